"""Nothing of a file is lost without a word: not behind a comma, not under a key without a value."""

from pathlib import Path

import pytest

from tests.formats.writing import HEAD, read_text
from tracks.errors import Code
from tracks.formats.yaml.taxonomy import read_taxonomy
from tracks.model.statement import Count

SAID = "sources: {s: {title: {en: S}}}\nitems: [X]\nstatements: [{source: s, says: [%s]}]\n"

# What is written, and what is said of it: the code, the key, and what to write instead.
IN_BRACES = {
    "items: [{id: A, name: Agriculture, forestry and fishing}]": (
        "forestry and fishing", 'name: "Agriculture, forestry and fishing"'),
    "items: [{id: D, name: Retail, code: 47,1}]": ("1", 'code: "47,1"'),
    "items: [{name: A, note}]": ("note", 'name: "A, note"'),
    "items: [{name: A, b, c ,d}]": ("b", 'name: "A, b, c ,d"'),
    'items: [{name: "A", b}]': ("b", 'name: "A, b"'),
    "items: [{name: A, note: some\n    text, on\n    lines}]": ("on lines", 'note: "some text, on lines"'),
    "items: [{name: A, attributes: {seat: Bonn, Berlin}}]": ("Berlin", 'seat: "Bonn, Berlin"'),
    "items: [{name: A, aliases: B, C}]": ("C", 'aliases: "B, C"'),
    "title: {en: Tracks, old and new}": ("old and new", 'en: "Tracks, old and new"'),
    "sources: {s: {title: {en: Ministry of Trade, Industry and Energy}}}": (
        "Industry and Energy", 'en: "Ministry of Trade, Industry and Energy"'),
    SAID % "{count: main, is: 1,234}": ("234", 'is: "1,234"'),
    SAID % "{added: main, names: [X], number: 1,000,000}": ("000", 'number: "1,000,000"'),
    "items: [X]\nlinks: [{from: A, B, to: X}]": ("B", 'from: "A, B"'),
}  # fmt: skip


@pytest.mark.parametrize("text", IN_BRACES)
def test_A1_text_behind_a_comma_in_braces_is_an_error_that_shows_it_quoted(
    tmp_path: Path, text: str
) -> None:
    loaded = read_text(tmp_path, f"{HEAD}{text}\n")
    [problem] = [p for p in loaded.problems if p.code is Code.COMMA_IN_TEXT]
    assert (problem.params["key"], problem.params["whole"]) == IN_BRACES[text]
    assert loaded.edition is None
    _key, _, quoted = IN_BRACES[text][1].partition(": ")
    assert quoted.startswith('"') and problem.spot and problem.spot.line


@pytest.mark.parametrize(
    "text",
    [
        "items: [{id: A, name: A, forestry: and fishing}]",
        "items: [{id: A, name: A, forestry: }]",
        "sources: {s: {title: {en: M, forestry: of it}}}",
    ],
)
def test_A1_unknown_key_behind_a_comma_may_be_text_too(tmp_path: Path, text: str) -> None:
    loaded = read_text(tmp_path, f"{HEAD}{text}\n")
    [problem] = [p for p in loaded.problems if p.code is Code.KEY_UNKNOWN]
    assert problem.params["key"] == "forestry"
    assert '"' in str(problem.params["whole"]) and "forestry:" in str(problem.params["whole"])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("items: [{name: S, nmae_en: }]", "nmae_en"),
        ("items: [{name: S, nmae_en: s}]", "nmae_en"),
        ("items:\n  - name: S\n    nmae_en:", "nmae_en"),
        ("itmes:", "itmes"),
        ("itmes: [X]", "itmes"),
        ("items: [X, {name: S, children: [a, b, c: ]}]", "c"),
        ("sources: {s: {title: {en: S}, wher: }}", "wher"),
        ("sources: {s: {title: {en: S, jp: }}}", "jp"),
        (SAID % "{count: main, is: 1, words: }", "words"),
        ("items: [X]\nlinks: [{from: A, to: X, wieght: }]", "wieght"),
        ("mentioned: [{source: s, names: [X], level: }]", "level"),
    ],
)
def test_A1_unknown_key_is_an_error_also_without_a_value(
    tmp_path: Path, text: str, key: str
) -> None:
    loaded = read_text(tmp_path, f"{HEAD}{text}\n")
    assert [p.params["key"] for p in loaded.problems if p.code is Code.KEY_UNKNOWN] == [key]
    assert loaded.edition is None


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("sources: {title: , s: {title: {en: S}}}", ["title"]),
        ("sources:\n  s:", ["s"]),
        ("unplaced: {nwe: }", ["nwe"]),
        ("items:\n  - name: X\n    attributes:\n      seat:", ["seat"]),
        ("items: [{name: X, attributes: {a: [b, c: ], d: {e: }}}]", ["c", "e"]),
    ],
)
def test_A1_key_of_the_authors_own_needs_a_value(
    tmp_path: Path, text: str, keys: list[str]
) -> None:
    loaded = read_text(tmp_path, f"{HEAD}{text}\n")
    assert loaded.edition is None
    assert [(p.code, p.params["key"]) for p in loaded.problems] == [
        (Code.VALUE_ABSENT, key) for key in keys
    ]


def test_A1_list_of_names_in_braces_is_told(tmp_path: Path) -> None:
    loaded = read_text(tmp_path, f"{HEAD}items: {{商业, 民生}}\n")
    assert Code.KEY_BARE in [p.code for p in loaded.problems]


@pytest.mark.parametrize("rest", ["levles:", "publisher: A\nnote:", "publisher: A\nnote: x"])
def test_A1_unknown_key_of_a_taxonomy_is_an_error(tmp_path: Path, rest: str) -> None:
    file = tmp_path / "taxonomy.yaml"
    file.write_text(f"taxonomy: demo\ntitle: {{en: D}}\nlevels: [{{id: a, en: a}}]\n{rest}\n")
    taxonomy, problems = read_taxonomy(file)
    assert (taxonomy, [p.code for p in problems]) == (None, [Code.KEY_UNKNOWN])


def test_A1_comma_in_a_taxonomy_is_told(tmp_path: Path) -> None:
    file = tmp_path / "taxonomy.yaml"
    file.write_text("taxonomy: demo\ntitle: {en: D, or E}\nlevels: [{id: a, en: a, or b}]\n")
    taxonomy, problems = read_taxonomy(file)
    assert taxonomy is not None
    assert {p.code for p in problems} == {Code.COMMA_IN_TITLE}
    assert [p.params["whole"] for p in problems] == ['en: "D, or E"', 'en: "a, or b"']


def test_A1_figure_may_be_written_as_it_is_printed(tmp_path: Path) -> None:
    loaded = read_text(
        tmp_path, HEAD + SAID % '{count: main, since: 2024, is: "1,234", net: "+1,000"}'
    )
    assert loaded.edition
    [said] = loaded.edition.head.statements[0].says
    assert isinstance(said, Count)
    assert (said.value, said.net) == (1234, 1000)


@pytest.mark.parametrize("figure", ["1,23", "12,34,567", ",123", "1,234.5", "1,,234"])
def test_A1_figure_with_commas_elsewhere_is_none(tmp_path: Path, figure: str) -> None:
    loaded = read_text(tmp_path, HEAD + SAID % f'{{count: main, is: "{figure}"}}')
    assert [p.code for p in loaded.problems if p.is_error] == [Code.NUMBER_EXPECTED]


def test_A1_key_twice_and_bare_is_told_and_not_fatal(tmp_path: Path) -> None:
    loaded = read_text(tmp_path, f"{HEAD}items: [{{name: {{a, b}}, name: X, [c]: d, e}}]\n")
    codes = {p.code for p in loaded.problems}
    assert {Code.KEY_TWICE, Code.KEY_BARE, Code.KEY_NOT_TEXT, Code.COMMA_IN_TEXT} <= codes
