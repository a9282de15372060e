"""What all tests share: databases of both kinds, golden files with a flag that writes them anew."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.postgresql import Server, running

# A busy machine is no failure: no example has a deadline, none is drawn too slowly. `make thorough`
# takes the larger profile.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("usual", PATIENT, max_examples=50)
settings.register_profile("thorough", PATIENT, max_examples=1000)
settings.register_profile(
    "brief", PATIENT, max_examples=50, phases=[Phase.explicit, Phase.reuse, Phase.generate]
)
settings.load_profile("usual")

pytest_plugins = ["tests.machine"]

DATABASES = ("sqlite", "postgresql")

NewDatabase = Callable[[], str]
"""Makes the address of a database that nothing is recorded in."""

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep audits in a folder of this run, not in that of who runs it."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRACKS_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running() as started:
        yield started


@pytest.fixture(scope="session")
def new_sqlite(tmp_path_factory: pytest.TempPathFactory) -> NewDatabase:
    return lambda: f"sqlite:///{tmp_path_factory.mktemp('database')}/tracks.db?timeout=60"


@pytest.fixture(scope="session")
def new_postgresql(server: Server) -> NewDatabase:
    return lambda: server.address(server.new_database())


@pytest.fixture(scope="session", params=DATABASES)
def new_database(request: pytest.FixtureRequest) -> NewDatabase:
    made: NewDatabase = request.getfixturevalue(f"new_{request.param}")
    return made


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
