"""Comparable groups: how many of each grade, then each group but those of one unchanged item."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tracks.commands.groups import Grouped
from tracks.lineage.groups import Grade, Group, Pairing
from tracks.messages import diff as say_diff
from tracks.messages import lineage as say
from tracks.model.attribute import Sums
from tracks.model.edition import Edition
from tracks.model.item import Item, line_of
from tracks.model.language import Language
from tracks.render.blocks import (
    Block,
    Bullet,
    Bullets,
    Column,
    Document,
    Heading,
    Line,
    Table,
    Title,
    document,
)
from tracks.views.wording import Wording

_NOT_WHOLE = frozenset({Grade.BROKEN, Grade.WEIGHTED_ONLY})
"""What reasons tell of members themselves and not of what stands under them."""


def groups_view(grouped: Grouped, lang: Language, labels: str | None = None) -> Document:
    """Return the groups of two editions; those of one unchanged item are only counted."""
    return document(lang, _blocks(grouped, lang, labels))


def _blocks(grouped: Grouped, lang: Language, named_in: str | None) -> Iterator[Block]:
    groups, before, after, _, labels = grouped
    words = Wording(lang, (after.head.taxonomy, before.head.taxonomy), named_in)
    sums = Sums(after.head.taxonomy, before.items), Sums(after.head.taxonomy, after.items)
    title = after.head.taxonomy.title.text(lang)
    yield Title(say.GROUPS(lang, taxonomy=title, before=labels[0], after=labels[1]))
    yield _counts(groups, labels, lang)
    for grade in Grade:
        if grade is Grade.IDENTICAL:
            continue
        of_grade = [group for group in groups if group.grade is grade]
        if of_grade:
            heading = say.GROUP_HEADING(lang, grade=say.GRADES[grade](lang), n=len(of_grade))
            yield Heading(Line(heading))
            bullets = (_bullet(group, before, after, words, sums) for group in of_grade)
            yield Bullets(tuple(bullets))


def _counts(groups: Sequence[Group], labels: tuple[str, str], lang: Language) -> Table:
    columns = (
        Column(say.GRADE(lang)),
        Column(say.GROUPS_COUNT(lang), "right"),
        Column(say.ITEMS_BEFORE(lang, edition=labels[0]), "right"),
        Column(say.ITEMS_AFTER(lang, edition=labels[1]), "right"),
    )
    numbers: Counter[Grade] = Counter()
    old: Counter[Grade] = Counter()
    new: Counter[Grade] = Counter()
    for group in groups:
        numbers[group.grade] += 1
        old[group.grade] += len(group.before)
        new[group.grade] += len(group.after)
    rows = [
        (say.GRADES[grade](lang), str(numbers[grade]), str(old[grade]), str(new[grade]))
        for grade in Grade
    ]
    return Table(columns, tuple(rows))


def _bullet(
    group: Group, before: Edition, after: Edition, words: Wording, sums: tuple[Sums, Sums]
) -> Bullet:
    sides = [
        words.series(_placed(item, edition, words) for item in items)
        for items, edition in ((group.before, before), (group.after, after))
        if items
    ]
    text = say_diff.ARROW.join(sides)
    if len(group.before) == len(group.after) == 1 and sides[0] == sides[1]:
        was, now = group.before[0], group.after[0]
        text = text if was.name == now.name else words.renamed(sides[0], was, now)
    if group.reasons:
        told = say.REASONS if group.grade in _NOT_WHOLE else say.INSIDE
        reasons = words.clauses(told[reason](words.lang) for reason in group.reasons)
        text = say.GROUP_REASONS(words.lang, group=text, reasons=reasons)
    kept = (_kept(pairing, words) for pairing in group.pairings)
    return Bullet(Line(text), (*_added_up(group, words, sums), *kept))


def _added_up(group: Group, words: Wording, sums: tuple[Sums, Sums]) -> Iterator[str]:
    """Yield what the attributes that may be added up come to over a group in both editions."""
    before, after = sums
    for attribute in after.attributes:
        old, new = before.over(attribute, group.before), after.over(attribute, group.after)
        if old and new:
            yield words.sums(attribute, old, new)


def _kept(pairing: Pairing, words: Wording) -> str:
    """Return how much of a member another one has, and what passed from it."""
    share = pairing.kept
    names = (words.name_with_id(item) for item in (pairing.before, pairing.after))
    before, after = names
    kept = say.KEPT(words.lang, before=before, after=after, number=share.number, of=share.of)
    if not pairing.shifts:
        return kept
    items = (
        words.name_with_id(was)
        if was.id == now.id
        else say_diff.ARROW.join((words.name_with_id(was), words.name_with_id(now)))
        for was, now in pairing.shifts
    )
    return say.KEPT_BY(words.lang, kept=kept, items=words.listed(items))


def _placed(item: Item, edition: Edition, words: Wording) -> str:
    line = line_of(item, edition.items)
    name = words.name_with_id(item)
    return say_diff.PATH_STEP.join((*words.path(line[:-1]), name)) if line else name
