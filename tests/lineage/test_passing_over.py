"""Links that pass over editions: of what their source is in the last of these (D1)."""

from hypothesis import given
from hypothesis import strategies as st

from tests.building import edition, main, new
from tests.lineage.oracle import Oracle
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.lineage.at_hand import linked_over
from tracks.lineage.linked import Association, Linked
from tracks.lineage.succession import Succession
from tracks.model.edition import Edition
from tracks.model.kind import Kind
from tracks.model.link import Link

YEARS = ("2021", "2022", "2023", "2024", "2025")
IDS = "abcd"


@st.composite
def runs(draw: st.DrawFn) -> list[Edition]:
    """Draw editions of a few ids, with links that are mostly whole and often pass over some."""
    found = []
    for n, label in enumerate(YEARS):
        ids = draw(st.sets(st.sampled_from(IDS), min_size=1))
        links = []
        for _ in range(draw(st.integers(0, 2)) if n else 0):
            since = YEARS[draw(st.integers(0, n - 1))]
            origin, target = draw(st.sampled_from(IDS)), draw(st.sampled_from(sorted(ids)))
            partial = draw(st.integers(0, 4)) == 0
            if all((e.since, e.origins, e.targets) != (since, (origin,), (target,)) for e in links):
                wider = draw(st.integers(0, 4)) == 0
                link = Link(since=since, origins=(origin,), targets=(target,))
                links.append(link.model_copy(update={"partial": partial, "wider": wider}))
        links += _settled(links, n, draw(st.integers(0, 11)), draw(st.sampled_from(sorted(ids))))
        listing = draw(st.sampled_from(("complete", "complete", "partial")))
        items = (main(item_id) for item_id in sorted(ids))
        found.append(edition(label, *items, listing=listing, links=tuple(links)))
    return found


def _settled(links: list[Link], n: int, number: int, item_id: str) -> list[Link]:
    """Return, one time in four, that an item ended or begins, where no link says otherwise."""
    since = YEARS[number % n] if n else ""
    others = [link for link in links if link.since == since]
    whole = {i for link in others if not link.partial for i in link.origins}
    if n and number // 4 == 0 and item_id not in whole:
        return [Link(since=since, origins=(item_id,), targets=())]
    if n and number // 4 == 1 and all(item_id not in link.targets for link in others):
        return [Link(since=since, origins=(), targets=(item_id,))]
    return []


@given(runs(), st.integers(0, len(YEARS) - 2))
def test_what_items_became_is_every_way_walked_on_its_own(run: list[Edition], start: int) -> None:
    found = Succession(linked_over(run)).between(YEARS[start], YEARS[-1])
    oracle = Oracle(run, start)
    for item_id in IDS:
        told = {
            t: (p.partial, p.weight, p.paths, p.wider) for t, p in found.onward(item_id).items()
        }
        heirs = oracle.heirs(item_id).items()
        assert told == {t: (p.partial, p.share, p.ways, p.wider) for t, p in heirs}
        assert (item_id in found.settled) == (item_id in found.paths and oracle.is_settled(item_id))
    assert found.begun.keys() == oracle.beginnings()


def of(*links: Association, absent: dict[str, str] | None = None) -> Succession:
    lacking = {label: frozenset(ids) for label, ids in (absent or {}).items()}
    return Succession(Linked(("1", "2", "3", "4"), links, lacking))


RENAMED, LATE = Association("1", "2", "a", "b"), Association("1", "4", "a", "z")


def test_D1_a_link_that_passes_over_a_new_name_is_one_of_that_name() -> None:
    found = of(RENAMED, LATE, absent={"1": "bz", "2": "z", "3": "z"})
    assert found.between("1", "4").onward("a")["z"].steps == (RENAMED, LATE)
    for since in ("2", "3"):
        assert found.between(since, "4").onward("b").keys() == {"z"}
        assert found.between(since, "4").heir("b") == "z"


def test_D1_a_part_is_given_by_what_the_source_is_by_then() -> None:
    found = of(RENAMED, LATE._replace(partial=True))
    assert {t: p.partial for t, p in found.between("1", "4").onward("a").items()} == {
        "b": False,
        "z": True,
    }


def test_D1_names_that_followed_one_another_are_followed_to_the_last() -> None:
    again = Association("2", "3", "b", "c")
    found = of(RENAMED, again, LATE)
    assert found.between("3", "4").onward("c").keys() == {"z"}
    assert found.between("1", "4").onward("a")["z"].steps == (RENAMED, again, LATE)
    # One of them passes over an edition itself.
    late = Association("1", "3", "a", "b")
    assert of(late, LATE).between("3", "4").onward("b").keys() == {"z"}


def test_D1_it_goes_before_the_others_where_its_source_is_not_one_item_until_then() -> None:
    split = Association("1", "2", "a", "c")
    merged = Association("1", "2", "x", "b")
    absorbed = of(RENAMED, LATE, Association("3", "4", "b", "b"))
    for found in (of(RENAMED, split, LATE), of(RENAMED, merged, LATE), absorbed):
        assert found.between("1", "4").onward("a")["z"].steps == (LATE,)
        assert "z" not in found.between("2", "4").onward("b")


def test_D1_a_diff_since_an_edition_that_was_recorded_late_tells_the_new_name() -> None:
    def one(label: str, name: str, **head: object) -> Edition:
        return edition(label, main(name), **head)

    first = one("2022", "bibs")
    middle = one("2023", "bib", links=(Link(since="2022", origins=("bibs",), targets=("bib",)),))
    last = one(
        "2025", "bib wear", links=(Link(since="2022", origins=("bibs",), targets=("bib wear",)),)
    )
    kinds = [change.kinds for change in diff(delta(middle, last, [first])).changes]
    assert kinds == [(Kind.RENAMED,)]
    found = delta(first, last, [middle]).found.onward("bibs")
    assert [(t, [step.target for step in path.steps]) for t, path in found.items()] == [
        ("bib wear", ["bib", "bib wear"])
    ]


def test_D1_links_to_the_earlier_edition_count_where_one_leads_from_before_it() -> None:
    """What was listed at a level that is not all listed later may be there later too."""

    def told(since: str, origin: str, target: str, partial: bool) -> Link:
        return Link(since=since, origins=(origin,), targets=(target,), partial=partial)

    first, second = edition("1", new("c")), edition("2")
    third = edition("3", main("c"), main("g"), links=(told("1", "c", "c", False),))
    links = (told("2", "x", "g", False), told("3", "c", "g", True))
    listing = {"direction": "complete", "main": "complete", "new": "partial"}
    fourth = edition("4", main("g"), listing=listing, links=links)
    found = delta(third, fourth, [first, second]).found
    assert found.onward("c").keys() == {"c", "g"}
    assert set(Oracle([first, second, third, fourth], 2).heirs("c")) == {"c", "g"}
