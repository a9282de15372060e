"""The temporal table against a plain model: a dict of the editions that were recorded."""

from collections import defaultdict
from dataclasses import replace

from hypothesis import given

from tests.lineage.test_above import grouped as grouped_in_memory
from tests.lineage.test_above import part, two_that_swap_codes
from tests.store.conftest import keep, of_own_taxonomy
from tests.strategies import recordings
from tracks.commands.groups import grouped
from tracks.diff.delta import delta
from tracks.model.edition import Edition
from tracks.model.item import depth_first
from tracks.store import Store

LABELS = ("2019", "2021", "2021-03", "2023", "2025")


def model_of(editions: list[Edition]) -> dict[str, list[Edition]]:
    revisions: dict[str, list[Edition]] = defaultdict(list)
    for one in editions:
        kept = revisions[one.head.edition]
        taken = with_known_aliases(one, kept[-1]) if kept else one
        if not kept or (kept[-1].digest, kept[-1].order) != (taken.digest, taken.order):
            kept.append(taken)
    return dict(sorted(revisions.items()))


def with_known_aliases(one: Edition, known: Edition) -> Edition:
    """Aliases are a set, which keeps the order in which it was recorded first."""
    items = {
        i: item._replace(aliases=known.items[i].aliases)
        if i in known.items and sorted(known.items[i].aliases) == sorted(item.aliases)
        else item
        for i, item in one.items.items()
    }
    return replace(one, items=items)


def in_order(one: Edition) -> list[str]:
    return [item.id for item in depth_first(one.items)]


@given(drawn=recordings(*LABELS))
def test_every_revision_reads_back_as_it_was_recorded(
    shared_store: Store, drawn: list[Edition]
) -> None:
    editions = of_own_taxonomy(drawn)
    keep(shared_store, *editions)
    rows = shared_store.revisions(editions[0].head.taxonomy.id)
    expected = [
        (f"{label}@{number}", one)
        for label, revisions in model_of(editions).items()
        for number, one in enumerate(revisions, start=1)
    ]
    assert [row.label for row in rows] == [label for label, _ in expected]
    for row, (_, one) in zip(rows, expected, strict=True):
        found = shared_store.edition(row)
        assert found == one
        assert list(found.items) == in_order(one)
        assert (row.digest, row.tally) == (one.digest, one.tally)
        assert list(row.tally.under.items()) == list(one.tally.under.items())


# Few recordings, because every pair of them is compared.
@given(drawn=recordings(*LABELS, most=5))
def test_delta_by_query_equals_delta_in_memory(shared_store: Store, drawn: list[Edition]) -> None:
    editions = of_own_taxonomy(drawn)
    keep(shared_store, *editions)
    rows = shared_store.revisions(editions[0].head.taxonomy.id)
    newest = {label: kept[-1] for label, kept in model_of(editions).items()}
    whole = {row: shared_store.edition(row) for row in rows}
    for a in rows:
        for b in rows:
            if a.edition <= b.edition:
                others = [one for e, one in newest.items() if e not in (a.edition, b.edition)]
                expected = delta(whole[a], whole[b], others)
                found = shared_store.delta(a, b)
                assert (found.before.revision, found.after.revision) == (a.number, b.number)
                assert found.before.head == expected.before.head
                assert found.after.tally == expected.after.tally
                for mine, theirs in (
                    (found.before, expected.before),
                    (found.after, expected.after),
                ):
                    assert list(mine.items.items()) == list(theirs.items.items())
                    assert (mine.context, mine.digest) == (theirs.context, theirs.digest)
                assert found.between == expected.between
                assert (found.seen, found.sources) == (expected.seen, expected.sources)


def test_B4_groups_by_query_heed_what_became_of_an_item_before_they_begin(
    shared_store: Store,
) -> None:
    run = of_own_taxonomy(two_that_swap_codes(part("2021", "A", "Z")))
    keep(shared_store, *run)
    found = grouped(shared_store, "2022..2023", taxonomy=run[0].head.taxonomy.id)
    assert [*found.groups] == [*grouped_in_memory(run, 1)]


@given(drawn=recordings(*LABELS))
def test_groups_by_query_equal_groups_in_memory(shared_store: Store, drawn: list[Edition]) -> None:
    editions = of_own_taxonomy(drawn)
    keep(shared_store, *editions)
    key = editions[0].head.taxonomy.id
    run = [shared_store.edition(row) for row in shared_store.editions(key).values()]
    for start, first in enumerate(run[:-1]):
        span = f"{first.head.edition}..{run[-1].head.edition}"
        found = grouped(shared_store, span, taxonomy=key)
        assert [*found.groups] == [*grouped_in_memory(run, start)]
