"""The command line: it parses, prints and sets exit codes, and has no rules of its own."""

import atexit
import gc
import os
import shlex
import sys
from collections.abc import Sequence
from dataclasses import replace

from tracks.cli.language import locale_language, take_language
from tracks.cli.problems import tell
from tracks.cli.terminal import speak_utf8
from tracks.errors import Code, Fault, Problem, TracksError
from tracks.model.language import Language

EXIT_CODES = {Fault.DATA: 1, Fault.USAGE: 2, Fault.DATABASE: 3}
INTERRUPTED = 130
PIPE_CLOSED = 141

COMPLETING = "_TRACKS_COMPLETING"
"""Set by the scripts of `tracks completion`: then the arguments are to be completed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code.

    0 fine (warnings too), 1 errors found or differences with `--exit-code`, 2 wrong usage,
    3 database; 128 and the signal's number where the reader went away (141) or Ctrl-C came (130).
    """
    # A command holds millions of values and makes hardly a cycle: looking for one costs more than it frees.
    gc.disable()
    # Else pydantic reads what every installed package says of itself, to look for plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # At its end Python looks through all that a process holds once more: a third of a short command.
    atexit.register(gc.freeze)
    speak_utf8()
    lang = locale_language(os.environ)
    words = sys.argv[1:] if arguments is None else arguments
    try:
        if COMPLETING in os.environ:
            code = _complete(words, lang)
        else:
            asked, rest = take_language(words)
            lang = asked[0] if asked else lang
            code = _run(rest, lang, asked)
        sys.stdout.flush()
    except TracksError as error:
        tell((_as_typed(problem, words) for problem in error.problems), lang)
        return EXIT_CODES[error.fault]
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code


def _as_typed(problem: Problem, words: Sequence[str]) -> Problem:
    """Return a problem whose remedy is the command as it was typed, with something more."""
    if problem.code is not Code.TAXONOMY_WANTED:
        return problem
    params = {**problem.params, "command": shlex.join(["tracks", *words])}
    return replace(problem, params=params)


def _complete(words: Sequence[str], lang: Language) -> int:
    from typer.main import get_group

    from tracks.cli.app import app
    from tracks.cli.completion import completions

    sys.stdout.writelines(f"{line}\n" for line in completions(get_group(app), words, lang))
    return 0


def _run(arguments: list[str], lang: Language, asked: tuple[Language, ...]) -> int:
    # Imported here, so that Ctrl-C is quiet from the start and a wrong --lang is refused at once.
    from typer import Exit
    from typer.main import get_command

    from tracks.cli.app import app

    program = get_command(app)
    try:
        with program.make_context("tracks", arguments, obj=lang) as context:
            # Tables for programs follow a language only where it was asked for, never the locale.
            context.meta["asked"] = asked[0] if asked else None
            context.meta["languages"] = asked or (lang,)
            return program.invoke(context) or 0
    except Exit as done:
        return done.exit_code
