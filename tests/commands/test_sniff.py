"""`sniff`: what it proposes is what people would have written, and it says what it is not sure of."""

from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from tests.formats.published.reading import read
from tracks.cli import main
from tracks.commands.sniff import Sniffed, sniff
from tracks.errors import Code, TracksError
from tracks.model.edition import Edition

ROOT = Path(__file__).parents[2]
RAW = ROOT.parent / "shared" / "raw"
SAID = ROOT / "tests" / "formats" / "published" / "raw"


def placed(edition: Edition) -> dict[str, tuple[str, str | None, int]]:
    """Return the name, the parent and the depth of each item."""
    depths = edition.head.taxonomy.depths
    return {i: (item.name, item.parent, depths[item.level]) for i, item in edition.items.items()}


@pytest.mark.skipif(not RAW.is_dir(), reason="../shared/raw is not beside the checkout")
@pytest.mark.parametrize("name", ["naics", "soc", "onet", "isic"])
def test_the_raw_sets_need_no_correction(name: str, tmp_path: Path) -> None:
    for folder in ("sniffed", "said"):
        (tmp_path / folder / name).mkdir(parents=True)
        for file in (RAW / name).iterdir():
            (tmp_path / folder / name / file.name).write_bytes(file.read_bytes())
    found = sniff([tmp_path / "sniffed" / name])
    (tmp_path / "sniffed" / name / "taxonomy.yaml").write_text(found.text, encoding="utf-8")
    (tmp_path / "said" / name / "taxonomy.yaml").write_bytes((SAID / f"{name}.yaml").read_bytes())
    (ours, problems), (theirs, _) = (read(tmp_path / each / name) for each in ("sniffed", "said"))
    assert [problem for problem in problems if problem.is_error] == []
    assert ours.keys() == theirs.keys()
    assert (found.problems, found.unread) == ((), ())
    for label, edition in theirs.items():
        assert placed(ours[label]) == placed(edition)
        links = [
            {(link.origins, link.targets, link.partial, link.wider) for link in each.head.links}
            for each in (ours[label], edition)
        ]
        assert links[0] == links[1]


def sniffed(folder: Path, files: dict[str, str | bytes]) -> Sniffed:
    folder.mkdir()
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(data)
    return sniff([folder])


LIST = "代码,名称\n01,农业\n011,谷物种植\n012,豆类种植\n02,林业\n021,林木育种\n"


def test_what_is_not_sure_is_said(tmp_path: Path) -> None:
    found = sniffed(
        tmp_path / "demo",
        {"清单.csv": LIST.encode("gb18030"), "notes.txt": "Nothing but a few words\nabout it\n"},
    )
    assert found.doubts == (("清单.csv", "encoding"), ("清单.csv", "edition"))
    assert found.unread == ("notes.txt",)
    assert "encoding: gb18030" in found.text
    assert found.lists[0].counts == (2, 3)
    assert found.lists[0].first[:2] == ((0, "01", "农业"), (1, "011", "谷物种植"))


def test_a_workbook_whose_list_begins_below_a_title(tmp_path: Path) -> None:
    data = BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("List")
        rows = [["Classification of 2025"], [], ["Code", "Title"], ["1", "A b"], ["12", "C d"]]
        rows += [["13", "E f"], ["2", "G h"], ["21", "I j"]]
        for n, row in enumerate(rows):
            sheet.write_row(n, 0, row)
    found = sniffed(tmp_path / "demo", {"list2025.xlsx": data.getvalue()})
    assert found.lists[0].edition == "2025"
    assert found.lists[0].counts == (2, 3)
    assert "skip: 2" in found.text


def test_a_table_whose_editions_nothing_tells(tmp_path: Path) -> None:
    rows = "".join(f"{n:03},{n + n // 9:03}\n" for n in range(1, 40))
    found = sniffed(tmp_path / "demo", {"changes.csv": f"old,new\n{rows}"})
    assert found.doubts[0] == ("changes.csv", "editions")
    assert "editions: [?, ?]" in found.text.replace('"', "")


def test_nothing_to_look_at_and_files_apart_are_wrong_usage(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "list2025.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "none").mkdir()
    for paths, code in (
        ([tmp_path / "none"], Code.NOTHING_TO_SNIFF),
        ([tmp_path / "one", tmp_path / "two"], Code.SEVERAL_FOLDERS),
        ([tmp_path / "missing.csv"], Code.FILE_UNREADABLE),
    ):
        with pytest.raises(TracksError) as error:
            sniff(paths)
        assert error.value.problems[0].code is code


def test_what_cannot_be_read_is_told_and_the_rest_proposed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list2025.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "list2024.xlsx").write_bytes(b"no workbook")
    assert main(["sniff", str(tmp_path), "--lang", "en"]) == 1
    told = capsys.readouterr()
    assert "list2025.csv: edition 2025" in told.out
    assert "list2024.xlsx: error[T146]" in told.err
    assert main(["sniff", str(tmp_path / "missing"), "--lang", "en"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "error[T101]" in told.err


def test_what_is_written_can_be_imported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKS_DB", str(tmp_path / "tracks.db"))
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "list2025.csv").write_text(LIST, encoding="utf-8")
    assert main(["sniff", "demo", "--write", "--lang", "en"]) == 0
    assert capsys.readouterr().err == "demo/taxonomy.yaml written\n"
    text = (tmp_path / "demo" / "taxonomy.yaml").read_text(encoding="utf-8")
    assert text.startswith(
        "# How the files may be read. Check it: the names of the taxonomy and its levels, and what "
        "follows.\n# list2025.csv: edition 2025, level 1 2, level 2 3\n"
    )
    assert main(["import", "demo", "--lang", "en"]) == 0
    assert (
        capsys.readouterr().out
        == "demo  2025@1 recorded: 5 items\ndemo  changes of taxonomy.yaml entered; the editions stay as they are\n"
    )
    assert main(["sniff", "demo", "--write", "--lang", "en"]) == 2
    assert "is there already" in capsys.readouterr().err
    assert text == (tmp_path / "demo" / "taxonomy.yaml").read_text(encoding="utf-8")


def test_a_column_of_codes_for_each_level(tmp_path: Path) -> None:
    content = "门类,大类,中类,名称,说明\nA,,,农、林业,各类\n,01,,农业,\n,,011,谷物种植,\n,,012,豆类种植,\n,02,,林业,\n,,021,林木育种,\nB,,,采矿业,\n,06,,煤炭开采,\n,,061,烟煤开采,\n"
    found = sniffed(tmp_path / "demo", {"GBT4754-2017.csv": content})
    assert found.doubts == ()
    assert found.lists[0].edition == "2017"
    assert found.lists[0].counts == (2, 3, 4)
    assert found.lists[0].first[:3] == (
        (0, "A", "农、林业"),
        (1, "01", "农业"),
        (2, "011", "谷物种植"),
    )
