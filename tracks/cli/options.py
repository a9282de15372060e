"""The options that several commands take."""

from pathlib import Path
from typing import Annotated

import typer

Taxonomy = Annotated[str | None, typer.Option("--taxonomy", "-t")]
Database = Annotated[str | None, typer.Option("--db", envvar="TRACKS_DB")]
Level = Annotated[str | None, typer.Option("--level")]
Under = Annotated[str | None, typer.Option("--under")]
By = Annotated[str | None, typer.Option("--by")]
Form = Annotated[str | None, typer.Option("--format")]
Output = Annotated[Path | None, typer.Option("--output", "-o")]
