"""Publishing, revising and withdrawing from end to end, on one small edition."""

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tracks.store import Store

TAXONOMY = "taxonomy: demo\ntitle: {en: Demo}\nlevels: [{id: main, en: main track}]\n"


@pytest.fixture
def record(run, tmp_path):
    """Write editions of the demo taxonomy, each as its list of items, and import them by ann."""

    def record(*options: str, **editions: str):
        folder: Path = tmp_path / "demo"
        folder.mkdir(exist_ok=True)
        (folder / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
        for label, items in editions.items():
            year = label.removeprefix("e")
            head = f"taxonomy: demo\nedition: {year}\nlisting: complete\n"
            (folder / f"{year}.yaml").write_text(f"{head}items: {items}\n", encoding="utf-8")
        return run("import", str(folder), "--by", "ann", "--lang", "en", *options)

    return record


@pytest.fixture
def en(run):
    """Run a command in English."""
    return lambda *arguments: run(*arguments, "--lang", "en")


def rows(outcome) -> list[list[str]]:
    """The cells of a table, by their gaps."""
    lines = outcome.out.partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.split("  ") if cell] for line in lines]


def test_a_published_edition_changes_only_with_a_reason_and_stays_the_default(record, en):
    record(e2024="[甲]", e2025="[甲, 乙]")
    assert en("publish", "2025", "--by", "bob").out == (
        "demo  2025@1 published\n2025 means 2025@1\n"
    )
    refused = record(e2025="[甲, 丙]")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == (
        "error[T515] demo 2025@1 is published and the content has changed; "
        'record it as a draft with --revise "why".\n'
        "1 error; nothing was recorded.\n"
    )
    drafted = record("--revise", "misprint")
    assert drafted.out.splitlines() == [
        "demo  2024@1 unchanged, not recorded again",
        "demo  2025@2 recorded: 2 items",
        "demo  2025@1 stays published; 2025@2 is a draft until tracks publish 2025@2",
    ]
    assert "乙" in en("show", "2025").out and "丙" in en("show", "2025@2").out
    assert "丙" not in en("diff", "2024", "2025").out
    assert en("publish", "2025").out == "demo  2025@2 published\n2025 means 2025@2\n"
    assert "丙" in en("diff", "2024", "2025").out


def test_all_published_editions_that_changed_are_told_at_once(record, en):
    record(e2024="[甲]", e2025="[甲, 乙]")
    en("publish", "2024"), en("publish", "2025")
    refused = record(e2024="[丙]", e2025="[丁]", e2026="[戊]")
    assert refused.err.count("[T515]") == 2
    dry = record("--dry-run", "--revise", "why")
    assert dry.out.count("would be recorded") == 3 and dry.out.count("stays published") == 2
    assert [row[0] for row in rows(en("list", "2025"))] == ["2025@1"]


def test_two_revisions_are_compared_both_ways(record, en):
    record(e2025="[甲, 乙]")
    record(e2025="[甲, 丙, 丁]")
    en("withdraw", "2025@2", "--why", "mistaken")
    forth, back = en("diff", "2025@1", "2025@2").out, en("diff", "2025@2", "2025@1").out
    assert "2 main tracks added" in forth and "1 main track removed" in forth
    assert "1 main track added" in back and "2 main tracks removed" in back


def test_the_revisions_of_an_edition_are_listed_with_who_when_and_why(record, en, tmp_path):
    record(e2025="[甲]")
    record("--revise", "more", e2025="[甲, 乙]")
    en("publish", "2025@1", "--by", "bob", "--why", "as printed")
    outcome = en("list", "2025")
    first, second = rows(outcome)
    assert (first[:2], first[4:]) == (["2025@1", "published"], ["bob", "as printed"])
    assert (second[:2], second[4:]) == (["2025@2", "draft"], ["ann", "more"])
    with Store.open(tmp_path / "tracks.db") as store:
        digests = [row.digest for row in store.revisions("demo")]
    assert [first[2], second[2]] == [digest[:11] for digest in digests] and digests[0] != digests[1]
    assert first[3].endswith("Z")
    assert outcome.out.endswith("\n2025 means 2025@1\n")
    assert [row[0] for row in rows(en("list", "2025@2"))] == ["2025@2"]
    assert rows(en("list"))[0][:3] == ["2025", "@1", "published"]


def test_the_journal_holds_everything_newest_last(record, en):
    record(e2025="[甲]")
    en("publish", "2025", "--by", "bob", "--why", "as printed")
    en("publish", "2025", "--by", "eve")  # is published already
    en("withdraw", "2025@1", "--by", "bob", "--why", "misnamed")
    record()
    assert [row[1:] for row in rows(en("log"))] == [
        ["2025@1", "recorded", "ann"],
        ["2025@1", "published", "bob", "as printed"],
        ["2025@1", "withdrawn", "bob", "misnamed"],
        ["2025@2", "recorded", "ann"],
    ]
    assert en("log", "-t", "demo").out == en("log").out
    assert en("verify").code == 0


def test_a_withdrawn_edition_is_hidden_and_kept(record, en):
    record(e2025="[甲, 乙]", e2052="[甲]", e2026="[甲]")
    done = en("withdraw", "2052", "--why", "2025 misspelt")
    assert done.out == (
        "demo  2052@1 withdrawn\nAll revisions are withdrawn; 2052 means none of them\n"
    )
    assert [row[0] for row in rows(en("list"))] == ["2025", "2026"]
    hidden = en("show", "2052")
    assert (hidden.code, hidden.err) == (
        2,
        "error[T018] All revisions of the edition 2052 are withdrawn; name one of them: 2052@1.\n",
    )
    assert en("publish", "2052").err == hidden.err
    assert en("show", "2052@1").code == 0
    assert "there are 2025, 2026." in en("show", "2051").err
    again = en("withdraw", "2052", "--why", "again").out
    assert again.startswith("demo  2052@1 was withdrawn already\n")
    assert en("publish", "2052@1").out == "demo  2052@1 published\n2052 means 2052@1\n"


def test_withdrawing_an_edition_withdraws_all_its_revisions(record, en):
    record(e2025="[甲]")
    record(e2025="[甲, 乙]")
    assert en("withdraw", "2025", "--why", "x").out.count(" withdrawn\n") == 2
    assert en("list").out == "All editions are withdrawn\n"
    assert en("list", "-t", "demo").code == 0
    assert "there are 2025@1, 2025@2." in en("show", "2024").err
    assert "2025@3 recorded" in record().out


def test_a_withdrawal_leaves_what_was_published_before(record, en):
    record(e2025="[甲]")
    record(e2025="[甲, 乙]")
    en("publish", "2025@1"), en("publish", "2025@2")
    assert en("withdraw", "2025@2", "--why", "x").out.endswith("2025 means 2025@1\n")


@pytest.mark.parametrize("said", ["", "  ", "a\x1bb", "a\nb", "\ud800"])
def test_words_for_the_journal_are_a_line_of_text(record, en, said):
    record(e2025="[甲]")
    for command in (
        ("withdraw", "2025", "--why", said),
        ("publish", "2025", "--why", said),
        ("publish", "2025", "--by", said),
        ("import", "--revise", said),
    ):
        outcome = en(*command)
        assert (outcome.code, outcome.out) == (2, "") and "[T019]" in outcome.err
    assert len(rows(en("log"))) == 1


def test_who_is_the_user_of_the_system_unless_said(run, monkeypatch):
    monkeypatch.setenv("LOGNAME", "ling")
    run("import")
    assert {row[3] for row in rows(run("log"))} == {"ling"}


def test_nobody_is_named_where_the_system_knows_no_user(run, monkeypatch):
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.getuid", lambda: 2**31 - 7)
    assert run("import").code == 0
    assert {row[3] for row in rows(run("log"))} == {"-"}


def test_D3_a_revision_of_links_and_sources_alone_is_a_difference(record, en):
    record(e2024="[甲]", e2025="[甲, 乙]")
    assert en("diff", "2025@1", "2025@1", "--exit-code").code == 0
    more = "\nlinks: [{since: 2024, from: 甲, to: [甲, 乙]}]\nsources: {s: {title: {en: Note}}}"
    record(e2025=f"[甲, 乙]{more}")
    outcome = en("diff", "2025@1", "2025@2", "--exit-code")
    assert outcome.code == 1
    assert "\n  source added: s: title (English) Note\n" in outcome.out
    assert "\n  link added: 2024: from 甲, to 甲 and 乙\n" in outcome.out
    assert en("diff", "2025@2", "2025@1", "--exit-code", "--format", "json").code == 1
    assert json.loads(en("diff", "2024", "2025", "--format", "json").out)["head"] == []
    assert "link added: 2024: from 甲" in en("changelog", "2025@1..2025@2").out


def test_D4_revisions_are_named_where_the_edition_would_say_too_little(record, en):
    record(e2024="[甲]", e2025="[甲, 乙]")
    record(e2025="[甲, 丙]")

    def versions(*spoken):
        told = list(csv.DictReader(io.StringIO(en("crosswalk", *spoken).out)))
        return {(row["subject_source_version"], row["object_source_version"]) for row in told}

    assert versions("2025@1", "2025@2") == {("2025@1", "2025@2")}
    assert versions("2025@2", "2025@1") == {("2025@2", "2025@1")}
    assert versions("2024", "2025@1") == {("2024", "2025@1")}
    assert versions("2025@1", "2024@1") == {("2025@1", "2024")}
    assert versions("2024", "2025") == versions("2024@1", "2025@2") == {("2024", "2025")}
    assert en("crosswalk", "2025@1", "2025", "--format", "text").out.startswith(
        "Demo: from 2025@1 to 2025@2\n"
    )
    assert "comparable from 2025@1 to 2025@2\n" in en("groups", "2025@1..2025@2").out
    assert "comparable from 2024 to 2025@1\n" in en("groups", "2024..2025@1").out
    assert en("diff", "2024", "2025@1").out.startswith("Demo: 2024 and 2025@1 compared\n")
    assert en("diff", "2024", "2025@2").out.startswith("Demo: 2024 and 2025 compared\n")
    assert en("flow", "2024", "2025@1").out.startswith("Demo: from 2024 to 2025@1\n")
    assert en("changelog", "2024..2025@1").out.startswith(
        "Demo: what changed from 2024 to 2025@1\n"
    )


def test_D4_the_columns_of_the_workbook_name_them_too(record, en, tmp_path):
    record(e2024="[甲]", e2025="[甲, 乙]")
    record(e2025="[甲, 丙]")
    assert en("changelog", "2025@1..2025@2", "-o", str(tmp_path / "c.xlsx")).code == 0
    book = load_workbook(tmp_path / "c.xlsx")
    for name in ("Changes", "Crosswalk", "Counts"):
        heads, *table = book[name].iter_rows(values_only=True)
        at = heads.index("old edition"), heads.index("new edition")
        assert {tuple(row[n] for n in at) for row in table} == {("2025@1", "2025@2")}


SETTLED = "demo  changes of taxonomy.yaml entered; the editions stay as they are"


def write_taxonomy(tmp_path: Path, text: str) -> None:
    (tmp_path / "demo" / "taxonomy.yaml").write_text(text, encoding="utf-8")


def test_changes_of_the_taxonomy_ask_for_no_revision(record, en, tmp_path):
    """Neither settings nor names; they are journalled, and no published edition stands in the way."""
    record(e2024="[甲]", e2025="[甲, 乙]")
    en("publish", "2024"), en("publish", "2025")
    digests = [row[4] for row in rows(en("list"))]
    renamed = TAXONOMY.replace("en: Demo", "en: Demo of tracks").replace("}]", ", unit: 项}]")
    write_taxonomy(tmp_path, renamed)
    dry = en("import", str(tmp_path / "demo"), "--dry-run")
    assert dry.out.splitlines()[-1] == SETTLED.replace("entered", "would be entered")
    done = en("import", str(tmp_path / "demo"), "--by", "bob")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "demo  2024@1 unchanged, not recorded again",
        "demo  2025@1 unchanged, not recorded again",
        SETTLED,
    ]
    assert [row[4] for row in rows(en("list"))] == digests
    assert rows(en("log"))[-1][1:] == ["taxonomy.yaml", "changed", "bob"]
    again = en("import", str(tmp_path / "demo"))
    assert SETTLED not in again.out
    assert en("list").out.startswith("Demo of tracks (demo)\n")
    template = tmp_path / "next" / "2026.yaml"  # whoever goes on from there goes on from today's
    template.parent.mkdir()
    assert en("template", "2026", "-o", str(template)).code == 0
    assert template.with_name("taxonomy.yaml").read_text("utf-8").splitlines()[1] == (
        "title: {en: Demo of tracks}"
    )
    assert SETTLED not in en("import", str(template), "--dry-run").out
    folder, other = tmp_path / "all", str(tmp_path / "other.db")
    assert en("export", "--all", "-o", str(folder)).code == 0
    assert (folder / "demo" / "2024@1.taxonomy.yaml").is_file()  # recorded by another title
    assert en("import", str(folder), "--db", other).code == 0
    assert (en("log", "--db", other).out, en("list", "--db", other).out) == (
        en("log").out,
        en("list").out,
    )
    assert en("verify", "--db", other).code == 0
    (last,) = json.loads(en("log", "--format", "json").out)["journals"][0]["acts"][-1:]
    assert (last["revision"], last["deed"]) == ("@1", "changed")
    assert last["digest"].startswith("s1:")
    assert en("verify").code == 0


def test_with_a_reason_other_names_are_recorded_anew(record, en, tmp_path):
    record(e2025="[甲]")
    en("publish", "2025")
    write_taxonomy(tmp_path, TAXONOMY.replace("main track", "leading track"))
    en("import", str(tmp_path / "demo"), "--revise", "misprint")
    assert "leading track" in en("show", "2025@2").out
    assert "leading track" not in en("show", "2025@1").out


def test_a_dump_holds_what_the_taxonomy_said_and_when(record, en, tmp_path):
    record(e2025="[甲]")
    for unit in ("项", "种"):
        write_taxonomy(tmp_path, TAXONOMY.replace("}]", f", unit: {unit}}}]"))
        en("import", str(tmp_path / "demo"), "--by", unit)
    record(e2026="[乙]")  # takes the units back
    folder = tmp_path / "all"
    assert en("export", "--all", "-o", str(folder)).code == 0
    assert {file.name for file in (folder / "demo").iterdir()} == {
        "taxonomy.yaml", "@1.taxonomy.yaml", "@2.taxonomy.yaml", "2025@1.yaml", "2026@1.yaml",
        "journal.csv",
    }  # fmt: skip
    other = str(tmp_path / "other.db")
    assert en("import", str(folder), "--db", other).code == 0
    assert en("log", "--db", other).out == en("log").out
    assert en("verify", "--db", other).code == 0
    again = tmp_path / "again"
    en("export", "--all", "-o", str(again), "--db", other)
    for file in (folder / "demo").iterdir():
        assert (again / "demo" / file.name).read_bytes() == file.read_bytes()
    earlier = folder / "demo" / "@1.taxonomy.yaml"
    earlier.write_text(earlier.read_text("utf-8").replace("项", "个"), encoding="utf-8")
    refused = en("import", str(folder), "--db", str(tmp_path / "third.db"))
    assert refused.code == 1 and f"{earlier}: error[T145]" in refused.err
    earlier.unlink()
    refused = en("import", str(folder), "--db", str(tmp_path / "third.db"))
    assert refused.code == 1 and "@1.taxonomy.yaml" in refused.err
