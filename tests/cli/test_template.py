"""The edition to come as a file to fill in, and workbooks on the command line."""

import io
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

CHINA = Path(__file__).parents[2] / "taxonomies" / "china-new-tracks"


@pytest.fixture
def folder(tmp_path):
    """A taxonomy's folder with nothing but its taxonomy.yaml."""
    folder = tmp_path / "china-new-tracks"
    folder.mkdir()
    shutil.copy(CHINA / "taxonomy.yaml", folder)
    return folder


@pytest.mark.parametrize("label", ["2021", "2023", "2024", "2025"])
def test_an_exported_workbook_is_what_was_recorded(recorded, folder, label):
    file = folder / f"{label}.xlsx"
    assert recorded("export", label, "-o", str(file)).code == 0
    assert "没有变化，未重复录入" in recorded("import", str(folder)).out
    before = file.read_bytes()
    assert recorded("export", label, "--format", "xlsx", "-o", str(file)).code == 0
    assert file.read_bytes() == before


def test_a_workbook_is_filled_in_and_imported(recorded, folder):
    file = folder / "2026.xlsx"
    assert recorded("template", "2026", "-o", str(file)) == (0, "", "")
    book = load_workbook(file)
    assert [c.value for c in book["上一版"]["A"][1:3]] == ["商业", "民生"]
    items = book["赛道"]
    items.append(["新赛道甲", "新赛道", "数字"])
    book["对应关系"].append(["6G", None, "新赛道甲"])
    items.delete_rows(next(c.row for c in items["A"] if c.value == "6G"))
    book.save(file)
    assert "2026@1 已录入：19 个条目" in recorded("import", str(folder)).out
    assert "新赛道甲" in recorded("diff 2025 2026").out


def test_what_a_template_must_stand_beside_is_written_where_it_is_missing(recorded, tmp_path):
    file = tmp_path / "new" / "2026.xlsx"
    file.parent.mkdir()
    told = recorded("template", "2026", "-o", str(file))
    beside = file.with_name("taxonomy.yaml")
    assert (told.code, told.err) == (0, f"同时写了 {beside}，导入时要放在一起。\n")
    assert recorded("import", str(file)).code == 0
    beside.write_text("taxonomy: mine\n", encoding="utf-8")
    assert recorded("template", "2027", "-o", str(file.with_name("2027.xlsx"))).err == ""
    assert beside.read_text(encoding="utf-8") == "taxonomy: mine\n"


def test_a_template_takes_the_items_of_the_year_asked_for(recorded, tmp_path):
    told = recorded("template 2026 --from 2023 --format yaml").out
    assert told.startswith(
        "taxonomy: china-new-tracks\nedition: 2026\nprevious: 2023\nlisting: {direction: complete,"
    )
    assert "元宇宙" in told and "sources" not in told and "statements" not in told
    assert "元宇宙" not in recorded("template 2026 --format yaml").out
    assert "元宇宙" in recorded("template 2024 --format yaml").out


def test_before_all_editions_a_template_is_empty(recorded):
    assert recorded("template 2020 --format yaml").out == (
        "taxonomy: china-new-tracks\nedition: 2020\nlisting: complete\n"
    )


def test_where_nothing_is_recorded_the_levels_are_those_beside_the_file(run, folder, tmp_path):
    file = folder / "2026.xlsx"
    assert run("template", "2026", "-o", str(file)).code == 0
    assert not (tmp_path / "tracks.db").exists()
    book = load_workbook(file)
    assert "上一版" not in book.sheetnames
    labels = [c.value.split("\n")[0] for c in book["基本信息"]["A"]]
    lists = [label for label in labels if label.startswith("清单")]
    assert lists[-1] == "清单：新赛道 listing.new"
    assert run("validate", str(file)).code == 0


def test_a_new_taxonomy_beside_recorded_ones_is_meant_by_its_folder(recorded, tmp_path):
    (tmp_path / "taxonomy.yaml").write_text(
        "taxonomy: demo\ntitle: {en: Demo}\nlevels: [{id: a}]\n"
    )
    file = tmp_path / "2026.yaml"
    assert recorded("template", "2026", "-o", str(file)).code == 0
    assert file.read_text() == "taxonomy: demo\nedition: 2026\nlisting: complete\n"


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("template 2026", "T009"),
        ("export 2025 --format xlsx", "T009"),
        ("template 2026 --format csv", "T007"),
        ("template 2020 --from 2025 --format yaml", "T227"),
        ("template 2025 --from 2025 --format yaml", "T227"),
        ("template 2026 --from 2022 --format yaml", "T012"),
        ("template 2026@1 --format yaml", "T125"),
        ("template 2026 -t demo --format yaml", "T010"),
    ],
)
def test_a_template_asked_for_wrongly_says_how(recorded, line, slug):
    outcome = recorded(line)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"[{slug}]" in outcome.err


def test_without_levels_there_is_no_template(run, tmp_path):
    outcome = run("template", "2026", "-o", str(tmp_path / "2026.xlsx"))
    assert outcome.code == 2 and "[T166]" in outcome.err
    assert run("template 2026 --from 2025 --format yaml").code == 3


def test_what_somebody_has_filled_in_is_left_alone(recorded, tmp_path):
    file = tmp_path / "2026.xlsx"
    file.write_text("mine")
    outcome = recorded("template", "2026", "-o", str(file))
    assert outcome.code == 2 and "[T167]" in outcome.err
    assert file.read_text() == "mine"


def test_a_workbook_beside_a_yaml_of_the_same_edition_is_an_error(recorded, folder):
    shutil.copy(CHINA / "2025.yaml", folder)
    assert recorded("export", "2025", "-o", str(folder / "2025.xlsx")).code == 0
    outcome = recorded("import", str(folder))
    assert outcome.code == 1 and "[T124]" in outcome.err


def test_what_excel_leaves_beside_an_open_workbook_is_passed_over(recorded, folder):
    assert recorded("export", "2025", "-o", str(folder / "2025.xlsx")).code == 0
    (folder / "~$2025.xlsx").write_bytes(b"\x05open")
    assert recorded("validate", str(folder)) == (0, "1 版检查完毕，没有错误。\n", "")


def test_the_name_of_the_file_says_the_format(recorded, tmp_path):
    for suffix, begin in (("xlsx", b"PK"), ("csv", b""), ("yaml", b"taxonomy")):
        file = tmp_path / f"2021.{suffix}"
        outcome = recorded("export", "2021", "-o", str(file))
        if suffix == "csv":  # which cannot hold this edition
            assert outcome.code == 2 and "[T021]" in outcome.err
        else:
            assert file.read_bytes().startswith(begin)
    assert load_workbook(io.BytesIO((tmp_path / "2021.xlsx").read_bytes()))
