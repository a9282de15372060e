"""The fuzz itself: nothing but problems comes out, the same of the same seed, and a failure is told."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests import fuzz
from tracks.commands.validate import Validated, validate


def test_only_problems_come_out(tmp_path):
    totals = fuzz.run(300, 1, tmp_path)
    assert totals.failures == []
    assert len(totals.codes) > 50


def test_a_seed_gives_the_same_inputs(tmp_path):
    assert fuzz.run(60, 2, tmp_path) == fuzz.run(60, 2, tmp_path)
    assert fuzz.run(60, 2, tmp_path) != fuzz.run(60, 3, tmp_path)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_a_failure_is_kept_as_small_as_it_can_be(tmp_path, monkeypatch, capsys):
    def failing(paths: Sequence[Path]) -> Validated:
        for file in paths[0].rglob("*.yaml"):
            if b"name" in file.read_bytes():
                raise KeyError("planted")
        return validate(paths)

    monkeypatch.setattr(fuzz, "validate", failing)
    folders = iter(range(30))
    monkeypatch.setattr(fuzz, "mkdtemp", lambda prefix: str(_made(tmp_path / str(next(folders)))))
    monkeypatch.setattr(fuzz, "FORMS", (".yaml",))
    # Of a case whose other file fails too, the one that was changed is cut to nothing.
    assert 1 in [fuzz.main(3, seed) for seed in range(30)]
    said = capsys.readouterr().out
    assert "KeyError: 'planted'" in said
    assert said.splitlines()[-1].startswith("3 inputs, ")
    kept = [line.partition(" fails: ")[2] for line in said.splitlines() if " fails: " in line]
    smallest = [file.read_bytes() for path in kept for file in Path(path).rglob("*.yaml")]
    assert b"name" in smallest
    with pytest.raises(KeyError):
        failing([Path(kept[0])])
