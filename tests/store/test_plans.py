"""Queries cost what they return: SQLite's own plans show that every one goes by an index."""

from sqlalchemy import event

from tests.building import direction, edition, main
from tests.store.conftest import keep
from tracks.model.statement import Added, Block
from tracks.store import Store


def test_a_delta_reads_only_what_differs(store: Store) -> None:
    says = Block(source="s", says=(Added(added="main", since="2021", names=("y",)),))
    keep(store, edition("2020", direction("a"), main("y", "a")))
    keep(store, edition("2021", direction("a"), main("x", "a")))
    keep(store, edition("2022", direction("a"), main("y", "a"), statements=(says,)))
    keep(store, edition("2023", direction("b"), main("y", "b")))
    rows = store.editions("demo")
    asked: list[tuple[str, tuple[object, ...]]] = []

    def note(_: object, __: object, sql: str, values: tuple[object, ...], *___: object) -> None:
        if "FROM state" in sql:
            asked.append((sql, values))

    event.listen(store._database.reader, "before_cursor_execute", note)
    found = store.delta(rows["2021"], rows["2023"])
    event.remove(store._database.reader, "before_cursor_execute", note)
    assert found.seen == {"y"}
    with store._database.reader.connect() as connection:
        steps = [
            step[3]
            for sql, values in asked
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
        ]
    on_states = [step for step in steps if " state" in step]
    assert any("ix_state_taxonomy_since (taxonomy=? AND since>? AND since<?)" in s for s in steps)
    assert any("ix_state_taxonomy_until (taxonomy=? AND until>? AND until<?)" in s for s in steps)
    for step in on_states:
        assert "ix_state_taxonomy" in step or "PRIMARY KEY (taxonomy=? AND item=?" in step
