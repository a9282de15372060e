"""The languages that the program speaks; apart from the models, so that help needs none of them."""

from collections.abc import Sequence
from typing import Literal

Language = Literal["zh", "en"]

_SEPARATING = frozenset(",，、;；")
_QUOTES = {"zh": "“{}”", "en": '"{}"'}


def between_names(lang: Language) -> str:
    """Return what stands between the names of a running list: 甲、乙; a, b."""
    return "、" if lang == "zh" else ", "


def apart(names: Sequence[str], lang: Language, *, last: str = "") -> list[str]:
    """Return names as a list of them has them: one that holds what separates names is in quotes.

    `last` is what stands before the last one where that is a word of its own, such as and.
    """
    return [
        _QUOTES[lang].format(name)
        if not _SEPARATING.isdisjoint(name) or (last and last in name)
        else name
        for name in names
    ]


def between_phrases(lang: Language) -> str:
    """Return what stands between the phrases of a sentence."""
    return "，" if lang == "zh" else ", "
