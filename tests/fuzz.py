"""Mutated editions of every form, validated in one process: only problems may come out.

Usage: python -m tests.fuzz N SEED. The same SEED gives the same inputs. Of a failure, its number, the
traceback and the smallest input that still shows it are told, and that is kept; then the exit code
is 1. At the end comes one line: how many problems of each code were told.
"""

import shutil
import sys
import traceback
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, mkdtemp
from typing import NamedTuple

from tests.cases.test_cases import CASES, input_of
from tests.formats.test_writers import FULL
from tests.formats.xlsx import workbooks
from tests.mutations import mutated
from tracks.commands.fmt import fmt
from tracks.commands.validate import validate
from tracks.errors import Problem
from tracks.formats.yaml.writer import write_taxonomy, write_yaml
from tracks.render.problems import render_problem

FORMS = (".yaml", ".csv", ".xlsx", ".xls", "links.csv", "taxonomy.yaml", "dump")


TRIES = 2000
"""So often a failing input is cut at most; every cut is validated."""


class Base(NamedTuple):
    """What is validated, a file or a folder, and the file of it that is changed before."""

    input: Path
    file: Path


class Totals(NamedTuple):
    """How many inputs there were and problems of each code, and the inputs that failed."""

    inputs: int
    codes: Counter[str]
    failures: list[Path]

    def __str__(self) -> str:
        told = ", ".join(f"{code} {number}" for code, number in sorted(self.codes.items()))
        return f"{self.inputs} inputs, {len(self.failures)} failures: {told}"


def run(number: int, seed: int, keep: Path) -> Totals:
    """Validate so many mutated inputs; those that fail are kept, each in a folder below `keep`."""
    totals = Totals(number, Counter(), [])
    with TemporaryDirectory() as made:
        corpus = _corpus(Path(made))
        for n in range(number):
            with TemporaryDirectory() as folder:
                base = _placed(corpus, Random(f"{seed}:{n}"), Path(folder))
                try:
                    totals.codes.update(problem.code.slug for problem in _told(base.input))
                except Exception as error:
                    _reduce(base, type(error))
                    kept = shutil.copytree(folder, keep / f"{seed}-{n}", dirs_exist_ok=True)
                    totals.failures.append(kept / base.input.relative_to(folder))
                    print(f"input {n} of seed {seed} fails: {totals.failures[-1]}")
                    traceback.print_exception(error, file=sys.stdout)
    return totals


def _told(path: Path) -> list[Problem]:
    """Return all that is told of an input, once it has been said in both languages."""
    problems = [*validate([path]).problems, *fmt([path], check=True).problems]
    for problem in problems:
        render_problem(problem, "zh")
        render_problem(problem, "en")
    return problems


def _corpus(folder: Path) -> dict[str, list[Base]]:
    """Return what may be mutated, by form: the cases, and editions in which nothing is wrong."""
    found: dict[str, list[Base]] = {form: [] for form in FORMS}
    for path in (*map(input_of, CASES), *_sound(folder)):
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            form = _form(file)
            if file.is_file() and form in found:
                found[form].append(Base(path, file))
    return found


def _form(file: Path) -> str:
    if (file.parent / "journal.csv").exists():
        return "dump"
    if file.name.startswith("links"):
        return "links.csv"
    return file.name if file.name in FORMS else file.suffix


def _sound(folder: Path) -> Iterable[Path]:
    """Yield folders with an edition each, written into `folder`."""
    taxonomy = write_taxonomy(FULL.head.taxonomy).encode()
    for name, data in {
        "2026.yaml": write_yaml(FULL).encode(),
        "2025.xlsx": workbooks.changed(),
    }.items():
        below = folder / name.replace(".", "-")
        below.mkdir()
        (below / name).write_bytes(data)
        (below / "taxonomy.yaml").write_bytes(taxonomy)
        yield below


def _placed(corpus: dict[str, list[Base]], choice: Random, folder: Path) -> Base:
    """Put one of the corpus into a folder, mutated."""
    base = choice.choice(corpus[choice.choice(FORMS)])
    target = folder / base.input.name
    if base.input.is_dir():
        shutil.copytree(base.input, target)
        file = target / base.file.relative_to(base.input)
    else:
        file = target = Path(shutil.copy(base.input, target))
    file.write_bytes(mutated(file.read_bytes(), file.name, choice))
    return Base(target, file)


def _reduce(base: Base, kind: type[Exception]) -> None:
    """Cut from the file what can go without another outcome, ever smaller pieces."""
    data = base.file.read_bytes()
    size, tries = len(data), 0
    while size := size // 2:
        start = 0
        while start < len(data) and (tries := tries + 1) < TRIES:
            shorter = data[:start] + data[start + size :]
            base.file.write_bytes(shorter)
            if _fails(base.input, kind):
                data = shorter
            else:
                start += size
    base.file.write_bytes(data)


def _fails(path: Path, kind: type[Exception]) -> bool:
    try:
        _told(path)
    except Exception as error:
        return type(error) is kind
    return False


def main(number: int, seed: int) -> int:
    """Run and tell; return the exit code."""
    totals = run(number, seed, Path(mkdtemp(prefix="tracks-fuzz-")))
    print(totals)
    return 1 if totals.failures else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
