"""Backup and restore: all of a record, from one snapshot, to and from either kind of database."""

import threading
from pathlib import Path

import pytest

from tests.building import direction, edition, main
from tests.conftest import NewDatabase
from tests.store.conftest import keep
from tests.store.test_migrations import of_first_version
from tracks.errors import Code, TracksError
from tracks.model.act import Deed
from tracks.model.edition import Edition
from tracks.store import Store, backup, database_at, restore

OLD = edition("2021", direction("a"), main("x", "a"))
NEXT = edition("2022", direction("a"), main("y", "a"))
CORRECTED = edition("2021", direction("a"), main("z", "a"))


def silent(_table: str) -> None:
    pass


def filled(store: Store) -> None:
    keep(store, OLD, NEXT, CORRECTED)
    with store.recording("ann", "because") as session:
        session.lock(["demo"])
        session.enter(store.editions("demo")["2021"], Deed.PUBLISHED)


def held(where: str) -> list[tuple[str, str, object, Edition]]:
    """Return all that a database answers of each revision."""
    with Store.open(where, create=False) as store:
        assert list(store.verify()) == []
        return [(r.label, r.digest, r.acts, store.edition(r)) for r in store.revisions("demo")]


def test_a_backup_restored_holds_all_there_was(
    store: Store, where: str, new_database: NewDatabase, tmp_path: Path
) -> None:
    filled(store)
    file, other = tmp_path / "backup.db", new_database()
    assert backup(database_at(where), file, silent) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["backup.db"]
    assert held(str(file)) == held(where)
    assert restore(database_at(other), file, silent) == 3
    assert held(other) == held(where)
    with Store.open(other) as again:  # and it goes on from there
        keep(again, edition("2023", direction("b")))
        assert list(again.verify()) == []


def test_a_backup_is_what_there_was_when_it_began(store: Store, where: str, tmp_path: Path) -> None:
    filled(store)
    before = held(where)

    def meanwhile(table: str) -> None:
        if table == "state":
            writing = threading.Thread(target=record_another)
            writing.start()
            writing.join()

    def record_another() -> None:
        with Store.open(where) as other:
            keep(other, edition("2023", direction("b")))

    backup(database_at(where), tmp_path / "backup.db", meanwhile)
    assert held(str(tmp_path / "backup.db")) == before
    assert len(held(where)) == 4


def test_a_file_that_is_there_is_left_alone(store: Store, where: str, tmp_path: Path) -> None:
    filled(store)
    file = tmp_path / "backup.db"
    file.write_text("mine")
    with pytest.raises(TracksError) as raised:
        backup(database_at(where), file, silent)
    assert raised.value.problems[0].code is Code.BACKUP_EXISTS
    assert file.read_text() == "mine"


def test_a_database_that_holds_something_is_not_restored_into(
    store: Store, where: str, new_database: NewDatabase, tmp_path: Path
) -> None:
    filled(store)
    file, other = tmp_path / "backup.db", new_database()
    backup(database_at(where), file, silent)
    with Store.open(other) as occupied:
        keep(occupied, NEXT)
    before = held(other)
    with pytest.raises(TracksError) as raised:
        restore(database_at(other), file, silent)
    assert raised.value.problems[0].code is Code.NOT_EMPTY
    assert held(other) == before


def test_a_backup_of_an_older_version_is_restored_and_stays_as_it_is(
    where: str, new_database: NewDatabase, tmp_path: Path
) -> None:
    today, old = str(tmp_path / "today.db"), tmp_path / "old.db"
    with Store.open(today) as store:
        keep(store, OLD, NEXT)
        of_first_version(store, str(old))
    before = old.read_bytes()
    old.chmod(0o400)
    restore(database_at(where), old, silent)
    assert [edition for *_, edition in held(where)] == [OLD, NEXT]
    assert old.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, Code.NOTHING_RECORDED),
        (b"", Code.NOTHING_RECORDED),
        (b"no database, but longer than a header of sixteen bytes", Code.NOT_A_DATABASE),
    ],
)
def test_what_is_no_backup_is_refused(
    where: str, tmp_path: Path, content: bytes | None, code: Code
) -> None:
    file = tmp_path / "backup.db"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(TracksError) as raised:
        restore(database_at(where), file, silent)
    assert raised.value.problems[0].code is code
    with Store.open(where) as store:
        assert store.taxonomies() == []


def test_a_backup_that_cannot_be_written_leaves_nothing(
    store: Store, where: str, tmp_path: Path
) -> None:
    filled(store)
    with pytest.raises(OSError):
        backup(database_at(where), tmp_path / "nowhere" / "backup.db", silent)
    assert list(tmp_path.iterdir()) == []


def test_nothing_recorded_is_nothing_to_back_up(where: str, tmp_path: Path) -> None:
    with pytest.raises(TracksError) as raised:
        backup(database_at(where), tmp_path / "backup.db", silent)
    assert raised.value.problems[0].code is Code.NOTHING_RECORDED
    assert list(tmp_path.iterdir()) == []
