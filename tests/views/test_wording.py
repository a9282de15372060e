"""Words that several views share."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.asking import ask, record
from tests.views.showing import shown
from tracks.commands.audit import audited
from tracks.commands.diff import compare
from tracks.model.evidence import Evidence
from tracks.model.taxonomy import Level, Taxonomy, Title
from tracks.views.wording import EVIDENCE, Wording, decimal_text


@pytest.mark.parametrize(
    ("number", "text"),
    [("0.50", "0.5"), ("1", "1"), ("1E+2", "100"), ("0.000001", "0.000001"), (None, "")],
)
def test_a_decimal_has_no_needless_zeros_and_no_exponent(number: str | None, text: str) -> None:
    assert decimal_text(None if number is None else Decimal(number)) == text


@pytest.mark.parametrize(("number", "text"), [(3, "+3"), (-3, "-3"), (0, "0"), (None, "无资料")])
def test_a_difference_has_a_sign_and_one_that_is_not_known_is_no_zero(
    number: int | None, text: str
) -> None:
    assert Wording("zh", ()).difference(number) == text


def test_whatever_is_not_stated_has_a_word() -> None:
    assert set(EVIDENCE) == set(Evidence) - {Evidence.STATED}


SETTLED = Taxonomy(
    id="demo",
    title=Title(en="Demo"),
    levels=(
        Level(id="series", zh="系列", en="2-digit series", plural="2-digit series", unit="项"),
        Level(id="class", zh="小类", en="class"),
    ),
)
"""Of the first level it says how its items are spoken of, of the second nothing."""


def test_E17_a_level_may_give_its_plural() -> None:
    words = Wording("en", (SETTLED,))
    assert words.so_many("series", 2) == "2 2-digit series"
    assert words.counted("series", 1) == "1 2-digit series"
    assert words.so_many("class", 2) == "2 classes"


def test_a_level_may_give_what_its_items_are_counted_by() -> None:
    words = Wording("zh", (SETTLED,))
    assert (words.so_many("series", 2), words.counted("series", 2)) == ("2 项系列", "系列 2 项")
    assert words.counted("class", 2) == "小类 2 个"
    # The first taxonomy with a setting gives it: an edition's own may know none.
    assert Wording("zh", (SETTLED.facts, SETTLED)).counted("series", 2) == "系列 2 项"


def test_a_unit_is_said_by_diff_and_audit_in_every_sentence(tmp_path: Path) -> None:
    (tmp_path / "taxonomy.yaml").write_text(
        "taxonomy: demo\ntitle: {zh: 示例}\nlevels: [{id: kind, zh: 门类, en: kind, unit: 类},"
        " {id: leaf, zh: 品目, en: leaf, plural: leaves, unit: 种}]\n",
        encoding="utf-8",
    )
    for year, listing, more in (
        ("2020", "complete", "items: [{name: 甲, children: [子, 丑]}]\n"),
        (
            "2021",
            "{kind: complete, leaf: partial}",
            "previous: 2020\nsources: {s: {title: {zh: 来源}}}\nitems: [甲, 乙]\nstatements:\n"
            "  - {source: s, says: [{count: leaf, is: 7}, {added: leaf, number: 4, names: [寅]},"
            " {removed: leaf, number: 3}]}\n",
        ),
    ):
        text = f"taxonomy: demo\nedition: {year}\nlisting: {listing}\n{more}"
        (tmp_path / f"{year}.yaml").write_text(text, encoding="utf-8")
    database = tmp_path / "tracks.db"
    assert record(database, [tmp_path]).errors == 0
    said = shown("diff", "text", ask(compare, database, "2020", "2021"), "zh")
    said += shown("audit", "text", ask(audited, database), "zh")
    assert "品目 4 种" in said and "新增品目 4 种" in said and "撤销品目 3 种" in said
    assert not re.search("品目(至少)? ?[0-9]+ 个|[0-9] 个品目", said)
    english = shown("diff", "text", ask(compare, database, "2020", "2021"), "en")
    assert "4 leaves" in english and "leaf items" not in english
