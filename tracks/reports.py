"""The one table: what can be shown, and as what.

The command line asks it for its formats, a web page for its routes. It names functions instead of
importing them, as entry points of packages do, so that help loads no renderer; a test walks it.
"""

from collections.abc import Mapping
from pkgutil import resolve_name
from typing import Any, NamedTuple

from tracks.model.language import Language
from tracks.render.rendered import Rendered

DOCUMENTS = ("text", "md", "html", "docx")
"""What every answer that has a view can be shown as: the formats of `render.documents`."""

BINARY = frozenset({"docx", "xlsx", "parquet"})
"""Formats that are no text: they go into files only."""


class Report(NamedTuple):
    """The functions that show an answer, each as `module:function` below `tracks`.

    `view(answer, lang)` makes a document (with a third argument, the tag of a language, of items named in that), `json(answer)` a text or its pieces, `table(answer, lang)` the rows of a
    flat table, its columns first, which are named for programs where `lang` is None, and
    `sheets(answer, lang)` those of a workbook, `sssom(answer)` the pieces of a set of mappings. `first` is the format where none is asked for.
    """

    view: str
    json: str
    table: str | None = None
    sheets: str | None = None
    sssom: str | None = None
    first: str = "text"


REPORTS: Mapping[str, Report] = {
    "list": Report(
        "views.record.listing:listing_view",
        "wire.record:listing_json",
        "wire.record_table:listing_rows",
    ),
    "revisions": Report(
        "views.record.journal:revisions_view",
        "wire.record:revisions_json",
        "wire.record_table:revisions_rows",
    ),
    "log": Report(
        "views.record.journal:journal_view",
        "wire.record:journal_json",
        "wire.record_table:journal_rows",
    ),
    "show": Report(
        "views.record.show:show_view",
        "wire.edition:edition_json",
        "wire.edition_table:edition_rows",
    ),
    "diff": Report("views.diff.view:diff_view", "wire.diff:diff_json", "wire.diff_table:diff_rows"),
    "changelog": Report(
        "views.changelog.view:changelog_view",
        "wire.changelog:changelog_json",
        sheets="views.changelog.workbook:changelog_sheets",
    ),
    "history": Report("views.lineage.history:history_view", "wire.history:history_json"),
    "crosswalk": Report(
        "views.lineage.crosswalk:crosswalk_view",
        "wire.crosswalk:crosswalk_json",
        "wire.crosswalk:crosswalk_rows",
        sssom="wire.sssom:crosswalk_sssom",
        first="csv",
    ),
    "flow": Report("views.lineage.flow:flow_view", "wire.flow:flow_json"),
    "groups": Report("views.lineage.groups:groups_view", "wire.groups:groups_json"),
    "audit": Report("views.audit.view:audit_view", "wire.audit:audit_json"),
    "explanation": Report("views.audit.view:explanation_view", "wire.audit:explanation_json"),
}
"""The answers of use cases: those of the commands of these names, `list EDITION`, `audit --explain`."""


class Manner(NamedTuple):
    """How an answer is to be shown: in one language or several, one after the other.

    `asked` is a language that was asked for, which a table for programs follows too. `stem` begins
    the names of files beside the document, where there may be such. `colour` matters to text alone,
    `excel` to CSV: it is then laid out for Excel. `labels` is the tag of the language in which people
    read the names of items, as far as there are such names; programs read names as they are.
    """

    languages: tuple[Language, ...]
    asked: Language | None = None
    labels: str | None = None
    stem: str | None = None
    colour: bool = False
    excel: bool = False


def formats(name: str) -> tuple[str, ...]:
    """Return the formats of a report, the first where none is asked for; KeyError for no report."""
    report = REPORTS[name]
    others = (
        ("xlsx", report.sheets),
        ("json", True),
        ("csv", report.table),
        ("parquet", report.table),
        ("sssom", report.sssom),
    )
    known = (*DOCUMENTS, *(form for form, there in others if there))
    return tuple(sorted(known, key=lambda form: form != report.first))


def render(name: str, form: str, answer: object, manner: Manner) -> Rendered:
    """Return the answer of a report's use case in one of its formats.

    Slugs, keys and column names of json and csv are the same in every language. TracksError: what
    writes the format is not installed, or the format cannot hold all of the answer. KeyError: there
    is no such report, or it has no such format.
    """
    report = REPORTS[name]
    if form not in formats(name):
        raise KeyError(form)
    if form == "json":
        return Rendered(_call(report.json, answer))
    if form == "sssom":
        return Rendered(_call(report.sssom, answer))
    if form == "csv":
        from tracks.render.table_csv import render_csv

        asked = manner.asked or (manner.languages[0] if manner.excel else None)
        return Rendered(render_csv(_call(report.table, answer, asked), excel=manner.excel))
    if form == "parquet":
        from tracks.render.documents import render_columns

        return render_columns(_call(report.table, answer, manner.asked))
    labels = (manner.labels,) if manner.labels else ()
    if form == "xlsx":
        from tracks.render.documents import render_sheets

        sheets = [
            each
            for lang in manner.languages
            for each in _call(report.sheets, answer, lang, *labels)
        ]
        return render_sheets(sheets, manner.languages[0])
    from tracks.render.blocks import in_turn
    from tracks.render.documents import render_document

    document = in_turn([_call(report.view, answer, lang, *labels) for lang in manner.languages])
    return render_document(form, document, stem=manner.stem, colour=manner.colour)


def _call(function: str | None, *arguments: object) -> Any:
    return resolve_name(f"tracks.{function}")(*arguments)
