"""`--on`: the edition in force on a day; dates never order editions."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

DATES = {
    "2021": "valid: {from: 2021-03-01, to: 2023-06-30}\nreleased: 2021-02",
    "2023": "valid: {from: 2023-05-01}\nreleased: 2023",
    "2024": "",
    "2025": "valid: {from: 2025-03-28, to: 2026-12-31}",
}
ITEMS = {"2021": "[甲]", "2023": "[甲, 乙]", "2024": "[甲]", "2025": "[甲, 丙]"}


def write(folder: Path, name: str, dates: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    text = f"taxonomy: {name}\ntitle: {{en: Demo}}\nlevels: [{{id: main, en: main track}}]\n"
    (folder / "taxonomy.yaml").write_text(text, encoding="utf-8")
    for label, said in dates.items():
        text = f"taxonomy: {name}\nedition: {label}\n{said}\nlisting: complete\nitems: {ITEMS[label]}\n"
        (folder / f"{label}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def en(run: Run, tmp_path: Path) -> Run:
    write(tmp_path / "demo", "demo", DATES)
    assert run("import", str(tmp_path / "demo")).code == 0
    return lambda *arguments: run(*arguments, "--lang", "en")


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        ("2021-03-01", "2021"),
        ("2023-04-30", "2021"),
        ("2023-05-01", "2023"),  # both are in force then: the last one
        ("2025-03-27", "2023"),  # of 2024 nobody says it
        ("2025-03-28", "2025"),
        ("2027-01-01", "2023"),
    ],
)
def test_the_last_edition_in_force_is_shown(en: Run, day: str, edition: str) -> None:
    assert en("show", "--on", day).out == en("show", edition).out


def test_an_edition_says_when(en: Run, run: Run) -> None:
    assert "in force 2021-03-01/2023-06-30; released 2021-02\n" in en("show", "2021").out
    assert "生效期 2023-05-01/..；发布 2023\n" in run("show", "2023").out
    found = json.loads(en("show", "2025", "--format", "json").out)
    assert [found[key] for key in ("valid_from", "valid_to", "released")] == [
        "2025-03-28", "2026-12-31", None,
    ]  # fmt: skip
    rows = json.loads(en("list", "--format", "json").out)["taxonomies"][0]["editions"]
    assert [row["valid_from"] for row in rows] == ["2021-03-01", "2023-05-01", None, "2025-03-28"]


def test_two_days_are_compared(en: Run) -> None:
    assert en("diff", "--on", "2022-01-01", "2025-06-30").out == en("diff", "2021", "2025").out
    turned = en("diff", "--on", "2025-06-30", "2022-01-01")
    assert turned.code == 2 and "tracks diff 2021 2025" in turned.err


def test_where_none_is_in_force_what_is_when_is_listed(en: Run) -> None:
    none = en("show", "--on", "2020-01-01")
    assert (none.code, none.err) == (
        2,
        "error[T033] No edition of demo is in force on 2020-01-01; in force are: "
        "2021 (2021-03-01/2023-06-30), 2023 (2023-05-01/..), 2025 (2025-03-28/2026-12-31).\n",
    )
    wrong = en("show", "--on", "2020")
    assert (wrong.code, wrong.err) == (
        2, 'error[T032] "2020" is no day; write it like 2024-06-30.\n',
    )  # fmt: skip
    both = en("show", "2021", "--on", "2020-01-01")
    assert both.code == 2 and "[T024]" in both.err
    neither = en("show")
    assert neither.code == 2 and "[T003]" in neither.err


def test_the_taxonomy_that_says_when_is_meant(en: Run, run: Run, tmp_path: Path) -> None:
    write(tmp_path / "other", "other", {"2021": ""})
    assert run("import", str(tmp_path / "other")).code == 0
    assert en("show", "--on", "2025-12-31").out == en("show", "2025", "-t", "demo").out
    silent = en("show", "--on", "2025-12-31", "-t", "other")
    assert silent.code == 2 and "[T034]" in silent.err and "such as 2021." in silent.err


def test_a_date_against_the_order_is_refused_beside_what_is_recorded(
    en: Run, tmp_path: Path
) -> None:
    file = tmp_path / "demo" / "2024.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("listing:", "valid: {from: 2025-06-01}\nlisting:"), "utf-8")
    refused = en("import", str(file))
    assert refused.code == 1
    assert refused.err.startswith(f"{file}:4:15: error[T323] 2024 comes before 2025, yet ")
    file.write_text(text.replace("listing:", "valid: {from: 2024-06-01}\nlisting:"), "utf-8")
    assert en("import", str(file)).code == 0
    assert en("show", "--on", "2024-07-01").out == en("show", "2024").out
    told = en("diff", "2024@1", "2024@2").out
    assert "in force added: 2024-06-01/.." in told
