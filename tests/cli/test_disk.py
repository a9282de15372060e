"""A disk that is full or may not be written: one sentence, and nothing lost."""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import trees
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]

# Mounts a disk of so many KiB over a folder, for one command and what it starts.
SMALL_DISK = 'mount -t tmpfs -o size="$0"k none "$1" && shift && exec "$@"'
NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", SMALL_DISK]

# Runs commands one after another and tells after each how it ended and what is on the disk.
RUNS = """
import json, os, sys
from tracks.cli import main
for command in json.loads(sys.argv[2]):
    code = main(command)
    print(json.dumps([code, sorted(os.listdir(sys.argv[1]))]), file=sys.stderr)
"""


def tracks(
    *arguments: object, limit: Callable[[], None] | None = None, before: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    command = (*before, sys.executable, "-m", "tracks", *map(str, arguments))
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", preexec_fn=limit
    )


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with an edition that takes 400 kB in a database."""
    return trees.write_yaml(tmp_path_factory.mktemp("many"), 2_000)


@pytest.fixture(scope="module")
def source(many: Path) -> Path:
    """A database that holds it."""
    database = many.with_name("source.db")
    assert tracks("import", many, "--db", database).returncode == 0
    return database


@pytest.mark.parametrize("kilobytes", [250, 400, 550, 700])
def test_a_disk_that_is_full(kilobytes: int, many: Path, source: Path, tmp_path: Path) -> None:
    """At whatever moment: while items are written, while they are taken into the file."""
    within = [*NAMESPACE, str(kilobytes), str(tmp_path)]
    if not shutil.which("unshare") or subprocess.run([*within, "true"]).returncode:
        pytest.skip("no disk can be mounted here")  # the next test is there in any case
    here, copy = str(tmp_path / "here.db"), str(tmp_path / "copy.db")
    commands = [
        ("import", "--db", here),
        ("import", str(many), "--db", here),
        ("verify", "--db", here),
        ("db", "backup", copy, "--db", str(source)),
        ("verify", "--db", copy),
        ("publish", "2025", "-t", "china-new-tracks", "--db", here),
        ("verify", "--db", here),
    ]
    ran = subprocess.run(
        [*within, sys.executable, "-c", RUNS, str(tmp_path), json.dumps(commands)],
        cwd=ROOT,
        env=os.environ | {"LC_ALL": "en_GB.UTF-8"},
        capture_output=True,
        encoding="utf-8",
    )
    said = ran.stderr.splitlines()
    ends = [json.loads(line) for line in said if line.startswith("[")]
    errors = [line for line in said if not line.startswith("[")]
    (first, *sound), (imported, backed_up, read, published) = (
        [ends[n][0] for n in numbers] for numbers in ((0, 2, 6), (1, 3, 4, 5))
    )
    assert [first, *sound] == [0, 0, 0]
    assert read == backed_up and {imported, backed_up, published} <= {0, 3}
    assert not backed_up or not any("copy" in name for name in ends[3][1])
    assert len(errors) == [imported, backed_up, read, published].count(3)
    assert all(re.match(r"error\[T(509|514|501)\]", line) for line in errors)


@pytest.mark.parametrize("kilobytes", [200])
def test_a_file_that_may_not_grow(
    kilobytes: int, many: Path, recorded: Run, tmp_path: Path
) -> None:
    limit = kilobytes * 1024
    done = tracks(
        *("import", many, "--lang", "en"),
        limit=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 3 and done.stderr.count("\n") == 1
    assert done.stderr.startswith("error[T514]")
    assert recorded("verify --lang en").out == "4 revisions checked, all as recorded.\n"
    assert tracks("import", many).returncode == 0


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_may_only_be_read(kind: str, recorded: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    database = folder / "tracks.db"
    shutil.move(tmp_path / "tracks.db", database)
    backup = folder / "backup.db"
    assert recorded("db", "backup", str(backup), "--db", str(database)).code == 0
    unwritable = database if kind == "file" else folder
    # Rights mean nothing to root, unless it gives its own up.
    before: tuple[str, ...] = ()
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("root may write everything")
        before = ("setpriv", "--bounding-set=-all")
    mode = unwritable.stat().st_mode
    unwritable.chmod(mode & ~0o222)
    try:
        done = tracks("publish", "2025", "--db", database, "--lang", "en", before=before)
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr.startswith("error[T508]") and done.stderr.count("\n") == 1
        # In a folder that may not be written a database in use cannot be read, but a backup can.
        readable = database if kind == "file" else backup
        assert tracks("verify", "--db", readable, before=before).returncode == 0
    finally:
        unwritable.chmod(mode)
    assert recorded("log", "--db", str(database), "--lang", "en").out.count("recorded") == 4
    assert recorded("verify", "--db", str(database)).code == 0
