"""Links from KLASS: changes of codes, and correspondence tables between two versions."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tracks.errors import Code, Problem, Spot
from tracks.formats.csv.link_table import LinkTable
from tracks.formats.klass.document import Document, Kind
from tracks.formats.klass.edition import label_of, valid_from
from tracks.formats.published.links import read_published_links
from tracks.model.layout import Layout, Pairs
from tracks.model.text import natural_key

TABLES = (Kind.CHANGES, Kind.TABLE, Kind.CORRESPONDS)


def tables_of(found: Document, lists: Sequence[Document]) -> Iterator[LinkTable]:
    """Yield the tables of links in a file, for the versions beside it.

    Changes are of the day on which the later version begins. A table between versions that are not
    here, or of which it does not say which they are, is warned of and left out.
    """
    if found.kind is Kind.CHANGES:
        yield from _changes(found, lists)
        return
    versions = {document.number: label_of(document) for document in lists if document.number}
    ends = [versions.get(str(found.said.get(key))) for key in ("sourceId", "targetId")]
    source, target = ends
    if source is None or target is None or source == target:
        problem = Problem(Code.KLASS_TABLE_APART, spot=Spot(str(found.file)))
        yield LinkTable(found.file, {}, [problem])
        return
    columns = ("sourceCode", "targetCode")
    if natural_key(source) > natural_key(target):
        source, target, columns = target, source, columns[::-1]
    lists_changes = found.said.get("changeTable") is True
    layout = _layout(found, columns, same_code="always" if lists_changes else "by row")
    yield read_published_links(found.file, layout, (source, target))


def _changes(found: Document, lists: Sequence[Document]) -> Iterator[LinkTable]:
    begun = sorted((valid_from(each), label_of(each)) for each in lists if valid_from(each))
    before = {day: (one, other) for (_, one), (day, other) in pairwise(begun)}
    layout = _layout(found, ("oldCode", "newCode"), same_code="always")
    days = sorted({str(row["changeOccurred"]) for row in found.rows})
    missing = tuple(day for day in days if day not in before)
    if missing:
        problem = Problem(Code.LINKS_UNUSED, {"editions": missing}, spot=Spot(str(found.file)))
        yield LinkTable(found.file, {}, [problem])
    for day in days:
        if day in before:
            where = {"changeOccurred": day}
            yield read_published_links(found.file, layout, before[day], where)


def _layout(found: Document, columns: tuple[str, str], *, same_code: str) -> Layout:
    one, other = columns
    return Layout(
        file=found.file.name,
        rows=found.kind,
        links=Pairs.model_validate({"from": one, "to": other}),
        same_code=same_code,
    )
