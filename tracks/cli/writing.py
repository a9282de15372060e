"""The commands that write editions as files."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracks.cli import completion, terminal
from tracks.cli.options import Database, Edition, Form, Output, Taxonomy
from tracks.cli.parsing import file_format
from tracks.cli.problems import tell
from tracks.commands.usage import wrong_usage
from tracks.errors import Code
from tracks.messages import cli as say
from tracks.report.cells import clean

if TYPE_CHECKING:
    from tracks.model.language import Language


def export(
    context: typer.Context,
    edition: Annotated[str | None, Edition] = None,
    everything: Annotated[bool, typer.Option("--all")] = False,
    form: Form = None,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Write an edition as the file that it could be imported from, or all that is recorded."""
    if everything:
        for other, given in ((edition, edition), ("--format", form)):
            if given is not None:
                raise wrong_usage(Code.NOT_TOGETHER, option="--all", other=other)
        if output is None:
            raise wrong_usage(Code.OPTION_WANTED, option="--all", other="-o")
        _dump(output, taxonomy, database, context.obj)
        return
    if edition is None:
        argument = say.METAVARS["edition"](context.obj)
        raise wrong_usage(Code.ARGUMENT_MISSING, argument=argument, usage="tracks export --help")
    name = file_format("export", form, output)
    from tracks.commands.export import export

    terminal.deliver(export(database, edition, name, taxonomy=taxonomy), output)


def template(
    context: typer.Context,
    edition: Annotated[str, typer.Argument()],
    since: Annotated[str | None, typer.Option("--from", autocompletion=completion.editions)] = None,
    form: Form = None,
    output: Output = None,
    taxonomy: Taxonomy = None,
    database: Database = None,
) -> None:
    """Write the file of an edition to come, with the items of the one before."""
    name = file_format("template", form, output)
    if output and output.exists():
        raise wrong_usage(Code.FILE_EXISTS, path=str(output))
    from tracks.commands.template import template

    folder = output.parent if output else Path()
    told = template(database, edition, name, since=since, taxonomy=taxonomy, folder=folder)
    terminal.deliver(told.edition, output)
    beside = folder / "taxonomy.yaml"
    if output and not beside.exists():  # without it the filled in file could not be imported
        terminal.deliver(told.taxonomy, beside)
        terminal.remark(say.WRITTEN_BESIDE(context.obj, path=beside) + "\n")


def fmt(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument()],
    preview: Annotated[bool, typer.Option("--check")] = False,
) -> int:
    """Lay out YAML files anew; exit code 1 where one has an error, or would change with --check."""
    from tracks.commands.fmt import fmt

    lang = context.obj
    outcome = fmt(files, check=preview)
    tell(outcome.problems, lang)
    for file, lines in outcome.formatted:
        done = say.WOULD_FORMAT if preview else say.FORMATTED
        terminal.deliver(clean(done(lang, path=file)) + "\n")
        terminal.deliver("".join(f"{clean(line)}\n" for line in lines))
    if not (outcome.formatted or outcome.problems):
        terminal.deliver(say.IN_LAYOUT(lang, n=outcome.files) + "\n")
    return int(bool(outcome.problems) or (preview and bool(outcome.formatted)))


def _dump(folder: Path, taxonomy: str | None, database: str | None, lang: "Language") -> None:
    from tracks.commands.dump import dump

    with terminal.progress() as show_progress:
        done = dump(
            database,
            folder,
            taxonomy=taxonomy,
            progress=lambda revision: show_progress(say.WRITING(lang, revision=revision)),
        )
    for each in done:
        terminal.deliver(say.DUMPED(lang, taxonomy=each.taxonomy, n=each.revisions) + "\n")


COMMANDS: Mapping[str, Callable[..., Any]] = {"export": export, "template": template, "fmt": fmt}
