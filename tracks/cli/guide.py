"""Help pages, in both languages: what typer would write in English only."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tracks.cli.formats import formats_of
from tracks.messages import Text
from tracks.messages import help as say
from tracks.messages.options import METAVARS, PARAMETERS
from tracks.model.language import Language
from tracks.model.text import cells
from tracks.render.cells import pieces, wrap

if TYPE_CHECKING:
    from typer.core import TyperCommand, TyperGroup

    from tracks.cli.vendored import Command

Row = tuple[str, str]

WIDTH = 80
LANGUAGE_OPTION = "--lang"


def program_page(group: "TyperGroup", params: Iterable[Any], lang: Language) -> str:
    """Return the page of `tracks --help`; `params` are typer's parameters."""
    usage = f"tracks {say.COMMAND_PLACE(lang)} {say.OPTIONS_PLACE(lang)}"
    return _page(
        (f"{say.USAGE(lang)}  {usage}",),
        wrap(pieces(say.PROGRAM.summary(lang)), WIDTH),
        *_groups(group, lang),
        _section(say.OPTIONS, _options(params, None, lang), lang),
        _section(say.EXAMPLES, _examples(say.PROGRAM, lang), lang),
        (say.MORE(lang),),
    )


def command_page(command: "TyperCommand", params: Sequence[Any], lang: Language) -> str:
    """Return the page of a command's `--help`; `params` are typer's parameters."""
    page = say.PAGES[str(command.name)]
    arguments = [
        (_argument(p, lang), _meaning(p.name, command.name, lang))
        for p in params
        if _is_argument(p)
    ]
    return _page(
        (f"{say.USAGE(lang)}  {usage_line(command, params, lang)}",),
        wrap(pieces(page.summary(lang)), WIDTH),
        wrap(pieces(page.detail(lang)), WIDTH) if page.detail else (),
        _section(say.ARGUMENTS, arguments, lang),
        _section(say.OPTIONS, _options(params, command.name, lang), lang),
        _section(say.EXAMPLES, _examples(page, lang), lang),
    )


def usage_line(command: "Command", params: Sequence[Any], lang: Language) -> str:
    """Return how a command is written, such as `tracks show [OPTIONS] EDITION`."""
    arguments = (_argument(p, lang) for p in params if _is_argument(p))
    return " ".join(("tracks", str(command.name), say.OPTIONS_PLACE(lang), *arguments))


def command_rows(group: "TyperGroup", lang: Language) -> list[Row]:
    """Return the commands, each with its line."""
    return [(name, say.PAGES[name].summary(lang)) for name in group.commands]


def option_rows(params: Iterable[Any], command: str | None, lang: Language) -> list[Row]:
    """Return all options as they may be written, with their meaning; also what every command has."""
    options = [(name, p) for p in params if not _is_argument(p) for name in p.opts]
    rows = [(name, _meaning(p.name, command, lang)) for name, p in options]
    return [*rows, (LANGUAGE_OPTION, _meaning("lang", None, lang))]


def _groups(group: "TyperGroup", lang: Language) -> Iterator[Sequence[str]]:
    """Yield a section of commands for each group, their meanings flush with one another."""
    rows = command_rows(group, lang)
    indent = max(cells(name) for name, _ in rows) + 4
    for key, title in say.GROUPS.items():
        own = [
            row for row in rows if getattr(group.commands[row[0]], "rich_help_panel", None) == key
        ]
        yield _section(title, own, lang, indent)


def _is_argument(param: Any) -> bool:
    return bool(param.param_type_name == "argument")


def _argument(param: Any, lang: Language) -> str:
    name = METAVARS[param.name](lang)
    several = f"{name}..." if param.nargs == -1 else name
    return several if param.required else f"[{several}]"


def _options(params: Iterable[Any], command: str | None, lang: Language) -> list[Row]:
    rows = [
        (_option(p, lang), _meaning(p.name, command, lang)) for p in params if not _is_argument(p)
    ]
    language = (f"{LANGUAGE_OPTION} {METAVARS['lang'](lang)}", _meaning("lang", None, lang))
    return [*rows[:-1], language, *rows[-1:]]  # the last is --help


def _option(param: Any, lang: Language) -> str:
    names = ", ".join(sorted(param.opts, key=len))
    return names if param.is_flag else f"{names} {METAVARS[param.name](lang)}"


def _meaning(name: str, command: str | None, lang: Language) -> str:
    if name == "form":
        formats = formats_of(str(command))
        return PARAMETERS[name](lang, formats=", ".join(formats), default=formats[0])
    return PARAMETERS[name](lang)


def _examples(page: say.Page, lang: Language) -> list[Row]:
    return [(f"$ {line}", "") for line in page.examples(lang).splitlines()]


def _section(title: Text, rows: Sequence[Row], lang: Language, indent: int = 0) -> tuple[str, ...]:
    if not rows:
        return ()
    indent = indent or max(cells(term) for term, _ in rows) + 4
    lines = [title(lang)]
    for term, meaning in rows:
        first = f"  {term}".ljust(indent + len(term) - cells(term))
        lines += wrap(pieces(meaning), WIDTH, first, " " * indent) if meaning else [first.rstrip()]
    return tuple(lines)


def _page(*sections: Sequence[str]) -> str:
    return "\n\n".join("\n".join(lines) for lines in sections if lines)
