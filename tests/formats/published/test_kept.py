"""How files are read is kept with the record, and comes back in a dump."""

from pathlib import Path

from tests.asking import record
from tests.formats.published.reading import written
from tracks.commands.dump import dump
from tracks.formats.yaml.taxonomy import read_taxonomy
from tracks.store import Store

ENTRIES = """\
- {file: 'list{edition}.txt', encoding: latin-1, separator: tab, skip: 1, columns: {code: c, name: n},
   parents: {by: code, widths: [1, 2, 3], ranges: yes}, omit: ['#*'], valid: {2025: 2025-01-01}}
- {file: table.csv, links: {from: a, to: b, editions: [2024, 2025]}, partial: {source: pa}, same_code: always}
"""


def test_a_dump_has_what_was_said_of_files(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"list2025.txt": "title\nc\tn\n1\tA\n"}
    folder = written(tmp_path / "demo", ENTRIES, files)
    record(tmp_path / "one.db", [folder])
    with Store.open(tmp_path / "one.db", create=False) as store:
        dump(store, tmp_path / "dump")
    said, _ = read_taxonomy(folder / "taxonomy.yaml")
    back, problems = read_taxonomy(tmp_path / "dump" / "demo" / "taxonomy.yaml")
    assert problems == []
    assert said is not None
    assert said.read
    assert back == said


def test_saying_how_files_are_read_asks_for_no_revision(tmp_path: Path) -> None:
    folder = written(tmp_path / "demo", ENTRIES, {"list2025.txt": "title\nc\tn\n1\tA\n"})
    record(tmp_path / "one.db", [folder])
    text = (folder / "taxonomy.yaml").read_text().replace("omit: ['#*'], ", "")
    (folder / "taxonomy.yaml").write_text(text)
    again = record(tmp_path / "one.db", [folder])
    assert not any(each.changed for each in again.recorded)
    assert again.settled == ("demo",)
