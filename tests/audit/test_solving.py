"""The solving room by itself: it knows nothing of statements, and what is hashed and ordered will do."""

import ast
from pathlib import Path

from tests.audit.building import plenty
from tracks.audit import solving
from tracks.audit.solving.conflicts import conflicts
from tracks.audit.solving.solver import Solver
from tracks.audit.solving.terms import Rule, at_least, at_most, total

ROOM = Path(solving.__file__).parent


def imported(file: Path) -> set[str]:
    """Return the modules that a file imports, those for types alone too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_the_room_imports_nothing_of_tracks_but_itself() -> None:
    modules = {name for file in ROOM.glob("*.py") for name in imported(file)}
    ours = {name for name in modules if name.split(".")[0] == "tracks"}
    assert ours
    assert all(name.startswith("tracks.audit.solving.") for name in ours)


def test_labels_and_quantities_are_whatever_can_be_hashed_and_ordered() -> None:
    rules = [
        Rule(frozenset({"many"}), ((at_least("apples", 3),),), "figure"),
        Rule(frozenset({2}), ((at_most("pears", 1),),), "figure"),
        Rule(frozenset({"alike"}), ((total((1, "pears"), (-1, "apples")),),), "sums"),
    ]
    found = conflicts(
        Solver(rules, plenty(), smt=False), ["many", 2, "alike"], lambda label: (len(str(label)),)
    )
    assert found.found == (frozenset({"many", 2, "alike"}),)
