"""Maps between taxonomies, end to end, in every format and both languages."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import Golden

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "maps"


@pytest.fixture
def mapped(run):
    outcome = run("import", str(ROOT / "docs" / "maps"))
    assert outcome.code == 0, outcome.err
    return run


COMMANDS = {
    "crosswalk": "crosswalk demo-tracks:2024 demo-industry:2011",
    "crosswalk-composed": "crosswalk demo-tracks: demo-industry:",
    "crosswalk-back": "crosswalk demo-industry:2017 demo-tracks:2024",
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", ["text", "csv", "json", "md", "html"])
@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_command_gives(mapped, golden: Golden, name: str, form: str, lang: str) -> None:
    outcome = mapped(*COMMANDS[name].split(), "--format", form, "--lang", lang)
    assert (outcome.code, outcome.err) == (0, "")
    if form == "json":
        document = json.loads(outcome.out)
        shape = ROOT / "docs" / "schema" / f"{document['schema'].replace('/', '-')}.json"
        jsonschema.validate(document, json.loads(shape.read_text(encoding="utf-8")))
    if form != "html":
        golden(GOLDEN / f"{name}.{lang}.{form}", outcome.out)


def test_what_an_import_says_of_a_map(mapped) -> None:
    again = mapped("import", str(ROOT / "docs" / "maps" / "maps.csv"), "--lang", "en")
    label = "demo-industry:2011..demo-tracks:2024"
    assert (again.code, again.out) == (0, f"{label}@1 unchanged, not recorded again\n")


def test_where_no_map_is_recorded_it_is_said_what_to_do(run) -> None:
    for folder in ("demo-tracks", "demo-industry"):
        assert run("import", str(ROOT / "docs" / "maps" / folder)).code == 0
    outcome = run("crosswalk", "demo-tracks:2024", "demo-industry:2011", "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert "error[T427] No map between demo-tracks and demo-industry is recorded" in outcome.err
