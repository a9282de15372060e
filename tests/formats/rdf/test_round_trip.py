"""What this program writes as RDF it reads again: the same items and links, to the digest."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from tests.examples import examples
from tests.store.conftest import keep
from tests.strategies import histories
from tracks.commands.export import export_together
from tracks.formats.bundles import find
from tracks.model.edition import Edition
from tracks.model.link import Link
from tracks.store import Store

SUFFIXES = {"xkos": ".ttl", "jsonld": ".jsonld"}

NOT_HELD = {
    "statements": (),
    "mentioned": (),
    "focus": None,
    "outlook": (),
    "reasons": {},
    "sources": {},
}
"""What the form does not hold, or not of which edition: statements are written for people alone."""


def held(one: Edition) -> Edition:
    """Return an edition without what RDF does not hold."""
    return replace(one, head=one.head.model_copy(update=NOT_HELD))


def with_ids(one: Edition, before: Sequence[Edition]) -> Edition:
    """Return an edition whose links lead from ids, as they are written."""
    there = {each.head.edition: each for each in before}

    def meant(link: Link) -> Link:
        items = there[link.since].items if link.since in there else {}
        named = {item.name: item_id for item_id, item in items.items()}
        origins = (name if name in items else named.get(name, name) for name in link.origins)
        return link.model_copy(update={"origins": tuple(origins)})

    links = tuple(map(meant, one.head.links))
    return replace(one, head=one.head.model_copy(update={"links": links}))


def editions_in(file: Path) -> list[Edition]:
    """Return the editions in a file by themselves, not held against each other."""
    (bundle,), problems = find([file])
    assert [*problems, *bundle.problems] == []
    assert bundle.taxonomy
    found = []
    for each in bundle.editions:
        loaded = each.read(bundle.taxonomy)
        assert loaded.edition, loaded.problems
        found.append(loaded.edition)
    return found


@pytest.mark.parametrize("form", SUFFIXES)
@given(histories("2021", "2022", "2023"))
@examples(12)
def test_any_editions_come_back_to_the_digest(
    tmp_path_factory: pytest.TempPathFactory, form: str, drawn: list[Edition]
) -> None:
    folder = tmp_path_factory.mktemp("rdf")
    with Store.open(folder / "tracks.db") as store:
        keep(store, *drawn)
        file = folder / f"demo{SUFFIXES[form]}"
        file.write_text("".join(export_together(store, form)), encoding="utf-8")
        recorded = [store.edition(row) for row in store.editions("demo").values()]
    for was, now in zip(recorded, editions_in(file), strict=True):
        assert now.items == was.items
        assert held(now).digest == held(with_ids(was, recorded)).digest
        assert now.order == was.order
