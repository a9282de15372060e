"""Synthetic classifications: two editions of any size, with as many changes as are asked for.

Item n hangs below item n // FAN, so the tree is four levels deep from a thousand items to a million.
What changes are leaves, evenly spread: in turn one is renamed, moved, removed, and joined by a new
sibling. The same numbers give the same bytes.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FAN = 32
LEVELS = ("level-1", "level-2", "level-3", "level-4")
WORDS = ("智能网联", "Robotics", "低空经济", "Quantum sensing", "先进封装", "生成式 AI")
TAXONOMY = "synthetic"


class Row(NamedTuple):
    """An item as a line of the CSV has it."""

    id: str
    parent: str
    level: str
    name: str


def write_csv(folder: Path, items: int, changes: int) -> tuple[Path, Path]:
    """Write two editions that differ in `changes` items, each in a folder of its own.

    Beside each other, an import of one would be held against the other as well.
    """
    before, after = folder / "2024" / "2024.csv", folder / "2025" / "2025.csv"
    _write_rows(before, map(_row, range(1, items + 1)))
    _write_rows(after, _changed(items, changes))
    return before, after


def write_published(folder: Path, items: int) -> Path:
    """Write one edition as a publisher would: other headings, semicolons, and `read:` that tells of them."""
    _write_taxonomy(folder)
    with (folder / "taxonomy.yaml").open("a", encoding="utf-8") as said:
        said.write(_READ)
    with (folder / "list2024.txt").open("w", encoding="utf-8") as out:
        out.write("Code;Broader;Rank;Title\n")
        out.writelines(";".join(_row(n)) + "\n" for n in range(1, items + 1))
    return folder


def write_workbook(folder: Path, items: int) -> Path:
    """Write the same edition on a sheet."""
    import xlsxwriter

    write_published(folder, 0)
    (folder / "list2024.txt").unlink()
    said = folder / "taxonomy.yaml"
    said.write_text(said.read_text(encoding="utf-8").replace(".txt", ".xlsx"), encoding="utf-8")
    with xlsxwriter.Workbook(str(folder / "list2024.xlsx"), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Code", "Broader", "Rank", "Title"))
        for n in range(1, items + 1):
            sheet.write_row(n, 0, _row(n))
    return folder


_READ = """\
read:
  - file: "list{edition}.txt"
    columns: {code: Code, name: Title, parent: Broader, level: Rank}
    parents: {by: column}
"""


def write_yaml(folder: Path, items: int) -> Path:
    """Write one edition in YAML."""
    _write_taxonomy(folder)
    file = folder / "2024.yaml"
    with file.open("w", encoding="utf-8") as out:
        out.write(f"taxonomy: {TAXONOMY}\nedition: 2024\nlisting: complete\nitems:\n")
        for root in range(1, min(FAN, items + 1)):
            out.writelines(_entry(root, items, "  "))
    return file


def write_rdf(folder: Path, items: int) -> Path:
    """Write one edition as SKOS, as publishers do: seven statements an item."""
    _write_taxonomy(folder)
    file = folder / "2024.ttl"
    with file.open("w", encoding="utf-8") as out:
        out.write("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n")
        out.write("@prefix dct: <http://purl.org/dc/terms/> .\n")
        out.write("@prefix : <http://example.org/synthetic/2024/> .\n")
        out.write(":scheme a skos:ConceptScheme .\n")
        for row in map(_row, range(1, items + 1)):
            place = f"skos:broader :{row.parent}" if row.parent else "skos:topConceptOf :scheme"
            out.write(
                f':{row.id} a skos:Concept ; dct:identifier "{row.id}" ; skos:notation "{row.id}" ;\n'
                f'  skos:prefLabel "{row.name}", "No {row.id}"@fr ; skos:inScheme :scheme ; {place} .\n'
            )
    return file


def _write_taxonomy(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    levels = "".join(f"  - {{id: {level}, en: {level}}}\n" for level in LEVELS)
    text = f"taxonomy: {TAXONOMY}\ntitle: {{en: Synthetic}}\nlevels:\n{levels}"
    (folder / "taxonomy.yaml").write_text(text, encoding="utf-8")


def _write_rows(file: Path, rows: Iterator[Row]) -> None:
    _write_taxonomy(file.parent)
    with file.open("w", encoding="utf-8") as out:
        out.write(",".join(Row._fields) + "\n")
        out.writelines(",".join(row) + "\n" for row in rows)


def _row(n: int) -> Row:
    return Row(_id(n), _id(n // FAN) if n >= FAN else "", _level(n), _name(n))


def _changed(items: int, changes: int) -> Iterator[Row]:
    first_leaf = items // FAN + 1
    spacing = (items - first_leaf) // changes
    for n in range(1, items + 1):
        row = _row(n)
        nth, between = divmod(n - first_leaf, spacing)
        if between or not 0 <= nth < changes:
            yield row
        elif nth % 4 == 0:
            yield row._replace(name=f"{row.name} 2025")
        elif nth % 4 == 1:
            yield row._replace(parent=_id(_neighbour(n // FAN)))
        elif nth % 4 == 3:
            yield row
            yield row._replace(id=f"{row.id}b", name=f"{row.name} b")


def _neighbour(n: int) -> int:
    """Return the next item, or the one before where that one is of another level."""
    return n + 1 if _level(n + 1) == _level(n) else n - 1


def _id(n: int) -> str:
    return f"i{n:07}"


def _name(n: int) -> str:
    return f"{WORDS[n % len(WORDS)]} {n}"


def _level(n: int) -> str:
    """Return the level: how many digits n has to the base FAN."""
    return LEVELS[(n.bit_length() - 1) // (FAN.bit_length() - 1)]


def _entry(n: int, items: int, indent: str) -> Iterator[str]:
    yield f"{indent}- id: {_id(n)}\n{indent}  name: {_name(n)}\n"
    children = range(n * FAN, min((n + 1) * FAN, items + 1))
    if children:
        yield f"{indent}  children:\n"
        for child in children:
            yield from _entry(child, items, f"{indent}    ")
