"""Every problem of formats and checks is said to the letter, in both languages."""

import re
import string
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import Golden
from tracks.commands.validate import validate
from tracks.errors import Code
from tracks.messages import Text
from tracks.messages.problems import SENTENCES, SEVERITY
from tracks.model.language import Language
from tracks.render.problems import render_problem

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs"
CASES = sorted(path for path in HERE.iterdir() if re.match(r"T\d{3}-", path.name))
# Too large to be kept, or not about a file that is checked: tests/formats/test_source_text.py,
# tests/formats/xlsx/test_workbook.py and tests/formats/yaml/test_tidy.py, tests/cli/test_template.py try these. T0 and T5 are tested where
# they arise.
WITHOUT_CASE = {
    Code.FILE_TOO_LARGE,
    Code.WORKBOOK_TOO_LARGE,
    Code.XLSX_HOLDS_LESS,
    Code.LEVELS_WANTED,
    Code.FILE_EXISTS,
    Code.LAYOUT_UNSAFE,
    Code.RDF_MISSING,
    # Of maps against what is recorded: tests/commands/test_maps.py and tests/store/test_maps.py.
    Code.MAP_TAXONOMY_UNKNOWN,
    Code.MAP_EDITION_UNKNOWN,
    Code.NO_MAP,
    Code.MAP_OF_NOTHING,
    Code.MAP_DAMAGED,
    Code.MAP_OF_WITHDRAWN,
    Code.NO_SUCH_MAP,
}


class Page(NamedTuple):
    """A page of the docs that the tests write with --update-golden."""

    file: str
    head: str


PAGES: dict[Language, Page] = {
    "en": Page(
        "errors.md",
        "# Errors\n\n[中文](errors.zh.md)\n\n"
        "Each problem has a code that never changes its meaning. An error keeps an edition out of "
        "the record, a warning or a note does not. Where an example stands, it is a case under "
        "`tests/cases/`. This page is written by `pytest tests/cases --update-golden`.\n",
    ),
    "zh": Page(
        "errors.zh.md",
        "# 错误代码\n\n[English](errors.md)\n\n"
        "每个问题有一个代码，含义永不改变。有错误的版不录入，警告和提示不妨碍录入。"
        "示例取自 `tests/cases/`。本页由 `pytest tests/cases --update-golden` 写出。\n",
    ),
}


def input_of(case: Path) -> Path:
    """Return the one thing in a case's folder that is not expected output."""
    inputs = [path for path in case.iterdir() if not path.name.startswith("expected.")]
    return inputs[0] if inputs else case / "missing.yaml"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case_is_said_to_the_letter(
    case: Path, lang: Language, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(case)
    problems = validate([input_of(case).relative_to(case)]).problems
    assert case.name[:4] in {problem.code.slug for problem in problems}
    text = "".join(f"{render_problem(problem, lang)}\n" for problem in problems)
    golden(case / f"expected.{lang}.txt", text)


@pytest.mark.parametrize("code", [c for c in Code if "T1" <= c.slug < "T5"], ids=lambda c: c.name)
def test_code_has_a_case(code: Code) -> None:
    cases = {case.name[:4] for case in CASES}
    assert code.slug in cases or code in WITHOUT_CASE


def test_codes_are_distinct() -> None:
    slugs = [code.slug for code in Code]
    assert len(set(slugs)) == len(slugs)


@pytest.mark.parametrize("code", list(Code), ids=lambda c: c.name)
def test_code_is_said_in_both_languages_with_the_same_parameters(code: Code) -> None:
    said = SENTENCES[code]
    assert parameters(said.zh) == parameters(said.en)
    assert said.zh != said.en


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_docs_say_every_code(lang: Language, golden: Golden) -> None:
    golden(DOCS / PAGES[lang].file, page(lang))


def page(lang: Language) -> str:
    """Return the page of error codes: an anchor, the sentence and an example each."""
    parts = [PAGES[lang].head]
    for code in sorted(Code, key=lambda code: code.slug):
        parts.append(
            f"### {code.slug}\n\n{SEVERITY[code.severity](lang)}{': ' if lang == 'en' else '：'}{template(code, lang)}\n"
        )
        example = next((case for case in CASES if case.name.startswith(code.slug)), None)
        if example:
            said = (example / f"expected.{lang}.txt").read_text(encoding="utf-8")
            parts.append(f"```text\n{said}```\n")
    return "\n".join(parts)


def template(code: Code, lang: Language) -> str:
    """Return the sentence of a code with its parameters in capitals."""
    said = SENTENCES[code]
    return re.sub(r"\{(\w+)\}", lambda m: m[1].upper(), said.zh if lang == "zh" else said.en)


def parameters(text: Text | str) -> set[str]:
    """Return the names of the parameters in a template."""
    return {name for _, name, _, _ in string.Formatter().parse(str(text)) if name}
