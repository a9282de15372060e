"""An edition's workbook: all of it comes back, and whatever people do to it has an answer."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from openpyxl import load_workbook

from tests.building import TAXONOMY, direction, edition, new
from tests.formats.test_writers import FULL, read_back, written_editions
from tests.formats.xlsx.workbooks import EDITION, codes, write
from tracks import formats
from tracks.errors import Code, TracksError
from tracks.formats.xlsx.cell import tidy
from tracks.formats.xlsx.writer import write_xlsx
from tracks.formats.yaml.writer import write_yaml
from tracks.messages.problems import sentence
from tracks.model.edition import Edition, Focus, Mentioned
from tracks.model.item import Item
from tracks.model.statement import Block, Count, Reading
from tracks.model.taxonomy import Level, Taxonomy, Title


def whole(written: bytes, of: Edition) -> Edition:
    with TemporaryDirectory() as folder:
        file = write(Path(folder), written, f"{of.head.edition}.xlsx")
        loaded = formats.read(file, of.head.taxonomy)
    assert loaded.edition is not None, [sentence(p, "en") for p in loaded.problems]
    return loaded.edition


def trimmed(told: Edition) -> Edition:
    """Return an edition without what a cell cannot hold: spaces at the ends of its texts."""

    def items() -> dict[str, Item]:
        return {
            item.id: item._replace(
                name=tidy(item.name) or "空",
                code=tidy(item.code or "") or None,
                note=tidy(item.note or "") or None,
                aliases=tuple(tidy(alias) for alias in item.aliases),
            )
            for item in told.items.values()
        }

    return replace(told, items=items())


@example(trimmed(FULL))
@given(written_editions().map(trimmed))
def test_an_edition_comes_back_by_way_of_workbook_and_yaml(told):
    back = whole(write_xlsx(told), told)
    assert back.digest == told.digest
    again = read_back(write_yaml(back), back, ".yaml")
    assert again is not None and again.digest == told.digest
    assert write_xlsx(back) == write_xlsx(told)


@given(written_editions())
def test_what_would_be_lost_is_told(told):
    try:
        written = write_xlsx(told)
    except TracksError as error:
        [problem] = error.problems
        assert problem.code is Code.XLSX_HOLDS_LESS
        assert set(problem.params["keys"]) <= {"name", "code", "note", "definition", "attributes"}
        return
    assert whole(written, told).digest == told.digest


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ({"title": Title(zh="")}, "title.zh"),
        ({"title": Title()}, "title"),
        ({"statements": (Block(source="s", reading=Reading()),)}, "reading"),
        ({"mentioned": (Mentioned(source=" s", names=()),)}, "source"),
        ({"focus": Focus(source="s", title=Title(zh="焦"), names=("x\ny",))}, "names"),
    ],
)
def test_what_a_head_would_lose_is_told(head, key):
    told = edition("2025", direction("数字"), **head)
    with pytest.raises(TracksError) as caught:
        write_xlsx(told)
    assert caught.value.problems[0].params["keys"] == (key,)


def test_a_text_longer_than_a_cell_is_told():
    with pytest.raises(TracksError) as caught:
        write_xlsx(edition("2025", direction("数字", definition="长" * 32_768)))
    assert caught.value.problems[0].params["keys"] == ("definition",)


def test_the_same_edition_makes_the_same_bytes():
    written = write_xlsx(FULL_TRIMMED, EDITION)
    assert write_xlsx(FULL_TRIMMED, EDITION) == written
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in parts.read("docProps/core.xml")


FULL_TRIMMED = trimmed(FULL)


def test_a_level_that_an_edition_does_not_have_comes_back_from_each_form():
    listing = {"direction": "complete", "main": "none", "new": "partial"}
    told = edition("2025", direction("数字"), new("6g", "数字"), listing=listing)
    back = whole(write_xlsx(told), told)
    assert (back.head.listing, back.digest) == (listing, told.digest)
    again = read_back(write_yaml(back), back, ".yaml")
    assert again is not None and again.head.listing == listing


def test_texts_are_texts_to_a_spreadsheet():
    names = ("=HYPERLINK(1)", "001", "+1", "@x", "<script>", "https://x.cn", "2025-03", "_x0041_")
    told = edition("2025", *(direction(name) for name in names))
    written = write_xlsx(told)
    sheet = load_workbook(io.BytesIO(written))["赛道"]
    assert [(c.value, c.data_type) for c in sheet["A"][1:]] == [
        (name, "s") for name in names if name != "_x0041_"
    ] + [("_x0041_", "s")]
    assert all(cell.number_format == "@" and not cell.hyperlink for cell in sheet["A"][1:])
    assert whole(written, told).digest == told.digest


def test_what_may_be_chosen_can_be_chosen():
    earlier = edition("2024", direction("数码"), new("旧", "数码"))
    book = load_workbook(io.BytesIO(write_xlsx(EDITION, earlier)))
    offered = {
        (sheet.title, str(rule.sqref)): rule.formula1
        for sheet in book
        for rule in sheet.data_validations.dataValidation
    }
    assert offered["赛道", "B2:B1048576"] == '"方向,主赛道,新赛道"'
    assert offered["赛道", "C2:C1048576"] == "'赛道'!$A$2:$A$203"
    assert offered["对应关系", "A2:A1048576"] == "'上一版'!$A$2:$A$3"
    assert offered["对应关系", "C2:C1048576"] == "'赛道'!$A$2:$A$203"
    assert [cell.value for cell in book["上一版"]["A"]] == ["名称\nname", "数码", "旧"]
    assert offered["基本信息", "B7"] == '"完整,部分,无"'
    for sheet in ("赛道", "对应关系", "数据", "来源", "关注与展望"):
        assert book[sheet].freeze_panes == "B2"
        assert book[sheet].auto_filter.ref.startswith("A1:")
    assert book["赛道"].column_dimensions["A"].width > 20
    assert book.active.title == "赛道"


def test_the_guide_explains_every_column_in_both_languages():
    sheet = load_workbook(io.BytesIO(write_xlsx(EDITION)))["填写说明"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert all(row[2] and row[3] for row in rows)
    assert ("赛道", "名称 name") in {row[:2] for row in rows}


def test_parents_are_called_by_id_where_their_names_are_not_their_own(tmp_path):
    told = edition(
        "2025",
        Item("1", "数字", "direction"),
        Item("2", "数字", "direction"),
        Item("1-1", "软件", "main", "1"),
        Item("1-1-1", "6G", "new", "1-1"),
    )
    sheet = load_workbook(io.BytesIO(write_xlsx(told)))["赛道"]
    assert {c[0].value: c[2].value for c in sheet.iter_rows(min_row=2)} == {
        "数字": None,
        "软件": "1",
        "6G": "软件",
    }
    assert whole(write_xlsx(told), told).digest == told.digest
    loaded = formats.read(write(tmp_path, written_with(told, "赛道", "C3", "数字")), TAXONOMY)
    assert (Code.NAME_AMBIGUOUS, "赛道!C3") in codes(loaded)


def written_with(told: Edition, sheet: str, cell: str, value: str) -> bytes:
    book = load_workbook(io.BytesIO(write_xlsx(told)))
    book[sheet][cell] = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_blocks_that_look_alike_stay_apart():
    one, two = (Count(count="new", value=n) for n in (1, 2))
    told = edition(
        "2025",
        direction("数字"),
        statements=(Block(source="s", says=(one,)), Block(source="s", says=(two,))),
    )
    assert whole(write_xlsx(told), told).digest == told.digest


def test_levels_of_one_name_are_told_by_their_ids():
    levels = (Level(id="a", zh="层"), Level(id="b", zh="层"), Level(id="层 3", en="b"))
    taxonomy = Taxonomy(id="demo", title=Title(en="Demo"), levels=levels)
    head = EDITION.head.model_copy(
        update={
            "taxonomy": taxonomy,
            "listing": dict.fromkeys(taxonomy.depths, "complete"),
            "statements": (),
        }
    )
    told = Edition(head, {level.id: Item(level.id, level.id, level.id) for level in levels})
    assert whole(write_xlsx(told), told).digest == told.digest
