"""Which items ever had an id, a name, an alias or a code."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, or_, select

from tracks.model.digest import canonical
from tracks.model.text import identify
from tracks.store.schema import state


def having(connection: Connection, owner: int, written: str) -> Iterator[str]:
    """Yield the ids of the items of the taxonomy `owner` that `written` has ever stood for."""
    wanted = identify(written)
    quoted = canonical(written)
    rows = connection.execute(
        select(state.c.item, state.c.name, state.c.rest)
        .where(
            state.c.taxonomy == owner,
            or_(
                state.c.item.in_((written, wanted)),
                state.c.name == written,
                state.c.rest.contains(quoted, autoescape=True),
            ),
        )
        .distinct()
    ).all()
    found = False
    for row in rows:
        rest = json.loads(row.rest)
        called = (row.item, row.name, rest.get("code"), *rest.get("aliases", ()))
        if written in called or wanted == row.item:
            found = True
            yield row.item
    if not found:
        # Perhaps it is written otherwise, in another width or case: then every name is asked.
        names = select(state.c.item, state.c.name).where(state.c.taxonomy == owner).distinct()
        for item_id, name in connection.execute(names):
            if identify(name) == wanted:
                yield item_id
