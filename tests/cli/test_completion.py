"""Completion in real shells: what each offers for a line, and what it makes of it on Tab."""

import os
import pty
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from select import select
from typing import Any

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]

OFFERED = {
    "tracks v": {"validate", "verify"},
    "tracks diff --lev": {"--level"},
    "tracks verify -": {"--db", "--help", "--lang"},
    "tracks diff 2021 2025 --format ": {"text", "md", "html", "docx", "json", "csv", "parquet"},
    "tracks diff 2021 2025 --kind mer": {"merged"},
    "tracks export 2025 --format ": {"yaml", "csv", "xlsx", "skos", "xkos", "jsonld", "klass"},
    "tracks template 2026 --format ": {"xlsx", "yaml"},
    "tracks template 2026 --from 202": {"2021", "2023", "2024", "2025"},
    "tracks diff --lang ": {"zh", "en"},
    "tracks --lang en diff --exit": {"--exit-code"},
    "tracks completion ": {"bash", "zsh", "fish"},
    "tracks diff 202": {"2021", "2023", "2024", "2025"},
    "tracks diff 2021 ": {"2021", "2023", "2024", "2025"},
    "tracks publish 2025 -t chi": {"china-new-tracks"},
    "tracks import taxon": {"taxonomies"},  # a folder here
}
OFFERED_BY_THE_SHELL = {"tracks import taxon"}

ON_TAB = {
    "tracks ver": "tracks verify ",
    "tracks diff --format js": "tracks diff --format json ",
    "tracks diff --format=js": "tracks diff --format=json ",
    "tracks diff --lang=e": "tracks diff --lang=en ",
    "tracks show 2023": "tracks show 2023 ",
    "tracks validate fol": "tracks validate folder/",
}

CALLS_BASH = """
source <(tracks completion bash)
COMP_WORDS=({line}) COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
$(complete -p tracks | sed 's/.*-F \\([^ ]*\\).*/\\1/') tracks
(( ${{#COMPREPLY[@]}} )) || COMPREPLY=($(compgen -o default -- "${{COMP_WORDS[COMP_CWORD]}}"))
printf '%s\\n' "${{COMPREPLY[@]}}"
"""

# What each reads first; Ctrl-X writes the line as it stands.
BASH = """
source <(tracks completion bash)
bind -x '"\\C-x": printf %s "$READLINE_LINE" > typed.tmp; mv typed.tmp typed'
PS1=ready
"""
ZSH = """
autoload -Uz compinit && compinit -u -D
source <(tracks completion zsh)
write() { printf %s "$BUFFER" > typed.tmp; mv typed.tmp typed }
zle -N write && bindkey '^X' write
PS1=ready
"""
TYPED_IN = {"bash": (["--noprofile", "--rcfile", "rc"], BASH), "zsh": (["-d"], ZSH)}


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """One in which `tracks` is this program, with the bundled taxonomies in its database."""
    folder = tmp_path_factory.mktemp("completion")
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "ZDOTDIR": str(folder),
        "TRACKS_DB": str(folder / "tracks.db"),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm",
    }
    subprocess.run(["tracks", "import"], env=environment, check=True, capture_output=True)
    (folder / "folder").mkdir()
    return environment


def in_a_shell(lines: Iterable[str], quick: str) -> list[Any]:
    """A shell takes its time: one line is quick, the others are slow."""
    return [line if line == quick else pytest.param(line, marks=pytest.mark.slow) for line in lines]


def need(shell: str) -> None:
    """A developer may be without a shell, CI may not."""
    if not shutil.which(shell) and "CI" not in os.environ:
        pytest.skip(f"{shell} is not installed")


def output(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8")
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("line", OFFERED)
def test_a_shell_is_told(line: str, recorded: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_TRACKS_COMPLETING", "1")
    _, *words = line.split(" ")
    told = {row.partition("\t")[0] for row in recorded(*words).out.splitlines()}
    assert told == (OFFERED[line] if line not in OFFERED_BY_THE_SHELL else set())


@pytest.mark.parametrize("line", in_a_shell(OFFERED, "tracks diff 202"))
def test_bash_offers(line: str, environment: dict[str, str]) -> None:
    words = f'{line}""' if line.endswith(" ") else line
    offered = output(["bash", "--norc", "-c", CALLS_BASH.format(line=words)], environment)
    assert set(offered.split()) == OFFERED[line]


@pytest.mark.parametrize("line", in_a_shell(OFFERED, "tracks diff 202"))
def test_fish_offers(line: str, environment: dict[str, str]) -> None:
    need("fish")
    program = f"tracks completion fish | source; complete -C {shlex.quote(line)}"
    offered = output(["fish", "--no-config", "-c", program], environment)
    assert {row.partition("\t")[0].rstrip("/") for row in offered.splitlines()} == OFFERED[line]


@pytest.mark.parametrize("lang", ["zh_CN.UTF-8", "en_GB.UTF-8"])
def test_fish_says_what_it_offers_in_the_language_of_the_help(
    lang: str, environment: dict[str, str]
) -> None:
    need("fish")
    program = "tracks completion fish | source; complete -C 'tracks verif'"
    offered = output(["fish", "--no-config", "-c", program], environment | {"LC_ALL": lang})
    page = output(["tracks", "verify", "--help"], environment | {"LC_ALL": lang})
    assert offered.removeprefix("verify\t").strip() in page


@pytest.mark.parametrize("line", in_a_shell(ON_TAB, "tracks diff --format=js"))
@pytest.mark.parametrize("shell", TYPED_IN)
def test_a_tab_completes(shell: str, line: str, environment: dict[str, str]) -> None:
    need(shell)
    assert typed(shell, f"{line}\t", environment) == ON_TAB[line]


def typed(shell: str, keys: str, environment: dict[str, str]) -> str:
    """Type keys into a shell on a terminal of its own; return the line that they leave."""
    arguments, program = TYPED_IN[shell]
    home = Path(environment["HOME"])
    for name in ("rc", ".zshrc"):
        (home / name).write_text(program, encoding="utf-8")
    written = home / "typed"
    written.unlink(missing_ok=True)
    terminal, inside = pty.openpty()
    with subprocess.Popen(
        [shell, *arguments, "-i"],
        cwd=home,
        env=environment,
        stdin=inside,
        stdout=inside,
        stderr=inside,
        start_new_session=True,
    ) as process:
        try:
            read_until(b"ready", terminal, process)
            os.write(terminal, f"{keys}\x18".encode())
            while not written.exists():
                assert process.poll() is None
                time.sleep(0.1)
            return written.read_text(encoding="utf-8")
        finally:
            process.kill()
            os.close(inside)
            os.close(terminal)


def read_until(prompt: bytes, terminal: int, shell: subprocess.Popen[bytes]) -> None:
    seen = b""
    while prompt not in seen:
        while not select([terminal], [], [], 1)[0]:
            assert shell.poll() is None, seen
        seen += os.read(terminal, 1024)


def test_a_shell_without_a_script_is_refused(run) -> None:
    outcome = run("completion powershell --lang en")
    sentence = 'error[T007] "SHELL" has no value "powershell"; its values are bash, zsh, fish.\n'
    assert (outcome.code, outcome.out, outcome.err) == (2, "", sentence)


def test_what_cannot_be_completed_changes_nothing(run, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("_TRACKS_COMPLETING", "1")
    for words in (["show", ""], ["dif", "2021", ""], ["--lang", "fr", "diff", ""]):
        assert run(*words).out == ""
    assert list(tmp_path.iterdir()) == []
