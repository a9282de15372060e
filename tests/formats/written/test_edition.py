"""An edition and the plain data of its file are one path both ways, whatever text lies between."""

from pathlib import Path

from hypothesis import given

from tests.building import TAXONOMY
from tests.formats.test_writers import FULL, written_editions
from tracks.formats.source_text import SourceText
from tracks.formats.written.edition import edition_of_tree, tree_of
from tracks.formats.written.taxonomy import taxonomy_of_tree, tree_of_taxonomy
from tracks.formats.yaml.syntax import parse
from tracks.formats.yaml.text import yaml_text
from tracks.model.edition import Edition
from tracks.model.link import Link


def read_again(edition: Edition) -> Edition | None:
    head = edition.head
    tree = _texts(tree_of(edition))
    file = Path(f"{head.edition}.yaml")
    return edition_of_tree(file, tree, head.taxonomy, [], lambda pointers: {}).edition


def test_all_of_an_edition_comes_back():
    assert read_again(FULL) == FULL


def test_who_is_cited_for_a_link_comes_back():
    link = Link(since="2025", origins=("甲",), targets=("壬",), cited="s", note="n")
    head = FULL.head.model_copy(update={"links": (link,)})
    assert tree_of(Edition(head, FULL.items))["links"][0]["source"] == "s"
    assert read_again(Edition(head, FULL.items)) == Edition(head, FULL.items)


@given(written_editions())
def test_what_a_tree_says_is_the_edition_it_was_made_of(edition):
    assert read_again(edition) == edition


def test_a_taxonomy_comes_back():
    assert taxonomy_of_tree(tree_of_taxonomy(TAXONOMY)) == (TAXONOMY, [])


def test_what_a_program_drafts_is_written_as_it_is_read():
    drafted = {"links": [{"from": "甲", "to": ["乙", "丙：丁"], "note": "a\nb"}]}
    assert parse(SourceText("x.yaml", yaml_text(drafted)))[0] == drafted


def _texts(value: object) -> object:
    """Return a tree as a file gives it: numbers as texts, tuples as lists."""
    if isinstance(value, dict):
        return {key: _texts(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_texts(inner) for inner in value]
    return str(value)
