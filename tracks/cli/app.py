"""The program: its commands in groups. Each imports what it needs when it runs, so that help is quick."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from tracks import __version__
from tracks.cli import compare, database, follow, publish, record, report, terminal
from tracks.cli.parsing import Command, Group

GROUPS: Mapping[str, Mapping[str, Callable[..., Any]]] = {
    "record": record.COMMANDS,
    "compare": compare.COMMANDS,
    "follow": follow.COMMANDS,
    "report": report.COMMANDS,
    "publish": publish.COMMANDS,
    "database": database.COMMANDS,
}
"""The commands by group, both in the order of the help; `messages.help` names the groups."""

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.callback(cls=Group, invoke_without_command=True)
def tracks(
    context: typer.Context, version: Annotated[bool, typer.Option("--version")] = False
) -> None:
    """Show the version, or the help where no command is given."""
    if version:
        terminal.deliver(f"tracks {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        terminal.deliver(context.get_help() + "\n")


for _group, _commands in GROUPS.items():
    for _name, _command in _commands.items():
        app.command(_name, cls=Command, rich_help_panel=_group)(_command)
