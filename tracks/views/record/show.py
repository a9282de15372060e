"""One edition as people read it: how much of it is known, and its items as a tree."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from tracks.commands.show import Counts, Shown
from tracks.diff.change import Figure
from tracks.messages import diff
from tracks.messages import show as say
from tracks.model.attribute import Sums
from tracks.model.edition import Edition
from tracks.model.evidence import Evidence
from tracks.model.item import STATUSES, Item, Status
from tracks.model.language import Language
from tracks.render.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Labelled,
    Line,
    Names,
    Paragraph,
    Table,
    Title,
    Tree,
    document,
)
from tracks.views.citations import Citations, distinct, silent_sources, with_sources
from tracks.views.wording import Wording

Numbers = Mapping[str, int]
"""How many items there are, by level."""


def show_view(shown: Shown, lang: Language, labels: str | None = None) -> Document:
    """Return an edition as a tree with counts by branch, its unplaced items apart.

    `level` leaves out what is further in, `under` all but the branch of the item with that id.
    KeyError where there is no such level or item.
    """
    edition, counts, level, under = shown.edition, shown.counts, shown.level, shown.under
    head = edition.head
    lists = [source for taken in head.list_sources.values() for source in taken.sources]
    cited = [*lists, *(s.id for figure in counts.values() for s in figure.sources)]
    own = head.sources
    order = [*(i for i in own if i in cited), *cited]
    citations = Citations(order, {**shown.sources, **own}, silent_sources([head]))

    def blocks(cited: Citations) -> Iterator[Block]:
        view = _Show(edition, counts, Wording(lang, (edition.head.taxonomy,), labels), cited)
        yield from view.head()
        yield from view.levels()
        yield from view.tree(edition.head.taxonomy.depths[level] if level else None, under)
        yield from view.unplaced(level, under)
        yield from _footnote(counts, lang)

    return document(lang, with_sources(citations, lang, blocks))


def _footnote(counts: Counts, lang: Language) -> Iterator[Block]:
    if any(figure.evidence is Evidence.DERIVED for figure in counts.values()):
        yield Labelled((("*", (Line(say.DERIVED_NOTE(lang)),)),))


class _Show:
    def __init__(self, edition: Edition, counts: Counts, words: Wording, cited: Citations) -> None:
        self._edition, self._counts, self._words, self._cited = edition, counts, words, cited
        self._lang = words.lang
        self._sums = Sums(edition.head.taxonomy, edition.items)
        self._children: dict[str, list[Item]] = {}
        for item in edition.items.values():
            if item.parent is not None:
                self._children.setdefault(item.parent, []).append(item)

    def head(self) -> Iterator[Block]:
        head = self._edition.head
        taxonomy = head.taxonomy.title.text(self._lang)
        yield Title(say.TITLE(self._lang, taxonomy=taxonomy, edition=head.edition))
        if head.title:
            yield Paragraph(Line(head.title.text(self._lang)))
        if head.says_when or head.released:
            said = [say.VALID(self._lang, days=head.valid)] if head.says_when else []
            said += [say.RELEASED(self._lang, date=head.released)] if head.released else []
            yield Paragraph(Line(self._words.clauses(said)))

    def levels(self) -> Iterator[Block]:
        """Yield how complete each level's listing is, and how many items are listed and stated."""
        head, lang = self._edition.head, self._lang
        columns = [
            Column(say.LEVEL(lang)),
            Column(say.LISTING(lang)),
            Column(say.LISTED_ITEMS(lang), "right"),
        ]
        if self._counts:
            columns += [Column(say.STATED_COUNT(lang), "right"), Column(diff.EVIDENCE(lang))]
        rows = []
        for level in head.taxonomy.levels:
            name = self._words.level(level.id)
            listing = say.LISTINGS[head.listing.get(level.id, "complete")](lang)
            taken = self._cited.place(head.list_cited(level.id))
            stated = self._counts.get((level.id, ()), Figure())
            row = (
                name,
                f"{listing}  {taken}" if taken else listing,
                str(self._edition.tally.total.get(level.id, 0))
                if head.has_level(level.id)
                else "-",
                self._words.figure(stated),
                self._marks(stated),
            )
            rows.append(row[: len(columns)])
        yield Table(tuple(columns), tuple(rows))
        if besides := self._words.besides(self._edition.tally.apart):
            yield Paragraph(Line(besides))
        roots = [item for item in self._edition.items.values() if item.parent is None]
        if sums := self._added_up(roots):
            yield Paragraph(Line(say.ALL_TOGETHER(lang, sums=self._words.clauses(sums))))
        if marks := self._cited.silent(head.edition):
            called = diff.EDITION(lang, edition=head.edition)
            yield Paragraph(Line(diff.SILENT(lang, edition=called), source=marks))

    def tree(self, depth: int | None, under: str | None) -> Iterator[Block]:
        """Yield the placed items as a tree, or the branch of one item."""
        items = self._edition.items
        roots = [items[under]] if under else [i for i in items.values() if i.parent is None]
        placed = [root for root in roots if under or not root.unplaced]
        entries = tuple(entry for root in placed for entry in self._branch(root, depth))
        if entries:
            yield Heading(Line(say.ITEMS(self._lang)))
            yield Tree(entries)
        elif not items:
            yield Paragraph(Line(say.NO_ITEMS(self._lang)))

    def unplaced(self, level: str | None, under: str | None) -> Iterator[Block]:
        """Yield the items whose place nobody states, level by level, each with its branch."""
        if under:
            return
        apart: dict[str, list[Item]] = {}
        for item in self._edition.items.values():
            if item.unplaced:
                apart.setdefault(item.level, []).append(item)
        depths = self._edition.head.taxonomy.depths
        limit = depths[level] if level else None
        for at, items in sorted(apart.items(), key=lambda entry: depths[entry[0]]):
            if limit is not None and depths[at] > limit:
                continue
            what = self._words.counted(at, sum(item.in_force for item in items))
            yield Heading(Line(say.UNPLACED(self._lang, what=what)))
            if any(item.id in self._children for item in items):
                yield Tree(tuple(e for item in items for e in self._branch(item, limit)))
            else:
                yield Names(tuple(self._words.name_with_id(item) for item in items))

    def _branch(self, top: Item, limit: int | None) -> Iterator[tuple[int, Line]]:
        """Yield an item and all below it, down to the level of depth `limit`."""
        depths = self._edition.head.taxonomy.depths
        pending = [(0, top)]
        while pending:
            step, item = pending.pop()
            if limit is not None and depths[item.level] > limit:
                continue
            yield step, self._line(item)
            below = self._children.get(item.id, ())
            pending.extend((step + 1, child) for child in reversed(below))

    def _line(self, item: Item) -> Line:
        """Return an item with the numbers of items that its branch lists and that sources state."""
        name = self._words.name_with_id(item)
        listed, apart = self._below(item)
        what = [self._words.counted(level, n) for level, n in listed.items()]
        what += filter(None, [self._words.besides(apart)])
        for (level, under), figure in self._counts.items():
            if under == (item.id,) and figure.value is not None:
                stated = self._words.counted(level, figure.value)
                source = self._marks(figure)
                derived = figure.evidence is Evidence.DERIVED
                text = say.BRANCH_DERIVED if derived else say.BRANCH_STATED
                what.append(text(self._lang, what=stated, source=source).strip())
        what += self._added_up([item])
        if item.replaced_by:
            what.insert(
                0, self._words.replaced_by(self._edition.items[i] for i in item.replaced_by)
            )
        if item.also_under:
            what.append(self._words.also_under(self._edition.items[i] for i in item.also_under))
        if not what:
            return Line(name)
        return Line(say.BRANCH(self._lang, name=name, what=self._words.clauses(what)))

    def _added_up(self, items: Sequence[Item]) -> list[str]:
        """Return what each attribute that may be added up comes to over items, as far as is known."""
        found = ((each, self._sums.over(each, items)) for each in self._sums.attributes)
        return [self._words.sum(attribute, total) for attribute, total in found if total]

    def _marks(self, figure: Figure) -> str:
        """Return the first source of a stated number, all sources of a derived one or of bounds."""
        every = figure.evidence is Evidence.DERIVED or figure.value is None
        sources = figure.sources if every else figure.sources[:1]
        return distinct(self._cited.number((source,)) for source in sources)

    def _below(self, item: Item) -> tuple[Numbers, Mapping[Status, Numbers]]:
        """Return how many items of each level are in force below an item, and how many are not.

        The outermost level comes first.
        """
        found: list[Item] = []
        pending = list(self._children.get(item.id, ()))
        while pending:
            below = pending.pop()
            found.append(below)
            pending.extend(self._children.get(below.id, ()))
        found.sort(key=lambda each: self._words.depth(each.level))
        in_force, *apart = (
            dict(Counter(each.level for each in found if each.status == status))
            for status in (None, *STATUSES)
        )
        return in_force, dict(zip(STATUSES, apart, strict=True))
