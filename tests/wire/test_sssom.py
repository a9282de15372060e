"""A crosswalk as SSSOM is what its own library takes, whatever items are called."""

import csv
import io
import logging
from pathlib import Path

import pytest
from hypothesis import given
from sssom.parsers import parse_sssom_table
from sssom.util import MappingSetDataFrame
from sssom.validators import validate

from tests.building import TAXONOMY, direction, edition, main
from tests.conftest import Golden
from tests.examples import examples
from tests.store.conftest import keep
from tests.strategies import histories
from tracks.commands.crosswalk import walk
from tracks.model.edition import Edition
from tracks.model.iri import as_uri, iris
from tracks.model.item import Item
from tracks.model.link import Link
from tracks.reports import Manner, render
from tracks.store import Store


def sssom(store: Store, source: str, target: str) -> str:
    return "".join(
        render("crosswalk", "sssom", walk(store, source, target), Manner(("en",))).content
    )


def rows(text: str) -> list[dict[str, str]]:
    lines = (line for line in io.StringIO(text, newline="") if not line.startswith("#"))
    return list(csv.DictReader(lines, delimiter="\t"))


def read(
    text: str, folder: Path, caplog: pytest.LogCaptureFixture | None = None
) -> MappingSetDataFrame:
    """Return what the library reads, which it also finds valid and without any warning."""
    file = folder / "mappings.sssom.tsv"
    file.write_text(text, encoding="utf-8", newline="")
    found = parse_sssom_table(file)
    for report in validate(found).values():
        assert report.results == []
    if caplog:
        assert [r.message for r in caplog.records if r.levelno >= logging.WARNING] == []
    return found


OLD = edition(
    "2024",
    direction("数字"),
    *(main(name, "数字") for name in ("甲", "乙", "丙", "丁", "戊")),
)
YOUNG = edition(
    "2025",
    direction("数字"),
    *(main(name, "数字") for name in ("甲乙", "丁一", "丁二", "戊", "己")),
    main('"引" <b>\u05d0:#', "数字"),
    links=(
        Link(
            since="2024",
            origins=("甲", "乙"),
            targets=("甲乙",),
            because="合并\n原因",
            note="a\n#b",
        ),
        Link(since="2024", origins=("丁",), targets=("丁一", "丁二")),
        Link(since="2024", origins=("丙",), targets=()),
    ),
)
NEXT = edition(
    "2026", direction("数字"), links=(Link(since="2025", origins=("甲乙",), targets=("戊",)),)
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store.open(tmp_path / "tracks.db")
    items = {**YOUNG.items}
    keep(opened, OLD, YOUNG, Edition(NEXT.head, {"数字": items["数字"], "戊": items["戊"]}))
    yield opened
    opened.close()


def test_a_small_example_reads_so_and_is_valid(
    store: Store, golden: Golden, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = sssom(store, "2024", "2025")
    golden(Path(__file__).parent / "golden" / "small.sssom.tsv", text)
    found = read(text, tmp_path, caplog)
    assert len(found.df) == len(rows(text)) == 9
    assert found.metadata["mapping_set_id"] == "urn:tracks:demo:2025:crosswalk:2024"
    ids = iris(TAXONOMY)
    expanded = {found.converter.expand(each) for each in found.df["object_id"]}
    assert as_uri(ids.item("2025", "甲乙")) in expanded


def test_the_other_way_round_what_begins_is_what_was_not_found(store: Store) -> None:
    onward, back = (
        {(r["subject_id"], r["object_id"], r["mapping_cardinality"]) for r in rows(text)}
        for text in (sssom(store, "2024", "2025"), sssom(store, "2025", "2024"))
    )
    assert len(onward) == len(back)
    assert any(s == "sssom:NoTermFound" and n == "0:1" for s, _, n in onward)
    assert any(o == "sssom:NoTermFound" and n == "1:0" for _, o, n in back)


def test_what_shows_a_mapping_is_named_as_semapv_has_it(store: Store) -> None:
    one = {
        r["subject_label"]: r["mapping_justification"] for r in rows(sssom(store, "2024", "2025"))
    }
    two = {
        r["subject_label"]: r["mapping_justification"] for r in rows(sssom(store, "2024", "2026"))
    }
    assert one["甲"] == "semapv:ManualMappingCuration"
    assert two["甲"] == "semapv:MappingChaining"
    assert one["戊"] == "semapv:LexicalMatching"
    assert one["丙"] == "semapv:ManualMappingCuration"
    assert one["数字"] == "semapv:LogicalReasoning"


def test_what_nothing_decides_is_no_mapping(tmp_path: Path) -> None:
    partial = {"direction": "complete", "main": "partial", "new": "partial"}
    with Store.open(tmp_path / "tracks.db") as store:
        keep(
            store,
            edition("2024", direction("a"), main("b", "a"), listing=partial),
            edition("2025", direction("a"), main("c", "a"), listing=partial),
        )
        text = sssom(store, "2024", "2025")
    assert [row["subject_label"] for row in rows(text)] == ["a"]
    assert '#comment: "2 items are left out' in text


def test_two_revisions_of_one_edition_have_one_prefix(tmp_path: Path) -> None:
    with Store.open(tmp_path / "tracks.db") as store:
        keep(store, edition("2025", direction("a")))
        keep(store, edition("2025", direction("a"), direction("b")))
        text = sssom(store, "2025@1", "2025@2")
    assert read(text, tmp_path).metadata["mapping_set_id"].endswith(":crosswalk:2025%401")


@given(histories("2021", "2022", "2023"))
@examples(4)
def test_any_crosswalk_is_valid(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Edition]
) -> None:
    folder = tmp_path_factory.mktemp("sssom")
    with Store.open(folder / "tracks.db") as store:
        keep(store, *drawn)
        text = sssom(store, "2021", "2023")
    if told := rows(text):
        assert len(read(text, folder).df) == len({tuple(row.values()) for row in told})


def test_a_name_never_ends_a_row_or_is_a_comment(tmp_path: Path) -> None:
    item = Item("#a", '# "x"', "direction", unplaced=False)
    with Store.open(tmp_path / "tracks.db") as store:
        keep(store, edition("2024", item), edition("2025", item))
        text = sssom(store, "2024", "2025")
    (row,) = rows(text)
    assert (row["subject_id"], row["subject_label"]) == ("source:%23a", '# "x"')
