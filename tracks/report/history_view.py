"""The history of an item: what it began from, its course from edition to edition, what it ended in."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tracks.lineage.lives import Life
from tracks.lineage.succession import Node
from tracks.messages import diff as say_diff
from tracks.messages import lineage as say
from tracks.model.change import Change, Citation, Evidence
from tracks.model.delta import Delta
from tracks.model.edition import Head
from tracks.model.item import Item, path_of
from tracks.model.language import Language
from tracks.model.statement import Source
from tracks.model.taxonomy import Taxonomy
from tracks.report.blocks import (
    Block,
    Bullet,
    Bullets,
    Document,
    Heading,
    Labelled,
    Line,
    Title,
    Tree,
    document,
)
from tracks.report.citations import source_text
from tracks.report.diff_lines import ChangeLines
from tracks.report.wording import Wording

_BY = {Evidence.LISTED: say_diff.LISTED, Evidence.LINKED: say_diff.LINKED}


class Step(NamedTuple):
    """What happened to an item from an edition to the next, the delta that says so, what is cited."""

    delta: Delta
    change: Change
    sources: Mapping[str, Source]


class Passage(NamedTuple):
    """How many of the items under another came from, or went to, one place: its path, None if unknown."""

    path: tuple[str, ...] | None
    number: int


class ItemHistory(NamedTuple):
    """A life, what happened in it from edition to edition, and the items as the editions have them.

    `editions` are the labels that the numbers of nodes stand for, `heads` those of the editions at
    hand. Of an item that begins or ends without a link, `came` and `went` tell where what stands
    under it came from and went to.
    """

    heads: Mapping[str, Head]
    life: Life
    steps: Sequence[Step]
    editions: Sequence[str]
    items: Mapping[str, Mapping[str, Item]]
    came: Sequence[Passage] = ()
    went: Sequence[Passage] = ()

    @property
    def taxonomy(self) -> Taxonomy:
        """The taxonomy, as the latest edition has it."""
        return list(self.heads.values())[-1].taxonomy

    def edition(self, node: Node) -> str:
        """Return the label of a node's edition."""
        return self.editions[node[0]]

    def item(self, node: Node) -> Item:
        """Return an item as its edition has it."""
        return self.items[self.edition(node)][node[1]]

    def path(self, node: Node) -> tuple[str, ...] | None:
        """Return the names from the outermost to the item, None where its place is unknown."""
        return path_of(self.item(node), self.items[self.edition(node)])


def history_view(histories: Sequence[ItemHistory], lang: Language) -> Document:
    """Return one history after the other."""
    return document(lang, *(_history(history, lang) for history in histories))


def _history(history: ItemHistory, lang: Language) -> Iterator[Block]:
    words = Wording(lang, (history.taxonomy,))
    nodes = history.life.nodes
    yield Title(
        say.HISTORY(lang, name=_called(history, nodes, words), span=_span(history, nodes, lang))
    )
    if history.life.origins:
        yield Heading(Line(say.ORIGINS(lang)))
        yield Tree(tuple(_tree(history, history.life.origins, words)))
    elif history.came:
        yield Heading(Line(say.CAME_FROM(lang)))
        yield Bullets(tuple(_passages(history.came, words)))
    yield Heading(Line(say.COURSE(lang)))
    yield Labelled(tuple(_course(history, words)))
    if history.life.heirs:
        yield Heading(Line(say.HEIRS(lang)))
        yield Tree(tuple(_tree(history, history.life.heirs, words)))
    elif history.went:
        yield Heading(Line(say.WENT_TO(lang)))
        yield Bullets(tuple(_passages(history.went, words)))


def _passages(passages: Sequence[Passage], words: Wording) -> Iterator[Bullet]:
    for passage in passages:
        path = passage.path
        where = say_diff.PATH_STEP.join(path) if path else say.UNPLACED_ONES(words.lang)
        yield Bullet(Line(say.SO_MANY(words.lang, path=where, n=passage.number)))


def _called(history: ItemHistory, nodes: Sequence[Node], words: Wording) -> str:
    return words.name_with_id(history.item(nodes[-1]))


def _span(history: ItemHistory, nodes: Sequence[Node], lang: Language) -> str:
    first, last = history.edition(nodes[0]), history.edition(nodes[-1])
    if first == last:
        return say.SPAN_OF_ONE(lang, edition=first)
    return say.SPAN(lang, first=first, last=last)


def _tree(
    history: ItemHistory, lives: Sequence[Life], words: Wording, depth: int = 0
) -> Iterator[tuple[int, Line]]:
    """Yield what an item came from or went to, each with the same of its own below it."""
    for life in lives:
        path = history.path(life.nodes[-1] if life.origins or not life.heirs else life.nodes[0])
        above = say_diff.PATH_STEP.join(path[:-1]) if path else ""
        name = _called(history, life.nodes, words)
        told = say_diff.PATH_STEP.join(filter(None, (above, name)))
        yield depth, Line(told, source=_span(history, life.nodes, words.lang))
        yield from _tree(history, (*life.origins, *life.heirs), words, depth + 1)


def _course(history: ItemHistory, words: Wording) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Yield the first listing, each change under the edition that shows it, and whether it lasts."""
    nodes = history.life.nodes
    told: dict[str, list[Line]] = {}
    told[history.edition(nodes[0])] = [Line(_listed(history, nodes[0], words))]
    for step in history.steps:
        told.setdefault(step.delta.after.edition, []).append(_happened(step, words))
    last = history.edition(nodes[-1])
    if nodes[-1][0] == len(history.editions) - 1:
        told.setdefault(last, []).append(Line(say.STILL_LISTED(words.lang)))
    elif not history.life.heirs:
        after = history.editions[nodes[-1][0] + 1]
        head = history.heads.get(after)
        known = head is not None and head.is_complete(history.item(nodes[-1]).level)
        gone = say.NO_LONGER if known else say.NOT_LISTED
        told.setdefault(after, []).append(Line(gone(words.lang)))
    for label in sorted(told, key=history.editions.index):
        yield label, tuple(told[label])


def _listed(history: ItemHistory, node: Node, words: Wording) -> str:
    item, path = history.item(node), history.path(node)
    level = words.level_noun(item.level)
    if path is None:
        return say.UNPLACED(words.lang, level=level, name=words.name(item))
    shown = say_diff.PATH_STEP.join((*path[:-1], words.name_with_id(item)))
    return say.STANDS(words.lang, level=level, path=shown)


def _happened(step: Step, words: Wording) -> Line:
    change, delta = step.change, step.delta
    kinds = words.series(say_diff.KIND[kind](words.lang) for kind in change.kinds)
    told = ChangeLines(delta, words).change(change)
    line = say.HAPPENED(words.lang, kinds=kinds, what=told.line.text)
    cited = [_source(citation, step, words.lang) for citation in change.sources]
    if change.evidence in _BY:
        cited.insert(0, _BY[change.evidence](words.lang))
    return Line(line, source=words.clauses(cited))


def _source(citation: Citation, step: Step, lang: Language) -> str:
    source = step.sources.get(citation.id)
    title = source_text(source, lang) if source else citation.id
    return f"{title} {citation.at}" if citation.at else title
