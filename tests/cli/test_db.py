"""`tracks db` from end to end."""

import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_database_is_told_made_and_found_newest(run, tmp_path):
    assert run("db current --lang en").out == (
        f'There is no database "{tmp_path}/tracks.db" yet; the first import makes it\n'
    )
    assert run("db upgrade").code == 0
    assert run("db current --lang en").out.endswith(", the newest\n")


def test_a_record_is_backed_up_and_restored(recorded, tmp_path):
    file, other = tmp_path / "b.db", tmp_path / "other.db"
    made = recorded("db", "backup", str(file), "--lang", "en")
    assert (made.code, made.out) == (0, f"4 revisions backed up to {file}\n")
    again = recorded("db", "backup", str(file), "--lang", "en")
    assert again.code == 3
    assert again.err == (
        f'error[T541] There is already a file "{file}", which was left alone; give another name.\n'
    )
    back = recorded("db", "restore", str(file), "--db", str(other), "--lang", "en")
    assert (back.code, back.out) == (0, f"4 revisions restored from {file}\n")
    for command in ("list", "log", "diff 2021 2025 --format json"):
        shown = recorded(*command.split(), "--db", str(other)).out
        assert shown == recorded(*command.split()).out


def test_a_place_that_cannot_be_written_is_told(recorded, tmp_path):
    told = recorded("db", "backup", str(tmp_path / "nowhere" / "b.db"), "--lang", "en")
    assert told.code == 2
    assert told.err.endswith("its folder does not exist; choose another place.\n")


def test_a_full_disk_leaves_no_half_backup(recorded, tmp_path):
    """The system's limit on the size of a file stands for the disk."""
    file = tmp_path / "b.db"
    done = subprocess.run(
        [sys.executable, "-m", "tracks", "db", "backup", str(file), "--lang", "en"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000)),
    )
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert not file.exists()
    assert [path.name for path in tmp_path.iterdir() if "b.db" in path.name] == []


def test_a_restore_without_room_for_a_copy_is_told(recorded, tmp_path, monkeypatch):
    file, other = tmp_path / "b.db", tmp_path / "other.db"
    assert recorded("db", "backup", str(file)).code == 0
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    told = recorded("db", "restore", str(file), "--db", str(other), "--lang", "en")
    assert told.code == 2 and told.err.startswith("error[T008]") and "nowhere" in told.err
    assert not other.exists()
