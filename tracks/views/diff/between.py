"""What sources state of other pairs of editions than the two compared: commentary, by edition."""

from collections.abc import Iterator

from tracks.diff.change import ChangeSet, Claim
from tracks.diff.delta import Between, Delta
from tracks.messages import diff as say
from tracks.model.edition import Head
from tracks.model.item import Item
from tracks.model.statement import Count, Share
from tracks.render.blocks import Block, Heading, Labelled, Line
from tracks.views.citations import Citations
from tracks.views.diff.changes import claim_sentence
from tracks.views.wording import Wording

_FEW = 12
"""So many names that an edition between lists are told; of more, only the number."""


def between(
    change_set: ChangeSet, delta: Delta, words: Wording, cited: Citations
) -> Iterator[Block]:
    """Yield, edition by edition, what is stated; names that are printed above are not repeated."""
    named = {item.id for claim in change_set.stated for item in claim.items}
    # What is stated of the very pair is printed above, with all its names.
    others = [c for c in change_set.between if (c.since, c.edition) != _pair(delta)]
    previous = delta.before.edition
    listed = {b.head.edition: list(_shown(b, change_set, words)) for b in delta.between}
    rows = []
    for head in (*(b.head for b in delta.between), delta.after.head):
        claims = [claim for claim in others if claim.edition == head.edition]
        lines = []
        for claim in claims:
            obvious = claim.since == previous and head is not delta.after.head
            lines.append(_line(claim, obvious, named, words, cited))
            named.update(item.id for item in claim.items)
        if head is not delta.after.head:
            lines += listed.get(head.edition, [])
            if not lines and not _claims_anything(head):
                lines = [Line(say.NO_DATA(words.lang))]
        if lines:
            rows.append((say.EDITION(words.lang, edition=head.edition), tuple(lines)))
        previous = head.edition
    if rows:
        heading = say.BETWEEN if delta.between else say.OTHER_PAIRS
        yield Heading(Line(heading(words.lang)))
        yield Labelled(tuple(rows))


def _shown(between: Between, change_set: ChangeSet, words: Wording) -> Iterator[Line]:
    """Yield what the complete lists of an edition between show of the items that began or ended."""
    lists = {level for level in between.head.listing if between.head.is_complete(level)}
    if not lists:
        return
    undecided = change_set.undecided
    begun = [item for c in change_set.changes if not c.before for item in c.after]
    ended = [item for c in change_set.changes if not c.after for item in c.before]
    groups = (
        (say.HAS_BEGUN, say.LACKS_BEGUN, (*begun, *undecided.first_listed)),
        (say.HAS_ENDED, say.LACKS_ENDED, (*ended, *undecided.no_longer_listed)),
    )
    lines = []
    for has, lacks, items in groups:
        known = [item for item in items if item.level in lists]
        for text, here in ((has, True), (lacks, False)):
            some = [item for item in known if (item.id in between.listed) is here]
            if some:
                lines.append(_some(text(words.lang, n=len(some)), some, words))
    if not lines and len(lists) == len(between.head.listing):
        lines.append(Line(say.LISTS_ALL(words.lang)))
    yield from lines


def _some(sentence: str, items: list[Item], words: Wording) -> Line:
    """Return a sentence about some items, with their names where they are few."""
    if len(items) > _FEW:
        return Line(sentence)
    names = tuple(words.name_with_id(item) for item in items)
    return Line(say.NAMES_FOLLOW(words.lang, said=sentence), names)


def _pair(delta: Delta) -> tuple[str, str]:
    return delta.before.edition, delta.after.edition


def _line(claim: Claim, obvious: bool, named: set[str], words: Wording, cited: Citations) -> Line:
    """Return a claim in a line; `obvious` is whether a reader knows what it compares with."""
    sentence = claim_sentence(claim, words)
    if not obvious:
        sentence = say.COMPARED_WITH(words.lang, said=sentence, edition=claim.since)
    names = tuple(words.name(item) for item in claim.items if item.id not in named)
    if names:
        sentence = say.NAMES_FOLLOW(words.lang, said=sentence)
    elif claim.items:
        sentence = say.NAMED_ABOVE(words.lang, said=sentence)
    return Line(sentence, names, cited.place(claim.sources))


def _claims_anything(head: Head) -> bool:
    return any(
        not isinstance(statement, Count | Share)
        for block in head.statements
        for statement in block.says
    )
