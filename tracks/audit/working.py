"""The short arithmetic behind a bound or a contradiction: `28-3 = 25`, to be said in words."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracks.audit.facts import Growth, Label
from tracks.audit.quantities import Quantity
from tracks.audit.solving.bounds import Bounds, Clash, Step
from tracks.audit.solving.ends import OPEN, End
from tracks.audit.solving.terms import Rule, Term, active


class Part(NamedTuple):
    """A number that is added (or taken away), and what it is the number of; `exact` where it is just that."""

    sign: int
    number: int
    of: Quantity
    exact: bool


class Working(NamedTuple):
    """A number reckoned from others by a rule: of `end`, or of what `shape` compares where it is None."""

    end: End | None
    number: int
    parts: tuple[Part, ...]
    shape: str
    growth: str | None = None

    @property
    def text(self) -> str:
        """The arithmetic without its result: `28-3`, `11+127%`."""
        if self.growth:
            [part] = self.parts
            later = self.end is not None and self.end.of.edition > part.of.edition
            sign = "" if self.growth.startswith(("-", "+")) else "+"
            return (
                f"{part.number}{sign}{self.growth}"
                if later
                else f"{part.number}/(1{sign}{self.growth})"
            )
        return _signed(self.parts)

    @property
    def equation(self) -> str:
        """The arithmetic with its result; of a contradiction the two sides that should be the other way round."""
        if self.end:
            return f"{self.text} = {self.number}"
        more = tuple(part._replace(sign=1) for part in self.parts if part.sign < 0 and part.number)
        less = tuple(part for part in self.parts if part.sign > 0 and part.number)
        return f"{_signed(more) or 0} > {_signed(less) or 0}"


def _signed(parts: Sequence[Part]) -> str:
    signed = "".join(f"{'-' if part.sign < 0 else '+'}{part.number}" for part in parts)
    return signed.removeprefix("+")


class Workings(NamedTuple):
    """The steps to a bound or a contradiction in order; none where trying all cases was needed."""

    steps: tuple[Working, ...]


def workings_to(rules: Sequence[Rule], end: End) -> Workings:
    """Return how arithmetic over some rules moves an end to where it is."""
    bounds = Bounds(rules)
    step = bounds.step(end)
    return Workings(()) if step is None else _told(bounds, bounds.behind([step]))


def workings_of_contradiction(rules: Sequence[Rule], believed: Iterable[Label]) -> Workings:
    """Return how arithmetic over what is believed comes to what cannot be; its last step is the sum that fails."""
    bounds = Bounds(active(rules, frozenset(believed)))
    if bounds.clash is None:
        return Workings(())
    told = _told(bounds, bounds.behind(bounds.clash.uses))
    return Workings((*told.steps, *_failed(bounds, bounds.clash)))


def _told(bounds: Bounds, behind: Iterable[Step]) -> Workings:
    behind = list(behind)
    if len({step.end for step in behind}) < len(behind):
        return Workings(())  # bounds that creep up on a number are no arithmetic that people follow
    if any(step.number >= OPEN for step in behind):
        return Workings(())  # an end that was open when it was used: no number led to it
    found = (_working(bounds, step) for step in behind)
    steps = [working for working in found if working and working.text != str(working.number)]
    # Both ends of a figure are reckoned alike: once is enough.
    return Workings(tuple({(s.end.of if s.end else None, s.number): s for s in steps}.values()))


def _working(bounds: Bounds, step: Step) -> Working | None:
    if step.atom is None:
        return None
    mine = next((t for t in step.atom.terms if step.end.of in t.of), None)
    others = [t for t in step.atom.terms if t is not mine]
    if mine is None or any(len(term.of) > 1 for term in step.atom.terms):
        return None
    growth = next((g.printed for g in step.rule.guards if isinstance(g, Growth)), None)
    if growth:
        parts = tuple(_part(1, term, bounds, bounds.uses(step)) for term in others)
        return Working(step.end, step.number, parts, step.rule.shape, growth) if parts else None
    if abs(mine.factor) != 1 or any(abs(term.factor) != 1 for term in others):
        return None
    parts = tuple(
        _part(-mine.factor * term.factor, term, bounds, bounds.uses(step)) for term in others
    )
    # A fact that gives the number itself is no arithmetic.
    return _summed(step.end, step.number, parts, -mine.factor * step.atom.constant, step.rule.shape)


def _summed(
    end: End | None, number: int, parts: tuple[Part, ...], constant: int, shape: str
) -> Working | None:
    if not parts:
        return None
    told = tuple(part for part in _with(parts, constant) if part.number)
    plus_first = tuple(sorted(told, key=lambda part: part.sign < 0))
    return Working(end, number, plus_first, shape)


def _with(parts: tuple[Part, ...], constant: int) -> tuple[Part, ...]:
    if not constant:
        return parts
    return (*parts, Part(1 if constant > 0 else -1, abs(constant), parts[0].of, exact=True))


def _part(sign: int, term: Term, bounds: Bounds, uses: Iterable[Step]) -> Part:
    [quantity] = term.of
    ends = {step.end: step.number for step in uses}
    upper = term.factor > 0
    number = ends.get(End(quantity, upper), bounds.most(quantity) if upper else 0)
    return Part(sign, number, quantity, bounds.least(quantity) == bounds.most(quantity))


def _failed(bounds: Bounds, clash: Clash) -> list[Working]:
    """Return the sum that a rule forbids: what is taken away in it, against what it is taken from."""
    if clash.atom is None or any(len(t.of) > 1 or abs(t.factor) != 1 for t in clash.atom.terms):
        return []
    parts = tuple(
        Part(
            factor,
            bounds.most(quantity) if factor > 0 else bounds.least(quantity),
            quantity,
            bounds.least(quantity) == bounds.most(quantity),
        )
        for factor, (quantity,) in clash.atom.terms
    )
    total = clash.atom.constant + sum(part.sign * part.number for part in parts)
    return [Working(None, total, _with(parts, clash.atom.constant), clash.rule.shape)]
