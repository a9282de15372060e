"""A real classification of 19 years as RDF and as KLASS says what its CSVs say."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from tests.asking import record
from tracks.commands.crosswalk import walk
from tracks.commands.export import export_together
from tracks.commands.klass import classification
from tracks.formats.rdf import terms
from tracks.model.iri import iris
from tracks.store import Store
from tracks.wire.klass import classification_json

DATA = Path(__file__).parents[4] / "shared" / "data" / "areacodes"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"no classification at {DATA}")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("areacodes") / "tracks.db"
    assert record(path, [DATA]).errors == 0
    with Store.open(path, create=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def triples(store: Store) -> list[Triple]:
    text = "".join(export_together(store, "xkos"))
    return [quad.triple for quad in parse(text, RdfFormat.TURTLE)]


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pairs(triples: list[Triple], name: str) -> Iterator[tuple[str, str]]:
    for triple in triples:
        if triple.predicate.value == name and isinstance(triple.subject, NamedNode):
            yield triple.subject.value, triple.object.value


def test_items_stand_under_what_the_csv_says(store: Store, triples: list[Triple]) -> None:
    named = iris(store.taxonomy("areacodes"))
    for year in ("1981", "1999"):
        start = named.items(year)
        of_year = [t for t in triples if getattr(t.subject, "value", "").startswith(start)]
        told = {(r["id"], r["parent"], r["name"]) for r in rows(f"{year}.csv")}
        names = {
            t.subject.value: t.object.value
            for t in of_year
            if t.predicate.value == terms.PREF_LABEL and isinstance(t.object, Literal)
        }
        above = dict(pairs(of_year, terms.BROADER))
        found = {
            (iri.removeprefix(start), above.get(iri, "").removeprefix(start), name)
            for iri, name in names.items()
        }
        assert found == told


def test_associations_are_the_rows_of_the_links(store: Store, triples: list[Triple]) -> None:
    named = iris(store.taxonomy("areacodes"))
    origins = dict(pairs(triples, terms.SOURCE_CONCEPT))
    targets = dict(pairs(triples, terms.TARGET_CONCEPT))
    partial = {iri for iri, _ in pairs(triples, terms.PARTIAL)}
    found = Counter(
        (origins.get(iri), targets.get(iri), iri in partial) for iri in origins.keys() | targets
    )
    told = Counter(
        (
            named.item(r["from_edition"], r["from_id"]) if r["from_id"] else None,
            named.item(r["to_edition"], r["to_id"]) if r["to_id"] else None,
            r["partial"] == "1",
        )
        for r in rows("links.csv")
    )
    assert found == told


@pytest.mark.parametrize("years", [("1985", "1986"), ("1998", "1999")])
def test_matches_are_those_of_the_crosswalk(
    store: Store, triples: list[Triple], years: tuple[str, str]
) -> None:
    named = iris(store.taxonomy("areacodes"))
    starts = [named.items(year) for year in years]
    of_relation = {f"{terms.SKOS}{name}Match" for name in ("exact", "broad", "narrow", "related")}
    found = {
        (t.subject.value, t.predicate.value.removeprefix(terms.SKOS), t.object.value)
        for t in triples
        if t.predicate.value in of_relation
        and t.subject.value.startswith(starts[0])
        and t.object.value.startswith(starts[1])
    }
    linked = {(r["from_id"], r["to_id"]) for r in rows("links.csv") if r["to_edition"] == years[1]}
    told = {
        (
            f"{starts[0]}{r.source.id}",
            str(r.relation).removeprefix("skos:"),
            f"{starts[1]}{r.target.id}",
        )
        for r in walk(store, *years).walk.rows
        if r.source and r.target and (r.source.id, r.target.id) in linked
    }
    assert found == told and found


def test_klass_has_each_code_of_each_year(store: Store) -> None:
    told = json.loads(classification_json(classification(store), None))
    for version in told["versions"]:
        year = version["validFrom"][:4]
        found = {
            (c["code"], c["parentCode"] or "", c["name"]) for c in version["classificationItems"]
        }
        assert found == {(r["id"], r["parent"], r["name"]) for r in rows(f"{year}.csv")}
    assert [v["validFrom"][:4] for v in told["versions"]] == [str(n) for n in range(1981, 2000)]
    changed = {(c["oldCode"], c["newCode"], c["changeOccurred"][:4]) for c in told["codeChanges"]}
    for row in rows("links.csv"):
        if row["from_id"] and row["to_id"] and row["from_id"] != row["to_id"]:
            assert (row["from_id"], row["to_id"], row["to_edition"]) in changed
