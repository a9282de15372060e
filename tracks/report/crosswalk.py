"""A crosswalk as CSV, JSON (`tracks.crosswalk/1`) and Markdown; its columns are those of SSSOM."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from tracks.lineage.crosswalk import Crosswalk, Pairing
from tracks.messages import diff as say_diff
from tracks.messages import lineage as say
from tracks.model.edition import Edition
from tracks.model.item import Item, path_of
from tracks.model.language import Language
from tracks.model.link import Association
from tracks.report.blocks import Column, Document, Table, Title
from tracks.report.cells import harmless
from tracks.report.item_shape import item_shape
from tracks.report.json_text import json_text
from tracks.report.lineage_shape import CrosswalkShape, EndShape, MappingShape, StepShape
from tracks.report.wording import Wording

BOM = "\ufeff"

_STEP = " > "
_BY = {"listed": say_diff.LISTED, "linked": say_diff.LINKED}


class Ends(NamedTuple):
    """Which revisions of the two editions a crosswalk is of."""

    source: int
    target: int


def render_csv(walk: Crosswalk, *, chinese: bool = False, excel: bool = False) -> str:
    """Return rows in UTF-8, ended by CR LF (RFC 4180); with a byte order mark for Excel.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    text = io.StringIO()
    text.write(BOM if excel else "")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(say.COLUMNS.values() if chinese else say.COLUMNS)
    for pairing in walk.pairings:
        writer.writerow(map(harmless, _cells(pairing, walk)))
    return text.getvalue()


def _cells(pairing: Pairing, walk: Crosswalk) -> Iterator[str]:
    yield from _side(pairing.source, walk.source)
    yield _predicate(pairing)
    yield from _side(pairing.target, walk.target)
    yield pairing.cardinality or ""
    yield from (str(int(part)) for part in (pairing.source_partial, pairing.target_partial))
    yield _number(pairing.weight)
    yield pairing.evidence or "undecided"
    yield _STEP.join(_stations(pairing.way))
    yield str(pairing.ways or "")
    yield "; ".join(dict.fromkeys(step.source for step in pairing.way if step.source))
    yield "; ".join(dict.fromkeys(step.note for step in pairing.way if step.note))


def _side(item: Item | None, edition: Edition) -> tuple[str, ...]:
    if item is None:
        return edition.head.edition, "", "", "", "", ""
    path = _STEP.join(path_of(item, edition.items) or ())
    return edition.head.edition, item.id, item.code or "", item.name, item.level, path


def _predicate(pairing: Pairing) -> str:
    """Return the SKOS mapping relation; a part of the target's content makes it broader."""
    if pairing.source is None or pairing.target is None:
        return ""
    match pairing.source_partial, pairing.target_partial:
        case False, False:
            return "skos:exactMatch"
        case False, True:
            return "skos:broadMatch"
        case True, False:
            return "skos:narrowMatch"
    return "skos:relatedMatch"


def _stations(way: tuple[Association, ...]) -> Iterator[str]:
    """Yield the items on the way, each with its edition: 430203@1996, 430204@1997."""
    for n, step in enumerate(way):
        if n == 0:
            yield f"{step.origin}@{step.since}"
        yield f"{step.target}@{step.edition}"


def _number(weight: Decimal | None) -> str:
    return "" if weight is None else f"{weight.normalize():f}"


def render_json(walk: Crosswalk, ends: Ends) -> str:
    """Return a crosswalk as `tracks.crosswalk/1`, each mapping on a line of its own."""
    return json_text(
        CrosswalkShape(
            schema="tracks.crosswalk/1",
            taxonomy=walk.source.head.taxonomy.id,
            subject_source=_end(walk.source, ends.source),
            object_source=_end(walk.target, ends.target),
            mappings=[_mapping(pairing, walk) for pairing in walk.pairings],
        )
    )


def _end(edition: Edition, revision: int) -> EndShape:
    return EndShape(edition=edition.head.edition, revision=revision, digest=edition.digest)


def _mapping(pairing: Pairing, walk: Crosswalk) -> MappingShape:
    source, target = pairing.source, pairing.target
    return MappingShape(
        subject=item_shape(source, path_of(source, walk.source.items)) if source else None,
        predicate_id=_predicate(pairing) or None,
        object=item_shape(target, path_of(target, walk.target.items)) if target else None,
        mapping_cardinality=pairing.cardinality,
        subject_partial=pairing.source_partial,
        object_partial=pairing.target_partial,
        weight=None if pairing.weight is None else float(pairing.weight),
        evidence=pairing.evidence,
        way=[step_shape(step) for step in pairing.way],
        ways=pairing.ways,
    )


def step_shape(step: Association) -> StepShape:
    """Return what a link says of two items."""
    return StepShape(
        since=step.since,
        edition=step.edition,
        origin=step.origin,
        target=step.target,
        partial=step.partial,
        weight=None if step.weight is None else float(step.weight),
        note=step.note,
        source=step.source,
    )


def crosswalk_view(walk: Crosswalk, lang: Language) -> Document:
    """Return a crosswalk as one table."""
    words = Wording(lang, (walk.target.head.taxonomy, walk.source.head.taxonomy))
    source, target = walk.source.head.edition, walk.target.head.edition
    title = walk.target.head.taxonomy.title.text(lang)
    columns = (
        Column(say.SUBJECT(lang, edition=source)),
        Column(say.SUBJECT(lang, edition=target)),
        Column(say.CARDINALITY(lang)),
        Column(say.WEIGHT(lang), "right"),
        Column(say.EVIDENCE(lang)),
    )
    rows = tuple(_row(pairing, walk, words) for pairing in walk.pairings)
    heading = Title(say.CROSSWALK(lang, taxonomy=title, source=source, target=target))
    return Document(lang, (heading, Table(columns, rows)))


def _row(pairing: Pairing, walk: Crosswalk, words: Wording) -> tuple[str, ...]:
    by = _BY[pairing.evidence] if pairing.evidence else say.UNDECIDED
    return (
        _named(pairing.source, walk.source, pairing.source_partial, words),
        _named(pairing.target, walk.target, pairing.target_partial, words),
        pairing.cardinality or "",
        _number(pairing.weight),
        by(words.lang),
    )


def _named(item: Item | None, edition: Edition, part: bool, words: Wording) -> str:
    if item is None:
        return ""
    path = path_of(item, edition.items) or (item.name,)
    name = _STEP.join((*path[:-1], words.name_with_id(item)))
    return say.PART(words.lang, name=name) if part else name
