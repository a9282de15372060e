"""Lists in the forms in which they are published: where each row belongs is read off what it shows."""

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter

from tests.formats.published.reading import HEAD, outline, read, written
from tracks.errors import Code

HERE = Path(__file__).parent
CODED = ["one: /1 A", "two: 1/12 B", "three: 12/123 C", "one: /2 D"]
"""What most of the lists below say."""


def only(folder: Path) -> list[str]:
    """Return the items of the one edition in a folder, which has no problem."""
    editions, problems = read(folder)
    assert problems == []
    return outline(editions["2025"])


def codes(problems: object) -> list[Code]:
    assert isinstance(problems, list)
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("read_as", "content"),
    [
        ("", "Code,Title\n1,A\n12,B\n123,C\n2,D\n"),
        ("", "Code;Title\n1;A\n12;B\n123;C\n2;D\n"),
        ("", "Code\tTitle\n1\tA\n12\tB\n123\tC\n2\tD\n"),
        (", separator: '|'", "Code|Title\n1|A\n12|B\n123|C\n2|D\n"),
        ("", 'Code,Title\n="1",A\n="12",B\n="123",C\n="2",D\n'),
        (", skip: 2", "A list\n\nCode,Title\n1,A\n12,B\n123,C\n2,D\n"),
        (", headings: 2", "Item,\nCode,Title\n1,A\n12,B\n123,C\n2,D\n"),
        (", omit: ['Source*']", "Code,Title\n1,A\n12,B\n123,C\n2,D\nSource: us\n"),
        (", footnotes: ['*', '†']", "Code,Title\n1*,A†\n12,B*†\n123,C\n2,D\n"),
    ],
    ids=[
        "comma",
        "semicolon",
        "tab",
        "bar",
        "kept as text",
        "skip",
        "headings",
        "omit",
        "footnotes",
    ],
)
def test_a_text_with_separators(tmp_path: Path, read_as: str, content: str) -> None:
    columns = "{code: '*Code', name: '*Title'}"
    entry = f"- {{file: '{{edition}}.csv', columns: {columns}, parents: {{by: code, widths: [1, 2, 3]}}{read_as}}}\n"
    assert only(written(tmp_path / "demo", entry, {"2025.csv": content})) == CODED


def test_columns_without_headings_are_told_by_letters_or_numbers(tmp_path: Path) -> None:
    entry = "- {file: '{edition}.txt', headings: 0, columns: {code: B, name: 1}, parents: {by: code, widths: [1, 2, 3]}}\n"
    folder = written(tmp_path / "demo", entry, {"2025.txt": "A,1\nB,12\nC,123\nD,2\n"})
    assert only(folder) == CODED


def test_columns_at_fixed_places(tmp_path: Path) -> None:
    entry = "- {file: '{edition}.txt', separator: fixed, columns: {code: 1-4, name: 5-}, parents: {by: code, widths: [1, 2, 3]}}\n"
    content = "Cd  Title\n1   A\n12  B\n123 C\n2   D\n"
    assert only(written(tmp_path / "demo", entry, {"2025.txt": content})) == CODED


@pytest.mark.parametrize("encoding", ["latin-1", "gb18030", "utf-16"])
def test_an_encoding_is_said(tmp_path: Path, encoding: str) -> None:
    name = "Pêche" if encoding == "latin-1" else "渔业"
    entry = f"- {{file: '{{edition}}.csv', encoding: {encoding}, columns: {{code: c, name: n}}}}\n"
    folder = written(tmp_path / "demo", entry, {"2025.csv": f"c,n\n1,{name}\n".encode(encoding)})
    assert only(folder) == [f"one: /1 {name}"]


def test_an_encoding_is_never_guessed(tmp_path: Path) -> None:
    entry = "- {file: '{edition}.csv', columns: {code: c, name: n}}\n"
    folder = written(tmp_path / "demo", entry, {"2025.csv": "c,n\n1,渔业\n".encode("gb18030")})
    editions, problems = read(folder)
    assert editions == {}
    assert codes(problems) == [Code.ENCODING_WANTED]
    assert problems[0].spot is not None
    assert problems[0].spot.line == 2


@pytest.mark.parametrize(
    ("parents", "content"),
    [
        ("{by: column}", "c,n,p\n12,B,1\n1,A,\n123,C,12\n2,D,\n"),
        ("{by: code, separator: .}", "c,n,p\n1.2,B,\n1,A,\n1.2.3,C,\n2,D,\n"),
        ("{by: above, widths: [1, 2, 3]}", "c,n,p\nI,A,\n12,B,\n123,C,\nJ,D,\n"),
    ],
    ids=["column", "parts", "above"],
)
def test_parents(tmp_path: Path, parents: str, content: str) -> None:
    columns = "{code: c, name: n, parent: p}" if "column" in parents else "{code: c, name: n}"
    entry = f"- {{file: '{{edition}}.csv', columns: {columns}, parents: {parents}}}\n"
    editions, problems = read(written(tmp_path / "demo", entry, {"2025.csv": content}))
    assert problems == []
    items = editions["2025"].items
    names = {i.name: items[i.parent].name if i.parent else None for i in items.values()}
    assert names == {"A": None, "B": "A", "C": "B", "D": None}
    assert {i.name: i.level for i in items.values()} == {
        "A": "one",
        "B": "two",
        "C": "three",
        "D": "one",
    }


def test_codes_that_are_filled_up_with_zeros(tmp_path: Path) -> None:
    entry = "- {file: '{edition}.csv', columns: {code: 代码, name: 名称}, parents: {by: code, widths: [2, 4, 6], padding: '0'}}\n"
    content = "代码,名称\n110000,北京\n110101,东城\n130000,河北\n130100,石家庄\n130102,长安\n"
    assert only(written(tmp_path / "demo", entry, {"2025.csv": content})) == [
        "one: /110000 北京",
        "three: 110000/110101 东城",  # under a province at once: the nearest that is there
        "one: /130000 河北",
        "two: 130000/130100 石家庄",
        "three: 130100/130102 长安",
    ]


def test_a_range_stands_for_all_between(tmp_path: Path) -> None:
    entry = "- {file: '{edition}.csv', columns: {code: c, name: n}, parents: {by: code, widths: [2, 3, 4], ranges: yes}}\n"
    content = "c,n\n31-33,Making\n311,Food\n339,Other\n3391,Medical\n"
    assert only(written(tmp_path / "demo", entry, {"2025.csv": content})) == [
        "one: /31-33 Making",
        "two: 31-33/311 Food",
        "two: 31-33/339 Other",
        "three: 339/3391 Medical",
    ]


def test_indented_names(tmp_path: Path) -> None:
    entry = "- {file: '{edition}.txt', headings: 0, separator: '|', columns: {name: 1}, parents: {by: indent}}\n"
    content = "数字\n  人工智能\n      生成式AI\n  量子\n科技\n"
    assert only(written(tmp_path / "demo", entry, {"2025.txt": content})) == [
        "one: /数字 数字",
        "two: 数字/人工智能 人工智能",
        "three: 人工智能/生成式ai 生成式AI",
        "two: 数字/量子 量子",
        "one: /科技 科技",
    ]


def test_a_list_of_paths(tmp_path: Path) -> None:
    entry = "- {file: '{edition}.txt', headings: 0, separator: '|', omit: ['#*'], columns: {name: 1}, parents: {by: path, separator: ' > '}}\n"
    content = "# version 3\n数字\n数字 > 人工智能 > 生成式AI\n科技\n"
    assert only(written(tmp_path / "demo", entry, {"2025.txt": content})) == [
        "one: /数字 数字",
        "two: 数字/人工智能 人工智能",
        "three: 人工智能/生成式ai 生成式AI",
        "one: /科技 科技",
    ]


def workbook(rows: list[list[object]], merged: tuple[str, str] | None = None) -> bytes:
    """Return an .xlsx with the rows on its second sheet."""
    data = BytesIO()
    with xlsxwriter.Workbook(data) as book:
        book.add_worksheet("Notes").write(0, 0, "nothing")
        sheet = book.add_worksheet("List 2025")
        for n, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(n, column, value)
        if merged:
            sheet.merge_range(merged[0], merged[1])
    return data.getvalue()


def test_a_column_a_level_on_a_sheet_with_three_rows_of_headings(tmp_path: Path) -> None:
    entry = "- {file: '{edition}.xlsx', sheet: 'List*', headings: 3, columns: {one: '*direction', two: '*main', three: '*new'}, parents: {by: columns}}\n"
    rows: list[list[object]] = [
        ["Tracks of 2025", None, None],
        ["Outer", "Inner", None],
        ["direction", "main", "new"],
        ["数字", "人工智能", "生成式AI"],
        [None, None, "具身智能"],  # as merged cells come
        [None, "量子", "量子计算"],
        ["科技", None, None],
    ]
    folder = written(tmp_path / "demo", entry, {"2025.xlsx": workbook(rows)})
    assert only(folder) == [
        "one: /数字 数字",
        "two: 数字/人工智能 人工智能",
        "three: 人工智能/生成式ai 生成式AI",
        "three: 人工智能/具身智能 具身智能",
        "two: 数字/量子 量子",
        "three: 量子/量子计算 量子计算",
        "one: /科技 科技",
    ]


def test_numbers_as_codes_on_a_sheet_are_warned_of(tmp_path: Path) -> None:
    entry = "- {file: '{edition}.xlsx', sheet: '2', columns: {code: c, name: n}, parents: {by: code, widths: [1, 2, 3]}}\n"
    rows: list[list[object]] = [["c", "n"], [1, "A"], [12, "B"], [123, "C"], [2, "D"]]
    editions, problems = read(written(tmp_path / "demo", entry, {"2025.xlsx": workbook(rows)}))
    assert outline(editions["2025"]) == CODED
    assert codes(problems) == [Code.CODES_ARE_NUMBERS]
    assert problems[0].spot is not None
    assert problems[0].spot.cell == "List 2025!A2"


CONTENT = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="Liste">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


MANIFEST = """<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/"
 manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>"""


def open_document(rows: list[list[str]]) -> bytes:
    """Return an .ods whose one sheet has these rows."""
    made = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", CONTENT.format(rows=made))
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    return data.getvalue()


def test_a_sheet_of_an_open_document(tmp_path: Path) -> None:
    entry = "- {file: '{edition}.ods', columns: {code: c, name: n}, parents: {by: code, widths: [1, 2, 3]}}\n"
    rows = [["c", "n"], ["1", "A"], ["12", "B"], ["123", "C"], ["2", "D"]]
    assert only(written(tmp_path / "demo", entry, {"2025.ods": open_document(rows)})) == CODED


def test_words_of_levels_and_columns_besides(tmp_path: Path) -> None:
    head = HEAD + "attributes: [{id: firms, type: number}]\n"
    entry = "- {file: '{edition}.csv', listing: partial, valid: {2025: 2025-03-01}, levels: {top: one}, empty: ['-'], columns: {code: c, name: n, level: l, parent: p, name_en: e, aliases: a, firms: f}, parents: {by: column}}\n"
    content = "c,n,l,p,e,a,f,of no interest\n1,甲,top,-,First,一|子,12,x\n2,乙,three,1,-,-,-,y\n"
    editions, problems = read(written(tmp_path / "demo", entry, {"2025.csv": content}, head))
    assert problems == []
    edition = editions["2025"]
    assert outline(edition) == ["one: /1 甲", "three: 1/2 乙"]
    first = edition.items["1"]
    assert (first.name_en, first.aliases, first.attributes) == (
        "First",
        ("一", "子"),
        {"firms": "12"},
    )
    assert edition.items["2"].name_en is None
    assert edition.head.valid_from == str(date(2025, 3, 1))
    assert set(edition.head.listing.values()) == {"partial"}


def test_a_file_named_outright_goes_before_all_patterns(tmp_path: Path) -> None:
    entry = "- {file: 'list{edition}.csv', columns: {code: c, name: n}}\n- {file: list2024.csv, edition: '2024', columns: {code: c, name: other}}\n"
    files: dict[str, str | bytes] = {
        "list2024.csv": "c,n,other\n1,A,B\n",
        "list2025.csv": "c,n\n1,A\n",
    }
    editions, problems = read(written(tmp_path / "demo", entry, files))
    assert problems == []
    assert {label: outline(edition) for label, edition in editions.items()} == {
        "2024": ["one: /1 B"],
        "2025": ["one: /1 A"],
    }


def test_next_years_file_needs_nothing_new(tmp_path: Path) -> None:
    entry = "- {file: 'list{edition}.txt', columns: {code: c, name: n}}\n"
    folder = written(tmp_path / "demo", entry, {"list2025.txt": "c,n\n1,A\n"})
    (folder / "list2026.txt").write_text("c,n\n1,A\n2,B\n")
    editions, problems = read(folder / "list2026.txt")
    assert problems == []
    assert list(editions) == ["2026"]


def test_a_sheet_of_an_old_workbook(tmp_path: Path) -> None:
    entry = "- {file: '{edition}.xls', columns: {code: c, name: n}, parents: {by: code, widths: [1, 2, 3]}}\n"
    old = (HERE / "coded.xls").read_bytes()  # written by xlwt 1.3, as is formula.xls
    assert only(written(tmp_path / "demo", entry, {"2025.xls": old})) == CODED


@pytest.mark.parametrize(
    ("file", "code"), [("formula.xls", Code.CELL_EMPTY), ("zero.xls", Code.FORMULA_UNREAD)]
)
def test_a_formula_of_an_old_workbook_is_never_0(tmp_path: Path, file: str, code: Code) -> None:
    entry = "- {file: '{edition}.xls', columns: {code: c, name: n}}\n"
    old = (HERE / file).read_bytes()  # some programs write ="01" as a formula whose value is 0
    editions, problems = read(written(tmp_path / "demo", entry, {"2025.xls": old}))
    assert editions == {}
    assert code in codes(problems)
    assert {problem.spot.cell for problem in problems if problem.spot} == {"List!A2"}


def test_statuses_replacements_and_names_in_other_languages(tmp_path: Path) -> None:
    entry = "- {file: '{edition}.csv', columns: {code: c, name: n, labels.ja: j, status: s, replaced_by: r}, statuses: {withdrawn: deprecated, 'no longer*': gone, current: in force}}\n"
    content = "c,n,j,s,r\n1,A,あ,withdrawn,2\n2,B,,Current,\n3,C,,No longer in use,\n"
    editions, problems = read(written(tmp_path / "demo", entry, {"2025.csv": content}))
    assert problems == []
    items = editions["2025"].items
    assert {i: (item.status, item.replaced_by, item.labels) for i, item in items.items()} == {
        "1": ("deprecated", ("2",), {"ja": "あ"}),
        "2": (None, (), None),
    }


def test_names_say_what_is_gone(tmp_path: Path) -> None:
    entry = "- {file: '{edition}.csv', columns: {code: c, name: n, status: n}, statuses: {'*(deleted)': gone}}\n"
    folder = written(tmp_path / "demo", entry, {"2025.csv": "c,n\n1,A\n2,B (deleted)\n"})
    assert only(folder) == ["one: /1 A"]


def test_a_status_that_nobody_explained_is_an_error(tmp_path: Path) -> None:
    entry = "- {file: '{edition}.csv', columns: {code: c, name: n, status: s}}\n"
    folder = written(tmp_path / "demo", entry, {"2025.csv": "c,n,s\n1,A,\n2,B,withdrawn\n"})
    editions, problems = read(folder)
    assert editions == {}
    assert [(p.code, p.spot and (p.spot.line, p.spot.column)) for p in problems] == [
        (Code.WORD_UNKNOWN, (3, 5))
    ]


def test_an_edition_whose_codes_go_less_far_in_has_no_such_levels(tmp_path: Path) -> None:
    entry = "- {file: '{edition}.csv', columns: {code: c, name: n}, parents: {by: code, widths: [1, 2]}}\n"
    folder = written(tmp_path / "demo", entry, {"2025.csv": "c,n\n1,A\n12,B\n"})
    editions, problems = read(folder)
    assert problems == []
    assert editions["2025"].head.listing == {"one": "complete", "two": "complete", "three": "none"}


def test_paths_are_ids_where_names_stand_twice(tmp_path: Path) -> None:
    entry = "- {file: '{edition}.txt', headings: 0, separator: '|', columns: {name: 1}, parents: {by: path, separator: '>', ids: path}}\n"
    folder = written(tmp_path / "demo", entry, {"2025.txt": "A\nA > Other\nB > Other\n"})
    assert only(folder) == [
        "one: /a A",
        "two: a/a > other Other",
        "one: /b B",
        "two: b/b > other Other",
    ]


def test_headings_of_several_rows_hold_for_the_columns_below_them(tmp_path: Path) -> None:
    entry = "- {file: '{edition}.xlsx', sheet: 2, headings: 3, columns: {code: '*Code', name: '*English', labels.ja: '*Japanese'}}\n"
    rows: list[list[object]] = [
        ["List of 2025", None, None],
        ["Code", "Name", None],
        [None, "English", "Japanese"],
        ["01", "A", "あ"],
    ]
    folder = written(tmp_path / "demo", entry, {"2025.xlsx": workbook(rows, ("B2:C2", "Name"))})
    editions, problems = read(folder)
    assert [p.code for p in problems] == []
    assert editions["2025"].items["01"].labels == {"ja": "あ"}


def test_a_module_beside_the_files_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = "- {file: '{edition}.xls', columns: {code: c, name: n}, parents: {by: code, widths: [1, 2, 3]}}\n"
    folder = written(tmp_path / "demo", entry, {"2025.xls": (HERE / "coded.xls").read_bytes()})
    for name in ("python_calamine.py", "json.py"):
        (folder / name).write_text("raise SystemExit(3)\n")
    monkeypatch.chdir(folder)
    assert only(folder) == CODED


def test_a_column_of_codes_for_each_level_and_one_of_names(tmp_path: Path) -> None:
    """As national industry classes are printed: 门类, 大类, 中类, and the names in one column."""
    entry = "- {file: '{edition}.csv', columns: {one: 门类, two: 大类, three: 中类, name: 名称, definition: 说明}, parents: {by: columns}}\n"
    content = "门类,大类,中类,名称,说明\nA,,,农业,各类\n,01,,种植,\n,,011,谷物,\n,,012,豆类,\n,02,021,林业,\nB,,,采矿,\n"
    folder = written(tmp_path / "demo", entry, {"2025.csv": content})
    assert only(folder) == [
        "one: /A 农业",
        "two: A/01 种植",
        "three: 01/011 谷物",
        "three: 01/012 豆类",
        "two: A/02 林业",
        "three: 02/021 林业",
        "one: /B 采矿",
    ]
    assert read(folder)[0]["2025"].items["A"].definition == "各类"


def test_a_row_of_columns_without_any_code_is_told(tmp_path: Path) -> None:
    entry = (
        "- {file: '{edition}.csv', columns: {one: a, two: b, name: n}, parents: {by: columns}}\n"
    )
    folder = written(tmp_path / "demo", entry, {"2025.csv": "a,b,n\nA,,First\n,,Note\n"})
    editions, problems = read(folder)
    assert editions == {}
    assert [(p.code, p.spot and p.spot.line) for p in problems] == [(Code.CELL_EMPTY, 3)]
