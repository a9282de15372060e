"""The order of siblings in a revision, of which a digest is kept beside that of its content."""

from operator import attrgetter

from sqlalchemy import Connection, select

from tracks.model.edition import order_digest
from tracks.store.revision import RevisionRow, by_pages, stands_at
from tracks.store.schema import state, taxonomy


def order_of(connection: Connection, row: RevisionRow) -> str:
    """Return the digest of a revision's order: the one kept, or one from the ranks if it is older."""
    return row.order_digest or order_from_ranks(connection, row)


def order_from_ranks(connection: Connection, row: RevisionRow) -> str:
    """Return the digest of the order that the ranks of a revision's items give."""
    states = connection.execute(
        select(state.c.item, state.c.parent, state.c.rank)
        .join(taxonomy, taxonomy.c.id == state.c.taxonomy)
        .where(taxonomy.c.key == row.taxonomy, stands_at(row.place))
        .order_by(state.c.item)
    )
    ranked = sorted(by_pages(states), key=attrgetter("rank"))
    return order_digest((each.item, each.parent) for each in ranked)
