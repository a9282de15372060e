"""What `--format` and the name of a file make of a report."""

import json
from pathlib import Path

import pytest


@pytest.mark.parametrize("form", ["csv", "xlsx", "pdf"])
def test_an_unknown_pairing_is_one_sentence_that_lists_what_there_is(recorded, form: str) -> None:
    outcome = recorded("audit", "--format", form, "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        f'error[T007] "--format" has no value "{form}"; its values are text, md, html, docx, json.\n'
    )


def test_a_file_is_what_it_is_named(recorded, tmp_path: Path) -> None:
    for name in ("found.html", "found.json", "found.md"):
        outcome = recorded("flow", "2021", "2025", "-o", str(tmp_path / name))
        assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    assert (tmp_path / "found.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert found["schema"] == "tracks.flow/1"
    assert (tmp_path / "found.md").read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize(
    ("command", "name", "form"),
    [
        ("crosswalk 2021 2025", "pairs.xlsx", "xlsx"),
        ("flow 2021 2025", "flow.parquet", "parquet"),
        ("changelog", "all.csv", "csv"),
        ("export 2025", "2025.json", "json"),
        ("export 2025", "2025.rdf", "rdf"),
    ],
)
def test_a_file_named_after_a_format_that_others_have_is_not_written_as_something_else(
    recorded, tmp_path: Path, command: str, name: str, form: str
) -> None:
    file = tmp_path / name
    outcome = recorded(*command.split(), "-o", str(file), "--lang", "en")
    assert (outcome.code, outcome.out, file.exists()) == (2, "", False)
    assert outcome.err.startswith(f'error[T007] "--format" has no value "{form}"; its values are ')
