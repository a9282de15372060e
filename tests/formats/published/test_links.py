"""Tables of correspondences as they are published."""

from pathlib import Path

import pytest

from tests.formats.published.reading import read, written
from tracks.errors import Code, Problem
from tracks.model.link import Link

LISTS = "- {file: 'list{edition}.csv', columns: {code: c, name: n}}\n"
FILES: dict[str, str | bytes] = {
    "list2024.csv": "c,n\n1,A\n2,B\n3,C\n",
    "list2025.csv": "c,n\n1,A\n2,D\n4,E\n",
}


def links(folder: Path, entry: str, table: str) -> tuple[set[tuple[str, ...]], list[Problem]]:
    """Return the links of 2025 as FROM, TO and what is said of them, and the problems of the table."""
    files = {**FILES, "t2024-2025.csv": table}
    editions, problems = read(written(folder, LISTS + entry, files))
    found = editions["2025"].head.links if "2025" in editions else ()
    told = [p for p in problems if p.spot and p.spot.file.endswith("t2024-2025.csv")]
    return {told_of(link) for link in found}, told


def told_of(link: Link) -> tuple[str, ...]:
    words = ("part",) if link.partial else ()
    return (
        *(link.origins or ("",)),
        *(link.targets or ("",)),
        *words,
        *(("wider",) if link.wider else ()),
    )


def test_a_code_goes_on_as_itself_only_if_a_row_says_so(tmp_path: Path) -> None:
    entry = "- {file: t2024-2025.csv, links: {from: 'of 2024', to: 'of 2025'}}\n"
    found, told = links(tmp_path / "demo", entry, "of 2024,of 2025\n1,1\n1,4\n2,4\n3,2\n")
    assert told == []
    # 2 stands in both and no row says that it is the same: it ended, and 3 became the new 2.
    assert found == {("1", "1"), ("1", "4", "part"), ("2", "4"), ("3", "2")}


def test_a_code_in_both_editions_always_goes_on(tmp_path: Path) -> None:
    entry = "- {file: t2024-2025.csv, links: {from: 'of 2024', to: 'of 2025'}, same_code: always}\n"
    found, told = links(tmp_path / "demo", entry, "of 2024,of 2025\n1,4\n2,4\n3,2\n")
    # Another name and a part given away: whether it is the same is asked, as of any link.
    assert [problem.code for problem in told] == [Code.PART_OF_ANOTHER]
    assert found == {("1", "4", "part"), ("2", "4", "part"), ("3", "2")}


def test_two_columns_say_parts(tmp_path: Path) -> None:
    entry = "- {file: t2024-2025.csv, links: {from: a, to: b, editions: [2024, 2025]}, partial: {source: pa, target: pb}}\n"
    found, told = links(tmp_path / "demo", entry, "a,pa,b,pb\n1,0,1,1\n2,1,4,0\n2,1,2,0\n3,1,4,1\n")
    # All of 1 is only a part of the later 1, and nothing else went there: it is wider now.
    assert found == {("1", "1", "wider"), ("2", "4", "part"), ("2", "2"), ("3", "4")}
    assert [problem.code for problem in told if problem.code is Code.PART_ALONE] == [
        Code.PART_ALONE
    ]


@pytest.mark.parametrize(
    ("marks", "table"),
    [("['ex ', ex]", "2024,2025\nex 2,2\nEx2,4\n3,4\n"), ("['*']", "2024,2025\n2*,2\n2*,4\n3,4\n")],
    ids=["ex", "asterisks"],
)
def test_marks_say_parts(tmp_path: Path, marks: str, table: str) -> None:
    entry = f"- {{file: t2024-2025.csv, links: {{from: '2024', to: '2025'}}, partial: {{marks: {marks}}}}}\n"
    found, told = links(tmp_path / "demo", entry, table)
    assert told == []
    assert found == {("2", "2"), ("2", "4", "part"), ("3", "4")}


def test_an_empty_code_settles_an_end_or_a_beginning(tmp_path: Path) -> None:
    entry = "- {file: t2024-2025.csv, empty: [n/a], links: {from: '2024', to: '2025'}}\n"
    found, told = links(tmp_path / "demo", entry, "2024,2025\n3,n/a\n,4\n1,1\n2,2\n2,2\n")
    assert told == []
    assert found == {("3", ""), ("", "4"), ("1", "1"), ("2", "2")}


def test_the_name_of_the_file_tells_the_editions(tmp_path: Path) -> None:
    entry = "- {file: 't{from}-{to}.csv', links: {from: old, to: new}}\n"
    found, told = links(tmp_path / "demo", entry, "old,new\n3,4\n1,1\n2,2\n")
    assert told == []
    assert found == {("3", "4"), ("1", "1"), ("2", "2")}


def test_what_a_table_names_and_no_list_has_is_told_where_it_stands(tmp_path: Path) -> None:
    entry = "- {file: t2024-2025.csv, links: {from: '2024', to: '2025'}}\n"
    _, told = links(tmp_path / "demo", entry, "2024,2025\n1,1\n2,9\n")
    assert [(p.code, p.spot and (p.spot.line, p.spot.column)) for p in told if p.is_error] == [
        (Code.LINK_TO_UNKNOWN, (3, 3))
    ]


def test_a_table_larger_than_is_read_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracks.formats.published.links.LARGEST", 10)
    entry = '- {file: "l.csv", links: {from: a, to: b, editions: [1, 2]}}\n'
    _, problems = read(written(tmp_path / "demo", entry, {"l.csv": "a,b\nA1,A2\nA3,A4\n"}))
    assert [problem.code for problem in problems if problem.is_error][:1] == [Code.FILE_TOO_LARGE]
