"""Whole processes, measured from outside: seconds by the clock and of processors, and memory."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

PYTHON = sys.executable
TRACKS = (PYTHON, "-m", "tracks")
_PEERS = Path(__file__).parent / "peers"

# Byte code is kept, as it is for everybody who has the program installed.
_ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


class Cost(NamedTuple):
    """What a process took; memory in units of 10^6 bytes.

    `processor` are the seconds that processors worked for it; what else the machine does moves them less.
    """

    seconds: float
    megabytes: float
    processor: float = 0

    @property
    def worked(self) -> "Cost":
        """The cost with the processor's seconds for those of the clock."""
        return self._replace(seconds=self.processor)


def peer(name: str, *arguments: object) -> tuple[str, ...]:
    """Return the command of a script in peers/."""
    return (PYTHON, str(_PEERS / f"{name}.py"), *map(str, arguments))


def run(command: Sequence[str], code: int = 0, **environment: str) -> Cost:
    """Run a command to its end. RuntimeError, with what it said, where it exits otherwise than with `code`."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=_ENVIRONMENT | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    said = process.stderr.read() if process.stderr else ""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != code:
        raise RuntimeError(f"{' '.join(command)}: {said}")
    return Cost(seconds, usage.ru_maxrss * 1024 / 1e6, usage.ru_utime + usage.ru_stime)


def medians(once: Callable[[], Mapping[str, Cost]], rounds: int) -> dict[str, Cost]:
    """Repeat a round of several processes, so that the machine's moods fall on all; return the medians."""
    told = [once() for _ in range(rounds)]
    return {
        name: Cost(*(median(column) for column in zip(*(each[name] for each in told), strict=True)))
        for name in told[0]
    }
