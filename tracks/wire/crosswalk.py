"""A crosswalk for other programs: JSON (`tracks.crosswalk/1`), and a table with the columns of SSSOM."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tracks.commands.crosswalk import Walked
from tracks.lineage.crosswalk import Crosswalk, Pairing
from tracks.lineage.linked import Association
from tracks.messages import lineage as say
from tracks.model.edition import Edition
from tracks.model.item import Item, path_of
from tracks.model.language import Language
from tracks.wire.items import item_shape
from tracks.wire.json_text import json_text
from tracks.wire.shapes.lineage import CrosswalkShape, EndShape, MappingShape, StepShape

_STEP = " > "


def crosswalk_rows(walked: Walked, lang: Language | None) -> Iterator[Sequence[str]]:
    """Yield the rows of a crosswalk, first its columns: in Chinese for zh, else as SSSOM names them."""
    walk = walked.walk
    yield tuple(say.COLUMNS.values() if lang == "zh" else say.COLUMNS)
    for pairing in walk.pairings:
        yield tuple(_cells(pairing, walk))


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


def crosswalk_json(walked: Walked) -> str:
    """Return a crosswalk as JSON text, each mapping on a line of its own."""
    walk = walked.walk
    return json_text(
        CrosswalkShape(
            schema="tracks.crosswalk/1",
            taxonomy=walk.source.head.taxonomy.id,
            subject_source=_end(walk.source, walked.source.number),
            object_source=_end(walk.target, walked.target.number),
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
