"""A crosswalk for other programs: JSON (`tracks.crosswalk/1`), and a table with the columns of SSSOM."""

from collections.abc import Iterator, Sequence

from tracks.commands.crosswalk import Walked
from tracks.lineage.linked import Association
from tracks.lineage.row import Row
from tracks.messages import lineage as say
from tracks.model.item import Item, Line, names_of
from tracks.model.language import Language
from tracks.views.wording import decimal_text
from tracks.wire.ends import end_shape, map_shape, share_shape
from tracks.wire.items import PATH_STEP, item_shape
from tracks.wire.json_text import json_text
from tracks.wire.shapes.lineage import CrosswalkShape, MappingShape, SettledShape, StepShape


def crosswalk_rows(walked: Walked, lang: Language | None) -> Iterator[Sequence[str]]:
    """Yield the rows of a crosswalk, first its columns: in Chinese for zh, else as SSSOM names them."""
    yield tuple(say.COLUMNS.values() if lang == "zh" else say.COLUMNS)
    yield from (tuple(_cells(row, *walked.labels)) for row in walked.walk.rows)


def _cells(row: Row, source: str, target: str) -> Iterator[str]:
    yield from _side(source, row.source, row.source_line)
    yield row.relation or ""
    yield from _side(target, row.target, row.target_line)
    yield row.cardinality or ""
    yield from (str(int(part)) for part in (row.source_partial, row.target_partial))
    yield decimal_text(row.weight)
    yield row.evidence or "undecided"
    yield PATH_STEP.join(row.stations)
    yield str(row.paths or "")
    yield "; ".join(row.cited)
    yield "; ".join(row.notes)
    yield from (f"{s.number}/{s.of}" if s else "" for s in (row.source_share, row.target_share))
    yield "; ".join(row.reasons)


def _side(version: str, item: Item | None, line: Line | None) -> tuple[str, ...]:
    if item is None:
        return version, "", "", "", "", ""
    path = PATH_STEP.join(names_of(line) or ())
    return version, item.id, item.code or "", item.name, item.level, path


def crosswalk_json(walked: Walked) -> str:
    """Return a crosswalk as JSON text, each mapping on a line of its own."""
    shape = CrosswalkShape(
        schema="tracks.crosswalk/1",
        taxonomy=walked.walk.source.head.taxonomy.id,
        subject_source=end_shape(walked.source),
        object_source=end_shape(walked.target),
        mappings=[_mapping(row) for row in walked.walk.rows],
    )
    if walked.by:
        shape["object_taxonomy"] = walked.target.taxonomy
        shape["map"] = map_shape(walked.by)
    return json_text(shape)


def _mapping(row: Row) -> MappingShape:
    source, target = row.source, row.target
    return MappingShape(
        subject=item_shape(source, names_of(row.source_line)) if source else None,
        predicate_id=row.relation,
        object=item_shape(target, names_of(row.target_line)) if target else None,
        mapping_cardinality=row.cardinality,
        subject_partial=row.source_partial,
        object_partial=row.target_partial,
        weight=None if row.weight is None else float(row.weight),
        evidence=row.evidence,
        way=[step_shape(step) for step in row.steps],
        ways=row.paths,
        ended=row.ended,
        settled=[
            SettledShape(
                since=said.since,
                edition=said.edition,
                id=said.id,
                note=said.note,
                because=said.because,
                source=said.cited,
            )
            for said in row.settled
        ],
        subject_share=share_shape(row.source_share) if row.source_share else None,
        object_share=share_shape(row.target_share) if row.target_share else None,
    )


def step_shape(step: Association) -> StepShape:
    """Return a link between two items, as far as it joins them."""
    return StepShape(
        since=step.since,
        edition=step.edition,
        origin=step.origin,
        target=step.target,
        partial=step.partial,
        wider=step.wider,
        weight=None if step.weight is None else float(step.weight),
        note=step.note,
        because=step.because,
        source=step.cited,
    )
