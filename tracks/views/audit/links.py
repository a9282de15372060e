"""Declared links above the leaves, where what is lowest says otherwise."""

from collections.abc import Iterator, Sequence

from tracks.commands.links_above import LinkAbove
from tracks.messages import audit as say
from tracks.model.item import Item
from tracks.render.blocks import Block, Bullet, Bullets, Heading, Line
from tracks.views.audit.words import AuditWords


def contested_links(links: Sequence[LinkAbove], words: AuditWords) -> Iterator[Block]:
    """Yield what is contested, a line each; nothing where nothing is."""
    if links:
        yield Heading(Line(say.LINKS(words.lang)))
        yield Bullets(tuple(Bullet(Line(_sentence(link, words))) for link in links))


def _sentence(link: LinkAbove, words: AuditWords) -> str:
    def series(items: Sequence[Item]) -> str:
        return words.words.series([words.words.plain_name(item) for item in items])

    text = say.LINK_TAKES_NOTHING if link.nothing else say.LINK_LEAVES_SOME
    return text(
        words.lang,
        since=link.since,
        edition=link.edition,
        name=words.words.plain_name(link.source),
        targets=series(link.targets),
        n=link.share.number,
        of=link.share.of,
        elsewhere=series(link.elsewhere),
    )
