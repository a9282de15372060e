"""The commands that compare two editions."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from tracks.cli.opening import opened
from tracks.cli.options import (
    Database,
    Edition,
    Excel,
    Form,
    Kinds,
    Labels,
    Level,
    Output,
    Taxonomy,
    Under,
)
from tracks.cli.showing import Showing


def diff(
    context: typer.Context,
    before: Annotated[str, Edition],
    after: Annotated[str, Edition],
    level: Level = None,
    under: Under = None,
    kinds: Kinds = None,
    on: Annotated[bool, typer.Option("--on")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code")] = False,
    labels: Labels = None,
    form: Form = None,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> int:
    """Compare two editions; with --exit-code, 1 where they differ."""
    showing = Showing("diff", context, form, output)
    from tracks.commands.diff import compare, known_kinds

    wanted = known_kinds(kinds or ())
    with opened(database) as store:
        showing.name_in(store, labels, taxonomy)
        comparison = compare(
            store, before, after, taxonomy=taxonomy, level=level, under=under, kinds=wanted, on=on
        )
    showing.show(comparison)
    return int(exit_code and comparison.differs)


def crosswalk(
    context: typer.Context,
    source: Annotated[str, Edition],
    target: Annotated[str, Edition],
    labels: Labels = None,
    form: Form = None,
    excel: Excel = False,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Pair the items of two editions."""
    showing = Showing("crosswalk", context, form, output)
    from tracks.commands.crosswalk import walk

    with opened(database) as store:
        showing.name_in(store, labels, taxonomy)
        walked = walk(store, source, target, taxonomy=taxonomy)
    showing.show(walked, excel=excel)


def flow(
    context: typer.Context,
    before: Annotated[str, Edition],
    after: Annotated[str, Edition],
    under: Under = None,
    check: Annotated[bool, typer.Option("--check")] = False,
    labels: Labels = None,
    form: Form = None,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> int:
    """Account for the numbers of two editions; with --check, 1 where they do not close."""
    showing = Showing("flow", context, form, output)
    from tracks.commands.flow import flowed

    with opened(database) as store:
        showing.name_in(store, labels, taxonomy)
        answer = flowed(store, before, after, taxonomy=taxonomy, under=under)
    showing.show(answer)
    return int(check and not answer.closes)


def groups(
    context: typer.Context,
    span: Annotated[str, typer.Argument()],
    labels: Labels = None,
    form: Form = None,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Group what may be compared between two editions."""
    showing = Showing("groups", context, form, output)
    from tracks.commands.groups import grouped

    with opened(database) as store:
        showing.name_in(store, labels, taxonomy)
        answer = grouped(store, span, taxonomy=taxonomy)
    showing.show(answer)


COMMANDS: Mapping[str, Callable[..., Any]] = {
    "diff": diff,
    "crosswalk": crosswalk,
    "flow": flow,
    "groups": groups,
}
