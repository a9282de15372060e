"""A problem in parts that have nothing to do with each other, so that each is small."""

from collections.abc import Sequence
from typing import NamedTuple

from tracks.audit.facts import Assumption, Fact, Label
from tracks.audit.terms import Quantity, Rule


class Component(NamedTuple):
    """Rules that share quantities, and the labels that stand in them."""

    rules: tuple[Rule, ...]
    labels: frozenset[Label]

    @property
    def facts(self) -> frozenset[Fact]:
        """What is stated or listed of this part."""
        return frozenset(label for label in self.labels if not isinstance(label, Assumption))


def components(rules: Sequence[Rule]) -> list[Component]:
    """Return the parts of a problem, in the order of their first rules."""
    parent: dict[Quantity, Quantity] = {}

    def root(quantity: Quantity) -> Quantity:
        while (above := parent.setdefault(quantity, quantity)) != quantity:
            parent[quantity] = quantity = parent[above]
        return quantity

    for rule in rules:
        about = sorted(rule.about)
        for other in about[1:]:
            parent[root(other)] = root(about[0])
    parts: dict[Quantity | None, list[Rule]] = {}
    for rule in rules:
        parts.setdefault(root(min(rule.about)) if rule.about else None, []).append(rule)
    return [
        Component(tuple(part), frozenset().union(*(rule.guards for rule in part)))
        for part in parts.values()
    ]
