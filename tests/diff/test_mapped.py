"""The mapped items that changed, held against a look at every item."""

from hypothesis import given
from hypothesis import strategies as st

from tests.building import direction, edition, main
from tests.strategies import recordings
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.diff.mapped import mapped_items
from tracks.model.edition import Edition
from tracks.model.kind import Kind
from tracks.model.link import Link
from tracks.model.map import Match

BEFORE = edition(
    "1", direction("A"), main("a", "A"), main("b", "A"), main("c", "A"), main("d", "A")
)
AFTER = edition(
    "2",
    direction("A"),
    main("a", "A"),
    main("b", "A")._replace(name="B"),
    main("c1", "A"),
    main("c2", "A"),
    links=(Link(since="1", origins=("c",), targets=("c1", "c2")),),
)


def match(source: str | None, target: str | None = "x") -> Match:
    return Match(source=source, target=target)


def test_what_changed_is_told_with_what_it_became_and_what_did_not_is_not() -> None:
    matches = [*map(match, "abcd"), match("c", "y"), match(None), match("e", None)]
    found = mapped_items(diff(delta(BEFORE, AFTER)), matches)
    told = {
        item.before.id: ([i.id for i in item.after], item.kinds, [m.target for m in item.matches])
        for item in found
    }
    assert told == {
        "b": (["b"], (Kind.RENAMED,), ["x"]),
        "c": (["c1", "c2"], (Kind.SPLIT,), ["x", "y"]),
        "d": ([], (Kind.REMOVED,), ["x"]),
    }


@given(recordings("2021", "2023"), st.data())
def test_every_mapped_item_that_differs_is_told_once(
    editions: list[Edition], data: st.DataObject
) -> None:
    two = sorted(editions, key=lambda each: each.head.edition)
    before, after = two[0], two[-1]
    ids = data.draw(st.lists(st.sampled_from(sorted(before.items) or ["none"]), unique=True))
    matches = [match(item_id) for item_id in ids]
    found = diff(delta(before, after))
    told = [item.before.id for item in mapped_items(found, matches)]
    assert len(told) == len(set(told))
    assert set(told) <= set(ids)
    differ = {i for i in ids if before.items.get(i) != after.items.get(i)} & before.items.keys()
    assert differ <= set(told)
