"""The commands that follow items over the years."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from tracks.cli import terminal
from tracks.cli.options import Database, Edition, Form, Output, Taxonomy, Under
from tracks.cli.parsing import format_of


def history(
    context: typer.Context,
    item: Annotated[str, typer.Argument()],
    form: Form = None,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Tell the history of an item."""
    name = format_of("history", form)
    from tracks.commands.history import histories

    found = histories(database, item, taxonomy=taxonomy)
    if name == "json":
        from tracks.report.history_document import render_history_json

        terminal.deliver(render_history_json(found, item), output)
        return
    from tracks.report.history_view import history_view

    terminal.show(history_view(found, context.obj), name, output)


def crosswalk(
    context: typer.Context,
    source: Annotated[str, Edition],
    target: Annotated[str, Edition],
    form: Form = None,
    excel: Annotated[bool, typer.Option("--excel")] = False,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Pair the items of two editions."""
    name = format_of("crosswalk", form)
    from tracks.commands.crosswalk import walk
    from tracks.report import crosswalk as report

    walked = walk(database, source, target, taxonomy=taxonomy)
    if name == "csv":
        chinese = "zh" in (context.meta["asked"], context.obj if excel else None)
        terminal.deliver(report.render_csv(walked.walk, chinese=chinese, excel=excel), output)
    elif name == "json":
        ends = report.Ends(walked.source.number, walked.target.number)
        terminal.deliver(report.render_json(walked.walk, ends), output)
    else:
        terminal.show(report.crosswalk_view(walked.walk, context.obj), name, output)


def flow(
    context: typer.Context,
    before: Annotated[str, Edition],
    after: Annotated[str, Edition],
    under: Under = None,
    check: Annotated[bool, typer.Option("--check")] = False,
    form: Form = None,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> int:
    """Account for the numbers of two editions; with --check, 1 where they do not close."""
    name = format_of("flow", form)
    from tracks.commands.flow import flowed
    from tracks.report.flow_view import flow_view, render_flow_json

    found = flowed(database, before, after, taxonomy=taxonomy, under=under)
    if name == "json":
        terminal.deliver(render_flow_json(found.rows, found.delta), output)
    else:
        terminal.show(flow_view(found.rows, found.delta, context.obj), name, output)
    return int(check and not found.closes)


def groups(
    context: typer.Context,
    span: Annotated[str, typer.Argument()],
    form: Form = None,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Group what may be compared between two editions."""
    name = format_of("groups", form)
    from tracks.commands.groups import grouped
    from tracks.report.groups_view import groups_view, render_groups_json

    found = grouped(database, span, taxonomy=taxonomy)
    ends = found.groups, found.before, found.after
    if name == "json":
        terminal.deliver(render_groups_json(*ends, found.numbers), output)
    else:
        terminal.show(groups_view(*ends, context.obj), name, output)


COMMANDS: Mapping[str, Callable[..., Any]] = {
    "history": history,
    "crosswalk": crosswalk,
    "flow": flow,
    "groups": groups,
}
