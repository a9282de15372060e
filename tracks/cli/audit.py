"""The command that holds figures against each other."""

from typing import Annotated

import typer

from tracks.cli import terminal
from tracks.cli.options import Database, Form, Output, Taxonomy
from tracks.cli.parsing import format_of
from tracks.commands.usage import wrong_usage
from tracks.errors import Code


def audit(
    context: typer.Context,
    sources: Annotated[list[str] | None, typer.Option("--source")] = None,
    without: Annotated[list[str] | None, typer.Option("--without")] = None,
    all_conflicts: Annotated[bool, typer.Option("--all")] = False,
    explain: Annotated[str | None, typer.Option("--explain")] = None,
    limit: Annotated[str | None, typer.Option("--limit")] = None,
    form: Form = None,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> int:
    """Hold what sources state against each other; 1 where a conflict is left as the editors read it."""
    name = format_of("audit", form)
    from tracks.commands.audit import audited, hint
    from tracks.report.audit_document import render_audit_json
    from tracks.report.audit_view import audit_view, explanation_view

    if explain is not None and name == "json":
        raise wrong_usage(Code.NOT_TOGETHER, option="--explain", other="--format json")
    result = audited(
        database,
        taxonomy=taxonomy,
        sources=sources or (),
        without=without or (),
        limit=limit,
        explain=explain,
    )
    if result.asked is not None:
        view = explanation_view(result.found, result.sources, result.asked, context.obj)
        terminal.show(view, name, output)
        return 0
    if name == "json":
        terminal.deliver(render_audit_json(result.found, result.sources), output)
    else:
        view = audit_view(
            result.found,
            result.sources,
            context.obj,
            everything=all_conflicts,
            undecided_because=hint(result, context.obj),
        )
        terminal.show(view, name, output)
    return int(not result.sound)
