"""Opening the store that a command's use case asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tracks.errors import Code, TracksError

if TYPE_CHECKING:
    from tracks.store import Store


@contextmanager
def opened(database: str | None, *, new: bool = False) -> Iterator["Store"]:
    """Open what is recorded at a path or URL, None for the user's own; `new` makes what is not there.

    Raises TracksError where it cannot be opened, and unless `new` where nothing is recorded.
    """
    from tracks.store import Store

    with Store.open(database, create=new) as store:
        yield store


@contextmanager
def opened_if_any(database: str | None) -> Iterator["Store | None"]:
    """Open what is recorded; None where nothing is. Raises TracksError where it cannot be opened."""
    from tracks.store import Store

    try:
        store = Store.open(database, create=False)
    except TracksError as error:
        if error.problems[0].code is not Code.NOTHING_RECORDED:
            raise
        yield None
        return
    with store:
        yield store
