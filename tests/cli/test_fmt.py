"""`tracks fmt` on files as they lie on disks."""

import shutil
from pathlib import Path

import pytest

CHINA = Path(__file__).parents[2] / "taxonomies" / "china-new-tracks"

LOOSE = "taxonomy:   china-new-tracks   # 同上\nedition: 2026\nlisting: { direction: complete,\n main: partial, new: partial}\nitems: [ 商业 ]"
TIGHT = "taxonomy: china-new-tracks  # 同上\nedition: 2026\nlisting: {direction: complete, main: partial, new: partial}\nitems:\n  - 商业\n"


@pytest.fixture
def file(tmp_path):
    """An edition beside its taxonomy, not laid out."""
    folder = tmp_path / "china-new-tracks"
    folder.mkdir()
    shutil.copy(CHINA / "taxonomy.yaml", folder)
    file = folder / "2026.yaml"
    file.write_bytes(LOOSE.encode())
    return file


def test_a_file_is_laid_out_once(run, file):
    assert run("fmt", str(file)) == (0, f"{file} 已重新排版\n", "")
    assert file.read_bytes() == TIGHT.encode()
    stamp = file.stat().st_mtime_ns
    assert run("fmt", str(file)) == (0, "1 个文件，排版都已统一。\n", "")
    assert file.stat().st_mtime_ns == stamp
    assert [path.name for path in file.parent.iterdir() if path.suffix == ".tmp"] == []


def test_check_shows_what_would_change_and_changes_nothing(run, file):
    outcome = run("fmt", str(file), "--check")
    assert outcome.code == 1
    assert outcome.out.startswith(f"{file} 需要重新排版\n--- {file}\n+++ {file}\n@@ ")
    assert "\n-taxonomy:   china-new-tracks   # 同上\n" in outcome.out
    assert "\n+taxonomy: china-new-tracks  # 同上\n" in outcome.out
    assert file.read_bytes() == LOOSE.encode()
    run("fmt", str(file))
    assert run("fmt", str(file), "--check").code == 0


@pytest.mark.parametrize(
    "written",
    [
        LOOSE.replace("\n", "\r\n"),
        "\ufeff" + LOOSE,
        LOOSE + "\n\n\n",
        TIGHT.rstrip(),
        "---\n" + LOOSE,
    ],
    ids=["crlf", "bom", "blank lines", "no newline", "marker"],
)
def test_whatever_the_bytes_the_layout_is_one(run, file, written):
    file.write_bytes(written.encode())
    assert run("fmt", str(file)).code == 0
    assert file.read_bytes() == TIGHT.encode()


def test_a_broken_file_is_told_and_the_others_are_laid_out(run, file):
    broken = file.with_name("2025.yaml")
    broken.write_text("items: [甲，乙]\n")
    outcome = run("fmt", str(file.parent))
    assert outcome.code == 1
    assert f"{broken}:1:9: 错误[T107]" in outcome.err
    assert file.read_bytes() == TIGHT.encode()
    assert broken.read_text() == "items: [甲，乙]\n"


def test_a_folder_of_taxonomies_is_laid_out_and_nothing_else(run, file, tmp_path):
    notes = tmp_path / "notes.yaml"
    notes.write_text("a:   b")
    (file.parent / ".hidden.yaml").write_text("a:   b")
    assert run("fmt", str(tmp_path)).code == 0
    assert file.read_bytes() == TIGHT.encode()
    assert notes.read_text() == (file.parent / ".hidden.yaml").read_text() == "a:   b"


def test_a_link_and_the_permissions_stay(run, file, tmp_path):
    file.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(file)
    assert run("fmt", str(link)).code == 0
    assert link.is_symlink() and file.read_bytes() == TIGHT.encode()
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_file_that_cannot_be_replaced_stays_as_it_is(run, file, monkeypatch):
    def refuse(self, target):
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "replace", refuse)
    outcome = run("fmt", str(file))
    assert outcome.code == 1 and "[T008]" in outcome.err
    assert file.read_bytes() == LOOSE.encode()
    assert sorted(path.name for path in file.parent.iterdir()) == ["2026.yaml", "taxonomy.yaml"]


@pytest.mark.parametrize(
    ("name", "slug"), [("none.yaml", "T101"), ("table.csv", "T121"), ("empty", "T122")]
)
def test_what_is_no_yaml_is_told(run, tmp_path, name, slug):
    (tmp_path / "table.csv").touch()
    (tmp_path / "empty").mkdir()
    outcome = run("fmt", str(tmp_path / name))
    assert outcome.code == 1 and f"[{slug}]" in outcome.err


def test_names_in_a_file_do_not_reach_the_terminal_as_codes(run, file):
    file.write_text('items: [ "a\\e[31mb" ]\n# \x7f\n')
    outcome = run("fmt", str(file), "--check")
    assert outcome.code == 1 and "\x1b" not in outcome.out + outcome.err


def test_the_bundled_taxonomies_are_laid_out(run):
    assert run("fmt", str(CHINA.parent), "--check") == (0, "22 个文件，排版都已统一。\n", "")
