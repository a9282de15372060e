"""What the tests of pictures and pages need of the machine: a Chinese font, a browser.

A developer may do without; where CI is set, a test that cannot run fails.
"""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tracks.render.fonts import Fonts, fonts_for

CHROMIUM = "chromium"
# For root, on a machine that reaches no network (its own updates would try to).
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

PATIENCE = 300_000
"""Milliseconds that a browser may take for anything; a busy machine is no failure."""


def missing(what: str) -> None:
    """Skip the test, or in CI fail it."""
    if "CI" in os.environ:
        pytest.fail(f"{what} is missing; .ci/run installs it")
    pytest.skip(f"{what} is missing")


@pytest.fixture
def chinese_font() -> Fonts:
    """A font that has Chinese."""
    found = fonts_for("新赛道 Web3.0")
    if not isinstance(found, Fonts):
        missing("a Chinese font such as fonts-wqy-microhei")
    assert isinstance(found, Fonts)
    return found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running headless Chromium."""
    path = shutil.which(CHROMIUM)
    if path is None:
        missing(CHROMIUM)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=list(FLAGS), timeout=PATIENCE
        )
        yield browser
        browser.close()
