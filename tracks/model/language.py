"""The languages that the program speaks; apart from the models, so that help needs none of them."""

from typing import Literal

Language = Literal["zh", "en"]


def between_names(lang: Language) -> str:
    """Return what stands between the names of a running list: 甲、乙; a, b."""
    return "、" if lang == "zh" else ", "


def between_phrases(lang: Language) -> str:
    """Return what stands between the phrases of a sentence."""
    return "，" if lang == "zh" else ", "
