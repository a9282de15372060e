"""Maps: what the items of one taxonomy are in another (xkos:Correspondence, an SSSOM mapping set)."""

from collections.abc import Iterable
from functools import cached_property
from hashlib import sha256

from tracks.model.digest import canonical
from tracks.model.frozen import Frozen
from tracks.model.text import natural_key

DIGEST_PREFIX = "m1:"
"""Names the recipe of a map's digest, so that a later one can stand beside it."""


class Scheme(Frozen):
    """An edition of a taxonomy as maps name it: `cn-sei:2018` (skos:ConceptScheme)."""

    taxonomy: str
    edition: str

    @property
    def label(self) -> str:
        """The taxonomy and the edition, as people write them."""
        return f"{self.taxonomy}:{self.edition}"


class Match(Frozen):
    """An item on either side that have content in common, by id (xkos:ConceptAssociation).

    `source_partial`: only a part of the source is in this match, `target_partial`: only a part of the
    target (as the UN's tables of correspondences have it). Where one side is None, nothing there
    answers the item on the other. `cited` is where that is said, `note` is for the editors.
    """

    source: str | None
    target: str | None
    source_partial: bool = False
    target_partial: bool = False
    note: str | None = None
    cited: str | None = None

    def turned(self) -> "Match":
        """Return the match read from the other side."""
        return Match(
            source=self.target,
            target=self.source,
            source_partial=self.target_partial,
            target_partial=self.source_partial,
            note=self.note,
            cited=self.cited,
        )


class Map(Frozen):
    """All that is said of how an edition of one taxonomy answers an edition of another.

    It has no direction: whatever side it was written from, `source` is the taxonomy that comes first
    in natural order, and the matches are sorted by their ids (docs/adr/0012).
    """

    source: Scheme
    target: Scheme
    matches: tuple[Match, ...]

    @classmethod
    def of(cls, one: Scheme, other: Scheme, matches: Iterable[Match]) -> "Map":
        """Return the map of matches that lead from `one` to `other`, which is another taxonomy."""
        if is_turned(one, other):
            one, other, matches = other, one, (match.turned() for match in matches)
        return cls(source=one, target=other, matches=tuple(sorted(matches, key=_order)))

    @property
    def ends(self) -> "Ends":
        """The two editions that it is between."""
        return self.source, self.target

    @cached_property
    def text(self) -> str:
        """All of it as canonical JSON: what is kept, and what its digest is taken of."""
        return canonical(self.model_dump(exclude_defaults=True))

    @property
    def digest(self) -> str:
        """The digest of all of it."""
        return map_digest(self.text)


Ends = tuple[Scheme, Scheme]
"""The two editions that a map is between, in the order in which it is kept."""


def is_turned(one: Scheme, other: Scheme) -> bool:
    """Tell whether a map that is written from one to another is kept the other way round."""
    return natural_key(other.taxonomy) < natural_key(one.taxonomy)


def map_digest(text: str) -> str:
    """Return the digest of a map from the text that is kept of it."""
    return DIGEST_PREFIX + sha256(text.encode()).hexdigest()


def label_of(source: Scheme, target: Scheme) -> str:
    """Return what people call a map: `cn-sei:2018..gbt4754:2017`."""
    return f"{source.label}..{target.label}"


def _order(match: Match) -> tuple[bool, str, bool, str]:
    return match.source is None, match.source or "", match.target is None, match.target or ""
