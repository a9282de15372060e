"""What sources single out, expect and mention of an edition: none of it makes an item."""

from collections.abc import Iterator

from tracks.diff.delta import Delta
from tracks.messages import changelog as say
from tracks.model.edition import Head, Outlook
from tracks.model.language import Language
from tracks.render.blocks import Block, Bullet, Bullets, Heading, Line, Names, Paragraph
from tracks.views.citations import Citations
from tracks.views.wording import Wording, edition


def cited_beside(head: Head) -> Iterator[str]:
    """Yield the sources of what is told here of an edition."""
    if head.focus:
        yield head.focus.source
    yield from (told.source for told in head.outlook)
    yield from (told.source for told in head.mentioned)


def focus(delta: Delta, words: Wording, cited: Citations) -> Iterator[Block]:
    """Yield what the later edition's source singles out, and the titles of what it says of each."""
    told, lang = delta.after.head.focus, words.lang
    if told is None:
        return
    called = edition(delta.after, delta, lang)
    title = say.FOCUS(lang, title=told.title.text(lang), edition=called, n=len(told.names))
    yield Heading(Line(title, source=cited.number_of(told.source)))
    yield Names(told.names)
    if told.aspects:
        names = words.series(told.aspects)
        yield Paragraph(Line(say.ASPECTS(lang, n=len(told.aspects), names=names)))


def outlook(head: Head, words: Wording, cited: Citations) -> Iterator[Block]:
    """Yield what sources expect next, driver by driver."""
    if not head.outlook:
        return
    lang = words.lang
    marks = dict.fromkeys(cited.number_of(told.source) for told in head.outlook)
    yield Heading(Line(say.OUTLOOK(lang), source="".join(marks)))
    yield Paragraph(Line(say.NOT_ITEMS(lang)))
    yield Bullets(tuple(Bullet(line) for told in head.outlook for line in _driver(told, lang)))


def mentioned(delta: Delta, words: Wording, cited: Citations) -> Iterator[Bullet]:
    """Yield the names whose level no source of the later edition says."""
    called = edition(delta.after, delta, words.lang)
    for told in delta.after.head.mentioned:
        said = say.MENTIONED(words.lang, edition=called, n=len(told.names))
        yield Bullet(Line(said, told.names, cited.number_of(told.source)))


def _driver(told: Outlook, lang: Language) -> Iterator[Line]:
    if not (told.candidates or told.fields):
        yield Line(told.driver)
    if told.candidates:
        yield Line(say.CANDIDATES(lang, driver=told.driver), told.candidates)
    if told.fields:
        yield Line(say.FIELDS(lang, driver=told.driver), told.fields)
