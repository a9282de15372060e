"""Where output goes: files whole or not at all, UTF-8 under any locale, quiet when the reader leaves."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tracks.cli.terminal import deliver
from tracks.errors import TracksError


@pytest.fixture
def process(recorded, tmp_path):
    """Start the program as a process of its own on what `recorded` holds."""

    def start(*arguments, **variables):
        environment = os.environ | {"TRACKS_DB": str(tmp_path / "tracks.db")} | variables
        command = [sys.executable, "-m", "tracks", *arguments]
        return subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    return start


@pytest.mark.parametrize("form", ["text", "json", "md", "csv"])
def test_a_file_gets_what_a_terminal_would_get(recorded, tmp_path, form):
    file = tmp_path / "found"
    shown = recorded(f"diff 2021 2025 --format {form}")
    written = recorded("diff", "2021", "2025", "--format", form, "-o", str(file))
    assert (written.code, written.out, written.err) == (0, "", "")
    assert file.read_bytes().decode() == shown.out
    assert sorted(p.name for p in tmp_path.iterdir() if "tmp" in p.name) == []


def test_json_is_json(recorded):
    told = json.loads(recorded("diff 2024 2025 --format json").out)
    assert told["schema"] == "tracks.diff/1"
    assert (told["before"]["edition"], told["after"]["edition"]) == ("2024", "2025")


@pytest.mark.parametrize(
    ("path", "zh", "en"),
    [
        ("nowhere/found", "所在文件夹不存在", "its folder does not exist"),
        ("tracks.db/found", "所在位置不是文件夹", "what should be its folder is a file"),
        (".", "它是一个文件夹", "it is a folder"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_sentence(recorded, tmp_path, path, zh, en):
    target = str(tmp_path / path)
    for lang, reason in (("zh", zh), ("en", en)):
        outcome = recorded("diff", "2021", "2025", "-o", target, "--lang", lang)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.count("\n") == 1
        assert "[T008]" in outcome.err and reason in outcome.err and target in outcome.err


def test_a_file_that_cannot_be_written_whole_is_left_as_it_was(tmp_path):
    file = tmp_path / "found"
    file.write_text("before", encoding="utf-8")
    (tmp_path / f".found.{os.getpid()}.tmp").mkdir()  # the way to a new file is blocked
    with pytest.raises(TracksError):
        deliver("after", file)
    assert file.read_text(encoding="utf-8") == "before"


def test_a_device_is_written_to_and_not_replaced(recorded):
    assert recorded("diff 2021 2025 -o /dev/null").code == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    "variables", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}]
)
def test_output_is_utf8_whatever_the_locale(process, variables):
    out, err = process("diff", "2021", "2025", "--lang", "zh", **variables).communicate()
    assert out.decode().startswith("中国新赛道体系")
    assert err == b""


def test_a_reader_that_leaves_is_met_with_silence(process):
    running = process("diff", "2021", "2025", "--format", "json")
    running.stdout.close()
    assert running.stderr.read() == b""
    assert running.wait() == 128 + signal.SIGPIPE


def test_no_colour_where_nobody_sees_it(process):
    out, _ = process("show", "2025").communicate()
    assert b"\x1b" not in out


@pytest.mark.parametrize("value", ["\x1b[31mred", "a\rb", "\u202e2025"])
def test_what_was_typed_never_acts_on_the_terminal(recorded, value):
    outcome = recorded("show", value)
    assert outcome.code == 2
    assert outcome.err.rstrip("\n").isprintable()
