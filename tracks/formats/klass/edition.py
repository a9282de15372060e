"""An edition from a version of KLASS, or from the codes of a day."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tracks.checks.draft import Draft
from tracks.checks.heads import check_dates_are_right
from tracks.errors import Spot
from tracks.formats.klass.document import Document, Kind, shown
from tracks.formats.loaded import Loaded
from tracks.formats.published.edition import read_published
from tracks.formats.written.taxonomy import is_label
from tracks.model.edition import Edition, Listing
from tracks.model.item import Items
from tracks.model.layout import Layout, Parents
from tracks.model.taxonomy import Taxonomy, Title
from tracks.model.text import is_day

LISTS = (Kind.VERSION, Kind.CODES)

_COLUMNS = {
    "code": "code",
    "name": "name",
    "parent": "parentCode",
    "level": "level",
    "aliases": "shortName",
    "definition": "notes",
}
_NEEDED = ("code", "name", "parent", "level")
_NEW_YEAR = "-01-01"
_MOST_LEVELS = 40
_NUMBERS = frozenset(map(str, range(1, _MOST_LEVELS + 1)))


def label_of(found: Document) -> str:
    """Return what edition a list is: what its file is called where that begins with a digit, else since when.

    A version that begins with a year is called by the year, any other by its day.
    """
    stem = found.file.stem
    if stem[:1].isdecimal() and is_label(stem):
        return stem
    return valid_from(found).removesuffix(_NEW_YEAR) or stem


def valid_from(found: Document) -> str:
    """Return the first day on which a version is in force, empty where it does not say."""
    day = found.text("validFrom")
    return day if is_day(day) else ""


def read_klass(found: Document, title: Title | None, taxonomy: Taxonomy) -> Loaded:
    """Read the edition that a list of KLASS is; its problems are values, whatever the file holds."""
    there = {key for row in found.rows for key, value in row.items() if value not in (None, "")}
    columns = {key: name for key, name in _COLUMNS.items() if key in _NEEDED or name in there}
    parents = Parents(by="column") if "parentCode" in there else None
    if parents is None:
        del columns["parent"]
    layout = Layout(file=found.file.name, rows=found.kind, columns=columns, parents=parents)
    loaded = read_published(found.file, label_of(found), layout, taxonomy)
    if loaded.head is None:
        return loaded
    first, last = valid_from(found), _last(found)
    said = {"title": title, "valid_from": first or None, "valid_to": last or None}
    head = loaded.head.model_copy(update={**said, "listing": _listing(found, taxonomy)})
    if wrong := [*check_dates_are_right(Draft(head, ()))]:
        told = [replace(problem, at=None, spot=Spot(str(found.file))) for problem in wrong]
        return replace(loaded, edition=None, problems=[*told, *loaded.problems])
    edition = Edition(head, _without_echoes(loaded.edition.items)) if loaded.edition else None
    return replace(loaded, edition=edition, head=head)


def _without_echoes(items: Items) -> Items:
    """Return items without the short names that are their names."""
    return {
        item_id: item._replace(aliases=()) if item.aliases == (item.name,) else item
        for item_id, item in items.items()
    }


def _listing(found: Document, taxonomy: Taxonomy) -> Mapping[str, Listing]:
    """Return what is listed: all of each level that the version has, and of no other."""
    has = len(levels_of([found]))
    return {
        level: "complete" if depth < has or not has else "none"
        for level, depth in taxonomy.depths.items()
    }


def levels_of(lists: Sequence[Document]) -> list[str]:
    """Return what the levels are called, outermost first: as the deepest version says, else their numbers."""
    deepest: list[str] = []
    for found in lists:
        said = found.said.get("levels")
        named = {
            level["levelNumber"]: level.get("levelName")
            for level in (said if isinstance(said, list) else ())
            if isinstance(level, dict) and isinstance(level.get("levelNumber"), int)
        }
        numbers = {text for row in found.rows if (text := str(row["level"])) in _NUMBERS}
        most = max([*map(int, numbers), *named], default=0)
        if most > len(deepest):
            deepest = [shown(named.get(n)) or str(n) for n in range(1, min(most, _MOST_LEVELS) + 1)]
    return deepest


def _last(found: Document) -> str:
    """Return the last day on which a version is in force: KLASS says the first on which it is no more."""
    end = found.text("validTo")
    if not is_day(end) or date.fromisoformat(end) == date.min:
        return ""
    return (date.fromisoformat(end) - timedelta(days=1)).isoformat()
