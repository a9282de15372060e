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
    "diff": "diff 2024 2025 -t demo-tracks",
    "list": "list",
}


FORMS = ("text", "csv", "json", "md", "html")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("name", "form"),
    # A flat table of changes has no room for what else is told.
    [(name, form) for name in COMMANDS for form in FORMS if (name, form) != ("diff", "csv")],
)
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


LABEL = "demo-industry:2011..demo-tracks:2024"


def test_the_log_has_the_journal_of_each_map(mapped) -> None:
    assert mapped("withdraw", LABEL, "--why", "of another year", "--by", "ann").code == 0
    out = mapped("log --lang en").out
    block = out[out.index(LABEL) :].splitlines()
    assert [line.split()[1:4] for line in block[2:]] == [
        ["@1", "recorded", block[2].split()[3]],
        ["@2", "withdrawn", "ann"],
    ]
    document = json.loads(mapped("log --format json").out)
    shape = json.loads((ROOT / "docs" / "schema" / "tracks.log-1.json").read_text())
    jsonschema.validate(document, shape)
    (journal,) = document["maps"]
    assert journal["subject"] == {"taxonomy": "demo-industry", "edition": "2011"}
    assert [(act["revision"], act["deed"], act["why"]) for act in journal["acts"]] == [
        ("@1", "recorded", None),
        ("@2", "withdrawn", "of another year"),
    ]
    assert f"\n{LABEL},2,@2,withdrawn," in mapped("log --format csv").out
    assert "maps" in json.loads(mapped("log -t demo-tracks --format json").out)


def test_a_map_is_withdrawn_by_its_name_from_either_side(mapped) -> None:
    turned = "demo-tracks:2024..demo-industry:2011"
    dry = mapped("withdraw", turned, "--dry-run", "--lang", "en")
    assert dry.out == f"{LABEL} would be withdrawn\n"
    assert mapped("crosswalk demo-tracks:2024 demo-industry:2011").code == 0
    assert mapped("withdraw", turned, "--lang", "en").code == 2  # a reason is wanted
    done = mapped("withdraw", turned, "--why", "x", "--lang", "en")
    assert done.out == f"{LABEL} withdrawn\n"
    again = mapped("withdraw", LABEL, "--why", "x", "--lang", "en")
    assert again.out == f"{LABEL} was withdrawn already\n"
    assert mapped("crosswalk demo-tracks:2024 demo-industry:2011").code == 2
    unknown = mapped("withdraw", "a:1..b:2", "--why", "x", "--lang", "en")
    assert (unknown.code, "error[T431]" in unknown.err) == (2, True)
    assert mapped("verify").code == 0


def test_a_dump_brings_maps_back_with_their_journals(mapped, tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "maps.csv"
    rows = (ROOT / "docs" / "maps" / "maps.csv").read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(rows[:-1]), encoding="utf-8")
    assert mapped("import", str(file), "--by", "ann").code == 0
    mapped("withdraw", LABEL, "--why", "of another year")
    mapped("import", str(ROOT / "docs" / "maps" / "maps.csv"))
    dump = tmp_path / "dump"
    assert mapped("export", "--all", "-o", str(dump)).code == 0
    names = sorted(path.name for path in dump.iterdir())
    assert names == [
        "demo-industry", "demo-tracks", "maps-journal.csv", "maps@1.csv", "maps@2.csv", "maps@4.csv",
    ]  # fmt: skip
    assert mapped("validate", str(dump)).code == 0
    log, crosswalk = (
        mapped(command).out
        for command in ("log --format json", "crosswalk demo-tracks: demo-industry:")
    )
    again = mapped("import", str(dump), "--lang", "en")
    assert again.code == 1 and again.err.count("error[T543]") == 2 + 4
    monkeypatch.setenv("TRACKS_DB", str(tmp_path / "other.db"))
    assert mapped("import", str(dump)).code == 0
    assert mapped("log --format json").out == log
    assert mapped("crosswalk demo-tracks: demo-industry:").out == crosswalk
    assert mapped("verify").code == 0
    # One taxonomy alone is written without maps: they lead to what is not there.
    assert mapped("export", "--all", "-t", "demo-tracks", "-o", str(tmp_path / "one")).code == 0
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["demo-tracks"]


@pytest.mark.parametrize(
    ("name", "before", "after", "code"),
    [
        ("maps@1.csv", "行业说明", "行业", "T145"),
        ("maps@1.csv", "from_taxonomy", "taxonomy", "T131"),
        ("maps-journal.csv", "recorded", "withdrawn", "T141"),
        ("maps-journal.csv", "demo-tracks,2024", "demo-tracks,2025", "T141"),
        ("maps-journal.csv", "maps@1.csv", "../maps@1.csv", "T141"),
        ("maps-journal.csv", "number", "numero", "T141"),
        ("maps-journal.csv", "maps@1.csv", "\0", "T141"),
    ],
)
def test_a_dump_of_maps_that_was_changed_is_refused(
    mapped, tmp_path: Path, monkeypatch, name: str, before: str, after: str, code: str
) -> None:
    dump = tmp_path / "dump"
    mapped("export", "--all", "-o", str(dump))
    file = dump / name
    file.write_text(file.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    monkeypatch.setenv("TRACKS_DB", str(tmp_path / "other.db"))
    outcome = mapped("import", str(dump), "--lang", "en")
    assert outcome.code == 1 and f"error[{code}]" in outcome.err
    assert mapped("list").code == 3  # nothing was recorded
    assert mapped("validate", str(dump)).code == 1


def test_a_dump_that_lacks_a_file_of_maps_is_refused(mapped, tmp_path: Path, monkeypatch) -> None:
    dump = tmp_path / "dump"
    mapped("export", "--all", "-o", str(dump))
    (dump / "maps@1.csv").unlink()
    monkeypatch.setenv("TRACKS_DB", str(tmp_path / "other.db"))
    assert mapped("import", str(dump)).code == 1


def test_what_a_map_names_and_no_longer_stands_is_told(mapped, tmp_path: Path) -> None:
    folder = tmp_path / "demo-industry"
    folder.mkdir()
    for file in (ROOT / "docs" / "maps" / "demo-industry").iterdir():
        text = file.read_text(encoding="utf-8")
        text = "".join(line for line in text.splitlines(True) if not line.startswith("5620,"))
        (folder / file.name).write_text(text, encoding="utf-8")
    outcome = mapped("import", str(folder), "--lang", "en")
    told = "warning[T428] demo-industry:2011@2 does not list what the map"
    assert outcome.code == 0 and outcome.err.count(told) == 1 and "5620" in outcome.err
    assert told in mapped("verify --lang en").err
    assert told not in mapped("import", str(folder), "--lang", "en").err  # it was so before
    withdrawn = mapped("withdraw", "2024", "-t", "demo-tracks", "--why", "x", "--lang", "en")
    assert "warning[T430] All revisions of demo-tracks:2024 are withdrawn" in withdrawn.err
    assert mapped("crosswalk demo-tracks:2025 demo-industry:2017").code == 2
    assert "T430" in mapped("verify").err


def test_a_diff_tells_of_a_map_only_while_the_later_edition_has_none_there(
    mapped, tmp_path: Path
) -> None:
    told = "Maps to look at"
    ours, theirs = "diff 2024 2025 -t demo-tracks", "diff 2011 2017 -t demo-industry"
    for command in (ours, theirs):
        assert told in mapped(f"{command} --lang en").out
        assert "mapped" in json.loads(mapped(f"{command} --format json").out)
    # Only what is asked for.
    assert "Charging" not in mapped(f"{ours} --kind split --lang en").out
    assert told not in mapped(f"{ours} --kind added --lang en").out
    head = (ROOT / "docs" / "maps" / "maps.csv").read_text(encoding="utf-8").splitlines()[0]
    row = "demo-tracks,2025,无人机制造,demo-industry,2011,3740,0,1,,"
    file = tmp_path / "maps.csv"
    file.write_text(f"{head}\n{row}\n", encoding="utf-8")
    assert mapped("import", str(file)).code == 0
    assert told not in mapped(f"{ours} --lang en").out
    assert "mapped" not in json.loads(mapped(f"{ours} --format json").out)
    assert (
        mapped(f"{theirs} --lang en").out.count("The map ") == 1
    )  # of 2024; 2025 is another one's


def test_a_list_has_the_maps_that_stand(mapped) -> None:
    assert LABEL in mapped("list -t demo-tracks").out
    assert json.loads(mapped("list --format json").out)["maps"][0]["revision"] == 1
    assert mapped("withdraw", LABEL, "--why", "x").code == 0
    assert LABEL not in mapped("list").out
    assert "maps" not in json.loads(mapped("list --format json").out)
