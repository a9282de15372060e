"""What is recorded comes out as files, and goes in again as it was."""

import re
import shlex
from pathlib import Path

import pytest

from tests.building import TAXONOMY, direction, edition
from tests.store.conftest import keep
from tracks.commands import dump
from tracks.errors import TracksError
from tracks.store import Store

DOCS = Path(__file__).parents[2] / "docs"
KEY = "china-new-tracks"


@pytest.fixture
def lived(recorded):
    """A record with all that can happen to a revision, in the order that is hardest to repeat."""
    for line in (
        "publish 2025 --by 甲",
        "withdraw 2021 --why 误录 --by 乙",
        "import --by 丙",
        "publish 2021@2",
        "withdraw 2021@2 --why 再查",
        "publish 2021@1 --why 恢复",
    ):
        assert recorded(line).code == 0
    return recorded


def told(database: Path) -> list[object]:
    with Store.open(database, create=False) as store:
        rows = [row for key in store.taxonomies() for row in store.revisions(key)]
        return [(row.label, row.digest, row.status, row.acts, row.place, row.head) for row in rows]


@pytest.mark.parametrize("arguments", ["2025", "2025@1", "2021@1"])
def test_an_exported_edition_is_what_was_recorded(lived, tmp_path, arguments):
    label = arguments.partition("@")[0]
    folder = tmp_path / KEY
    folder.mkdir()
    everything = tmp_path / "everything"
    assert lived("export", "--all", "-o", str(everything)).code == 0
    (folder / "taxonomy.yaml").write_bytes((everything / KEY / "taxonomy.yaml").read_bytes())
    assert lived("export", arguments, "-o", str(folder / f"{label}.yaml")).code == 0
    assert lived("import", str(folder)).out in (
        f"{KEY}  {label}@1 没有变化，未重复录入\n",
        f"{KEY}  {label}@2 没有变化，未重复录入\n",
    )


def test_without_a_file_it_is_shown(recorded, tmp_path):
    file = tmp_path / "2025.yaml"
    assert recorded("export", "2025", "-o", str(file)).out == ""
    assert recorded("export 2025").out == file.read_text(encoding="utf-8")


def test_a_dump_makes_the_same_record_again(lived, tmp_path):
    folder = tmp_path / "everything"
    written = lived("export", "--all", "-o", str(folder))
    assert (written.code, written.out) == (0, f"{KEY}  已导出 5 次录入\n")
    other = tmp_path / "other.db"
    assert lived("validate", str(folder)).out == "5 版检查完毕，没有错误。\n"
    assert lived("import", str(folder), "--db", str(other)).code == 0
    assert told(other) == told(tmp_path / "tracks.db")
    assert lived("verify", "--db", str(other)).code == 0
    again = tmp_path / "again"
    assert lived("export", "--all", "-o", str(again), "--db", str(other)).code == 0
    assert contents(again) == contents(folder)


def test_a_taxonomy_that_was_called_otherwise_comes_back_so(tmp_path, run):
    renamed = TAXONOMY.model_copy(update={"publisher": "新出版者"})
    with Store.open(tmp_path / "tracks.db") as store:
        first = edition("2025", direction("数字"))
        keep(store, first)
        head = edition("2026").head.model_copy(update={"taxonomy": renamed})
        keep(store, type(first)(head, first.items))
    folder, other = tmp_path / "everything", tmp_path / "other.db"
    assert run("export", "--all", "-o", str(folder)).code == 0
    assert (folder / "demo" / "2025@1.taxonomy.yaml").is_file()
    assert run("import", str(folder), "--db", str(other)).code == 0
    assert told(other) == told(tmp_path / "tracks.db")


def test_a_dump_is_imported_whole_or_not_at_all(lived, tmp_path):
    folder, other = tmp_path / "everything", tmp_path / "other.db"
    lived("export", "--all", "-o", str(folder))
    last = folder / KEY / "2025@1.yaml"
    last.write_bytes(last.read_bytes().replace("数字".encode(), "数码".encode()))
    outcome = lived("import", str(folder), "--db", str(other))
    assert outcome.code == 1 and f"{last}: 错误[T145]" in outcome.err
    assert lived("list", "--db", str(other)).code == 3


def test_what_is_recorded_is_not_replayed_onto(lived, tmp_path):
    folder = tmp_path / "everything"
    lived("export", "--all", "-o", str(folder))
    before = told(tmp_path / "tracks.db")
    outcome = lived("import", str(folder))
    assert outcome.code == 1 and "[T543]" in outcome.err and "--db" in outcome.err
    assert told(tmp_path / "tracks.db") == before


def test_a_dump_is_not_revised(lived, tmp_path):
    folder = tmp_path / "everything"
    lived("export", "--all", "-o", str(folder))
    outcome = lived("import", str(folder), "--revise", "x", "--db", str(tmp_path / "other.db"))
    assert outcome.code == 2 and "[T024]" in outcome.err


@pytest.mark.parametrize("name", ["taxonomy.yaml", "journal.csv"])
def test_a_dump_that_is_torn_is_told(lived, tmp_path, name):
    folder = tmp_path / "everything"
    lived("export", "--all", "-o", str(folder))
    (folder / KEY / name).unlink()
    outcome = lived("import", str(folder), "--db", str(tmp_path / "other.db"))
    assert outcome.code == 1 and "错误[" in outcome.err


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (lambda lines: lines[:1] + lines[2:], 2),
        (lambda lines: [lines[0], lines[2], lines[1], *lines[3:]], 2),
        (lambda lines: [lines[0].replace("number", "n"), *lines[1:]], 1),
        (lambda lines: [*lines[:4], lines[4].replace("recorded", "eaten"), *lines[5:]], 5),
        (lambda lines: [*lines[:3], '"x\n', *lines[4:]], 4),
        (lambda lines: [*lines[:3], lines[3] * 2, *lines[4:]], 5),
    ],
    ids=["missing", "swapped", "header", "deed", "quote", "twice"],
)
def test_a_journal_that_was_changed_is_told_by_its_line(lived, tmp_path, spoil, line):
    folder = tmp_path / "everything"
    lived("export", "--all", "-o", str(folder))
    journal = folder / KEY / "journal.csv"
    journal.write_text("".join(spoil(journal.read_text("utf-8").splitlines(True))), "utf-8")
    outcome = lived("import", str(folder), "--db", str(tmp_path / "other.db"))
    assert outcome.code == 1
    assert f"{journal}:{line}:" in outcome.err


def test_a_folder_that_holds_something_is_left_alone(recorded, tmp_path):
    full = tmp_path / "full"
    full.mkdir()
    assert recorded("export", "--all", "-o", str(full)).code == 0  # an empty one is taken
    before = contents(full)
    outcome = recorded("export", "--all", "-o", str(full))
    assert outcome.code == 2 and "[T023]" in outcome.err
    assert contents(full) == before
    assert not list(tmp_path.glob("*.tmp")) + list(tmp_path.glob(".*.tmp"))


def test_a_dump_that_fails_leaves_nothing(recorded, tmp_path, monkeypatch):
    def refuse(_form, _edition):
        raise TracksError()

    monkeypatch.setattr(dump, "write", refuse)
    outcome = recorded("export", "--all", "-o", str(tmp_path / "everything"))
    assert outcome.code == 1 and "[T544]" in outcome.err
    assert [p.name for p in tmp_path.iterdir() if "everything" in p.name] == []


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("page", ["rdf.md", "rdf.zh.md"])
def test_the_commands_for_other_programs_are_as_the_page_has_them(
    recorded, tmp_path, monkeypatch, page
):
    block = re.search(r"^```sh\n(.*?)^```$", (DOCS / page).read_text(encoding="utf-8"), re.M | re.S)
    assert block
    monkeypatch.chdir(tmp_path)
    for line in block[1].splitlines():
        program, *words = shlex.split(line, comments=True)
        done = recorded(*words)
        assert (program, done.code, done.err) == ("tracks", 0, "")
        text = Path(words[-1]).read_text(encoding="utf-8") if "-o" in words else done.out
        beginning = {"jsonld": "{", "klass": "{", "sssom": "#curie_map:"}
        form = words[words.index("--format") + 1]
        assert text.startswith(beginning.get(form, "@prefix adms:"))


def test_the_name_of_a_file_tells_its_form(recorded, tmp_path):
    for name, words in (("a.ttl", "2025"), ("b.ttl", "--all"), ("c.jsonld", "--all")):
        assert recorded("export", words, "-o", str(tmp_path / name)).code == 0
    assert recorded("crosswalk", "2024", "2025", "-o", str(tmp_path / "d.tsv")).code == 0
    begun = {file.name: file.read_text(encoding="utf-8")[:7] for file in tmp_path.glob("?.*")}
    assert begun == {
        "a.ttl": "@prefix",
        "b.ttl": "@prefix",
        "c.jsonld": '{"@cont',
        "d.tsv": "#curie_",
    }


@pytest.mark.parametrize("form", ["skos", "xkos", "jsonld", "klass"])
def test_all_of_one_taxonomy_go_into_one_file(recorded, tmp_path, form):
    done = recorded("export", "--all", "--format", form)
    assert (done.code, done.err) == (0, "")
    assert all(year in done.out for year in ("2021", "2025"))
    file = tmp_path / "all"
    assert recorded("export", "--all", "--format", form, "-o", str(file)).out == ""
    assert file.read_text(encoding="utf-8") == done.out


def test_what_nobody_dates_is_no_version_of_klass(run, tmp_path):
    (tmp_path / "taxonomy.yaml").write_text(
        "taxonomy: demo\ntitle: {en: Demo}\nlevels: [{id: main, en: main}]\n"
    )
    (tmp_path / "v1.yaml").write_text(
        "taxonomy: demo\nedition: v1\nlisting: complete\nitems: [a]\n"
    )
    assert run("import", str(tmp_path)).code == 0
    for words in (["v1"], ["--all"]):
        done = run("export", *words, "--format", "klass", "--lang", "en")
        assert (done.code, done.out) == (2, "")
        assert done.err == (
            "error[T038] Nothing says from when some editions of demo are valid: v1; write valid: "
            "{from: 2025-03-28} in their files, or labels that begin with the year.\n"
        )
