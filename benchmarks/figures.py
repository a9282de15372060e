"""What is measured: each figure a piece of work, what it took, and what it is held against."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import pages, trees
from benchmarks.processes import PYTHON, TRACKS, Cost, medians, peer, run
from benchmarks.statements import write as write_statements

ROUNDS = 3
ROUNDS_OF_SHORT = 15
MEGABYTES_OF_DIFF = 200
MEGABYTES_OF_IMPORT = 1000
MEGABYTES_OF_NEXT = 600


class Figure(NamedTuple):
    """`ours` should take at most `limit` times as long as `theirs`, and at most `megabytes`."""

    work: str
    ours: Cost
    against: str
    theirs: Cost
    limit: float
    megabytes: float | None = None

    @property
    def ratio(self) -> float:
        """How many times as long as the other it took."""
        return self.ours.seconds / self.theirs.seconds

    @property
    def is_met(self) -> bool:
        """Whether both limits are kept."""
        slim = self.megabytes is None or self.ours.megabytes <= self.megabytes
        return slim and self.ratio <= self.limit


def large(folder: Path, items: int) -> Iterator[Figure]:
    """Import two years with 1 % changed, the second after the first, and compare them."""
    before, after = trees.write_csv(folder, items, items // 100)
    raw, database = folder / "raw.db", folder / "tracks.db"
    found, peers = folder / "tracks.json", folder / "duckdb.json"

    def once() -> dict[str, Cost]:
        _clear(raw, database)
        return {
            "first": _tracks(database, "import", before),
            "raw": run(peer("raw_import", before, raw)),
            "next": _tracks(database, "import", after),
            "diff": _diff(database, before, after, found),
            "duckdb": run(peer("duckdb_diff", before, after, peers)),
        }

    took = medians(once, ROUNDS)
    _check(before, after, found)
    size, changes = f"{items:,} items", f"{items // 100:,} changes"
    diff = f"`diff` of {size}, {changes}"
    yield Figure(diff, took["diff"], "duckdb", took["duckdb"], 1, MEGABYTES_OF_DIFF)
    new = f"`import` CSV, {size}"
    yield Figure(new, took["first"], "raw sqlite3", took["raw"], 3, MEGABYTES_OF_IMPORT)
    next_year = "`import` of the next year"
    yield Figure(next_year, took["next"], "the first", took["first"], 1, MEGABYTES_OF_NEXT)


def scales(folder: Path, sizes: tuple[int, ...], changes: int) -> Iterator[Figure]:
    """Compare two editions that differ in the same number of items, whatever they hold."""
    pairs = {size: trees.write_csv(folder / str(size), size, changes) for size in sizes}
    databases = {size: folder / str(size) / "tracks.db" for size in sizes}
    for size, files in pairs.items():
        _clear(databases[size])
        for file in files:
            _tracks(databases[size], "import", file)

    def once() -> dict[str, Cost]:
        return {
            str(size): _diff(databases[size], *files, folder / str(size) / "tracks.json")
            for size, files in pairs.items()
        }

    took = medians(once, ROUNDS_OF_SHORT)
    least, most = str(min(sizes)), str(max(sizes))
    work = f"`diff`, {changes:,} changes in {max(sizes):,} items"
    yield Figure(work, took[most], f"the same in {min(sizes):,}", took[least], 1.3)


def years_of_ncbi(folder: Path) -> Iterator[Figure]:
    """Compare two years of the NCBI taxonomy, every count equal to duckdb's."""
    before, after = folder / "2023" / "2023.csv", folder / "2024" / "2024.csv"
    if not (before.is_file() and after.is_file()):
        run((PYTHON, "-m", "benchmarks.ncbi", str(folder)))
    database, found = folder / "tracks.db", folder / "tracks.json"
    _clear(database)
    for file in (before, after):
        _tracks(database, "import", file)

    def once() -> dict[str, Cost]:
        return {
            "diff": _diff(database, before, after, found),
            "duckdb": run(peer("duckdb_diff", before, after, folder / "duckdb.json")),
        }

    took = medians(once, ROUNDS)
    _check(before, after, found)
    yield Figure("`diff` of NCBI 2023 and 2024", took["diff"], "duckdb", took["duckdb"], 3)


def yaml(folder: Path, items: int) -> Iterator[Figure]:
    """Import YAML."""
    file, database = trees.write_yaml(folder, items), folder / "tracks.db"

    def once() -> dict[str, Cost]:
        _clear(database)
        return {
            "import": _tracks(database, "import", file),
            "events": run(peer("yaml_events", file)),
        }

    took = medians(once, ROUNDS)
    work = f"`import` YAML, {items:,} items"
    yield Figure(work, took["import"], "CParser's events", took["events"], 4)


def published(folder: Path, items: int, on_a_sheet: int) -> Iterator[Figure]:
    """Validate lists as they are published: a text of other columns, and a sheet of a workbook."""
    own, _ = trees.write_csv(folder / "own", items, items // 100)
    mapped = trees.write_published(folder / "mapped", items)
    small, _ = trees.write_csv(folder / "small", on_a_sheet, on_a_sheet // 100)
    sheet = trees.write_workbook(folder / "sheet", on_a_sheet)

    def once() -> dict[str, Cost]:
        database = folder / "none.db"
        return {
            "own": _tracks(database, "validate", own),
            "mapped": _tracks(database, "validate", mapped),
            "small": _tracks(database, "validate", small),
            "sheet": _tracks(database, "validate", sheet),
            "calamine": run(peer("calamine_rows", sheet / "list2024.xlsx")),
        }

    took = medians(once, ROUNDS)
    work = f"`validate` by `read:`, {items:,} rows of text"
    yield Figure(work, took["mapped"], "our own CSV", took["own"], 1.3)
    both = took["small"]._replace(
        seconds=took["small"].seconds * 1.5 + took["calamine"].seconds,
        megabytes=max(took["small"].megabytes, took["calamine"].megabytes),
    )
    work = f"the same, {on_a_sheet:,} rows of .xlsx"
    yield Figure(work, took["sheet"], "1.5 × our own CSV, and calamine", both, 1)


def rdf(folder: Path, items: int) -> Iterator[Figure]:
    """Write an edition as XKOS."""
    file, _ = trees.write_csv(folder, items, items // 100)
    database = folder / "tracks.db"
    _clear(database)
    _tracks(database, "import", file)
    to_file = ("--format", "xkos", "-o")

    def once() -> dict[str, Cost]:
        return {
            "export": _tracks(database, "export", file.stem, *to_file, folder / "ours.ttl"),
            "triples": run(peer("rdf_triples", file, folder / "theirs.ttl")),
        }

    took = medians(once, ROUNDS)
    work = f"`export` as XKOS, {items:,} items"
    yield Figure(work, took["export"], "pyoxigraph, the items alone", took["triples"], 2.5)


def rdf_in(folder: Path, items: int) -> Iterator[Figure]:
    """Read an edition from RDF, and record it, beside the same as CSV."""
    file, csv = trees.write_rdf(folder / "rdf", items), folder / "csv" / "2024.csv"
    csv.parent.mkdir(exist_ok=True)
    shutil.copy(file.with_name("taxonomy.yaml"), csv.parent)
    database = folder / "tracks.db"
    _clear(database)
    _tracks(database, "import", file)
    csv.unlink(missing_ok=True)
    _tracks(database, "export", "2024", "-o", csv)

    def once() -> dict[str, Cost]:
        took = {
            "validate": run((*TRACKS, "validate", str(file))).worked,
            "statements": run(peer("rdf_statements", file)).worked,
        }
        for name, each in (("csv", csv), ("rdf", file)):
            _clear(database)
            took[name] = _tracks(database, "import", each).worked
        return took

    took = medians(once, ROUNDS)
    read = took["statements"]
    allowed = read._replace(seconds=3 * read.seconds + 0.5)
    work = f"`validate` RDF, {items:,} items"
    yield Figure(work, took["validate"], "3× pyoxigraph and 0.5 seconds", allowed, 1)
    yield Figure("`import` RDF, the same", took["rdf"], "the same in CSV", took["csv"], 1.5)


def audits(folder: Path, editions: int, roots: int, statements: int) -> Iterator[Figure]:
    """Audit statements that agree, and the same with one that does not."""
    size = f"{statements:,} statements, {editions} editions, {roots} roots"
    for planted, work in ((False, f"`audit`, {size}"), (True, "the same, one contradicted")):
        at = folder / ("planted" if planted else "consistent")
        files = write_statements(at, editions, roots, statements, planted=planted)
        database = at / "tracks.db"
        _clear(database)
        _tracks(database, "import", files)
        expected = int(planted)
        shutil.rmtree(at / "cache", ignore_errors=True)
        where = {"TRACKS_DB": str(database), "TRACKS_CACHE": str(at / "cache")}
        cost = run((*TRACKS, "audit", "--format", "json"), code=expected, **where)
        yield Figure(work, cost, "ten seconds", Cost(10, 0), 1)


def opened(folder: Path, items: int) -> Iterator[Figure]:
    """Open a page of many items in Chromium, from its start to the end of the document; none without it."""
    if shutil.which(pages.BROWSER[0]) is None:
        return
    page = pages.write(folder / "page.html", items)

    def once() -> dict[str, Cost]:
        own = f"--user-data-dir={folder / 'browser'}"
        return {"page": run((*pages.BROWSER, own, page.resolve().as_uri()))}

    took = medians(once, ROUNDS)
    yield Figure(
        f"a page of {items:,} items in Chromium", took["page"], "two seconds", Cost(2, 0), 1
    )


def starts(folder: Path) -> Iterator[Figure]:
    """Run short commands on the bundled editions, in seconds of a processor."""
    database = folder / "bundled.db"
    _clear(database)
    _tracks(database, "import")

    cache = folder / "cache"

    def asked(*arguments: str, kept: bool = True) -> Cost:
        if not kept:
            shutil.rmtree(cache, ignore_errors=True)
        return run((*TRACKS, *arguments), TRACKS_DB=str(database), TRACKS_CACHE=str(cache)).worked

    def once() -> dict[str, Cost]:
        return {
            "help": asked("--help"),
            "typer": run((PYTHON, "-c", "import typer")).worked,
            "list": asked("list"),
            "first audit": asked("audit", kept=False),
            "kept audit": asked("audit"),
            "changelog": asked("changelog", kept=False),
            "first diff": asked("diff", "2024", "2025", kept=False),
            "diff": asked("diff", "2024", "2025"),
            "both": run((PYTHON, "-c", "import typer, sqlalchemy")).worked,
        }

    once()  # writes the byte code
    took = medians(once, ROUNDS_OF_SHORT)
    yield Figure("`tracks --help`", took["help"], "`import typer`", took["typer"], 1.5)
    libraries = "`import typer, sqlalchemy`"
    yield Figure("`tracks list`", took["list"], libraries, took["both"], 1.4)
    yield Figure("`tracks diff 2024 2025`", took["diff"], libraries, took["both"], 1.6)
    for name, work, seconds in (
        ("first audit", "the audit's share of `audit`, the first", 0.6),
        ("kept audit", "the same, kept", 0.15),
        ("first diff", "the audit's share of `diff 2024 2025`, the first", 0.6),
    ):
        share = took[name]._replace(seconds=took[name].seconds - took["list"].seconds)
        yield Figure(work, share, f"{seconds} seconds", Cost(seconds, 0), 1)
    yield Figure("`changelog` in all, the first", took["changelog"], "1.2 seconds", Cost(1.2, 0), 1)


def _tracks(database: Path, *arguments: object) -> Cost:
    return run((*TRACKS, *map(str, arguments)), TRACKS_DB=str(database))


def _diff(database: Path, before: Path, after: Path, output: Path) -> Cost:
    to_file = ("--format", "json", "--output", output)
    return _tracks(database, "diff", before.stem, after.stem, *to_file)


def _check(before: Path, after: Path, found: Path) -> None:
    """RuntimeError where the diff counts otherwise than duckdb."""
    run((PYTHON, "-m", "benchmarks.counts", str(before), str(after), str(found)))


def _clear(*databases: Path) -> None:
    for database in databases:
        for file in database.parent.glob(f"{database.name}*"):
            file.unlink()
