"""Verifying names what is not as it was recorded; each kind of damage is done by hand."""

import pytest
from hypothesis import given

from tests.building import direction, edition, main
from tests.conftest import NewDatabase
from tests.examples import examples
from tests.store.conftest import flaws_of, keep, of_own_taxonomy
from tests.strategies import recordings
from tracks.errors import Code, TracksError
from tracks.messages.problems import sentence
from tracks.messages.store import SENTENCES
from tracks.model.edition import Edition
from tracks.store import Store
from tracks.store.dialects import database_at

OLD = edition("2021", direction("甲"), main("x", "甲"))
NEXT = edition("2022", direction("甲"), main("y", "甲"))


# A text that is no UTF-8, and what each kind of database wants done before it takes such damage.
NO_TEXT = {
    "sqlite": "CAST(x'ff' AS TEXT)",
    "postgresql": r"CAST(CAST('\xff' AS bytea) AS text)",
}
UNGUARDED = {
    "sqlite": (),
    "postgresql": (
        "SET LOCAL session_replication_role = replica",  # without foreign keys
        "CREATE CAST (bytea AS text) WITHOUT FUNCTION",
    ),
}


@pytest.fixture
def where(where: str) -> str:
    return recorded(where)


def recorded(where: str) -> str:
    with Store.open(where) as store, store.recording("ann", "first") as session:
        session.record(OLD)
        session.record(NEXT)
    return where


def found(where: str, damage: str) -> list[tuple[Code, str, str]]:
    with database_at(where).writer.begin() as connection:
        kind = connection.dialect.name
        for statement in UNGUARDED[kind]:
            connection.exec_driver_sql(statement)
        done = connection.exec_driver_sql(damage.replace("NO_TEXT", NO_TEXT[kind]))
        assert done.rowcount > 0
    with Store.open(where) as store:
        flaws = list(store.verify())
    for flaw in flaws:
        for lang in ("zh", "en"):
            assert "demo" in SENTENCES[flaw.code](lang, **flaw.params)
    return [
        (flaw.code, str(flaw.params.get("revision", "")), str(flaw.params.get("item", "")))
        for flaw in flaws
    ]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE state SET name = 'z' WHERE item = 'x'",
        "UPDATE state SET level = 'new' WHERE item = 'x'",
        "UPDATE state SET rest = '{' WHERE item = 'x'",
        "UPDATE state SET name = NO_TEXT WHERE item = 'x'",
    ],
)
def test_an_item_that_is_not_as_recorded(where: str, damage: str) -> None:
    assert found(where, damage) == [(Code.ITEM_DAMAGED, "2021@1", "x")]


class TestOnSQLite:
    """Which keeps a type with each value, and a flipped bit can change that too."""

    @pytest.fixture
    def where(self, new_sqlite: NewDatabase) -> str:
        return recorded(new_sqlite())

    def test_an_item_of_another_type(self, where: str) -> None:
        damage = "UPDATE state SET name = x'ff' WHERE item = 'x'"
        assert found(where, damage) == [(Code.ITEM_DAMAGED, "2021@1", "x")]

    @pytest.mark.parametrize("damage", ["by = x'ff'", "at = x'32'"])
    def test_an_act_of_another_type(self, where: str, damage: str) -> None:
        flaws = found(where, f"UPDATE act SET {damage} WHERE number = 1")
        assert flaws == [(Code.HISTORY_DAMAGED, "2021@1", "")]


def test_an_item_that_is_gone(where: str) -> None:
    assert found(where, "DELETE FROM state WHERE item = 'y'") == [
        (Code.REVISION_DAMAGED, "2022@1", "")
    ]


def test_a_parent_that_is_gone(where: str) -> None:
    assert found(where, "DELETE FROM state WHERE item = '甲'") == [
        (Code.PARENT_LOST, "2021@1", "x"),
        (Code.REVISION_DAMAGED, "2021@1", ""),
        (Code.PARENT_LOST, "2022@1", "y"),
        (Code.REVISION_DAMAGED, "2022@1", ""),
    ]


def test_a_state_of_no_revision(where: str) -> None:
    assert (Code.STATE_ASTRAY, "", "y") in found(where, "UPDATE state SET since = 7 WHERE item='y'")


def test_two_states_at_a_time(where: str) -> None:
    damage = (
        "INSERT INTO state SELECT taxonomy, item, (SELECT max(place) FROM revision), until, parent,"
        " level, name, rest, rank, digest FROM state WHERE item = '甲'"
    )
    assert (Code.STATES_OVERLAP, "2022@1", "甲") in found(where, damage)


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("UPDATE revision SET head = '{'", Code.HEAD_DAMAGED),
        ("UPDATE revision SET head = NO_TEXT", Code.HEAD_DAMAGED),
        ("UPDATE revision SET head = replace(head, '示例', '示范')", Code.REVISION_DAMAGED),
        ("UPDATE revision SET digest = 't1:0'", Code.REVISION_DAMAGED),
        ("UPDATE revision SET tally = '{'", Code.TALLY_DAMAGED),
        ("UPDATE revision SET tally = '{}'", Code.TALLY_DAMAGED),
    ],
)
def test_a_revision_that_is_not_as_recorded(where: str, damage: str, code: Code) -> None:
    flaws = found(where, f"{damage} WHERE edition = '2021'")
    assert [(flaw, item) for flaw, _, item in flaws] == [(code, "")]


@pytest.mark.parametrize("damage", ["edition = '2020'", "number = 2"])
def test_a_revision_under_another_label_is_not_the_one_of_the_journal(
    where: str, damage: str
) -> None:
    flaws = found(where, f"UPDATE revision SET {damage} WHERE edition = '2021'")
    assert [code for code, _, _ in flaws] == [Code.HISTORY_DAMAGED, Code.REVISION_DAMAGED]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE act SET why = 'x' WHERE number = 1",
        "UPDATE act SET by = NULL WHERE number = 1",
        "UPDATE act SET at = NO_TEXT WHERE number = 1",
        "UPDATE act SET deed = 'published' WHERE number = 1",
        "UPDATE act SET deed = 'x' WHERE number = 1",
        r"UPDATE act SET digest = '\x00' WHERE number = 1",
    ],
)
def test_an_act_that_is_not_as_entered(where: str, damage: str) -> None:
    assert found(where, damage) == [(Code.HISTORY_DAMAGED, "2021@1", "")]


@pytest.mark.parametrize(
    ("damage", "flaws"),
    [
        (
            "DELETE FROM act WHERE number = 1",
            [(Code.ACT_MISSING, ""), (Code.HISTORY_DAMAGED, "2021@1")],
        ),
        ("DELETE FROM act WHERE number = 2", [(Code.HISTORY_DAMAGED, "2022@1")]),
        (
            "UPDATE act SET revision = 1 WHERE number = 2",
            [(Code.HISTORY_DAMAGED, "2021@1"), (Code.HISTORY_DAMAGED, "2022@1")],
        ),
        (
            "UPDATE act SET revision = 77 WHERE number = 2",
            [(Code.ACT_ASTRAY, ""), (Code.HISTORY_DAMAGED, "2022@1")],
        ),
        (
            "UPDATE act SET number = 7 WHERE number = 1",
            [(Code.ACT_MISSING, ""), (Code.HISTORY_DAMAGED, "2021@1")],
        ),
        (
            "INSERT INTO act SELECT taxonomy, 3, revision, deed, at, by, why, digest"
            " FROM act WHERE number = 2",
            [(Code.HISTORY_DAMAGED, "2022@1")],
        ),
    ],
)
def test_a_journal_that_is_not_whole(
    where: str, damage: str, flaws: list[tuple[Code, str]]
) -> None:
    assert [(code, revision) for code, revision, _ in found(where, damage)] == flaws


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("UPDATE act SET deed = 'x' WHERE number = 1", Code.HISTORY_DAMAGED),
        ("DELETE FROM act WHERE number = 1", Code.HISTORY_DAMAGED),
        ("UPDATE revision SET head = '{' WHERE edition = '2021'", Code.HEAD_DAMAGED),
        ("UPDATE state SET rest = '{' WHERE item = 'x'", Code.ITEM_DAMAGED),
        ("UPDATE state SET rest = '[]' WHERE item = 'x'", Code.ITEM_DAMAGED),
        ("UPDATE state SET name = NO_TEXT WHERE item = 'x'", Code.DATABASE_DAMAGED),
    ],
)
def test_damage_that_a_command_meets_is_told(where: str, damage: str, code: Code) -> None:
    assert found(where, damage)
    with Store.open(where) as store, pytest.raises(TracksError) as caught:
        store.edition(store.editions("demo")["2021"])
    problem = caught.value.problems[0]
    assert problem.code is code
    assert all(str(told) in sentence(problem, "en") for told in problem.params.values())


@examples(20)
@given(drawn=recordings("2019", "2021", "2023"))
def test_what_is_recorded_verifies(shared_store: Store, drawn: list[Edition]) -> None:
    """Each in its taxonomy; the fixture verifies all of them together."""
    own = of_own_taxonomy(drawn)
    keep(shared_store, *own)
    assert flaws_of(shared_store, own[0].head.taxonomy.id) == []
