from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tracks.cli import main


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command line against a database of the test's own, in Chinese unless it asks otherwise."""
    monkeypatch.setenv("TRACKS_DB", str(tmp_path / "tracks.db"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str) -> Outcome:
        code = main(_words(arguments))
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return run


@pytest.fixture
def recorded(run: Run) -> Run:
    """Run a command line against a database that holds the bundled taxonomies."""
    assert run("import").code == 0
    return run


def _words(arguments: Sequence[str]) -> list[str]:
    """`run("diff 2021 2025")` is `run("diff", "2021", "2025")`."""
    return arguments[0].split() if len(arguments) == 1 else list(arguments)
