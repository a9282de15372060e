"""Which columns of a table are meant: headings, patterns of them, letters or numbers."""

import re
from collections.abc import Iterator, Mapping, Sequence

from tracks.errors import Code, Problem, Spot
from tracks.formats.written.layouts import EDITION
from tracks.model.resolve import nearest_first

_LETTERS = re.compile(r"[A-Z]{1,2}")
_NUMBER = re.compile(r"[1-9][0-9]{0,3}")
_NUMBERS = re.compile(r"[0-9]+(?:[.-][0-9]+)*")
_SHOWN = 12


def columns_of(
    asked: Mapping[str, str], headings: Sequence[str], edition: str, at: Spot
) -> tuple[dict[str, int], list[Problem]]:
    """Return by key the numbers of the columns that are meant, from 0, and what is wrong with others."""
    found: dict[str, int] = {}
    problems = []
    for key, written in asked.items():
        pattern = written.replace(EDITION, edition)
        fitting = list(_fitting(pattern, headings))
        if len(fitting) == 1:
            found[key] = fitting[0]
        elif fitting:
            fit = tuple(headings[n] for n in fitting)
            params = {"key": key, "pattern": pattern, "fitting": fit}
            problems.append(Problem(Code.HEADING_UNCLEAR, params, spot=at))
        else:
            known = nearest_first(pattern, [heading for heading in headings if heading])
            params = {"key": key, "pattern": pattern, "known": known[:_SHOWN]}
            problems.append(Problem(Code.HEADING_MISSING, params, spot=at))
    return found, problems


def joined(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return headings that take several rows as one: what stands over several columns holds for each."""
    width = max(map(len, rows), default=0)
    spread: list[list[str]] = []
    for n, row in enumerate(rows):
        cells = [" ".join(cell.split()) for cell in row] + [""] * (width - len(row))
        if n < len(rows) - 1:
            for column in range(1, width):
                # A cell of its own above ends what stands before it.
                fresh = any(above[column] != above[column - 1] for above in spread)
                cells[column] = cells[column] or ("" if fresh else cells[column - 1])
        spread.append(cells)
    return [" ".join(dict.fromkeys(filter(None, parts))) for parts in zip(*spread, strict=True)]


def edition_in(heading: str) -> str | None:
    """Return the edition that a heading tells: the one number in it, None where there is none or several."""
    numbers = _NUMBERS.findall(heading)
    return numbers[0] if len(numbers) == 1 else None


def _fitting(pattern: str, headings: Sequence[str]) -> Iterator[int]:
    """Yield the columns that a pattern fits; one that is called just so goes before all others."""
    exact = [n for n, heading in enumerate(headings) if heading == pattern]
    if exact:
        yield from exact
        return
    wanted = re.compile(".*".join(map(re.escape, pattern.split("*"))), re.IGNORECASE | re.DOTALL)
    fitting = [n for n, heading in enumerate(headings) if heading and wanted.fullmatch(heading)]
    if fitting:
        yield from fitting
    elif _LETTERS.fullmatch(pattern) or _NUMBER.fullmatch(pattern):
        n = _by_letters(pattern) if pattern.isalpha() else int(pattern)
        if n <= len(headings):
            yield n - 1


def _by_letters(letters: str) -> int:
    n = 0
    for letter in letters:
        n = n * 26 + ord(letter) - ord("A") + 1
    return n
