"""Peer of `tracks diff`: duckdb joins two CSVs by id and writes what differs as JSON.

Usage: duckdb_diff.py BEFORE AFTER OUTPUT
"""

import sys

import duckdb

DIFFERING = """
COPY (
    SELECT before, after FROM read_csv(?, all_varchar=true) AS before
    FULL JOIN read_csv(?, all_varchar=true) AS after USING (id)
    WHERE before.id IS NULL OR after.id IS NULL
       OR (before.name, before.level, before.parent)
          IS DISTINCT FROM (after.name, after.level, after.parent)
) TO '{output}' (FORMAT json)
"""

before, after, output = sys.argv[1:]
duckdb.execute(DIFFERING.format(output=output), [before, after])
