"""The same question put to z3 (optional): for what the plain search gives up."""

from collections.abc import Collection, Sequence
from functools import reduce
from operator import mul
from typing import Any

import z3

from tracks.audit.solving.budget import Budget, Exhausted, TooLarge
from tracks.audit.solving.ends import LIMIT
from tracks.audit.solving.models import Values
from tracks.audit.solving.terms import Atom, Label, Quantity, Rule

_QUESTION = 2_000_000
"""So much of its own resources may z3 spend on one question: fifty times what those of the bundled editions take."""


class Smt:
    """The rules of a problem as z3 knows them.

    What it answers and what it spends hang on what it was asked before, but on nothing else.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._solver = z3.Solver(ctx=z3.Context())
        self._context = self._solver.ctx
        self._solver.set("random_seed", 0)
        self._counted = 0
        self._numbers: dict[Quantity, Any] = {}
        self._marks: dict[Label, Any] = {}
        for rule in rules:
            self._declare(rule)
            self._add(rule)

    def solve(
        self, believed: Collection[Label], also: Sequence[Rule], budget: Budget
    ) -> Values | frozenset[Label]:
        """Return numbers for which what is believed holds, or what of it cannot all hold.

        `also` are rules that hold besides. Raises TooLarge where z3 does not know after all that it
        may spend on one question, Exhausted where it has spent the budget.
        """
        self._limit(budget)
        for rule in also:
            self._declare(rule)
        self._solver.push()
        try:
            for rule in also:
                self._add(rule)
            marks = {self._mark(label).get_id(): label for label in _ordered(believed, self._marks)}
            answer = self._solver.check([self._marks[label] for label in marks.values()])
            before, self._counted = self._counted, self._count()
            budget.spend(self._counted - before)
            if answer == z3.unknown:
                raise Exhausted if budget.seconds else TooLarge
            if answer == z3.unsat:
                core = self._solver.unsat_core()
                return frozenset(marks[core[n].get_id()] for n in range(len(core)))
            model = self._solver.model()
            return {
                quantity: model.eval(number, model_completion=True).as_long()
                for quantity, number in self._numbers.items()
            }
        finally:
            self._solver.pop()

    def _limit(self, budget: Budget) -> None:
        if budget.seconds is None:
            self._solver.set("rlimit", max(1, int(min(budget.steps, _QUESTION))))
        else:
            self._solver.set("timeout", max(1, min(int(budget.seconds() * 1000), 2**31)))

    def _count(self) -> int:
        """Return the resources that this z3 spent so far; one of them takes about as long as a step."""
        told = self._solver.statistics()
        return next((told[n][1] for n in range(len(told)) if told[n][0] == "rlimit count"), 0)

    def _declare(self, rule: Rule) -> None:
        for quantity in sorted(rule.about):
            if quantity not in self._numbers:
                self._numbers[quantity] = z3.Int(f"q{len(self._numbers)}", self._context)
                self._solver.add(self._numbers[quantity] >= 0, self._numbers[quantity] <= LIMIT)

    def _add(self, rule: Rule) -> None:
        cases = [
            z3.And(*(self._atom(atom) for atom in case), z3.BoolVal(True, self._context))
            for case in rule.cases
        ]
        holds = z3.Or(*cases) if len(cases) > 1 else cases[0]
        marks = [self._mark(guard) for guard in sorted(rule.guards, key=repr)]
        self._solver.add(z3.Implies(z3.And(*marks), holds) if marks else holds)

    def _atom(self, atom: Atom) -> Any:
        terms = [
            term.factor * reduce(mul, map(self._numbers.__getitem__, term.of))
            for term in atom.terms
        ]
        return z3.Sum(*terms, z3.IntVal(atom.constant, self._context)) >= 0

    def _mark(self, label: Label) -> Any:
        if label not in self._marks:
            self._marks[label] = z3.Bool(f"b{len(self._marks)}", self._context)
        return self._marks[label]


def _ordered(believed: Collection[Label], marks: dict[Label, Any]) -> list[Label]:
    """Return the labels in the order in which they were first met, so that answers repeat."""
    known = set(believed)
    return [label for label in marks if label in known] + [
        label for label in sorted(known, key=repr) if label not in marks
    ]
