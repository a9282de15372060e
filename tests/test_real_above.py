"""Above the leaves on real classifications, against what their publishers' tables say."""

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.building import by_id
from tests.lineage.oracle import Pair
from tests.lineage.test_above import hold
from tracks.diff.delta import delta
from tracks.lineage.at_hand import linked_over, steps_over
from tracks.lineage.crosswalk import crosswalk
from tracks.lineage.groups import Grade, Group, groups
from tracks.lineage.heirs import told_by
from tracks.lineage.succession import Succession
from tracks.model.edition import Edition, Head
from tracks.model.item import Item
from tracks.model.link import Link
from tracks.model.taxonomy import Level, Taxonomy, Title

RAW = Path(__file__).parents[2] / "shared" / "raw"
pytestmark = pytest.mark.skipif(not RAW.is_dir(), reason=f"no classifications at {RAW}")


def read(file: str) -> list[list[str]]:
    with (RAW / file).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))[1:]


def edition(
    label: str, depth: int, items: Iterable[Item], links: Iterable[Pair] = (), since: str = ""
) -> Edition:
    """Make a complete edition whose levels are numbered, outermost first."""
    levels = tuple(Level(id=str(n), zh=str(n), en=str(n)) for n in range(depth))
    taxonomy = Taxonomy(id="real", title=Title(zh="t", en="t"), levels=levels)
    head: dict[str, Any] = {
        "listing": {level.id: "complete" for level in levels},
        "links": tuple(Link(since=since, origins=(a,), targets=(b,)) for a, b in links),
    }
    return Edition(Head(taxonomy=taxonomy, edition=label, **head), by_id(items))


def pairs(*run: Edition) -> set[Pair]:
    """Return the pairs of the crosswalk from the first edition to the last."""
    found = delta(run[0], run[-1], run[1:-1]).found
    rows = crosswalk(found, run[0], run[-1]).rows
    return {(row.source.id, row.target.id) for row in rows if row.source and row.target}


def grouped(*run: Edition) -> list[Group]:
    links = linked_over(run)
    found = delta(run[0], run[-1], run[1:-1]).found
    steps = list(steps_over(run, links))
    return list(groups(Succession(links, told_by(steps)), run[0], run[-1], found, steps))


def isic() -> tuple[Edition, Edition]:
    def items(file: str) -> Iterable[Item]:
        section = ""
        for code, name in read(file):
            if code.isalpha():
                section = code
                yield Item(code, name, "0")
            else:
                parent = section if len(code) == 2 else code[:-1]
                yield Item(code, name.strip(), str(len(code) - 1), parent)

    links = {(old, new) for new, _, old, *_ in read("isic/ISIC4_ISIC31.txt")}
    before = edition("3.1", 4, items("isic/ISIC_Rev_3_1_english_structure.txt"))
    after = edition("4", 4, items("isic/ISIC_Rev_4_english_structure.txt"), links, "3.1")
    return before, after


def naics() -> tuple[Edition, Edition]:
    """Return both editions, linked by the rows of the table that are about its innermost level."""

    def items(label: str) -> Iterable[Item]:
        rows = [(code, name.strip()) for code, name, *_ in read(f"naics/NAICS{label}.csv")]
        sectors = {
            str(two): code
            for code, _ in rows
            if len(code.split("-")[0]) == 2
            for two in range(int(code[:2]), int(code[-2:]) + 1)
        }
        for code, name in rows:
            if code in sectors.values():
                yield Item(code, name, "0")
            else:
                parent = sectors[code[:2]] if len(code) == 3 else code[:-1]
                yield Item(code, name, str(len(code) - 2), parent)

    links = [(old, new) for old, new in naics_rows() if len(old) == 6]
    return edition("2017", 5, items("2017")), edition("2022", 5, items("2022"), links, "2017")


def naics_rows() -> set[Pair]:
    return {(old, new) for old, new, *_ in read("naics/NAICS2017_NAICS2022.csv")}


def soc() -> list[Edition]:
    def items(label: str) -> Iterable[Item]:
        levels = {"2": "0", "3": "1", "5": "2", "6": "3"}
        for code, name, level, _, parent, *_ in read(f"soc/soc{label}_all.csv"):
            yield Item(code, name, levels[level], None if parent == "NA" else parent)

    found, labels = [], ("2000", "2010", "2018")
    for since, label in zip(("", *labels), labels, strict=False):
        rows = read(f"soc/soc{since}_soc{label}.csv") if since else []
        links = {(old.strip(), new.strip()) for old, _, new, *_ in rows}
        found.append(edition(label, 4, items(label), links, since))
    return found


def above_the_leaves(edition: Edition) -> set[str]:
    return {item.parent for item in edition.items.values() if item.parent}


def test_B3_of_162_ids_of_isic_12_stay_and_150_are_other_items() -> None:
    before, after = isic()
    found = delta(before, after, []).found
    both = above_the_leaves(before) & above_the_leaves(after)
    stay = {item_id for item_id in both if found.lives_on(item_id)}
    assert len(both) == 162
    assert stay == {"A", "01", "011", "02", "33", "331", "F", "G", "55", "551", "99", "990"}
    assert found.above.others >= both - stay


def test_B3_none_is_identical_whose_classes_crossed_its_border() -> None:
    before, after = isic()
    under = [
        {item_id: {*line_of(edition, item_id)} for item_id in edition.items}
        for edition in (before, after)
    ]
    crossed = {
        upper
        for link in after.head.links
        for upper in under[0][link.origins[0]] ^ under[1][link.targets[0]]
    }
    comparable = [
        group for group in grouped(before, after) if group.grade in (Grade.IDENTICAL, Grade.RENAMED)
    ]
    same = [(old.id, new.id) for group in comparable for old in group.before for new in group.after]
    assert {"011", "99"} - crossed == {"99"}  # so that neither is empty
    assert not [pair for pair in same if pair[0] == pair[1] and pair[0] in crossed]


def line_of(edition: Edition, item_id: str | None) -> Iterable[str]:
    while item_id is not None:
        yield item_id
        item_id = edition.items[item_id].parent


def test_the_pairs_of_naics_are_the_official_ones_at_every_level() -> None:
    before, after = naics()
    assert pairs(before, after) == naics_rows()


def test_the_pairs_of_soc_are_the_official_ones_composed() -> None:
    editions = soc()
    for run in (editions[:2], editions[1:], editions):
        composed = {(i, i) for i, item in run[0].items.items() if item.level == "3"}
        for later in run[1:]:
            links = [(link.origins[0], link.targets[0]) for link in later.head.links]
            composed = {(a, c) for a, b in composed for origin, c in links if origin == b}
        told = {pair for pair in pairs(*run) if run[0].items[pair[0]].level == "3"}
        assert told == composed


@pytest.mark.parametrize("run", [isic, lambda: soc()[:2]], ids=["isic", "soc"])
def test_all_levels_are_as_brute_force_has_them(run: Callable[[], Sequence[Edition]]) -> None:
    hold([*run()])
