"""Random successions: a few editions, a few ids, links of every kind between neighbours."""

from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from hypothesis import strategies as st

from tracks.lineage.linked import Association, Linked
from tracks.lineage.succession import Succession

IDS = "abcde"
LABELS = ("2021", "2022", "2023", "2024")


class Story(NamedTuple):
    """Which ids each edition lists, all of them, and what the links say."""

    listed: dict[str, frozenset[str]]
    associations: tuple[Association, ...]

    def succession(self, associations: tuple[Association, ...] | None = None) -> Succession:
        told = self.associations if associations is None else associations
        absent = {label: frozenset(IDS) - ids for label, ids in self.listed.items()}
        return Succession(Linked(LABELS, told, absent, self.listed))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Draw editions and links between neighbours; known weights out of an item sum to at most 1."""
    ids = st.frozensets(st.sampled_from(IDS), min_size=1)
    listed = {label: draw(ids) for label in LABELS}
    told: list[Association] = []
    for since, edition in pairwise(LABELS):
        for origin in sorted(listed[since]):
            targets = draw(
                st.lists(st.sampled_from(sorted(listed[edition])), unique=True, max_size=3)
            )
            shares = [Decimal(draw(st.integers(1, 10))) for _ in targets]
            for target, share in zip(targets, shares, strict=True):
                known = draw(st.booleans())
                told.append(
                    Association(
                        since,
                        edition,
                        origin,
                        target,
                        partial=draw(st.booleans()),
                        weight=share / 32 if known else None,
                    )
                )
    return Story(listed, tuple(told))
