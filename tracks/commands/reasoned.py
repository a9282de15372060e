"""The reasons that sources give where they name an item, edition by edition."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

from tracks.diff.change import Claim
from tracks.diff.claims import claims_of_edition, claims_of_pair
from tracks.diff.delta import Delta
from tracks.model.evidence import Citation
from tracks.model.item import Items
from tracks.model.statement import Count, Share, printed_level
from tracks.store import RevisionRow

Ids = Mapping[str, Collection[str]]
_OF_ENDED = frozenset({"removed", "merged", "split"})


class Reasoned(NamedTuple):
    """A statement of an edition with its reason; `kind` is its key in the file: added, count.

    `claim` is what it says happened, None where it gives a number of items under the item.
    """

    edition: str
    since: str | None
    kind: str
    level: str
    because: str
    sources: tuple[Citation, ...]
    claim: Claim | None = None


def reasoned(
    rows: Mapping[str, RevisionRow],
    compared: Callable[[RevisionRow, RevisionRow], Delta],
    items: Mapping[str, Items],
    ids: Ids,
) -> list[Reasoned]:
    """Return the statements with a reason that name an item, or what it stands under or holds.

    `ids` are those of the item by edition, `items` the items at hand, `compared` gives two editions.
    """
    return [
        each
        for row in rows.values()
        for each in (*_events(row, rows, compared, items, ids), *_figures(row, ids))
    ]


def _events(
    row: RevisionRow,
    rows: Mapping[str, RevisionRow],
    compared: Callable[[RevisionRow, RevisionRow], Delta],
    items: Mapping[str, Items],
    ids: Ids,
) -> Iterator[Reasoned]:
    spoken = dict.fromkeys(
        said.since
        for block in row.head.statements
        for said in block.says
        if not isinstance(said, Count | Share) and said.because
    )
    for since in spoken:
        if since in rows:
            claims = claims_of_pair(compared(rows[since], row))
        else:
            listed = items.get(row.edition, {})
            told = claims_of_edition(row.head, listed.get)
            claims = tuple(claim for claim in told if claim.since == since)
        for claim in claims:
            if claim.because and _names(claim, ids):
                yield Reasoned(
                    claim.edition, since, claim.slug, claim.level, claim.because, claim.sources, claim
                )  # fmt: skip


def _names(claim: Claim, ids: Ids) -> bool:
    was, now = (ids.get(edition, ()) for edition in (claim.since, claim.edition))
    before, after = (*claim.origins,), (*claim.under, *claim.targets)
    if claim.slug in _OF_ENDED:
        before += claim.items
    else:
        after += claim.items
    return any(item.id in was for item in before) or any(item.id in now for item in after)


def _figures(row: RevisionRow, ids: Ids) -> Iterator[Reasoned]:
    now = ids.get(row.edition, ())
    for block in row.head.statements:
        for said in block.says:
            if (
                isinstance(said, Count | Share)
                and said.because
                and not set(said.under).isdisjoint(now)
            ):
                kind, level = printed_level(said)[0], block.level_of(said)
                cited = (block.cite(said),)
                yield Reasoned(row.edition, said.since, kind, level, said.because, cited)
