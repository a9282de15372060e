"""Whatever a file of RDF holds: a result, or an error with its place, quickly, and nothing recorded."""

import random
import sys
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.formats.published.reading import read
from tests.formats.rdf.test_reading import NACE, PREFIXES, THESAURUS, alone, as_jsonld, codes
from tracks.commands.import_ import record
from tracks.errors import Code, TracksError
from tracks.formats.rdf.reading.graph import Graph
from tracks.formats.rdf.reading.statements import LARGEST, statements
from tracks.store import Store

XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">'
CONCEPT = '<skos:Concept rdf:about="http://example.org/a"><skos:prefLabel xml:lang="en">&m;</skos:prefLabel></skos:Concept>'


def bomb() -> str:
    """Return entities within entities, which would come to ten thousand million letters."""
    names = "abcdefghij"
    entities = "".join(
        f'<!ENTITY {inner} "{f"&{outer};" * 10}">' for outer, inner in pairwise(names)
    )
    return f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{entities}]>{XML}{CONCEPT.replace("&m;", "&j;")}</rdf:RDF>'


def long_entity() -> str:
    """Return one long entity, named so often that it would come to five thousand million letters."""
    whole = CONCEPT * 5000
    return f'<!DOCTYPE x [<!ENTITY m "{"a" * 1_000_000}">]>{XML}{whole}</rdf:RDF>'


def nested(levels: int) -> str:
    return '{"@id": "http://a", "http://b": ' * levels + "1" + "}" * levels


HOSTILE = {
    "bomb.rdf": (bomb(), Code.RDF_SWELLS),
    "long.rdf": (long_entity(), Code.RDF_SWELLS),
    "deep.jsonld": (nested(10_000), Code.RDF_SWELLS),
    "deeper.jsonld": ("[" * 100_000, Code.RDF_BROKEN),
    "context.jsonld": ('{"@context": "http://127.0.0.1:9/c", "name": "x"}', Code.CONTEXT_ELSEWHERE),
    "open.ttl": ('<http://a> <http://b> """' + "x" * 20_000_000, Code.RDF_BROKEN),
    "empty.ttl": ("", Code.CONCEPTS_MISSING),
    "empty.rdf": ("", Code.CONCEPTS_MISSING),
    "empty.jsonld": ("", Code.RDF_BROKEN),
    "suffix.ttl": (f"{XML}</rdf:RDF>", Code.RDF_OTHER_FORM),
    "suffix.rdf": (PREFIXES, Code.RDF_OTHER_FORM),
    "suffix.jsonld": (PREFIXES, Code.RDF_OTHER_FORM),
    "suffix.nt": ('{"@id": "http://a"}', Code.RDF_OTHER_FORM),
    "outer.rdf": (
        f'<!DOCTYPE x SYSTEM "file:///etc/passwd">{XML}</rdf:RDF>',
        Code.CONCEPTS_MISSING,
    ),
    "entity.rdf": (
        f'<!DOCTYPE x [<!ENTITY m SYSTEM "file:///etc/passwd">]>{XML}{CONCEPT}</rdf:RDF>',
        Code.RDF_BROKEN,
    ),
    "cut.ttl": (NACE[: len(NACE) // 2], Code.RDF_BROKEN),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_one_error_and_quick(tmp_path: Path, name: str) -> None:
    content, code = HOSTILE[name]
    before = process_time()
    assert codes(alone(tmp_path, content, name)) == [code]
    assert process_time() - before < 5


@pytest.mark.parametrize("suffix", ["ttl", "nt", "nq", "trig", "rdf", "owl", "jsonld"])
def test_noise_is_one_error(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"noise.{suffix}"
    file.write_bytes(random.Random(1).randbytes(10_000))
    assert codes(file) == [Code.RDF_BROKEN]


def test_other_encodings_are_told(tmp_path: Path) -> None:
    file = tmp_path / "demo.ttl"
    file.write_bytes(THESAURUS.encode("utf-16"))
    assert codes(file) == [Code.NOT_UTF8]
    file.write_bytes(THESAURUS.replace("Water", "Wässer").encode("latin-1"))
    (problem,) = read(file)[1]
    assert problem.code is Code.RDF_BROKEN
    assert problem.spot
    assert "W" in (problem.spot.text or "")
    file.write_bytes(b"\xef\xbb\xbf" + THESAURUS.encode())
    assert codes(file) == [Code.PARENTS_SEVERAL]


def test_a_file_of_a_gigabyte_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "huge.ttl"
    with file.open("wb") as data:
        data.truncate(2 * LARGEST)
    before = process_time()
    assert codes(file) == [Code.FILE_TOO_LARGE]
    assert process_time() - before < 1


def test_what_stops_reading_leaves_no_process(tmp_path: Path) -> None:
    file = tmp_path / "demo.jsonld"
    file.write_bytes(as_jsonld(NACE))
    running = statements(file)
    next(running)
    running.close()  # type: ignore[attr-defined]  # it is a generator
    assert len(list(statements(file))) > 50


def test_nothing_is_recorded_of_a_file_with_an_error(tmp_path: Path) -> None:
    content = THESAURUS.replace("skos:broader ex:10", 'skos:broader "10"')
    with Store.open(tmp_path / "tracks.db") as store:
        outcome = record(store, [alone(tmp_path, content)])
        assert [p.code for p in outcome.problems if p.is_error] == [Code.NOT_AN_IRI]
        assert outcome.recorded == ()
        assert store.taxonomies() == []
        assert record(store, [alone(tmp_path, THESAURUS)]).errors == 0
        assert len(store.editions("demo")) == 1


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("ex:92 skos:narrower ex:9 .", Code.PARENT_CYCLE),
        ("ex:9 skos:broader ex:9 .", Code.PARENT_CYCLE),
        (
            "ex:93 a skos:Concept ; skos:prefLabel 'x'@en ; skos:broader ex:94 .",
            Code.CONCEPT_IN_NO_SCHEME,
        ),
        (
            "ex:93 a skos:Concept ; skos:inScheme ex:thesaurus ; skos:broader ex:94 .",
            Code.PARENT_MISSING,
        ),
        ("ex:93 a skos:Concept ; skos:inScheme ex:thesaurus .", Code.NAME_EMPTY),
        ("ex:9 skos:notation '1' .", Code.IDS_OF_SOME),
        (
            "[] a skos:Concept ; skos:inScheme ex:thesaurus ; skos:prefLabel 'x'@en .",
            Code.IDS_OF_SOME,
        ),
        (
            "<http://other.example/9> a skos:Concept ; skos:inScheme ex:thesaurus ; skos:prefLabel 'x'@en .",
            Code.ID_TAKEN,
        ),
        (
            "ex:thesaurus2 a skos:ConceptScheme . ex:x a skos:Concept ; skos:inScheme ex:thesaurus2 .",
            Code.SCHEME_UNCLEAR,
        ),
        ("ex:9 skos:prefLabel 'Kraft'@xx-not-a-tag-at-all-123456789 .", Code.RDF_BROKEN),
    ],
)
def test_what_contradicts_itself_is_told(tmp_path: Path, said: str, code: Code) -> None:
    assert code in codes(alone(tmp_path, f"{THESAURUS}\n{said}\n"))


def test_a_list_of_levels_in_a_circle_ends(tmp_path: Path) -> None:
    content = f"""{PREFIXES}
ex:s a skos:ConceptScheme ; dct:title "S"@en ; xkos:levels ex:l1 .
ex:l1 rdf:first ex:a ; rdf:rest ex:l2 . ex:l2 rdf:first ex:b ; rdf:rest ex:l1 .
ex:a a xkos:ClassificationLevel ; skos:member ex:1 . ex:b a xkos:ClassificationLevel .
ex:1 a skos:Concept ; skos:prefLabel "x"@en ; skos:inScheme ex:s .
"""
    editions, problems = read(alone(tmp_path, content))
    assert problems == []
    assert [level.id for level in editions["s"].head.taxonomy.levels] == ["a", "b"]


def test_thousands_of_problems_on_one_long_line_are_found_quickly(tmp_path: Path) -> None:
    nodes = [f"ex:n{n}" for n in range(3000)]
    concepts = "\n".join(f'{node} a skos:Concept ; skos:prefLabel "x"@en .' for node in nodes)
    tops = f"ex:s a skos:ConceptScheme ; ex:names {', '.join(nodes)} ."
    file = alone(tmp_path, f"{PREFIXES}\n{tops}\nex:n skos:topConceptOf ex:s .\n{concepts}\n")
    before = process_time()
    _, problems = read(file)
    assert [problem.code for problem in problems] == [Code.CONCEPT_IN_NO_SCHEME] * 3000
    assert len({problem.spot for problem in problems}) == 3000
    assert process_time() - before < 3


WORDS = st.sampled_from(
    [
        "ex:a",
        "ex:b",
        "ex:c",
        "ex:s",
        "ex:t",
        "_:x",
        '"x"',
        '"y"@en',
        '"z"@zh',
        '"1"',
        '"2"^^xsd:integer',
        "( ex:a ex:b )",
        "[]",
    ]
)
PROPERTIES = st.sampled_from(
    [
        *(
            f"skos:{name}"
            for name in (
                "prefLabel",
                "altLabel",
                "notation",
                "broader",
                "narrower",
                "inScheme",
                "member",
                "hasTopConcept",
                "topConceptOf",
                "exactMatch",
                "broadMatch",
                "definition",
                "note",
            )
        ),
        *(
            f"xkos:{name}"
            for name in (
                "levels",
                "depth",
                "belongsTo",
                "follows",
                "madeOf",
                "compares",
                "sourceConcept",
                "targetConcept",
            )
        ),
        *(
            f"dct:{name}"
            for name in (
                "identifier",
                "title",
                "isReplacedBy",
                "replaces",
                "valid",
                "issued",
                "source",
                "publisher",
            )
        ),
        "owl:versionInfo",
        "owl:deprecated",
        "adms:status",
        "<urn:tracks:terms:listing>",
        "<urn:tracks:terms:unplaced>",
        "<urn:tracks:terms:values>",
        "ex:attribute/k",
    ]
)
KINDS = st.sampled_from(
    [
        "skos:Concept",
        "skos:ConceptScheme",
        "xkos:ClassificationLevel",
        "xkos:Correspondence",
        "xkos:ConceptAssociation",
        "dct:BibliographicResource",
        "rdf:Property",
    ]
)
STATEMENTS = st.lists(
    st.tuples(WORDS, PROPERTIES, WORDS) | st.tuples(WORDS, st.just("a"), KINDS), max_size=40
)


@given(STATEMENTS)
@examples(100)
def test_any_statements_give_a_result_or_errors_with_places(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[str, str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    usable = [triple for triple in said if triple[0][0] not in '"(']
    base = 'ex:s a skos:ConceptScheme ; dct:title "S"@en . ex:a a skos:Concept ; skos:inScheme ex:s ; skos:prefLabel "A"@en .'
    lines = (
        f"{subject} {name.replace('ex:attribute/k', '<http://example.org/attribute/k>')} {value} ."
        for subject, name, value in usable
    )
    file = alone(folder, "\n".join((PREFIXES, base, *lines)))
    editions, problems = read(file)
    assert editions or any(problem.is_error for problem in problems)
    assert all(problem.spot and problem.spot.file == str(file) for problem in problems)


def test_a_reader_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyoxigraph", None)
    with pytest.raises(TracksError) as caught:
        Graph(alone(tmp_path, THESAURUS))
    assert [problem.code for problem in caught.value.problems] == [Code.RDF_MISSING]
