"""What is written reads back as it was, and is the same each time."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.building import TAXONOMY, direction, edition, main, new
from tests.strategies import editions, links
from tracks import formats
from tracks.errors import Code, TracksError
from tracks.formats.bundles import find
from tracks.formats.csv.edition import head_of
from tracks.formats.csv.writer import write_csv
from tracks.formats.source_text import SourceText
from tracks.formats.yaml.syntax import parse
from tracks.formats.yaml.text import yaml_text
from tracks.formats.yaml.writer import write_yaml
from tracks.model.edition import Edition, Focus, ListSource, Mentioned, Outlook
from tracks.model.item import Item
from tracks.model.link import Link
from tracks.model.statement import (
    Added,
    Altered,
    Block,
    Count,
    Lost,
    Reading,
    Rearranged,
    Removed,
    Share,
    Source,
)
from tracks.model.taxonomy import Level, Taxonomy, Title
from tracks.shipped import BUNDLED

ROOT = Path(__file__).parents[2]

# Whatever may stand in a text: our reader refuses the rest, so that it is never recorded.
NONE = [
    chr(code) for code in range(0x110000) if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
]
PROSE = st.text(
    st.characters(
        exclude_categories=("Cc", "Cf", "Co", "Cs", "Zl", "Zp"),
        exclude_characters=NONE,
        include_characters="\n\t",
    ),
    max_size=20,
)
AWKWARD = st.sampled_from(
    ("", "null", "yes", "~", "0123", "-1", "- a", "a: b", "a #b", "#", "a:", "'", '"', "\\", "[a]",
     "{", "a,b", "商业：零售", "、", "=1+1", "@x", "<<", "---", "...", " x", "x ", "|", "? a", "*a",
     "12:30", "a\nb", "a\n", "\n", "a\n\nb\n\n", " a\nb", "a\n b", "a \nb", "\ta\nb", "　　段\n落",
     "x" * 120, "k" * 1500)
)  # fmt: skip
TEXTS = AWKWARD | PROSE
NAMES = TEXTS.map(lambda text: text.replace("\n", "").replace("\t", "").strip())
TREES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(NAMES, TREES, min_size=1, max_size=4))
def test_any_tree_reads_back(tree):
    prose = {"note": tree, "items": list(tree.values())}
    read, problems = parse(SourceText("x.yaml", yaml_text(prose)))
    refused = {p.code for p in problems} - {Code.CHARACTER_REFUSED}  # a line end outside of prose
    assert (read, refused) == (prose, set())


FULL = edition(
    "2026",
    direction("数字", name_en="digital", aliases=("数码", "a|b "), note="可写\n多行"),
    main("软件", "数字", code=" c1"),
    Item("d-1", "Web 3.0", "new", "数字", attributes={"人": ["甲", {"k": ""}], "空": {}}),
    Item("Web3.0", "别名", "new", "软件"),
    Item("web3.0", "Web3.0", "new", "软件", definition="x\ty"),
    new("壬"),
    listing={"direction": "complete", "main": "partial", "new": "partial"},
    list_sources={"direction": ListSource(sources=("s", "t")), "new": ListSource(sources=("s",), at="附件 1")},
    item_sources={"软件": "s", "d-1": "t"},
    title=Title(zh="示例：2026"),
    previous="2025",
    sources={"s": Source(title=Title(en="News"), date="2026-04")},
    statements=(
        Block(
            source="s",
            says=(
                Count(count="new", under=("数字", "d-1"), each="no", since="2025", net=-3, growth="12.5%"),
                Count(count="new", since="2025", value=4),
                Count(count="main", since="2021", was=9, value=20, most="is"),
                Added(added="new", since="2025", number=3, names=("web3.0", "Web3.0", "壬")),
                Removed(removed="new", since="2024", names=("乙", "丙：丁")),
                Lost(lost="new", since="2025", number=1, by="merging", quote="并掉一个"),
            ),
            reading=Reading(each="yes", because="一\n二"),
        ),
        Block(
            source="s", at="第 2 段", quote="原文：“共 4 个”",
            says=(
                Count(count="new", since="2025", value=4, at="附件 2", quote="4 个", because="口径"),
                Count(count="new", having={"k": "甲", "人": "是"}, value=2),
                Share(share="new", under=("数字",), value="35.5%"),
                Share(share="new", of="main", value="100%", because="全部"),
                Rearranged(kind="merged", level="new", since="2025", number=5, into=2, names=("甲",)),
                Rearranged(kind="split", level="main", since="2021", into=">=3", because="分细"),
                Altered(
                    kind="moved", level="new", since="2025", number=2, names=("web3.0", "壬"),
                    origins=("产业", "己"), targets=("软件",),
                ),
                Altered(kind="regraded", level="main", since="2025", number=1, of_level="new"),
                Altered(kind="renamed", level="new", since="2024", number="~7", some=True),
                Altered(kind="recoded", level="new", since="2025", number=0),
                Altered(kind="revised", level="new", since="2025", number=3, what="定义"),
                Altered(kind="kept", level="new", since="2025", number="60..70", under=("数字",)),
            ),
        ),
        Block(source="s", at="第 2 段", says=()),
    ),
    links=(
        Link(since="2025", origins=("D-9",), targets=("d-1",), weight=Decimal("0.00000001")),
        Link(
            since="2021", origins=("己", "庚"), targets=("数字", "web3.0"), partial=True, wider=True,
            note="n", because="理由",
        ),
        Link(since="2025", origins=("子", "丑"), targets=(), because="停用", cited="s"),
        Link(since="2021", origins=(), targets=("壬", "d-1")),
    ),
    reasons={"软件": "另立", "web3.0": "因为"},
    mentioned=(Mentioned(source="s", names=("量子信息",)),),
    focus=Focus(source="s", title=Title(zh="焦点"), names=("壬",)),
    outlook=(Outlook(source="s", driver="BT+", fields=("x", "y")),),
)  # fmt: skip


@st.composite
def written_editions(draw: st.DrawFn) -> Edition:
    """Draw an edition as a file may hold it, with awkward texts."""
    drawn = draw(editions("2025", ("2021", "2023")))
    told = draw(links(tuple(drawn.items), ("2021", "2023")))
    head = drawn.head.model_copy(
        update={"links": told, "previous": draw(st.sampled_from((None, "2021")))}
    )
    items = {
        item.id: item._replace(name=draw(NAMES) or item.name, note=draw(TEXTS) or None)
        for item in drawn.items.values()
    }
    return Edition(head, items)


def read_back(written: str, of: Edition, suffix: str) -> Edition | None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{of.head.edition}{suffix}"
        file.write_text(written, encoding="utf-8", newline="")
        return formats.read(file, of.head.taxonomy).edition


@example(FULL)
@given(written_editions())
def test_an_edition_reads_back_from_yaml(told):
    text = write_yaml(told)
    back = read_back(text, told, ".yaml")
    assert back is not None and back.digest == told.digest
    assert write_yaml(back) == text


@given(written_editions())
def test_an_edition_reads_back_from_csv_or_what_would_be_lost_is_told(told):
    bare = replace(told, head=head_of(TAXONOMY, "2025"))
    try:
        text = write_csv(bare)
    except TracksError as error:
        [problem] = error.problems
        assert set(problem.params["keys"]) <= {
            "unplaced",
            "aliases",
            "definition",
            "note",
            "attributes",
        }
        return
    back = read_back(text, bare, ".csv")
    assert back is not None and back.digest == bare.digest


def test_csv_tells_all_that_it_cannot_hold():
    with pytest.raises(TracksError) as caught:
        write_csv(FULL)
    [problem] = caught.value.problems
    assert problem.code is Code.CSV_HOLDS_LESS
    assert problem.params["keys"] == (
        "title", "previous", "listing", "list_sources", "sources", "statements", "links",
        "item_sources", "reasons", "mentioned", "focus", "outlook", "unplaced", "code", "aliases", "attributes",
    )  # fmt: skip


def test_yaml_reads_as_people_write_it():
    assert write_yaml(FULL) == (Path(__file__).parent / "full.yaml").read_text(encoding="utf-8")


def test_yaml_refuses_what_would_not_be_read():
    levels = tuple(Level(id=f"l{n}") for n in range(20))
    taxonomy = Taxonomy(id="deep", title=Title(en="Deep"), levels=levels)
    items = {
        f"i{n}": Item(f"i{n}", f"i{n}", f"l{n}", f"i{n - 1}" if n else None) for n in range(20)
    }
    deep = Edition(head_of(taxonomy, "2025"), items)
    with pytest.raises(TracksError) as caught:
        write_yaml(deep)
    assert [p.code for p in caught.value.problems] == [Code.YAML_HOLDS_LESS]
    assert read_back(write_csv(deep), deep, ".csv") == deep


def test_every_bundled_edition_reads_back():
    folders = find([ROOT / "taxonomies"])[0]
    assert {each.path.name for each in folders} == set(BUNDLED)
    for folder, readable in [(at, each) for at in folders for each in at.editions]:
        told = readable.read(folder.taxonomy).edition
        assert told is not None
        back = read_back(write_yaml(told), told, ".yaml")
        assert back is not None and (back.digest, [*back.items]) == (told.digest, [*told.items])


def test_a_hundred_thousand_items_take_seconds():
    roots = (direction(f"d{n}") for n in range(100))
    below = (
        Item(f"m{n}", f"主赛道 {n}", "main", f"d{n % 100}", code=f"{n}") for n in range(100_000)
    )
    large = edition("2025", *roots, *below)
    start = process_time()
    write_yaml(large)
    write_csv(large)
    assert process_time() - start < 30
