"""A bit that flips in the file of a SQLite database is found, or changes nothing that anyone is told."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import direction, edition, main
from tests.store.conftest import keep, of_taxonomy
from tracks.errors import Code, Fault, TracksError
from tracks.model.map import Map, Match, Scheme
from tracks.store import Store

EDITIONS = [
    edition(
        str(year),
        direction("甲"),
        *(main(f"{n}-{year % (n % 4 + 1)}", "甲", definition="定义" * n) for n in range(1, 40)),
    )
    for year in (2021, 2022, 2023)
]

OTHER = of_taxonomy("other", edition("1", *(direction(f"o{n}") for n in range(40))))
MAP = Map.of(
    Scheme(taxonomy="demo", edition="2022"),
    Scheme(taxonomy="other", edition="1"),
    [Match(source=f"{n}-{2022 % (n % 4 + 1)}", target=f"o{n}", note="n" * n) for n in range(1, 40)],
)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a database holds when it is closed: one file with nothing beside it."""
    file = tmp_path_factory.mktemp("whole") / "tracks.db"
    with Store.open(file) as store:
        keep(store, *EDITIONS, OTHER)
        with store.recording("ann", "why") as session:
            session.map(MAP)
    assert [path.name for path in file.parent.iterdir()] == ["tracks.db"]
    return file.read_bytes()


def answers(file: Path) -> object:
    """Return what commands are told: revisions, items, differences, and what is looked up."""
    with Store.open(file, create=False) as store:
        rows = store.revisions("demo")
        return (
            [(row.label, row.digest, row.acts) for row in rows],
            [store.edition(row) for row in rows],
            [store.delta(before, after) for before in rows for after in rows],
            [store.under(row, "甲") for row in rows],
            store.find("demo", "3-1"),
            [(act.label, act.act, act.map) for act in store.map_acts()],
        )


def found(file: Path) -> list[Code]:
    """Return what is found, be it by opening the database or by verifying it."""
    try:
        with Store.open(file, create=False) as store:
            return [flaw.code for flaw in store.verify()]
    except TracksError as error:
        assert error.fault is Fault.DATABASE
        return [problem.code for problem in error.problems]


def test_a_bit_of_a_name_is_found_with_revision_and_item(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "tracks.db"
    name = "定义".encode() * 39
    assert content.count(name) == 3  # a state for each edition, as the item's id differs
    file.write_bytes(content.replace(name, name[:-1] + bytes([name[-1] ^ 1]), 1))
    with Store.open(file) as store:
        (flaw,) = store.verify()
        labels = {row.edition: row.label for row in store.revisions("demo")}
    assert flaw.code is Code.ITEM_DAMAGED
    (year,) = (e.head.edition for e in EDITIONS if flaw.params["item"] in e.items)
    assert flaw.params["revision"] == labels[year]


@pytest.fixture(scope="module")
def right(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> object:
    """The answers of what is as it was recorded."""
    whole = tmp_path_factory.mktemp("answers") / "tracks.db"
    whole.write_bytes(content)
    assert found(whole) == []
    return answers(whole)


@given(where=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_any_bit_is_found_or_changes_no_answer(
    content: bytes, right: object, where: float, bit: int
) -> None:
    flipped = bytearray(content)
    flipped[int(where * len(flipped))] ^= 1 << bit
    with TemporaryDirectory() as folder:
        file = Path(folder) / "tracks.db"
        file.write_bytes(flipped)
        assert found(file) or answers(file) == right


def test_a_bit_of_an_id_is_found_in_the_table_and_in_every_index(
    content: bytes, tmp_path: Path
) -> None:
    """A diff is read through an index: it may be wrong while every row is as it was recorded."""
    places = [match.start() for match in re.finditer(b"39-3", content)]
    assert len(places) >= 3  # the table, the index by since, that by parent
    for place in places:
        flipped = bytearray(content)
        flipped[place] ^= 1
        file = tmp_path / f"{place}.db"
        file.write_bytes(flipped)
        assert found(file)
