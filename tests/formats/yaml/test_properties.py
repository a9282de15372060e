"""What holds of any input: an answer, the same whatever the order, and places that are right."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.formats.writing import HEAD, TAXONOMY, read_text, write_csv, write_yaml
from tests.strategies import item_sets
from tracks import formats
from tracks.errors import Pointer
from tracks.formats.source_text import SourceText
from tracks.formats.yaml.spots import spots_of
from tracks.formats.yaml.syntax import parse
from tracks.messages.problems import sentence
from tracks.model.item import Item

FRAGMENTS = st.sampled_from(
    [
        *("items:", "statements:", "- ", "  ", "\n", "\n  ", "[", "]", "{", "}", ": ", ", ", "\t"),
        *(
            "&a ",
            "*a",
            "!!x ",
            "<<",
            '"',
            "'",
            "|\n",
            "? ",
            "---\n",
            "#",
            "%",
            "@",
            "\u200b",
            "\ud800",
        ),
        *(
            "name",
            "id",
            "level",
            "main",
            "new",
            "数字",
            "：",
            "、",
            "count",
            "added",
            "under",
            "is",
        ),
        *(
            "source",
            "says",
            "since",
            "unplaced:",
            "links:",
            "from",
            "to",
            "was",
            "12",
            "+3%",
            "\x1b",
        ),
        *("id,parent,level,name", ",,", "1,", "\r", "\0", "\ufffe"),
    ]
)
TEXTS = st.lists(FRAGMENTS, max_size=30).map("".join) | st.text(max_size=60)
HEADS = st.sampled_from(["", HEAD, HEAD + "items: ", "id,parent,level,name\n"])


@example("", "---\n", "2025.yaml")
@given(HEADS, TEXTS, st.sampled_from(["2025.yaml", "2025.csv"]))
@examples(300)
def test_any_text_is_an_edition_or_located_problems(head: str, text: str, name: str) -> None:
    with TemporaryDirectory() as folder:
        loaded = read_text(Path(folder), head + text, name)
    _assert_answered(loaded.edition is None, loaded.problems)


@given(st.binary(max_size=200), st.sampled_from(["2025.yaml", "2025.csv", "2025.xlsx"]))
@examples(200)
def test_any_bytes_are_an_edition_or_located_problems(data: bytes, name: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(data)
        loaded = formats.read(file, TAXONOMY)
    _assert_answered(loaded.edition is None, loaded.problems)


def _assert_answered(refused: bool, problems: Any) -> None:
    assert refused == any(problem.is_error for problem in problems)
    for problem in problems:
        assert problem.spot is not None
        for lang in ("zh", "en"):
            assert sentence(problem, lang).isprintable()


@given(item_sets(), st.randoms(use_true_random=False))
def test_order_in_the_file_does_not_matter(items: tuple[Item, ...], order: Random) -> None:
    plain = [Item(i.id, i.name, i.level, i.parent) for i in items]
    by_id = {item.id: item for item in plain}
    with TemporaryDirectory() as folder:
        for name, write in (("2025.yaml", write_yaml), ("2025.csv", write_csv)):
            file = Path(folder) / name
            digests = set()
            for _ in range(2):
                write(file, plain, order)
                edition = formats.read(file, TAXONOMY).edition
                assert edition is not None
                assert edition.items == by_id
                digests.add(edition.digest)
            assert len(digests) == 1


KEYS = st.sampled_from(["甲", "b", "c d", "数 字"])
TREES = st.recursive(
    st.sampled_from(["x", "产业", "a: b", "\n", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=3), st.booleans())
def test_pointers_lead_to_what_they_name(tree: dict[str, Any], flow: bool) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    document = SourceText("x.yaml", text)
    assert parse(document)[0] == tree
    pointers = dict(_leaves(tree, ()))
    spots = spots_of(document, pointers)
    for pointer, leaf in pointers.items():
        at_key, at_value = spots[pointer]
        if isinstance(pointer[-1], str):
            assert _written(at_key).startswith((pointer[-1], f"'{pointer[-1]}", "? "))
        if leaf in ("x", "产业"):
            assert _written(at_value)[: at_value.width] == leaf


def _leaves(tree: Any, at: Pointer) -> list[tuple[Pointer, str]]:
    if isinstance(tree, str):
        return [(at, tree)]
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
    return [leaf for step, inner in pairs for leaf in _leaves(inner, (*at, step))]


def _written(spot: Any) -> str:
    return str(spot.text[spot.column - 1 :])
