"""Histories of items as `tracks.history/1`."""

from tracks.commands.history import Histories, ItemHistory, Passage
from tracks.lineage.lives import Life
from tracks.lineage.succession import Node
from tracks.wire.diff import change_shape
from tracks.wire.items import item_shape, source_shape
from tracks.wire.json_text import json_text
from tracks.wire.shapes.lineage import (
    AncestryShape,
    HistoryShape,
    HistoryStepShape,
    LifeShape,
    PassageShape,
    StationShape,
)


def history_json(answer: Histories) -> str:
    """Return histories as JSON text, each life on a line of its own."""
    histories, asked = answer.histories, answer.asked
    cited = {
        citation.id: step.sources[citation.id]
        for history in histories
        for step in history.steps
        for citation in step.change.sources
        if citation.id in step.sources
    }
    return json_text(
        HistoryShape(
            schema="tracks.history/1",
            taxonomy=histories[0].taxonomy.id,
            asked=asked,
            lives=[_life(history) for history in histories],
            sources={source_id: source_shape(source) for source_id, source in cited.items()},
        )
    )


def _life(history: ItemHistory) -> LifeShape:
    return LifeShape(
        stations=[_station(history, node) for node in history.life.nodes],
        steps=[
            HistoryStepShape(
                since=step.delta.before.edition,
                edition=step.delta.after.edition,
                change=change_shape(step.change, step.delta),
            )
            for step in history.steps
        ],
        origins=[_ancestry(history, life) for life in history.life.origins],
        heirs=[_ancestry(history, life) for life in history.life.heirs],
        came=[_passage(passage) for passage in history.came],
        went=[_passage(passage) for passage in history.went],
    )


def _passage(passage: Passage) -> PassageShape:
    path = None if passage.path is None else list(passage.path)
    return PassageShape(path=path, number=passage.number)


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
