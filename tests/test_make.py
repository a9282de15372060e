"""What `make` installs and runs: little for a demo, and in CI all that `make check` does."""

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
from hypothesis import settings
from packaging.requirements import Requirement

from tests.examples import examples

ROOT = Path(__file__).parents[1]

DEMO_BYTES = 130_000_000
"""Of files as they are packed; compiled, and with pip, 93 MB of them make an environment of 159 MB."""


def pins(lock: str) -> dict[str, Requirement]:
    """Return what a lock holds, by name."""
    lines = re.findall(r"^([a-z].*?) \\$", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)
    return {pin.name: pin for pin in map(Requirement, lines)}


def size(name: str) -> int:
    """Return how many bytes an installed package has, but for what Python compiles."""
    files = distribution(name).files or ()
    return sum(Path(file.locate()).stat().st_size for file in files if file.suffix != ".pyc")


def test_a_demo_installs_little() -> None:
    pinned = pins("requirements.lock").values()
    sizes = {pin.name: size(pin.name) for pin in pinned if not pin.marker or pin.marker.evaluate()}
    assert {"typer", "openpyxl", "hatchling"} <= sizes.keys()
    assert sum(sizes.values()) <= DEMO_BYTES, sorted(sizes.items(), key=lambda each: -each[1])


def test_what_a_demo_installs_is_of_the_versions_that_are_tested() -> None:
    demo, tested = (
        {name: pin.specifier for name, pin in pins(lock).items()}
        for lock in ("requirements.lock", "requirements-dev.lock")
    )
    assert demo.items() <= tested.items()


def test_ci_runs_what_check_does() -> None:
    (steps,) = re.findall(r"^check: (.*?)  ##", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert (
        re.findall(r"^make (\w+)$", (ROOT / ".ci/run").read_text(), re.MULTILINE) == steps.split()
    )


def test_no_property_fixes_how_many_examples_it_is_tried_with() -> None:
    files = sorted((ROOT / "tests").rglob("*.py"))
    fixing = [file.name for file in files if "max_examples" in file.read_text(encoding="utf-8")]
    assert fixing == ["conftest.py", "examples.py", Path(__file__).name]


def test_a_larger_profile_tries_a_property_with_more_in_proportion(
    request: pytest.FixtureRequest,
) -> None:
    try:
        tried = {}
        for name in ("usual", "thorough"):
            settings.load_profile(name)
            tried[name] = examples(14).max_examples, examples(300).max_examples
        assert tried == {"usual": (14, 300), "thorough": (280, 6000)}
        assert examples(14).deadline is None
    finally:
        settings.load_profile(request.config.getoption("--hypothesis-profile") or "usual")
