"""Editions in the shapes of Statistics Norway's KLASS: versions with their codes, changes, correspondences.

Texts are in one language: names are those of the items in Chinese, else the English ones where there are
any. What KLASS has no field for stands in notes and introductions.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from tracks.commands.klass import Classification, DatedVersion, Neighbours, OneVersion, Paired
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
    shape = version_shape(told.version, told.taxonomy, told.beside, chosen)
    return json_text(KlassVersionShape(schema="tracks.klass-version/1", **shape))


def classification_json(told: Classification, lang: Language | None) -> str:
    """Return a classification with all its versions, as `version_json` does one."""
    taxonomy, chosen = told.taxonomy, lang or first_language(told.taxonomy)
    steps = [paired.of for paired in told.paired]
    versions = [version_shape(v, taxonomy, _beside(v, steps), chosen) for v in told.versions]
    return json_text(
        KlassShape(
            schema="tracks.klass/1",
            classification=classification_shape(told, chosen),
            versions=versions,
            codeChanges=[c for paired in told.paired for c in changes(paired, chosen)],
            correspondenceTables=[table_shape(p, taxonomy, chosen) for p in told.paired],
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
        primaryLanguage=_languages(taxonomy)[0],
        owningSection=taxonomy.publisher or "",
        contactPerson={},
        versions=[version_row(version, taxonomy, lang) for version in reversed(told.versions)],
    )


def version_row(version: DatedVersion, taxonomy: Taxonomy, lang: Language) -> KlassVersionRow:
    """Return what a list of versions says of one."""
    return KlassVersionRow(
        name=_version_name(version.edition.head, taxonomy, lang),
        validFrom=version.period.first,
        **_end(version),
        lastModified=version.row.acts[-1].at,
        published=_languages(taxonomy),
    )


def _end(version: DatedVersion) -> KlassEnd:
    end = version.period.end
    return KlassEnd() if end is None else KlassEnd(validTo=end)


def version_shape(
    version: DatedVersion, taxonomy: Taxonomy, beside: Iterable[Neighbours], lang: Language
) -> KlassVersion:
    """Return a version with its levels, its codes, and the tables from the one before and to the one after."""
    head = version.edition.head
    return KlassVersion(
        **version_row(version, taxonomy, lang),
        introduction=_introduction(version, lang),
        contactPerson={},
        owningSection=head.taxonomy.publisher or "",
        correspondenceTables=[table_row(each, taxonomy, lang) for each in beside],
        changelogs=[],
        levels=[
            KlassLevel(levelNumber=number, levelName=level.text(lang) or level.id)
            for number, level in enumerate(head.taxonomy.levels, 1)
        ],
        classificationItems=list(codes(version, lang)),
    )


def codes(version: DatedVersion, lang: Language) -> Iterator[KlassCode]:
    """Yield the items of a version in its order."""
    items, depths = version.edition.items, version.edition.head.taxonomy.depths
    end, told = _end(version), codes_of(version.edition)
    for item in items.values():
        yield KlassCode(
            code=told[item.id],
            parentCode=None if item.parent is None else told[item.parent],
            level=str(depths[item.level] + 1),
            name=_name(item, lang),
            shortName="",
            presentationName="",
            validFrom=version.period.first,
            **end,
            notes=" ".join(_notes(item, told, lang)),
        )


def codes_of(edition: Edition) -> Mapping[str, str]:
    """Return by id the codes of items: its id where one has none, or one that is another's code or id."""
    items = edition.items
    having = Counter(item.code for item in items.values())

    def code_of(item: Item) -> str:
        code = item.code
        is_own = code and having[code] == 1 and (code == item.id or code not in items)
        return code if code and is_own else item.id

    return {item_id: code_of(item) for item_id, item in items.items()}


def changes(paired: Paired, lang: Language) -> Iterator[KlassChange]:
    """Yield what codes of a version became in the next: each that is another code, or is named otherwise."""
    before, after = codes_of(paired.walk.source), codes_of(paired.walk.target)
    for row in _changed(paired.walk.rows, before, after):
        old, new = row.source, row.target
        yield KlassChange(
            oldCode=before[old.id] if old else None,
            oldName=_name(old, lang) if old else None,
            oldShortName="" if old else None,
            newCode=after[new.id] if new else None,
            newName=_name(new, lang) if new else None,
            newShortName="" if new else None,
            changeOccurred=paired.of.since,
        )


def _changed(
    rows: Iterable[Row], before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[Row]:
    """Yield the rows that are decided and are no item that goes on as it was.

    What is derived of two items that both go on, one of which gave the other something, changes no code.
    """
    decided = [row for row in rows if row.cardinality is not None]
    same = {r.source.id for r in decided if r.source and r.target and r.source.id == r.target.id}
    for row in decided:
        old, new = row.source, row.target
        if old and new:
            if (old.id, old.name, before[old.id]) == (new.id, new.name, after[new.id]):
                continue
            if row.evidence is Evidence.DERIVED and old.id != new.id and {old.id, new.id} <= same:
                continue
        yield row


def table_row(of: Neighbours, taxonomy: Taxonomy, lang: Language) -> KlassTableRow:
    """Return what a version says of the table of two neighbouring versions."""
    title = taxonomy.title.text(lang)
    source, target = (
        say.VERSION(lang, taxonomy=title, edition=label) for label in (of.before, of.after)
    )
    return KlassTableRow(
        name=say.TABLE(lang, source=source, target=target),
        owningSection=taxonomy.publisher or "",
        source=source,
        target=target,
        changeTable=True,
        published=_languages(taxonomy),
    )


def table_shape(paired: Paired, taxonomy: Taxonomy, lang: Language) -> KlassTable:
    """Return the correspondence of two neighbouring versions."""
    rows = [row for row in paired.walk.rows if row.cardinality is not None]
    left_out = len(paired.walk.rows) - len(rows)
    before, after = codes_of(paired.walk.source), codes_of(paired.walk.target)
    return KlassTable(
        **table_row(paired.of, taxonomy, lang),
        description=say.LEFT_OUT(lang, n=left_out) if left_out else "",
        contactPerson={},
        sourceLevel=None,
        targetLevel=None,
        changelogs=[],
        correspondenceMaps=[_map(row, before, after, lang) for row in rows],
    )


def _map(row: Row, before: Mapping[str, str], after: Mapping[str, str], lang: Language) -> KlassMap:
    old, new = row.source, row.target
    return KlassMap(
        sourceCode=before[old.id] if old else None,
        sourceName=_name(old, lang) if old else None,
        targetCode=after[new.id] if new else None,
        targetName=_name(new, lang) if new else None,
    )


def _beside(version: DatedVersion, all_of_them: Iterable[Neighbours]) -> list[Neighbours]:
    label = version.row.edition
    return [each for each in all_of_them if label in (each.before, each.after)]


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


def _introduction(version: DatedVersion, lang: Language) -> str:
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


def _notes(item: Item, codes: Mapping[str, str], lang: Language) -> Iterator[str]:
    """Yield what an edition says of an item and KLASS has no field for, its definition first."""

    def named(ids: Iterable[str]) -> str:
        return between_names(lang).join(codes[i] for i in ids)

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
