"""The arguments and options that several commands take, and how a shell completes them."""

from pathlib import Path
from typing import Annotated

import typer

from tracks.cli import completion

Taxonomy = Annotated[
    str | None, typer.Option("--taxonomy", "-t", autocompletion=completion.taxonomies)
]
Database = Annotated[str | None, typer.Option("--db", envvar="TRACKS_DB")]
Edition = typer.Argument(autocompletion=completion.editions)
Level = Annotated[str | None, typer.Option("--level")]
Under = Annotated[str | None, typer.Option("--under")]
Kinds = Annotated[list[str] | None, typer.Option("--kind", autocompletion=completion.kinds)]
Labels = Annotated[str | None, typer.Option("--labels")]
By = Annotated[str | None, typer.Option("--by")]
Excel = Annotated[bool, typer.Option("--excel")]
Form = Annotated[str | None, typer.Option("--format", autocompletion=completion.formats)]
UnreadPath = typer.Argument(readable=False)
"""A path that is not looked at before the use case does: what cannot be read is a problem like others."""
Output = Annotated[Path | None, typer.Option("--output", "-o", readable=False)]
