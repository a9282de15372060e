"""Changelogs of editions in memory."""

from itertools import pairwise

from tracks.commands.changelog import Changelog, Chapter, Revision
from tracks.diff.delta import delta
from tracks.diff.diff import diff
from tracks.diff.flow import flow
from tracks.model.act import Act, Deed
from tracks.model.edition import Edition
from tracks.model.language import Language
from tracks.render.rendered import Rendered
from tracks.reports import Manner, render

CHINESE: tuple[Language, ...] = ("zh",)
BOTH: tuple[Language, ...] = ("zh", "en")
RECORDED = Act(1, Deed.RECORDED, "2026-01-02T03:04:05Z")


def chapter_of(before: Edition, after: Edition, *others: Edition) -> Chapter:
    """Compare two editions."""
    pair = delta(before, after, others)
    found = diff(pair)
    return Chapter(pair, found, flow(pair, found, before, after).rows)


def changelog_of(*editions: Edition) -> Changelog:
    """Tell of editions, which come in their order."""
    chapters = [
        chapter_of(*pair, *(e for e in editions if e not in pair)) for pair in pairwise(editions)
    ]
    ends = (editions[0], editions[-1], *editions[1:-1])
    whole = chapter_of(*ends)
    roots = (i.id for e in editions for i in e.items.values() if i.parent is None)
    return Changelog(
        chapters=tuple(reversed(chapters)),
        summary=whole if editions[2:] else None,
        revisions=tuple(
            Revision(e.head.edition, 1, e.digest, (RECORDED,)) for e in reversed(editions)
        ),
        editions=tuple(reversed(editions)),
        roots=tuple(dict.fromkeys(roots)),
    )


def rendered(form: str, log: Changelog, languages: tuple[Language, ...] = CHINESE) -> Rendered:
    """Return a changelog in a format."""
    return render("changelog", form, log, Manner(languages))


def told(form: str, log: Changelog, languages: tuple[Language, ...] = CHINESE) -> str:
    """Return a changelog in a format that is text."""
    content = rendered(form, log, languages).content
    assert isinstance(content, str)
    return content
