"""What names in other languages must keep: each under the tag of its language, English as name_en."""

from collections.abc import Iterator

from tracks.checks.draft import Draft
from tracks.errors import Code, Pointer, Problem, Spot
from tracks.model.label import ENGLISH, is_tag, language_tag

_EXAMPLES = "ja, de, zh-Hant, pt-BR"


def check_labels_are_in_languages(draft: Draft) -> Iterator[Problem]:
    """Every label stands under the tag of a language, other than English."""
    for n, item in enumerate(draft.rows):
        for tag in item.labels or ():
            yield from check_language(tag, ("item", n, "labels", tag))


def check_language(tag: str, where: Pointer | Spot) -> Iterator[Problem]:
    """Yield what is wrong with a tag under which a label stands, or may stand in a column."""
    at, spot = (None, where) if isinstance(where, Spot) else (where, None)
    if tag == ENGLISH:
        yield Problem(Code.LABEL_ENGLISH, at=at, spot=spot)
    elif not is_tag(tag):
        params = {"tag": tag, "right": language_tag(tag) or _EXAMPLES}
        yield Problem(Code.LABEL_LANGUAGE, params, at=at, spot=spot)
