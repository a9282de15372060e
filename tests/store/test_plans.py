"""Queries cost what they return: the databases' own plans show that every one goes by an index."""

import re
from typing import Any

import pytest
from sqlalchemy import event

from tests.building import direction, edition, main
from tests.conftest import NewDatabase
from tests.store.conftest import keep
from tracks.model.statement import Added, Block
from tracks.store import RevisionRow, Store


def record_many(store: Store) -> dict[str, RevisionRow]:
    """Record editions of many items of which few differ, and return what stands for each."""
    says = Block(source="s", says=(Added(added="main", since="2021", names=("y",)),))
    many = [main(f"i{n}", "a") for n in range(20_000)]
    keep(store, edition("2020", direction("a"), main("y", "a"), *many))
    keep(store, edition("2021", direction("a"), main("x", "a"), *many))
    keep(store, edition("2022", direction("a"), main("y", "a"), *many, statements=(says,)))
    keep(store, edition("2023", direction("b"), main("y", "b"), direction("a"), *many))
    return store.editions("demo")


def plan_of_a_delta(store: Store, rows: dict[str, RevisionRow], explain: str) -> str:
    """Return what a database says of how it finds the states for a delta."""
    asked: list[tuple[str, Any]] = []

    def note(_: object, __: object, sql: str, values: Any, *___: object) -> None:
        if "FROM state" in sql:
            asked.append((sql, values))

    event.listen(store._database.reader, "before_cursor_execute", note)
    found = store.delta(rows["2021"], rows["2023"])
    event.remove(store._database.reader, "before_cursor_execute", note)
    assert found.seen == {"y"}
    with store._database.reader.connect() as connection:
        return "\n".join(
            str(step[-1])
            for sql, values in asked
            for step in connection.exec_driver_sql(f"{explain} {sql}", values)
        )


def test_sqlite_reads_only_what_differs(new_sqlite: NewDatabase) -> None:
    with Store.open(new_sqlite()) as store:
        plan = plan_of_a_delta(store, record_many(store), "EXPLAIN QUERY PLAN")
    assert "ix_state_taxonomy_since (taxonomy=? AND since>? AND since<?)" in plan
    assert "ix_state_taxonomy_until (taxonomy=? AND until>? AND until<?)" in plan
    for step in plan.splitlines():
        if " state" in step:
            assert "ix_state_taxonomy" in step or "PRIMARY KEY (taxonomy=? AND item=?" in step


@pytest.mark.parametrize("statistics", ["", "ANALYZE"], ids=["fresh", "analyzed"])
def test_postgresql_reads_only_what_differs(new_postgresql: NewDatabase, statistics: str) -> None:
    with Store.open(new_postgresql()) as store:
        with store._database.writer.begin() as connection:
            # Or the server may gather statistics by itself at any moment, and plan otherwise.
            connection.exec_driver_sql("ALTER TABLE state SET (autovacuum_enabled = false)")
        rows = record_many(store)
        with store._database.writer.begin() as connection:
            connection.exec_driver_sql(statistics or "SELECT")
        plan = plan_of_a_delta(store, rows, "EXPLAIN")
    # What stands under some items is found by their ids where that is cheaper than to read them all.
    plan = re.sub(r"Index Scan using ix_state_taxonomy_parent_since on state", "", plan)
    conditions = dict(re.findall(r"Index Scan using (\w+) on state .*\n +Index Cond: (.*)", plan))
    for index, bounded in {
        "ix_state_taxonomy_since": r"since > .* since <= ",
        "ix_state_taxonomy_until": r"until > .* until <= ",
        "pk_state": r"taxonomy = .* item = ANY ",
    }.items():
        assert re.search(bounded, conditions.pop(index).replace("(", ""))
    assert conditions == {}
    assert not re.search(r"(Seq|Heap) Scan on state", plan)
