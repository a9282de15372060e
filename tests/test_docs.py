"""The pages are true: their commands give what they show, links and paths lead somewhere.

`--update-golden` writes what the commands give into the pages.
"""

import re
import shlex
from pathlib import Path

import pytest

from tracks.cli import main

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "README.zh.md")
EXECUTED = (
    *PAGES,
    "docs/revisions.md",
    "docs/revisions.zh.md",
    "docs/lineage.md",
    "docs/lineage.zh.md",
    "docs/audit.md",
    "docs/audit.zh.md",
    "docs/maps.md",
    "docs/maps.zh.md",
)
ENGLISH = sorted(p for p in (ROOT / "docs").glob("*.md") if not p.name.endswith(".zh.md"))
CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", EXECUTED)
def test_the_commands_of_a_page_give_what_it_shows(page, tmp_path, golden, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("TRACKS_DB", str(tmp_path / "tracks.db"))
    monkeypatch.setenv("LC_ALL", "C")

    def output(command: str) -> str:
        program, *arguments = shlex.split(command)
        assert (program, main(arguments)) == ("tracks", 0)
        return capsys.readouterr().out

    def given(block: re.Match[str]) -> str:
        commands = re.findall(r"^\$ (.+)$", block[0], re.MULTILINE)
        return "".join(f"$ {command}\n{output(command)}" for command in commands)

    text = (ROOT / page).read_text(encoding="utf-8")
    assert CONSOLE.search(text)
    golden(ROOT / page, CONSOLE.sub(given, text))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_links_only_to_what_is_there(page):
    targets = re.findall(r"\]\(([^)#:]+)", (ROOT / page).read_text(encoding="utf-8"))
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_make_targets_that_there_are(page):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE)
    assert targets
    assert [t for t in targets if not re.search(rf"^{t}:", makefile, re.MULTILINE)] == []


@pytest.mark.parametrize("page", ENGLISH, ids=lambda page: page.stem)
def test_a_page_and_its_twin_link_to_one_another(page):
    twin = page.with_suffix(".zh.md")
    assert f"[中文]({twin.name})" in page.read_text(encoding="utf-8")
    assert f"[English]({page.name})" in twin.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["architecture.md", "architecture.zh.md"])
def test_the_page_of_the_house_names_what_is_there_and_every_room(page):
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    paths = set(re.findall(r"`([a-z_/]+/(?:[a-z_]+\.py)?)`", text))
    assert [path for path in paths if not (ROOT / path).exists()] == []
    rooms = {f"tracks/{init.parent.name}/" for init in (ROOT / "tracks").glob("*/__init__.py")}
    assert rooms <= paths


@pytest.mark.parametrize("page", ["architecture.md", "architecture.zh.md"])
def test_what_is_added_goes_into_two_files_at_most(page):
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    table = re.split(r"^## (?:Where to add|在哪里添加)$", text, flags=re.MULTILINE)[1]
    rows = re.findall(r"^\| (.+?) \| (.+) \|$", table, re.MULTILINE)[1:]
    assert len(rows) >= 10
    for what, where in rows:
        places = re.findall(r"`((?:tracks|alembic)/[^`]+)`", where)
        assert 1 <= len(places) <= 2, what
