"""Bundled taxonomies are taken by their names, and the first of them is meant where nothing is named."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracks.shipped import BUNDLED, taxonomies


def test_a_bundled_taxonomy_is_taken_by_its_name(run: Run) -> None:
    for key in BUNDLED[1:]:
        outcome = run("import", key)
        assert outcome.code == 0
        assert {line.split()[0] for line in outcome.out.splitlines()} == {key}


def test_a_bare_import_records_the_first_alone_and_taxonomies_all(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = run("import").out
    assert {line.split()[0] for line in first.splitlines()} == {"china-new-tracks"}
    everything = run("import", "taxonomies").out
    named = dict.fromkeys(line.split()[0] for line in everything.splitlines())
    assert tuple(named) == BUNDLED
    assert {folder.name for folder in taxonomies().iterdir()} == set(BUNDLED)
    # They alone are recorded: the first of them is meant where nothing is named.
    assert run("audit --lang en").out.startswith("China New-Track System")
    assert run("changelog --lang en").out.startswith("China New-Track System")
    assert run("diff 2024 2025").code == 0
    assert run("history 6G").code == 0


def test_the_first_that_is_recorded_of_the_bundled_ones_is_meant(run: Run) -> None:
    assert run("import us-cet").code == run("import shenzhen-20-8").code == 0
    assert run("changelog").out.startswith("深圳")


def test_a_path_that_is_there_goes_before_a_bundled_name(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(taxonomies() / "cn-sei", "us-cet")
    assert {line.split()[0] for line in run("import us-cet").out.splitlines()} == {"cn-sei"}
    Path("taxonomies").mkdir()
    outcome = run("import taxonomies --lang en")
    assert outcome.code == 1 and "[T122]" in outcome.err


@pytest.mark.parametrize(("name", "near"), [("us-cer", "us-cet"), ("shenzen", "shenzhen-20-8")])
def test_a_name_that_is_neither_is_said_with_the_bundled_ones(
    run: Run, name: str, near: str
) -> None:
    outcome = run("import", name, "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f'error[T031] "{name}" is no path')
    assert all(key in outcome.err for key in BUNDLED)
    assert outcome.err.endswith(f'The nearest is "{near}".\n')
    assert "[T101]" in run("import", f"./folder/{name}").err
    assert "[T101]" in run("import", f"{name}.yaml").err
