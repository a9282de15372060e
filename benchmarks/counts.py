"""Whether a diff counts what duckdb counts in the two CSVs: each kind of change, and each level.

Usage: python -m benchmarks.counts BEFORE AFTER DIFF.json; exit code 1 where any count differs.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import duckdb

Counts = dict[str, int]

# A level is called after its depth, as in `level-3`.
KINDS = """
SELECT count(*) FILTER (before.id IS NULL) AS added,
       count(*) FILTER (after.id IS NULL) AS removed,
       count(*) FILTER (before.name <> after.name) AS renamed,
       count(*) FILTER (before.parent <> after.parent) AS moved,
       count(*) FILTER (depth(before.level) > depth(after.level)) AS promoted,
       count(*) FILTER (depth(before.level) < depth(after.level)) AS demoted
FROM {before} AS before FULL JOIN {after} AS after USING (id)
"""
LEVELS = "SELECT level, count(*) FROM {file} GROUP BY level"


def told(diff: Path) -> Counts:
    """Return what the JSON of a diff says."""
    document = json.loads(diff.read_text(encoding="utf-8"))
    found = Counter(kind for change in document["changes"] for kind in change["kinds"])
    for row in document["counts"]:
        if not row["under"]:
            for side in ("before", "after"):
                found[f"{row['level']} {side}"] = row[side]["value"]
    return +found


def counted(before: Path, after: Path) -> Counts:
    """Return what duckdb counts."""
    duckdb.execute("CREATE OR REPLACE MACRO depth(level) AS split_part(level, '-', 2)::INT")
    kinds = duckdb.sql(KINDS.format(before=_table(before), after=_table(after)))
    found = Counter(dict(zip(kinds.columns, kinds.fetchall()[0], strict=True)))
    for side, file in (("before", before), ("after", after)):
        for level, number in duckdb.sql(LEVELS.format(file=_table(file))).fetchall():
            found[f"{level} {side}"] = number
    return +found


def _table(file: Path) -> str:
    return f"read_csv('{file}', all_varchar=true, nullstr='\\N')"


def main(before: str, after: str, diff: str) -> None:
    ours, theirs = told(Path(diff)), counted(Path(before), Path(after))
    unequal = [key for key in ours | theirs if ours.get(key) != theirs.get(key)]
    if unequal:
        lines = (f"{key}: {ours.get(key)}, duckdb {theirs.get(key)}" for key in unequal)
        sys.exit("\n".join(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])
