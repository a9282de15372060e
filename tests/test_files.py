"""Files and folders written whole or not at all."""

from pathlib import Path

import pytest

from tracks.files import replacing


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("before", [None, "old"])
def test_a_file_is_there_once_all_of_it_is(tmp_path: Path, before: str | None) -> None:
    file = tmp_path / "file"
    if before:
        file.write_text(before)
    with replacing(file) as beside:
        beside.write_text("new")
        assert file.exists() == bool(before)
    assert (file.read_text(), names(tmp_path)) == ("new", ["file"])


def test_what_fails_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("old")
    with pytest.raises(KeyError), replacing(file) as beside:
        beside.write_text("ne")
        raise KeyError
    assert (file.read_text(), names(tmp_path)) == ("old", ["file"])


def test_a_folder_is_there_once_all_of_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    with replacing(folder) as beside:
        beside.mkdir()
        (beside / "file").touch()
        assert not folder.exists()
    assert (names(tmp_path), names(folder)) == (["folder"], ["file"])
    with pytest.raises(KeyError), replacing(tmp_path / "other") as beside:
        beside.mkdir()
        (beside / "file").touch()
        raise KeyError
    assert names(tmp_path) == ["folder"]


def test_a_link_stays_one(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_text("old")
    link.symlink_to(file)
    with replacing(link) as beside:
        beside.write_text("new")
    assert (link.is_symlink(), file.read_text()) == (True, "new")


def test_where_nothing_can_be_written_the_system_says_why(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "none" / "file") as beside:
        beside.write_text("new")
