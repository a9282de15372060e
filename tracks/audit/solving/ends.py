"""The ends of what quantities may be, and how far one case of a rule moves them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tracks.audit.solving.terms import Atom, Case, Quantity, Rule, Term

LIMIT = 10**40
"""No quantity is greater; what climbs beyond has no solution, or none that is a number of items."""

OPEN = 10**36
"""An upper end beyond this is none. Figures in files have at most twelve digits, growth in per cent too."""


class End(NamedTuple):
    """The lower or the upper end of what a quantity may be."""

    of: Quantity
    upper: bool


class Broken(Exception):  # noqa: N818 - no error: it ends the reckoning
    """An atom cannot hold."""

    def __init__(self, atom: Atom) -> None:
        self.atom = atom


Moved = Iterator[tuple[End, int, Atom | None]]

Moves = tuple[tuple[End, int], ...]


class Ends:
    """The ends of all quantities: 0 and LIMIT until something moves them."""

    def __init__(self, low: Mapping[Quantity, int], high: Mapping[Quantity, int]) -> None:
        self.low, self.high = dict(low), dict(high)

    def least(self, quantity: Quantity) -> int:
        """Return the least that a quantity may be."""
        return self.low.get(quantity, 0)

    def most(self, quantity: Quantity) -> int:
        """Return the most that a quantity may be."""
        return self.high.get(quantity, LIMIT)

    def move(self, end: End, number: int) -> bool:
        """Move an end inward; tell whether it moved."""
        of, upper = end
        if upper:
            if self.high.get(of, LIMIT) <= number:
                return False
            self.high[of] = number
        else:
            if self.low.get(of, 0) >= number:
                return False
            self.low[of] = number
        return True

    def open(self, quantity: Quantity) -> bool:
        """Tell whether more than one number is left for a quantity."""
        return self.most(quantity) > self.least(quantity)

    def crossed(self, quantity: Quantity) -> bool:
        """Tell whether nothing is left between the ends of a quantity."""
        return self.high.get(quantity, LIMIT) < self.low.get(quantity, 0)


def both_of(quantity: Quantity) -> tuple[End, End]:
    """Return both ends of a quantity."""
    return End(quantity, False), End(quantity, True)


def moves_of(rule: Rule, ends: Ends) -> Moves | None:
    """Return to where the ends of a rule of several cases move, None where no case can hold.

    A rule remembers it: the same ends come up in each of hundreds of reckonings.
    """
    low, high = ends.low, ends.high
    now = tuple((low.get(q, 0), high.get(q, LIMIT)) for q in rule.in_order)
    if now not in rule.moves:
        rule.moves[now] = _moves(rule, now, ends)
    moves: Moves | None = rule.moves[now]
    return moves


def _moves(rule: Rule, now: Sequence[tuple[int, int]], ends: Ends) -> Moves | None:
    left = [inner for case in rule.cases if (inner := within(case, rule.in_order, ends))]
    if not left:
        return None
    moves: list[tuple[End, int]] = []
    for quantity, (least, most) in zip(rule.in_order, now, strict=True):
        lowest = min(inner.low[quantity] for inner in left)
        highest = max(inner.high[quantity] for inner in left)
        if lowest > least:
            moves.append((End(quantity, False), lowest))
        if highest < most:
            moves.append((End(quantity, True), highest))
    return tuple(moves)


def within(case: Case, about: Iterable[Quantity], ends: Ends) -> Ends | None:
    """Return the ends that a case leaves of some quantities, None where it cannot hold."""
    low, high = ends.low, ends.high
    inner = Ends({q: low.get(q, 0) for q in about}, {q: high.get(q, LIMIT) for q in about})
    try:
        for _ in range(2):
            moved = False
            for end, number, _atom in tightened(case, inner):
                if inner.move(end, number):
                    if inner.crossed(end.of):
                        return None
                    moved = True
            if not moved:
                break
    except Broken:
        return None
    return inner


def tightened(case: Case, ends: Ends) -> Moved:
    """Yield to where each atom moves ends. Broken: an atom cannot hold."""
    low, high = ends.low, ends.high
    for atom in case:
        known, tops = atom.constant, []
        for factor, of in atom.terms:
            top = factor
            for quantity in of:
                top *= high.get(quantity, LIMIT) if factor > 0 else low.get(quantity, 0)
            known += top
            tops.append(top)
        if known < 0:
            raise Broken(atom)
        # No other term can be more than known - top, so each one is at least top - known.
        for (factor, of), top in zip(atom.terms, tops, strict=True):
            quantity = of[0]
            if len(of) > 1:
                for end, number in _ends_of(Term(factor, of), known - top, ends):
                    yield end, number, atom
            elif factor < 0:
                number = (known - top) // -factor
                if number < high.get(quantity, LIMIT):
                    yield End(quantity, True), number, atom
            elif known < top:
                number = -((known - top) // factor)
                if number > low.get(quantity, 0):
                    yield End(quantity, False), number, atom


def tops_of(terms: Iterable[Term]) -> Iterator[End]:
    """Yield the ends that decide how much terms can be at most."""
    for term in terms:
        for quantity in term.of:
            yield End(quantity, term.factor > 0)


def _ends_of(term: Term, rest: int, ends: Ends) -> Iterator[tuple[End, int]]:
    """Yield to where the quantities of a product must move for it and the rest to be at least 0."""
    factor, of = term
    upper = factor < 0
    for n, quantity in enumerate(of):
        by = abs(factor)
        for other in of[:n] + of[n + 1 :]:
            by *= ends.least(other) if upper else ends.most(other)
        if by and upper:
            number = rest // by
            if number < ends.most(quantity):
                yield End(quantity, True), number
        elif by and rest < 0:
            number = -(rest // by)
            if number > ends.least(quantity):
                yield End(quantity, False), number
