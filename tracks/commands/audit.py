"""`audit`: what the sources of a recorded taxonomy say, held against each other."""

import re
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from typing import NamedTuple

from tracks.audit.account import Account
from tracks.audit.audit import Belief, Findings, audit
from tracks.audit.facts import Assumption
from tracks.audit.quantities import Quantity, stock
from tracks.audit.solving.budget import Budget
from tracks.commands import chosen, kept, references
from tracks.commands.links_above import LinkAbove, contested_links
from tracks.commands.shown import shown_by_lists
from tracks.commands.usage import unknown
from tracks.errors import Code, Parameter, wrong_usage
from tracks.messages import audit as say
from tracks.model.edition import Head
from tracks.model.language import Language
from tracks.model.statement import Rearranged, Removed, Source
from tracks.store import Store


class Audited(NamedTuple):
    """The findings, all sources, whether all steps (or seconds) were spent, and what is to be explained.

    `everything` asks for all conflicts, not the shortest; `links` are those above the leaves of which
    what is lowest says otherwise, where no figure is to be explained.
    """

    findings: Findings
    sources: dict[str, Source]
    spent: bool
    limited: bool
    asked: Quantity | None = None
    everything: bool = False
    links: tuple[LinkAbove, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing contradicts as the editors read it."""
        return self.findings.sound


def audited(
    store: Store,
    *,
    taxonomy: str | None = None,
    sources: Sequence[str] = (),
    without: Sequence[str] = (),
    limit: str | None = None,
    explain: str | None = None,
    everything: bool = False,
    smt: bool | None = None,
) -> Audited:
    """Audit a recorded taxonomy: the revisions that stand for its editions.

    Only `sources` are believed, where any are given, and nothing that is in `without`: sources or
    assumptions. What is not decided after kept.STEPS steps, or after `limit` seconds, is marked as
    such. `explain` names a figure: `2025 new 产业`, or `2025 new` for all items. Raises TracksError
    where any of these is not there, where the limit is no number, and for the database.
    """
    seconds = None if limit is None else _seconds(limit)
    if explain is None:
        key = chosen.whole_taxonomy(store, taxonomy)
    else:
        label, _, name = _figure_of(explain)
        key = chosen.taxonomy(store, taxonomy, editions=[label], items=[name] if name else [])
    accounts = accounts_of(store, key)
    heads = [account.head for account in accounts]
    known = {source_id: source for head in heads for source_id, source in head.sources.items()}
    cited = dict.fromkeys(block.source for head in heads for block in head.statements)
    for name, written, there in (
        ("source", sources, tuple(cited)),
        ("without", without, (*cited, *Assumption)),
    ):
        for each in written:
            if each not in there:
                raise unknown(Code.NO_SUCH_VALUE, each, there, option=Parameter(name))
    asked = None if explain is None else _figure(store, key, explain)
    believed = Belief(frozenset(sources) or None, frozenset(without))
    if seconds is None:
        findings, spent = kept.audited(accounts, believed, smt=smt)
    else:
        budget = lasting(seconds)
        findings = audit(accounts, budget, believed, smt=smt)
        spent = budget.spent
    links = () if asked else tuple(contested_links(store, key))
    return Audited(findings, known, spent, limit is not None, asked, everything, links)


def _seconds(written: str) -> float:
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,3})?", written):
        raise wrong_usage(Code.SECONDS_EXPECTED, option=Parameter("limit"), value=written)
    return float(written)


def hint(result: Audited, lang: Language) -> str | None:
    """Return what the reader can do about what was not decided; None where everything was."""
    findings = result.findings
    left = [left for a in findings.ambiguities for o in a.outcomes for _, left in o.left]
    open_figures = any(not derived.interval.tight for derived in findings.derived)
    whole = findings.printed.whole and findings.read.whole and all(each.decided for each in left)
    if whole and not open_figures:
        return None
    if result.limited and result.spent:
        return say.OUT_OF_TIME(lang)
    if result.spent or find_spec("z3"):
        return say.OUT_OF_STEPS(lang, steps=f"{kept.STEPS:,}")
    return say.TOO_LARGE(lang)


def lasting(seconds: float) -> Budget:
    """Return a budget that ends after some seconds, however many steps that is."""
    from time import monotonic  # the one clock of the audit, for who asks for it

    end = monotonic() + seconds
    return Budget(seconds=lambda: end - monotonic())


def accounts_of(store: Store, key: str) -> list[Account]:
    """Return each edition of a taxonomy as the audit takes it."""
    rows = store.editions(key)
    wanted = {i for row in rows.values() for i in _wanted(store, key, row.head)}
    if not any(row.head.statements for row in rows.values()):
        return [Account(row.head, row.tally, {}) for row in rows.values()]
    for row in rows.values():
        wanted.update(root for below in row.tally.under.values() for root in below)
    items = store.states(key, wanted)
    return [
        Account(row.head, row.tally, items[label], *shown_by_lists(store, rows, row))
        for label, row in rows.items()
    ]


def _wanted(store: Store, key: str, head: Head) -> Iterable[str]:
    """Yield the ids of the items that an edition's statements name."""
    yield from head.named_ids()
    for block in head.statements:
        for statement in block.says:
            if isinstance(statement, Removed | Rearranged):
                for name in statement.names:
                    yield from store.find(key, name)


def _figure_of(written: str) -> tuple[str, str, str]:
    """Return edition, level and item, which may be empty, of a figure; TracksError where it is none."""
    words = written.split()
    if len(words) < 2:
        raise wrong_usage(Code.FIGURE_UNCLEAR, value=written)
    return words[0], words[1], " ".join(words[2:])


def _figure(store: Store, key: str, written: str) -> Quantity:
    """Return the figure that `2025 new 产业` names (edition, level, item), or `2025 new` for all items.

    Raises TracksError where there is no such edition, level or item.
    """
    label, level, name = _figure_of(written)
    rows = store.editions(key)
    if label not in rows:
        raise unknown(Code.NO_SUCH_EDITION, label, rows, taxonomy=key)
    taxonomies = [row.head.taxonomy for row in rows.values()]
    level = references.level(reversed(taxonomies), level)
    if not name:
        return stock(label, level)
    return stock(label, level, (references.item((store.edition(rows[label]),), name),))
