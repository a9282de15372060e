"""JSON as it is published: flat rows and trees."""

import json
from pathlib import Path

import pytest

from tests.formats.published.reading import outline, read, written
from tracks.errors import Code

CODED = ["one: /1 A", "two: 1/12 B", "three: 12/123 C", "one: /2 D"]

FLAT = {
    "meta": {"version": 3},
    "data": [
        {"id": 1, "label": {"en": "A", "ja": "あ"}, "up": None},
        {"id": 12, "label": {"en": "B"}, "up": 1},
        {"id": 123, "label": {"en": "C"}, "up": 12, "of no interest": [1, 2]},
        {"id": 2, "label": {"en": "D"}, "up": None},
    ],
}
TREE = [
    {
        "code": "1",
        "name": "A",
        "kids": [{"code": "12", "name": "B", "kids": [{"code": "123", "name": "C"}]}],
    },
    {"code": "2", "name": "D", "kids": []},
]


def test_rows_and_their_parents(tmp_path: Path) -> None:
    entry = "- {file: 'v{edition}.json', rows: data, columns: {code: id, name: label.en, labels.ja: label.ja, parent: up}, parents: {by: column}}\n"
    folder = written(tmp_path / "demo", entry, {"v2025.json": json.dumps(FLAT)})
    editions, problems = read(folder)
    assert problems == []
    assert outline(editions["2025"]) == CODED
    assert editions["2025"].items["1"].labels == {"ja": "あ"}


@pytest.mark.parametrize("whole", [TREE, {"code": "0", "name": "All", "kids": TREE}])
def test_objects_that_hold_those_below_them(tmp_path: Path, whole: object) -> None:
    entry = "- {file: '{edition}.json', columns: {code: code, name: name, children: kids}, parents: {by: children}}\n"
    content = json.dumps(whole, indent=1)
    editions, problems = read(written(tmp_path / "demo", entry, {"2025.json": content}))
    if isinstance(whole, list):
        assert problems == []
        assert outline(editions["2025"]) == CODED
    else:  # one level more than the taxonomy has, told on the line of its code
        assert editions == {}
        assert [problem.code for problem in problems] == [Code.CODE_OF_NO_LEVEL]
        line = content.split("\n").index('       "code": "123",') + 1
        assert problems[0].spot is not None
        assert problems[0].spot.line == line


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("[{", Code.JSON_BROKEN),
        ("[" * 10_000 + "]" * 10_000, Code.JSON_BROKEN),
        ('[{"code": ' + "9" * 5000 + "}]", Code.JSON_BROKEN),
        ('{"a": 1}', Code.HEADING_MISSING),
        ('[{"key": "1", "name": "A"}]', Code.HEADING_MISSING),
        ('[1, null, "x"]', Code.HEADING_MISSING),
    ],
    ids=["broken", "deep", "digits", "no rows", "no key", "no objects"],
)
def test_what_is_no_list_of_items_is_told(tmp_path: Path, content: str, code: Code) -> None:
    entry = "- {file: '{edition}.json', columns: {code: code, name: name}}\n"
    editions, problems = read(written(tmp_path / "demo", entry, {"2025.json": content}))
    assert editions == {}
    assert [problem.code for problem in problems] == [code]
