"""The reasons of statements in the history of what they name, and of nothing else."""

import json
from pathlib import Path

from tests.asking import ask, record
from tests.views.showing import shown
from tracks.commands.history import histories

TAXONOMY = """\
taxonomy: t
title: {zh: T}
levels: [{id: root, zh: 根, en: root}, {id: leaf, zh: 叶, en: leaf}]
"""
BEFORE = """\
taxonomy: t
edition: 2024
listing: {root: complete, leaf: partial}
items: [{name: A, children: [One, Two]}, B]
"""
AFTER = """\
taxonomy: t
edition: 2025
previous: 2024
listing: {root: complete, leaf: partial}
sources: {s: {title: {zh: S}}, u: {title: {zh: U}}}
items: [{name: A, children: [Three]}, B]
statements:
  - source: s
    says:
      - {removed: leaf, number: 1, names: [One], because: too small}
      - {added: leaf, names: [Three], since: 2024, because: grown}
      - {count: leaf, under: A, is: 7, because: all of it}
  - source: u
    says: [{removed: leaf, number: 1, names: [One], because: too small}]
"""


def reasons(folder: Path, item: str) -> list[tuple[str, str, list[str]]]:
    for name, text in (("taxonomy", TAXONOMY), ("2024", BEFORE), ("2025", AFTER)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    database = folder / "tracks.db"
    record(database, [folder])
    told = json.loads(shown("history", "json", ask(histories, database, item), "en"))
    (life,) = told["lives"]
    assert {i for r in life["reasons"] for i in (s["id"] for s in r["source"])} <= {
        *told["sources"]
    }
    return [(r["kind"], r["because"], [s["id"] for s in r["source"]]) for r in life["reasons"]]


def test_C12_a_reason_of_two_sources_stands_once_with_both(tmp_path: Path) -> None:
    assert reasons(tmp_path, "One") == [("removed", "too small", ["s", "u"])]


def test_what_no_statement_names_has_no_reason(tmp_path: Path) -> None:
    assert reasons(tmp_path, "Two") == []
    assert reasons(tmp_path, "B") == []


def test_what_was_added_and_what_is_counted_under_an_item_have_theirs(tmp_path: Path) -> None:
    assert reasons(tmp_path, "Three") == [("added", "grown", ["s"])]
    assert reasons(tmp_path, "A") == [("count", "all of it", ["s"])]
