"""Measures everything and prints the table of docs/performance.md.

Usage: python -m benchmarks FOLDER; what is fetched and made is kept in the folder.
"""

import platform
import sqlite3
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from benchmarks.figures import (
    Figure,
    audits,
    large,
    opened,
    published,
    rdf,
    rdf_in,
    scales,
    starts,
    yaml,
    years_of_ncbi,
)

HEAD = (
    "| work | seconds | MB | held against | seconds | MB | ratio | at most | |",
    "|---|--:|--:|---|--:|--:|--:|--:|---|",
)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    print(_machine(), *HEAD, sep="\n")
    _print(large(folder / "large", items=1_000_000))
    _print(scales(folder / "scales", (10_000, 100_000, 1_000_000), changes=1_000))
    _print(years_of_ncbi(folder / "ncbi"))
    _print(yaml(folder / "yaml", items=100_000))
    _print(published(folder / "published", items=1_000_000, on_a_sheet=100_000))
    _print(rdf(folder / "rdf", items=100_000))
    _print(rdf_in(folder / "rdf-in", items=100_000))
    _print(audits(folder / "audits", editions=20, roots=50, statements=1_000))
    _print(opened(folder / "pages", items=10_000))
    _print(starts(folder))


def _print(figures: Iterable[Figure]) -> None:
    for figure in figures:
        print(_line(figure), flush=True)


def _line(figure: Figure) -> str:
    ours, theirs = figure.ours, figure.theirs
    at_most = f"{figure.limit:g}×" + (f", {figure.megabytes} MB" if figure.megabytes else "")
    cells = (
        figure.work,
        f"{ours.seconds:.2f}",
        f"{ours.megabytes:.0f}",
        figure.against,
        f"{theirs.seconds:.2f}",
        f"{theirs.megabytes:.0f}",
        f"{figure.ratio:.2f}",
        at_most,
        "met" if figure.is_met else "missed",
    )
    return f"| {' | '.join(cells)} |"


def _machine() -> str:
    libraries = ("duckdb", "typer", "pydantic", "sqlalchemy", "pyyaml")
    told = ", ".join(f"{name} {version(name)}" for name in libraries)
    return (
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, {told}\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
