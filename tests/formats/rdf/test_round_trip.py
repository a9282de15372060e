"""What this program writes as RDF it reads again: the same items and links, to the digest."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from tests.building import TAXONOMY, edition
from tests.examples import examples
from tests.formats.rdf.test_writing import ALL, not_all_told, small, written
from tests.store.conftest import keep
from tests.strategies import histories
from tracks.commands.export import export, export_together
from tracks.commands.import_ import record
from tracks.commands.validate import validate
from tracks.errors import Code
from tracks.formats import read as read_file
from tracks.formats.bundles import find
from tracks.formats.yaml.writer import write_taxonomy
from tracks.model.edition import Edition
from tracks.model.item import Item
from tracks.model.link import Link
from tracks.model.taxonomy import Taxonomy, Title
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


@given(histories("2021", "2022"), st.integers())
@examples(12)
def test_what_another_program_wrote_anew_says_the_same(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Edition], seed: int
) -> None:
    """A graph has no order: whatever reads one may write its statements in any other."""
    folder = tmp_path_factory.mktemp("rdf")
    with Store.open(folder / "tracks.db") as store:
        keep(store, *drawn)
        text = "".join(export_together(store, "xkos"))
        recorded = [store.edition(row) for row in store.editions("demo").values()]
    lines = [f"{quad.triple} ." for quad in parse(text, RdfFormat.TURTLE)]
    Random(seed).shuffle(lines)
    file = folder / "demo.nt"
    file.write_text("\n".join(lines), encoding="utf-8")
    for was, now in zip(recorded, editions_in(file), strict=True):
        assert without_order(now) == without_order(with_ids(was, recorded))


@given(histories("2021", "2022"))
@examples(12)
def test_a_partial_list_in_skos_alone_does_not_come_back_as_a_whole_one(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Edition]
) -> None:
    file = tmp_path_factory.mktemp("rdf") / "demo.ttl"
    for one in drawn:
        file.write_text(written("skos", one), encoding="utf-8")
        refused = Code.LISTING_OF_NO_LEVEL in [each.code for each in validate([file]).problems]
        assert refused == not_all_told(one)


def without_order(one: Edition) -> tuple[object, ...]:
    """Return what an edition says whose order says nothing, but for what RDF does not hold."""
    items = {
        key: item._replace(
            aliases=tuple(sorted(item.aliases)),
            also_under=tuple(sorted(item.also_under)),
            replaced_by=tuple(sorted(item.replaced_by)),
        )
        for key, item in one.items.items()
    }
    links = {
        str(
            link.model_copy(
                update={"origins": sorted(link.origins), "targets": sorted(link.targets)}
            )
        )
        for link in one.head.links
    }
    return items, links, one.head.listing, one.head.item_sources, one.head.title


def recorded(folder: Path, taxonomy: Taxonomy, *editions: Edition) -> Store:
    """Record editions, each as the taxonomy says, and open their store."""
    store = Store.open(folder / "tracks.db")
    with store.recording() as session:
        for each in editions:
            head = each.head.model_copy(update={"taxonomy": taxonomy})
            session.record(replace(each, head=head))
        session.settle(taxonomy)
    return store


@pytest.mark.parametrize("form", SUFFIXES)
def test_all_that_rdf_can_say_comes_back(tmp_path: Path, form: str) -> None:
    file = tmp_path / f"demo{SUFFIXES[form]}"
    was = small()
    with recorded(tmp_path, ALL, *was) as store:
        file.write_text("".join(export_together(store, form)), encoding="utf-8")
    (bundle,), _ = find([file])
    assert bundle.taxonomy == ALL
    for before, now in zip(was, editions_in(file), strict=True):
        assert now.items == before.items
        held_here = before.head.model_copy(update={"statements": ()})
        assert now.head == held_here.model_copy(update={"taxonomy": ALL})


@pytest.mark.parametrize("form", SUFFIXES)
def test_an_edition_alone_is_that_edition_in_its_folder(tmp_path: Path, form: str) -> None:
    old, young = small()
    folder = tmp_path / "demo"
    folder.mkdir()
    file = folder / f"2025{SUFFIXES[form]}"
    with recorded(tmp_path, ALL, old, young) as store:
        file.write_text("".join(export(store, "2025", form)), encoding="utf-8")
        (folder / "taxonomy.yaml").write_text(write_taxonomy(ALL), encoding="utf-8")
        (folder / "2024.yaml").write_bytes(str(export(store, "2024", "yaml")).encode())
        outcome = record(store, [folder])
    assert outcome.errors == 0, outcome.problems
    # What is written for people alone, the statements, is what differs.
    assert [each.changed for each in outcome.recorded] == [False, True]
    loaded = read_file(file, ALL)
    assert loaded.edition
    assert loaded.edition.head == young.head.model_copy(update={"statements": (), "taxonomy": ALL})
    other = file.with_stem("2026")
    file.rename(other)
    assert Code.OTHER_LABEL in [problem.code for problem in read_file(other, ALL).problems]


NAMES = st.text(st.sampled_from("ab甲乙\"\\<>{}|^`'@#;,. :/?%&é\u0301ש🚀=+-_~"), min_size=1).map(
    lambda text: " ".join(text.split())
)
TITLES = [{"zh": "示例", "en": "Demo"}, {"en": "Demo"}, {"fr": "Démo"}, {"de": "a", "fr": "b"}]


@pytest.mark.parametrize("title", TITLES, ids=lambda title: "-".join(title))
@given(
    st.lists(
        st.tuples(NAMES.filter(bool), NAMES.filter(bool), NAMES, NAMES, NAMES, NAMES),
        min_size=1,
        max_size=4,
        unique_by=lambda drawn: drawn[0],
    )
)
@examples(40)
def test_whatever_items_are_called_they_come_back(
    tmp_path_factory: pytest.TempPathFactory,
    title: dict[str, str],
    drawn: list[tuple[str, str, str, str, str, str]],
) -> None:
    taxonomy = TAXONOMY.model_copy(update={"title": Title.model_validate(title)})
    items = [
        Item(
            item_id,
            name,
            "direction",
            code=code or None,
            name_en=english or None,
            labels={"zh": label, "ja": label} if label else None,
            aliases=(alias,) if alias and alias not in (name, english, label) else (),
            attributes={"k": label, "l": [name]} if label else None,
        )
        for item_id, name, code, english, label, alias in drawn
    ]
    one = edition("2025", *items)
    one = replace(one, head=one.head.model_copy(update={"taxonomy": taxonomy}))
    file = tmp_path_factory.mktemp("names") / "2025.ttl"
    file.write_text(written("xkos", one), encoding="utf-8")
    loaded = read_file(file, taxonomy)
    assert loaded.edition, loaded.problems
    assert loaded.edition.items == one.items
    assert loaded.edition.digest == one.digest
