"""The table of reports, walked whole: each report in each of its formats and languages opens."""

import csv
import io
import json
from html.parser import HTMLParser
from typing import Any

import docx
import jsonschema
import openpyxl
import pyarrow.parquet as parquet
import pytest

from docs.schema.generate import SHAPES, schema
from tests.asking import record
from tracks.commands.audit import audited
from tracks.commands.changelog import changelog
from tracks.commands.crosswalk import walk
from tracks.commands.diff import compare
from tracks.commands.flow import flowed
from tracks.commands.groups import grouped
from tracks.commands.history import histories
from tracks.commands.listing import listing
from tracks.commands.log import journal, revisions
from tracks.commands.show import show
from tracks.model.language import Language
from tracks.reports import DOCUMENTS, REPORTS, Manner, formats, render
from tracks.store import Store

ASKED = {
    "list": listing,
    "revisions": lambda store: revisions(store, "2025"),
    "log": journal,
    "show": lambda store: show(store, "2025", level="main"),
    "diff": lambda store: compare(store, "2024", "2025"),
    "changelog": lambda store: changelog(store, "2021..2025"),
    "history": lambda store: histories(store, "6G"),
    "crosswalk": lambda store: walk(store, "2021", "2025"),
    "flow": lambda store: flowed(store, "2021", "2025"),
    "groups": lambda store: grouped(store, "2021..2025"),
    "audit": audited,
    "explanation": lambda store: audited(store, explain="2025 new 产业"),
}
"""A use case of each report; the bundled editions are asked."""

TABLE = [
    (report, form, lang) for report in REPORTS for form in formats(report) for lang in ("zh", "en")
]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("reports") / "tracks.db"
    assert record(path).errors == 0
    with Store.open(path, create=False) as store:
        return {report: use_case(store) for report, use_case in ASKED.items()}


@pytest.mark.parametrize(("report", "form", "lang"), TABLE)
def test_a_report_in_a_format_opens(
    answers: dict[str, Any], report: str, form: str, lang: Language
) -> None:
    content, again = (_content(report, form, answers[report], lang) for _ in range(2))
    assert content == again
    assert OPENED[form](content)


def test_every_report_is_asked_for_here_and_is_a_document_and_json() -> None:
    assert ASKED.keys() == REPORTS.keys()
    for report in REPORTS:
        assert {*DOCUMENTS, "json"} <= {*formats(report)}


def _content(report: str, form: str, answer: object, lang: Language) -> str | bytes:
    content = render(report, form, answer, Manner((lang,))).content
    return content if isinstance(content, bytes) else "".join(content)


def _is_page(content: str) -> bool:
    parser = HTMLParser()
    parser.feed(content)
    parser.close()
    return content.startswith("<!doctype html>") and content.rstrip().endswith("</html>")


def _is_json(content: str) -> bool:
    told = json.loads(content)
    assert told["schema"] in SHAPES
    jsonschema.validate(told, schema(told["schema"]))
    return True


OPENED: dict[str, Any] = {
    "text": lambda content: content.strip() and all(c.isprintable() or c == "\n" for c in content),
    "md": str.strip,
    "html": _is_page,
    "docx": lambda content: list(docx.Document(io.BytesIO(content)).iter_inner_content()),
    "json": _is_json,
    "csv": lambda content: len({len(row) for row in csv.reader(io.StringIO(content))}) == 1,
    "parquet": lambda content: parquet.read_table(io.BytesIO(content)).num_columns,
    "sssom": lambda content: content.startswith("#curie_map:\n") and "\nsubject_id\t" in content,
    "xlsx": lambda content: openpyxl.load_workbook(io.BytesIO(content)).sheetnames,
}
"""What opens a file of each format, and tells whether there is anything in it."""
