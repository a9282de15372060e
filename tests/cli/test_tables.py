"""Flat tables as the command line gives them: the way out where CSV cannot hold an edition whole."""

import csv
import io
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_E7_what_T021_names_gives_a_table_of_the_items(recorded: Run, lang: str) -> None:
    refused = recorded("export", "2025", "--format", "csv", "--lang", lang)
    assert refused.code == 2 and "[T021]" in refused.err
    (named,) = re.findall(r"tracks (show [ -~]+? --format csv)", refused.err)
    given = recorded(named)
    assert (given.code, given.err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(given.out, newline="")))
    assert len(rows) == 19
    assert [row["name"] for row in rows if row["level"] == "main"] == [
        "第三代半导体", "未来网络", "出海经济",
    ]  # fmt: skip


def test_E7_the_name_of_a_file_makes_a_table_and_excel_gets_its_mark(
    recorded: Run, tmp_path: Path
) -> None:
    file = tmp_path / "items.csv"
    for arguments, mark in (((), ""), (("--excel",), "\ufeff")):
        assert recorded("show", "2025", *arguments, "-o", str(file)).code == 0
        plain = recorded("show 2025 --format csv").out
        assert file.read_bytes().decode() == mark + plain


def test_excel_is_asked_of_a_csv_alone(recorded: Run) -> None:
    refused = recorded("show 2025 --excel --lang en")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.endswith("--excel needs --format csv beside it; add --format csv.\n")


def test_E7_level_and_under_hold_for_the_table(recorded: Run) -> None:
    out = recorded("show 2021 --level direction --under 商业 --format csv").out
    assert [row["id"] for row in csv.DictReader(io.StringIO(out, newline=""))] == ["商业"]


def test_E7_list_and_log_have_tables(recorded: Run) -> None:
    def column(line: str, name: str) -> list[str]:
        rows = csv.DictReader(io.StringIO(recorded(f"{line} --format csv").out, newline=""))
        return [row[name] for row in rows]

    assert column("list", "edition") == ["2021", "2023", "2024", "2025"]
    assert column("log", "revision") == ["2021@1", "2023@1", "2024@1", "2025@1"]
    assert column("list 2025", "current") == ["1"]
