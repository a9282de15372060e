"""Whether a diff counts what duckdb counts in the two CSVs: each kind of change, and each level.

What is derived above the leaves is left out on both sides, since duckdb knows nothing of it: items of
events, those that only follow one, ids that are another item, and whether anything moved that stands
under one of these.

Usage: python -m benchmarks.counts BEFORE AFTER DIFF.json; exit code 1 where any count differs.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb

Counts = dict[str, int]

# A level is called after its depth, as in `level-3`.
KINDS = """
SELECT count(*) FILTER (before.id IS NULL) AS added,
       count(*) FILTER (after.id IS NULL) AS removed,
       count(*) FILTER (before.name <> after.name) AS renamed,
       count(*) FILTER (
         before.parent <> after.parent
         AND before.parent NOT IN (SELECT unnest($apart)) AND after.parent NOT IN (SELECT unnest($apart))
       ) AS moved,
       count(*) FILTER (depth(before.level) > depth(after.level)) AS promoted,
       count(*) FILTER (depth(before.level) < depth(after.level)) AS demoted
FROM {before} AS before FULL JOIN {after} AS after USING (id)
WHERE id NOT IN (SELECT unnest($apart))
"""
LEVELS = "SELECT level, count(*) FROM {file} GROUP BY level"


def told(document: dict[str, Any]) -> Counts:
    """Return what the JSON of a diff says."""
    without = set(apart(document))
    found: Counter[str] = Counter()
    for change in document["changes"]:
        items = [*change["before"], *change["after"]]
        if change["evidence"] == "listed" and without.isdisjoint(item["id"] for item in items):
            found.update(change["kinds"])
            if not without.isdisjoint(item["parent"] for item in items):
                found["moved"] -= "moved" in change["kinds"]
    for row in document["counts"]:
        if not row["under"]:
            for side in ("before", "after"):
                found[f"{row['level']} {side}"] = row[side]["value"]
    return +found


def apart(document: dict[str, Any]) -> list[str]:
    """Return the ids of items in derived events, of those that only follow one, and of two items in one."""
    events = [change for change in document["changes"] if change["evidence"] != "listed"]
    items = [item for change in events for item in (*change["before"], *change["after"])]
    ended, begun = (
        {change[side][0]["id"] for change in document["changes"] if not change[other]}
        for side, other in (("before", "after"), ("after", "before"))
    )
    return sorted({item["id"] for item in (*items, *document["followed"])} | (ended & begun))


def counted(before: Path, after: Path, without: list[str]) -> Counts:
    """Return what duckdb counts."""
    duckdb.execute("CREATE OR REPLACE MACRO depth(level) AS split_part(level, '-', 2)::INT")
    query = KINDS.format(before=_table(before), after=_table(after))
    kinds = duckdb.execute(query, {"apart": without})
    names = [column[0] for column in kinds.description or ()]
    found = Counter(dict(zip(names, kinds.fetchall()[0], strict=True)))
    for side, file in (("before", before), ("after", after)):
        for level, number in duckdb.sql(LEVELS.format(file=_table(file))).fetchall():
            found[f"{level} {side}"] = number
    return +found


def _table(file: Path) -> str:
    return f"read_csv('{file}', all_varchar=true, nullstr='\\N')"


def main(before: str, after: str, diff: str) -> None:
    document = json.loads(Path(diff).read_text(encoding="utf-8"))
    ours, theirs = told(document), counted(Path(before), Path(after), apart(document))
    unequal = [key for key in ours | theirs if ours.get(key) != theirs.get(key)]
    if unequal:
        lines = (f"{key}: {ours.get(key)}, duckdb {theirs.get(key)}" for key in unequal)
        sys.exit("\n".join(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])
