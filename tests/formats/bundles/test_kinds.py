"""A new kind of bundle is a module and a line in KINDS: every command reads it then."""

from pathlib import Path

from tests.asking import record
from tests.building import TAXONOMY, edition, main
from tracks.commands.validate import validate
from tracks.errors import Code, Problem, Spot
from tracks.formats import bundles
from tracks.formats.bundles.bundle import Bundle, Readable
from tracks.formats.loaded import Loaded
from tracks.model.link import Link
from tracks.model.taxonomy import Taxonomy
from tracks.store import Store


def names_at(path: Path) -> Bundle | None:
    """Read a file whose lines are editions: a label, then names of items; links from each to the next."""
    if path.suffix != ".names":
        return None
    lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]

    def read(n: int, taxonomy: Taxonomy) -> Loaded:
        label, *names = lines[n]
        made = edition(label, *(main(name) for name in names))
        if n:
            before = lines[n - 1]
            links = (Link(since=before[0], origins=(before[1],), targets=(names[0],)),)
            made = made.__class__(made.head.model_copy(update={"links": links}), made.items)
        return Loaded(
            made, [], lambda pointers: {p: (Spot(str(path)),) * 2 for p in pointers}, made.head
        )

    editions = [
        Readable(line[0], path, lambda taxonomy, n=n: read(n, taxonomy))
        for n, line in enumerate(lines)
    ]
    return Bundle(path, TAXONOMY, [Problem(Code.NO_EDITIONS)] if not lines else [], editions)


def test_a_new_kind_is_a_line_in_the_registry(tmp_path, monkeypatch):
    monkeypatch.setattr(bundles, "KINDS", (*bundles.KINDS, names_at))
    file = tmp_path / "all.names"
    file.write_text("2024 甲 乙\n2025 丙 乙\n", encoding="utf-8")
    assert validate([file]).editions == 2
    assert validate([file]).problems == ()
    database = str(tmp_path / "tracks.db")
    outcome = record(database, [file])
    assert [(one.edition, one.items) for one in outcome.recorded] == [("2024", 2), ("2025", 2)]
    with Store.open(database, create=False) as store:
        assert store.editions("demo")["2025"].head.links[0].targets == ("丙",)


def test_its_editions_are_held_against_each_other(tmp_path, monkeypatch):
    monkeypatch.setattr(bundles, "KINDS", (*bundles.KINDS, names_at))
    file = tmp_path / "all.names"
    file.write_text("2024 甲 乙\n2025 丙 甲 乙\n", encoding="utf-8")
    assert [p.code for p in validate([file]).problems] == [Code.LINK_OF_UNCHANGED]
    assert not validate([file]).errors
