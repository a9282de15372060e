"""How much may be reckoned: counted steps, so that the same question ends the same way everywhere."""

from collections.abc import Callable
from math import inf
from typing import NoReturn

Seconds = Callable[[], float]
"""Tells how many seconds are left, to who was given a time; the caller has the clock."""


class Exhausted(Exception):  # noqa: N818 - not wrong, only at an end
    """What may be spent is spent."""


class TooLarge(Exception):  # noqa: N818 - the same
    """One question was given up: it takes more than any single one may."""


class Budget:
    """Steps to spend, and seconds where a person set a limit. A step is one term of a rule looked at."""

    def __init__(
        self,
        steps: float = inf,
        seconds: Seconds | None = None,
        whole: "Budget | None" = None,
    ) -> None:
        self.steps = steps
        self.seconds = seconds
        self.spent = False  # set once something had to be left because of it
        self._whole = whole

    def spend(self, steps: int) -> None:
        """Take off some steps. Raises Exhausted where there are not so many left, or no seconds."""
        self.steps -= steps
        if self.steps < 0 or (self.seconds is not None and self.seconds() <= 0):
            self._end()
        if self._whole is not None:
            self._whole.spend(steps)

    def half(self) -> "Budget":
        """Return half of what is left, as a budget whose spending counts here too."""
        seconds = self.seconds
        if seconds is None:
            return Budget(self.steps / 2, None, self)
        rest = seconds() / 2
        return Budget(self.steps / 2, lambda: seconds() - rest, self)

    def _end(self) -> NoReturn:
        self.spent = True
        if self._whole is not None:
            self._whole._end()
        raise Exhausted
