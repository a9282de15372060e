"""IRIs are absolute, stable, and never one for two things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from tests.building import TAXONOMY
from tracks.formats.rdf.terms import PREFIXES
from tracks.model.iri import Iris, encoded, iris, is_base
from tracks.model.taxonomy import Taxonomy

HOSTILE = st.text(st.characters(codec="utf-8"), min_size=1)


def of(base: str | None) -> Taxonomy:
    return TAXONOMY.model_copy(update={"base": base})


def test_without_a_base_iris_are_urns() -> None:
    made = iris(of(None))
    assert made.series == "urn:tracks:demo"
    assert made.edition("2025") == "urn:tracks:demo:2025"
    assert made.item("2025", "低空 经济") == "urn:tracks:demo:2025:item:低空%20经济"


def test_with_a_base_parts_are_joined_by_slashes() -> None:
    made = iris(of("https://example.org/t#"))
    assert made.series == "https://example.org/t#"
    assert made.edition("2025") == "https://example.org/t#2025"
    assert made.level("2025", "main") == "https://example.org/t#2025/level/main"
    assert made.item("2025", "a/b:c") == "https://example.org/t#2025/item/a%2Fb%3Ac"
    assert made.correspondence("2024", "2025") == "https://example.org/t#2025/from/2024"
    assert made.association("2024", "2025", 3) == "https://example.org/t#2025/from/2024/3"
    assert made.attribute("firms") == "https://example.org/t#attribute/firms"


def test_a_base_that_ends_in_a_colon_goes_on_with_colons() -> None:
    assert iris(of("urn:example:cn:")).item("2025", "a") == "urn:example:cn:2025:item:a"


@pytest.mark.parametrize(
    "base",
    [
        "https://example.org/tracks/",
        "http://example.org:8080/a%20b#",
        "https://example.org/",
        "https://分类.example/赛道/",
        "urn:example:cn:",
        "https://example.org/?of=a/",
    ],
)
def test_an_absolute_iri_is_a_base(base: str) -> None:
    assert is_base(base)
    NamedNode(base)


@pytest.mark.parametrize(
    "base",
    [
        "",
        "example.org/tracks/",
        "/tracks/",
        "https://example.org/tracks",
        "https:///tracks/",
        "https://example.org:port/",
        "https://example.org/a b/",
        "https://example.org/<b>/",
        'https://example.org/"/',
        "https://example.org/%zz/",
        "https://example.org/a#b#",
        "https://example.org/\u202e/",
        "https://example.org/\n/",
        "urn:",
        "中:文/",
    ],
)
def test_anything_else_is_none(base: str) -> None:
    assert not is_base(base)


def test_what_files_of_rdf_write_for_the_first_part_of_an_iri_is_no_scheme() -> None:
    assert not any(is_base(f"{prefix}:demo/") for prefix in PREFIXES)


@given(HOSTILE | st.from_regex(r"[a-z]+:[^a-z]{0,4}.{0,9}[/#:]", fullmatch=True))
def test_what_is_a_base_is_an_iri_to_others(base: str) -> None:
    if is_base(base):
        NamedNode(iris(of(base)).item("2025", base))


@given(HOSTILE, HOSTILE)
def test_two_names_never_have_one_iri(one: str, other: str) -> None:
    assert (encoded(one) == encoded(other)) == (one == other)
    assert not set(encoded(one)) & set(":/?#[]@!$&'()*+,;= <>\"{}|\\^`")


@given(HOSTILE, st.sampled_from([None, "https://example.org/", "urn:a:"]))
def test_every_name_makes_an_iri(name: str, base: str | None) -> None:
    made: Iris = iris(of(base))
    assert NamedNode(made.item("2025", name)).value == made.item("2025", name)
