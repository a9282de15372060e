"""Crosswalks between two taxonomies, held against sets that can be looked at, and against every way."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from tests.building import edition, main, new
from tests.store.conftest import of_taxonomy
from tracks.lineage.at_hand import between
from tracks.lineage.leg import ITSELF, Leg, Way, leg, scheme_of, staying
from tracks.lineage.mapped import mapped_crosswalk
from tracks.lineage.row import Relation, Row
from tracks.model.edition import Edition
from tracks.model.evidence import Evidence
from tracks.model.link import Link
from tracks.model.map import Map, Match, Scheme

ATOMS = frozenset(range(7))
FRESH = frozenset((7, 8))
"""What a taxonomy covers since its second edition alone."""

Blocks = Mapping[str, frozenset[int]]
"""What each item of an edition covers."""


class Side(NamedTuple):
    """Two editions of a taxonomy, what their items cover, and which of the two is asked for and mapped."""

    editions: tuple[Edition, Edition]
    blocks: tuple[Blocks, Blocks]
    asked: int
    mapped: int

    def leg(self) -> Leg:
        if self.asked == self.mapped:
            return staying(self.editions[self.asked])
        found = between(*self.editions)
        return leg(self.editions[self.asked], self.editions[self.mapped], found)


def partitions(atoms: frozenset[int]) -> st.SearchStrategy[list[frozenset[int]]]:
    """Draw ways to part atoms among items."""

    def parted(labels: list[int]) -> list[frozenset[int]]:
        pairs = list(zip(sorted(atoms), labels, strict=True))
        return [frozenset(a for a, n in pairs if n == label) for label in sorted(set(labels))]

    size = len(atoms)
    return st.lists(st.integers(0, 3), min_size=size, max_size=size).map(parted)


@st.composite
def sides(
    draw: st.DrawFn, key: str, atoms: frozenset[int], fresh: frozenset[int] = frozenset()
) -> Side:
    """Draw a taxonomy; links say what became of the items that are not as they were, and what is wider."""
    old, new = draw(partitions(atoms)), draw(partitions(atoms | fresh))
    before = {f"{key}{n}": block for n, block in enumerate(old)}
    names = {block: name for name, block in before.items()}
    after = {names.get(block, f"{key}n{n}"): block for n, block in enumerate(new)}
    links = tuple(
        Link(since="1", origins=(name,), targets=targets, wider=wider)
        for name, block in before.items()
        if name not in after
        for wider in (False, True)
        if (
            targets := tuple(
                t for t in after if after[t] & block and bool(after[t] & fresh) is wider
            )
        )
    )
    one = of_taxonomy(key, edition("1", *(main(name, "r") for name in before), main("r")))
    other = of_taxonomy(key, edition("2", *(main(n, "r") for n in after), main("r"), links=links))
    asked, mapped = draw(st.tuples(st.integers(0, 1), st.integers(0, 1)))
    return Side((one, other), (before, after), asked, mapped)


def true_matches(one: Blocks, other: Blocks) -> list[Match]:
    """Return all that is so of two partitions, with what has no match."""
    matches = [
        Match(source=s, target=t, source_partial=not a <= b, target_partial=not b <= a)
        for (s, a), (t, b) in product(one.items(), other.items())
        if a & b
    ]
    matches += [
        Match(source=s, target=None)
        for s, a in one.items()
        if not any(map(a.__and__, other.values()))
    ]
    return matches + [
        Match(source=None, target=t)
        for t, b in other.items()
        if not any(map(b.__and__, one.values()))
    ]


@given(st.data())
def test_what_a_crosswalk_by_a_true_map_says_is_so(data: st.DataObject) -> None:
    one = data.draw(sides("a", ATOMS, data.draw(st.sampled_from([frozenset(), FRESH]))))
    covered = st.frozensets(st.sampled_from(sorted(ATOMS | FRESH)), min_size=1)
    other = data.draw(sides("b", data.draw(covered)))
    a, b = one.blocks[one.asked], other.blocks[other.asked]
    matches = true_matches(one.blocks[one.mapped], other.blocks[other.mapped])
    rows = mapped_crosswalk(one.leg(), matches, other.leg()).rows
    direct = one.asked == one.mapped and other.asked == other.mapped
    joined = {}
    for row in rows:
        if row.source and row.target and row.source.id in a and row.target.id in b:
            x, y = a[row.source.id], b[row.target.id]
            joined[row.source.id, row.target.id] = row
            assert x & y or row.evidence is None
            assert x <= y or row.source_partial
            assert y <= x or row.target_partial
            if direct:
                assert (row.source_partial, row.target_partial) == (not x <= y, not y <= x)
        elif row.settled and row.source and row.source.id in a:
            assert not any(a[row.source.id] & y for y in b.values())
        elif row.settled and row.target and row.target.id in b:
            assert not any(b[row.target.id] & x for x in a.values())
    for (s, x), (t, y) in product(a.items(), b.items()):
        assert (s, t) in joined or not x & y & ATOMS
    sure = {pair: row for pair, row in joined.items() if row.evidence}
    for (s, t), row in sure.items():
        numbers = sum(pair[1] == t for pair in sure), sum(pair[0] == s for pair in sure)
        assert (
            row.cardinality
            == {
                (False, False): "1:1",
                (False, True): "1:n",
                (True, False): "n:1",
                (True, True): "n:m",
            }[numbers[0] > 1, numbers[1] > 1]
        )
    there = {r.source.id for r in rows if r.source}, {r.target.id for r in rows if r.target}
    assert there == (set(a) | {"r"}, set(b) | {"r"})
    turned = [match.turned() for match in matches]
    back = mapped_crosswalk(other.leg(), turned, one.leg()).rows
    assert sorted(map(said, back)) == sorted(said(row.turned()) for row in rows)


def said(row: Row) -> tuple[object, ...]:
    """Return what a row says, without the way, which is read from its other end."""
    ids = [item.id if item else "" for item in (row.source, row.target)]
    flags = (row.source_partial, row.target_partial, row.cardinality or "", row.evidence or "")
    return (*ids, *flags, row.paths, len(row.steps), len(row.settled))


LEFT, RIGHT = ("p", "q", "r"), ("x", "y", "z")


@st.composite
def legs(draw: st.DrawFn, key: str, asked: Sequence[str], mapped: Sequence[str]) -> Leg:
    """Draw ways of every kind from what is asked to what is mapped."""
    one = of_taxonomy(key, edition("1", *(main(name) for name in asked)))
    flags = st.booleans()
    ways = {
        item_id: {
            other: Way(draw(flags), draw(flags), paths=draw(st.integers(1, 3)), derived=draw(flags))
            for other in draw(st.lists(st.sampled_from(mapped), unique=True))
        }
        for item_id in asked
    }
    unlisted = {item_id: draw(st.sampled_from([(), (), ("gone",)])) for item_id in asked}
    scheme = Scheme(taxonomy=key, edition="2")
    return Leg(one, scheme, ways, lambda item_id: (*ways[item_id], *unlisted[item_id]))


@given(
    legs("a", "abc", LEFT),
    legs("b", "tuv", RIGHT),
    st.lists(
        st.builds(
            Match,
            source=st.sampled_from(LEFT),
            target=st.sampled_from(RIGHT),
            source_partial=st.booleans(),
            target_partial=st.booleans(),
        ),
        unique_by=lambda match: (match.source, match.target),
    ),
)
def test_a_pair_is_what_every_way_between_its_items_says(
    one: Leg, other: Leg, matches: list[Match]
) -> None:
    found = {
        (row.source.id, row.target.id): row
        for row in mapped_crosswalk(one, matches, other).rows
        if row.source and row.target
    }
    for s, t in product("abc", "tuv"):
        ways = [
            (one.ways[s][match.source], match, other.ways[t][match.target])
            for match in matches
            if match.source in one.ways[s] and match.target in other.ways[t]
        ]
        assert bool(ways) == ((s, t) in found)
        if not ways:
            continue
        row = found[s, t]
        assert row.paths == sum(near.paths * far.paths for near, _, far in ways)

        def all_in(part: str, target: str) -> bool:
            """Tell whether all of a mapped item on the left is in an item on the right."""
            return any(
                m.source == part
                and not m.source_partial
                and m.target in other.ways[target]
                and not other.ways[target][m.target].target_partial
                for m in matches
            )

        def all_holds(part: str, source: str) -> bool:
            return any(
                m.target == part
                and not m.target_partial
                and m.source in one.ways[source]
                and not one.ways[source][m.source].target_partial
                for m in matches
            )

        whole = any(
            not w.source_partial and not m.source_partial and not far.target_partial
            for w, m, far in ways
        ) or all(all_in(part, t) for part in one.parts(s))
        holds = any(
            not far.source_partial and not m.target_partial and not w.target_partial
            for w, m, far in ways
        ) or all(all_holds(part, s) for part in other.parts(t))
        assert row.source_partial is not whole
        assert row.target_partial is not holds
        certain = {
            n: (not m.source_partial and not far.target_partial)
            or (not w.target_partial and not far.target_partial)
            or (not w.target_partial and not m.target_partial)
            for n, (w, m, far) in enumerate(ways)
        }
        derived = {n: w.derived or far.derived for n, (w, _, far) in enumerate(ways)}
        sure = whole or holds or any(certain.values())
        assert (row.evidence is not None) is sure
        assert (row.cardinality is not None) is sure
        # What is certain by links alone needs no derivation.
        told = [derived[n] for n in certain if certain[n]] or [*derived.values()]
        assert not sure or (row.evidence is Evidence.DERIVED) is all(told)


FRUIT = of_taxonomy(
    "fruit", edition("2021", main("plums"), main("apples"), main("pears"), main("figs"))
)
LATER = of_taxonomy(
    "fruit",
    edition(
        "2024",
        main("blue plums"),
        main("yellow plums"),
        main("apples"),
        main("pears"),
        main("medlars"),
        links=(
            Link(since="2021", origins=("plums",), targets=("blue plums", "yellow plums")),
            Link(since="2021", origins=("figs",), targets=()),
        ),
    ),
)
TRADE = of_taxonomy("trade", edition("4", main("T1"), main("T2"), main("T3")))
MATCHES = [
    Match(source="plums", target="T1", target_partial=True, note="seen", cited="customs"),
    Match(source="apples", target="T2"),
    Match(source="pears", target=None, cited="customs"),
]


def rows_of(one: Leg, matches: Sequence[Match], other: Leg) -> dict[tuple[str, str], Row]:
    return {
        (row.source.id if row.source else "", row.target.id if row.target else ""): row
        for row in mapped_crosswalk(one, matches, other).rows
    }


def test_a_map_between_the_editions_asked_for_is_shown_as_it_was_recorded() -> None:
    rows = rows_of(staying(FRUIT), MATCHES, staying(TRADE))
    assert list(rows) == [
        ("plums", "T1"), ("apples", "T2"), ("pears", ""), ("figs", ""), ("", "T3"),
    ]  # fmt: skip
    plums = rows["plums", "T1"]
    assert (plums.relation, plums.cardinality, plums.evidence) == (Relation.BROAD, "1:1", "linked")
    assert plums.stations == ("plums@fruit:2021", "T1@trade:4")
    assert (plums.notes, plums.cited, plums.weight) == (("seen",), ("customs",), None)
    assert rows["apples", "T2"].relation is Relation.EXACT


def test_what_a_map_says_nothing_of_is_open_and_what_it_says_has_no_match_is_not() -> None:
    rows = rows_of(staying(FRUIT), MATCHES, staying(TRADE))
    assert (rows["pears", ""].cardinality, rows["pears", ""].evidence) == ("1:0", "linked")
    assert rows["pears", ""].cited == ("customs",)
    for open_ in (rows["figs", ""], rows["", "T3"]):
        assert (open_.cardinality, open_.evidence, open_.relation) == (None, None, None)


def test_a_map_of_an_earlier_edition_leads_on_by_the_links_since() -> None:
    rows = rows_of(leg(LATER, FRUIT, between(FRUIT, LATER)), MATCHES, staying(TRADE))
    blue = rows["blue plums", "T1"]
    assert (blue.source_partial, blue.target_partial, blue.cardinality) == (False, True, "n:1")
    assert blue.stations == ("blue plums@fruit:2024", "plums@fruit:2021", "T1@trade:4")
    assert [(s.since, s.edition) for s in blue.steps] == [
        ("fruit:2024", "fruit:2021"), ("fruit:2021", "trade:4"),
    ]  # fmt: skip
    assert rows["apples", "T2"].relation is Relation.EXACT
    assert rows["medlars", ""].evidence is None
    assert rows["pears", ""].cardinality == "1:0"


def test_all_that_an_item_became_in_one_other_is_all_of_it() -> None:
    """NAICS parts what ISIC keeps together: each part is whole in it, and so all of it is."""
    matches = [
        Match(source=part, target="T1", target_partial=True)
        for part in ("blue plums", "yellow plums")
    ]
    found = between(FRUIT, LATER)
    rows = rows_of(leg(FRUIT, LATER, found), matches, staying(TRADE))
    assert rows["plums", "T1"].source_partial is False
    assert rows["plums", "T1"].paths == 2
    # Of the other part nothing is said: then nobody knows whether all of it is.
    rows = rows_of(leg(FRUIT, LATER, found), matches[:1], staying(TRADE))
    assert rows["plums", "T1"].source_partial is True
    assert rows["plums", "T1"].evidence is Evidence.LINKED


def test_what_is_wider_than_it_was_is_not_all_where_it_was() -> None:
    """Who says that an item holds more than what it carries on says that the rest is not in the map."""
    wider = of_taxonomy(
        "fruit",
        edition(
            "2024",
            *map(main, ("stone fruit", "apples", "pome fruit")),
            links=(
                Link(since="2021", origins=("plums",), targets=("stone fruit",), wider=True),
                Link(since="2021", origins=("apples",), targets=("apples",), wider=True),
                Link(since="2021", origins=("pears",), targets=("pome fruit",), wider=True),
            ),
        ),
    )
    rows = rows_of(leg(wider, FRUIT, between(FRUIT, wider)), MATCHES, staying(TRADE))
    assert rows["stone fruit", "T1"].relation is Relation.RELATED
    assert rows["apples", "T2"].relation is Relation.NARROW
    assert (rows["pome fruit", ""].cardinality, rows["pome fruit", ""].evidence) == (None, None)


def test_what_ended_but_for_a_part_that_it_gave_is_not_all_where_that_part_is() -> None:
    years = (
        edition("2020", main("plums"), main("figs")),
        edition(
            "2021",
            *map(main, ("plums", "figs", "damsons", "dried figs")),
            links=(
                Link(since="2020", origins=("plums",), targets=("damsons",), partial=True),
                Link(since="2020", origins=("figs",), targets=("dried figs",), partial=True),
            ),
        ),
        edition(
            "2022",
            *map(main, ("damsons", "dried figs")),
            links=tuple(
                Link(since="2021", origins=(one,), targets=()) for one in ("plums", "figs")
            ),
        ),
    )
    first, second, last = (of_taxonomy("fruit", each) for each in years)
    matches = [Match(source="damsons", target="T1"), Match(source="dried figs", target=None)]
    found = between(first, last, [second])
    rows = rows_of(leg(first, last, found), matches, staying(TRADE))
    assert rows["plums", "T1"].relation is Relation.NARROW
    assert rows["figs", ""].evidence is None


def test_what_is_derived_is_not_all_where_those_are_that_went_on() -> None:
    """A third of the group ended: the two others are in T1, and it is in T1 in part."""
    first = edition("1", main("group"), *(new(name, "group") for name in ("a", "b", "c")))
    last = edition("2", main("one"), main("other"), new("a", "one"), new("b", "other"))
    before, after = of_taxonomy("fruit", first), of_taxonomy("fruit", last)
    matches = [Match(source="one", target="T1"), Match(source="other", target="T1")]
    rows = rows_of(leg(before, after, between(before, after)), matches, staying(TRADE))
    assert rows["group", "T1"].source_partial is True
    assert rows["group", "T1"].evidence is Evidence.DERIVED


def test_two_parts_of_one_item_have_nothing_in_common_for_certain() -> None:
    back = leg(LATER, FRUIT, between(FRUIT, LATER))
    matches = [
        Match(source="plums", target="T1", source_partial=True),
        Match(source="plums", target="T2", source_partial=True),
    ]
    rows = rows_of(back, matches, staying(TRADE))
    row = rows["blue plums", "T1"]
    assert (row.evidence, row.relation, row.cardinality) == (None, None, None)
    assert (row.source_partial, row.target_partial) == (True, True)
    assert row.stations == ("blue plums@fruit:2024", "plums@fruit:2021", "T1@trade:4")


def test_that_nothing_answers_is_said_of_the_mapped_edition_alone() -> None:
    more = of_taxonomy("trade", edition("5", main("T1"), main("T2"), main("T3"), main("T4")))
    rows = rows_of(staying(FRUIT), MATCHES, leg(more, TRADE, between(TRADE, more)))
    assert (rows["pears", ""].cardinality, rows["pears", ""].evidence) == (None, None)
    assert rows["apples", "T2"].relation is Relation.EXACT


def test_what_ended_before_the_mapped_edition_has_no_match_that_anybody_knows() -> None:
    matches = [Match(source="apples", target="T2")]
    rows = rows_of(leg(FRUIT, LATER, between(FRUIT, LATER)), matches, staying(TRADE))
    assert rows["figs", ""].evidence is None


def test_a_map_has_no_direction_and_no_order() -> None:
    ends = scheme_of(FRUIT), scheme_of(TRADE)
    turned = [match.turned() for match in reversed(MATCHES)]
    assert Map.of(*ends, MATCHES) == Map.of(*ends[::-1], turned)
    assert Map.of(*ends, MATCHES).digest == Map.of(*ends[::-1], turned).digest
    assert Map.of(*ends, MATCHES).digest != Map.of(*ends, MATCHES[1:]).digest
    assert ITSELF.turned() == ITSELF
