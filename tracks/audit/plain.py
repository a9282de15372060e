"""What an audit found as plain values, and back: for who keeps it, as JSON that can run nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from tracks.audit.account import Account, Place, Support
from tracks.audit.audit import Belief, Contradiction, Derivation, Findings, Verdict
from tracks.audit.changes import Happened, Share, Shown
from tracks.audit.derived import Confirmed, Departed, Derived
from tracks.audit.facts import (
    Assumption,
    Growth,
    Listed,
    Most,
    Net,
    NetBetween,
    Stated,
    StatedBetween,
)
from tracks.audit.names import Finding, Named
from tracks.audit.quantities import How, Quantity
from tracks.audit.readings import Ambiguity, Fit, Outcome, Scope
from tracks.audit.solving.ends import End
from tracks.audit.solving.solutions import Interval, Solutions
from tracks.audit.turnover import AddedFact, Gone, Turnover
from tracks.audit.working import Part, Working, Workings
from tracks.model.evidence import Citation

RULES = 6
"""Raised with every change of what an audit finds or of how that is kept here: what older rules found
is then asked for no more."""

_CLASSES: tuple[type, ...] = (
    *(AddedFact, Assumption, Gone, Growth, Listed, Most, Net, NetBetween, Stated, StatedBetween),
    *(Turnover, Quantity, Happened, Share, Shown, How),
    *(Place, Support, Citation, Verdict, Contradiction, Workings, Working, Part, End),
    *(Ambiguity, Outcome, Scope, Solutions, Fit, Interval),
    *(Derivation, Derived, Confirmed, Departed, Named, Finding),
)
_MAKERS: Mapping[str, Callable[[list[Any]], Any]] = {
    "tuple": tuple,
    "set": frozenset,
    "map": lambda given: dict(zip(given[::2], given[1::2], strict=True)),
}
_NAMED = {each.__name__: each for each in _CLASSES}


def to_plain(value: Any) -> list[Any]:
    """Return values as a list of what they are made of: each a kind and what it holds, the whole last.

    What it holds is a text, a number, True, False, None, or the place in the list of another, as a
    list of that one number. Raises TypeError for anything else.
    """
    table: list[Any] = []
    places: dict[str, int] = {}  # what is made alike stands once

    def placed(value: Any) -> Any:
        if value is None or type(value) in (str, int, bool):
            return value
        kind, holds = _taken_apart(value)
        made_of = [kind, *map(placed, holds)]
        place = places.setdefault(repr(made_of), len(table))
        if place == len(table):
            table.append(made_of)
        return [place]

    placed(value)
    return table


def from_plain(table: Sequence[Any]) -> Any:
    """Return the values that a list was made of. Whatever is wrong with it is an exception of some kind."""
    made: list[Any] = []
    for kind, *holds in table:
        held = [made[each[0]] if isinstance(each, list) else each for each in holds]
        made.append(_NAMED[kind](*held) if kind in _NAMED else _MAKERS[kind](held))
    return made[-1]


def findings_to_plain(found: Findings) -> list[Any]:
    """Return findings as plain values, without what they were told: the accounts and what is believed."""
    ambiguities = tuple(each._replace(block=None) for each in found.ambiguities)  # type: ignore[arg-type]
    follows = found.derived, found.confirmed, found.departed
    return to_plain((found.printed, found.read, ambiguities, *follows, found.names))


def findings_from_plain(
    table: Sequence[Any], accounts: Sequence[Account], belief: Belief
) -> Findings:
    """Return findings from plain values and what they were told, the accounts in natural order."""
    printed, read, ambiguities, *rest = from_plain(table)
    heads = {account.head.edition: account.head for account in accounts}
    placed = tuple(
        each._replace(block=heads[each.place.edition].statements[each.place.block])
        for each in ambiguities
    )
    return Findings(accounts, belief, printed, read, placed, *rest)


def _taken_apart(value: Any) -> tuple[str, list[Any]]:
    if type(value) is tuple:
        return "tuple", list(value)
    if isinstance(value, frozenset):
        return "set", sorted(value, key=repr)
    if isinstance(value, Mapping):
        return "map", [each for pair in value.items() for each in pair]
    kind = type(value)
    if kind not in _CLASSES:
        raise TypeError(kind)
    if isinstance(value, Enum):
        return kind.__name__, [value.value]
    if is_dataclass(value):
        return kind.__name__, [getattr(value, field.name) for field in fields(value)]
    return kind.__name__, list(value)
