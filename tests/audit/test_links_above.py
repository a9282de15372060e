"""Declared links above the leaves, where the recorded lists say otherwise."""

import json
from pathlib import Path

import pytest

from tests.asking import ask, record
from tests.views.showing import shown
from tracks.commands import audit as command

TAXONOMY = """\
taxonomy: demo
title: {zh: 示例, en: Demo}
levels: [{id: a, zh: 甲级, en: area}, {id: b, zh: 乙级, en: field}]
"""


def recorded(folder: Path, *editions: str) -> Path:
    """Record complete editions of 2021 and on, each its items and links, and return the database."""
    (folder / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    for year, text in enumerate(editions, start=2021):
        head = f"taxonomy: demo\nedition: {year}\nlisting: complete\n"
        head += f"previous: {year - 1}\n" if year > 2021 else ""
        (folder / f"{year}.yaml").write_text(head + text, encoding="utf-8")
    database = folder / "tracks.db"
    assert record(database, [folder]).errors == 0
    return database


FIRST = "items: [{name: P, children: [x, y]}, {name: Q, children: [z]}]\n"


def test_the_audit_tells_what_a_whole_link_leaves_out(tmp_path: Path) -> None:
    after = "items: [{name: R, children: [x]}, {name: Q, children: [z, y]}]\n"
    database = recorded(tmp_path, FIRST, after + "links: [{from: P, to: R}]\n")
    answer = ask(command.audited, database)
    assert json.loads(shown("audit", "json", answer, "en"))["links"] == [
        {
            "finding": "leaves_some", "since": "2021", "edition": "2022", "id": "p", "name": "P",
            "targets": ["r"], "number": 1, "of": 2, "elsewhere": ["q"],
        }
    ]  # fmt: skip
    text = " ".join(shown("audit", "text", answer, "en").split())
    assert (
        'all of "P" is said to have gone to R; 1 of the 2 lowest items under it lies in Q' in text
    )
    assert "有 1 个在：Q" in "".join(shown("audit", "text", answer, "zh").split("\n"))
    assert answer.sound


def test_the_audit_holds_a_link_over_an_edition_against_what_became_in_between(
    tmp_path: Path,
) -> None:
    middle = "items: [{name: P, children: [x2, y]}, {name: Q, children: [z]}]\n"
    middle += "links: [{from: x, to: x2}]\n"
    after = "items: [{name: R, children: [w]}, {name: Q, children: [z, x2, y]}]\n"
    database = recorded(
        tmp_path, FIRST, middle, after + "links: [{part_of: P, to: R, since: 2021}]\n"
    )
    (link,) = ask(command.audited, database).links
    assert (link.since, link.edition, link.nothing, link.share) == ("2021", "2023", True, (2, 2))
    assert [item.name for item in link.elsewhere] == ["Q"]


@pytest.mark.parametrize(
    "link", ["{from: P, to: [R, Q]}", "{part_of: P, to: R}", "{from: x, to: s}"]
)
def test_nothing_is_told_of_links_that_fit(tmp_path: Path, link: str) -> None:
    after = "items: [{name: R, children: [x, s]}, {name: Q, children: [z, y]}]\n"
    if "from: x" in link:
        after = after.replace("x, ", "")
    answer = ask(command.audited, recorded(tmp_path, FIRST, f"{after}links: [{link}]\n"))
    assert answer.links == ()
    assert "lowest" not in shown("audit", "text", answer, "en")
