"""The commands about the database as a whole, and the shell's completion."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from tracks.cli import completion, terminal
from tracks.cli.options import Database, UnreadPath
from tracks.cli.parsing import usage_of
from tracks.commands.usage import unknown
from tracks.errors import Code, wrong_usage
from tracks.messages import database as say_db
from tracks.messages.options import METAVARS

WITHOUT_FILE = ("current", "upgrade")
WITH_FILE = ("backup", "restore")
ACTIONS = (*WITHOUT_FILE, *WITH_FILE)


def actions() -> list[str]:
    """Complete the action."""
    return list(ACTIONS)


def db(
    context: typer.Context,
    action: Annotated[str, typer.Argument(autocompletion=actions)],
    file: Annotated[Path | None, UnreadPath] = None,
    database: Database = None,
) -> None:
    """Tell or upgrade the version, back up, restore."""
    lang = context.obj
    if action not in ACTIONS:
        raise unknown(Code.NO_SUCH_VALUE, action, ACTIONS, option=METAVARS["action"](lang))
    if file is None and action in WITH_FILE:
        argument, usage = METAVARS["file"](lang), usage_of(context)
        raise wrong_usage(Code.ARGUMENT_MISSING, argument=argument, usage=usage)
    if file is not None and action in WITHOUT_FILE:
        raise wrong_usage(Code.ARGUMENT_UNWANTED, value=str(file), usage=usage_of(context))
    from tracks.commands import database as commands

    if file is None:
        ask = commands.current if action == "current" else commands.upgrade
        current = ask(database)
        version = say_db.version(current.database, current.version, current.newest, lang)
        terminal.deliver(f"{version}\n")
        return
    done = commands.backup if action == "backup" else commands.restore
    with terminal.progress() as show:
        number = done(database, file, lambda table: show(say_db.COPYING(lang, table=table)))
    line = say_db.BACKED_UP if action == "backup" else say_db.RESTORED
    terminal.deliver(line(lang, n=number, file=str(file)) + "\n")


def completion_(
    context: typer.Context,
    shell: Annotated[str, typer.Argument(autocompletion=completion.shells)],
) -> None:
    """Print what makes a shell complete command lines."""
    terminal.deliver(completion.script(shell, context.obj))


COMMANDS: Mapping[str, Callable[..., Any]] = {"db": db, "completion": completion_}
