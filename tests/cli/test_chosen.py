"""Which taxonomy a command takes where several are recorded."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracks.store import Store

EDITIONS = {
    "one": {"2020": "[甲, 乙]", "2021": "[甲]"},
    "two": {"2021": "[丙]", "2022": "[丙, 丁]"},
    "three": {"2021": "[戊]", "2022": "[{name: 戊, aliases: [己]}]"},
}


@pytest.fixture
def several(run: Run, tmp_path: Path) -> Run:
    """Run a command line against a database of three taxonomies that are not bundled."""
    for key, editions in EDITIONS.items():
        folder = tmp_path / "several" / key
        folder.mkdir(parents=True)
        (folder / "taxonomy.yaml").write_text(
            f"taxonomy: {key}\ntitle: {{en: {key}}}\nlevels: [{{id: a, en: area}}]\n",
            encoding="utf-8",
        )
        for label, items in editions.items():
            text = f"taxonomy: {key}\nedition: {label}\nlisting: complete\nitems: {items}\n"
            (folder / f"{label}.yaml").write_text(text, encoding="utf-8")
    assert run("import", str(tmp_path / "several")).code == 0
    return run


@pytest.mark.parametrize(
    ("command", "title"),
    [
        ("diff 2020 2021", "one"),
        ("show 2020", "one"),
        ("show 2020@1", "one"),
        ("show 2022 --under 丁", "two"),
        ("list 2020", "one"),
        ("flow 2020 2021", "one"),
        ("diff 2021 2022 --under 丙", "two"),
        ("groups 2020..2021", "one"),
        ("changelog 2020..2021", "one"),
        ("changelog --since 2020", "one"),
        ("history 丁", "two"),
        ("history 己", "three"),
        ("export 2020", "one"),
        ("crosswalk 2020 2021", "one"),
        ("template 2023 --from 2020 --format yaml", "one"),
        ("publish 2020", "one"),
        ("withdraw 2020 --why misnamed", "one"),
    ],
)
def test_no_taxonomy_is_asked_for_where_one_alone_has_all_that_is_named(
    several: Run, command: str, title: str
) -> None:
    chosen = several(f"{command} --lang en")
    assert (chosen.code, chosen.err) == (0, "")
    if not command.startswith(("publish", "withdraw")):
        assert chosen == several(f"{command} --lang en -t {title}")
    assert several(f"log -t {title}").out.count("\n") > 2


@pytest.mark.parametrize(
    ("command", "fitting"),
    [
        ("diff 2021 2022", ("three", "two")),
        ("show 2021", ("one", "three", "two")),
        ("list 2022", ("three", "two")),
        ("publish 2022", ("three", "two")),
        ("withdraw 2022 --why misnamed", ("three", "two")),
        ("audit", ("one", "three", "two")),
        ("changelog", ("one", "three", "two")),
        ("template 2023 --format yaml", ("one", "three", "two")),
    ],
)
def test_of_several_that_fit_none_is_guessed_and_the_command_is_told(
    several: Run, command: str, fitting: tuple[str, ...]
) -> None:
    before = several("log").out
    outcome = several(*command.split(), "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        f"error[T011] Several taxonomies have what is named: {', '.join(fitting)}; say with -t which "
        f"one, such as tracks {command} --lang en -t {fitting[0]}\n"
    )
    assert several("log").out == before


def test_a_default_is_meant_where_several_fit(
    several: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = several("diff 2021 2022 -t two")
    monkeypatch.setenv("TRACKS_TAXONOMY", "two")
    assert several("diff 2021 2022") == named
    assert several("audit --lang en").out.startswith("two: ")
    assert several("changelog --lang en").out.startswith("two: ")
    assert several("diff 2021 2022 -t three --lang en").out.startswith("three: ")
    # What the default lacks and one alone has is that one's, to read.
    assert several("show 2020 --lang en").out.startswith("one")
    assert several("history 戊").code == 0
    assert "two" in several("list").out and "one" in several("list").out


def test_a_default_is_the_only_one_that_is_written_to(
    several: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKS_TAXONOMY", "two")
    refused = several("withdraw", "2020", "--why", "misnamed", "--lang", "en")
    assert refused.code == 2 and "two has no edition" in refused.err
    assert several("publish 2022 --lang en").out.startswith("two  2022@1")


def test_a_default_that_is_not_recorded_is_said(
    several: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKS_TAXONOMY", "tow")
    for command in ("audit", "diff 2020 2021", "publish 2020"):
        outcome = several(f"{command} --lang en")
        assert (outcome.code, outcome.err) == (
            2,
            'error[T029] TRACKS_TAXONOMY names "tow", which is not recorded; there are one, three, '
            'two. The nearest is "two".\n',
        )


def test_what_no_taxonomy_has_is_said_with_what_is_near(several: Run) -> None:
    outcome = several("diff 2020 2022 --lang en")
    assert (outcome.code, outcome.err) == (
        2,
        "error[T030] No taxonomy has all that is named: 2020, 2022; there are one, three, two, whose "
        "editions tracks list shows.\n",
    )
    near = several("history 丙丁 --lang en")
    assert near.code == 2 and 'The nearest is "丙".' in near.err
    only = several("diff 2020 2099 --lang en")  # one alone has any of these
    assert only.code == 2 and 'one has no edition "2099"' in only.err


def test_an_edition_that_is_withdrawn_whole_is_not_read(several: Run) -> None:
    assert several("withdraw 2022 -t two --why misnamed").code == 0
    assert several("diff 2021 2022 --lang en").out.startswith("three: ")
    assert several("publish 2022").code == 2  # which takes a withdrawal back: either may be meant


def test_a_name_spelled_just_so_comes_before_another_form(several: Run, tmp_path: Path) -> None:
    for key, name in (("small", "ai"), ("large", "AI")):
        folder = tmp_path / key
        folder.mkdir()
        (folder / "taxonomy.yaml").write_text(
            f"taxonomy: {key}\ntitle: {{en: {key}}}\nlevels: [{{id: a, en: area}}]\n"
        )
        (folder / "2030.yaml").write_text(
            f"taxonomy: {key}\nedition: 2030\nlisting: complete\nitems: [{{id: x, name: {name}}}]\n"
        )
        assert several("import", str(folder)).code == 0
    assert several("history ai").out.startswith("ai")
    assert several("history AI").out.startswith("AI")
    assert several("history aI").code == 2


def test_a_store_open_to_everybody_chooses_among_what_it_shows(
    several: Run, tmp_path: Path
) -> None:
    several("withdraw 2020 --why misnamed")
    with Store.open(tmp_path / "tracks.db") as whole:
        assert whole.having(["2020"]) == ["one"]
    with Store.open(tmp_path / "tracks.db", public=True) as shown:
        assert shown.having(["2020"]) == []
        assert shown.having(["2021", "2022@1"]) == ["three", "two"]
        assert shown.naming("乙", ["one", "two"]) == []
