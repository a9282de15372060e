"""The examples of docs/editions.md and its Chinese twin are right as they stand."""

import re
from pathlib import Path

import pytest

from tracks.formats.bundles import find
from tracks.formats.written.schema import EditionFile, Entry

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ["editions.md", "editions.zh.md"]


def examples(page: str) -> dict[str, str]:
    """Return the page's examples by the file that each stands for."""
    text = (DOCS / page).read_text(encoding="utf-8")
    named = dict(re.findall(r"```yaml\n# (\S+)\n(.*?)```", text, re.DOTALL))
    [table, links] = re.findall(r"```csv\n(.*?)```", text, re.DOTALL)
    return {**named, "2027.csv": table, "links.csv": links}


@pytest.mark.parametrize("page", PAGES)
def test_examples_have_no_problems(page: str, tmp_path: Path) -> None:
    for name, text in examples(page).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    names = {"taxonomy.yaml", "2026.yaml", "2027.csv", "links.csv"}
    assert {file.name for file in tmp_path.iterdir()} == names
    [folder], _ = find([tmp_path])
    assert folder.taxonomy and not folder.problems
    for edition in folder.editions:
        assert not edition.read(folder.taxonomy).problems
    [links] = folder.links()
    assert not links.problems


@pytest.mark.parametrize("page", PAGES)
def test_every_key_is_explained(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    keys = [*EditionFile.model_fields, *Entry.model_fields]
    assert not [key for key in keys if f"`{key}`" not in text]
