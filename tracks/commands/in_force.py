"""Which edition is in force on a day, as the editions themselves say it."""

from collections.abc import Iterable

from tracks.commands import chosen
from tracks.errors import Code, wrong_usage
from tracks.model.edition import Head
from tracks.model.text import is_day
from tracks.store import Store


def edition_on(store: Store, taxonomy: str, day: str) -> str:
    """Return the label of the edition in force on a day, the last one where several are.

    Raises TracksError where the day is none, where no edition says that it is in force then, and for
    the database.
    """
    if not is_day(day):
        raise wrong_usage(Code.NO_DAY, value=day)
    heads = store.heads(taxonomy)
    there = [label for label, head in heads.items() if head.is_in_force(day)]
    if there:
        return there[-1]
    known = tuple(f"{e} ({head.valid})" for e, head in heads.items() if head.says_when)
    if not known:
        raise wrong_usage(Code.NONE_SAYS_WHEN, near=next(reversed(heads), ""))
    raise wrong_usage(Code.NONE_IN_FORCE, taxonomy=taxonomy, day=day, known=known)


def dated_taxonomy(store: Store, written: str | None) -> str:
    """Return the taxonomy that is meant where only days are named: the only one that has any.

    Raises TracksError as `chosen.whole_taxonomy` does.
    """
    if written is None:
        dated = [key for key in store.taxonomies() if _says_when(store.heads(key).values())]
        if len(dated) == 1:
            return dated[0]
    return chosen.whole_taxonomy(store, written)


def _says_when(heads: Iterable[Head]) -> bool:
    return any(head.says_when for head in heads)
