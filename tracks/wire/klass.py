"""Editions in the shapes of Statistics Norway's KLASS: versions with their codes, changes, correspondences.

Texts are in one language: names are those of the items in Chinese, else the English ones where there are
any. What KLASS has no field for stands in notes and introductions.
"""

from collections.abc import Iterable, Iterator

from tracks.commands.klass import Classification, OneVersion, Passed, Step, Version
from tracks.lineage.row import Row
from tracks.messages import klass as say
from tracks.model.edition import Edition, Head
from tracks.model.evidence import Evidence
from tracks.model.item import Item
from tracks.model.language import Language, between_names
from tracks.model.taxonomy import Taxonomy
from tracks.wire.json_text import json_text
from tracks.wire.shapes.klass import (
    KlassChange,
    KlassClassification,
    KlassCode,
    KlassEnd,
    KlassLevel,
    KlassMap,
    KlassShape,
    KlassTable,
    KlassTableRow,
    KlassVersion,
    KlassVersionRow,
    KlassVersionShape,
)


def version_json(told: OneVersion, lang: Language | None) -> str:
    """Return a version as JSON text, in the taxonomy's first language where none is given."""
    chosen = lang or first_language(told.taxonomy)
    shape = version_shape(told.version, told.taxonomy, told.steps, chosen)
    return json_text(KlassVersionShape(schema="tracks.klass-version/1", **shape))


def classification_json(told: Classification, lang: Language | None) -> str:
    """Return a classification with all its versions, as `version_json` does one."""
    taxonomy, chosen = told.taxonomy, lang or first_language(told.taxonomy)
    steps = [passed.step for passed in told.passed]
    versions = [
        version_shape(version, taxonomy, _at(version, steps), chosen) for version in told.versions
    ]
    return json_text(
        KlassShape(
            schema="tracks.klass/1",
            classification=classification_shape(told, chosen),
            versions=versions,
            codeChanges=[c for passed in told.passed for c in changes(passed, chosen)],
            correspondenceTables=[table_shape(p, taxonomy, chosen) for p in told.passed],
        )
    )


def first_language(taxonomy: Taxonomy) -> Language:
    """Return the language of a taxonomy's title that comes first."""
    return "zh" if taxonomy.title.zh else "en"


def classification_shape(told: Classification, lang: Language) -> KlassClassification:
    """Return what is said of a classification as a whole, its versions newest first."""
    taxonomy = told.taxonomy
    return KlassClassification(
        name=taxonomy.title.text(lang),
        description="",
        primaryLanguage=first_language(taxonomy),
        owningSection=taxonomy.publisher or "",
        contactPerson={},
        versions=[version_row(version, taxonomy, lang) for version in reversed(told.versions)],
    )


def version_row(version: Version, taxonomy: Taxonomy, lang: Language) -> KlassVersionRow:
    """Return what a list of versions says of one."""
    return KlassVersionRow(
        name=_version_name(version.edition.head, taxonomy, lang),
        validFrom=version.period.first,
        **_end(version),
        lastModified=version.row.acts[-1].at,
        published=_languages(taxonomy),
    )


def _end(version: Version) -> KlassEnd:
    end = version.period.end
    return KlassEnd() if end is None else KlassEnd(validTo=end)


def version_shape(
    version: Version, taxonomy: Taxonomy, steps: Iterable[Step], lang: Language
) -> KlassVersion:
    """Return a version with its levels, its codes, and the tables of the steps to it and from it."""
    head = version.edition.head
    return KlassVersion(
        **version_row(version, taxonomy, lang),
        introduction=_introduction(version, lang),
        contactPerson={},
        owningSection=head.taxonomy.publisher or "",
        correspondenceTables=[table_row(step, taxonomy, lang) for step in steps],
        changelogs=[],
        levels=[
            KlassLevel(levelNumber=number, levelName=level.text(lang) or level.id)
            for number, level in enumerate(head.taxonomy.levels, 1)
        ],
        classificationItems=list(codes(version, lang)),
    )


def codes(version: Version, lang: Language) -> Iterator[KlassCode]:
    """Yield the items of a version in its order; one without a code has its id for one."""
    items, depths = version.edition.items, version.edition.head.taxonomy.depths
    end = _end(version)
    for item in items.values():
        yield KlassCode(
            code=code_of(item),
            parentCode=None if item.parent is None else code_of(items[item.parent]),
            level=str(depths[item.level] + 1),
            name=_name(item, lang),
            shortName="",
            presentationName="",
            validFrom=version.period.first,
            **end,
            notes=" ".join(_notes(item, version.edition, lang)),
        )


def code_of(item: Item) -> str:
    """Return the code of an item, its id where it has none."""
    return item.code or item.id


def changes(passed: Passed, lang: Language) -> Iterator[KlassChange]:
    """Yield what codes of a version became in the next: each that is another code, or is named otherwise."""
    for row in _changed(passed.walk.rows):
        old, new = row.source, row.target
        yield KlassChange(
            oldCode=code_of(old) if old else None,
            oldName=_name(old, lang) if old else None,
            oldShortName="" if old else None,
            newCode=code_of(new) if new else None,
            newName=_name(new, lang) if new else None,
            newShortName="" if new else None,
            changeOccurred=passed.step.since,
        )


def _changed(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows that are decided and are no item that goes on as it was.

    What is derived of two items that both go on, one of which gave the other something, changes no code.
    """
    decided = [row for row in rows if row.cardinality is not None]
    same = {r.source.id for r in decided if r.source and r.target and r.source.id == r.target.id}
    for row in decided:
        old, new = row.source, row.target
        if old and new:
            if (old.id, old.name, old.code) == (new.id, new.name, new.code):
                continue
            if row.evidence is Evidence.DERIVED and old.id != new.id and {old.id, new.id} <= same:
                continue
        yield row


def table_row(step: Step, taxonomy: Taxonomy, lang: Language) -> KlassTableRow:
    """Return what a version says of the table of a step."""
    title = taxonomy.title.text(lang)
    source, target = (
        say.VERSION(lang, taxonomy=title, edition=label) for label in (step.before, step.after)
    )
    return KlassTableRow(
        name=say.TABLE(lang, source=source, target=target),
        owningSection=taxonomy.publisher or "",
        source=source,
        target=target,
        changeTable=True,
        published=_languages(taxonomy),
    )


def table_shape(passed: Passed, taxonomy: Taxonomy, lang: Language) -> KlassTable:
    """Return the correspondence of two neighbouring versions."""
    rows = [row for row in passed.walk.rows if row.cardinality is not None]
    left_out = len(passed.walk.rows) - len(rows)
    return KlassTable(
        **table_row(passed.step, taxonomy, lang),
        description=say.LEFT_OUT(lang, n=left_out) if left_out else "",
        contactPerson={},
        sourceLevel=None,
        targetLevel=None,
        changelogs=[],
        correspondenceMaps=[_map(row, lang) for row in rows],
    )


def _map(row: Row, lang: Language) -> KlassMap:
    old, new = row.source, row.target
    return KlassMap(
        sourceCode=code_of(old) if old else None,
        sourceName=_name(old, lang) if old else None,
        targetCode=code_of(new) if new else None,
        targetName=_name(new, lang) if new else None,
    )


def _at(version: Version, steps: Iterable[Step]) -> list[Step]:
    label = version.row.edition
    return [step for step in steps if label in (step.before, step.after)]


def _version_name(head: Head, taxonomy: Taxonomy, lang: Language) -> str:
    if head.title:
        return head.title.text(lang)
    return say.VERSION(lang, taxonomy=taxonomy.title.text(lang), edition=head.edition)


def _name(item: Item, lang: Language) -> str:
    return item.name if lang == "zh" else item.name_en or item.name


def _languages(taxonomy: Taxonomy) -> list[str]:
    title = taxonomy.title
    own = [tag for tag, text in (("zh", title.zh), ("en", title.en)) if text]
    return [*own, *title.others]


def _introduction(version: Version, lang: Language) -> str:
    head = version.edition.head
    day = (
        say.DAY_SAID(lang) if version.period.said else say.DAY_OF_LABEL(lang, edition=head.edition)
    )
    partial = [
        level.text(lang) or level.id
        for level in head.taxonomy.levels
        if not head.is_complete(level.id)
    ]
    if not partial:
        return day
    levels = between_names(lang).join(partial)
    return f"{day} {say.PARTIAL(lang, levels=levels)}"


def _notes(item: Item, edition: Edition, lang: Language) -> Iterator[str]:
    """Yield what an edition says of an item and KLASS has no field for, its definition first."""

    def named(ids: Iterable[str]) -> str:
        return between_names(lang).join(code_of(edition.items[i]) for i in ids)

    if item.definition:
        yield item.definition
    if item.unplaced:
        yield say.UNPLACED(lang)
    if item.also_under:
        yield say.ALSO_UNDER(lang, codes=named(item.also_under))
    if item.replaced_by:
        yield say.REPLACED(lang, codes=named(item.replaced_by))
    elif item.status:
        yield (say.DEPRECATED if item.status == "deprecated" else say.PROPOSED)(lang)
