"""Every edition at hand keeps the digest that it had before the language grew (issue 13)."""

import json
from pathlib import Path

import pytest

from tests.asking import ask, record
from tests.formats.test_writers import FULL
from tracks.commands.listing import listing
from tracks.shipped import taxonomies

GOLDEN = Path(__file__).parent / "golden" / "digests.json"
SHARED = Path(__file__).parents[2] / "shared"

Digests = dict[str, dict[str, str]]


def known() -> Digests:
    found: Digests = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return found


def recorded(database: Path, *paths: Path) -> Digests:
    """Record what lies at the paths, and return the digest of each edition, by taxonomy."""
    assert record(database, paths).errors == 0
    found: Digests = {}
    for row in ask(listing, database).editions:
        found.setdefault(row.head.taxonomy.id, {})[row.head.edition] = row.digest
    return found


def test_bundled_editions_keep_their_digests(tmp_path: Path) -> None:
    found = recorded(tmp_path / "tracks.db", taxonomies() / "china-new-tracks")
    assert found["china-new-tracks"] == known()["china-new-tracks"]


def test_edition_that_says_all_that_could_be_said_keeps_its_digest() -> None:
    assert FULL.digest == known()["full"]["2026"]


@pytest.mark.parametrize("folder", ["data", "taxonomies"])
def test_real_editions_keep_their_digests(folder: str, tmp_path: Path) -> None:
    if not (SHARED / folder).is_dir():
        pytest.skip(f"nothing at {SHARED / folder}")
    found = recorded(tmp_path / "tracks.db", SHARED / folder)
    assert found == {taxonomy: known()[taxonomy] for taxonomy in found}
