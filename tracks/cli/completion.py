"""Completion of a command line by the shell.

`tracks completion bash` prints a script. On Tab that script runs `tracks` with the words so far and
_TRACKS_COMPLETING set, and gets the possible words: a line each, a tab before its meaning. Where
nothing is known, the shell offers files. Typer finds out what is to be completed; its own scripts
are not used, because they take the words apart anew, and evaluate in zsh what the database holds.
"""

from collections.abc import Sequence

from typer import Context
from typer.core import TyperGroup

from tracks.cli.formats import formats_of
from tracks.cli.guide import LANGUAGE_OPTION
from tracks.cli.language import LANGUAGES, take_language
from tracks.cli.opening import opened
from tracks.cli.vendored import BashComplete
from tracks.commands.usage import unknown
from tracks.errors import Code
from tracks.messages.options import METAVARS
from tracks.model.language import Language

SCRIPTS = {
    "bash": r"""
_tracks_complete() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("${line%%$'\t'*}")
    done < <(_TRACKS_COMPLETING=1 "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _tracks_complete tracks
""",
    "zsh": r"""
#compdef tracks
_tracks() {
    local -a found
    found=("${(@f)$(_TRACKS_COMPLETING=1 ${(Q)words[1]} "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
    found=("${(@)found//:/\\:}")
    found=("${(@)found/$'\t'/:}")
    if [[ -n $found ]]; then
        _describe -V tracks found
    else
        _files
    fi
}
compdef _tracks tracks
""",
    "fish": r"""
function __tracks_complete
    set -l before (commandline -opc)
    set -l word (commandline -ct)
    set -l found (_TRACKS_COMPLETING=1 $before $word 2>/dev/null)
    if set -q found[1]
        string join -- \n $found
    else
        __fish_complete_path $word
    end
end
complete --command tracks --no-files --keep-order --arguments '(__tracks_complete)'
""",
}


def script(shell: str, lang: Language) -> str:
    """Return what a shell runs to complete `tracks`; TracksError for a shell without one."""
    if shell not in SCRIPTS:
        raise unknown(Code.NO_SUCH_VALUE, shell, SCRIPTS, option=METAVARS["shell"](lang))
    return SCRIPTS[shell].lstrip()


def completions(program: TyperGroup, words: Sequence[str], lang: Language) -> list[str]:
    """Return the lines that complete the last of the words; TracksError where those before are wrong.

    Bash makes three words of `--format=json`, other shells one.
    """
    *before, last = words
    before = [word for word in before if word != "="]
    option, _, begun = last.rpartition("=")
    lead = f"{option}=" if option.startswith("--") else ""
    if LANGUAGE_OPTION in (option, *before[-1:]):
        return [f"{lead}{each}" for each in LANGUAGES if each.startswith(begun)]
    asked, before = take_language(before)
    # Any shell of typer's finds the same; only what it reads and prints differs, which is ours here.
    resolver = BashComplete(program, {"obj": asked[0] if asked else lang}, "tracks", "")
    items = resolver.get_completions(before, last)
    return [lead + (f"{item.value}\t{item.help}" if item.help else item.value) for item in items]


def shells() -> list[str]:
    """Complete the argument of `tracks completion`."""
    return list(SCRIPTS)


def formats(context: Context) -> list[str]:
    """Complete `--format`."""
    return list(formats_of(str(context.command.name)))


def kinds() -> list[str]:
    """Complete `--kind`."""
    from tracks.model.kind import Kind

    return [kind.value for kind in Kind]


def audited() -> list[str]:
    """Complete `--audit`."""
    from tracks.commands.changelog import Audited

    return [each.value for each in Audited]


def editions(context: Context) -> list[str]:
    """Complete an edition: those that are recorded; TracksError for the database."""
    from tracks.commands.listing import listing

    with opened(context.params["database"]) as store:
        rows = listing(store, context.params["taxonomy"]).editions
    return list(dict.fromkeys(row.head.edition for row in rows))


def spans(context: Context) -> list[str]:
    """Complete a span: each recorded edition with the latest; TracksError for the database."""
    *earlier, latest = editions(context) or [""]
    return [f"{label}..{latest}" for label in earlier]


def taxonomies(context: Context) -> list[str]:
    """Complete `--taxonomy`: those that are recorded; TracksError for the database."""
    with opened(context.params["database"]) as store:
        return store.taxonomies()
