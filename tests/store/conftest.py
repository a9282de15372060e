"""The databases that every test of the store runs on."""

from collections.abc import Iterator
from itertools import count

import pytest

from tests.building import TAXONOMY, direction, edition, main
from tests.conftest import NewDatabase
from tests.postgresql import Server
from tracks.errors import Problem
from tracks.model.edition import Edition
from tracks.store import Store
from tracks.store.verify import flaws

_numbers = count(1)


@pytest.fixture
def where(new_database: NewDatabase) -> str:
    return new_database()


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    with Store.open(where) as opened:
        yield opened


@pytest.fixture(scope="module")
def shared_store(new_database: NewDatabase) -> Iterator[Store]:
    """A store for property tests; each example keeps a taxonomy of its own in it."""
    with Store.open(new_database()) as opened:
        yield opened
        assert list(opened.verify()) == []


@pytest.fixture
def database(server: Server) -> str:
    """The name of a database on the server that holds 2021 of the demo taxonomy: x below a."""
    name = server.new_database()
    with Store.open(server.address(name)) as store:
        keep(store, edition("2021", direction("a"), main("x", "a")))
    return name


def of_taxonomy(key: str, one: Edition) -> Edition:
    """Give an edition the taxonomy of that key."""
    owner = TAXONOMY.model_copy(update={"id": key})
    return Edition(one.head.model_copy(update={"taxonomy": owner}), one.items)


def of_own_taxonomy(editions: list[Edition]) -> list[Edition]:
    """Give the editions a taxonomy that nothing else in the store has."""
    key = f"demo-{next(_numbers)}"
    return [of_taxonomy(key, one) for one in editions]


def keep(store: Store, *editions: Edition) -> None:
    """Record editions, each import with one of them."""
    for one in editions:
        with store.recording() as session:
            session.record(one)


def flaws_of(store: Store, key: str) -> list[Problem]:
    """Return what of one taxonomy is not as it was recorded; `Store.verify` looks at all of them."""
    return list(flaws(store._read, key, store._owner(key), store.revisions(key)))
