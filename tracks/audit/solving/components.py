"""A problem in parts that have nothing to do with each other, so that each is small."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tracks.audit.solving.terms import Label, Quantity, Rule


class Component(NamedTuple):
    """Rules that share quantities, and the labels that stand in them."""

    rules: tuple[Rule, ...]
    labels: frozenset[Label]


def components(rules: Sequence[Rule]) -> list[Component]:
    """Return the parts of a problem, in the order of their first rules."""
    return [
        Component(tuple(part), frozenset().union(*(rule.guards for rule in part)))
        for part in apart(rules, lambda _quantity: True)
    ]


def apart(rules: Sequence[Rule], ties: Callable[[Quantity], bool]) -> list[list[Rule]]:
    """Return the rules in parts that share no quantity that ties them together."""
    parent: dict[Quantity, Quantity] = {}

    def root(quantity: Quantity) -> Quantity:
        while (above := parent.setdefault(quantity, quantity)) != quantity:
            parent[quantity] = quantity = parent[above]
        return quantity

    tied = [[quantity for quantity in rule.about if ties(quantity)] for rule in rules]
    for about in tied:
        for other in about[1:]:
            parent[root(other)] = root(about[0])
    parts: dict[Quantity | None, list[Rule]] = {}
    for rule, about in zip(rules, tied, strict=True):
        parts.setdefault(root(about[0]) if about else None, []).append(rule)
    return list(parts.values())
