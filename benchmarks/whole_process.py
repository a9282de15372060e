"""How long a whole `tracks diff` takes beside merely importing its libraries.

Both are whole processes, run in turn so that the machine's mood falls on both; medians are
compared. Exits with 1 where the diff takes more than LIMIT times as long.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROUNDS = 15
LIMIT = 2.0
DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "shopify"

TRACKS = (sys.executable, "-m", "tracks")
DIFF = (*TRACKS, "diff", "2024-07", "2024-10")
IMPORTS = (sys.executable, "-c", "import typer, sqlalchemy, pydantic, deepdiff")


def main() -> int:
    if not DATA.is_dir():
        print(f"nothing to measure: {DATA} is not there")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"TRACKS_DB": str(Path(folder, "bench.db"))}
        importing = (*TRACKS, "import", str(DATA))
        subprocess.run(importing, env=environment, check=True, capture_output=True)
        pairs = [(seconds(DIFF, environment), seconds(IMPORTS, environment)) for _ in range(ROUNDS)]
    diff, imports = (median(times) for times in zip(*pairs, strict=True))
    print(f"tracks diff, 10,300 items a side  {diff:.3f} s")
    print(f"importing its libraries           {imports:.3f} s")
    print(f"ratio                             {diff / imports:.2f}  (at most {LIMIT})")
    return diff / imports > LIMIT


def seconds(command: tuple[str, ...], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
