"""The language in which the names of items are wanted."""

from tracks.commands.usage import unknown
from tracks.errors import Code, Parameter, TracksError, wrong_usage
from tracks.model.label import language_tag
from tracks.store import Store


def known_language(store: Store, written: str | None, taxonomy: str | None) -> str | None:
    """Return the tag of a language as BCP 47 spells it, None where none is asked for.

    Raises TracksError where no item of the taxonomy, else of any, was ever named in it.
    """
    if written is None:
        return None
    there = store.taxonomies()
    asked = [taxonomy] if taxonomy in there else there
    known = sorted({tag for key in asked for tag in store.languages(key)})
    tag = language_tag(written)
    if tag in known:
        return tag
    raise _not_there(written, known)


def _not_there(written: str, known: list[str]) -> TracksError:
    if not known:
        return wrong_usage(Code.NO_LABELS, value=written)
    return unknown(Code.NO_SUCH_VALUE, written, known, option=Parameter("labels"))
