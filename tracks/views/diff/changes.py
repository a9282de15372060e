"""The changes of a diff: what sources state of this pair, then what the listings or links show."""

from collections.abc import Iterable, Iterator, Sequence

from tracks.diff.change import Change, ChangeSet, Claim
from tracks.diff.delta import Delta
from tracks.diff.listed import listed_in
from tracks.messages import diff as say
from tracks.model.evidence import Citation, Evidence
from tracks.model.item import Item
from tracks.model.kind import EVENTS, Kind
from tracks.render.blocks import Block, Bullet, Bullets, Heading, Line, Names, Paragraph
from tracks.views.citations import Citations, distinct
from tracks.views.diff.lines import ChangeLines
from tracks.views.wording import EVIDENCE, Wording

_PLACED_OTHERWISE = frozenset({Kind.MOVED, Kind.RECODED})
_BEGINS_OR_ENDS = frozenset({Kind.ADDED, Kind.REVIVED, Kind.REMOVED})


def changes(
    change_set: ChangeSet,
    delta: Delta,
    words: Wording,
    cited: Citations,
    order: Sequence[Kind] = tuple(Kind),
) -> Iterator[Block]:
    """Yield each claim about this pair with its names, then the other changes by kind and level."""
    lines = ChangeLines(delta, words)
    ranks = {kind: n for n, kind in enumerate(order)}
    below = _told_below(change_set.changes)
    for claim in change_set.stated:
        items = tuple(i for i in claim.items if (claim.kind, i.id) not in below)
        yield Heading(Line(_claim(claim, items, words), source=cited.place(claim.sources)))
        if claim.because:
            yield Paragraph(Line(say.REASONS(words.lang, reasons=claim.because)))
        if items:
            yield _named(claim._replace(items=items), delta, words, lines)
        if twice := _standing_twice(claim, change_set.changes):
            sentence = say.TWO_ITEMS(words.lang, n=len(twice), ids=words.series(twice))
            yield Paragraph(Line(sentence, source=cited.place(claim.sources)))
    groups: dict[tuple[tuple[Kind, ...], str, Evidence, bool], list[Change]] = {}
    for change in change_set.changes:
        if not _is_told_above(change):
            key = change.kinds, change.level, change.evidence, change.is_counted
            groups.setdefault(key, []).append(change)
    for (kinds, level, evidence, counted), group in sorted(
        groups.items(),
        key=lambda entry: (
            [ranks[k] for k in entry[0][0]],
            words.depth(entry[0][1]),
            not entry[0][3],
        ),
    ):
        heading = _heading(kinds, level, len(group), words)
        if not counted:
            heading = say.NOT_COUNTED(words.lang, said=heading)
        lists = [listed_in(change, delta) for change in group]
        common = lists[0] if len(set(lists)) == 1 else ()
        rests_on = _rests_on(evidence, group, common, words, cited)
        yield Heading(Line(heading, source=rests_on))
        if _BEGINS_OR_ENDS.issuperset(kinds):
            own = [
                change.sources or (() if common else of)
                for change, of in zip(group, lists, strict=True)
            ]
            yield Bullets(tuple(_by_parent(group, own, lines, cited)))
        elif _PLACED_OTHERWISE.issuperset(kinds):
            yield Bullets(tuple(lines.by_parents(group)))
        else:
            yield Bullets(tuple(lines.change(change) for change in group))


def _told_below(changes: Iterable[Change]) -> set[tuple[Kind, str]]:
    """Return the items that lists or links tell of, each as what a source would say of it."""
    shown = [change for change in changes if not _is_told_above(change)]
    begun = {(Kind.ADDED, item.id) for change in shown for item in change.after}
    return begun | {(Kind.REMOVED, item.id) for change in shown for item in change.before}


def _standing_twice(claim: Claim, changes: Iterable[Change]) -> list[str]:
    """Return the ids of removed items that stand again for items that a change lets begin."""
    if claim.kind is not Kind.REMOVED or not claim.items:
        return []
    begun = {item.id for change in changes if not change.before for item in change.after}
    return [item.id for item in claim.items if item.id in begun]


def _is_told_above(change: Change) -> bool:
    """Tell whether a change only repeats what a claim says by name."""
    return change.evidence is Evidence.STATED


def _rests_on(
    evidence: Evidence,
    group: list[Change],
    listed: tuple[Citation, ...],
    words: Wording,
    cited: Citations,
) -> str:
    """Return what a group of changes rests on, with the sources of links, or of the list of them all."""
    word = EVIDENCE[evidence](words.lang)
    if evidence is Evidence.LISTED:
        return f"{word} {cited.place(listed)}" if listed else word
    marks = distinct(cited.number((source,)) for change in group for source in change.sources)
    return f"{word} {marks}" if marks else word


def _by_parent(
    group: list[Change],
    sources: Iterable[tuple[Citation, ...]],
    lines: ChangeLines,
    cited: Citations,
) -> Iterator[Bullet]:
    """Yield the items that began or ended, those that a source names too with its mark."""
    by_source: dict[str, list[Change]] = {}
    for change, own in zip(group, sources, strict=True):
        by_source.setdefault(cited.place(own), []).append(change)
    for mark, named in sorted(by_source.items(), key=lambda entry: not entry[0]):
        for bullet in lines.by_parent(named):
            yield bullet._replace(line=bullet.line._replace(source=mark))


def claim_sentence(claim: Claim, words: Wording) -> str:
    """Return how many items a source says were added, removed or merged, and how many it names."""
    lang = words.lang
    sentence = _what_happened(claim, words)
    if claim.some:
        sentence = say.SOME_OF_THEM(lang, said=sentence)
    if claim.under:
        name = words.series(map(words.name, claim.under))
        sentence = say.CLAIM_UNDER(lang, name=name, said=sentence)
    if claim.names_all:
        return sentence
    if not claim.items:
        return say.NONE_NAMED(lang, said=sentence)
    return say.SOME_NAMED(lang, said=sentence, n=len(claim.items))


def _what_happened(claim: Claim, words: Wording) -> str:
    """Return what happened to how many items, and from where to where."""
    lang, number = words.lang, claim.number
    kind = say.KIND[claim.kind](lang)
    if claim.into is not None:
        into = words.amount(claim.into)
        if number is None:
            sentence = say.INTO_ALONE(lang, kind=kind, into=into, **words.nouns(claim.level))
        else:
            what = words.counted_amount(claim.level, number)
            unit = words.unit(claim.level)
            sentence = say.INTO(lang, kind=kind, what=what, into=into, unit=unit)
    elif number is None:
        sentence = say.NUMBER_UNKNOWN(lang, kind=kind, **words.nouns(claim.level))
    elif claim.slug == "lost":
        sentence = words.of_kind(claim.kind, words.counted_amount(claim.level, number))
    else:
        sentence = say.OF_KIND(lang, kind=kind, what=words.counted_amount(claim.level, number))
    if claim.of_level is not None:
        sentence = say.FROM_LEVEL(lang, said=sentence, level=words.level(claim.of_level))
    for ends, text in ((claim.origins, say.FROM), (claim.targets, say.TO)):
        if ends:
            sentence = text(lang, said=sentence, names=words.series(map(words.name, ends)))
    return say.THE_REVISED(lang, said=sentence, what=claim.what) if claim.what else sentence


def _heading(kinds: tuple[Kind, ...], level: str, n: int, words: Wording) -> str:
    is_event = kinds[0] in EVENTS
    if kinds[1:]:
        what = words.events(level, n) if is_event else words.counted(level, n)
        return _several(kinds, what, words)
    if is_event:
        return words.happened(kinds[0], level, n)
    return words.of_kind(kinds[0], words.counted(level, n))


def _several(kinds: tuple[Kind, ...], what: str, words: Wording) -> str:
    return say.SEVERAL_KINDS(words.lang, kinds=words.kinds(kinds), what=what)


def _claim(claim: Claim, items: tuple[Item, ...], words: Wording) -> str:
    """Return the claim's sentence, with the levels above at which none of its items has a known place.

    `items` are those that are named under it; the others are named where the lists show them.
    """
    sentence = claim_sentence(claim, words)
    if claim.names_all:
        sentence = say.ALL_NAMED(words.lang, said=sentence, n=claim.number)
    if claim.items and not items:
        return say.NAMED_BELOW(words.lang, said=sentence)
    above = words.levels_above(claim.level)
    if not above or not items or not all(item.unplaced for item in items):
        return sentence
    return say.PLACE_UNKNOWN(words.lang, said=sentence, levels=words.series(above))


def _named(claim: Claim, delta: Delta, words: Wording, lines: ChangeLines) -> Block:
    if all(item.unplaced for item in claim.items):
        return Names(tuple(words.name(item) for item in claim.items))
    side = delta.before if claim.kind is Kind.REMOVED else delta.after
    return Bullets(tuple(Bullet(Line(lines.placed(side, item))) for item in claim.items))
