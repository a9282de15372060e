"""An edition as the rows of a workbook: what each cell says, and what none could say."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tracks.formats.source_text import SourceText
from tracks.formats.written.edition import opening, sayings
from tracks.formats.written.naming import Named
from tracks.formats.xlsx.cell import tidy
from tracks.formats.xlsx.sheets import (
    ASIDE,
    CELL,
    DATES,
    FIELDS,
    ITEMS,
    LINKS,
    OF_ATTRIBUTE,
    OF_LABEL,
    ROWS,
    SAID,
    SOURCES,
    STATEMENTS,
    TITLE,
    Column,
    Form,
    level_word,
    listing_fields,
    tables,
    with_languages,
)
from tracks.formats.yaml.syntax import parse
from tracks.formats.yaml.text import yaml_text
from tracks.model.attribute import fits
from tracks.model.digest import canonical
from tracks.model.edition import Edition
from tracks.model.item import NAMING, Item, depth_first
from tracks.model.taxonomy import Taxonomy

Cells = Mapping[str, Any]
"""What a row says, by the keys of columns."""


class Written:
    """The rows of an edition's workbook, as texts; `lost` are the keys of what would not come back."""

    def __init__(self, edition: Edition) -> None:
        self._taxonomy = edition.head.taxonomy
        self.lost: dict[str, None] = {}
        told = opening(edition.head) | sayings(edition)
        told["listing"] = edition.head.listing
        taken = edition.head.list_sources
        titles = edition.head.title.others if edition.head.title else ()
        in_languages = [TITLE.in_language(tag) for tag in titles]
        fields = (*FIELDS, *in_languages, *listing_fields(self._taxonomy, taken), *DATES)
        flat = {key: told.get(key) for key in ("taxonomy", "edition", "previous", "released")}
        flat |= _flat({key: told[key] for key in ("title", "listing", "valid") if key in told})
        flat |= {f"source.{level}": of.sources for level, of in taken.items()}
        flat |= {f"at.{level}": of.at for level, of in taken.items()}
        if "title" in flat:
            self.lost["title"] = None  # it is there and says nothing
        self.head = [(field, self._text(flat.get(field.key), field)) for field in fields]
        said: Mapping[str, Iterable[Cells]] = {
            ITEMS.name: _items(edition),
            LINKS.name: told.get("links", ()),
            SAID.name: _said(told.get("statements", ())),
            SOURCES.name: _sources(told.get("sources", {})),
            ASIDE.name: _asides(told),
        }
        rows = {name: list(each) for name, each in said.items()}
        self.sheets = [
            with_languages(sheet, sorted({key for row in rows[sheet.name] for key in row}))
            for sheet in tables(self._taxonomy)
        ]
        self.tables = {
            sheet.name: self._rows(sheet.columns, rows[sheet.name]) for sheet in self.sheets
        }
        if any(len(texts) >= ROWS for texts in self.tables.values()):
            self.lost["items"] = None

    def _rows(self, columns: tuple[Column, ...], rows: Iterable[Cells]) -> list[list[str]]:
        keys = {column.key for column in columns}
        found = []
        for row in rows:
            for key in row.keys() - keys:
                self.lost[key] = None
            found.append([self._text(row.get(column.key), column) for column in columns])
        return found

    def _text(self, value: Any, column: Column) -> str:
        """Return a value as its cell says it; what would not come back from there is lost."""
        if value is None:
            return ""
        text = _said_as(value, column, self._taxonomy)
        lines = text.split("\n") if column.form is Form.LINES else [text]
        if isinstance(value, list | tuple) and len(lines) != max(1, len(value)):
            self.lost[column.key] = None
        blank = isinstance(value, list | tuple) and not value  # as good as an empty cell
        untidy = any(tidy(line) != line or not line for line in lines)
        if (untidy and not blank) or len(text) > CELL:
            self.lost[column.key] = None
        if column.form is Form.PAIRS and parse(SourceText("", text))[0] != value:
            self.lost[column.key] = None
        return text


def _said_as(value: Any, column: Column, taxonomy: Taxonomy) -> str:
    match column.form:
        case Form.LINES:
            return value if isinstance(value, str) else "\n".join(value)
        case Form.WORD:
            return column.words[value]
        case Form.LEVEL:
            return level_word(taxonomy.level(value), taxonomy)
        case Form.PAIRS:
            return yaml_text(value).removesuffix("\n")
    return str(value)


def _items(edition: Edition) -> Iterator[Cells]:
    named = Named(list(edition.items.values()))
    for item in depth_first(edition.items):
        told = {key: getattr(item, key) or None for key in _PLAIN}
        told["id"] = None if item.named_by_id else item.id
        told["because"] = edition.head.reasons.get(item.id)
        told["source"] = edition.head.item_sources.get(item.id)
        for key in NAMING:
            told[key] = [named.called(edition.items[i]) for i in getattr(item, key)] or None
        told["unplaced"] = "yes" if item.unplaced else None
        told["parent"] = named.called(edition.items[item.parent]) if item.parent else None
        labels = {OF_LABEL + tag: name for tag, name in (item.labels or {}).items()}
        yield {**told, **labels, **_attributes(item, edition.head.taxonomy)}


def _attributes(item: Item, taxonomy: Taxonomy) -> Cells:
    """Return an item's attributes: what is declared and fits in columns of its own, the rest together."""
    rest = dict(item.attributes or {})
    own = {
        OF_ATTRIBUTE + each.id: rest.pop(each.id)
        for each in taxonomy.attributes
        if each.id in rest and fits(each, rest[each.id])
    }
    return {"attributes": rest or None, **own}


_PLAIN = tuple(key for key in Item._fields if key not in ("id", "parent", "unplaced", "labels"))


_OF_BLOCK = {"quote": "block.quote"}
_OF_ONE = {"at": "says.at"}
"""The columns of what a block, and one statement in it, has under the same key."""


def _said(blocks: Iterable[Cells]) -> Iterator[Cells]:
    """Yield a row a statement; blocks that would be one by what their rows say are numbered."""
    bases = [_flat({_OF_BLOCK.get(k, k): v for k, v in b.items() if k != "says"}) for b in blocks]
    keys = [canonical(base) for base in bases]
    several = Counter(keys)
    numbers: Counter[str] = Counter()
    for base, key, block in zip(bases, keys, blocks, strict=True):
        if several[key] > 1:
            numbers[key] += 1
            base |= {"block": str(numbers[key])}
        for said in block["says"]:
            kind = next(kind for kind in STATEMENTS if kind in said)
            rest = {_OF_ONE.get(k, k): v for k, v in said.items() if k not in (kind, "by")}
            yield base | rest | {"kind": kind, "level": said[kind]}
        if not block["says"]:
            yield base


def _sources(sources: Mapping[str, Cells]) -> Iterator[Cells]:
    for key, source in sources.items():
        yield {"id": key} | _flat(source)


def _asides(told: Cells) -> Iterator[Cells]:
    for one in told.get("mentioned", ()):
        yield {"kind": "mentioned"} | one
    if focus := told.get("focus"):
        yield {"kind": "focus"} | _flat(focus)
    for one in told.get("outlook", ()):
        yield {"kind": "outlook"} | one


def _flat(tree: Cells) -> dict[str, Any]:
    """Return a tree with the keys of its mappings joined: `title.zh`; an empty one stays one."""
    found: dict[str, Any] = {}
    for key, value in tree.items():
        if isinstance(value, Mapping) and value:
            found |= {f"{key}.{inner}": inner_value for inner, inner_value in value.items()}
        else:
            found[key] = value
    return found
