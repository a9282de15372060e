"""What links lead from can be withdrawn or replaced: that is told before, with it, and after."""

from pathlib import Path

import pytest

TAXONOMY = "taxonomy: demo\ntitle: {en: Demo}\nlevels: [{id: a, en: level}]\n"
RECORDED = {
    "2022": "items: [{id: a1, name: A}]",
    "2023": "items: [{id: b1, name: B}]\nlinks: [{from: a1, to: b1}]",
    "2024": "items: [{id: c1, name: C}]\nlinks: [{from: b1, to: c1}]",
}
# 2023, corrected: what was b1 is now b9.
CORRECTED = "items: [{id: b9, name: B9}]\nlinks: [{from: a1, to: b9}]"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A taxonomy's folder."""
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "taxonomy.yaml").write_text(TAXONOMY)
    return folder


@pytest.fixture
def write(folder):
    """Write an edition and return its file."""

    def write(label: str, text: str, previous: str | None = None) -> str:
        before = str(int(label) - 1) if previous is None else previous
        head = f"taxonomy: demo\nedition: {label}\nlisting: complete\n"
        head += f"previous: {before}\n" if before else ""
        file = folder / f"{label}.yaml"
        file.write_text(f"{head}{text}\n")
        return str(file)

    return write


@pytest.fixture
def chain(run, write, folder):
    """Run a command in English, on three editions, each linked to the one before."""
    for label, text in RECORDED.items():
        write(label, text)
    assert run("import", str(folder)).code == 0
    return lambda *arguments: run(*arguments, "--lang", "en")


def crosswalk(run):
    return run("crosswalk", "2022", "2024", "--format", "csv").out


WITHDRAWN = (
    "warning[T552] All revisions of demo 2023 are withdrawn, and links of 2024@1 lead from its "
    "items: b1. These links lead from nothing; publish a revision of 2023, or revise the links of "
    "2024.\n"
)
REPLACED = (
    "warning[T551] demo 2023@2 does not list what links of 2024@1 lead from: b1. While 2023@2 stands "
    "these links lead from nothing; revise the links of 2024.\n"
)


def test_A2_withdraw_names_the_links_that_lead_from_nothing(chain):
    whole = crosswalk(chain)
    tried = chain("withdraw", "2023", "--dry-run")
    assert (tried.code, tried.err) == (0, WITHDRAWN)
    assert tried.out == (
        "demo  2023@1 would be withdrawn\n"
        "All revisions would be withdrawn; 2023 would mean none of them\n"
    )
    assert crosswalk(chain) == whole
    assert "withdrawn" not in chain("log").out
    done = chain("withdraw", "2023", "--why", "wrong")
    assert (done.code, done.err) == (0, WITHDRAWN)
    assert crosswalk(chain) != whole
    verified = chain("verify")
    assert (verified.code, verified.err) == (0, WITHDRAWN)
    assert verified.out == "3 revisions checked, all as recorded.\n"
    assert not chain("publish", "2023@1").err
    assert (chain("verify").err, crosswalk(chain)) == ("", whole)


def test_A2_import_and_publish_name_them(chain, write):
    assert not chain("publish", "2023").err
    file = write("2023", CORRECTED)
    for more in (["--dry-run"], []):
        imported = chain("import", file, "--revise", "misprint", *more)
        assert (imported.code, imported.err) == (0, REPLACED)
    assert not chain("verify").err  # a draft changes nothing
    tried = chain("publish", "2023@2", "--dry-run")
    assert (tried.code, tried.err) == (0, REPLACED)
    assert tried.out == "demo  2023@2 would be published\n2023 would mean 2023@2\n"
    assert not chain("verify").err
    assert chain("publish", "2023").err == REPLACED
    assert chain("verify").err == REPLACED
    assert not chain("publish", "2023").err  # nothing new
    assert not chain("publish", "2023@1").err
    assert not chain("verify").err


def test_A2_import_that_stands_at_once_names_them(chain, write):
    imported = chain("import", write("2023", CORRECTED))
    assert (imported.code, imported.err) == (0, REPLACED)
    assert chain("verify").err == REPLACED
    assert not chain("import", write("2023", CORRECTED)).err  # unchanged


def test_A2_links_that_are_corrected_with_it_are_no_news(chain, write, folder):
    write("2023", CORRECTED)
    write("2024", RECORDED["2024"].replace("b1", "b9"))
    assert not chain("import", str(folder)).err
    assert not chain("verify").err


def test_A2_publishing_an_older_revision_whose_links_no_longer_fit(chain, write, folder):
    write("2023", CORRECTED)
    write("2024", RECORDED["2024"].replace("b1", "b9"))
    assert chain("import", str(folder)).code == 0
    assert (
        "2023@2 does not list what links of 2024@1 lead from: b1" in chain("publish", "2024@1").err
    )
    assert not chain("publish", "2024@2").err


def test_A2_withdrawing_back_to_a_revision_that_has_them_is_no_news(chain, write):
    assert chain("import", write("2023", CORRECTED)).err == REPLACED
    done = chain("withdraw", "2023@2", "--why", "wrong")
    assert (done.err, chain("verify").err) == ("", "")


def test_A2_edition_that_was_never_recorded_is_no_news_until_it_is(run, write, folder):
    first = write("2022", RECORDED["2022"])
    last = write("2024", RECORDED["2024"])
    assert not run("import", first, last).err
    assert not run("verify").err
    assert not run("withdraw", "2022", "--why", "wrong", "--lang", "en").err
    recorded = run("import", write("2023", CORRECTED), "--lang", "en")
    assert "demo 2023@1 does not list what links of 2024@1 lead from: b1." in recorded.err


def test_A2_names_and_several_links_are_told_once(run, write, folder):
    write("2022", "items: [甲, 乙, {id: x, name: 丙}]", "")
    links = "links: [{from: [甲, 丙], to: 丁}, {part_of: 乙, to: 丁}, {part_of: 甲, to: 戊}]"
    write("2023", f"items: [丁, 戊]\n{links}")
    write("2024", "items: [己]\nlinks: [{from: 丙, to: 己, since: 2022}]")
    assert run("import", str(folder)).code == 0
    told = run("withdraw", "2022", "--dry-run").err
    assert told.count("T552") == 2
    assert "甲、丙、乙" in told
