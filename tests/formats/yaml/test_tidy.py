"""The one layout: it says the same, keeps every comment, and is not changed by itself."""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.formats.test_writers import FULL, TREES
from tests.formats.yaml.test_properties import FRAGMENTS
from tracks.errors import Code, TracksError
from tracks.formats.source_text import SourceText
from tracks.formats.yaml import tidy
from tracks.formats.yaml.syntax import parse
from tracks.formats.yaml.tidy import tidied
from tracks.formats.yaml.writer import write_yaml

ROOT = Path(__file__).parents[3]


def laid_out(text: str) -> str:
    return tidied(SourceText("x.yaml", text))


WRITTEN = """\
# 说明

# 又一行
a: { net: +15, code: 0123, x: '商业：零售' }   # 一
b: [甲,   # 内
    乙]
empty:   # 空
note: |  # 多行
  one

  two

# 在前
c:  # 键旁
- x   # 条旁
# - y
-   # 横线旁
    k: v

    l: [1,2] # 行旁
- {a: b, c: [d, # 深
     e]}  # 外
- [ # 首
   f]
- [{g: h, # 里
    i: j}]
d: 1.10
# 末
"""
TIDY = """\
# 说明

# 又一行
a: {net: +15, code: 0123, x: "商业：零售"}  # 一
b:
  - 甲  # 内
  - 乙
empty:  # 空
# 多行
note: |
  one

  two

# 在前
c:  # 键旁
  - x  # 条旁
  # - y
  # 横线旁
  - k: v

    l: [1, 2]  # 行旁
  # 外
  - a: b
    c:
      - d  # 深
      - e
  # 首
  - [f]
  - - g: h  # 里
      i: j
d: 1.10
# 末
"""


def test_what_people_write_is_laid_out_with_its_comments():
    assert laid_out(WRITTEN) == TIDY
    assert laid_out(TIDY) == TIDY


@pytest.mark.parametrize(
    "file", sorted((ROOT / "taxonomies").rglob("*.yaml")), ids=lambda f: f.name
)
def test_the_bundled_editions_are_laid_out(file):
    text = file.read_text(encoding="utf-8")
    assert laid_out(laid_out(text)) == laid_out(text)
    assert laid_out(text).count("#") == text.count("#")


def test_what_export_writes_is_in_the_layout():
    assert laid_out(write_yaml(FULL)) == write_yaml(FULL)


LONG = "k" * 1025  # YAML looks no further for the colon of a key


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        (f"? {LONG}\n:\n  - x # c\n  - y\n", f"? {LONG}\n:\n  - x  # c\n  - y\n"),
        (f"? {LONG} # c\n: x\n", f"? {LONG}  # c\n: x\n"),
        (
            f"a: [{{? {LONG} : b, # c\n d: e}}]\n",
            f"a:\n  - ? {LONG}  # c\n    : b\n    d: e\n",
        ),
        (f"? '{LONG}: x'\n: {{b: c}}\n", f'? "{LONG}: x"\n: {{b: c}}\n'),
    ],
    ids=("of commented entries", "commented", "in a list", "quoted"),
)
def test_A7_a_key_of_more_than_1024_characters_is_announced(text, tidy):
    assert laid_out(text) == tidy
    _assert_laid_out(text)


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("?\n\n|\n", '"":\n'),
        ("a:\n\n|\n", 'a: ""\n'),
        ("- note: |\n   a\n   b\n".join(["x:\n", ""]), "x:\n  - note: |\n      a\n      b\n"),
        ("x:\n- note: |  # c\n   a\n   b\n  l: [1, # d\n   2]\n",
         "x:\n  # c\n  - note: |\n      a\n      b\n    l:\n      - 1  # d\n      - 2\n"),
    ],
)  # fmt: skip
def test_A7_what_moves_up_stays_where_it_is_next_time(text, tidy):
    assert laid_out(text) == tidy
    _assert_laid_out(text)


def test_A7_a_layout_that_cannot_be_read_is_refused(monkeypatch):
    monkeypatch.setattr(tidy, "key_lines", lambda key: [f"{key}:"])
    with pytest.raises(TracksError) as caught:
        laid_out(f"? {LONG}\n:\n  - x # c\n  - y\n")
    assert [problem.code for problem in caught.value.problems] == [Code.LAYOUT_UNSAFE]


SPRINKLED = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 8), st.booleans()), max_size=6)


@given(
    st.dictionaries(
        st.sampled_from(["a", "note", "items", "甲 乙", LONG]), TREES, min_size=1, max_size=4
    ),
    SPRINKLED,
    st.sampled_from([None, False, True]),
)
@examples(300)
def test_comments_anywhere_stay(tree, sprinkled, flow):
    lines = yaml.safe_dump(
        tree, allow_unicode=True, default_flow_style=flow, width=20, sort_keys=False
    ).split("\n")
    for n, (line, indent, own) in enumerate(sprinkled):
        at = line % len(lines)
        if own:
            lines.insert(at, " " * indent + (f"# {n}" if n % 3 else ""))
        else:
            lines[at] += f"  # {n}"
    _assert_laid_out("\n".join(lines))


@example("a:\n  - # x\n    - # y\n      b: c\n")
@example("a: [ # x\n  [ # y\n  ], {# z\n}]\n")
@example("? a # x\n: b # y\n# z\n")
@example("--- # x\na: b\n# y\n... # z\n")
@example("a:\n  # x\n  >-\n  b\n  c\n\n\n\nd: e")
@example("a: 'b\n\n  c' # x\n")
@given(
    st.lists(FRAGMENTS | st.sampled_from([" # x", "\n# y\n", "\n\n", LONG]), max_size=30).map(
        "".join
    )
)
@examples(300)
def test_any_text_is_laid_out_or_has_errors(text):
    _assert_laid_out(f"a: b\n{text}" if not text.startswith(("a:", "?", "---")) else text)


def _assert_laid_out(text: str) -> None:
    try:
        done = laid_out(text)
    except TracksError as error:
        assert Code.LAYOUT_UNSAFE not in {problem.code for problem in error.problems}
        return
    assert laid_out(done) == done
    assert parse(SourceText("x.yaml", done))[0] == parse(SourceText("x.yaml", text))[0]
    assert all(line == line.rstrip() for line in done.split("\n"))


def test_what_would_be_changed_is_refused(monkeypatch):
    monkeypatch.setattr(tidy, "comments_of", lambda node: [str(id(node))])
    with pytest.raises(TracksError) as caught:
        laid_out("a: b\n")
    assert [problem.code for problem in caught.value.problems] == [Code.LAYOUT_UNSAFE]


def test_errors_of_syntax_are_told_with_their_places():
    with pytest.raises(TracksError) as caught:
        laid_out("a: [甲，乙]\nb: *x\n")
    assert [(p.code, p.spot.line) for p in caught.value.problems] == [
        (Code.FULL_WIDTH_MARK, 1),
        (Code.ANCHOR, 2),
    ]
