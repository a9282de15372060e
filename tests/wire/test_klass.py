"""What is told in the shapes of KLASS: versions with dates, codes, changes and correspondences."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from docs.schema.generate import schema
from tests.building import direction, edition, main, new
from tests.conftest import Golden
from tests.examples import examples
from tests.store.conftest import keep
from tests.strategies import histories
from tracks.commands.klass import classification, one_version
from tracks.errors import Code, TracksError
from tracks.model.edition import Edition
from tracks.model.link import Link
from tracks.model.taxonomy import Title
from tracks.store import Store
from tracks.wire.klass import classification_json, version_json

HERE = Path(__file__).parent


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "tracks.db") as opened:
        keep(
            opened,
            edition(
                "2024",
                direction("数字", code="A", name_en="digital"),
                *(main(name, "数字", code=code) for name, code in (("甲", "A1"), ("乙", "A2"))),
                main("丙", "数字", code="A3"),
            ),
            edition(
                "2025-07",
                direction("数字", code="A", name_en="digital"),
                main("甲乙", "数字", code="A4", definition="甲和乙。"),
                main("丙", "数字", code="A5", status="deprecated", replaced_by=("甲乙",)),
                new("悬"),
                listing={"direction": "complete", "main": "complete", "new": "partial"},
                valid_to="2026-06-30",
                links=(Link(since="2024", origins=("甲", "乙"), targets=("甲乙",)),),
            ),
            edition("2026-08", listing="complete"),
        )
        yield opened


def told(text: str) -> Any:
    found = json.loads(text)
    jsonschema.validate(found, schema(found["schema"]))
    return found


@pytest.mark.parametrize("lang", [None, "en"])
def test_a_small_example_reads_so(store: Store, golden: Golden, lang: str | None) -> None:
    texts = {
        "klass": classification_json(classification(store), lang),
        "klass-version": version_json(one_version(store, "2025-07"), lang),
    }
    for name, text in texts.items():
        told(text)
        plain = re.sub(r'("lastModified": )"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"', r'\1"…"', text)
        golden(HERE / "golden" / f"small.{name}.{lang or 'zh'}.json", plain)


def test_changes_are_of_codes_that_are_others_or_are_named_otherwise(store: Store) -> None:
    changes = told(classification_json(classification(store), None))["codeChanges"]
    assert [(c["oldCode"], c["newCode"], c["changeOccurred"]) for c in changes] == [
        ("A1", "A4", "2025-07-01"),
        ("A2", "A4", "2025-07-01"),
        ("A3", "A5", "2025-07-01"),
        (None, "悬", "2025-07-01"),
    ]


def test_a_version_without_items_is_none(store: Store) -> None:
    found = told(classification_json(classification(store), None))
    assert [each["validFrom"] for each in found["versions"]] == ["2024-01-01", "2025-07-01"]
    assert [each.get("validTo") for each in found["versions"]] == ["2025-07-01", "2026-07-01"]
    assert [v["name"] for v in found["classification"]["versions"]] == ["示例 2025-07", "示例 2024"]


def test_without_any_day_there_is_no_version(tmp_path: Path) -> None:
    with Store.open(tmp_path / "tracks.db") as store:
        keep(store, edition("2024", direction("a")), edition("v3", direction("a")))
        for asked in (lambda: classification(store), lambda: one_version(store, "2024")):
            with pytest.raises(TracksError) as raised:
                asked()
            (problem,) = raised.value.problems
            assert (problem.code, problem.params["editions"]) == (Code.UNDATED, ("v3",))


def test_a_version_alone_stands_beside_those_that_all_of_them_do(store: Store) -> None:
    whole = told(classification_json(classification(store), None))["versions"]
    for label, version in zip(("2024", "2025-07"), whole, strict=True):
        alone = told(version_json(one_version(store, label), None))
        assert alone == {"schema": "tracks.klass-version/1", **version}
    empty = told(version_json(one_version(store, "2026-08"), None))
    assert (empty["classificationItems"], empty["validFrom"]) == ([], "2026-08-01")
    assert [each["source"] for each in empty["correspondenceTables"]] == ["示例 2025-07"]


def test_the_first_language_is_that_of_the_title(tmp_path: Path) -> None:
    one = edition("2025", direction("a"))
    german = one.head.taxonomy.model_copy(update={"title": Title.model_validate({"de": "Liste"})})
    with Store.open(tmp_path / "german.db") as store:
        keep(store, replace(one, head=one.head.model_copy(update={"taxonomy": german})))
        found = told(classification_json(classification(store), None))["classification"]
    assert (found["primaryLanguage"], found["versions"][0]["published"]) == ("de", ["de"])


def parents_of(version: Edition) -> list[int]:
    """Return where the parents stand of those items that have one."""
    places = {item_id: n for n, item_id in enumerate(version.items)}
    return [places[item.parent] for item in version.items.values() if item.parent is not None]


def test_a_code_that_is_another_s_code_or_id_is_no_code(store: Store) -> None:
    keep(
        store,
        edition(
            "2027",
            direction("a", code="1"),
            direction("b", code="1"),
            main("c", "b", code="d"),
            main("d", "a", code="2"),
            main("e", "a", code="e"),
        ),
    )
    found = told(version_json(one_version(store, "2027"), "en"))["classificationItems"]
    assert [(c["code"], c["parentCode"]) for c in found] == [
        ("a", None), ("2", "a"), ("e", "a"), ("b", None), ("c", "b"),
    ]  # fmt: skip


@given(histories("2021", "2022", "2023"))
@examples(20)
def test_any_record_has_the_shape_and_every_decided_row_stands_once(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Edition]
) -> None:
    with Store.open(tmp_path_factory.mktemp("klass") / "tracks.db") as store:
        keep(store, *drawn)
        answer = classification(store)
        found = told(classification_json(answer, None))
        for version in answer.versions:
            told(version_json(one_version(store, version.row.edition), "en"))
    listed = [each for each in drawn if each.items]
    assert len(found["versions"]) == len(listed)
    for shape, version in zip(found["versions"], listed, strict=True):
        names = [item.name for item in version.items.values()]
        assert sorted(c["name"] for c in shape["classificationItems"]) == sorted(names)
    for shape, dated in zip(found["versions"], answer.versions, strict=True):
        codes = [c["code"] for c in shape["classificationItems"]]
        assert len({*codes}) == len(codes)
        above = [codes[n] for n in parents_of(dated.edition)]
        assert [c["parentCode"] for c in shape["classificationItems"] if c["parentCode"]] == above
    for table, paired in zip(found["correspondenceTables"], answer.paired, strict=True):
        decided = [row for row in paired.walk.rows if row.cardinality]
        assert len(table["correspondenceMaps"]) == len(decided)
        assert len(table["description"]) > 0 or len(decided) == len(paired.walk.rows)
