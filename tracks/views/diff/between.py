"""What sources state of other pairs of editions than the two compared: commentary, by edition."""

from collections.abc import Iterator

from tracks.diff.change import ChangeSet, Claim
from tracks.diff.delta import Delta
from tracks.messages import diff as say
from tracks.model.edition import Head
from tracks.model.statement import Count
from tracks.render.blocks import Block, Heading, Labelled, Line
from tracks.views.citations import Citations
from tracks.views.diff.changes import claim_sentence
from tracks.views.wording import Wording


def between(found: ChangeSet, delta: Delta, words: Wording, cited: Citations) -> Iterator[Block]:
    """Yield, edition by edition, what is stated; names that stood above are not printed again."""
    told = {item.id for claim in found.stated for item in claim.items}
    # What is stated of the very pair stands above, with all its names.
    others = [c for c in found.between if (c.since, c.edition) != _pair(delta)]
    previous = delta.before.edition
    rows = []
    for head in (*(b.head for b in delta.between), delta.after.head):
        claims = [claim for claim in others if claim.edition == head.edition]
        lines = []
        for claim in claims:
            obvious = claim.since == previous and head is not delta.after.head
            lines.append(_line(claim, obvious, told, words, cited))
            told.update(item.id for item in claim.items)
        if not lines and head is not delta.after.head and not _claims_anything(head):
            lines = [Line(say.NO_DATA(words.lang))]
        if lines:
            rows.append((say.EDITION(words.lang, edition=head.edition), tuple(lines)))
        previous = head.edition
    if rows:
        heading = say.BETWEEN if delta.between else say.OTHER_PAIRS
        yield Heading(Line(heading(words.lang)))
        yield Labelled(tuple(rows))


def _pair(delta: Delta) -> tuple[str, str]:
    return delta.before.edition, delta.after.edition


def _line(claim: Claim, obvious: bool, told: set[str], words: Wording, cited: Citations) -> Line:
    """Return a claim in a line; `obvious` is whether a reader knows what it compares with."""
    said = claim_sentence(claim, words)
    if not obvious:
        said = say.COMPARED_WITH(words.lang, said=said, edition=claim.since)
    names = tuple(words.name(item) for item in claim.items if item.id not in told)
    if names:
        said = say.NAMES_FOLLOW(words.lang, said=said)
    elif claim.items:
        said = say.NAMED_ABOVE(words.lang, said=said)
    return Line(said, names, cited.place(claim.sources))


def _claims_anything(head: Head) -> bool:
    return any(not isinstance(said, Count) for block in head.statements for said in block.says)
