"""The commands from end to end, on the bundled taxonomies and on small ones written here."""

from pathlib import Path

import pytest

TAXONOMY = (
    "taxonomy: demo\ntitle: {en: Demo}\nlevels:\n  - {id: main, zh: 主赛道, en: main track}\n"
)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    return folder


def write(folder: Path, edition: str, items: str) -> Path:
    file = folder / f"{edition}.yaml"
    head = f"taxonomy: demo\nedition: {edition}\nlisting: complete\n"
    file.write_text(f"{head}items: {items}\n", encoding="utf-8")
    return file


def test_import_says_what_it_recorded_and_records_nothing_twice(run):
    first, second = run("import"), run("import --lang en")
    assert first.out.splitlines()[-1] == "china-new-tracks  2025@1 已录入：19 个条目"
    assert second.out.splitlines()[-1] == ("china-new-tracks  2025@1 unchanged, not recorded again")
    assert (first.code, second.code, second.err) == (0, 0, "")


def test_a_dry_run_says_what_import_would_record(run, folder):
    write(folder, "2024", "[甲]")
    dry = run("import", str(folder), "--dry-run", "--lang", "en")
    assert dry.out == "demo  2024@1 would be recorded: 1 item\n"
    assert run("list").code == 3  # nothing recorded yet
    assert run("import", str(folder)).out == "demo  2024@1 已录入：1 个条目\n"


def test_a_corrected_edition_is_recorded_beside_the_earlier_one(run, folder):
    write(folder, "2024", "[甲]")
    run("import", str(folder))
    write(folder, "2024", "[甲, 乙]")
    assert "2024@2" in run("import", str(folder)).out
    assert "新增主赛道 1 个" in run("diff 2024@1 2024@2").out
    assert "撤销主赛道 1 个" in run("diff 2024@2 2024@1").out
    assert "2024@2" in run("diff 2024@1 2024").out or "第 2 次录入" in run("diff 2024@1 2024").out


def test_an_edition_shows_the_titles_of_sources_that_other_editions_define(recorded):
    shown = recorded("show 2024").out
    assert "[1]  2025 版发布报道，2025-04\n" in shown
    assert "news-2025" not in shown


def test_one_error_keeps_every_edition_out(run, folder):
    write(folder, "2024", "[甲]")
    write(folder, "2025", "[乙, 乙]")
    outcome = run("import", str(folder))
    assert (outcome.code, outcome.out) == (1, "")
    assert "2025.yaml:4:" in outcome.err and "[T202]" in outcome.err
    assert outcome.err.endswith("1 处错误，什么都没有录入。\n")
    assert run("list").code == 3


def test_warnings_keep_nothing_out(run, folder):
    write(folder, "2024", "[Web3.0]")
    write(folder, "2025", "[Web 3.0]")
    outcome = run("import", str(folder))
    assert outcome.code == 0 and "[T306]" in outcome.err
    assert len(outcome.out.splitlines()) == 2


def test_many_warnings_of_a_kind_are_counted_and_errors_are_all_shown(run, folder):
    twins = "[" + ", ".join(f"{{id: i{n}, name: 甲}}" for n in range(26)) + "]"
    write(folder, "2024", twins)
    warned = run("validate", str(folder), "--lang", "en")
    assert warned.code == 0
    assert warned.err.count("warning[T215]") == 20
    assert warned.err.endswith("5 more of [T215] are not shown.\n")
    write(folder, "2024", "[" + ", ".join(["甲"] * 26) + "]")
    assert run("validate", str(folder), "--lang", "en").err.count("error[T202]") == 25


def test_validate_tells_all_problems_of_all_files_and_needs_no_database(run, folder, tmp_path):
    write(folder, "2024", "[甲, 甲]")
    write(folder, "2025", "[乙, 乙]")
    outcome = run("validate", str(folder), "--lang", "en")
    assert outcome.code == 1 and outcome.out == ""
    assert "2024.yaml" in outcome.err and "2025.yaml" in outcome.err
    assert outcome.err.endswith("2 errors.\n")
    assert not (tmp_path / "tracks.db").exists()


def test_validate_says_when_all_is_well(run):
    outcome = run("validate taxonomies/china-new-tracks --lang en")
    assert (outcome.code, outcome.out, outcome.err) == (0, "4 editions checked, no errors.\n", "")


def test_verify_says_when_all_is_well(recorded):
    outcome = recorded("verify --lang en")
    assert (outcome.code, outcome.out) == (0, "4 revisions checked, all as recorded.\n")


def test_exit_code_tells_a_script_whether_editions_differ(recorded):
    assert recorded("diff 2021 2025").code == 0
    assert recorded("diff 2021 2025 --exit-code").code == 1
    assert recorded("diff 2021 2021 --exit-code").code == 0
    assert recorded("diff 2021 2025 --exit-code --kind removed").code == 0


def test_the_taxonomy_must_be_said_where_several_have_what_is_named(recorded, folder):
    write(folder, "2024", "[甲]")
    recorded("import", str(folder))
    outcome = recorded("show 2024")
    assert outcome.code == 2 and "[T011]" in outcome.err
    assert "china-new-tracks、demo" in outcome.err
    assert recorded("show 2024 -t china-new-tracks").code == 0
    assert recorded("diff 2021 2025").code == 0  # of which one alone has both
    listed = recorded("list").out
    assert "demo" in listed and "china-new-tracks" in listed
    assert "china-new-tracks" not in recorded("list -t demo").out


def test_a_level_may_be_named_in_either_language(recorded):
    shown = [
        recorded("show", "2025", "--level", name).out for name in ("main", "主赛道", "Main Track")
    ]
    assert "具身智能" not in shown[0] and "未来网络" in shown[0]
    assert shown[0] == shown[1] == shown[2]


def test_db_goes_before_the_environment(recorded, tmp_path):
    other = str(tmp_path / "other.db")
    assert recorded("list", "--db", other).code == 3
    recorded("import", "--db", other)
    assert recorded("list", "--db", other).out == recorded("list").out
