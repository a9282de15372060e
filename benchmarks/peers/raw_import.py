"""Peer of `tracks import`: the csv and sqlite3 modules write the same rows and check nothing.

The table, its key, its indexes, the digests and the journal mode are those of tracks/store.
Usage: raw_import.py CSV DATABASE
"""

import csv
import sqlite3
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

OPEN = 2**63 - 1
GAP = 2**32

SCHEMA = f"""
CREATE TABLE state (
    taxonomy INTEGER NOT NULL, item TEXT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL,
    parent TEXT, level TEXT NOT NULL, name TEXT NOT NULL, rest TEXT NOT NULL, rank BIGINT NOT NULL,
    digest BLOB NOT NULL, PRIMARY KEY (taxonomy, item, since)
) WITHOUT ROWID;
CREATE INDEX by_since ON state (taxonomy, since);
CREATE INDEX by_until ON state (taxonomy, until) WHERE until < {OPEN};
CREATE INDEX by_parent ON state (taxonomy, parent, since);
"""


def rows(file):
    siblings = Counter()
    reader = csv.reader(file)
    next(reader)
    for item, parent, level, name in reader:
        digest = sha256("\0".join((item, parent, level, name, "{}")).encode()).digest()
        rank = siblings[parent] * GAP
        siblings[parent] += 1
        yield 1, item, 0, OPEN, parent or None, level, name, "{}", rank, digest


database = sqlite3.connect(sys.argv[2])
database.execute("PRAGMA journal_mode=WAL")
database.executescript(SCHEMA)
with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file, database:
    database.executemany("INSERT INTO state VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows(file))
database.close()
