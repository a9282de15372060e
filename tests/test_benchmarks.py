"""The benchmarks measure the same work on both sides: what they make, write and count agrees."""

import sqlite3
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from benchmarks import statements, trees
from benchmarks.processes import PYTHON, TRACKS, peer, run
from tests.asking import ask, record
from tracks.commands.audit import audited
from tracks.commands.diff import compare
from tracks.commands.export import export

ITEMS, CHANGES = 2_000, 40


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return trees.write_csv(tmp_path_factory.mktemp("trees"), ITEMS, CHANGES)


def test_two_years_differ_in_as_many_items_as_asked_for(years: tuple[Path, Path]) -> None:
    database = str(years[0].with_name("tracks.db"))
    assert record(database, years).errors == 0
    found = ask(compare, database, "2024", "2025").change_set.changes
    kinds = [change.kinds for change in found]
    assert len(kinds) == CHANGES
    assert {str(*kind): kinds.count(kind) for kind in kinds} == dict.fromkeys(
        ("renamed", "moved", "removed", "added"), CHANGES // 4
    )


def test_the_raw_script_writes_the_same_rows(years: tuple[Path, Path], tmp_path: Path) -> None:
    ours, raw = tmp_path / "ours.db", tmp_path / "raw.db"
    assert record(str(ours), years[:1]).errors == 0
    run(peer("raw_import", years[0], raw))
    assert rows(raw) == rows(ours)
    assert len(rows(raw)) == ITEMS


def rows(database: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(database) as connection:
        return connection.execute("SELECT * FROM state ORDER BY item").fetchall()


def test_yaml_holds_what_the_csv_holds(years: tuple[Path, Path], tmp_path: Path) -> None:
    ours, raw = tmp_path / "ours.db", tmp_path / "raw.db"
    file = trees.write_yaml(tmp_path, ITEMS)
    assert record(str(ours), [file]).errors == 0
    run(peer("raw_import", years[0], raw))
    assert rows(raw) == rows(ours)
    run(peer("yaml_events", file))


def test_the_peer_writes_the_triples_of_the_items(years: tuple[Path, Path], tmp_path: Path) -> None:
    database, theirs = str(tmp_path / "tracks.db"), tmp_path / "theirs.ttl"
    assert record(database, years[:1]).errors == 0
    run(peer("rdf_triples", years[0], theirs))
    ours = "".join(ask(export, database, "2024", "xkos"))
    items = {t for t in triples(ours) if ":item:" in t.subject.value}
    assert items == triples(theirs.read_text(encoding="utf-8"))
    assert len(items) > 5 * ITEMS


def triples(turtle: str) -> set[Triple]:
    found = {quad.triple for quad in parse(turtle, RdfFormat.TURTLE)}
    return {triple for triple in found if isinstance(triple.subject, NamedNode)}


def test_rdf_holds_the_items_of_the_csv(years: tuple[Path, Path], tmp_path: Path) -> None:
    database = str(tmp_path / "tracks.db")
    assert record(database, [trees.write_rdf(tmp_path / "rdf", ITEMS)]).errors == 0
    assert record(database, years[:1], revise="the same as CSV").errors == 0
    found = ask(compare, database, "2024@1", "2024@2").change_set.changes
    # Of what SKOS says beside the CSV, the codes and the French names.
    assert {kind.value for change in found for kind in change.kinds} == {"recoded", "revised"}
    assert len(found) == ITEMS
    run(peer("rdf_statements", tmp_path / "rdf" / "2024.ttl"))


@pytest.mark.parametrize("planted", [False, True])
def test_statements_agree_unless_one_is_planted(tmp_path: Path, planted: bool) -> None:
    folder = statements.write(tmp_path / "stated", 4, 6, 40, planted=planted)
    database = str(tmp_path / "tracks.db")
    assert record(database, [folder]).errors == 0
    found = ask(audited, database).findings
    said = sum(len(b.says) for a in found.accounts for b in a.head.statements)
    assert said == 40 + planted
    assert (found.sound, found.read.decided) == (not planted, True)


def test_counts_are_held_against_those_of_duckdb(years: tuple[Path, Path], tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    database, found = {"TRACKS_DB": str(tmp_path / "tracks.db")}, tmp_path / "tracks.json"
    run((*TRACKS, "import", *map(str, years)), **database)
    run((*TRACKS, "diff", "2024", "2025", "--format", "json", "-o", str(found)), **database)
    count = (PYTHON, "-m", "benchmarks.counts", *map(str, years))
    run((*count, str(found)))
    found.write_text(found.read_text(encoding="utf-8").replace('"renamed"', '"moved"', 1))
    with pytest.raises(RuntimeError, match="renamed: 9, duckdb 10"):
        run((*count, str(found)))
    joined = tmp_path / "duckdb.json"
    run(peer("duckdb_diff", *years, joined))
    assert len(joined.read_text(encoding="utf-8").splitlines()) == CHANGES


def test_a_process_is_measured_whole() -> None:
    cost = run((PYTHON, "-c", "import time; kept = b'x' * 10**8; time.sleep(0.2)"))
    assert cost.seconds >= 0.2
    assert cost.megabytes > 100
    assert 0 < cost.processor == cost.worked.seconds
    assert cost.processor <= cost.seconds - 0.2 + 0.05  # asleep, it takes none
    with pytest.raises(RuntimeError, match="no such thing"):
        run((PYTHON, "-c", "raise SystemExit('no such thing')"))
