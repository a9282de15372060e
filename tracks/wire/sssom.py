"""A crosswalk as a set of mappings in SSSOM/TSV (mapping-commons.github.io/sssom, 1.1)."""

import csv
import io
import json
from collections.abc import Iterator, Mapping

from tracks.commands.crosswalk import Walked
from tracks.lineage.row import Row
from tracks.model.edition import Head
from tracks.model.evidence import Evidence
from tracks.model.iri import as_uri, encoded, iris
from tracks.model.item import Item

COLUMNS = (
    *("subject_id", "subject_label", "predicate_id", "object_id", "object_label"),
    *("mapping_justification", "mapping_cardinality", "comment"),
)

NOT_FOUND = "sssom:NoTermFound"
"""Stands on the side where nothing answers; the relation is then the one that was looked for."""

SOUGHT = "skos:exactMatch"

NO_LICENSE = "https://w3id.org/sssom/license/unspecified"
"""The specification wants a licence, and has this where none was given."""

_CARDINALITY = {"n:m": "n:n"}


def crosswalk_sssom(walked: Walked) -> Iterator[str]:
    """Yield a crosswalk as SSSOM/TSV, in pieces: the head as comments, the columns, a mapping a line.

    What nothing decides is no mapping: the head says how many items of either side that is.
    """
    rows = [row for row in walked.walk.rows if row.cardinality is not None]
    heads = walked.source.head, walked.target.head
    prefixes = _prefixes(*heads)
    names = tuple(prefixes[iris(head.taxonomy).items(head.edition)] for head in heads)
    yield from _head(walked, prefixes, undecided=len(walked.walk.rows) - len(rows))
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(_cells(row, *names))
        yield text.getvalue()
        text.seek(0)
        text.truncate()
    yield text.getvalue()


def _prefixes(source: Head, target: Head) -> dict[str, str]:
    """Return what stands for the first part of IRIs, by that part: each has one name alone."""
    of_source, of_target = iris(source.taxonomy), iris(target.taxonomy)
    named = {
        "target": of_target.items(target.edition),
        "target_series": of_target.prefix,
        "source": of_source.items(source.edition),
        "series": of_source.prefix,
    }
    return {prefix: name for name, prefix in named.items()}


def _reference(prefix: str, name: str) -> str:
    """Return what stands for a thing: a CURIE, which to readers of SSSOM is in ASCII."""
    return f"{prefix}:{as_uri(encoded(name))}"


def _head(walked: Walked, prefixes: Mapping[str, str], *, undecided: int) -> Iterator[str]:
    """Yield the metadata of the set, one slot a line; texts are quoted as JSON has them, which is YAML."""
    source, target = walked.source.head, walked.target.head
    # Between two taxonomies, labels begin with these.
    of_source, of_target = (
        label.removeprefix(f"{head.taxonomy.id}:")
        for label, head in zip(walked.labels, (source, target), strict=True)
    )
    found = iris(target.taxonomy).crosswalk(walked.labels[0], of_target)
    titles = (f"{head.taxonomy.title.text('zh')} {head.edition}" for head in (source, target))
    told = {
        "sssom_version": "1.1",
        "mapping_set_id": as_uri(found),
        "mapping_set_title": " → ".join(titles),
        "license": NO_LICENSE,
        "subject_type": "skos concept",
        "subject_source": _series(source, prefixes),
        "subject_source_version": of_source,
        "object_type": "skos concept",
        "object_source": _series(target, prefixes),
        "object_source_version": of_target,
    }
    if undecided:
        told["comment"] = (
            f"{undecided} items are left out, because nothing decides what answers them"
        )
    yield "#curie_map:\n"
    yield from (f"#  {name}: {_quoted(as_uri(iri))}\n" for iri, name in sorted(prefixes.items()))
    yield from (f"#{slot}: {_quoted(value)}\n" for slot, value in told.items())


def _series(head: Head, prefixes: Mapping[str, str]) -> str:
    return _reference(prefixes[iris(head.taxonomy).prefix], head.edition)


def _cells(row: Row, source: str, target: str) -> tuple[str, ...]:
    return (
        *_side(source, row.source),
        row.relation or SOUGHT,
        *_side(target, row.target),
        _justification(row),
        _CARDINALITY.get(row.cardinality or "", row.cardinality or ""),
        # On one line: readers take lines for comments that begin with #, wherever they stand.
        " ".join("; ".join((*row.reasons, *row.notes)).split()),
    )


def _side(prefix: str, item: Item | None) -> tuple[str, str]:
    return (_reference(prefix, item.id), item.name) if item else (NOT_FOUND, "")


def _justification(row: Row) -> str:
    """Return what shows a mapping, of the acts that the vocabulary SEMAPV knows.

    Lists have an id in both editions or in one of them; links are what editors wrote, composed
    where several lead from one item to the other; the rest is reasoned from what stands below.
    """
    if row.evidence is Evidence.DERIVED:
        return "semapv:LogicalReasoning"
    if row.evidence is Evidence.LISTED and not row.settled:
        return "semapv:LexicalMatching"
    return "semapv:MappingChaining" if len(row.steps) > 1 else "semapv:ManualMappingCuration"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
