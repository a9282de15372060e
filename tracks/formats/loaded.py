"""An edition as read from a file, with its problems and the way to place later ones."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tracks.errors import Code, Pointer, Problem, Spot
from tracks.model.edition import Edition, Head

Places = Mapping[Pointer, tuple[Spot, Spot]]
"""For each pointer the place of its key and of its value."""

Locate = Callable[[Iterable[Pointer]], Places]

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
    wanted = {p.at for p in problems if p.at is not None and p.place is None}
    wanted |= {first for p in problems if isinstance(first := p.params.get("first"), tuple)}
    places = locate(wanted) if wanted else {}
    return sorted((_placed(problem, places) for problem in problems), key=_position)


def _placed(problem: Problem, places: Places) -> Problem:
    params = dict(problem.params)
    if isinstance(first := params.get("first"), tuple) and first in places:
        params["first"] = places[first][1]
    place = problem.place
    if place is None and problem.at is not None and problem.at in places:
        place = places[problem.at][0 if problem.code in _AT_KEY else 1]
    return replace(problem, params=params, place=place)


def _position(problem: Problem) -> tuple[str, int, int, str]:
    place = problem.place or Spot("")
    return (place.sheet or "", place.line or 0, place.column or 0, problem.code.slug)
