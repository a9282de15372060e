"""Typer's commands with help and usage errors in both languages."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from typer.core import TyperCommand, TyperGroup

from tracks.cli.guide import (
    Row,
    command_page,
    command_rows,
    option_rows,
    program_page,
    usage_line,
)
from tracks.cli.vendored import (
    BadOptionUsage,
    CompletionItem,
    Context,
    MissingParameter,
    NoSuchOption,
)
from tracks.cli.vendored import Command as AnyCommand
from tracks.commands.usage import unknown
from tracks.errors import Code, wrong_usage
from tracks.messages.options import METAVARS

BILINGUAL = frozenset({"changelog"})
"""The commands that can speak both languages, one after the other."""


class Command(TyperCommand):
    """A command; a context's `obj` is the language to speak."""

    allow_extra_args = True  # so that parse_args can say itself what is one too many

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse; raises TracksError for wrong usage."""
        usage = usage_line(self, self.params, ctx.obj)
        if len(ctx.meta.get("languages", ())) > 1 and self.name not in BILINGUAL:
            asked = ",".join(ctx.meta["languages"])
            raise wrong_usage(Code.ONE_LANGUAGE, command=f"tracks {self.name}", value=asked)
        with _as_problems(f"tracks {self.name}", usage, self, ctx):
            rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:  # a line to be completed may end in mid-option
            raise wrong_usage(Code.ARGUMENT_UNWANTED, value=rest[0], usage=usage)
        return rest

    def get_help(self, ctx: Context) -> str:
        """Return the command's page."""
        return command_page(self, self.get_params(ctx), ctx.obj)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Return the options that begin so."""
        return _beginning(incomplete, option_rows(self.get_params(ctx), self.name, ctx.obj))


class Group(TyperGroup):
    """The program itself: commands by name."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse the arguments before the command; raises TracksError for wrong usage."""
        with _as_problems("tracks", "tracks --help", self, ctx):
            return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, AnyCommand | None, list[str]]:
        """Find the command; raises TracksError where there is none of that name."""
        if args[0] not in self.commands:
            raise unknown(Code.NO_SUCH_COMMAND, args[0], self.commands)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: Context) -> str:
        """Return the program's page."""
        return program_page(self, self.get_params(ctx), ctx.obj)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands, and options, that begin so."""
        options = option_rows(self.get_params(ctx), None, ctx.obj)
        return _beginning(incomplete, [*command_rows(self, ctx.obj), *options])


def _beginning(incomplete: str, rows: Iterable[Row]) -> list[CompletionItem]:
    # An option only once its hyphen is there: on an empty word it would hide files and commands.
    return [
        CompletionItem(name, help=meaning)
        for name, meaning in rows
        if name.startswith(incomplete) and name.startswith("-") == incomplete.startswith("-")
    ]


def usage_of(context: Any) -> str:
    """Return how the command being run is written."""
    return usage_line(context.command, context.command.params, context.obj)


@contextmanager
def _as_problems(name: str, usage: str, command: AnyCommand, ctx: Context) -> Iterator[None]:
    params: list[Any] = command.get_params(ctx)
    try:
        yield
    except NoSuchOption as error:
        known = [name for name, _ in option_rows(params, command.name, ctx.obj)]
        raise unknown(Code.NO_SUCH_OPTION, error.option_name, known, command=name) from None
    except MissingParameter as error:
        argument = METAVARS[str(error.param and error.param.name)](ctx.obj)
        raise wrong_usage(Code.ARGUMENT_MISSING, argument=argument, usage=usage) from None
    except BadOptionUsage as error:
        flag = any(p.is_flag for p in params if error.option_name in p.opts)
        code = Code.VALUE_UNWANTED if flag else Code.VALUE_MISSING
        raise wrong_usage(code, option=error.option_name, usage=usage) from None
