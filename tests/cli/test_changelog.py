"""`tracks changelog`: spans, languages, formats by the name of the file, who published, wrong usage."""

import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Run

YEARS = {
    "2023": "items: [甲, 乙]",
    "2024": "items: [甲, 乙, 丙]",
    "2025": "items: [甲, 丙, 丁]\nlinks:\n  - {since: 2024, from: 乙, to: 丁, note: 丙方意见}",
}


def write(folder: Path, years: dict[str, str]) -> Path:
    """Write a taxonomy of one level whose editions list all their items."""
    folder.mkdir()
    levels = "levels: [{id: direction, zh: 方向, en: direction}]"
    (folder / "taxonomy.yaml").write_text(
        f"taxonomy: demo\ntitle: {{zh: 示例}}\n{levels}\n", "utf-8"
    )
    for year, text in years.items():
        head = f"taxonomy: demo\nedition: {year}\nlisting: complete\n"
        (folder / f"{year}.yaml").write_text(f"{head}{text}\n", "utf-8")
    return folder


@pytest.fixture
def demo(run: Run, tmp_path: Path) -> Run:
    """Run a command line against a database of three small editions without statements."""
    assert run("import", str(write(tmp_path / "demo", YEARS))).code == 0
    return run


def test_both_languages_make_one_document_in_the_order_asked_for(demo: Run) -> None:
    zh, en = (demo("changelog", "--lang", lang, "--format", "md").out for lang in ("zh", "en"))
    assert demo("changelog", "--lang", "zh,en", "--format", "md").out == f"{zh}\n{en}"
    assert demo("changelog", "--lang=en,zh", "--format", "md").out == f"{en}\n{zh}"


@pytest.mark.parametrize("lang", ["zh,fr", "zh,zh,", ",", "zh,,en"])
def test_other_languages_are_refused(demo: Run, lang: str) -> None:
    outcome = demo("changelog", "--lang", lang)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"“--lang”没有“{lang}”这个值" in outcome.err


def test_other_commands_speak_one_language(demo: Run) -> None:
    outcome = demo("list", "--lang", "zh,en")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "错误[T071] tracks list 只能用一种语言，不能用“zh,en”；请写 zh 或 en。\n"


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("报告.txt", "示例变更报告".encode()),
        ("报告.md", "# 示例变更报告".encode()),
        ("报告.HTML", b"<!doctype html>"),
        ("报告.json", b'{\n"schema": "tracks.changelog/1"'),
        ("报告.docx", b"PK"),
        ("报告.xlsx", b"PK"),
    ],
)
def test_the_name_of_the_file_tells_the_format(
    demo: Run, tmp_path: Path, name: str, begins: bytes
) -> None:
    file = tmp_path / name
    assert demo("changelog", "2024..2025", "-o", str(file)).code == 0
    assert file.read_bytes().startswith(begins)


def test_markdown_has_its_pictures_beside_it(demo: Run, tmp_path: Path) -> None:
    file = tmp_path / "a (b).md"
    assert demo("changelog", "--all", "-o", str(file)).code == 0
    assert sorted(each.name for each in tmp_path.glob("a*")) == [
        "a (b).md",
        "a (b).zh-alluvial.svg",
        "a (b).zh-sunburst.svg",
    ]
    assert "(<a%20%28b%29.zh-alluvial.svg>)" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_what_is_no_text_needs_a_file(demo: Run, form: str) -> None:
    outcome = demo("changelog", "--format", form)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"--format {form} 须与 -o 同用" in outcome.err


def test_nothing_is_written_where_a_file_cannot_be(demo: Run, tmp_path: Path) -> None:
    outcome = demo("changelog", "-o", str(tmp_path / "没有" / "报告.md"))
    assert (outcome.code, outcome.out) == (2, "")
    assert "所在文件夹不存在" in outcome.err
    assert list(tmp_path.glob("*.md")) == []


def test_the_published_one_says_who_published_it_and_when_it_was_demo(demo: Run) -> None:
    assert "2 版尚未发布：2025@1、2024@1" in demo("changelog").out
    demo("publish", "2025", "--by", "编辑部")
    text = demo("changelog").out
    assert "录入，" in text
    assert "由编辑部发布" in text
    assert "1 版尚未发布：2024@1" in text


def test_notes_stay_internal(run: Run, tmp_path: Path) -> None:
    def items(note: str, definition: str) -> str:
        return f"items:\n  - {{name: 甲, note: {note}}}\n  - {{name: 乙, note: {note}, definition: {definition}}}"

    link = "links:\n  - {since: 2024, from: 甲, to: 甲, note: 丙方意见}"
    years = {"2024": items("甲方意见", "旧"), "2025": items("乙方意见", "新") + f"\n{link}"}
    assert run("import", str(write(tmp_path / "demo", years))).code == 0
    for form in ("text", "md", "html", "json"):
        assert "方意见" not in run("changelog", "--format", form).out
        assert "乙方意见" in run("changelog", "--format", form, "--notes").out
    assert "内容变更方向 1 个" in run("changelog").out
    assert "内容变更方向 2 个" in run("changelog", "--notes").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("2025..2023", "请先写较早的一版：tracks changelog 2023..2025"),
        ("2023", "“2023”不是起止两版；请写成如 2021..2025。"),
        ("..2025", "“..2025”不是起止两版"),
        ("2023..2031", "没有“2031”这一版"),
        ("--since 2031", "没有“2031”这一版"),
        ("--since 2025", "demo 没有晚于 2025 的版"),
        ("2023..2025 --all", "--all 与“起..止”不能同用"),
        ("--since 2023 --all", "--all 与“--since”不能同用"),
        ("--format pdf", "可用的值有 text、md、html、docx、xlsx、json"),
        ("--date", "选项“--date”后面缺少值"),
    ],
)
def test_wrong_usage_is_told_with_a_remedy(demo: Run, arguments: str, said: str) -> None:
    outcome = demo("changelog", *arguments.split())
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


def test_no_span_means_the_latest_two_editions(demo: Run) -> None:
    assert demo("changelog").out == demo("changelog", "2024..2025").out
    assert demo("changelog").out == demo("changelog", "--since", "2024").out
    assert demo("changelog", "--all").out == demo("changelog", "2023..2025").out


def test_what_programs_read_is_the_same_in_every_language(demo: Run) -> None:
    told = [
        demo("changelog", "--format", "json", "--lang", lang).out for lang in ("zh", "en", "zh,en")
    ]
    assert len(set(told)) == 1


def test_two_revisions_of_one_edition_can_be_told_of(demo: Run) -> None:
    text = demo("changelog", "2025@1..2025@1").out
    assert "2025 版第 1 次录入" in text
    assert "条目变化 0 个" in text


def test_where_all_is_withdrawn_nothing_can_be_told(demo: Run) -> None:
    for label in ("2023", "2024", "2025"):
        demo("withdraw", label, "--why", "试验")
    outcome = demo("changelog")
    assert (outcome.code, outcome.out) == (2, "")
    assert "均已撤回" in outcome.err


@pytest.mark.parametrize("page", ["reports.md", "reports.zh.md"])
def test_the_commands_of_the_page_write_what_they_say(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    years = {"2021": "items: [甲]", "2023": "items: [甲, 乙]", "2025": "items: [乙]"}
    assert run("import", str(write(tmp_path / "demo", years))).code == 0
    monkeypatch.chdir(tmp_path)
    text = (Path(__file__).parents[2] / "docs" / page).read_text(encoding="utf-8")
    commands = [line for line in text.splitlines() if line.startswith("tracks changelog")]
    assert len(commands) == 5
    for command in commands:
        _, *words = shlex.split(command, comments=True)
        assert run(*words).code == 0
        if "-o" in words:
            assert (tmp_path / words[-1]).stat().st_size > 1000


def test_E9_a_change_of_a_note_alone_is_counted(run: Run, tmp_path: Path) -> None:
    years = {
        "2024": "items: [{name: 甲, note: 旧}, 乙]",
        "2025": "items: [{name: 甲, note: 新}, 乙]",
    }
    assert run("import", str(write(tmp_path / "demo", years))).code == 0
    assert run("diff", "2024", "2025", "--exit-code").code == 1
    text = run("changelog", "--lang", "en").out
    assert "1 item changed in its note only (--notes).\n" in text
    assert "one by one" not in text
    assert "仅备注有变化的条目 1 个（--notes）。" in run("changelog").out
    noted = run("changelog", "--lang", "en", "--notes").out
    assert "in its note only" not in noted
    assert "note: 旧 -> 新" in noted


def test_the_audit_tells_of_the_years_that_the_changelog_covers(recorded: Run) -> None:
    covered, everything, none = (
        recorded("changelog", "2021..2023", "--lang", "en", *more).out
        for more in ((), ("--audit", "all"), ("--audit", "none"))
    )
    assert "Figures held against each other (of 2021 and 2023)" in covered
    assert "more findings are about other editions: see tracks audit." in covered
    assert "2023, new tracks: 80+19-1 = 98, equal to the total" in covered
    assert "total of main tracks in 2025" not in covered
    assert "2024, main tracks: in all at least 25" not in covered
    assert "Figures held against each other (all 4 editions)" in everything
    assert "2024, main tracks: in all at least 25" in everything
    assert "Figures held against each other" not in none
    assert recorded("changelog", "--all").out == recorded("changelog --all --audit all").out
    assert recorded("changelog", "--audit", "covered").out == recorded("changelog").out


def test_another_word_for_the_audit_is_refused(demo: Run) -> None:
    outcome = demo("changelog", "--audit", "some")
    assert (outcome.code, outcome.out) == (2, "")
    assert "“--audit”没有“some”这个值；可用的值有 none、covered、all" in outcome.err
