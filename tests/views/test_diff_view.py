"""What a diff's view says and leaves unsaid, rule by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import direction, edition, main, new
from tests.strategies import editions
from tests.views.example import example
from tests.views.showing import render_diff
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.diff.select import select
from tracks.model.edition import Edition
from tracks.model.kind import Kind
from tracks.model.language import Language
from tracks.model.statement import Added, Block, Count, Reading, Removed, Source
from tracks.model.taxonomy import Taxonomy, Title
from tracks.model.text import cells
from tracks.views.wording import percent, plural

PARTIAL = {"direction": "complete", "main": "partial", "new": "partial"}
SOURCES = {"s": Source(title=Title(zh="来源甲"))}


def said(before: Edition, after: Edition, *others: Edition, lang: Language = "zh") -> str:
    pair = delta(before, after, others)
    return render_diff("text", pair, diff(pair), lang)


def stating(label: str, *says: object, reading: Reading | None = None) -> Edition:
    """Make a partial edition of two directions whose source says these things."""
    names = [i for s in says if isinstance(s, Added) for i in s.names]
    return edition(
        label,
        direction("甲"),
        direction("乙"),
        *map(new, names),
        listing=PARTIAL,
        sources=SOURCES,
        statements=(Block(source="s", says=says, reading=reading),),
    )


@given(editions("2021"), editions("2023"), editions("2025"), st.sampled_from(("text", "md")))
def test_any_diff_can_be_told_in_both_languages(
    before: Edition, between: Edition, after: Edition, name: str
) -> None:
    pair = delta(before, after, [between])
    found = diff(pair)
    for lang in ("zh", "en"):
        text = render_diff(name, pair, found, lang)
        assert name == "md" or all(cells(line) <= 80 for line in text.splitlines())


def test_another_order_of_aliases_alone_is_no_change_of_anything_asked_for() -> None:
    before, after = (direction("甲", aliases=each) for each in (("a", "b"), ("b", "a")))
    text = said(edition("1", before), edition("2", after), lang="en")
    assert "No changes: both listings are complete" in text
    assert "asked for" not in text


def test_complete_listings_without_a_difference_have_no_changes() -> None:
    text = said(edition("1", direction("甲")), edition("2", direction("甲")))
    assert "没有变化：两版清单完整，条目逐项相同。" in text
    assert "无资料" not in text


def test_partial_listings_without_a_difference_leave_changes_open() -> None:
    text = said(stating("1"), stating("2"))
    assert "所列条目没有差异。主赛道、新赛道的清单不完整，未列条目的异同无资料。" in text
    assert "新增、撤销、合并、拆分、更名：无资料（不等于没有）。" in text


def test_a_selection_without_changes_is_not_taken_for_no_changes() -> None:
    pair = delta(edition("1"), edition("2", direction("甲")))
    chosen = select(diff(pair), pair, kinds=(Kind.REMOVED,))
    text = render_diff("text", pair, chosen._replace(counts=()), "zh")
    assert "所选范围内没有变化。" in text


def test_kinds_of_which_something_is_stated_are_not_called_unknown() -> None:
    after = stating("2", Added(added="new", since="1", number=1, names=("丙",)))
    assert "撤销、合并、拆分、更名：无资料" in said(stating("1"), after)


def test_what_two_sources_state_of_one_pair_is_not_added_up() -> None:
    ten = Added(added="new", since="1", number=10, names=("丙", "丁"))
    some = Added(added="new", since="1", names=("丙", "戊"))
    listed = stating("2", ten)
    blocks = (Block(source="s", says=(ten,)), Block(source="t", says=(some,)))
    head = listed.head.model_copy(update={"statements": blocks})
    items = {item.id: item for item in (*listed.items.values(), new("丙"), new("丁"), new("戊"))}
    text = said(stating("1"), Edition(head, items))
    assert "来源载明：新增新赛道 10 个。" in text


def test_what_a_source_states_of_the_very_pair_is_not_told_as_of_another() -> None:
    gone = Removed(removed="new", since="1", number=1, names=("没列过",))
    text = said(stating("1"), stating("2", gone))
    assert text.count("没列过") == 1
    assert "与其他版相比" not in text


def test_names_as_ids_hide_renamings_even_in_complete_listings() -> None:
    text = said(edition("1", direction("甲")), edition("2", direction("乙")))
    assert "\n更名：无资料" in text  # one that ends and one that begins are no merger and no split


def test_only_roots_that_differ_are_shown_of_many() -> None:
    roots = [direction(f"方{n}") for n in range(13)]
    items = [*roots, *(main(f"子{n}", f"方{n}") for n in range(13))]
    text = said(edition("1", *items), edition("2", *items, main("新", "方3")))
    assert "方3 由 1 增至 2" in text
    assert "方4" not in text
    assert "其余 12 个不变" in text


@pytest.mark.parametrize(
    ("reading", "note"),
    [
        (None, "原文未说明甲、乙的数字是各自还是合计"),
        (Reading(each="yes", by="某人"), "原文未说明甲、乙的数字是各自还是合计；某人取各自"),
        (Reading(each="no"), "原文未说明甲、乙的数字是各自还是合计；编者取合计"),
    ],
)
def test_a_figure_for_several_items_has_a_note_on_how_it_is_read(
    reading: Reading | None, note: str
) -> None:
    joint = Count(count="new", under=("甲", "乙"), each="unclear", since="1", was=12, value=10)
    text = said(stating("1"), stating("2", joint, reading=reading))
    assert f"注 a  {note}\n" in text


def test_a_sum_that_is_not_the_total_says_so() -> None:
    counts = [Count(count="new", value=10)]
    counts += [Count(count="new", under=(d,), since="1", was=3, value=4) for d in ("甲", "乙")]
    text = said(stating("1"), stating("2", *counts))
    assert "2 版与总数差 2" in text


def test_growth_is_printed_as_the_source_prints_it_where_it_cannot_be_computed() -> None:
    grown = Count(count="new", under=("甲",), since="1", growth="约127%", most="growth")
    text = said(stating("1"), stating("2", grown))
    assert "甲增幅最大 约127%" in text


def test_each_name_stands_once() -> None:
    text = render_diff("text", *example(), "zh")
    for name in ("首列一", "新增二", "赛道丙", "赛道乙"):
        assert text.count(name) == 1


def test_editions_between_that_state_nothing_are_named_all_the_same() -> None:
    text = said(stating("1"), stating("3"), stating("2"))
    assert "2 版  无资料" in text


def test_a_source_that_gives_no_figure_is_listed_as_such() -> None:
    quiet = {"quiet": Source(title=Title(zh="通知"), date="2025")}
    silent = edition("2", direction("甲"), direction("乙"), listing=PARTIAL, sources=quiet)
    counted = stating("1", Count(count="new", value=3))
    text = said(counted, silent)
    assert "[1]  来源甲\n[2]  通知，2025（2 版的来源，未载任何数字）\n" in text


@pytest.mark.parametrize(
    ("ratio", "text"),
    [(0.2875, "+28.8%"), (-13 / 22, "-59.1%"), (14 / 11, "+127.3%"), (-0.0625, "-6.3%")],
)
def test_a_half_is_rounded_away_from_zero(ratio: float, text: str) -> None:
    assert percent(ratio) == text


@pytest.mark.parametrize(
    ("noun", "nouns"),
    [
        ("main track", "main tracks"),
        ("county", "counties"),
        ("key", "keys"),
        ("class", "classes"),
        ("branch", "branches"),
        ("Sub-section", "Sub-sections"),
        ("subfield", "subfields"),
        ("level 1 item", "level 1 items"),
        ("2-digit series", "2-digit series items"),
        ("Fach", "Fach items"),
        ("species", "species items"),
        ("aisle", "aisle items"),
    ],
)
def test_E17_english_plurals_are_those_of_words_that_have_one(noun: str, nouns: str) -> None:
    assert plural(noun) == nouns


def test_one_is_singular_in_english() -> None:
    text = said(edition("1"), edition("2", direction("甲")), lang="en")
    assert "By the listings: 1 direction added." in text
    assert "Whether the one added is wholly new" in text


def test_a_level_that_is_called_otherwise_is_told_once_and_by_name() -> None:
    old = edition("2024", direction("甲"), main("乙", "甲"))
    levels = [
        level.model_copy(update={"id": "core", "zh": "核心赛道"}) if level.id == "main" else level
        for level in old.head.taxonomy.levels
    ]
    taxonomy = Taxonomy(id="demo", title=old.head.taxonomy.title, levels=tuple(levels))
    head = old.head.model_copy(
        update={"taxonomy": taxonomy, "edition": "2025"}
        | {"listing": {"direction": "complete", "core": "complete", "new": "complete"}}
    )
    later = Edition(head, old.items | {"乙": old.items["乙"]._replace(level="core")})
    assert said(old, later).count("层级：主赛道 -> 核心赛道") == 1
    assert "level" not in said(old, later)
