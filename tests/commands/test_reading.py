"""An edition is held against those recorded, those beside it, and those read before it."""

from pathlib import Path

import pytest

from tests.asking import record
from tracks.commands.validate import validate

TAXONOMY = "taxonomy: demo\ntitle: {en: Demo}\nlevels: [{id: main, en: main track}]\n"
HEAD = "taxonomy: demo\nlisting: complete\n"
SOURCE = "sources: {report: {title: {en: Report}}}\n"
SAYS = "statements: [{source: report, says: [{count: main, is: 1}]}]\n"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    return folder


def write(folder: Path, edition: str, rest: str) -> Path:
    file = folder / f"{edition}.yaml"
    file.write_text(f"{HEAD}edition: {edition}\n{rest}", encoding="utf-8")
    return file


def errors(problems):
    return [(p.code.slug, Path(p.spot.file).name, p.spot.line) for p in problems if p.is_error]


def test_a_source_may_be_defined_beside_the_file_or_in_the_record(folder, tmp_path):
    database = str(tmp_path / "tracks.db")
    earlier = write(folder, "2024", SOURCE + SAYS + "items: [甲]\n")
    later = write(folder, "2025", SAYS + "items: [甲]\n")
    assert validate([later]).problems == ()
    assert record(database, [folder]).errors == 0
    earlier.unlink()
    assert record(database, [later]).errors == 0
    assert errors(validate([later]).problems) == [("T302", "2025.yaml", 4)]


def test_a_source_defined_again_is_told_where_it_is_read(folder, tmp_path):
    database = str(tmp_path / "tracks.db")
    earlier = write(folder, "2024", SOURCE + SAYS + "items: [甲]\n")
    record(database, [earlier])
    later = write(folder, "2025", SOURCE + SAYS + "items: [甲]\n")
    outcome = record(database, [later])
    assert errors(outcome.problems) == [("T301", "2025.yaml", 4)]
    assert outcome.recorded == ()


@pytest.mark.parametrize(
    ("amiss", "told"),
    [
        ("items: [甲, 甲]\n", ("T202", "2024.yaml", 6)),
        ("items: [甲]\nitem: 1\n", ("T203", "2024.yaml", 7)),
        ("items: [甲\n", ("T110", "2024.yaml", 6)),
    ],
)
def test_a_source_that_a_wrong_file_defines_is_not_unknown(folder, tmp_path, amiss, told):
    write(folder, "2024", SOURCE + SAYS + amiss)
    later = write(folder, "2025", SAYS + "items: [甲]\n")
    assert errors(validate([folder]).problems) == [told]
    assert errors(record(str(tmp_path / "tracks.db"), [folder]).problems) == [told]
    assert errors(validate([later]).problems) == []


def test_a_source_is_not_unknown_while_two_files_are_one_edition(folder):
    write(folder, "2024", SOURCE + SAYS + "items: [甲]\n")
    (folder / "2024.csv").write_text("id,parent,level,name\n甲,,main,甲\n", encoding="utf-8")
    later = write(folder, "2025", SAYS + "items: [甲]\n")
    assert [p.code.slug for p in validate([folder]).problems] == ["T124"]
    assert validate([later]).problems == ()


def test_a_source_that_is_unknown_is_told_with_what_else_is_wrong_in_the_file(folder):
    write(folder, "2025", SAYS + "items: [甲, 甲]\n")
    assert errors(validate([folder]).problems) == [
        ("T202", "2025.yaml", 5),
        ("T302", "2025.yaml", 4),
    ]


@pytest.mark.parametrize("at_hand", ["beside", "recorded", "before"])
def test_what_an_item_was_must_be_listed_where_that_edition_is_at_hand(folder, tmp_path, at_hand):
    database = str(tmp_path / "tracks.db")
    earlier = write(folder, "2024", "items: [甲]\n")
    later = write(folder, "2025", "previous: 2024\nitems: [{name: 乙, was: 丙}]\n")
    files = [later]
    if at_hand == "recorded":
        record(database, [earlier])
        earlier.unlink()
    elif at_hand == "before":
        files = [earlier, later]
    assert errors(record(database, files).problems) == [("T303", "2025.yaml", 5)]


def test_what_an_item_was_is_believed_where_that_edition_is_not_at_hand(folder, tmp_path):
    later = write(folder, "2025", "previous: 2024\nitems: [{name: 乙, was: 丙}]\n")
    assert record(str(tmp_path / "tracks.db"), [later]).errors == 0


def test_an_edition_is_held_against_its_file_and_not_against_what_it_replaces(folder, tmp_path):
    database = str(tmp_path / "tracks.db")
    write(folder, "2024", SOURCE + SAYS + "items: [甲]\n")
    record(database, [folder])
    write(folder, "2024", SAYS + "items: [甲]\n")
    assert errors(record(database, [folder]).problems) == [("T302", "2024.yaml", 4)]


def test_progress_names_each_file_before_it_is_read(folder, tmp_path):
    files = [write(folder, label, "items: [甲]\n") for label in ("2024", "2025")]
    seen = []
    record(str(tmp_path / "tracks.db"), [folder], progress=seen.append)
    assert seen == files
