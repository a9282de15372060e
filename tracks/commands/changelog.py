"""`changelog`: what became of a classification over a span of editions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from tracks.audit.audit import Findings
from tracks.audit.covered import covered, number
from tracks.commands import chosen, kept, references
from tracks.commands.audit import accounts_of
from tracks.commands.derived import following, with_following
from tracks.commands.diff import Comparison
from tracks.commands.usage import unknown, words
from tracks.diff.change import ChangeSet, Undecided
from tracks.diff.delta import Delta
from tracks.diff.diff import diff
from tracks.diff.flow import FlowRow, flow
from tracks.diff.internal import without_notes
from tracks.errors import Code, Parameter, wrong_usage
from tracks.model.act import Act, Deed
from tracks.model.edition import Edition, Head
from tracks.model.statement import Source
from tracks.model.text import natural_key
from tracks.store import RevisionRow, Store


class Audited(StrEnum):
    """Which findings of the audit are part of a changelog: none, those about its editions, all."""

    NONE = "none"
    COVERED = "covered"
    ALL = "all"


def audited_as(written: str) -> Audited:
    """Return what is written as `--audit`; TracksError where it is none of the words."""
    if written not in tuple(Audited):
        raise unknown(Code.NO_SUCH_VALUE, written, tuple(Audited), option=Parameter("audit"))
    return Audited(written)


class Chapter(NamedTuple):
    """An edition compared with an earlier one.

    `flow` accounts for the numbers. `elsewhere` compares the numbers of the later edition, and nothing
    else of it, with others than the earlier one, because its sources count against those.
    """

    delta: Delta
    change_set: ChangeSet
    flow: tuple[FlowRow, ...]
    elsewhere: tuple[Comparison, ...] = ()

    @property
    def head(self) -> Head:
        """The head of the later edition."""
        return self.delta.after.head


class Revision(NamedTuple):
    """The revision of an edition that a changelog is about, with its acts, the oldest first."""

    edition: str
    number: int
    digest: str
    acts: tuple[Act, ...]

    @property
    def status(self) -> Deed:
        """What the last act made of it."""
        return self.acts[-1].deed

    @property
    def recorded(self) -> Act:
        """The act that recorded it."""
        return next(act for act in self.acts if act.deed is Deed.RECORDED)


class Changelog(NamedTuple):
    """Chapters, newest first, over a span of editions.

    `summary` compares the ends of the span where editions lie between them. `revisions` are newest
    first too; so are `editions` whole. `roots` are the ids of all roots that the taxonomy ever had,
    earliest first. `audit` is what was found of the
    statements of all editions of the taxonomy held against each other, as far as it is to be told;
    None where there are none. `left_to_audit` is how many findings are not. `sources` are those that
    they cite. `date` is printed as it is given; a `draft` has room for comments.
    """

    chapters: tuple[Chapter, ...]
    summary: Chapter | None
    revisions: tuple[Revision, ...]
    editions: tuple[Edition, ...]
    roots: tuple[str, ...]
    audit: Findings | None = None
    left_to_audit: int = 0
    sources: Mapping[str, Source] = {}
    date: str | None = None
    draft: bool = False

    @property
    def whole(self) -> Chapter:
        """The comparison of the two ends of the span."""
        return self.summary or self.chapters[0]

    def comparisons(self) -> Iterator[Comparison]:
        """Yield all comparisons in the order of the report."""
        for chapter in (*([self.summary] if self.summary else []), *self.chapters):
            yield Comparison(chapter.delta, chapter.change_set)
            yield from chapter.elsewhere


def changelog(
    store: Store,
    span: str | None = None,
    *,
    since: str | None = None,
    everything: bool = False,
    notes: bool = False,
    date: str | None = None,
    draft: bool = False,
    findings: Audited = Audited.COVERED,
    taxonomy: str | None = None,
) -> Changelog:
    """Return the changelog of a span such as `2021..2025`, of all editions `since` one, or of all.

    Where none of these is given it is that of the latest edition against the one before it. Changes
    of notes are part of it only with `notes`. `date` is printed as it is given. `findings` says which of
    the audit's are told. Raises TracksError
    where an edition is not there, where the span is none, and for the database.
    """
    named = _named(span, since)
    if named:
        key = chosen.taxonomy(store, taxonomy, editions=named)
    else:
        key = chosen.whole_taxonomy(store, taxonomy)
    rows = _span(store, key, span, since, everything)
    roots = _roots(store.editions(key).values())
    heads = store.heads(key).values()
    stating = any(head.statements for head in heads)
    audit = kept.audited(accounts_of(store, key))[0] if stating else None
    editions = {row.id: store.edition(row) for row in rows}
    comparer = _Comparer(store, editions, notes, audit)
    whole = (rows[0], rows[-1])
    summary = comparer.chapter(*whole, compared=set()) if rows[2:] else None
    compared = {(rows[0].edition, rows[-1].edition)} if summary else set()
    chapters = [
        comparer.chapter(*pair, compared=compared) for pair in reversed(list(pairwise(rows)))
    ]
    told = _told(audit, findings, {row.edition for row in rows})
    revisions = (Revision(r.edition, r.number, r.digest, r.acts) for r in reversed(rows))
    sources = {source_id: source for head in heads for source_id, source in head.sources.items()}
    return Changelog(
        chapters=tuple(chapters),
        summary=summary,
        revisions=tuple(revisions),
        editions=tuple(reversed(editions.values())),
        roots=roots,
        audit=told,
        left_to_audit=number(audit) - number(told) if audit and told else 0,
        sources=sources,
        date=None if date is None else words("date", date),
        draft=draft,
    )


def _told(audit: Findings | None, as_: Audited, editions: set[str]) -> Findings | None:
    if audit is None or as_ is Audited.NONE:
        return None
    return audit if as_ is Audited.ALL else covered(audit, editions)


def _named(span: str | None, since: str | None) -> Sequence[str]:
    """Return the editions that are named; TracksError where what is written is no span."""
    if span is not None:
        return references.ends(span)
    return [] if since is None else [since]


def _span(
    store: Store, key: str, span: str | None, since: str | None, everything: bool
) -> list[RevisionRow]:
    """Return the revisions of a span, earliest first."""
    current = list(store.editions(key).values())
    if not current:
        raise references.withdrawn(store.revisions(key)[-1:])
    if span is not None:
        return _written(store, key, span, current)
    if since is not None:
        first = references.revision(store, key, since)
    elif everything:
        first = current[0]
    else:
        first = current[-2:][0]
    start = natural_key(first.edition)
    rows = [first, *(row for row in current if natural_key(row.edition) > start)]
    if len(rows) < 2:
        raise wrong_usage(Code.NO_LATER_EDITION, edition=first.edition, taxonomy=key)
    return rows


def _written(store: Store, key: str, span: str, current: list[RevisionRow]) -> list[RevisionRow]:
    first, last = references.ends(span)
    old, new = references.pair(store, key, first, last, right=f"changelog {last}..{first}")
    low, high = natural_key(old.edition), natural_key(new.edition)
    between = [row for row in current if low < natural_key(row.edition) < high]
    return [old, *between, new]


class _Comparer:
    """Compares revisions of one store, whose editions are at hand by the id of their row."""

    def __init__(
        self, store: Store, editions: Mapping[int, Edition], notes: bool, findings: Findings | None
    ) -> None:
        self._store, self._editions, self._notes = store, editions, notes
        self._following = following(findings.derivation) if findings else ({}, ())

    def chapter(
        self, old: RevisionRow, new: RevisionRow, *, compared: set[tuple[str, str]]
    ) -> Chapter:
        """Return a chapter without the comparisons with other editions that are `compared` already."""
        delta = self._delta(old, new)
        change_set = diff(delta)
        rows = flow(delta, change_set, self._editions[old.id], self._editions[new.id]).rows
        elsewhere = self._elsewhere(old, new, compared)
        return Chapter(delta, self._public(change_set), rows, tuple(elsewhere))

    def _elsewhere(
        self, old: RevisionRow, new: RevisionRow, compared: set[tuple[str, str]]
    ) -> Iterator[Comparison]:
        """Yield comparisons with the other editions that the later one's sources count against."""
        editions = self._store.editions(new.taxonomy)
        for label in _counted_against(new.head):
            other = editions.get(label)
            if other and label != old.edition and (label, new.edition) not in compared:
                delta = self._delta(other, new)
                yield Comparison(delta, _counts_alone(diff(delta)))

    def _delta(self, old: RevisionRow, new: RevisionRow) -> Delta:
        delta = self._store.delta(old, new)
        if not self._notes:
            delta = replace(delta, found=delta.found.without_notes())
        return with_following(self._store, delta, *self._following)

    def _public(self, change_set: ChangeSet) -> ChangeSet:
        return change_set if self._notes else without_notes(change_set)


def _roots(rows: Iterable[RevisionRow]) -> tuple[str, ...]:
    """Return the ids of the roots of all editions, those of the earliest first."""
    below = (below for row in rows for below in row.tally.under.values())
    return tuple(dict.fromkeys(root for roots in below for root in roots))


def _counts_alone(change_set: ChangeSet) -> ChangeSet:
    return change_set._replace(
        changes=(),
        stated=(),
        between=(),
        undecided=Undecided(),
        followed=(),
        losses=(),
        passages=(),
    )


def _counted_against(head: Head) -> list[str]:
    """Return the earlier editions that an edition's sources count against, latest first."""
    labels = {statement.since for _, statement in head.counts() if statement.since}
    earlier = [label for label in labels if natural_key(label) < natural_key(head.edition)]
    return sorted(earlier, key=natural_key, reverse=True)
