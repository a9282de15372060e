"""Which editions lie at a path."""

from pathlib import Path

import pytest

from tracks.errors import Code
from tracks.formats.bundles import find

TAXONOMY = "taxonomy: demo\ntitle: {en: Demo}\nlevels: [{id: main}]\n"


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """Make a folder of editions and of other things."""
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "taxonomy.yaml").write_text(TAXONOMY)
    for name in ("2025-10.csv", "2025.yaml", "2025-3.csv", ".2024.csv", "README.md", "links-a.csv"):
        (folder / name).touch()
    return folder


def test_editions_of_a_folder_come_in_natural_order(demo: Path) -> None:
    [folder], problems = find([demo])
    assert not problems
    assert folder.taxonomy and folder.taxonomy.id == "demo"
    assert [edition.file.name for edition in folder.editions] == [
        "2025.yaml",
        "2025-3.csv",
        "2025-10.csv",
    ]
    assert [table.file.name for table in folder.links()] == ["links-a.csv"]
    assert not folder.problems


def test_folder_without_a_taxonomy_means_those_right_below(demo: Path) -> None:
    (demo.parent / "notes").mkdir()
    [folder], problems = find([demo.parent])
    assert folder.path == demo
    assert not problems


def test_one_file_means_that_edition(demo: Path) -> None:
    [folder], _ = find([demo / "2025.yaml"])
    assert [e.file for e in folder.editions] == [demo / "2025.yaml"]
    assert [table.file for table in folder.links()] == [demo / "links-a.csv"]
    [folder], _ = find([demo / "2025.yaml", demo / "2025-3.csv", demo / "2025.yaml"])
    assert folder.labels == ["2025", "2025-3"]


def test_each_path_tells_its_own_problem(demo: Path) -> None:
    folders, problems = find([demo / "none", demo, demo / "README.md"])
    assert [folder.path for folder in folders] == [demo]
    assert [problem.code for problem in problems] == [Code.FILE_UNREADABLE, Code.SUFFIX_UNKNOWN]
