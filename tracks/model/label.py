"""Names in other languages, by the tag of each: `ja`, `zh-Hant` (BCP 47, skos:prefLabel)."""

import re
from collections.abc import Iterable
from functools import lru_cache

from tracks.model.item import Item

ENGLISH = "en"
"""The language of `name_en`, which therefore stands under no tag."""

_CODES = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz
ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln
lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi
pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th
ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_TWO_LETTERS = frozenset(_CODES.split())
"""ISO 639-1: so that a country is not taken for a language, as `jp` for `ja`."""

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?"
    r"(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-[a-wyz0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?"
)


@lru_cache(maxsize=1000)
def language_tag(written: str) -> str | None:
    """Return the tag as BCP 47 spells it, such as zh-Hant or pt-BR; None where it names no language."""
    found = _TAG.fullmatch(written.replace("_", "-").lower())
    if found is None or (len(found["language"]) == 2 and found["language"] not in _TWO_LETTERS):
        return None
    language, *parts = found[0].split("-")
    spelled, in_extension = [language], False
    for part in parts:
        in_extension |= len(part) == 1
        if in_extension:
            spelled.append(part)
        else:
            spelled.append({2: part.upper(), 4: part.capitalize()}.get(len(part), part))
    return "-".join(spelled)


def is_tag(written: str) -> bool:
    """Tell whether a text is the tag of a language, just as BCP 47 spells it."""
    return language_tag(written) == written


def label_of(item: Item, language: str) -> str | None:
    """Return what an item is called in a language, None where nobody says; English is its name_en."""
    return item.name_en if language == ENGLISH else (item.labels or {}).get(language)


def languages_of(items: Iterable[Item]) -> list[str]:
    """Return the tags of the labels of items, in order."""
    return sorted({tag for item in items for tag in item.labels or ()})
