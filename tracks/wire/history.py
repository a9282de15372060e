"""Histories of items as `tracks.history/1`."""

from collections.abc import Iterator, Sequence

from tracks.commands.history import Histories, ItemHistory, Place, Step
from tracks.diff.change import Passage
from tracks.lineage.lives import Life
from tracks.lineage.succession import Node
from tracks.wire.diff import change_shape, passage_shape
from tracks.wire.items import cited, figure_shape, item_shape, source_shape, title_shape
from tracks.wire.json_text import json_text
from tracks.wire.shapes.lineage import (
    AncestryShape,
    HistoryPassageShape,
    HistoryShape,
    HistoryStepShape,
    ItemFigureShape,
    LatestShape,
    LifeShape,
    NamingShape,
    PlaceShape,
    ReasonShape,
    StationShape,
)


def history_json(answer: Histories) -> str:
    """Return histories as JSON text, each life on a line of its own."""
    histories, asked = answer.histories, answer.asked
    sources = {
        source_id: step.sources[source_id]
        for history in histories
        for step in history.steps
        for source_id in _cited(history)
        if source_id in step.sources
    } | {i: h.sources[i] for h in histories for i in _cited(h) if i in h.sources}
    return json_text(
        HistoryShape(
            schema="tracks.history/1",
            taxonomy=histories[0].taxonomy.id,
            asked=asked,
            lives=[_life(history) for history in histories],
            sources={source_id: source_shape(source) for source_id, source in sources.items()},
        )
    )


def _cited(history: ItemHistory) -> Iterator[str]:
    for step in history.steps:
        for told in step.changes:
            yield from (citation.id for citation in told.change.sources)
    for each in history.figures:
        yield from (citation.id for citation in each.figure.sources)
    yield from (naming.source for naming in history.namings)
    for reason in history.reasoned:
        yield from (citation.id for citation in reason.sources)


def _life(history: ItemHistory) -> LifeShape:
    placed = history.first_placed
    return LifeShape(
        stations=[_station(history, node) for node in history.life.nodes],
        steps=[
            HistoryStepShape(
                since=step.delta.before.edition,
                edition=step.delta.after.edition,
                change=change_shape(told.change, step.delta),
                whole={"before": told.whole[0], "after": told.whole[1]},
            )
            for step in history.steps
            for told in step.changes
        ],
        origins=[_ancestry(history, life) for life in history.life.origins],
        heirs=[_ancestry(history, life) for life in history.life.heirs],
        came=[_place(place) for place in history.came],
        went=[_place(place) for place in history.went],
        gave=[each for step in history.steps for each in _passages(step, step.gave)],
        took=[each for step in history.steps for each in _passages(step, step.took)],
        latest=_latest(history),
        first_placed=history.edition(placed) if placed else None,
        counts=[
            ItemFigureShape(
                edition=each.edition, level=each.level, figure=figure_shape(each.figure)
            )
            for each in history.figures
        ],
        named=[
            NamingShape(
                edition=naming.edition,
                where=naming.where,
                title=title_shape(naming.title),
                source=naming.source,
            )
            for naming in history.namings
        ],
        reasons=[
            ReasonShape(
                edition=each.edition,
                since=each.since,
                kind=each.kind,
                level=each.level,
                because=each.because,
                source=cited(each.sources),
            )
            for each in history.reasoned
        ],
    )


def _place(place: Place) -> PlaceShape:
    path = None if place.path is None else list(place.path)
    return PlaceShape(path=path, number=place.number)


def _passages(step: Step, passages: Sequence[Passage]) -> Iterator[HistoryPassageShape]:
    for passage in passages:
        yield HistoryPassageShape(
            since=step.delta.before.edition,
            edition=step.delta.after.edition,
            passage=passage_shape(passage, step.delta),
        )


def _latest(history: ItemHistory) -> LatestShape:
    listed, last = history.is_listed, history.life.nodes[-1]
    item = item_shape(history.item(last), history.path(last)) if listed else None
    return LatestShape(edition=history.latest, listed=listed, item=item)


def _ancestry(history: ItemHistory, life: Life) -> AncestryShape:
    return AncestryShape(
        first=_station(history, life.nodes[0]),
        last=_station(history, life.nodes[-1]),
        origins=[_ancestry(history, origin) for origin in life.origins],
        heirs=[_ancestry(history, heir) for heir in life.heirs],
    )


def _station(history: ItemHistory, node: Node) -> StationShape:
    item = item_shape(history.item(node), history.path(node))
    return StationShape(edition=history.edition(node), item=item)
