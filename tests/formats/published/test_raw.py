"""Four classifications come in as they were published, by `read:` alone."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from tests.asking import ask, record
from tests.formats.published.reading import RAW, SAID, raw_sets
from tracks.commands.crosswalk import walk
from tracks.formats.yaml.taxonomy import read_taxonomy
from tracks.model.edition import Edition
from tracks.store import Store

LINES = 15
"""So many lines of `read:` are enough for each."""

pytestmark = pytest.mark.skipif(not RAW.is_dir(), reason="../shared/raw is not beside the checkout")

Flags = tuple[bool, bool]


@pytest.fixture(scope="module", params=["naics", "soc", "onet", "isic"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Record all four in one database."""
    folder = raw_sets(tmp_path_factory.mktemp("raw"))
    found = record(folder / "tracks.db", [folder])
    assert [problem for problem in found.problems if problem.is_error] == []
    return folder / "tracks.db"


def pairs(database: Path, taxonomy: str, since: str, edition: str) -> dict[tuple[str, str], Flags]:
    """Return the pairs of a crosswalk, each with the flags whether it is a part of either side."""
    found = ask(walk, database, since, edition, taxonomy=taxonomy)
    return {
        (row.source.id, row.target.id): (row.source_partial, row.target_partial)
        for row in found.walk.rows
        if row.source and row.target
    }


def table(file: str, separator: str = ",") -> list[list[str]]:
    """Return the rows of a published table below its headings."""
    text = (RAW / file).read_text(encoding="utf-8-sig").splitlines()
    return [[cell.strip() for cell in row] for row in csv.reader(text, delimiter=separator)][1:]


def test_few_lines_say_how_each_is_read(name: str) -> None:
    text = (SAID / f"{name}.yaml").read_text(encoding="utf-8")
    taxonomy, problems = read_taxonomy(SAID / f"{name}.yaml")
    assert taxonomy is not None
    assert problems == []
    assert len(text.partition("\nread:\n")[2].splitlines()) <= LINES


@pytest.mark.parametrize(
    ("taxonomy", "edition", "counts"),
    [
        ("naics", "2017", [20, 99, 311, 709, 1057]),
        ("naics", "2022", [20, 96, 308, 689, 1012]),
        ("soc", "2000", [23, 96, 449, 821]),
        ("soc", "2010", [24, 98, 462, 841]),
        ("soc", "2018", [23, 98, 459, 867]),
        ("onet", "2010", [1110]),
        ("onet", "2019", [1016]),
        ("isic", "2", [10, 34, 72, 160]),
        ("isic", "3", [17, 60, 159, 292]),
        ("isic", "3.1", [17, 62, 161, 298]),
        ("isic", "4", [21, 88, 238, 419]),
    ],
)
def test_items_by_level(database: Path, taxonomy: str, edition: str, counts: list[int]) -> None:
    read = edition_of(database, taxonomy, edition)
    by_level = Counter(item.level for item in read.items.values())
    assert [by_level[level] for level in read.head.taxonomy.depths] == counts


def edition_of(database: Path, taxonomy: str, edition: str) -> Edition:
    with Store.open(database, create=False) as store:
        return store.edition(store.editions(taxonomy)[edition])


@pytest.mark.parametrize(
    ("taxonomy", "since", "edition", "official"),
    [
        (
            "naics",
            "2017",
            "2022",
            lambda: [(r[0], r[1]) for r in table("naics/NAICS2017_NAICS2022.csv")],
        ),
        ("soc", "2000", "2010", lambda: [(r[0], r[2]) for r in table("soc/soc2000_soc2010.csv")]),
        ("soc", "2010", "2018", lambda: [(r[0], r[2]) for r in table("soc/soc2010_soc2018.csv")]),
        (
            "onet",
            "2010",
            "2019",
            lambda: [(r[0], r[2]) for r in table("onet/2010_to_2019_Crosswalk.csv", ";")],
        ),
        ("isic", "3.1", "4", lambda: [(r[2], r[0]) for r in table("isic/ISIC4_ISIC31.txt")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_pairs_are_the_official_ones_and_none_else(
    database: Path, taxonomy: str, since: str, edition: str, official: object
) -> None:
    assert callable(official)
    wanted = set(official())
    linked = {origin for origin, _ in wanted}
    found = {pair for pair in pairs(database, taxonomy, since, edition) if pair[0] in linked}
    assert found == wanted


def test_both_flags_of_isic_are_the_official_ones(database: Path) -> None:
    found = pairs(database, "isic", "3.1", "4")
    rows = table("isic/ISIC4_ISIC31.txt")
    official = {(old, new): (part == "1", of == "1") for new, of, old, part, _ in rows}
    assert len(official) == 737
    assert {pair: found[pair] for pair in official} == official
