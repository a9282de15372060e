"""Numbers that name the same thing are the same in every report of a pair, whatever its format."""

import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

import openpyxl
import pytest

from tests.asking import record
from tests.pairs import listing, recorded
from tests.test_real_data import DATA
from tests.views.showing import shown
from tracks.commands.changelog import changelog
from tracks.commands.crosswalk import Walked, walk
from tracks.commands.diff import compare
from tracks.commands.flow import flowed
from tracks.messages import changelog as say
from tracks.messages import diff as say_diff
from tracks.messages import lineage as say_lineage
from tracks.model.evidence import Evidence
from tracks.model.kind import EVENTS, OF_COUNTS, Kind
from tracks.render.blocks import Document, Table
from tracks.reports import Manner, render
from tracks.store import Store
from tracks.views.changelog.view import changelog_view
from tracks.views.compared import wording_of
from tracks.views.diff.headline import numbers_by_evidence
from tracks.views.lineage.flow import flow_view
from tracks.views.wording import EVIDENCE, capitalised

BUNDLED = [
    ("china-new-tracks", *pair)
    for pair in (("2021", "2023"), ("2023", "2024"), ("2024", "2025"), ("2021", "2025"))
]
REAL = [
    *(("areacodes", *pair) for pair in (("1982", "1983"), ("1998", "1999"))),
    ("iab", "2.0", "2.2"),
    ("shopify", "2024-07", "2024-10"),
]
LINKED = ("areacodes",)
PARTIAL = "{a: complete, b: partial, c: partial}"
SMALL = {
    "stated beside lists": (
        listing("A, B, C, D, E"),
        listing("A, B, F, G", "{removed: b, number: 2}", "{added: b, number: 1, names: [F]}"),
    ),
    "names alone": (listing("A, X, Y"), listing("A, N", "{removed: b, names: [X]}")),
    "parts": (
        listing("", how=PARTIAL),
        listing("", "{added: c, number: 1}", "{added: c, number: 5}", how=PARTIAL),
    ),
    "links": (
        listing("A, B, C, D"),
        listing(
            "AB, C2, D1, D2",
            more="links: [{from: [A, B], to: AB}, {from: C, to: C2}, {from: D, to: [D1, D2]}]\n",
        ),
    ),
    "nothing listed": (listing("A, B, C"), listing("", how=PARTIAL)),
    "moved and promoted": (
        "listing: complete\nitems: [{name: R, children: [A, {name: B, children: [x]}]}, S]\n",
        "listing: complete\nitems: [{name: R, children: [B]}, {name: S, children: [x, A]}]\n",
    ),
    "first placed": (
        "listing: complete\nitems: [R, S]\nunplaced: {b: [X, Y]}\n",
        "listing: complete\nitems: [{name: R, children: [X]}, {name: S, children: [Y]}]\n",
    ),
}


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("bundled") / "tracks.db"
    assert record(path).errors == 0
    with Store.open(path, create=False) as store:
        yield store


def _copy_links(table: Path, to: Path, labels: set[str]) -> None:
    first, *rows = table.read_text(encoding="utf-8").splitlines()
    of_pairs = [row for row in rows if {*row.split(",")[:2]} <= labels]
    to.write_text("\n".join((first, *of_pairs)) + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("real")
    for name in {name for name, _, _ in REAL}:
        (folder / name).mkdir()
        labels = {label for each, *pair in REAL if each == name for label in pair}
        for file in ("taxonomy.yaml", *(f"{label}.csv" for label in labels)):
            copyfile(DATA / name / file, folder / name / file)
        if name in LINKED:
            _copy_links(DATA / name / "links.csv", folder / name / "links.csv", labels)
    path = folder / "tracks.db"
    assert record(path, [folder]).errors == 0
    with Store.open(path, create=False) as store:
        yield store


@pytest.mark.parametrize(("taxonomy", "before", "after"), BUNDLED)
def test_the_bundled_editions(bundled: Store, taxonomy: str, before: str, after: str) -> None:
    agree(bundled, taxonomy, before, after)


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no classifications at {DATA}")
@pytest.mark.parametrize(("taxonomy", "before", "after"), REAL)
def test_real_classifications(real: Store, taxonomy: str, before: str, after: str) -> None:
    agree(real, taxonomy, before, after)


@pytest.mark.parametrize("case", SMALL)
def test_small_pairs(tmp_path: Path, case: str) -> None:
    before, after = SMALL[case]
    with Store.open(recorded(tmp_path, y2021=before, y2022=after), create=False) as store:
        agree(store, "demo", "2021", "2022")


def agree(store: Store, taxonomy: str, before: str, after: str) -> None:
    """Assert that the reports of a pair agree, by what the JSON of its diff counts."""
    compared = compare(store, before, after, taxonomy=taxonomy)
    flow = flowed(store, before, after, taxonomy=taxonomy)
    log = changelog(store, f"{before}..{after}", taxonomy=taxonomy)
    diff_json = json.loads(shown("diff", "json", compared, "en"))
    flow_json = json.loads(shown("flow", "json", flow, "en"))
    log_json = json.loads(shown("changelog", "json", log, "en"))
    chapter = log_json["summary"] or log_json["chapters"][0]
    assert {**chapter["diff"], "changes": []} == {**diff_json, "changes": []}
    assert chapter["flow"] == flow_json["rows"]
    counts = {(row["level"], *row["under"]): row for row in diff_json["counts"]}
    for row in flow_json["rows"]:
        counted = counts[(row["level"], *filter(None, [row["under"]]))]
        assert (row["opening"], row["closing"]) == (counted["before"], counted["after"])
    shown_in = Counter(
        (kind, change["level"])
        for change in diff_json["changes"]
        if change["evidence"] != "stated"
        for kind in change["kinds"]
    )
    assert shown_in == Counter(
        {(n["kind"], n["level"]): sum(n["by"].values()) for n in diff_json["numbers"] if n["by"]}
    )
    the_headline(compared, shown_in)
    the_flow(flow_json, diff_json, compared)
    document = changelog_view(log, "en")
    the_table(document, compared, shown_in, log_json)
    if not log_json["summary"]:
        the_sentences(document, shown("flow", "text", flow, "en"))
        the_crosswalk(log, walk(store, before, after, taxonomy=taxonomy))
    the_workbook(log, diff_json, compared, summary=bool(log_json["summary"]))


def the_headline(compared: Any, shown_in: Counter[tuple[str, str]]) -> None:
    told = Counter[tuple[str, str]]()
    for evidence, numbers in numbers_by_evidence(compared.change_set).items():
        for kind, by_level in numbers.items():
            for level, figure in by_level.items():
                if evidence != "stated":
                    told[kind, level] += figure.value or 0
    assert told == shown_in
    # Every number of the headline is in the text that is printed.
    text = " ".join(shown("diff", "text", compared, "en").split())
    words = wording_of(compared.delta, "en")
    for (kind, level), figure in by_kind_of(compared).items():
        if figure.by and kind not in EVENTS:
            for n in figure.by.values():
                assert words.counted(level, n) in text
        if figure.stated:
            assert words.counted_figure(level, figure.said) in text


def by_kind_of(compared: Any) -> dict[tuple[Kind, str], Any]:
    from tracks.diff.by_kind import by_kind

    return by_kind(compared.change_set)


def the_flow(flow: dict[str, Any], diff: dict[str, Any], compared: Any) -> None:
    """The flow's additions and removals of complete lists are the changes of those kinds."""
    began, ended = Counter[str](), Counter[str]()
    for change in diff["changes"]:
        if {"added", "revived"} & {*change["kinds"]}:
            began.update(item["level"] for item in change["after"])
        if "removed" in change["kinds"]:
            ended.update(item["level"] for item in change["before"])
    for row in flow["rows"]:
        level = row["level"]
        if row["under"] is None and compared.change_set.lists[level].complete:
            assert row["net"]["added"] == began[level]
            assert row["net"]["removed"] == -ended[level]
            assert row["net"]["placed"] == 0
            assert row["unexplained"] == 0
        elif row["under"] is None:
            assert row["net"]["added"] is None or row["net"]["added"] >= began[level]


def the_table(
    document: Document, compared: Any, shown_in: Counter[tuple[str, str]], log: dict[str, Any]
) -> None:
    """The rows of the table of kinds are the changes of the JSON; unknown is no data."""
    tables = [
        block
        for block in document.blocks
        if isinstance(block, Table) and block.columns[0].title == say.KIND("en")
    ]
    if not tables or log["summary"]:
        return
    (table,) = tables
    levels = [*compared.change_set.lists]
    rows = {row[0]: row[1 : len(levels) + 1] for row in table.rows}
    for kind in Kind:
        if kind in OF_COUNTS:
            continue
        name = capitalised(say_diff.KIND[kind]("en"))
        label = (say.EVENTS if kind in EVENTS else say.ITEMS)("en", kind=name)
        if label in rows and any(shown_in[kind, level] for level in levels):
            for level, cell in zip(levels, rows[label], strict=True):
                n = shown_in[kind, level]
                assert cell == str(n) if n else cell in ("0", "no data")
        elif name in rows:
            assert {*rows[name]} <= {"0", "no data"}
            assert not any(shown_in[kind, level] for level in levels)


def the_sentences(document: Document, flow: str) -> None:
    """The changelog says of the flow what the flow says of itself, where it has one."""
    sentence = flow.splitlines()[1]
    told = [
        block.line.text
        for block in document.blocks
        if getattr(getattr(block, "line", None), "text", "")
        and (block.line.text == say_lineage.CLOSES("en") or "not accounted for" in block.line.text)
    ]
    assert all(text == sentence for text in told)


def the_workbook(log: Any, diff: dict[str, Any], compared: Any, *, summary: bool) -> None:
    """The sheets have a row a change and a row a count."""
    content = render("changelog", "xlsx", log, Manner(("en",))).content
    assert isinstance(content, bytes)
    book = openpyxl.load_workbook(io.BytesIO(content))
    changes, counts = (book[name("en")] for name in (say.SHEET_CHANGES, say.SHEET_COUNTS))
    words = wording_of(compared.delta, "en")
    if not summary:
        rows = [row[2:4] for row in changes.iter_rows(min_row=2, values_only=True)]
        told = Counter(row for row in rows)
        expected = Counter(
            (words.kinds(map(Kind, change["kinds"])), words.level(change["level"]))
            for change in diff["changes"]
        )
        assert all(told[key] >= n for key, n in expected.items())
    rows_of = [
        (row[2], row[4], row[5])
        for row in counts.iter_rows(min_row=2, values_only=True)
        if row[:2] == (compared.delta.after.edition, compared.delta.before.edition) and not row[3]
    ]
    assert [(level, str(old), str(new)) for level, old, new in rows_of] == [
        (words.level(row.level), words.figure(row.before), words.figure(row.after))
        for row in compared.change_set.counts
        if not row.under
    ]


def the_crosswalk(log: Any, walked: Walked) -> None:
    """The sheet pairs what the command pairs."""
    content = render("changelog", "xlsx", log, Manner(("en",))).content
    assert isinstance(content, bytes)
    sheet = openpyxl.load_workbook(io.BytesIO(content))[say.SHEET_CROSSWALK("en")]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    words = wording_of(log.chapters[0].delta, "en")
    assert [(row[3], row[8], row[10]) for row in rows] == [
        (
            row.source and words.name(row.source),
            row.target and words.name(row.target),
            row.cardinality or say.OPEN_CHANGE("en"),
        )
        for row in walked.walk.rows
    ]
    derived = [row[11] == EVIDENCE[Evidence.DERIVED]("en") for row in rows]
    assert derived == [row.evidence is Evidence.DERIVED for row in walked.walk.rows]


def test_the_flow_view_is_of_the_rows_of_the_json(bundled: Store) -> None:
    flow = flowed(bundled, "2021", "2025", taxonomy="china-new-tracks")
    tables = [b for b in flow_view(flow, "en").blocks if isinstance(b, Table)]
    assert sum(len(table.rows) for table in tables) == len(flow.rows)
