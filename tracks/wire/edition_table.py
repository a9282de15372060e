"""An edition as a flat table: a row for each item, whatever else the edition holds."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tracks.commands.show import Shown
from tracks.model.edition import Edition
from tracks.model.item import with_ancestors
from tracks.model.label import languages_of
from tracks.model.language import Language
from tracks.wire.items import PATH_STEP

BEFORE_LEVELS = ("id", "code", "name", "name_en", "level", "parent", "path")
AFTER_LEVELS = ("unplaced", "status", "replaced_by", "also_under", "aliases", "definition")
NOTE = "note"
OF_LABEL = "labels."
OF_LEVEL = "levels."
OF_ATTRIBUTE = "attributes."
_SEVERAL = "|"


def edition_rows(shown: Shown, _: Language | None) -> Iterator[Sequence[str]]:
    """Yield the rows of an edition depth first, first its columns, the same in every language.

    The columns are those of the whole edition, also where it is narrowed to some of its items.
    """
    items = shown.edition.items
    levels = tuple(shown.edition.head.taxonomy.depths)
    languages = languages_of(items.values())
    attributes = _attributes(shown.edition)
    noted = shown.revision is None or not shown.revision.hides_notes
    yield _columns(levels, noted, languages, attributes)
    for item in shown.items():
        line = with_ancestors(item, items)[::-1]
        at_level = {each.level: each.name for each in line}
        path = () if line[0].unplaced else (each.name for each in line)
        labels, said = item.labels or {}, item.attributes or {}
        yield (
            *(item.id, item.code or "", item.name, item.name_en or "", item.level),
            *(item.parent or "", PATH_STEP.join(path)),
            *(at_level.get(level, "") for level in levels),
            *(str(int(item.unplaced)), item.status or ""),
            *(_SEVERAL.join(each) for each in (item.replaced_by, item.also_under, item.aliases)),
            item.definition or "",
            *((item.note or "",) if noted else ()),
            *(labels.get(language, "") for language in languages),
            *(_text(said.get(key)) for key in attributes),
        )


def _columns(
    levels: Iterable[str], noted: bool, languages: Iterable[str], attributes: Iterable[str]
) -> Sequence[str]:
    """Return the headings: a level's and an attribute's id, after what it is where that is taken."""
    of_labels = [OF_LABEL + tag for tag in languages]
    taken = {*BEFORE_LEVELS, *AFTER_LEVELS, NOTE, *of_labels}

    def free(prefix: str, heading: str) -> str:
        while heading in taken:
            heading = prefix + heading
        taken.add(heading)
        return heading

    of_levels = [free(OF_LEVEL, level) for level in levels]
    of_attributes = [free(OF_ATTRIBUTE, key) for key in attributes]
    of_note = (NOTE,) if noted else ()
    return (*BEFORE_LEVELS, *of_levels, *AFTER_LEVELS, *of_note, *of_labels, *of_attributes)


def _attributes(edition: Edition) -> Sequence[str]:
    """Return the attributes that are declared, then others that any item has, in order."""
    declared = [attribute.id for attribute in edition.head.taxonomy.attributes]
    others = {key for item in edition.items.values() for key in item.attributes or ()}
    return (*declared, *sorted(others - {*declared}))


def _text(value: Any) -> str:
    """Return what an attribute says: a text as it is, nothing for none, else JSON."""
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)
