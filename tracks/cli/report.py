"""The commands that report to readers: what changed, and whether the figures agree."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from tracks.cli import completion
from tracks.cli.opening import opened
from tracks.cli.options import Database, Form, Labels, Output, Taxonomy
from tracks.cli.showing import Showing
from tracks.errors import Code, wrong_usage
from tracks.messages.options import METAVARS


def changelog(
    context: typer.Context,
    span: Annotated[str | None, typer.Argument(autocompletion=completion.spans)] = None,
    start: Annotated[
        str | None, typer.Option("--since", autocompletion=completion.editions)
    ] = None,
    all_editions: Annotated[bool, typer.Option("--all")] = False,
    notes: Annotated[bool, typer.Option("--notes")] = False,
    draft: Annotated[bool, typer.Option("--draft")] = False,
    date: Annotated[str | None, typer.Option("--date")] = None,
    findings: Annotated[
        str, typer.Option("--audit", autocompletion=completion.audited)
    ] = "covered",
    labels: Labels = None,
    form: Form = None,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Write what changed, edition by edition."""
    given = {METAVARS["span"](context.obj): span, "--since": start, "--all": all_editions}
    named = [name for name, value in given.items() if value]
    if named[1:]:
        raise wrong_usage(Code.NOT_TOGETHER, option=named[1], other=named[0])
    showing = Showing("changelog", context, form, output)
    from tracks.commands.changelog import audited_as, changelog

    told = audited_as(findings)
    with opened(database) as store:
        showing.name_in(store, labels, taxonomy)
        log = changelog(
            store,
            span,
            since=start,
            everything=all_editions,
            notes=notes,
            date=date,
            draft=draft,
            findings=told,
            taxonomy=taxonomy,
        )
    showing.show(log)


def audit(
    context: typer.Context,
    sources: Annotated[list[str] | None, typer.Option("--source")] = None,
    without: Annotated[list[str] | None, typer.Option("--without")] = None,
    all_conflicts: Annotated[bool, typer.Option("--all")] = False,
    explain: Annotated[str | None, typer.Option("--explain")] = None,
    limit: Annotated[str | None, typer.Option("--limit")] = None,
    labels: Labels = None,
    form: Form = None,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> int:
    """Hold what sources state against each other; 1 where a conflict is left as the editors read it."""
    showing = Showing("audit" if explain is None else "explanation", context, form, output)
    from tracks.commands.audit import audited

    with opened(database) as store:
        showing.name_in(store, labels, taxonomy)
        result = audited(
            store,
            taxonomy=taxonomy,
            sources=sources or (),
            without=without or (),
            limit=limit,
            explain=explain,
            everything=all_conflicts,
        )
    showing.show(result)
    return int(explain is None and not result.sound)


COMMANDS: Mapping[str, Callable[..., Any]] = {"changelog": changelog, "audit": audit}
