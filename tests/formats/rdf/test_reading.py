"""RDF as it is published comes in: by the habits of those who publish classifications."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse, serialize

from tests.formats.published.reading import outline, read, written
from tracks.errors import Code
from tracks.formats.bundles import find
from tracks.model.item import Item
from tracks.model.link import Link

PREFIXES = """\
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xkos: <http://rdf-vocabulary.ddialliance.org/xkos#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix adms: <http://www.w3.org/ns/adms#> .
@prefix ex: <http://example.org/> .
"""

# As Eurostat publishes NACE: codes with a datatype of their own beside the plain ones, names that begin with the
# code and the bare name as altLabel, levels as a list, a correspondence of both versions in one file.
NACE = f"""{PREFIXES}
@prefix n2: <http://example.org/nace2/> .
@prefix n21: <http://example.org/nace2.1/> .
ex:nace dct:title "NACE"@en, "NACE"@fr ; dct:publisher "Eurostat" .
n2:nace2 a skos:ConceptScheme ; xkos:belongsTo ex:nace ; owl:versionInfo "NACE Rev. 2" ;
    dct:issued "2006-12-30"^^xsd:date ; xkos:numberOfLevels 2 ;
    xkos:levels ( n2:sections n2:divisions ) .
n2:sections a xkos:ClassificationLevel ; xkos:depth 1 ; skos:prefLabel "Sections"@en ; skos:member n2:A .
n2:divisions a xkos:ClassificationLevel ; xkos:depth 2 ; skos:prefLabel "Divisions"@en ; skos:member n2:01, n2:02 .
n2:A a skos:Concept ; skos:notation "A"^^rdf:PlainLiteral, "0A"^^ex:sorting ; skos:inScheme n2:nace2 ;
    skos:prefLabel "A AGRICULTURE"@en, "A AGRICULTURE, SYLVICULTURE"@fr ;
    skos:altLabel "AGRICULTURE"@en, "AGRICULTURE, SYLVICULTURE"@fr ; skos:narrower n2:01, n2:02 .
n2:01 a skos:Concept ; skos:notation "01", "0001"^^ex:sorting ; skos:inScheme n2:nace2 ;
    skos:prefLabel "01 Crops"@en, "01 Cultures"@fr ; skos:altLabel "Crops"@en, "Cultures"@fr ;
    xkos:coreContentNote "This division includes crops."@en, "Cette division comprend"@fr ;
    xkos:exclusionNote "This division excludes fish."@en .
n2:02 a skos:Concept ; skos:notation "02" ; skos:inScheme n2:nace2 ;
    skos:prefLabel "02 Forestry"@en, "02 Sylviculture"@fr ; skos:altLabel "Forestry"@en .

n21:nace2.1 a skos:ConceptScheme ; xkos:belongsTo ex:nace ; xkos:follows n2:nace2 ; owl:versionInfo "2.1" ;
    dct:valid "2025-01-01/.." ; xkos:levels ( n21:sections n21:divisions ) .
n21:sections a xkos:ClassificationLevel ; xkos:depth 1 ; skos:prefLabel "Sections"@en ; skos:member n21:A .
n21:divisions a xkos:ClassificationLevel ; xkos:depth 2 ; skos:prefLabel "Divisions"@en ; skos:member n21:01, n21:03 .
n21:A a skos:Concept ; skos:notation "A" ; skos:inScheme n21:nace2.1 ; skos:prefLabel "A AGRICULTURE"@en, "A"@fr .
n21:01 a skos:Concept ; skos:notation "01" ; skos:inScheme n21:nace2.1 ; skos:broader n21:A ;
    skos:prefLabel "01 Crops"@en, "01 Cultures"@fr .
n21:03 a skos:Concept ; skos:notation "03" ; skos:inScheme n21:nace2.1 ; skos:broader n21:A ;
    skos:prefLabel "03 Forestry"@en, "03 Sylviculture"@fr .

ex:table a xkos:Correspondence ; xkos:compares n2:nace2, n21:nace2.1 ; xkos:madeOf ex:a1, ex:a2, ex:a3, ex:a4 .
ex:a1 a xkos:ConceptAssociation ; xkos:sourceConcept n2:01 ; xkos:targetConcept n21:01 .
ex:a2 a xkos:ConceptAssociation ; xkos:sourceConcept n2:01 ; xkos:targetConcept n21:03 .
ex:a3 a xkos:ConceptAssociation ; xkos:sourceConcept n2:02 ; xkos:targetConcept n21:03 .
ex:a4 a xkos:ConceptAssociation ; xkos:sourceConcept n2:A ; xkos:targetConcept n21:A .
"""


def alone(folder: Path, content: str, name: str = "demo.ttl") -> Path:
    """Write a file that lies alone."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(content, encoding="utf-8")
    return file


def codes(file: Path) -> list[Code]:
    """Return the codes of the problems that a file, or a folder, has."""
    return [problem.code for problem in read(file)[1]]


def test_two_versions_in_one_file_with_levels_and_a_correspondence(tmp_path: Path) -> None:
    file = alone(tmp_path, NACE, "nace.ttl")
    editions, problems = read(file)
    assert problems == []
    assert [*editions] == ["nace2", "nace2.1"]  # "NACE Rev. 2" is no label, so neither is taken
    (bundle,), _ = find([file])
    taxonomy = bundle.taxonomy
    assert taxonomy
    assert (taxonomy.id, taxonomy.publisher, taxonomy.title.en) == ("nace", "Eurostat", "NACE")
    assert [(level.id, level.en) for level in taxonomy.levels] == [
        ("sections", "Sections"),
        ("divisions", "Divisions"),
    ]
    old = editions["nace2"]
    assert outline(old) == [
        "sections: /A A AGRICULTURE",
        "divisions: A/01 01 Crops",
        "divisions: A/02 02 Forestry",
    ]
    assert old.items["01"] == Item(
        "01",
        "01 Crops",
        "divisions",
        "A",
        code="01",
        labels={"fr": "01 Cultures"},
        aliases=("Crops",),
        definition="This division includes crops.",
    )
    assert old.head.released == "2006-12-30"


def test_an_entry_says_which_property_is_what(tmp_path: Path) -> None:
    entry = """\
- file: nace.ttl
  scheme: nace2.1
  edition: "2025"
  columns: {name: "skos:prefLabel@fr", id: "skos:notation"}
- file: nace.ttl
  scheme: "*/nace2/nace2"
  edition: "2007"
  columns: {name: "skos:altLabel@en", note: "xkos:exclusionNote@en", code: "skos:notation^^<http://example.org/sorting>"}
"""
    head = "taxonomy: nace\\ntitle: {de: NACE}\\nlevels: [{id: s, en: Sections}, {id: d, en: Divisions}]\\n"
    folder = written(tmp_path / "nace", entry, {"nace.ttl": NACE}, head.replace("\\n", "\n"))
    editions, problems = read(folder)
    assert [p for p in problems if p.is_error] == []
    assert outline(editions["2025"]) == [
        "s: /A A",
        "d: A/01 01 Cultures",
        "d: A/03 03 Sylviculture",
    ]
    assert editions["2025"].head.valid_from == "2025-01-01"
    assert editions["2025"].items["03"].name_en == "03 Forestry"
    crops = editions["2007"].items["01"]
    assert (crops.name, crops.code, crops.note) == ("Crops", "0001", "This division excludes fish.")
    assert crops.labels == {"fr": "Cultures"}
    assert editions["2007"].items["02"].code is None


def test_a_scheme_that_is_not_in_the_file_is_told(tmp_path: Path) -> None:
    for entry in ("scheme: nace3", "scheme: nace3, edition: 2"):
        folder = written(
            tmp_path / entry[-1], f"- {{file: nace.ttl, {entry}}}\n", {"nace.ttl": NACE}
        )
        (problem,) = read(folder)[1]
        assert problem.code is Code.SCHEME_UNCLEAR
        assert problem.params["schemes"] == (
            "http://example.org/nace2/nace2",
            "http://example.org/nace2.1/nace2.1",
        )


def test_associations_are_read_as_a_table_of_correspondences(tmp_path: Path) -> None:
    entry = "- {file: nace.ttl, scheme: nace2, edition: 2007, columns: {name: skos:prefLabel@en}}\n- {file: nace.ttl, scheme: nace2.1, edition: 2025, columns: {name: skos:prefLabel@en}}\n"
    editions, problems = read(written(tmp_path / "demo", entry, {"nace.ttl": NACE}))
    assert [p for p in problems if p.is_error] == []
    assert editions["2025"].head.links == (
        Link(since="2007", origins=("01",), targets=("01",)),
        Link(since="2007", origins=("01",), targets=("03",), partial=True),
        Link(since="2007", origins=("02",), targets=("03",)),
    )
    assert editions["2007"].head.links == ()
    assert editions["2025"].head.previous == "2007"


@pytest.mark.parametrize("suffix", ["rdf", "owl", "jsonld", "nt", "nq", "trig"])
def test_every_form_says_the_same(tmp_path: Path, suffix: str) -> None:
    forms = {
        "rdf": RdfFormat.RDF_XML,
        "owl": RdfFormat.RDF_XML,
        "jsonld": RdfFormat.JSON_LD,
        "nt": RdfFormat.N_TRIPLES,
        "nq": RdfFormat.N_QUADS,
        "trig": RdfFormat.TRIG,
    }
    same = tmp_path / f"demo.{suffix}"
    same.write_bytes(serialize(parse(NACE, RdfFormat.TURTLE), format=forms[suffix]) or b"")
    expected = read(alone(tmp_path / "turtle", NACE))
    found = read(same)
    assert found[1] == expected[1] == []
    for label, edition in expected[0].items():
        assert found[0][label].items == edition.items
        assert found[0][label].digest == edition.digest


THESAURUS = f"""{PREFIXES}
ex:thesaurus a skos:ConceptScheme ; dct:title "Thesaurus"@en ; skos:hasTopConcept ex:10, ex:9 .
ex:10 a skos:Concept ; skos:prefLabel "Water"@en, "Eau"@fr ; skos:altLabel "H2O"@en, "L'eau"@fr .
ex:9 a skos:Concept ; skos:prefLabel "Energy"@en ; skos:narrower ex:91 .
ex:91 a skos:Concept ; skos:prefLabel "Power"@en ; skos:scopeNote "Of all kinds"@en .
ex:92 a skos:Concept ; skos:prefLabel "Hydropower"@en ; skos:broader ex:10, ex:91, ex:9 .
"""


def test_of_several_parents_the_nearest_first_by_id_is_kept(tmp_path: Path) -> None:
    shuffled = THESAURUS.replace("ex:10, ex:91, ex:9", "ex:9, ex:91, ex:10")
    for n, content in enumerate((THESAURUS, shuffled)):
        editions, problems = read(alone(tmp_path / str(n), content))
        (edition,) = editions.values()
        assert [problem.code for problem in problems] == [Code.PARENTS_SEVERAL]
        assert problems[0].spot
        assert (
            problems[0].spot.line == content.split("\n").index(content.rstrip().split("\n")[-1]) + 1
        )
        # 9 stands above 91, so that it says nothing more; of 10 and 91 the first is 10.
        assert (edition.items["92"].parent, edition.items["92"].also_under) == ("10", ("91",))
    assert edition.items["91"].definition == "Of all kinds"
    assert edition.items["10"].aliases == ("H2O",)
    assert [level.id for level in edition.head.taxonomy.levels] == ["level-1", "level-2"]


AUTHORITY = f"""{PREFIXES}
@prefix status: <http://publications.europa.eu/resource/authority/concept-status/> .
ex:country a skos:ConceptScheme ; skos:prefLabel "Countries"@en ; owl:versionInfo "20240313-0" .
ex:CSK a skos:Concept ; dct:identifier "CSK" ; skos:inScheme ex:country ; skos:prefLabel "Czechoslovakia"@en ;
    owl:deprecated "true"^^xsd:boolean ; dct:isReplacedBy ex:CZE ; ex:status status:RETIRED .
ex:CZE a skos:Concept ; dct:identifier "CZE" ; skos:inScheme ex:country ; skos:prefLabel "Czechia"@en ; ex:status status:CURRENT .
ex:SVK a skos:Concept ; dct:identifier "SVK" ; skos:inScheme ex:country ; skos:prefLabel "Slovakia"@en ; dct:replaces ex:CSK ; ex:status status:CURRENT .
ex:NEW a skos:Concept ; dct:identifier "NEW" ; skos:inScheme ex:country ; skos:prefLabel "Newland"@en ;
    adms:status <http://purl.org/adms/status/UnderDevelopment> ; ex:status status:CURRENT .
ex:OLD a skos:Concept ; dct:identifier "OLD" ; skos:inScheme ex:country ; skos:prefLabel "Oldland"@en ; dct:isReplacedBy ex:SVK ; ex:status status:RETIRED .
"""


def test_states_and_replacements(tmp_path: Path) -> None:
    editions, problems = read(alone(tmp_path, AUTHORITY, "country.ttl"))
    assert problems == []
    items = editions["20240313-0"].items
    assert {key: (i.status, i.replaced_by) for key, i in items.items()} == {
        "CSK": ("deprecated", ("CZE", "SVK")),
        "CZE": (None, ()),
        "SVK": (None, ()),
        "NEW": ("proposed", ()),
        "OLD": ("deprecated", ("SVK",)),  # what is superseded is no longer in force
    }


def test_words_of_a_status_are_as_the_entry_says(tmp_path: Path) -> None:
    content = AUTHORITY.replace("dct:isReplacedBy", "ex:was").replace("dct:replaces", "ex:was")
    entry = "- {file: c.ttl, edition: 1, columns: {status: 'http://example.org/status'}, statuses: {CURRENT: in force, RETIRED: gone}}\n"
    editions, problems = read(written(tmp_path / "demo", entry, {"c.ttl": content}))
    assert problems == []
    assert [*editions["1"].items] == ["CZE", "SVK", "NEW"]


def test_matches_between_versions_are_links_where_there_are_no_associations(tmp_path: Path) -> None:
    content = f"""{PREFIXES}
ex:v1 a skos:ConceptScheme ; owl:versionInfo "1" .
ex:v2 a skos:ConceptScheme ; owl:versionInfo "2" ; xkos:follows ex:v1 .
ex:a1 a skos:Concept ; skos:notation "a" ; skos:prefLabel "A"@en ; skos:inScheme ex:v1 ; skos:exactMatch ex:b2 .
ex:c1 a skos:Concept ; skos:notation "c" ; skos:prefLabel "C"@en ; skos:inScheme ex:v1 ; skos:broadMatch ex:d2 ;
    skos:closeMatch ex:e2 ; skos:relatedMatch ex:e2 ; skos:exactMatch <http://elsewhere.example/x> .
ex:e1 a skos:Concept ; skos:notation "e" ; skos:prefLabel "E"@en ; skos:inScheme ex:v1 ; dct:isReplacedBy ex:f2 .
ex:b2 a skos:Concept ; skos:notation "b" ; skos:prefLabel "B"@en ; skos:inScheme ex:v2 .
ex:d2 a skos:Concept ; skos:notation "d" ; skos:prefLabel "D"@en ; skos:inScheme ex:v2 .
ex:e2 a skos:Concept ; skos:notation "e" ; skos:prefLabel "E"@en ; skos:inScheme ex:v2 ; skos:exactMatch ex:e1 .
ex:f2 a skos:Concept ; skos:notation "f" ; skos:prefLabel "F"@en ; skos:inScheme ex:v2 .
"""
    editions, problems = read(alone(tmp_path, content))
    assert [p for p in problems if p.is_error] == []
    assert {
        (link.origins, link.targets, link.partial, link.wider) for link in editions["2"].head.links
    } == {
        (("a",), ("b",), False, False),
        (("c",), ("d",), False, True),
        (("e",), ("e",), False, False),
        (("e",), ("f",), True, False),
    }


def test_xkos_under_its_former_name_and_levels_that_no_scheme_lists(tmp_path: Path) -> None:
    content = f"""{PREFIXES.replace("http://rdf-vocabulary.ddialliance.org/xkos#", "http://purl.org/linked-data/xkos#")}
ex:s a skos:ConceptScheme ; dct:title "Ateco"@it ; xkos:levels ex:lost .
ex:b a xkos:ClassificationLevel ; xkos:depth "2" ; skos:prefLabel "Divisione" ; skos:member ex:1 .
ex:a a xkos:ClassificationLevel ; xkos:depth "1" ; skos:prefLabel "Sezione" ; skos:member ex:A .
ex:A a skos:Concept ; skos:prefLabel "Agricoltura"@it ; skos:inScheme ex:s .
ex:1 a skos:Concept ; skos:prefLabel "Coltivazioni"@it ; skos:inScheme ex:s ; skos:broader ex:A .
"""
    editions, problems = read(alone(tmp_path, content))
    assert problems == []
    (edition,) = editions.values()
    assert outline(edition) == ["a: /A Agricoltura", "b: A/1 Coltivazioni"]
    assert [level.en for level in edition.head.taxonomy.levels] == ["Sezione", "Divisione"]


def test_a_file_in_a_folder_is_the_edition_of_its_name(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "demo", "[]", {"2025.ttl": AUTHORITY, "2024.jsonld": as_jsonld(AUTHORITY)}
    )
    (folder / "taxonomy.yaml").write_text(
        "taxonomy: demo\\ntitle: {en: Demo}\\nlevels: [{id: c, en: country}]\\n".replace(
            "\\n", "\n"
        )
    )
    editions, problems = read(folder)
    assert problems == []
    assert editions["2025"].items == editions["2024"].items
    assert editions["2025"].head.listing == {"c": "complete"}


def as_jsonld(content: str) -> bytes:
    return serialize(parse(content, RdfFormat.TURTLE), format=RdfFormat.JSON_LD) or b""


def test_a_level_that_the_list_does_not_reach_is_none(tmp_path: Path) -> None:
    head = "taxonomy: demo\ntitle: {en: Demo}\nlevels: [{id: a, en: a}, {id: b, en: b}, {id: c, en: c}]\n"
    folder = written(tmp_path / "demo", "- {file: t.ttl, edition: 1}\n", {"t.ttl": THESAURUS}, head)
    editions, _ = read(folder)
    assert editions["1"].head.listing == {"a": "complete", "b": "complete", "c": "none"}
    flat = (
        THESAURUS.replace("skos:narrower ex:91", "skos:note ''")
        .replace("skos:broader ex:10, ex:91, ex:9", "skos:topConceptOf ex:thesaurus")
        .replace("ex:91 a skos:Concept ;", "ex:91 a skos:Concept ; skos:inScheme ex:thesaurus ;")
    )
    folder = written(tmp_path / "flat", "- {file: t.ttl, edition: 1}\n", {"t.ttl": flat}, head)
    editions, _ = read(folder)
    assert editions["1"].head.listing == {"a": "complete", "b": "none", "c": "none"}


def test_names_that_have_lines_or_signs_that_show_nothing_are_told(tmp_path: Path) -> None:
    content = f"""{PREFIXES}
ex:s a skos:ConceptScheme .
ex:a a skos:Concept ; skos:notation "1" ; skos:inScheme ex:s ; skos:prefLabel "two\\nlines\\u200b"@en ; skos:definition "two\\nlines"@en .
"""
    editions, problems = read(alone(tmp_path, content))
    assert [problem.code for problem in problems] == [Code.CHARACTER_REMOVED]
    (edition,) = editions.values()
    assert (edition.items["1"].name, edition.items["1"].definition) == ("two lines", "two\nlines")
    assert codes(alone(tmp_path / "bad", content.replace("\\u200b", "\\u202e"))) == [
        Code.CHARACTER_REFUSED
    ]


def test_what_no_property_and_no_key_of_rdf_is_called_is_told(tmp_path: Path) -> None:
    entry = "- {file: c.ttl, edition: 1, columns: {name: skos:prefLable@en}}\n"
    folder = written(tmp_path / "demo", entry, {"c.ttl": AUTHORITY})
    ((problem,),) = [read(folder)[1]]
    assert problem.code is Code.HEADING_MISSING
    known = problem.params["known"]
    assert isinstance(known, tuple)
    assert known[0] == "skos:prefLabel@en"
    entry = "- {file: c.ttl, edition: 1, separator: tab, parents: {by: above}}\n"
    assert codes(written(tmp_path / "other", entry, {"c.ttl": AUTHORITY})) == [Code.KEY_UNKNOWN] * 2


def test_files_in_a_zip(tmp_path: Path) -> None:
    import zipfile

    folder = written(tmp_path / "demo", "- {file: 'all.zip/*-{edition}.ttl'}\n", {})
    with zipfile.ZipFile(folder / "all.zip", "w") as packed:
        packed.writestr("in/country-2024.ttl", AUTHORITY)
    editions, problems = read(folder)
    assert problems == []
    assert len(editions["2024"].items) == 5
    assert codes(written(tmp_path / "other", "- {file: 'all.zip/all.ttl'}\n", {})) == [
        Code.EDITION_UNSAID
    ]


TABLE = f"""{PREFIXES}
@prefix n2: <http://example.org/nace2/> .
@prefix n21: <http://example.org/nace2.1/> .
ex:a1 a xkos:ConceptAssociation ; xkos:sourceConcept n2:0111 ; xkos:targetConcept n21:01.11 ; skos:note "all"@en .
ex:a2 a xkos:ConceptAssociation ; xkos:sourceConcept n2:0112 ; xkos:targetConcept n21:01.11, n21:01.12 .
n2:0112 skos:notation "01.12" .
"""


def test_a_correspondence_in_a_file_of_its_own(tmp_path: Path) -> None:
    lists = {
        "2.csv": "id,parent,level,name\n0111,,one,a\n01.12,,one,b\n",
        "2.1.csv": "id,parent,level,name\n01.11,,one,a\n01.12,,one,b\n",
    }
    links = "links: {from: xkos:sourceConcept, to: xkos:targetConcept, note: skos:note@en"
    entry = f"- {{file: 'from-{{from}}-to-{{to}}.ttl', {links}}}}}\n"
    folder = written(tmp_path / "demo", entry, {**lists, "from-2-to-2.1.ttl": TABLE})
    editions, problems = read(folder)
    assert [problem for problem in problems if problem.is_error] == []
    assert {
        (link.origins, link.targets, link.partial, link.note) for link in editions["2.1"].head.links
    } == {
        (("0111",), ("01.11",), False, "all"),
        (("01.12",), ("01.11",), True, None),
        (("01.12",), ("01.12",), False, None),
    }
    lost = TABLE.replace("n21:01.12 .", "n21:99 .")
    folder = written(tmp_path / "lost", entry, {**lists, "from-2-to-2.1.ttl": lost})
    (problem,) = [problem for problem in read(folder)[1] if problem.is_error]
    assert problem.code is Code.LINK_TO_UNKNOWN
    assert problem.spot
    assert problem.spot.line
    assert lost.split("\n")[problem.spot.line - 1].startswith("ex:a2")
    entry = f"- {{file: table.ttl, {links}}}}}\n"
    assert codes(written(tmp_path / "unsaid", entry, {**lists, "table.ttl": TABLE}))[:1] == [
        Code.EDITIONS_UNSAID
    ]
