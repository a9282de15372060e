"""Queries for states: of a revision by id, with all above them or below; those that end or begin."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Select, select, text

from tracks.store.database import one_of
from tracks.store.revision import STATE_COLUMNS, StateRow, by_pages, stands_at
from tracks.store.schema import IS_CLOSED, state

States = Mapping[str, StateRow]
"""States by item."""


def standing(
    connection: Connection, owner: int, place: int, ids: Collection[str]
) -> dict[str, StateRow]:
    """Return the states of these items in the revision at a place, as far as it has them."""
    states = (
        select(*STATE_COLUMNS)
        .where(state.c.taxonomy == owner, one_of(state.c.item, ids), stands_at(place))
        .order_by(state.c.item)
    )
    return {row[0]: row for row in by_pages(connection.execute(states))}


def with_ancestors(connection: Connection, owner: int, place: int, ids: Iterable[str]) -> States:
    """Return the states of these items and of all their ancestors in the revision at a place."""
    found: dict[str, StateRow] = {}
    wanted = set(ids)
    while wanted:  # a generation at a time
        generation = standing(connection, owner, place, wanted)
        found |= generation
        wanted = {row.parent for row in generation.values() if row.parent} - found.keys()
    return found


def children(
    connection: Connection, owner: int, place: int, ids: Collection[str]
) -> Iterator[StateRow]:
    """Yield the states of the items that stand directly under any of these in the revision at a place."""
    states = (
        select(*STATE_COLUMNS)
        .where(state.c.taxonomy == owner, one_of(state.c.parent, ids), stands_at(place))
        # In this order, or SQLite would take the list to be long and read all of the taxonomy.
        .order_by(state.c.parent)
    )
    return by_pages(connection.execute(states))


def descendants(connection: Connection, owner: int, place: int, item_id: str) -> list[str]:
    """Return the ids of all items under one in the revision at a place."""
    found = wanted = {item_id}
    while wanted:  # a generation at a time
        wanted = {row.item for row in children(connection, owner, place, wanted)} - found
        found = found | wanted
    return sorted(found - {item_id})


def begun(owner: int, earlier: int, later: int) -> Select[*tuple[Any, ...]]:
    """Return the query for the states that stand at the later of two places and not at the earlier."""
    return select(*STATE_COLUMNS).where(
        state.c.taxonomy == owner,
        state.c.since > earlier,
        state.c.since <= later,
        state.c.until > later,
    )


def ended(owner: int, earlier: int, later: int) -> Select[*tuple[Any, ...]]:
    """Return the query for the states that stand at the earlier of two places and not at the later."""
    return select(*STATE_COLUMNS).where(
        state.c.taxonomy == owner,
        state.c.until > earlier,
        state.c.until <= later,
        text(IS_CLOSED),
        state.c.since <= earlier,
    )
