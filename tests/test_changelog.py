"""The changelog of what is shipped and of a real classification, to the letter and file by file."""

import json
import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import Golden
from tracks.cli import main

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "golden" / "changelog"
DATA = ROOT.parent / "shared" / "data" / "areacodes"
FACTS = Path(__file__).parents[1] / "taxonomies" / "china-new-tracks"
SPANS = {"china-all": ("--all",), "china-2024-2025": ("2024..2025",)}


class Told:
    """What `tracks changelog` prints of a database; each command line is run once."""

    def __init__(self, database: str) -> None:
        self._database = database
        self._known: dict[tuple[str, ...], str] = {}

    def __call__(self, *arguments: str) -> str:
        if arguments not in self._known:
            printed = StringIO()
            with redirect_stdout(printed):
                assert main(["changelog", *arguments, "--db", self._database]) == 0
            self._known[arguments] = printed.getvalue()
        return self._known[arguments]


def recorded(folder: Path, *arguments: str) -> Told:
    database = str(folder / "tracks.db")
    assert main(["import", *arguments, "--db", database]) == 0
    return Told(database)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Return what `tracks changelog` prints of the shipped taxonomy."""
    return recorded(tmp_path_factory.mktemp("china"))


@pytest.fixture(scope="module")
def divisions(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Return what `tracks changelog` prints of administrative divisions."""
    return recorded(tmp_path_factory.mktemp("divisions"), str(DATA))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", ["text", "md"])
@pytest.mark.parametrize("span", SPANS)
def test_the_shipped_changelogs_to_the_letter(
    run: Told, golden: Golden, span: str, form: str, lang: str
) -> None:
    printed = run(*SPANS[span], "--format", form, "--lang", lang)
    golden(FOLDER / f"{span}.{lang}.{form}", printed)


@pytest.mark.parametrize("span", SPANS)
def test_the_shipped_changelogs_as_json(run: Told, golden: Golden, span: str) -> None:
    printed = run(*SPANS[span], "--format", "json")
    schema = json.loads((ROOT / "docs/schema/tracks.changelog-1.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(printed), schema)
    golden(FOLDER / f"{span}.json", printed)


def test_the_figures_are_those_of_the_sources_and_of_arithmetic(run: Told) -> None:
    text = run("--all", "--format", "text", "--lang", "zh")
    for said in (
        "主赛道 21 增至 28，新赛道 80 增至 103。",
        "商业由 22 整合至 9，数字由 9 扩容至 20；产业净增最多 15，科技增幅最大 127%。",
        "产业       14     29 *   +15  +107.1%",
        "科技       11     25 *   +14  +127.3%",
        "2024 版     6  不少于 25 *  不少于 93 *  无资料",
        "2023 至 2025 版至少 5 个不再作为新赛道",
        "只知标题：技术突破、应用场景、赛道力量、资本聚焦、赛道",
    ):
        assert said in text


def test_nothing_is_named_that_no_file_names(run: Told) -> None:
    files = "".join(path.read_text(encoding="utf-8") for path in sorted(FACTS.glob("*.yaml")))
    document = json.loads(run("--all", "--format", "json"))
    items = [
        item["name"]
        for chapter in (document["summary"], *document["chapters"])
        for where in ("changes", "stated", "between")
        for told in chapter["diff"][where]
        for item in (*told.get("items", ()), *told.get("before", ()), *told.get("after", ()))
    ]
    assert items
    assert [name for name in items if name not in files] == []


def test_no_sentence_of_the_openings_is_without_a_figure(run: Told) -> None:
    lines = run("--all", "--format", "md", "--lang", "zh").splitlines()
    opened = False
    found = []
    for line in lines:
        if line.startswith("#"):
            opened = "概况" in line or "对照）" in line
        elif opened and line:
            found.append(line)
    assert len(found) >= 9
    assert [line for line in found if not re.search("[0-9]", line)] == []


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no classification at {DATA}")
@pytest.mark.parametrize(("form", "lang"), [("text", "zh"), ("md", "en")])
def test_ten_years_of_administrative_divisions_to_the_letter(
    divisions: Told, golden: Golden, form: str, lang: str
) -> None:
    printed = divisions("1990..1999", "--format", form, "--lang", lang)
    golden(FOLDER / f"areacodes-1990-1999.{lang}.{form}", printed)
