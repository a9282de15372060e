"""Flat tables as Parquet: what is read back are the rows, whatever their cells hold."""

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from tests.building import direction, edition, main
from tracks.commands.show import Shown
from tracks.errors import Code, TracksError
from tracks.render import table_parquet
from tracks.render.table_parquet import render_parquet
from tracks.reports import Manner, render

CELLS = st.text(st.characters(codec="utf-8"), max_size=5)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=20), st.integers(1, 5))
def test_rows_come_back_and_an_empty_cell_is_null(rows: list[tuple[str, str]], batch: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(table_parquet, "BATCH", batch)
        content = render_parquet([("a", "b"), *rows])
    found = parquet.read_table(io.BytesIO(content))
    assert found.column_names == ["a", "b"]
    assert [tuple(row.values()) for row in found.to_pylist()] == [
        tuple(cell or None for cell in row) for row in rows
    ]


def test_an_edition_is_a_table_of_columns_with_the_same_cells_as_its_csv() -> None:
    shown = Shown(edition("2025", direction("数字"), main("=6G", "数字", note="注")), {})
    content = render("show", "parquet", shown, Manner(("zh",))).content
    assert isinstance(content, bytes)
    first, second = parquet.read_table(io.BytesIO(content)).to_pylist()
    assert (first["name"], first["parent"], first["unplaced"]) == ("数字", None, "0")
    assert (second["path"], second["direction"], second["note"]) == ("数字 > =6G", "数字", "注")


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "tracks.render.table_parquet")
    with pytest.raises(TracksError) as raised:
        render("show", "parquet", Shown(edition("2025"), {}), Manner(("zh",)))
    assert [problem.code for problem in raised.value.problems] == [Code.PARQUET_MISSING]
