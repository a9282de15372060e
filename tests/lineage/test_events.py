"""Events: their kinds by how many items end, live on and begin."""

import pytest

from tracks.lineage.events import Event, events
from tracks.lineage.linked import Association, Linked
from tracks.lineage.succession import Succession
from tracks.model.kind import Kind


def happened(links: str, before: str, after: str) -> list[Event]:
    """Tell the events of links written as `a>b` (whole) and `a~b` (a part)."""
    told = [
        Association("1", "2", link[0], link[2], partial=link[1] == "~") for link in links.split()
    ]
    everything = frozenset("abcdefxyz")
    absent = {"1": everything - {*before}, "2": everything - {*after}}
    found = Succession(Linked(("1", "2"), tuple(told), absent)).between("1", "2")
    return list(events(found, before, after))


@pytest.mark.parametrize(
    ("links", "before", "after", "kind"),
    [
        ("a>x", "a", "x", None),
        ("a>x b>x", "ab", "x", Kind.MERGED),
        ("a>x a>y", "a", "xy", Kind.SPLIT),
        ("a>o", "ao", "o", Kind.ABSORBED),
        ("a>o b>o o>o", "abo", "o", Kind.ABSORBED),
        ("a~x", "a", "ax", Kind.SPLIT_OFF),
        ("a>a a>x a>y", "a", "axy", Kind.SPLIT_OFF),
        ("a~o", "ao", "ao", Kind.TRANSFERRED),
        ("a~o a~e", "aoe", "aoe", Kind.TRANSFERRED),
        ("a>x b>x b>y", "ab", "xy", Kind.REGROUPED),
        ("a>x a>o", "ao", "xo", Kind.REGROUPED),
        ("a>x b~x", "ab", "bx", Kind.REGROUPED),
        ("a~o o~a", "ao", "ao", Kind.REGROUPED),
        ("a>b", "ab", "ab", Kind.ABSORBED),  # a is another item afterwards
        ("a~x", "a", "x", Kind.REGROUPED),  # nothing says where the rest went
    ],
)
def test_the_kind_of_an_event(links: str, before: str, after: str, kind: Kind | None) -> None:
    (event,) = happened(links, before, after)
    assert event.kind is kind


def test_a_link_to_itself_makes_no_event() -> None:
    assert happened("a>a", "a", "a") == []


def test_an_event_has_all_its_items_on_both_sides() -> None:
    (event,) = happened("a>o b>o", "abo", "o")
    assert (event.ended, event.taking) == (("a", "b"), ("o",))
    assert (event.before, event.after) == (("a", "b", "o"), ("o",))


def test_what_is_not_connected_are_events_of_their_own() -> None:
    kinds = [event.kind for event in happened("a>x b>x c>y", "abc", "xy")]
    assert kinds == [Kind.MERGED, None]
