"""Pairs of small editions as files, recorded for tests that ask use cases."""

from pathlib import Path

from tests.asking import record

TAXONOMY = """\
taxonomy: demo
title: {zh: 示例, en: Demo}
levels: [{id: a, zh: 甲级, en: area}, {id: b, zh: 乙级, en: field}, {id: c, zh: 丙级, en: topic}]
"""


def recorded(folder: Path, **years: str) -> Path:
    """Record editions whose files hold this beside taxonomy and year, and return the database.

    The names of the keywords are the years, with any letter before them.
    """
    (folder / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    previous = ""
    for name, text in years.items():
        year = name.lstrip("y")
        head = f"taxonomy: demo\nedition: {year}\n{previous}"
        previous = f"previous: {year}\n"
        (folder / f"{year}.yaml").write_text(head + text, encoding="utf-8")
    database = folder / "tracks.db"
    assert record(database, [folder]).errors == 0
    return database


def listing(names: str, *says: str, more: str = "", how: str = "complete") -> str:
    """Return the text of an edition with one root R, and what one source says of it."""
    items = f"[{{name: R, children: [{names}]}}]" if names else "[R]"
    text = f"listing: {how}\nitems: {items}\n{more}"
    if says:
        text += (
            "sources: {s: {title: {en: Source one}}}\n"
            f"statements: [{{source: s, at: p. 1, says: [{', '.join(says)}]}}]\n"
        )
    return text
