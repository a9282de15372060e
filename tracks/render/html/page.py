"""The page around the blocks: one file, its own styles and scripts in it, every request forbidden."""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from tracks.messages import documents as say
from tracks.model.language import Language
from tracks.render.blocks import Document, Picture, Title
from tracks.render.html.blocks import TAGS, contents, sections
from tracks.render.markup import escaped

_HERE = Path(__file__).parent
_FEW = 4  # headings that need no table of contents


def render_html(document: Document) -> str:
    """Return the document as HTML that opens anywhere: without a network, and without scripts too.

    Where there is a picture, ECharts is part of the file and lets a reader explore it.
    """
    lang = document.lang
    titles = [block.text for block in document.blocks if isinstance(block, Title)]
    pictures = any(isinstance(block, Picture) for block in document.blocks)
    scripts = [_asset("echarts/echarts.min.js"), _asset("charts.js")] if pictures else []
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="{TAGS[lang]}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{escaped(titles[0] if titles else '')}</title>",
            f"<style>\n{_asset('page.css')}</style>",
            "</head>",
            "<body>",
            f'<a class="skip" href="#text">{say.SKIP(lang)}</a>',
            *([f'<p class="draft">{say.DRAFT(lang)}</p>'] if document.draft else []),
            *_contents(document, lang),
            '<main id="text" tabindex="-1">',
            *sections(document),
            "</main>",
            *(f"<script>{script}</script>" for script in scripts),
            "</body>",
            "</html>",
            "",
        )
    )


def _policy(scripts: list[str]) -> str:
    """Return a policy that lets only our scripts run, by their digests, and nothing be fetched."""
    digests = " ".join(f"'sha256-{_digest(script)}'" for script in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {digests}; style-src 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()


def _contents(document: Document, lang: Language) -> Iterator[str]:
    entries = list(contents(document))
    if len(entries) <= _FEW:
        return
    yield f'<nav aria-label="{say.CONTENTS(lang)}"><details open><summary>{say.CONTENTS(lang)}</summary><ol>'
    yield from (
        f'<li class="depth{depth}"><a href="#{anchor}">{escaped(text)}</a></li>'
        for anchor, text, depth in entries
    )
    yield "</ol></details></nav>"


@cache
def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
