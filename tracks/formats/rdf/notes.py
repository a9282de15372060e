"""What sources say of an edition: the sources themselves, and the counts that they state as notes."""

from collections.abc import Iterator, Mapping

from tracks.formats.rdf import terms
from tracks.formats.rdf.items import date
from tracks.formats.rdf.naming import texts
from tracks.formats.rdf.nodes import Literal, Node, Said
from tracks.messages import rdf as say
from tracks.model.amount import Amount
from tracks.model.edition import Edition, Head
from tracks.model.iri import Iris
from tracks.model.language import Language, between_names, between_phrases
from tracks.model.statement import Block, Count, Source
from tracks.model.text import is_date

_LANGUAGES: tuple[Language, ...] = ("zh", "en")


def source_nodes(sources: Mapping[str, Source], iris: Iris) -> Iterator[Node]:
    """Yield what is said of each source that an edition defines."""
    for key, source in sources.items():
        said: list[Said] = [
            (terms.TYPE, terms.DOCUMENT),
            (terms.IDENTIFIER, Literal(key)),
            *((terms.TITLE, text) for text in texts(source.title)),
        ]
        if source.publisher is not None:
            said.append((terms.PUBLISHER, Literal(source.publisher)))
        if source.date is not None:
            dated = date(source.date) if is_date(source.date) else Literal(source.date)
            said.append((terms.ISSUED, dated))
        if source.where is not None:
            said.append((terms.CITATION, Literal(source.where)))
        yield Node(iris.source(key), said)


def note_nodes(edition: Edition, iris: Iris) -> Iterator[Node]:
    """Yield a note (skos:note) for each count that a source states with a figure, with its source."""
    label, number = edition.head.edition, 0
    for block, count in edition.head.counts():
        if count.value is count.was is count.net is count.growth is None:
            continue
        number += 1
        said: list[Said] = [
            (terms.VALUE, Literal(_sentence(edition, block, count, lang), lang))
            for lang in _LANGUAGES
        ]
        said.append((terms.SOURCE, iris.source(block.source)))
        yield Node(iris.note(label, number), said)


def _sentence(edition: Edition, block: Block, count: Count, lang: Language) -> str:
    head = edition.head
    level = head.taxonomy.level(count.count).text(lang) or count.count
    figures = between_phrases(lang).join(_figures(head, count, lang))
    said = say.COUNT(lang, level=level, figures=figures)
    if count.under:
        items = (edition.items.get(i) for i in count.under)
        names = between_names(lang).join(
            item.name if item else i for i, item in zip(count.under, items, strict=True)
        )
        told = {"yes": say.EACH(lang), "no": say.TOGETHER(lang)}
        each = told.get(block.each_of(count) or "", "")
        said = say.COUNT_UNDER(lang, names=names, level=level, each=each, figures=figures)
    at = block.cite(count).at
    return say.STATED_AT(lang, said=said, at=at) if at else said


def _figures(head: Head, count: Count, lang: Language) -> Iterator[str]:
    since = count.since or head.previous or ""
    if count.value is not None:
        yield str(count.value)
    if count.was is not None:
        yield say.WAS(lang, figure=count.was, since=since)
    if count.net is not None:
        yield say.NET(lang, figure=_signed(count.net), since=since)
    if count.growth is not None:
        yield say.GROWTH(lang, figure=count.growth, since=since)


def _signed(amount: Amount) -> str:
    return f"{amount:+d}" if isinstance(amount, int) else amount
