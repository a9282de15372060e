"""Zips as publishers give them: what is in them is read as if it lay beside them."""

import io
import tempfile
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.formats.published.reading import outline, read, written
from tracks.cli.problems import tell
from tracks.errors import Code
from tracks.formats.published import archives

READ = """\
  - {file: "C{edition}.zip/*/list.csv", columns: {code: code, name: name}, parents: {by: code, widths: [1, 2]}}
  - {file: "C2022.zip/from *.csv", links: {from: old, to: new, editions: [2017, 2022]}}
"""
LIST_2017 = "code,name\nA,One\nA1,Inner\nA2,Other\n"
LIST_2022 = "code,name\nA,One\nA1,Inner\nA3,Third\n"
LINKS = "old,new\nA2,A3\n"


def packed(files: dict[str, str | bytes], *, flag: int = 0) -> bytes:
    """Return a zip of these files; `flag` is set on each, as a password sets one."""
    data = io.BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    whole = bytearray(data.getvalue())
    if flag:
        for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
            start = 0
            while (start := whole.find(mark, start)) >= 0:
                whole[start + at] |= flag
                start += 1
    return bytes(whole)


def folder_of(tmp_path: Path, second: bytes, read: str = READ) -> Path:
    first = packed({"data/list.csv": LIST_2017, "data/readme.txt": "…", "__MACOSX/list.csv": "x"})
    return written(tmp_path / "demo", read, {"C2017.zip": first, "C2022.zip": second})


def test_lists_and_links_in_zips_are_read_by_their_path_through_the_zip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpacked = tmp_path / "unpacked"
    unpacked.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(unpacked))
    second = packed({"d/e/list.csv": LIST_2022, "from 2017.csv": LINKS})
    editions, problems = read(folder_of(tmp_path, second))
    assert not problems
    assert outline(editions["2022"]) == ["one: /A One", "two: A/A1 Inner", "two: A/A3 Third"]
    assert [(link.origins, link.targets) for link in editions["2022"].head.links] == [
        (("A2",), ("A3",))
    ]
    assert not list(unpacked.iterdir())


def test_one_zip_is_imported_with_the_links_beside_it(tmp_path: Path) -> None:
    second = packed({"d/list.csv": LIST_2022, "from 2017.csv": LINKS})
    folder = folder_of(tmp_path, second)
    editions, problems = read(folder / "C2022.zip")
    assert not problems
    assert list(editions) == ["2022"]
    editions, _ = read(folder / "C2017.zip")
    assert list(editions) == ["2017"]


def test_what_is_wrong_has_its_place_in_the_zip(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = LIST_2022 + "B7,Stray\n"
    second = packed({"d/list.csv": bad, "from 2017.csv": "old,new\nA2,A9\nA9,\n"})
    folder = folder_of(tmp_path, second)
    _, problems = read(folder)
    tell(problems, "en")
    said = capsys.readouterr().err.replace(str(folder), "demo")
    assert "demo/C2022.zip/d/list.csv:5:1: error[T180]" in said, said
    assert "    B7,Stray\n    ^" in said, said
    fine = folder_of(
        tmp_path / "2", packed({"d/list.csv": LIST_2022, "from 2017.csv": "old,new\nA2,A9\n"})
    )
    _, problems = read(fine)
    tell(problems, "en")
    said = capsys.readouterr().err.replace(str(fine), "demo")
    assert "demo/C2022.zip/from 2017.csv:2:4: error[T" in said and "A2,A9" in said, said


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (packed({"../list.csv": "x"}), Code.ARCHIVE_PATH),
        (packed({"/etc/list.csv": "x"}), Code.ARCHIVE_PATH),
        (packed({"C:/list.csv": "x"}), Code.ARCHIVE_PATH),
        (packed({"a\\..\\list.csv": "x"}), Code.ARCHIVE_PATH),
        (packed({"d/list.csv": LIST_2022}, flag=1), Code.ARCHIVE_UNREADABLE),
        (b"PK\3\4 no zip at all", Code.ARCHIVE_UNREADABLE),
        (b"", Code.ARCHIVE_UNREADABLE),
        (packed({"d/list.csv": LIST_2022})[:-30], Code.ARCHIVE_UNREADABLE),
    ],
)
def test_a_zip_that_is_none_or_leads_out_of_itself_is_an_error(
    second: bytes, code: Code, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path, second)
    _, problems = read(folder)
    [problem] = problems
    assert problem.code == code
    assert problem.spot and problem.spot.file == str(folder / "C2022.zip")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice_in_a_zip_is_an_error(tmp_path: Path) -> None:
    data = io.BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("d/list.csv", LIST_2017)
        archive.writestr("d/list.csv", LIST_2022)
    _, problems = read(folder_of(tmp_path, data.getvalue()))
    assert [problem.code for problem in problems] == [Code.ARCHIVE_PATH]


def test_what_unpacks_to_more_than_is_read_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = packed({"d/list.csv": "x" * 100_000})
    monkeypatch.setattr(archives, "LARGEST", 10_000)
    _, problems = read(folder_of(tmp_path, second))
    assert [problem.code for problem in problems] == [Code.FILE_TOO_LARGE]
    # A zip that lies about it: its directory says little, its content is more.
    lying = second.replace((100_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    _, problems = read(folder_of(tmp_path / "2", lying))
    assert problems and problems[0].is_error


def test_a_damaged_file_in_a_sound_zip_is_an_error_of_the_zip(tmp_path: Path) -> None:
    whole = bytearray(packed({"d/list.csv": LIST_2022 * 50}))
    at = whole.find(b"d/list.csv") + len(b"d/list.csv")
    whole[at + 5 : at + 9] = b"\xff\xff\xff\xff"
    _, problems = read(folder_of(tmp_path, bytes(whole)))
    assert [problem.code for problem in problems] == [Code.ARCHIVE_UNREADABLE]


def test_zips_that_nothing_speaks_of_are_left_alone(tmp_path: Path) -> None:
    entry = '  - {file: "{edition}.csv", columns: {code: code, name: name}, parents: {by: code, widths: [1, 2]}}\n'
    files: dict[str, str | bytes] = {"2017.csv": LIST_2017, "backup.zip": b"no zip"}
    editions, problems = read(written(tmp_path / "demo", entry, files))
    assert not problems
    assert list(editions) == ["2017"]
