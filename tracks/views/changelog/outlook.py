"""The focus, the outlook and the mentioned names of an edition's sources: none of them is an item."""

from collections.abc import Iterator

from tracks.diff.delta import Delta
from tracks.messages import changelog as say
from tracks.model.edition import Head, Outlook
from tracks.model.language import Language
from tracks.render.blocks import Block, Bullet, Bullets, Heading, Line, Names, Paragraph
from tracks.views.citations import Citations
from tracks.views.compared import edition
from tracks.views.wording import Wording


def cited_beside(head: Head) -> Iterator[str]:
    """Yield the sources that the sections of this module cite of an edition."""
    if head.focus:
        yield head.focus.source
    yield from (entry.source for entry in head.outlook)
    yield from (entry.source for entry in head.mentioned)


def focus(delta: Delta, words: Wording, cited: Citations) -> Iterator[Block]:
    """Yield the names that the later edition's source singles out, and the aspects it treats of each."""
    stated, lang = delta.after.head.focus, words.lang
    if stated is None:
        return
    called = edition(delta.after, delta, lang)
    title = say.FOCUS(lang, title=stated.title.text(lang), edition=called, n=len(stated.names))
    yield Heading(Line(title, source=cited.number_of(stated.source)))
    yield Names(stated.names)
    if stated.aspects:
        names = words.series(stated.aspects)
        yield Paragraph(Line(say.ASPECTS(lang, n=len(stated.aspects), names=names)))


def outlook(head: Head, words: Wording, cited: Citations) -> Iterator[Block]:
    """Yield what sources expect next, driver by driver."""
    if not head.outlook:
        return
    lang = words.lang
    marks = dict.fromkeys(cited.number_of(entry.source) for entry in head.outlook)
    yield Heading(Line(say.OUTLOOK(lang), source="".join(marks)))
    yield Paragraph(Line(say.NOT_ITEMS(lang)))
    yield Bullets(tuple(Bullet(line) for entry in head.outlook for line in _driver(entry, lang)))


def mentioned(delta: Delta, words: Wording, cited: Citations) -> Iterator[Bullet]:
    """Yield the names that sources of the later edition mention without a level."""
    called = edition(delta.after, delta, words.lang)
    for mention in delta.after.head.mentioned:
        sentence = say.MENTIONED(words.lang, edition=called, n=len(mention.names))
        yield Bullet(Line(sentence, mention.names, cited.number_of(mention.source)))


def _driver(entry: Outlook, lang: Language) -> Iterator[Line]:
    if not (entry.candidates or entry.fields):
        yield Line(entry.driver)
    if entry.candidates:
        yield Line(say.CANDIDATES(lang, driver=entry.driver), entry.candidates)
    if entry.fields:
        yield Line(say.FIELDS(lang, driver=entry.driver), entry.fields)
