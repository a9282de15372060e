"""Places: the numbers that order all revisions of a taxonomy by (edition, revision).

An edition's first revision stands on a multiple of SLOT and its later ones right behind it, so that
new editions find room between any two, and new revisions behind any.
"""

from collections.abc import Mapping, Sequence

from tracks.model.text import natural_key

SLOT = 2**20
APART = 2**40


def slot_for(label: str, taken: Mapping[str, int]) -> int | None:
    """Return the place of a new edition's first revision, None where no slot is free.

    `taken` maps the other editions to the places of their first revisions.
    """
    before = [at for other, at in taken.items() if natural_key(other) < natural_key(label)]
    after = [at for other, at in taken.items() if natural_key(other) > natural_key(label)]
    if not before:
        return min(after) - APART if after else 0
    if not after:
        return max(before) + APART
    low, high = max(before), min(after)
    midway = (low + high) // 2 // SLOT * SLOT
    return midway if midway > low else None


def spread(slots: Sequence[int]) -> dict[int, int]:
    """Map the slots of all editions to new ones with room between them.

    The new ones lie behind the old ones, so that no row meets another one on its way.
    """
    first = max(slots) + APART
    return {slot: first + nth * APART for nth, slot in enumerate(sorted(slots))}
