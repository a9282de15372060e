"""The changes of a diff: what sources state of this pair, then what the listings or links show."""

from collections.abc import Iterator, Sequence

from tracks.diff.change import Change, ChangeSet, Claim
from tracks.diff.delta import Delta
from tracks.messages import diff as say
from tracks.model.evidence import Evidence
from tracks.model.kind import EVENTS, Kind
from tracks.render.blocks import Block, Bullet, Bullets, Heading, Line, Names
from tracks.views.citations import Citations
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
    for claim in change_set.stated:
        yield Heading(Line(_claim(claim, words), source=cited.place(claim.sources)))
        if claim.items:
            yield _named(claim, delta, words, lines)
    named_above = {item.id for claim in change_set.stated for item in claim.items}
    groups: dict[tuple[tuple[Kind, ...], str, Evidence], list[Change]] = {}
    for change in change_set.changes:
        if not _is_named(change, named_above):
            groups.setdefault((change.kinds, change.level, change.evidence), []).append(change)
    for (kinds, level, evidence), group in sorted(
        groups.items(),
        key=lambda entry: ([ranks[k] for k in entry[0][0]], words.depth(entry[0][1])),
    ):
        heading = _heading(kinds, level, len(group), words)
        word = EVIDENCE.get(evidence)
        source = word(words.lang) if word else cited.place(group[0].sources)
        yield Heading(Line(heading, source=source))
        if _BEGINS_OR_ENDS.issuperset(kinds):
            yield Bullets(tuple(lines.by_parent(group)))
        elif _PLACED_OTHERWISE.issuperset(kinds):
            yield Bullets(tuple(lines.by_parents(group)))
        else:
            yield Bullets(tuple(lines.change(change) for change in group))


def claim_sentence(claim: Claim, words: Wording) -> str:
    """Return how many items a source says were added, removed or merged, and how many it names."""
    lang = words.lang
    kind = say.KIND[claim.kind](lang)
    if claim.number is None:
        sentence = say.NUMBER_UNKNOWN(lang, kind=kind, **words.nouns(claim.level))
    else:
        sentence = words.of_kind(claim.kind, words.counted(claim.level, claim.number))
    if claim.names_all:
        return sentence
    if not claim.items:
        return say.NONE_NAMED(lang, said=sentence)
    return say.SOME_NAMED(lang, said=sentence, n=len(claim.items))


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


def _claim(claim: Claim, words: Wording) -> str:
    """Return the claim's sentence, with the levels above at which none of its items has a known place."""
    sentence = claim_sentence(claim, words)
    if claim.names_all:
        sentence = say.ALL_NAMED(words.lang, said=sentence, n=claim.number)
    above = words.levels_above(claim.level)
    if not above or not claim.items or not all(item.unplaced for item in claim.items):
        return sentence
    return say.PLACE_UNKNOWN(words.lang, said=sentence, levels=words.series(above))


def _named(claim: Claim, delta: Delta, words: Wording, lines: ChangeLines) -> Block:
    if all(item.unplaced for item in claim.items):
        return Names(tuple(words.name(item) for item in claim.items))
    side = delta.before if claim.kind is Kind.REMOVED else delta.after
    return Bullets(tuple(Bullet(Line(lines.placed(side, item))) for item in claim.items))


def _is_named(change: Change, named_above: set[str]) -> bool:
    """Tell whether a change only repeats what a claim above says by name."""
    items = (*change.before, *change.after)
    return _BEGINS_OR_ENDS.issuperset(change.kinds) and all(
        item.id in named_above for item in items
    )
