"""Audits are kept in the user's cache folder: with it, without it or with it broken all prints the same."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.audit.building import block, of_new, year
from tests.cli.conftest import Outcome, Run
from tracks.commands import kept

LANGUAGES = ("zh", "en")
REPORTS = (
    *(f"audit --all --lang {lang}" for lang in LANGUAGES),
    *(f"audit --format md --lang {lang}" for lang in LANGUAGES),
    "audit --format json",
    "audit --source news-2025 --format json",
    "audit --without gei-2021 --without most --format json",
    *(f"changelog --lang {lang}" for lang in LANGUAGES),
    *(f"changelog --all --format {name} --lang {lang}" for name in ("html", "json") for lang in LANGUAGES),
    *(f"diff 2024 2025 --lang {lang}" for lang in LANGUAGES),
    "diff 2023 2025 --format json",
    "show 2024",
)  # fmt: skip
EXPLAINED = [("audit", "--explain", "2025 新赛道 科技", "--lang", lang) for lang in LANGUAGES]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that this test's audits are kept in; it is not there yet."""
    monkeypatch.setenv("TRACKS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "audits"


def printed(run: Run) -> list[Outcome]:
    return [run(report) for report in REPORTS] + [run(*words) for words in EXPLAINED]


def refuse(*_arguments: object, **_options: object) -> Any:
    raise AssertionError("it is kept, and yet asked for anew")


def test_what_is_kept_prints_what_is_found_anew_in_every_report(
    recorded: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = printed(recorded)
    assert all((outcome.code, outcome.err) == (0, "") for outcome in fresh)
    assert list(folder.iterdir())
    with monkeypatch.context() as patch:
        patch.setattr(kept, "audit", refuse)
        patch.setattr(kept, "derive", refuse)
        assert printed(recorded) == fresh


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def other_numbers(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"2", b"3"))


def of_another_key(file: Path) -> None:
    others = [other for other in file.parent.iterdir() if other != file]
    file.write_bytes(others[0].read_bytes() if others else b"{}")


def not_text(file: Path) -> None:
    file.write_bytes(b"\x80\x04\x95\n\xff\xfe\x00")


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def gone(file: Path) -> None:
    file.unlink()


BROKEN = (cut_off, emptied, other_numbers, of_another_key, not_text, gone, a_folder)
FEW = ("audit --format json", "diff 2024 2025")


def test_what_is_broken_is_as_if_it_were_not_there(recorded: Run, folder: Path) -> None:
    fresh = [recorded(report) for report in FEW]
    files = sorted(folder.iterdir())
    assert len(files) == 2
    for damage in BROKEN:
        for file in files:
            damage(file)
        assert [recorded(report) for report in FEW] == fresh, damage
        assert sorted(folder.iterdir()) == files, damage
        if damage is a_folder:  # which it cannot replace
            for file in files:
                file.rmdir()
        else:
            assert all(file.read_bytes().count(b"\n") == 1 for file in files), damage


@pytest.fixture(params=["a file stands there", "it is a file's", "nobody may write", "full"])
def unwritable(
    request: pytest.FixtureRequest, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    if request.param == "a file stands there":
        folder.parent.mkdir()
        folder.write_text("", encoding="utf-8")
    elif request.param == "it is a file's":
        folder.parent.write_text("", encoding="utf-8")
    elif request.param == "nobody may write":
        monkeypatch.setenv("TRACKS_CACHE", "/proc/nowhere")
    else:

        def full(*_arguments: object, **_options: object) -> Any:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(kept, "replacing", full)
    yield
    assert not folder.is_dir() or not list(folder.iterdir())


def test_where_nothing_can_be_kept_nothing_is_said(recorded: Run, unwritable: None) -> None:
    first = recorded("audit")
    assert (first.code, first.err) == (0, "")
    assert recorded("audit") == first


def test_a_revised_edition_is_audited_anew(run: Run, folder: Path, tmp_path: Path) -> None:
    said = (
        "taxonomy: demo\nedition: 2025\nlisting: {{root: complete, leaf: partial}}\n"
        "sources: {{s: {{title: {{en: S}}}}}}\nitems: [甲, 乙]\n"
        "statements:\n  - {{source: s, says: [{{count: leaf, is: 5}}, {{count: leaf, under: 甲, is: {}}}]}}\n"
    )
    levels = "taxonomy: demo\ntitle: {en: Demo}\nlevels:\n  - {id: root, en: root}\n  - {id: leaf, en: leaf}\n"
    demo = tmp_path / "demo"
    demo.mkdir()
    (demo / "taxonomy.yaml").write_text(levels, encoding="utf-8")
    (demo / "2025.yaml").write_text(said.format(9), encoding="utf-8")
    assert run("import", str(demo)).code == 0
    wrong = run("audit")
    assert wrong.code == 1
    (demo / "2025.yaml").write_text(said.format(3), encoding="utf-8")
    assert run("import", str(demo), "--revise", "misread").code == 0
    right = run("audit")
    assert (right.code, right.err) == (0, "")
    assert right.out != wrong.out
    assert len(list(folder.iterdir())) == 2


def test_the_order_of_statements_is_told_apart_though_the_digest_is_not(folder: Path) -> None:
    """Databases share one folder: an edition of the same digest may have its blocks in another order."""
    first, second = block("s", of_new(value=1)), block("t", of_new(value=2))
    for blocks in ((first, second), (second, first)):
        found, _ = kept.audited([year("2021", "ab", *blocks)])
        placed = [support.spot[1] for fact, support in found.read.facts.items() if support.sources]
        assert placed == [0, 1]
        assert [
            support.sources[0].id for support in found.read.facts.values() if support.sources
        ] == [each.source for each in blocks]
    assert len(list(folder.iterdir())) == 2


def test_with_a_limit_nothing_is_kept_and_nothing_kept_is_told(recorded: Run, folder: Path) -> None:
    assert recorded("audit", "--limit", "0").code == 1
    assert not folder.exists()
    assert recorded("audit").code == 0
    assert recorded("audit", "--limit", "0").code == 1


def test_it_is_bounded_and_leaves_the_files_of_others_alone(
    recorded: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST_FILES", 2)
    folder.mkdir(parents=True)
    (folder / "mine.json").write_text("{}", encoding="utf-8")
    left_over = folder / f".{64 * '0'}.json.1.tmp"
    left_over.write_text("", encoding="utf-8")
    os.utime(left_over, (0, 0))
    for span in ("2021 2023", "2023 2024", "2024 2025"):
        assert recorded(f"diff {span}").code == 0
    assert (folder / "mine.json").read_text(encoding="utf-8") == "{}"
    assert not left_over.exists()
    assert len(list(folder.iterdir())) == 3
    monkeypatch.setattr(kept, "MOST_BYTES", 100)
    assert recorded("audit").code == 0
    assert [file.name for file in folder.iterdir()] == ["mine.json"]


def test_without_a_folder_of_choice_it_is_the_users(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("TRACKS_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert kept.folder() == tmp_path / "tracks" / "audits"
