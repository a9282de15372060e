"""What sources state held against what the same edition lists: a source may err, so only warnings."""

from collections.abc import Iterator

from tracks.checks.draft import Draft
from tracks.errors import Code, Pointer, Problem
from tracks.model.amount import bounds
from tracks.model.item import has, with_ancestors
from tracks.model.statement import Added, Altered, Block, Count, Rearranged, Removed, Statement


def check_stated_counts_are_listed(draft: Draft) -> Iterator[Problem]:
    """A stated number equals that of a complete listing."""
    for pointer, block, said in _statements(draft):
        if not isinstance(said, Count) or said.value is None:
            continue
        level = block.level_of(said)
        if not draft.head.is_complete(level):
            continue
        for listed in _listed(draft, level, block, said):
            least, most = bounds(said.value)
            if (least is not None and listed < least) or (most is not None and listed > most):
                params = {"level": level, "stated": said.value, "listed": listed}
                yield Problem(Code.STATED_NOT_LISTED, params, at=(*pointer, "is"))


def check_stated_levels_agree(draft: Draft) -> Iterator[Problem]:
    """An item that a statement says was added at a level is of that level."""
    for pointer, block, said in _statements(draft):
        if not isinstance(said, Added):
            continue
        level = block.level_of(said)
        for n, item_id in enumerate(said.names):
            item = draft.items.get(item_id)
            if item and item.level != level:
                params = {"name": item.name, "stated": level, "listed": item.level}
                yield Problem(Code.STATED_LEVEL_DIFFERS, params, at=(*pointer, "names", n))


def check_numbers_cover_their_names(draft: Draft) -> Iterator[Problem]:
    """No more names are given than the number that is stated."""
    for pointer, _block, said in _statements(draft):
        if isinstance(said, Added | Removed | Rearranged | Altered) and said.number is not None:
            names, most = len(said.names), bounds(said.number).most
            if most is not None and most < names:
                params = {"number": said.number, "names": names}
                yield Problem(Code.NUMBER_TOO_SMALL, params, at=(*pointer, "number"))


def _statements(draft: Draft) -> Iterator[tuple[Pointer, Block, Statement]]:
    for b, block in enumerate(draft.head.statements):
        for s, said in enumerate(block.says):
            yield ("statements", b, "says", s), block, said


def _listed(draft: Draft, level: str, block: Block, said: Count) -> Iterator[int]:
    """Yield the listed numbers that the stated one speaks of; none where that is not known."""
    if said.having:
        here = [i for i in draft.rows if i.level == level and i.in_force and has(i, said.having)]
        if not said.under:
            yield len(here)
        return
    tally = draft.edition.tally
    if not said.under:
        yield tally.total[level]
        return
    if tally.unplaced[level]:
        return
    numbers = [_number_under(draft, level, item_id) for item_id in said.under]
    if block.each_of(said) == "yes" or len(numbers) == 1:
        yield from numbers
    elif block.each_of(said) == "no":
        yield sum(numbers)


def _number_under(draft: Draft, level: str, item_id: str) -> int:
    return sum(
        any(up.id == item_id for up in with_ancestors(item, draft.items)[1:])
        for item in draft.rows
        if item.level == level and item.in_force
    )
