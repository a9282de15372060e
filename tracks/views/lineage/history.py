"""The history of an item: what it began from, its course from edition to edition, what it ended in."""

from collections.abc import Iterator, Sequence

from tracks.commands.history import Histories, ItemHistory, Passage, Step
from tracks.lineage.lives import Life
from tracks.lineage.succession import Node
from tracks.messages import Text
from tracks.messages import diff as say_diff
from tracks.messages import lineage as say
from tracks.model.evidence import Citation
from tracks.model.language import Language
from tracks.render.blocks import (
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
from tracks.views.citations import source_text
from tracks.views.diff.lines import ChangeLines
from tracks.views.wording import EVIDENCE, Wording


def history_view(answer: Histories, lang: Language) -> Document:
    """Return one history after the other."""
    return document(lang, *(_history(history, lang) for history in answer.histories))


def _history(history: ItemHistory, lang: Language) -> Iterator[Block]:
    words = Wording(lang, (history.taxonomy,))
    nodes = history.life.nodes
    yield Title(
        say.HISTORY(lang, name=_called(history, nodes, words), span=_span(history, nodes, lang))
    )
    life = history.life
    yield from _joined(history, life.origins, history.came, (say.ORIGINS, say.CAME_FROM), words)
    yield Heading(Line(say.COURSE(lang)))
    yield Labelled(tuple(_course(history, words)))
    yield from _joined(history, life.heirs, history.went, (say.HEIRS, say.WENT_TO), words)


def _joined(
    history: ItemHistory,
    lives: Sequence[Life],
    passages: Sequence[Passage],
    headings: tuple[Text, Text],
    words: Wording,
) -> Iterator[Block]:
    """Yield the lives that links join to an item's, else where the items under it came from or went to."""
    if lives:
        yield Heading(Line(headings[0](words.lang)))
        yield Tree(tuple(_tree(history, lives, words)))
    elif passages:
        yield Heading(Line(headings[1](words.lang)))
        yield Bullets(tuple(_passages(passages, words)))


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
        text = say_diff.PATH_STEP.join(filter(None, (above, name)))
        yield depth, Line(text, source=_span(history, life.nodes, words.lang))
        yield from _tree(history, (*life.origins, *life.heirs), words, depth + 1)


def _course(history: ItemHistory, words: Wording) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Yield the first listing, each change under the edition that shows it, and whether it lasts."""
    nodes = history.life.nodes
    lines: dict[str, list[Line]] = {}
    lines[history.edition(nodes[0])] = [Line(_listed(history, nodes[0], words))]
    for step in history.steps:
        lines.setdefault(step.delta.after.edition, []).append(_happened(step, words))
    last = history.edition(nodes[-1])
    if nodes[-1][0] == len(history.editions) - 1:
        lines.setdefault(last, []).append(Line(say.STILL_LISTED(words.lang)))
    elif not history.life.heirs:
        after = history.editions[nodes[-1][0] + 1]
        head = history.heads.get(after)
        known = head is not None and head.is_complete(history.item(nodes[-1]).level)
        gone = say.NO_LONGER if known else say.NOT_LISTED
        lines.setdefault(after, []).append(Line(gone(words.lang)))
    for label in sorted(lines, key=history.editions.index):
        yield label, tuple(lines[label])


def _listed(history: ItemHistory, node: Node, words: Wording) -> str:
    item, path = history.item(node), history.path(node)
    level = words.level_noun(item.level)
    if path is None:
        return say.UNPLACED(words.lang, level=level, name=words.name(item))
    shown = say_diff.PATH_STEP.join((*path[:-1], words.name_with_id(item)))
    return say.STANDS(words.lang, level=level, path=shown)


def _happened(step: Step, words: Wording) -> Line:
    change, delta = step.change, step.delta
    bullet = ChangeLines(delta, words).change(change)
    line = say.HAPPENED(words.lang, kinds=words.kinds(change.kinds), what=bullet.line.text)
    cited = [_source(citation, step, words.lang) for citation in change.sources]
    if word := EVIDENCE.get(change.evidence):
        cited.insert(0, word(words.lang))
    return Line(line, source=words.clauses(cited))


def _source(citation: Citation, step: Step, lang: Language) -> str:
    source = step.sources.get(citation.id)
    title = source_text(source, lang) if source else citation.id
    return f"{title} {citation.at}" if citation.at else title
