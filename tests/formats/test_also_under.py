"""What stands under several items: in YAML, CSV and the workbook, both ways."""

from pathlib import Path

import pytest

from tests.building import TAXONOMY, direction, edition, main, new
from tests.formats.test_attributes import read_back
from tests.formats.test_status import listed
from tracks.formats import write
from tracks.model.edition import Edition

ONE = edition(
    "2025",
    direction("数字"),
    direction("社会"),
    main("医疗", "社会"),
    main("软件", "数字", also_under=("医疗", "社会")),
    new("影像", "医疗", also_under=("软件",)),
)


@pytest.mark.parametrize("form", ["yaml", "csv", "xlsx"])
def test_what_items_stand_under_besides_comes_back_from_every_form(form: str) -> None:
    loaded = read_back(write(form, ONE), form, TAXONOMY)
    assert not loaded.problems
    assert loaded.edition == ONE and loaded.edition.digest == ONE.digest


def test_it_is_a_set_called_by_name_or_id(tmp_path: Path) -> None:
    head = "taxonomy: demo\nedition: 2025\nlisting: complete\n"
    items = "items: [{id: a, name: 甲, also_under: [丙, b, 丙]}, {id: b, name: 乙}, {id: c, name: 丙}]\n"
    written = listed(tmp_path, "2025.yaml", head + items)
    rows = "a,,direction,甲,乙|c\nb,,direction,乙,\nc,,direction,丙,\n"
    table = listed(tmp_path, "2025.csv", "id,parent,level,name,also_under\n" + rows)
    assert written.items["a"].also_under == ("b", "c")
    assert written.digest == table.digest


def test_it_counts_under_its_parent_alone() -> None:
    without = {i: item._replace(also_under=()) for i, item in ONE.items.items()}
    assert ONE.tally == Edition(ONE.head, without).tally
