"""Use cases asked with the address of a database, as a command line does: opened, asked, closed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from tracks.commands import import_
from tracks.store import Store

T = TypeVar("T")


def ask(use_case: Callable[..., T], database: str | Path | None, *asked: Any, **options: Any) -> T:
    """Ask a use case of what is recorded."""
    with Store.open(database, create=False) as store:
        return use_case(store, *asked, **options)


def record(
    database: str | Path | None, paths: Sequence[Path] = (), **options: Any
) -> import_.Outcome:
    """Record the editions at the paths, or the bundled ones."""
    with Store.open(database) as store:
        return import_.record(store, paths, **options)
