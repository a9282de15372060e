"""Where in a workbook the things stand that its sheets say."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from tracks.errors import Pointer, Spot
from tracks.formats.loaded import Located
from tracks.formats.xlsx.sheets import HEAD, ITEMS, SAID, STATEMENTS, TABLES

_FIRST = {sheet.name: sheet.columns[0].key for sheet in TABLES}


class Spots:
    """The rows of what stands in the tree that a workbook makes, and by them the cells of pointers.

    A pointer to an item has the number of its row: ("items", 17, "level").
    """

    def __init__(self, file: Path, columns: Mapping[str, Mapping[str, int]]) -> None:
        self._file, self._columns = str(file), columns
        self._rows: dict[Pointer, tuple[str, int]] = {}

    def put(self, pointer: Pointer, sheet: str, row: int) -> None:
        """Know the row that something stands on, the first of them where there are several."""
        self._rows.setdefault(pointer, (sheet, row))

    def spots(self, pointers: Iterable[Pointer]) -> Located:
        """Return the place of each pointer; what is not written leads to what is around it."""
        found = {pointer: self._spot(pointer) for pointer in pointers}
        return {pointer: (spot, spot) for pointer, spot in found.items()}

    def _spot(self, pointer: Pointer) -> Spot:
        match pointer:
            case ("items", int(row), *rest):
                return self._cell(ITEMS.name, row, rest)
        for end in range(len(pointer), 0, -1):
            if known := self._rows.get(pointer[:end]):
                return self._cell(*known, pointer[end:])
        return Spot(self._file, sheet=HEAD)

    def _cell(self, sheet: str, row: int, rest: Iterable[str | int]) -> Spot:
        if sheet == HEAD:
            return Spot(self._file, row, 2, sheet=sheet)
        columns = self._columns[sheet]
        keys = [step for step in rest if isinstance(step, str)]
        if sheet == SAID.name and keys and keys[0] in STATEMENTS:
            keys = ["level"]
        for end in range(len(keys), 0, -1):
            key = ".".join(keys[:end])
            for name, column in columns.items():
                if name == key or name.startswith(f"{key}."):
                    return Spot(self._file, row, column, sheet=sheet)
        return Spot(self._file, row, columns.get(_FIRST[sheet], 1), sheet=sheet)
