"""Items, sources and figures as JSON has them, in every document alike."""

from collections.abc import Iterable

from tracks.diff.change import Figure
from tracks.model.evidence import Citation
from tracks.model.item import Item
from tracks.model.statement import Source
from tracks.model.tally import Tally
from tracks.model.taxonomy import Title
from tracks.wire.shapes.diff import (
    ApartShape,
    BoundedFigure,
    CitationShape,
    ExactFigure,
    ItemShape,
    SourceShape,
    TitleShape,
)

PATH_STEP = " > "
"""Joins the names of a path in a flat table, the same in every language."""


def item_shape(item: Item, path: Iterable[str] | None) -> ItemShape:
    """Return an item with the names from the outermost to itself, None where its place is unknown."""
    shape: ItemShape = {  # a call of the type would take three times as long, and there are many
        "id": item.id,
        "code": item.code,
        "name": item.name,
        "level": item.level,
        "parent": item.parent,
        "path": None if path is None else list(path),
        "unplaced": item.unplaced,
    }
    if item.labels:
        shape["labels"] = dict(item.labels)
    if item.status is not None:
        shape["status"] = item.status
    if item.replaced_by:
        shape["replaced_by"] = list(item.replaced_by)
    if item.also_under:
        shape["also_under"] = list(item.also_under)
    return shape


def apart_shape(tally: Tally) -> ApartShape:
    """Return how many items an edition lists that are not in force, nothing where it lists none."""
    shape = ApartShape()
    if tally.deprecated.total:
        shape["deprecated"] = dict(tally.deprecated.total)
    if tally.proposed.total:
        shape["proposed"] = dict(tally.proposed.total)
    return shape


def cited(sources: Iterable[Citation]) -> list[CitationShape]:
    """Return where something is stated."""
    return [_citation(citation) for citation in sources]


def _citation(citation: Citation) -> CitationShape:
    shape = CitationShape(id=citation.id, at=citation.at)
    if citation.quote is not None:
        shape["quote"] = citation.quote
    return shape


def figure_shape(figure: Figure) -> ExactFigure | BoundedFigure:
    """Return a number, or its bounds where it is not known."""
    where = cited(figure.sources)
    if figure.value is not None:
        return ExactFigure(
            value=figure.value,
            evidence=figure.evidence,
            source=where,
            printed_level=figure.printed_level,
        )
    shape = BoundedFigure(
        min=figure.minimum,
        max=figure.maximum,
        evidence=figure.evidence,
        source=where,
        printed_level=figure.printed_level,
    )
    if figure.printed:
        shape["printed"] = figure.printed
    return shape


def title_shape(title: Title) -> TitleShape:
    """Return a text in the languages that it has."""
    shape = TitleShape(zh=title.zh, en=title.en)
    if title.others:
        shape["labels"] = dict(title.others)
    return shape


def source_shape(source: Source) -> SourceShape:
    """Return a source."""
    return SourceShape(
        title=title_shape(source.title),
        publisher=source.publisher,
        date=source.date,
        where=source.where,
    )
