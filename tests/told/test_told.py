"""Facts as sources put them: the YAML that says each, and what diff, flow and audit make of it.

A file a fact. `before` and `after` are two editions without their first lines; `diff`, `flow` and
`audit` are what must stand in the texts, in the language of the fact, blanks left out of account;
`history` what the history of each item named must hold, `holds` is whether the audit finds no conflict, `fits` whether no name is out of place. Each is written again, as YAML and as a workbook,
and read back the same.
"""

from pathlib import Path

import pytest

from tests.asking import ask, record
from tests.views.showing import shown
from tracks.commands.audit import audited
from tracks.commands.diff import compare
from tracks.commands.export import export
from tracks.commands.flow import flowed
from tracks.commands.history import histories
from tracks.formats import read
from tracks.formats.source_text import SourceText
from tracks.formats.yaml.syntax import parse
from tracks.formats.yaml.taxonomy import read_taxonomy

FACTS = sorted(Path(__file__).parent.glob("*.yaml"))

TAXONOMY = """\
taxonomy: told
title: {zh: 赛道, en: Tracks}
levels:
  - {id: direction, zh: 方向, en: direction}
  - {id: main, zh: 主赛道, en: main track}
  - {id: new, zh: 新赛道, en: new track}
"""
OPENING = "taxonomy: told\nedition: {label}\n"
SOURCE = "sources: {s: {title: {zh: 公告, en: Notice}}, t: {title: {zh: 报道, en: Report}}}\n"


@pytest.mark.parametrize("file", FACTS, ids=lambda file: file.stem)
def test_what_is_told(file: Path, tmp_path: Path) -> None:
    fact, *_ = parse(SourceText(str(file), file.read_text(encoding="utf-8")))
    assert isinstance(fact, dict)
    (tmp_path / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    before = OPENING.format(label=2024) + fact["before"]
    after = OPENING.format(label=2025) + f"previous: 2024\n{SOURCE}{fact['after']}"
    (tmp_path / "2024.yaml").write_text(before, encoding="utf-8")
    (tmp_path / "2025.yaml").write_text(after, encoding="utf-8")
    database = tmp_path / "tracks.db"
    outcome = record(database, [tmp_path])
    assert outcome.errors == 0, outcome
    answers = {
        "diff": ask(compare, database, "2024", "2025"),
        "flow": ask(flowed, database, "2024", "2025"),
        "audit": ask(audited, database, smt=False),
    }
    for report, answer in answers.items():
        text = squeezed(shown(report, "text", answer, fact["lang"]))
        for expected in fact.get(report, ()):
            assert squeezed(expected) in text, (report, expected, text)
    for item, told in fact.get("history", {}).items():
        text = squeezed(shown("history", "text", ask(histories, database, item), fact["lang"]))
        for expected in told:
            assert squeezed(expected) in text, (item, expected, text)
    assert (not answers["audit"].findings.read.contradictions) is (fact["holds"] == "yes")
    if "fits" in fact:
        fits = all(named.finding.fits for named in answers["audit"].findings.names)
        assert fits is (fact["fits"] == "yes")
    for form in ("yaml", "xlsx"):
        assert read_back(database, tmp_path, form)


def read_back(database: Path, folder: Path, form: str) -> bool:
    """Tell whether the later edition, written and read, is the same."""
    written = ask(export, database, "2025", form)
    file = folder / "again" / f"2025.{form}"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(written if isinstance(written, bytes) else written.encode())
    taxonomy, _ = read_taxonomy(folder / "taxonomy.yaml")
    assert taxonomy
    first, again = (read(each, taxonomy).edition for each in (folder / "2025.yaml", file))
    return first is not None and again is not None and first.digest == again.digest


def squeezed(text: str) -> str:
    """Leave out what only lays a text out."""
    return "".join(text.split())


def test_there_are_thirty_facts_and_more() -> None:
    assert len(FACTS) >= 30
