"""`tracks db ACTION`: the database as a whole."""

from pathlib import Path
from typing import Annotated

import typer

from tracks.cli import terminal
from tracks.cli.options import Database
from tracks.cli.parsing import usage_of
from tracks.commands.usage import unknown, wrong_usage
from tracks.errors import Code
from tracks.messages import cli as say
from tracks.messages import database as say_db

WITHOUT_FILE = ("current", "upgrade")
WITH_FILE = ("backup", "restore")
ACTIONS = (*WITHOUT_FILE, *WITH_FILE)


def actions() -> list[str]:
    """Complete the action."""
    return list(ACTIONS)


def db(
    context: typer.Context,
    action: Annotated[str, typer.Argument(autocompletion=actions)],
    file: Annotated[Path | None, typer.Argument()] = None,
    database: Database = None,
) -> None:
    """Tell or upgrade the version, back up, restore."""
    lang = context.obj
    if action not in ACTIONS:
        raise unknown(Code.NO_SUCH_VALUE, action, ACTIONS, option=say.METAVARS["action"](lang))
    if file is None and action in WITH_FILE:
        argument, usage = say.METAVARS["file"](lang), usage_of(context)
        raise wrong_usage(Code.ARGUMENT_MISSING, argument=argument, usage=usage)
    if file is not None and action in WITHOUT_FILE:
        raise wrong_usage(Code.ARGUMENT_UNWANTED, value=str(file), usage=usage_of(context))
    from tracks.commands import database as commands

    if file is None:
        told = commands.current(database) if action == "current" else commands.upgrade(database)
        terminal.deliver(say_db.version(told.database, told.version, told.newest, lang) + "\n")
        return
    done = commands.backup if action == "backup" else commands.restore
    with terminal.progress() as show:
        number = done(database, file, lambda table: show(say_db.COPYING(lang, table=table)))
    line = say_db.BACKED_UP if action == "backup" else say_db.RESTORED
    terminal.deliver(line(lang, n=number, file=str(file)) + "\n")
