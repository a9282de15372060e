"""What all tests share: golden files with a flag that writes them anew."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no failure, so no example has a deadline. Before a release:
# pytest --hypothesis-profile=thorough
settings.register_profile("usual", max_examples=50, deadline=None)
settings.register_profile("thorough", max_examples=1000, deadline=None)
settings.load_profile("usual")

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Assert that a text is the golden file's, to the letter."""
    update = request.config.getoption("--update-golden")

    def check(file: Path, text: str) -> None:
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
        assert file.is_file(), (
            f"{file} is missing; run pytest --update-golden and read what it wrote"
        )
        assert text == file.read_bytes().decode()

    return check
