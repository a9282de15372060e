"""No name acts as markup: what a reader of the rendered Markdown sees is the name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.views.example import named
from tests.views.showing import render_diff
from tracks.render.blocks import (
    Block,
    Bullet,
    Bullets,
    Column,
    Document,
    Heading,
    Line,
    Names,
    Paragraph,
    Table,
)
from tracks.render.cells import clean
from tracks.render.markdown import escaped, render_markdown

MARKUP = "ab1 |[](){}<>*_`~#+-=.!\\&$:;/@\"'\n汉、"
HOSTILE = (
    "<script>alert(1)</script>",
    "](http://x)",
    "a|b",
    "*强调*",
    "`code`",
    "# 标题",
    "- 项",
    "1. 项",
    "1) 项",
    "+ 项",
    "> 引",
    "![图](x)",
    "&lt;",
    "~~删~~",
    "a\n\nb",
    "---",
    "C #",
    "\\",
    "${x}",
)
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(markdown: str) -> str:
    """Return the text that a reader sees; anything but plain text in it is a failure."""
    return "".join(part for token in READER.parse(markdown) for part in _texts(token))


def _texts(token: Token) -> list[str]:
    if token.type != "inline":
        assert token.type not in {"html_block", "fence", "code_block", "blockquote_open", "hr"}
        return []
    allowed = {"text", "text_special", "html_inline"}
    children = token.children or []
    assert {child.type for child in children} <= allowed
    assert all(c.content == "<!-- -->" for c in children if c.type == "html_inline")
    return [child.content for child in children if child.type != "html_inline"]


def blocks_with(name: str) -> tuple[Block, ...]:
    """Return every kind of place in which a name stands."""
    return (
        Heading(Line(name)),
        Paragraph(Line(name)),
        Names((name,)),
        Bullets((Bullet(Line(name), (name,)),)),
        Table((Column(name),), ((name,),)),
    )


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("place", range(5))
def test_hostile_names_are_shown_as_they_are(name: str, place: int) -> None:
    block = blocks_with(name)[place]
    times = 2 if isinstance(block, Bullets | Table) else 1
    text = " ".join(clean(name).split())
    assert " ".join(shown(render_markdown(Document("zh", (block,)))).split()) == text * times


@given(st.text(st.sampled_from(MARKUP), min_size=1, max_size=30).filter(str.strip))
def test_any_name_is_shown_as_it_is(name: str) -> None:
    for block in blocks_with(name):
        times = 2 if isinstance(block, Bullets | Table) else 1
        text = "".join(clean(name).split())
        assert "".join(shown(render_markdown(Document("zh", (block,)))).split()) == text * times


def test_bare_addresses_make_no_links() -> None:
    markdown = render_diff("md", *named("http://x.cn", "www.x.cn", "a@x.cn"), "zh")
    assert "http\\://x.cn" in markdown
    assert "www\\.x.cn" in markdown
    assert "a@<!-- -->x.cn" in markdown


@pytest.mark.parametrize(
    ("name", "markdown"),
    [
        ("@someone", "@<!-- -->someone"),
        ("由 @a-b/c 提出", "由 @<!-- -->a-b/c 提出"),
        (":100: 行业", ":<!-- -->100: 行业"),
        (":+1::tada:", ":<!-- -->+1::<!-- -->tada:"),
        (":a_b:", ":<!-- -->a\\_b:"),
        ("#123", "\\#<!-- -->123"),
        ("owner/repo#7", "owner/repo\\#<!-- -->7"),
        ("gh-12", "gh-<!-- -->12"),
        ("C#", "C\\#"),
        ("9:30", "9:30"),
    ],
)
def test_E13_nothing_of_github_is_found_in_a_name(name: str, markdown: str) -> None:
    assert escaped(name) == markdown
    assert shown(render_markdown(Document("zh", (Paragraph(Line(name)),)))) == name
