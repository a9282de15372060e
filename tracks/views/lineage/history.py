"""The history of an item: what it began from, its course from edition to edition, what it ended in."""

from collections.abc import Iterator, Mapping, Sequence

from tracks.commands.history import Histories, ItemHistory, Place, Step, Told
from tracks.commands.named_by import Naming, Where
from tracks.commands.reasoned import Reasoned
from tracks.diff.change import Figure, How, Passage
from tracks.lineage.lives import Life
from tracks.lineage.succession import Node
from tracks.messages import Text
from tracks.messages import diff as say_diff
from tracks.messages import lineage as say
from tracks.model.evidence import Citation
from tracks.model.item import Item
from tracks.model.language import Language
from tracks.model.statement import Source
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
from tracks.views.diff.changes import claim_sentence
from tracks.views.diff.lines import ChangeLines
from tracks.views.wording import EVIDENCE, Wording

_MANY = 12  # items that a reader sees together


def history_view(answer: Histories, lang: Language, labels: str | None = None) -> Document:
    """Return one history after the other."""
    return document(lang, *(_history(history, lang, labels) for history in answer.histories))


def _history(history: ItemHistory, lang: Language, labels: str | None) -> Iterator[Block]:
    words = Wording(lang, (history.taxonomy,), labels)
    nodes = history.life.nodes
    yield Title(
        say.HISTORY(lang, name=_called(history, nodes, words), span=_span(history, nodes, lang))
    )
    life = history.life
    yield from _joined(history, life.origins, history.came, (say.ORIGINS, say.CAME_FROM), words)
    yield Heading(Line(say.COURSE(lang)))
    yield Labelled(tuple(_course(history, words)))
    yield from _joined(history, life.heirs, history.went, (say.HEIRS, say.WENT_TO), words)
    yield from _figures(history, words)


def _joined(
    history: ItemHistory,
    lives: Sequence[Life],
    places: Sequence[Place],
    headings: tuple[Text, Text],
    words: Wording,
) -> Iterator[Block]:
    """Yield where the items under one came from or went to, else the lives that are joined to it."""
    if places:
        yield Heading(Line(headings[1](words.lang)))
        yield Bullets(tuple(_places(places, words)))
    elif lives:
        entries = tuple(_tree(history, lives, words))
        if len(entries) > _MANY:
            entries = tuple(entry for entry in entries if entry[0] == 0)
        yield Heading(Line(headings[0](words.lang)))
        yield Tree(entries)


def _places(places: Sequence[Place], words: Wording) -> Iterator[Bullet]:
    for place in places:
        path = place.path
        where = say_diff.PATH_STEP.join(path) if path else say.UNPLACED_ONES(words.lang)
        yield Bullet(Line(say.SO_MANY(words.lang, path=where, n=place.number)))


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
        line = history.line(life.nodes[-1] if life.origins or not life.heirs else life.nodes[0])
        above = say_diff.PATH_STEP.join(words.path(line[:-1])) if line else ""
        name = _called(history, life.nodes, words)
        text = say_diff.PATH_STEP.join(filter(None, (above, name)))
        yield depth, Line(text, source=_span(history, life.nodes, words.lang))
        yield from _tree(history, (*life.origins, *life.heirs), words, depth + 1)


def _course(history: ItemHistory, words: Wording) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Yield the first listing, what happened under the edition that shows it, and where it is now."""
    nodes = history.life.nodes
    lines: dict[str, list[Line]] = {}

    def add(label: str, line: Line) -> None:
        lines.setdefault(label, []).append(line)

    add(history.edition(nodes[0]), Line(_listed(history, nodes[0], words)))
    for step in history.steps:
        for line in _happened(step, words):
            add(step.delta.after.edition, line)
    for each in history.reasoned:
        if each.claim:
            sentence = claim_sentence(each.claim, words)
            add(each.edition, _reasoned(each, sentence, history, words))
    placed = history.first_placed
    if placed and placed != nodes[0]:
        path = _path(history, placed, words)
        add(history.edition(placed), Line(say.FIRST_PLACED(words.lang, path=path)))
    for naming in history.namings:
        add(naming.edition, _named(naming, history, words))
    for label, line in _stands(history, words):
        add(label, line)
    for label in sorted(lines, key=history.editions.index):
        yield label, tuple(lines[label])


def _stands(history: ItemHistory, words: Wording) -> Iterator[tuple[str, Line]]:
    """Yield where an item is in the latest edition, or that it is not listed, first where it is not."""
    last, lang = history.life.nodes[-1], words.lang
    if history.is_listed:
        path = history.path(last) and _path(history, last, words)
        told = say.STILL_LISTED(lang, path=path) if path else say.STILL_UNPLACED(lang)
        replacing = history.replacing(last)
        took_over = [words.replaced_by(replacing)] if replacing else []
        yield history.latest, Line(words.clauses([told, *took_over]))
        return
    if left := history.left_listed:
        marked = words.name_with_id(left)
        yield history.latest, Line(say.LEFT_LISTED(lang, name=marked))
        return
    after = next(label for label in history.heads if history.editions.index(label) > last[0])
    if not history.life.heirs and after != history.latest:
        known = history.has_ended or history.heads[after].is_complete(history.item(last).level)
        yield after, Line((say.NO_LONGER if known else say.NOT_LISTED)(lang))
    gone = say.NOT_LISTED if history.is_listed is None else say.NO_LONGER
    yield history.latest, Line(gone(lang))


def _named(naming: Naming, history: ItemHistory, words: Wording) -> Line:
    text = say.IN_FOCUS if naming.where is Where.FOCUS else say.IN_OUTLOOK
    title = naming.title.text(words.lang)
    cited = _source(Citation(naming.source), history.sources, words.lang)
    return Line(text(words.lang, title=title), source=cited)


def _reasoned(each: Reasoned, said: str, history: ItemHistory, words: Wording) -> Line:
    """Return what a source says with the reason it gives."""
    because = say_diff.REASONS(words.lang, reasons=each.because)
    cited = [_source(citation, history.sources, words.lang) for citation in each.sources]
    return Line(words.clauses([said, because]), source=words.clauses(cited))


def _figures(history: ItemHistory, words: Wording) -> Iterator[Block]:
    """Yield the numbers of items under one that sources state or that follow, with their reasons."""
    rows: dict[str, list[Line]] = {}
    for each in history.figures:
        line = _figure(each.level, each.figure, history, words)
        rows.setdefault(each.edition, []).append(line)
    for reason in history.reasoned:
        if not reason.claim:
            line = _reasoned(reason, words.level(reason.level), history, words)
            rows.setdefault(reason.edition, []).append(line)
    if rows:
        yield Heading(Line(say.FIGURES(words.lang)))
        labels = sorted(rows, key=history.editions.index)
        yield Labelled(tuple((label, tuple(rows[label])) for label in labels))


def _figure(level: str, figure: Figure, history: ItemHistory, words: Wording) -> Line:
    text = words.counted_figure(level, figure)
    if figure.printed_level:
        printed = words.nouns(figure.printed_level)
        text = say.PRINTED_AS(words.lang, figure=text, **printed)
    cited = [_source(citation, history.sources, words.lang) for citation in figure.sources]
    if figure.evidence and (word := EVIDENCE.get(figure.evidence)):
        cited.insert(0, word(words.lang))
    return Line(text, source=words.clauses(cited))


def _listed(history: ItemHistory, node: Node, words: Wording) -> str:
    item = history.item(node)
    level = words.level_noun(item.level)
    if history.path(node) is None:
        return say.UNPLACED(words.lang, level=level, name=words.name(item))
    return say.STANDS(words.lang, level=level, path=_path(history, node, words))


def _path(history: ItemHistory, node: Node, words: Wording) -> str:
    """Return the path to an item and its own name last: 北京市 > 东城区 (110101)."""
    above = words.path((history.line(node) or ())[:-1])
    return say_diff.PATH_STEP.join((*above, words.name_with_id(history.item(node))))


def _happened(step: Step, words: Wording) -> Iterator[Line]:
    lines = ChangeLines(step.delta, words)
    for told in step.changes:
        yield _change(told, step, lines, words)
    for text, passages in ((say.GAVE, step.gave), (say.TOOK, step.took)):
        for passage in passages:
            other = passage.after if text is say.GAVE else passage.before
            line = text(
                words.lang,
                whom=words.name_with_id(other),
                items=_passed(passage, words),
                since=step.delta.before.edition,
                edition=step.delta.after.edition,
            )
            yield Line(line, source=say_diff.DERIVED(words.lang))


def _change(told: Told, step: Step, lines: ChangeLines, words: Wording) -> Line:
    """Return a change as far as it is the item's; of a larger event how many items it has in all."""
    change, (before, after) = told
    what = lines.exchange(change) if change.pairs else lines.change(change).line.text
    what = words.clauses([what, *lines.taken_over(change), *lines.reasons(change)])
    kinds = words.kinds(change.kinds)
    if (len(change.before), len(change.after)) == (before, after):
        line = say.HAPPENED(words.lang, kinds=kinds, what=what)
    else:
        line = say.HAPPENED_WITHIN(words.lang, kinds=kinds, what=what, before=before, after=after)
    cited = [_source(citation, step.sources, words.lang) for citation in change.sources]
    if word := EVIDENCE.get(change.evidence):
        cited.insert(0, word(words.lang))
    return Line(line, source=words.clauses(cited))


def _passed(passage: Passage, words: Wording) -> str:
    """Return what passed, of more than a few items only how many."""
    if len(passage.items) > _MANY:
        return say.PASSED(words.lang, n=len({was.id for _, was, _ in passage.items}))
    return words.listed(_item_passed(how, was, now, words) for how, was, now in passage.items)


def _item_passed(how: How, was: Item, now: Item, words: Wording) -> str:
    """Return an item as it was, with what it is now where that is called otherwise."""
    ids = dict.fromkeys(words.shown_id(item) for item in (was, now))
    if was.name == now.name and None not in ids:
        ways = say_diff.ARROW.join(filter(None, ids))
        text = say_diff.NAME_WITH_ID(words.lang, name=words.name(now), id=ways)
    else:
        names = dict.fromkeys(words.name_with_id(item) for item in (was, now))
        text = say_diff.ARROW.join(names)
    return say_diff.PASSAGE_PART(words.lang, name=text) if how is How.PART else text


def _source(citation: Citation, sources: Mapping[str, Source], lang: Language) -> str:
    source = sources.get(citation.id)
    title = source_text(source, lang) if source else citation.id
    return f"{title} {citation.at}" if citation.at else title
