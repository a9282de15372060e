"""When an edition came out and is in force: in YAML and the workbook, both ways, and not in CSV."""

from pathlib import Path

import pytest

from tests.building import TAXONOMY, direction, edition
from tracks.errors import Code, TracksError
from tracks.formats import read, write
from tracks.model.edition import Edition

ITEM = direction("数字")
PLAIN = edition("2025", ITEM)
DATED: dict[str, Edition] = {
    "whole": edition(
        "2025", ITEM, valid_from="2025-03-28", valid_to="2026-01-31", released="2025-04"
    ),
    "open": edition("2025", ITEM, valid_from="2025-03-28"),
    "ended": edition("2025", ITEM, valid_to="2026-01-31"),
    "released": edition("2025", ITEM, released="2025"),
    "plain": PLAIN,
}


@pytest.mark.parametrize("dated", DATED.values(), ids=[*DATED])
@pytest.mark.parametrize("form", ["yaml", "xlsx"])
def test_dates_come_back(dated: Edition, form: str, tmp_path: Path) -> None:
    written = write(form, dated)
    file = tmp_path / f"2025.{form}"
    file.write_bytes(written.encode() if isinstance(written, str) else written)
    loaded = read(file, TAXONOMY)
    assert (list(loaded.problems), loaded.edition) == ([], dated)


def test_only_an_edition_that_says_when_has_another_digest() -> None:
    digests = {name: one.digest for name, one in DATED.items()}
    assert len(set(digests.values())) == len(digests)
    assert "valid" not in write("yaml", PLAIN) and "released" not in write("yaml", PLAIN)
    assert "valid: {from: 2025-03-28}\n" in write("yaml", DATED["open"])


def test_a_csv_cannot_say_when() -> None:
    with pytest.raises(TracksError) as caught:
        write("csv", DATED["whole"])
    (problem,) = caught.value.problems
    assert problem.code is Code.CSV_HOLDS_LESS
    assert problem.params["keys"] == ("valid_from", "valid_to", "released")
