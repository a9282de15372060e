"""What a table of links means, and that it is recorded with the editions it leads to."""

from decimal import Decimal
from pathlib import Path

from tests.asking import record
from tracks.errors import Code
from tracks.formats.csv.link_table import read_links
from tracks.model.link import Link
from tracks.store import Store

HEADER = "from_edition,to_edition,from_id,to_id,partial,weight,note,source\n"
TAXONOMY = "taxonomy: demo\ntitle: {en: Demo}\nlevels: [{id: main}]\n"
ITEMS = "id,parent,level,name\n"


def written(folder: Path, text: str) -> Path:
    file = folder / "links.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_row_is_a_link_of_one_item_and_another(tmp_path: Path) -> None:
    table = read_links(
        written(tmp_path, HEADER + "2024,2025,A,b,1,0.25,因为,s\n2024,2025,A,A,,,,\n")
    )
    assert not table.problems
    assert [row.link for row in table.rows["2025"]] == [
        Link(
            since="2024", origins=("A",), targets=("b",), partial=True,
            weight=Decimal("0.25"), note="因为", cited="s",
        ),
        Link(since="2024", origins=("A",), targets=("A",)),
    ]  # fmt: skip


def test_D8_rows_that_are_right_are_looked_at_beside_one_that_is_wrong(
    tmp_path: Path,
) -> None:
    table = read_links(written(tmp_path, HEADER + "2024,2025,a,b,0,1.5,,\n2024,2025,a,c,0,,,\n"))
    assert [problem.code for problem in table.problems] == [Code.NUMBER_EXPECTED]
    assert [row.link.targets for row in table.rows["2025"]] == [("c",)]


def test_D8_names_are_taken_on_both_sides_and_all_problems_told_at_once(
    tmp_path: Path,
) -> None:
    (tmp_path / "taxonomy.yaml").write_text(TAXONOMY)
    (tmp_path / "2024.csv").write_text(ITEMS + "a,,main,A\n")
    (tmp_path / "2025.csv").write_text(ITEMS + "b,,main,B\nc,,main,C\n")
    written(tmp_path, HEADER + "2024,2025,A,B,1,,,\n")
    database = str(tmp_path / "tracks.db")
    assert not record(database, [tmp_path]).errors
    rows = "2024,2025,x,b,1,,,\n2024,2025,a,y,1,,,\n2024,2025,z,w,1,,,\n"
    written(tmp_path, HEADER + rows)
    problems = record(database, [tmp_path]).problems
    told = {(p.code.slug, p.spot.line) for p in problems if p.spot and p.is_error}
    assert told == {("T303", 2), ("T308", 3), ("T303", 4), ("T308", 4)}


def test_links_are_recorded_with_the_edition_they_lead_to(tmp_path: Path) -> None:
    (tmp_path / "taxonomy.yaml").write_text(TAXONOMY)
    (tmp_path / "2024.csv").write_text(ITEMS + "a,,main,A\n")
    (tmp_path / "2025.csv").write_text(ITEMS + "b,,main,B\n")
    table = written(tmp_path, HEADER + "2024,2025,a,b,0,,,\n")
    database = str(tmp_path / "tracks.db")
    assert not record(database, [tmp_path]).problems

    with Store.open(database) as store:
        heads = store.heads("demo")
        assert heads["2024"].links == ()
        assert heads["2025"].links == (Link(since="2024", origins=("a",), targets=("b",)),)
    # Importing that edition alone takes its links too.
    assert [r.changed for r in record(database, [tmp_path / "2025.csv"]).recorded] == [False]
    table.write_text(HEADER + "2024,2025,a,b,1,,,\n")
    again = record(database, [tmp_path]).recorded
    assert [(r.edition, r.changed) for r in again] == [("2024", False), ("2025", True)]


def test_an_empty_id_says_that_an_item_ended_or_that_one_begins(tmp_path: Path) -> None:
    header = "from_edition,to_edition,from_id,to_id,partial,target_partial,because\n"
    rows = "2024,2025,a,,,,停用\n2024,2025,,b,,,\n2024,2025,c,d,0,1,扩大\n"
    table = read_links(written(tmp_path, header + rows))
    assert not table.problems
    assert [row.link for row in table.rows["2025"]] == [
        Link(since="2024", origins=("a",), targets=(), because="停用"),
        Link(since="2024", origins=(), targets=("b",)),
        Link(since="2024", origins=("c",), targets=("d",), wider=True, because="扩大"),
    ]


def test_what_a_table_settles_is_recorded_and_gone_without_a_warning(tmp_path: Path) -> None:
    (tmp_path / "taxonomy.yaml").write_text(TAXONOMY)
    (tmp_path / "2024.csv").write_text(ITEMS + "a,,main,A\n")
    (tmp_path / "2025.csv").write_text(ITEMS + "b,,main,B\n")
    written(tmp_path, HEADER + "2024,2025,A,,,,,\n2024,2025,,B,,,,\n")
    database = str(tmp_path / "tracks.db")
    assert not record(database, [tmp_path]).problems
    with Store.open(database) as store:
        assert [link.targets for link in store.heads("demo")["2025"].links] == [(), ("b",)]
