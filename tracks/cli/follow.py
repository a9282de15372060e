"""The commands that follow an item over the years."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from tracks.cli.opening import opened
from tracks.cli.options import Database, Form, Labels, Output, Taxonomy
from tracks.cli.showing import Showing


def history(
    context: typer.Context,
    item: Annotated[str, typer.Argument()],
    labels: Labels = None,
    form: Form = None,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Tell the history of an item."""
    showing = Showing("history", context, form, output)
    from tracks.commands.history import histories

    with opened(database) as store:
        showing.name_in(store, labels, taxonomy)
        showing.show(histories(store, item, taxonomy=taxonomy))


COMMANDS: Mapping[str, Callable[..., Any]] = {"history": history}
