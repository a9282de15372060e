"""A changelog as the sheets of a workbook: overview, changes, crosswalk, counts, sources."""

from tracks.commands.changelog import Changelog
from tracks.diff.change import CountRow, Figure
from tracks.messages import changelog as say
from tracks.messages import diff as say_diff
from tracks.model.evidence import Evidence
from tracks.model.language import Language
from tracks.model.statement import Source
from tracks.render.blocks import Block, Column, Sheet, Table
from tracks.views.changelog.sheet_changes import changes_table
from tracks.views.changelog.sheet_crosswalk import crosswalk_table
from tracks.views.changelog.view import citations_in, overview
from tracks.views.citations import Citations, distinct, sources_shown
from tracks.views.compared import growth_text, label, root_names, trend_word, wording_of
from tracks.views.wording import Wording


def changelog_sheets(
    log: Changelog, lang: Language, labels: str | None = None
) -> tuple[Sheet, ...]:
    """Return the sheets of a changelog in one language; those that are tables can be filtered."""
    cited = citations_in(log)
    sheets = _sheets(log, lang, labels, cited)
    settled = cited.settled()  # which sources are cited shows when everything is written
    if settled is not cited:
        sheets = _sheets(log, lang, labels, settled)
    listed = (say.SHEET_SOURCES(lang), (_sources(settled, lang),))
    return tuple(Sheet(name, blocks, log.draft) for name, blocks in (*sheets, listed))


def _sheets(
    log: Changelog, lang: Language, labels: str | None, cited: Citations
) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """Return all sheets but that of sources."""
    return (
        (say.SHEET_OVERVIEW(lang), tuple(overview(log, lang, labels, cited))),
        (say.SHEET_CHANGES(lang), (changes_table(log, lang, labels, cited),)),
        (say.SHEET_CROSSWALK(lang), (crosswalk_table(log, lang, labels, cited),)),
        (say.SHEET_COUNTS(lang), (_counts(log, lang, labels, cited),)),
    )


def _counts(log: Changelog, lang: Language, labels: str | None, cited: Citations) -> Table:
    columns = (
        Column(say.NEW_EDITION(lang)),
        Column(say.OLD_EDITION(lang)),
        Column(say.LEVEL(lang)),
        Column(say.UNDER(lang)),
        Column(say.OLD_NUMBER(lang), "right"),
        Column(say.NEW_NUMBER(lang), "right"),
        Column(say_diff.NET(lang), "right"),
        Column(say_diff.GROWTH(lang), "right"),
        Column(say_diff.TREND(lang)),
        Column(say.EVIDENCE(lang)),
    )
    rows = tuple(
        (
            label(delta.after, delta),
            label(delta.before, delta),
            words.level(row.level),
            root_names(row, delta, words),
            words.figure(row.before),
            words.figure(row.after),
            words.difference(row.net),
            growth_text(row, words.lang),
            trend_word(row, words),
            _figures_rest_on(row, words, cited),
        )
        for delta, change_set, *_ in log.comparisons()
        for words in [wording_of(delta, lang, labels)]
        for row in change_set.counts
    )
    return Table(columns, rows)


def _figures_rest_on(row: CountRow, words: Wording, cited: Citations) -> str:
    figures: tuple[Figure, Figure] = (row.before, row.after)
    listed = any(figure.evidence is Evidence.LISTED for figure in figures)
    marks = [cited.number((source,)) for figure in figures for source in sources_shown(figure)]
    by_list = [say_diff.LISTED(words.lang)] if listed else []
    return words.listed(
        part for part in (*by_list, distinct([*marks, cited.number(row.trend.sources)])) if part
    )


def _sources(cited: Citations, lang: Language) -> Table:
    columns = (say.NUMBER, say.TITLE_OF, say.PUBLISHER, say.SOURCE_DATE, say.WHERE)
    return Table(
        tuple(Column(each(lang)) for each in columns),
        tuple((mark, *_source(source, lang)) for mark, source in cited.entries()),
    )


def _source(source: Source, lang: Language) -> tuple[str, ...]:
    details = (source.publisher, source.date, source.where)
    return (source.title.text(lang), *(part or "" for part in details))
