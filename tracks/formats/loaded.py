"""An edition as read from a file, with its problems and the way to place later ones."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tracks.errors import Code, Pointer, Problem, Spot
from tracks.model.edition import Edition, Head

Located = Mapping[Pointer, tuple[Spot, Spot]]
"""For each pointer the place of its key and of its value."""

Locate = Callable[[Iterable[Pointer]], Located]

_AT_KEY = frozenset({Code.KEY_UNKNOWN, Code.SOURCE_TWICE})


@dataclass(frozen=True)
class Loaded:
    """What a file gave: its edition, None where it has errors, and its problems in order.

    `head` is there once the file's form is right, even where its content is wrong.
    """

    edition: Edition | None
    problems: Sequence[Problem]
    locate: Locate = field(repr=False)
    head: Head | None = None

    def located(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the problems with their places in this file, in order."""
        return placed(problems, self.locate)


def edition_of(file: Path) -> str:
    """Return the edition that a file's name names; a dump has `2025@1.yaml` for a revision of it."""
    return file.stem.partition("@")[0]


def placed(problems: Iterable[Problem], locate: Locate) -> list[Problem]:
    """Return the problems with a place for every pointer, sorted by place.

    Besides where a problem stands, its parameter `first` may point to the other spot it is about.
    """
    problems = list(problems)
    wanted = {p.at for p in problems if p.at is not None and p.spot is None}
    wanted |= {first for p in problems if isinstance(first := p.params.get("first"), tuple)}
    spots = locate(wanted) if wanted else {}
    return sorted((_placed(problem, spots) for problem in problems), key=_position)


def _placed(problem: Problem, spots: Located) -> Problem:
    params = dict(problem.params)
    if isinstance(first := params.get("first"), tuple) and first in spots:
        params["first"] = spots[first][1]
    spot = problem.spot
    if spot is None and problem.at is not None and problem.at in spots:
        spot = spots[problem.at][0 if problem.code in _AT_KEY else 1]
    return replace(problem, params=params, spot=spot)


def _position(problem: Problem) -> tuple[str, int, int, str]:
    spot = problem.spot or Spot("")
    return (spot.sheet or "", spot.line or 0, spot.column or 0, problem.code.slug)
