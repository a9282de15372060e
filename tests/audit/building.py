"""Small audits for tests: editions with a few roots and what is said of the items below them."""

from collections.abc import Collection, Sequence
from itertools import combinations

from tests.building import direction, edition
from tracks.audit.account import Account, as_edited, facts_of, in_order
from tracks.audit.audit import EVERYTHING, Belief, Findings, audit
from tracks.audit.facts import Assumption, Label
from tracks.audit.frame import Frame
from tracks.audit.quantities import Quantity, stock
from tracks.audit.rules import rules_of
from tracks.audit.solving.budget import Budget
from tracks.audit.solving.terms import Rule
from tracks.model.edition import Edition
from tracks.model.statement import Block, Count, Reading, Statement

PARTIAL = {"direction": "complete", "main": "partial", "new": "partial"}


def account(of: Edition) -> Account:
    """Tell of an edition what the audit must know."""
    return Account(of.head, of.tally, of.items)


def block(source: str, *says: Statement, reading: Reading | None = None) -> Block:
    """Let a source say something."""
    return Block(source=source, says=says, reading=reading)


def year(label: str, roots: str, *blocks: Block) -> Account:
    """Tell of an edition whose roots have one letter each, and of nothing below them but blocks."""
    items = map(direction, roots)
    return account(edition(label, *items, listing=PARTIAL, statements=blocks))


def of_new(under: str = "", **said: object) -> Count:
    """Say something of the new tracks under some roots, or of all of them."""
    return Count(count="new", under=tuple(under), **said)  # type: ignore[arg-type]


def new(label: str, under: str = "") -> Quantity:
    """Name the number of new tracks of an edition."""
    return stock(label, "new", under)


def plenty() -> Budget:
    """Make a budget that nothing in these tests comes to the end of."""
    return Budget(50_000_000)


def nothing() -> Budget:
    """Make a budget of no steps."""
    return Budget(0)


def audited(*accounts: Account, belief: Belief = EVERYTHING, smt: bool | None = False) -> Findings:
    """Hold all that the accounts tell against each other."""
    return audit(accounts, plenty(), belief, smt=smt)


def rules(accounts: Sequence[Account]) -> tuple[list[Rule], frozenset[Label]]:
    """Return the rules as the editors read the statements, and all labels in them."""
    told = in_order(accounts)
    found = rules_of(facts_of(told, as_edited), Frame(told))
    return found, frozenset().union(*(rule.guards for rule in found))


def subsets(labels: Collection[Label]) -> list[frozenset[Label]]:
    """Return all sets of labels, the smaller first."""
    known = sorted(labels, key=repr)
    sizes = range(len(known) + 1)
    return [frozenset(each) for size in sizes for each in combinations(known, size)]


def interval(findings: Findings, of: Quantity) -> tuple[int, int | None] | None:
    """Return between which numbers a figure is derived to lie, None where it is not derived."""
    found = [each.interval for each in findings.derived if each.of == of]
    return (found[0].least, found[0].most) if found else None


def conflicts(findings: Findings) -> list[frozenset[Label]]:
    """Return the conflicts as the editors read the statements, without the assumptions in them."""
    return [
        frozenset(label for label in contradiction.labels if not isinstance(label, Assumption))
        for contradiction in findings.read.contradictions
    ]
