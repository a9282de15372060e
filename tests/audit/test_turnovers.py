"""Stated additions and removals held against the complete lists of their pair."""

from pathlib import Path

import pytest

from tests.asking import ask, record
from tests.audit.building import audited, block, conflicts, of_new, year
from tests.views.showing import shown
from tracks.audit.names import Finding
from tracks.audit.turnover import AddedFact, Gone, Turnover
from tracks.commands import audit as command
from tracks.model.statement import Added, Lost, Removed

TAXONOMY = """\
taxonomy: demo
title: {zh: 示例, en: Demo}
levels: [{id: a, zh: 甲级, en: area}, {id: b, zh: 乙级, en: field}]
"""
EDITION = """\
taxonomy: demo
edition: {year}
listing: complete
items: [{{name: R, children: [{names}]}}]
"""
SAYING = """\
sources: {{s: {{title: {{en: Source one}}}}}}
statements: [{{source: s, says: [{says}]}}]
"""


def two_years(folder: Path, before: str, after: str, says: str, links: str = "") -> Path:
    """Record two complete editions, the later one with statements, and return the database."""
    (folder / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    first = EDITION.format(year="2021", names=before)
    second = EDITION.format(year="2022", names=after) + SAYING.format(says=says)
    (folder / "2021.yaml").write_text(first, encoding="utf-8")
    (folder / "2022.yaml").write_text(f"{second}previous: 2021\n{links}", encoding="utf-8")
    database = folder / "tracks.db"
    assert record(database, [folder]).errors == 0
    return database


def labels(database: Path) -> list[frozenset[object]]:
    return conflicts(ask(command.audited, database, smt=False).findings)


def test_C3_stated_numbers_are_held_against_the_lists_of_the_pair(tmp_path: Path) -> None:
    says = "{removed: b, number: 2}, {added: b, number: 1, names: [F]}"
    database = two_years(tmp_path, "A, B, C, D, E", "A, B, F, G", says)
    assert labels(database) == [
        frozenset(
            {
                AddedFact("2022", "b", "2021", 1, whole=True),
                Turnover("2022", "b", "2021", removed=False, least=2, most=2),
            }
        ),
        frozenset(
            {
                Gone("2022", "b", "2021", 2, whole=True, merging=False, named=0),
                Turnover("2022", "b", "2021", removed=True, least=3, most=3),
            }
        ),
    ]
    text = shown("audit", "text", ask(command.audited, database), "en")
    assert "2 fields added in 2022 since 2021 by the listings" in text


@pytest.mark.parametrize(
    ("added", "removed", "holds"),
    [(1, 1, True), (2, 2, True), (3, 3, True), (0, 1, False), (4, 3, False), (3, 4, False)],
)
def test_C3_what_links_carry_on_may_be_counted_or_not(
    tmp_path: Path, added: int, removed: int, holds: bool
) -> None:
    # N is new and D is gone; B became B2, and C became C2.
    says = f"{{added: b, number: {added}}}, {{removed: b, number: {removed}}}"
    links = "links: [{from: B, to: B2}, {from: C, to: C2}]\n"
    database = two_years(tmp_path, "A, B, C, D", "A, B2, C2, N", says, links)
    assert (labels(database) == []) is holds


def test_C3_as_many_as_are_gone_may_have_merged_and_no_more(tmp_path: Path) -> None:
    links = "links: [{from: [B, C], to: BC}]\n"
    says = "{lost: b, number: %s, by: merging}, {removed: b, number: 1}"
    (tmp_path / "2").mkdir()
    (tmp_path / "4").mkdir()
    assert labels(two_years(tmp_path / "2", "A, B, C, D", "A, BC", says % 2, links)) == []
    assert len(labels(two_years(tmp_path / "4", "A, B, C, D", "A, BC", says % 4, links))) == 1


def test_C4_which_ones_came_or_went_is_not_asked_where_the_lists_answer_it(tmp_path: Path) -> None:
    says = "{added: b, number: 2}, {removed: b, number: 4}"
    database = two_years(tmp_path, "A, B, C, D, E", "A, F, G", says)
    answer = ask(command.audited, database)
    assert answer.findings.sound
    assert answer.findings.departed == ()
    text = shown("audit", "text", answer, "en")
    assert "5. Undecided\n  nothing\n" in text
    assert "have no name" not in text


def test_C6_names_without_a_number_are_statements() -> None:
    said = block("s", Added(added="new", since="1", names=("丙", "丁")))
    found = audited(year("1", "甲"), year("2", "甲", said))
    (named,) = found.names
    assert (named.finding, named.names) == (Finding.NAMES_ALONE, ("丙", "丁"))
    assert found.sound


def test_C7_equal_kinds_of_figures_of_one_place_add_up() -> None:
    parts = (Added(added="new", since="1", number=1), Added(added="new", since="1", number=5))
    total = of_new(since="1", was=100, value=106, net=6)
    assert audited(year("1", "甲"), year("2", "甲", block("s", *parts, total))).sound
    more = of_new(since="1", was=100, value=107, net=7)
    assert not audited(year("1", "甲"), year("2", "甲", block("s", *parts), block("t", more))).sound


def test_C7_what_went_adds_up_too() -> None:
    says = (
        Removed(removed="new", since="1", number=1),
        Removed(removed="new", since="1", number=2),
        Lost(lost="new", since="1", number=3, by="merging"),
        Added(added="new", since="1", number=0),
        of_new(since="1", was=100, value=94),
    )
    found = audited(year("1", "甲"), year("2", "甲", block("s", *says)))
    assert found.sound
    gone = {fact.number for fact in found.read.facts if isinstance(fact, Gone)}
    assert gone == {3}


def test_C7_fewer_additions_than_the_same_source_tells_of_net_gain_are_a_part() -> None:
    part, total = Added(added="new", since="1", number=74), of_new(since="1", was=100, net=158)
    assert audited(year("1", "甲"), year("2", "甲", block("s", part, total))).sound
    # Two sources that differ are told of all the same.
    assert not audited(year("1", "甲"), year("2", "甲", block("s", part), block("t", total))).sound


def test_additions_named_that_carry_on_others_are_not_those_that_must_have_been_added(
    tmp_path: Path,
) -> None:
    # M came of A and B by a link; N and O carry on nothing. A source that names M counts three.
    links = "links: [{from: [A, B], to: M}]\n"
    for number, holds in ((3, True), (2, False)):
        says = f"{{added: b, number: {number}, names: [M]}}"
        folder = tmp_path / str(number)
        folder.mkdir()
        database = two_years(folder, "A, B, C", "M, N, O, C", says, links)
        assert (labels(database) == []) is holds
    text = " ".join(shown("audit", "text", ask(command.audited, database), "en").split())
    assert "2 fields added in 2022 since 2021, 1 of which carry on other items" in text
