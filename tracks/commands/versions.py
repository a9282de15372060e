"""Editions as others are told of them: each with the one before it and with what its links say."""

from collections.abc import Iterator, Mapping
from itertools import product

from tracks.formats.version import LinksSince, Version
from tracks.lineage.crosswalk import crosswalk
from tracks.lineage.linked import identified
from tracks.lineage.row import Relation
from tracks.model.edition import Edition
from tracks.model.link import Link
from tracks.model.text import natural_key
from tracks.store import RevisionRow, Store


def version_of(store: Store, row: RevisionRow) -> Version:
    """Return a revision with what leads to it; what it follows is the edition before that stands."""
    return _version(store, row, {})


def versions(store: Store, key: str) -> Iterator[Version]:
    """Yield the version of each edition of a taxonomy, as the revision that stands for it, in order."""
    last: dict[str, Edition] = {}
    for row in store.editions(key).values():
        version = _version(store, row, last)
        last = {row.edition: version.edition}
        yield version


def _version(store: Store, row: RevisionRow, at_hand: Mapping[str, Edition]) -> Version:
    edition, standing = store.edition(row), store.editions(row.taxonomy)
    before = [each for each in standing if natural_key(each) < natural_key(row.edition)]
    written: dict[str, list[Link]] = {}
    for link in row.head.links:
        written.setdefault(link.since, []).append(link)
    told = []
    for since in sorted(written, key=natural_key):
        there = standing.get(since)
        # What a link leads from is named even where all of its edition was withdrawn.
        named = there or next(
            (r for r in reversed(store.revisions(row.taxonomy)) if r.edition == since), None
        )
        origins = at_hand.get(since) or (store.edition(named) if named else None)
        links = _identified(written[since], origins)
        relations = _relations(store, there, row, origins, edition, links) if there else {}
        told.append(LinksSince(since, links, relations))
    return Version(edition, row.head.previous or (before[-1] if before else None), tuple(told))


def _identified(links: list[Link], since: Edition | None) -> tuple[Link, ...]:
    """Return links with the ids of what they lead from."""
    written = {name for link in links for name in link.origins}
    items = since.items.values() if since else ()
    ids = identified(written, ((item.id, item.name) for item in items))
    return tuple(
        link.model_copy(update={"origins": tuple(ids[name] for name in link.origins)})
        for link in links
    )


def _relations(
    store: Store,
    before: RevisionRow,
    after: RevisionRow,
    origins: Edition | None,
    edition: Edition,
    links: tuple[Link, ...],
) -> dict[tuple[str, str], Relation]:
    """Return how the pairs that links join relate, as the crosswalk of the two editions has it."""
    joined = {pair for link in links for pair in product(link.origins, link.targets)}
    if origins is None or not joined:
        return {}
    walked = crosswalk(store.delta(before, after).found, origins, edition)
    return {
        (row.source.id, row.target.id): row.relation
        for row in walked.rows
        if row.source and row.target and row.relation and (row.source.id, row.target.id) in joined
    }
