"""Files and folders written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a path beside a file or a folder, to write to; in the end it takes the other's place.

    Where writing fails nothing is left of it, and what was there before stays. A link stays one: what
    it leads to is replaced. Raises OSError where the folder that holds it cannot be written.
    """
    target = target.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        yield beside
        beside.replace(target)
    finally:
        if beside.is_dir():
            rmtree(beside, ignore_errors=True)
        else:
            beside.unlink(missing_ok=True)
