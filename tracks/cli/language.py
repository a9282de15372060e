"""Which language to speak: settled before anything is parsed, because wrong usage is reported in it too."""

from collections.abc import Mapping, Sequence
from typing import get_args

from tracks.cli.guide import LANGUAGE_OPTION
from tracks.commands.usage import unknown
from tracks.errors import Code
from tracks.model.language import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)


def locale_language(environment: Mapping[str, str]) -> Language:
    """Return the locale's language (POSIX: LC_ALL, LC_MESSAGES, LANG), zh where it names none."""
    set_ones = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, set_ones), "C").partition(".")[0]
    return "zh" if locale in ("C", "POSIX") or locale.startswith("zh") else "en"


def take_language(arguments: Sequence[str]) -> tuple[tuple[Language, ...], list[str]]:
    """Take `--lang`, which may stand anywhere before `--`, out of the arguments.

    Of several languages, as in `zh,en`, the first is what the program speaks. Raises TracksError where
    the value is missing or holds anything but zh and en.
    """
    asked: tuple[Language, ...] = ()
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *words]
        elif name == LANGUAGE_OPTION:
            asked = _languages(value if equals else next(words, ""))
        else:
            rest.append(word)
    return asked, rest


def _languages(value: str) -> tuple[Language, ...]:
    asked = dict.fromkeys(value.split(","))
    languages = tuple(language for each in asked for language in LANGUAGES if each == language)
    if len(languages) < len(asked):
        raise unknown(Code.NO_SUCH_VALUE, value, LANGUAGES, option=LANGUAGE_OPTION)
    return languages
