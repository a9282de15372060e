"""What is written as RDF is one graph to every reader, keeps the integrity of SKOS and XKOS, and is stable."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse, serialize
from pyshacl import validate
from rdflib import Graph, Literal
from rdflib.compare import isomorphic

from tests.building import TAXONOMY, direction, edition, main, new
from tests.conftest import Golden
from tests.examples import examples
from tests.store.conftest import keep
from tests.strategies import histories
from tracks.commands.export import export, export_together
from tracks.formats import TOGETHER, write_together
from tracks.formats.version import LinksSince, Version
from tracks.lineage.row import Relation
from tracks.model.edition import Edition
from tracks.model.item import Item
from tracks.model.statement import Block, Count, Source
from tracks.model.taxonomy import Attribute, Taxonomy, Title
from tracks.model.text import refused
from tracks.store import Store

SHAPES = Graph().parse(Path(__file__).with_name("integrity.ttl"))
FORMATS = {"skos": "turtle", "xkos": "turtle", "jsonld": "json-ld"}
OXIGRAPH = {"turtle": RdfFormat.TURTLE, "json-ld": RdfFormat.JSON_LD}

NASTY = st.text(
    st.sampled_from("ab甲\"\\<>{}|^`'@#;,. \n\t:/?%&é\u0301ש\u05d0🛰️👩\u200d🚀"),
    min_size=1,
) | st.text(
    st.characters(codec="utf-8").filter(lambda each: not refused(each, lines=True)), min_size=1
)
"""Whatever may be recorded: what shows nothing and what no text may hold is refused on the way in."""


def written(form: str, *editions: Edition, links: Sequence[LinksSince] = ()) -> str:
    """Return editions in a format; `links` are those of the last of them."""
    found = [Version(each) for each in editions]
    found[-1] = found[-1]._replace(links=tuple(links))
    return "".join(write_together(form, editions[-1].head.taxonomy, found))


def graph(text: str, form: str = "xkos") -> Graph:
    """Return what rdflib reads, once pyoxigraph has read the same."""
    found = Graph().parse(data=text, format=FORMATS[form])
    triples = [quad.triple for quad in parse(text, OXIGRAPH[FORMATS[form]])]
    other = Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
    assert isomorphic(in_small_letters(found), other)
    return found


def in_small_letters(found: Graph) -> Graph:
    """Return a graph with its tags of languages as pyoxigraph has them: their case says nothing."""
    lowered = Graph()
    for subject, name, value in found:
        if isinstance(value, Literal) and value.language:
            value = Literal(str(value), lang=value.language.lower())
        lowered.add((subject, name, value))
    return lowered


def assert_sound(found: Graph) -> None:
    conforms, _, told = validate(found, shacl_graph=SHAPES, inplace=True)
    assert conforms, told


@pytest.mark.parametrize("form", TOGETHER)
@given(name=NASTY, alias=NASTY, code=NASTY, value=NASTY)
@examples(25)
def test_whatever_names_hold_they_come_back(
    form: str, name: str, alias: str, code: str, value: str
) -> None:
    item = Item(
        name,
        name,
        "direction",
        code=code,
        name_en=alias,
        aliases=(alias,),
        note=value,
        attributes={code: value, "list": [value]},
    )
    found = graph(written(form, edition("2025", item)), form)
    texts = {str(each) for each in found.objects() if not each.startswith("urn:")}
    assert {name, alias, code, value} <= texts


@given(histories("2021", "2022"))
@examples(12)
def test_any_editions_and_links_are_sound(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Edition]
) -> None:
    with Store.open(tmp_path_factory.mktemp("rdf") / "tracks.db") as store:
        keep(store, *drawn)
        texts = {form: "".join(export_together(store, form)) for form in TOGETHER}
    found = graph(texts["xkos"])
    assert_sound(found)
    assert isomorphic(found, graph(texts["jsonld"], "jsonld"))
    graph(texts["skos"], "skos")
    own = set(re.findall("\n    (tracks:[a-z]+)", texts["skos"]))
    assert "xkos" not in texts["skos"]
    assert own <= {"tracks:listing", "tracks:unplaced"}
    assert bool(own) == any(not_all_told(each) for each in drawn)


def not_all_told(one: Edition) -> bool:
    """Tell whether an edition lists but some of its items, or does not know the place of one."""
    return "partial" in one.head.listing.values() or any(i.unplaced for i in one.items.values())


def test_a_shape_is_no_shape_unless_it_refuses() -> None:
    text = written("xkos", edition("2025", direction("a"), main("b", "a", name_en="B")))
    for wrong in (
        "<urn:tracks:demo:2025:item:a> skos:broader <urn:tracks:demo:2025:item:b> .",
        '<urn:tracks:demo:2025:item:b> skos:prefLabel "C"@en .',
        '<urn:tracks:demo:2025:item:b> skos:altLabel "B"@en .',
        "<urn:tracks:demo:2025:item:b> skos:inScheme <urn:tracks:demo:2024> .",
        "<urn:x> a xkos:ConceptAssociation .",
    ):
        assert not validate(graph(text + wrong), shacl_graph=SHAPES)[0], wrong


ALL = Taxonomy(
    id="demo",
    title=Title(zh="示例", en="Demo"),
    publisher="示例研究院",
    base="https://example.org/demo/",
    levels=TAXONOMY.levels,
    attributes=(
        Attribute(id="firms", zh="企业数", en="firms", type="number", sum="yes"),
        Attribute(id="since", type="date"),
    ),
)


def small() -> list[Edition]:
    """Two editions with all that RDF can say of them."""
    old = edition("2024", direction("数字"), main("甲", "数字"), main("乙", "数字"))
    young = edition(
        "2025",
        direction(
            "数字", code="A", name_en="digital", labels={"ja": "デジタル", "zh-Hant": "數字"}
        ),
        main("甲乙", "数字", aliases=("甲与乙", "A&B"), definition="两行\n定义", note='"注"'),
        main("旧", "数字", status="deprecated", replaced_by=("甲乙",)),
        new(
            "拟",
            "甲乙",
            status="proposed",
            attributes={"firms": "120", "since": "2025-03", "k": ["v"]},
        ),
        new("悬"),
        listing={"direction": "complete", "main": "complete", "new": "partial"},
        title=Title(zh="示例 2025"),
        previous="2024",
        valid_from="2025-03-28",
        released="2025-03",
        sources={"s": Source(title=Title(zh="公报"), date="2025-03-28")},
        statements=(
            Block(
                source="s", at="第 1 段", says=(Count(count="main", value=2, since="2024", was=2),)
            ),
        ),
        links=(
            {
                "since": "2024",
                "origins": ("甲", "乙"),
                "targets": ("甲乙",),
                "because": "合并",
                "source": "s",
            },
            {"since": "2024", "origins": (), "targets": ("旧",), "note": "新设"},
        ),
    )
    return [
        replace(each, head=type(each.head).model_validate(dict(each.head) | {"taxonomy": ALL}))
        for each in (old, young)
    ]


@pytest.fixture
def recorded(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "tracks.db") as store:
        with store.recording() as session:
            for each in small():
                session.record(each)
            session.settle(ALL)
        yield store


@pytest.mark.parametrize(
    ("form", "suffix"), [("skos", "ttl"), ("xkos", "ttl"), ("jsonld", "jsonld")]
)
def test_a_small_example_reads_so(recorded: Store, golden: Golden, form: str, suffix: str) -> None:
    text = "".join(export_together(recorded, form))
    golden(Path(__file__).parent / "golden" / f"small.{form}.{suffix}", text)
    if form != "skos":
        assert_sound(graph(text, form))


def test_an_edition_alone_has_what_leads_to_it(recorded: Store) -> None:
    alone = "".join(export(recorded, "2025", "xkos"))
    whole = "".join(export_together(recorded, "xkos"))
    assert alone.split("\n\n")[3:] == [
        part for part in whole.split("\n\n") if part in alone.split("\n\n")[3:]
    ]
    assert "2024/item/甲> a" not in alone.replace("\n    ", " ")
    assert "skos:broadMatch <https://example.org/demo/2025/item/甲乙>" in alone


def test_the_same_record_gives_the_same_bytes_under_any_hash_seed(
    recorded: Store, tmp_path: Path
) -> None:
    script = (
        "import sys; from tracks.store import Store; from tracks.commands.export import *\n"
        "with Store.open(sys.argv[1]) as store:\n"
        "    for form in sys.argv[2:]: print(*export_together(store, form), sep='')"
    )
    done = {
        subprocess.run(
            [sys.executable, "-c", script, str(tmp_path / "tracks.db"), *TOGETHER],
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "012"
    }
    assert len(done) == 1 and b"2025" in done.pop()


def test_what_is_open_to_everybody_is_without_notes(recorded: Store, tmp_path: Path) -> None:
    with Store.open(tmp_path / "tracks.db", public=True) as public:
        shown = ["".join(export_together(public, form)) for form in TOGETHER]
    for form, text in zip(TOGETHER, shown, strict=True):
        hidden = "".join(export_together(recorded, form))
        assert "注" in hidden and "注" not in text
        assert "新设" not in text and ("新设" in hidden) == (form != "skos")


def test_relations_are_those_of_the_crosswalk() -> None:
    after = edition("2022", direction("x"), direction("y"))
    told = LinksSince("2021", (), {("a", "x"): Relation.NARROW, ("a", "y"): Relation.BROAD})
    text = written("skos", after, links=[told])
    assert "skos:broadMatch <urn:tracks:demo:2022:item:y>" in text
    assert "skos:narrowMatch <urn:tracks:demo:2022:item:x>" in text


@pytest.mark.parametrize(
    ("title", "item", "labels"),
    [
        (Title(zh="示例", en="Demo"), Item("a", "甲", "main", name_en="A"), '"甲"@zh, "A"@en'),
        (Title(en="Demo"), Item("a", "Retail", "main"), '"Retail"@en'),
        (Title(en="Demo"), Item("a", "零售", "main", name_en="Retail"), '"零售", "Retail"@en'),
        (Title(en="Demo"), Item("a", "Retail", "main", name_en="Retail"), '"Retail", "Retail"@en'),
        (Title(zh="示例"), Item("a", "A", "main", labels={"zh": "甲"}), '"A", "甲"@zh'),
        (Title.model_validate({"fr": "Démo"}), Item("a", "Été", "main"), '"Été"@fr'),
        (Title.model_validate({"fr": "a", "en": "b"}), Item("a", "x", "main"), '"x"'),
        (Title(zh="示例"), Item("a", "甲", "main", aliases=("甲", "乙")), '"甲"@zh'),
    ],
)
def test_names_have_the_language_that_the_taxonomy_tells(
    title: Title, item: Item, labels: str
) -> None:
    one = edition("2025", item._replace(unplaced=True))
    taxonomy = TAXONOMY.model_copy(update={"title": title})
    one = replace(one, head=one.head.model_copy(update={"taxonomy": taxonomy}))
    text = written("xkos", one)
    (told,) = re.findall(r"skos:inScheme|item:a>\n.*\n.*\n    skos:prefLabel (.*) ;", text)[:1]
    assert told == labels
    assert_sound(graph(text))


def test_json_ld_has_prefixes_and_a_node_on_each_line() -> None:
    text = written("jsonld", edition("2025", direction("a")))
    found = json.loads(text)
    assert found["@context"]["skos"] == "http://www.w3.org/2004/02/skos/core#"
    assert len(text.splitlines()) == len(found["@graph"]) + 3
