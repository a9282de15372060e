"""What is open to everybody: current revisions, without notes and without who did what; nothing else shows."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.building import direction, edition, main
from tests.store.conftest import keep, of_taxonomy
from tests.views.showing import shown
from tracks.commands.audit import audited
from tracks.commands.changelog import changelog
from tracks.commands.crosswalk import walk
from tracks.commands.diff import compare
from tracks.commands.flow import flowed
from tracks.commands.groups import grouped
from tracks.commands.history import histories
from tracks.commands.listing import listing
from tracks.commands.log import journal, revisions
from tracks.commands.show import show
from tracks.errors import Code, TracksError
from tracks.model.act import Deed
from tracks.model.link import Link
from tracks.reports import formats
from tracks.store import Store

HIDDEN = "secret"
"""In every text that is not open to everybody."""

EARLIER = edition(
    "2024",
    direction("甲", note=f"{HIDDEN} a"),
    main("子", "甲", note=f"{HIDDEN} b"),
    main("丑", "甲"),
)
LATER = edition(
    "2025",
    direction("甲", note=f"{HIDDEN} c"),
    main("子", "甲", note=f"{HIDDEN} d"),
    main("寅", "甲"),
    links=(Link(since="2024", origins=("丑",), targets=("寅",), note=f"{HIDDEN} e"),),
)
DRAFT = edition("2025", direction("甲"), main(f"{HIDDEN} item", "甲", aliases=(f"{HIDDEN} alias",)))
WITHDRAWN = edition("2023", direction(f"{HIDDEN} root"))

ASKED: dict[str, Callable[[Store], Any]] = {
    "list": lambda store: listing(store, "demo"),
    "revisions": lambda store: revisions(store, "2025", "demo"),
    "log": lambda store: journal(store, "demo"),
    "show": lambda store: show(store, "2025", taxonomy="demo"),
    "diff": lambda store: compare(store, "2024", "2025", taxonomy="demo"),
    "changelog": lambda store: changelog(store, everything=True, notes=True, taxonomy="demo"),
    "history": lambda store: histories(store, "子", taxonomy="demo"),
    "crosswalk": lambda store: walk(store, "2024", "2025", taxonomy="demo"),
    "flow": lambda store: flowed(store, "2024", "2025", taxonomy="demo"),
    "groups": lambda store: grouped(store, "2024..2025", taxonomy="demo"),
    "audit": lambda store: audited(store, taxonomy="demo"),
}


@pytest.fixture
def public(where: str, store: Store) -> Iterator[Store]:
    """A public store on a record of which much is hidden."""
    keep(store, WITHDRAWN, EARLIER, LATER)
    rows = {row.label: row for row in store.revisions("demo")}
    with store.recording(f"{HIDDEN} person", f"{HIDDEN} reason") as session:
        session.enter(rows["2025@1"], Deed.PUBLISHED)
        session.enter(rows["2023@1"], Deed.WITHDRAWN)
    keep(store, DRAFT, of_taxonomy("other", WITHDRAWN))
    (other,) = store.revisions("other")
    with store.recording() as session:
        session.enter(other, Deed.WITHDRAWN)
    with Store.open(where, create=False, public=True) as opened:
        yield opened


def test_no_report_holds_anything_hidden(public: Store, store: Store) -> None:
    for report, use_case in ASKED.items():
        for form in {"text", "json", "csv"} & {*formats(report)}:
            assert HIDDEN not in shown(report, form, use_case(public), "en"), (report, form)
    # The same is there for those who may see all.
    assert HIDDEN in shown("log", "text", ASKED["log"](store), "en")
    assert HIDDEN in shown("diff", "json", ASKED["diff"](store), "en")


def test_a_change_of_notes_alone_is_no_change(public: Store, store: Store) -> None:
    changed = [
        {item.id for change in compare(each, "2024", "2025@1", taxonomy="demo").change_set.changes
         for item in (*change.before, *change.after)}
        for each in (store, public)
    ]  # fmt: skip
    assert changed == [{"甲", "子", "丑", "寅"}, {"丑", "寅"}]


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda store: show(store, "2025@2", taxonomy="demo"), Code.NO_SUCH_REVISION),
        (lambda store: show(store, "2023", taxonomy="demo"), Code.NO_SUCH_EDITION),
        (lambda store: show(store, "2024", taxonomy="other"), Code.NO_SUCH_TAXONOMY),
        (lambda store: histories(store, f"{HIDDEN} item", taxonomy="demo"), Code.NO_SUCH_ITEM),
        (lambda store: histories(store, f"{HIDDEN} alias", taxonomy="demo"), Code.NO_SUCH_ITEM),
        (lambda store: histories(store, f"{HIDDEN} root", taxonomy="demo"), Code.NO_SUCH_ITEM),
    ],
)
def test_what_is_hidden_answers_as_what_does_not_exist(
    public: Store, ask: Callable[[Store], object], code: Code
) -> None:
    with pytest.raises(TracksError) as caught:
        ask(public)
    (problem,) = caught.value.problems
    assert problem.code is code
    asked = {**problem.params, "value": None}
    assert HIDDEN not in json.dumps(asked, ensure_ascii=False, default=str)


def test_it_is_read_and_not_written(public: Store) -> None:
    with pytest.raises(AssertionError), public.recording():
        pass


def test_where_nothing_is_open_nothing_is_recorded(where: str, store: Store) -> None:
    keep(store, WITHDRAWN)
    with store.recording() as session:
        session.enter(store.revisions("demo")[0], Deed.WITHDRAWN)
    with pytest.raises(TracksError) as caught:
        Store.open(where, create=False, public=True)
    assert caught.value.problems[0].code is Code.NOTHING_RECORDED
