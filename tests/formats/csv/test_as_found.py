"""Tables as spreadsheets and other offices leave them: other separators, kept zeros, other encodings."""

from pathlib import Path

import pytest

from tests.building import TAXONOMY, edition, main
from tests.formats.writing import read_text
from tracks import formats
from tracks.errors import Code
from tracks.formats.csv.link_table import read_links
from tracks.messages.problems import sentence
from tracks.model.text import refused

HEAD = "id,parent,level,name,aliases\n"


def test_E5_zeros_that_a_spreadsheet_was_told_to_keep(tmp_path: Path) -> None:
    text = 'id,parent,level,name\n="01",,direction,A\n"=""0101""","=""01""",main,B\n'
    loaded = read_text(tmp_path, text, "2025.csv")
    assert not loaded.problems and loaded.edition
    assert [(i.id, i.parent) for i in loaded.edition.items.values()] == [
        ("01", None),
        ("0101", "01"),
    ]


def test_E5_problems_are_found_under_such_ids(tmp_path: Path) -> None:
    loaded = read_text(tmp_path, 'id,parent,level,name\n="01",,nix,A\n', "2025.csv")
    [problem] = loaded.problems
    assert problem.spot and problem.spot.line == 2


def test_E5_links_have_them_too(tmp_path: Path) -> None:
    file = tmp_path / "links.csv"
    file.write_text('from_edition,to_edition,from_id,to_id,partial\n2024,2025,="01","=""02""",0\n')
    [row] = read_links(file).rows["2025"]
    assert (row.link.origins, row.link.targets) == (("01",), ("02",))


def test_E5_a_name_of_that_form_is_not_written_to_csv(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="T021"):
        formats.write("csv", edition("2025", main("x")._replace(name='="01"', unplaced=False)))


@pytest.mark.parametrize("mark", [";", "\t"])
def test_E6_other_separators_are_read(tmp_path: Path, mark: str) -> None:
    text = f'{HEAD}1,,direction,"数字, 及其他",a|b\n'.replace(",", mark).replace(f"字{mark}", "字,")
    loaded = read_text(tmp_path, text, "2025.csv")
    assert not loaded.problems and loaded.edition
    item = loaded.edition.items["1"]
    assert (item.name, item.aliases) == ("数字, 及其他", ("a", "b"))


@pytest.mark.parametrize("mark", [";", "\t"])
def test_E6_places_are_found_in_them(tmp_path: Path, mark: str) -> None:
    text = f"{HEAD}1,,direction,数字,\n2,1,nix,软件,\n".replace(",", mark)
    [problem] = read_text(tmp_path, text, "2025.csv").problems
    assert problem.code is Code.LEVEL_UNKNOWN
    assert problem.spot and (problem.spot.line, problem.spot.column, problem.spot.width) == (
        3,
        5,
        3,
    )


@pytest.mark.parametrize("mark", [";", "\t"])
def test_E6_links_follow_the_same_rule(tmp_path: Path, mark: str) -> None:
    file = tmp_path / "links.csv"
    text = "from_edition,to_edition,from_id,to_id,partial,weight\n2024,2025,a,b,0,0.5\n"
    file.write_text(text.replace(",", mark))
    table = read_links(file)
    assert not table.problems and len(table.rows["2025"]) == 1


def test_E6_semicolons_within_a_table_of_commas_are_text(tmp_path: Path) -> None:
    loaded = read_text(tmp_path, f"{HEAD}1,,direction,数字;及其他,\n", "2025.csv")
    assert loaded.edition and loaded.edition.items["1"].name == "数字;及其他"


@pytest.mark.parametrize("form", ["yaml", "csv"])
@pytest.mark.parametrize(
    ("name", "codec", "read"),
    [
        ("Hygiène", "cp1252", ["GBK: ", "Windows-1252: ", "Hygiène"]),
        ("卫生", "gbk", ["GBK: ", "Windows-1252: ", "卫生"]),
        ("café", "latin-1", ["Windows-1252: ", "café"]),
    ],
)
def test_E4_other_encodings_are_shown_as_each_may_be_read(
    tmp_path: Path, form: str, name: str, codec: str, read: list[str]
) -> None:
    yaml = f"taxonomy: demo\nedition: 2025\nlisting: complete\nitems: [{name}, x]\n"
    text = yaml if form == "yaml" else f"id,parent,level,name\n1,,direction,{name}\n"
    file = tmp_path / f"2025.{form}"
    file.write_bytes(text.encode(codec))
    [problem] = formats.read(file, TAXONOMY).problems
    assert problem.code is Code.NOT_UTF8
    for lang in ("zh", "en"):
        said = sentence(problem, lang)
        assert all(part in said for part in read)


@pytest.mark.parametrize(
    "character", ["\ufffe", "\uffff", "\ufdd0", "\ufdef", "\U0001fffe", "\U0010ffff"]
)
def test_E12_code_points_that_are_no_characters_are_refused(tmp_path: Path, character: str) -> None:
    assert refused(character) and refused(character, lines=True)
    text = f"id,parent,level,name\n1,,direction,数{character}字\n"
    [problem] = read_text(tmp_path, text, "2025.csv").problems
    assert problem.code is Code.CHARACTER_REFUSED
    head = "taxonomy: demo\nedition: 2025\nlisting: complete\n"
    loaded = read_text(tmp_path, f"{head}items: [数{character}字]\n")
    assert [p.code for p in loaded.problems] == [Code.CHARACTER_REFUSED]


@pytest.mark.parametrize("character", ["\ufffd", "\u0378", "\ufdf0", "\U0001fffd"])
def test_E12_what_unicode_may_still_give_a_meaning_is_not(character: str) -> None:
    assert not refused(character)
