import re

import pytest

from tracks.messages.help import PAGES
from tracks.model.text import cells

LANGUAGES = ("zh", "en")
HAN = re.compile("[\u4e00-\u9fff]")


def test_the_program_alone_shows_its_help(run):
    alone, asked = run(), run("--help")
    assert alone == asked
    assert alone.code == 0
    assert "tracks diff 2024 2025" in alone.out


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", [None, *PAGES])
def test_a_page_fits_a_terminal_and_has_an_example_that_is_understood(run, command, lang):
    page = run(*filter(None, (command, "--help", "--lang", lang)))
    assert page.code == 0 and not page.err
    assert max(cells(line) for line in page.out.splitlines()) <= 80
    examples = re.findall(r"^  \$ tracks (.+)$", page.out, re.MULTILINE)
    assert examples
    for example in examples:
        understood = run(*example.split(), "--help", "--lang", lang)
        assert understood.code == 0, understood.err


@pytest.mark.parametrize("command", [None, *PAGES])
def test_a_page_in_english_has_no_chinese_but_in_examples(run, command):
    page = run(*filter(None, (command, "--help", "--lang", "en")))
    words = page.out.partition("Examples")[0]
    assert not HAN.search(words)


@pytest.mark.parametrize("command", [None, *PAGES])
def test_a_page_in_chinese_has_no_english_heading(run, command):
    page = run(*filter(None, (command, "--help", "--lang", "zh")))
    assert not re.search("Usage|Options|Arguments|Commands|Show this|default", page.out)


def test_every_command_has_a_page_and_every_page_a_command(run):
    page = run("--help").out
    for command in PAGES:
        assert re.search(rf"^  {command} ", page, re.MULTILINE)
        assert run(command, "--help").code == 0


def test_the_version(run):
    outcome = run("--version")
    assert outcome.code == 0
    assert re.fullmatch(r"tracks \d+\.\d+\.\d+\n", outcome.out)


@pytest.mark.parametrize(
    ("variables", "word"),
    [
        ({}, "用法"),
        ({"LANG": "C.UTF-8"}, "用法"),
        ({"LANG": "POSIX"}, "用法"),
        ({"LANG": "zh_CN.UTF-8"}, "用法"),
        ({"LANG": "en_GB.UTF-8"}, "Usage"),
        ({"LANG": "de_DE.UTF-8"}, "Usage"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_TW.UTF-8"}, "用法"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "Usage"),
    ],
)
def test_the_locale_settles_the_language_where_nothing_else_does(run, monkeypatch, variables, word):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert run("--help").out.startswith(word)


@pytest.mark.parametrize("arguments", ["--lang en diff --help", "diff --lang=en --help"])
def test_the_language_may_be_asked_for_anywhere(run, arguments):
    assert run(arguments).out.startswith("Usage")
