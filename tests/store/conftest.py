"""The databases that every test of the store runs on."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.building import TAXONOMY
from tracks.model.edition import Edition
from tracks.store import Store

DATABASES = ("sqlite",)
_numbers = count(1)


@pytest.fixture(scope="session", params=DATABASES)
def new_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], str]:
    """Return a function that makes the address of a database that is not there yet."""

    def sqlite() -> str:
        folder: Path = tmp_path_factory.mktemp("database")
        return f"sqlite:///{folder}/tracks.db?timeout=10"

    return {"sqlite": sqlite}[request.param]


@pytest.fixture
def where(new_database: Callable[[], str]) -> str:
    return new_database()


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    with Store.open(where) as opened:
        yield opened


@pytest.fixture(scope="module")
def shared_store(new_database: Callable[[], str]) -> Iterator[Store]:
    """A store for property tests; each example keeps a taxonomy of its own in it."""
    with Store.open(new_database()) as opened:
        yield opened


def of_own_taxonomy(editions: list[Edition]) -> list[Edition]:
    """Give the editions a taxonomy that nothing else in the store has."""
    own = TAXONOMY.model_copy(update={"id": f"demo-{next(_numbers)}"})
    return [Edition(e.head.model_copy(update={"taxonomy": own}), e.items) for e in editions]


def keep(store: Store, *editions: Edition) -> None:
    """Record editions, each import with one of them."""
    for one in editions:
        with store.recording() as session:
            session.record(one)
