"""Files as KLASS's API gives them: a folder of them is a taxonomy, with its editions and links."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.formats.published.reading import HEAD, outline, read
from tracks.errors import Code
from tracks.formats.bundles import find


def version(
    number: int, since: str, *codes: tuple[str, str, str, str], **more: Any
) -> dict[str, Any]:
    """Return a version of made-up municipalities, as `versions/NUMBER` has it."""
    return {
        "name": f"Kommuner {since[:4]}",
        "validFrom": since,
        "lastModified": "2024-01-04T12:00:00.000+0000",
        "published": ["nb"],
        "levels": [
            {"levelNumber": 1, "levelName": "Fylke"},
            {"levelNumber": 2, "levelName": "Kommune"},
        ],
        "classificationItems": [
            {"code": code, "parentCode": parent or None, "level": level, "name": name,
             "shortName": "", "notes": ""}
            for code, parent, level, name in codes
        ],
        "_links": {"self": {"href": f"https://example.org/api/klass/v1/versions/{number}"}},
        **more,
    }  # fmt: skip


OLD = version(
    20, "2019-01-01",
    ("01", "", "1", "Nord"), ("0101", "01", "2", "Ask"), ("0102", "01", "2", "Bjørk"),
    ("0103", "01", "2", "Eik"),
    validTo="2020-01-01",
)  # fmt: skip
NEW = version(
    21, "2020-01-01",
    ("30", "", "1", "Nordvest"), ("3001", "30", "2", "Ask"), ("3002", "30", "2", "Bjørk og Eik"),
)  # fmt: skip
CHANGES = {
    "codeChanges": [
        {"oldCode": old, "oldName": "x", "oldShortName": "", "newCode": new, "newName": "y",
         "newShortName": "", "changeOccurred": "2020-01-01"}
        for old, new in (("01", "30"), ("0101", "3001"), ("0102", "3002"), ("0103", "3002"))
    ]
}  # fmt: skip
WHOLE = {
    "name": "Kommuneinndeling",
    "primaryLanguage": "NB",
    "versions": [{"name": "Kommuner 2020", "validFrom": "2020-01-01"}],
}


def saved(folder: Path, files: dict[str, Any]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder


def test_a_folder_of_klass_is_a_taxonomy_with_editions_and_links(tmp_path: Path) -> None:
    files = {
        "131.json": WHOLE,
        "versions-20.json": OLD,
        "versions-21.json": NEW,
        "changes.json": CHANGES,
    }
    folder = saved(tmp_path / "municipalities", files)
    [bundle], problems = find([folder])
    assert not problems and bundle.taxonomy
    assert (bundle.taxonomy.id, bundle.taxonomy.title.others) == (
        "municipalities", {"nb": "Kommuneinndeling"},
    )  # fmt: skip
    assert [level.others for level in bundle.taxonomy.levels] == [
        {"nb": "Fylke"},
        {"nb": "Kommune"},
    ]
    editions, problems = read(folder)
    assert not problems
    assert list(editions) == ["2019", "2020"]
    assert outline(editions["2020"]) == [
        "level-1: /30 Nordvest", "level-2: 30/3001 Ask", "level-2: 30/3002 Bjørk og Eik",
    ]  # fmt: skip
    # KLASS says the first day on which a version is in force no more; an edition the last on which it is.
    assert editions["2019"].head.valid == "2019-01-01/2019-12-31"
    assert editions["2020"].head.valid == "2020-01-01/.."
    assert editions["2020"].head.title and editions["2020"].head.title.names == ("Kommuner 2020",)
    links = {(link.origins, link.targets, link.since) for link in editions["2020"].head.links}
    assert links == {
        (("01",), ("30",), "2019"), (("0101",), ("3001",), "2019"),
        (("0102",), ("3002",), "2019"), (("0103",), ("3002",), "2019"),
    }  # fmt: skip


def test_one_version_is_read_with_the_links_that_lead_to_it(tmp_path: Path) -> None:
    folder = saved(tmp_path / "m", {"a.json": OLD, "b.json": NEW, "changes.json": CHANGES})
    editions, problems = read(folder / "b.json")
    assert not problems
    assert [len(edition.head.links) for edition in editions.values()] == [4]


def test_codes_of_a_day_are_an_edition_called_as_the_file(tmp_path: Path) -> None:
    codes = {
        "codes": [
            {"code": "A", "parentCode": None, "level": "1", "name": "Jordbruk", "shortName": "Jord",
             "presentationName": "", "validFrom": "2009-01-01", "validTo": None,
             "notes": "Omfatter\nto linjer."},
            {"code": "01", "parentCode": "A", "level": "2", "name": "Planter", "shortName": "Planter"},
        ]
    }  # fmt: skip
    editions, problems = read(saved(tmp_path / "nace", {"2009.json": codes}))
    assert not problems
    item = editions["2009"].items["A"]
    assert (item.definition, item.aliases) == ("Omfatter\nto linjer.", ("Jord",))
    assert editions["2009"].items["01"].aliases == ()
    assert [level.id for level in editions["2009"].head.taxonomy.levels] == ["level-1", "level-2"]


@pytest.mark.parametrize("forward", [True, False])
def test_a_correspondence_table_leads_from_the_earlier_version(
    forward: bool, tmp_path: Path
) -> None:
    pairs = [("0101", "3001"), ("0102", "3002"), ("0103", "3002")]
    table = {
        "name": "t", "sourceId": 20 if forward else 21, "targetId": 21 if forward else 20,
        "changeTable": True,
        "correspondenceMaps": [
            {"sourceCode": old if forward else new, "sourceName": "", "targetCode": new if forward else old,
             "targetName": ""}
            for old, new in pairs
        ],
    }  # fmt: skip
    folder = saved(tmp_path / "m", {"a.json": OLD, "b.json": NEW, "t.json": table})
    editions, problems = read(folder)
    assert [problem.code for problem in problems] == [
        Code.GONE_UNLINKED
    ]  # Nord, of which it says nothing
    links = {(*link.origins, *link.targets) for link in editions["2020"].head.links}
    assert links == set(pairs)


def test_changes_of_several_days_lead_to_the_version_of_each(tmp_path: Path) -> None:
    third = version(22, "2024-06-01", ("30", "", "1", "Nordvest"), ("3003", "30", "2", "Ask"))
    rows = [*CHANGES["codeChanges"], {"oldCode": "3001", "newCode": "3003", "changeOccurred": "2024-06-01"},
            {"oldCode": "3002", "newCode": None, "changeOccurred": "2024-06-01"},
            {"oldCode": "3003", "newCode": "3004", "changeOccurred": "2026-01-01"}]  # fmt: skip
    files = {"a.json": OLD, "b.json": NEW, "c.json": third, "changes.json": {"codeChanges": rows}}
    editions, problems = read(saved(tmp_path / "m", files))
    assert [problem.code for problem in problems] == [Code.LINKS_UNUSED]
    assert list(editions) == ["2019", "2020", "2024-06-01"]
    assert {(link.origins, link.targets) for link in editions["2024-06-01"].head.links} == {
        (("3001",), ("3003",)), (("3002",), ()),
    }  # fmt: skip


def test_beside_a_taxonomy_its_levels_and_title_are_used(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "taxonomy.yaml").write_text(HEAD, encoding="utf-8")
    saved(
        folder,
        {
            "2019.json": OLD,
            "2020.json": NEW,
            "changes.json": CHANGES,
            "package.json": {"name": "x"},
        },
    )
    editions, problems = read(folder)
    assert not problems
    assert outline(editions["2020"])[:2] == ["one: /30 Nordvest", "two: 30/3001 Ask"]
    # Only the levels that a version has are listed in it.
    assert dict(editions["2020"].head.listing) == {
        "one": "complete",
        "two": "complete",
        "three": "none",
    }
    alone, problems = read(folder / "2020.json")
    assert not problems and list(alone) == ["2020"]


def test_what_export_writes_so_is_not_taken_for_a_whole_list(tmp_path: Path) -> None:
    own = {"schema": "tracks.klass-version/1", **OLD}
    bundles, _ = find([saved(tmp_path / "m", {"2019.json": own})])
    assert not bundles


@pytest.mark.parametrize("end", ["2018-01-01", "2019-01-01", "0001-01-01", "soon"])
def test_an_end_before_the_beginning_is_an_error(end: str, tmp_path: Path) -> None:
    _, problems = read(saved(tmp_path / "m", {"2019.json": {**OLD, "validTo": end}}))
    wrong = [Code.ENDS_BEFORE_IT_BEGINS] if end.startswith("201") else []
    assert [problem.code for problem in problems] == wrong


def test_what_is_wrong_has_its_place(tmp_path: Path) -> None:
    broken = version(
        21, "2020-01-01", ("30", "", "1", "N"), ("3001", "99", "2", "A"), ("30", "", "1", "M")
    )
    apart = {
        "sourceId": 7,
        "targetId": 21,
        "correspondenceMaps": [{"sourceCode": "a", "targetCode": "b"}],
    }
    folder = saved(tmp_path / "m", {"b.json": broken, "t.json": apart})
    _, problems = read(folder)
    told = [(p.code, p.spot and Path(p.spot.file).name) for p in problems]
    assert (Code.KLASS_TABLE_APART, "t.json") in told
    assert (Code.ROW_WITHOUT_PARENT, "b.json") in told


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '"codes"', "[" * 100_000, '{"codes": []}', '{"codes": [1]}', '{"codes": {}}'],
)
def test_other_json_is_none_of_klass(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    bundles, problems = find([tmp_path])
    assert not bundles
    assert [problem.code for problem in problems] == [Code.NOTHING_TO_READ]


def test_a_change_to_a_code_that_is_not_there_is_an_error_and_no_more(tmp_path: Path) -> None:
    rows = [{**CHANGES["codeChanges"][0], "newCode": "99"}, *CHANGES["codeChanges"][1:]]
    files = {"a.json": OLD, "b.json": NEW, "changes.json": {"codeChanges": rows}}
    _, problems = read(saved(tmp_path / "m", files))
    assert [problem.code for problem in problems if problem.is_error] == [Code.LINK_TO_UNKNOWN]
