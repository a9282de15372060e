"""Sources by number: the later edition's first, then the earlier one's, then those between."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from tracks.diff.change import ChangeSet, Figure
from tracks.diff.delta import Delta
from tracks.messages import diff as say
from tracks.model.edition import Head
from tracks.model.evidence import Citation, Evidence
from tracks.model.language import Language, between_phrases
from tracks.model.statement import Source
from tracks.render.blocks import Block, Heading, Labelled, Line
from tracks.views.figure_rows import shown_rows


class Citations:
    """The numbers of the sources that a report cites: of several for one statement, the first.

    `silent` are sources to be listed too, with the edition whose source they are: they give no figure.
    """

    def __init__(
        self, cited: Iterable[str], sources: Mapping[str, Source], silent: Mapping[str, str]
    ) -> None:
        order = dict.fromkeys((*cited, *silent))
        self._numbers = {source_id: n for n, source_id in enumerate(order, start=1)}
        self._sources, self._silent = sources, silent
        self._used: set[str] = set()

    def settled(self) -> "Citations":
        """Return the numbers of the sources that were asked for so far, and of no others."""
        used = [i for i in self._numbers if i in self._used]
        if used == [*self._numbers]:
            return self
        silent = {i: edition for i, edition in self._silent.items() if i in self._used}
        return Citations(used, self._sources, silent)

    def silent(self, edition: str) -> str:
        """Return the marks of an edition's sources that give no figure."""
        return "".join(self.number_of(i) for i, of in self._silent.items() if of == edition)

    def number_of(self, source_id: str) -> str:
        """Return the number of a source, such as `[1]`; it is cited from then on."""
        self._used.add(source_id)
        return f"[{self._numbers.setdefault(source_id, len(self._numbers) + 1)}]"

    def number(self, sources: tuple[Citation, ...]) -> str:
        """Return `[1]` for the first of the sources, nothing where there is none."""
        return self.number_of(sources[0].id) if sources else ""

    def place(self, sources: tuple[Citation, ...]) -> str:
        """Return the first source's number, where in it, and its words: `[1] 第 1 段 “新增三个”`."""
        if not sources:
            return ""
        _, at, quote = sources[0]
        return " ".join(part for part in (self.number(sources), at, quote and f"“{quote}”") if part)

    def entries(self) -> Iterator[tuple[str, Source]]:
        """Yield the number of each source with the source, where it is known."""
        for source_id, n in self._numbers.items():
            if source := self._sources.get(source_id):
                yield f"[{n}]", source

    def blocks(self, lang: Language) -> Iterator[Block]:
        """Yield the list of sources, with a remark on those of a compared edition that give no figure."""
        if not self._numbers:
            return
        yield Heading(Line(say.SOURCES(lang)))
        yield Labelled(
            tuple((f"[{n}]", (Line(self._text(i, lang)),)) for i, n in self._numbers.items())
        )

    def _text(self, source_id: str, lang: Language) -> str:
        source = self._sources.get(source_id)
        text = source_text(source, lang) if source else source_id
        if edition := self._silent.get(source_id):
            called = say.EDITION(lang, edition=edition)
            return say.NO_FIGURE(lang, source=text, edition=called)
        return text


def with_sources(
    cited: Citations, lang: Language, blocks_of: Callable[[Citations], Iterable[Block]]
) -> Iterator[Block]:
    """Yield the blocks of a document, and last the list of the sources that they cite, of all of them."""
    blocks = tuple(blocks_of(cited))
    settled = cited.settled()
    # Which sources are cited shows when everything is written; the numbers leave no gap.
    yield from blocks if settled is cited else blocks_of(settled)
    yield from settled.blocks(lang)


def diff_citations(change_set: ChangeSet, delta: Delta) -> Citations:
    """Number the sources that a diff cites, then those of the two editions that give no figure."""
    return citations([(change_set, delta)])


def citations(
    diffs: Iterable[tuple[ChangeSet, Delta]],
    more: Iterable[str] = (),
    known: Mapping[str, Source] = MappingProxyType({}),
) -> Citations:
    """Number the sources that several diffs and `more` cite, then those of the editions that give no figure.

    `known` are sources that none of the diffs knows.
    """
    diffs = list(diffs)
    compared = [head for _, delta in diffs for head in (delta.after.head, delta.before.head)]
    between = [between.head for _, delta in diffs for between in delta.between]
    cited = dict.fromkeys([*(i for change_set, _ in diffs for i in _cited(change_set)), *more])
    order = [i for head in (*compared, *between) for i in head.sources if i in cited]
    sources = {**known, **{i: s for change_set, _ in diffs for i, s in change_set.sources.items()}}
    return Citations([*order, *cited], sources, silent_sources(compared))


def silent_sources(heads: Iterable[Head]) -> dict[str, str]:
    """Return the sources of editions that give no statement, with the edition each belongs to."""
    return {i: head.edition for head in heads for i in head.sources if not _tells(head, i)}


def source_text(source: Source, lang: Language) -> str:
    """Return a source's title, publisher unless the title names it, and date."""
    title = source.title.text(lang)
    publisher = source.publisher if source.publisher and source.publisher not in title else None
    rest = between_phrases(lang).join(part for part in (publisher, source.date) if part)
    return say.SOURCE(lang, title=title, rest=rest) if rest else title


def sources_shown(figure: Figure) -> tuple[Citation, ...]:
    """Return the sources to show for a figure: the first that states it; all that bounds or arithmetic need."""
    stated = figure.value is not None and figure.evidence is not Evidence.DERIVED
    return figure.sources[:1] if stated else figure.sources


def _cited(change_set: ChangeSet) -> Iterator[str]:
    """Yield the first source of everything shown."""
    groups: list[tuple[Citation, ...]] = []
    for row in shown_rows(change_set.counts):
        for figure in (row.before, row.after):
            groups += [(citation,) for citation in sources_shown(figure)]
        groups.append(row.trend.sources)
    groups += [claim.sources for claim in (*change_set.stated, *change_set.between)]
    groups += [change.sources for change in change_set.changes]
    yield from (sources[0].id for sources in groups if sources)


def _tells(head: Head, source_id: str) -> bool:
    """Tell whether any statement, list or item of the edition is from the source."""
    taken = (source for of in head.list_sources.values() for source in of.sources)
    listed = source_id in taken or source_id in head.item_sources.values()
    return listed or any(block.source == source_id and block.says for block in head.statements)


def distinct(marks: Iterable[str]) -> str:
    """Return marks of sources without repetition, in the order of their numbers."""
    return "".join(
        sorted(dict.fromkeys(mark for mark in marks if mark), key=lambda m: int(m[1:-1]))
    )
