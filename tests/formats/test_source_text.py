"""Bytes, sizes and depths that no case can keep as a file: refused, and fast."""

from pathlib import Path
from time import process_time

import pytest

from tests.formats.writing import HEAD, TAXONOMY, read_text
from tracks import formats
from tracks.errors import Code
from tracks.formats.csv import edition as edition_csv
from tracks.formats.yaml import edition as edition_yaml

DEEP = 100_000


@pytest.mark.parametrize(
    ("name", "limit"),
    [("2025.yaml", edition_yaml.LARGEST), ("2025.csv", edition_csv.LARGEST)],
)
def test_file_over_the_limit_is_refused_unread(tmp_path: Path, name: str, limit: int) -> None:
    file = tmp_path / name
    with file.open("wb") as large:
        large.truncate(limit + 1)
    [problem] = formats.read(file, TAXONOMY).problems
    assert problem.code is Code.FILE_TOO_LARGE


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("items: " + "[" * DEEP, Code.TOO_DEEP),
        ("items: " + "{a: " * DEEP, Code.TOO_DEEP),
        ("items: " + "[" * DEEP + "]" * DEEP, Code.TOO_DEEP),
        ("items:\n" + "- " * DEEP, Code.TOO_DEEP),
        ("a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(50)), Code.ANCHOR),
        ("9" * 1_000_000 + ": 1", Code.SYNTAX),
    ],
    ids=["lists", "mappings", "closed", "block", "aliases", "long key"],
)
def test_hostile_file_is_refused_fast(tmp_path: Path, text: str, code: Code) -> None:
    begin = process_time()
    loaded = read_text(tmp_path, HEAD + text)
    assert process_time() - begin < 5
    assert loaded.edition is None
    assert code in {problem.code for problem in loaded.problems}


def test_number_of_a_million_digits_is_no_number(tmp_path: Path) -> None:
    said = f"{{count: main, is: {'9' * 1_000_000}}}"
    loaded = read_text(tmp_path, HEAD + f"statements: [{{source: s, says: [{said}]}}]\n")
    assert [problem.code for problem in loaded.problems] == [Code.NUMBER_EXPECTED]


def test_byte_order_mark_and_windows_newlines_are_read(tmp_path: Path) -> None:
    plain = read_text(tmp_path, HEAD + "items: [数字]\n")
    file = tmp_path / "2025.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + (HEAD + "items: [数字]\n").replace("\n", "\r\n").encode())
    other = formats.read(file, TAXONOMY)
    assert plain.edition and other.edition
    assert plain.edition.digest == other.edition.digest
    assert not other.problems
