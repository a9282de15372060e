"""One line of a crosswalk, whole in itself: what SSSOM, a sheet or users' tables need of it."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tracks.lineage.linked import Association, Settled
from tracks.lineage.shares import Share
from tracks.model.evidence import Evidence
from tracks.model.item import Item, Line


class Relation(StrEnum):
    """How the content of the target relates to that of the source (SKOS mapping properties)."""

    EXACT = "skos:exactMatch"
    BROAD = "skos:broadMatch"
    NARROW = "skos:narrowMatch"
    RELATED = "skos:relatedMatch"


class Row(NamedTuple):
    """An item of the edition asked from, and one of the edition asked for (an SSSOM mapping).

    One of the two is None where nothing answers. `source_line` and `target_line` lead to them, None
    where their place is unknown. `cardinality` is 1:1, 1:n, n:1, n:m, 1:0 or 0:1, as SSSOM counts it:
    by the rows in which the item on each side stands; None where a partial listing leaves it open.
    `source_partial` tells that only a part of the source is in the target, `target_partial` that
    the target holds more than it. `weight` is the share, from 0 to 1, of the earlier of the two
    that is in the later one, None where a link does not say. `steps` are what links say on the
    shortest of the `paths` from one to the other, in the order of the editions; none where the item
    is itself. Where nothing answers they go as far as links lead from the item, or to it, and `ended` is
    the edition since which the item that they lead to is known to be gone. `evidence` is None where nothing decides. Of what is derived, `source_share` tells how
    many of the lowest items of the source lie, at least in part, in the target, `target_share` how
    many of the target's come from the source. `settled` says that nothing answers.
    """

    source_edition: str
    source: Item | None
    source_line: Line | None
    target_edition: str
    target: Item | None
    target_line: Line | None
    cardinality: str | None
    source_partial: bool = False
    target_partial: bool = False
    weight: Decimal | None = None
    steps: tuple[Association, ...] = ()
    paths: int = 0
    evidence: Evidence | None = None
    source_share: Share | None = None
    target_share: Share | None = None
    ended: str | None = None
    settled: tuple[Settled, ...] = ()

    @property
    def relation(self) -> Relation | None:
        """How the two relate, None where one is missing, or nothing tells that they do.

        A part of the target makes it broader.
        """
        if self.source is None or self.target is None or self.evidence is None:
            return None
        match self.source_partial, self.target_partial:
            case False, False:
                return Relation.EXACT
            case False, True:
                return Relation.BROAD
            case True, False:
                return Relation.NARROW
        return Relation.RELATED

    @property
    def stations(self) -> tuple[str, ...]:
        """The ids on the path, each with its edition: 430203@1996, 430204@1997; then: ended 1998."""
        first = [f"{step.origin}@{step.since}" for step in self.steps[:1]]
        last = [f"ended {self.ended}"] if self.ended else []
        return (*first, *(f"{step.target}@{step.edition}" for step in self.steps), *last)

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources that the links on the path cite, each once."""
        return tuple(dict.fromkeys(said.cited for said in self._said if said.cited))

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes of the links on the path, each once."""
        return tuple(dict.fromkeys(said.note for said in self._said if said.note))

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons that the links on the path give, each once."""
        return tuple(dict.fromkeys(said.because for said in self._said if said.because))

    @property
    def _said(self) -> tuple[Association | Settled, ...]:
        return (*self.steps, *self.settled)

    def turned(self) -> "Row":
        """Return the row the other way round; what leads from the earlier to the later one stays."""
        return self._replace(
            source_edition=self.target_edition,
            source=self.target,
            source_line=self.target_line,
            target_edition=self.source_edition,
            target=self.source,
            target_line=self.source_line,
            cardinality=_TURNED.get(self.cardinality or "", self.cardinality),
            source_partial=self.target_partial,
            target_partial=self.source_partial,
            source_share=self.target_share,
            target_share=self.source_share,
        )


_TURNED = {"1:n": "n:1", "n:1": "1:n", "1:0": "0:1", "0:1": "1:0"}
