"""Opening: a database is made by itself, and what is not ours is told and left alone."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.building import direction, edition
from tests.store.conftest import keep
from tracks.errors import Code, Fault, TracksError
from tracks.messages.store import SENTENCES
from tracks.store import Store


def refusal(where: str | Path, *, create: bool = True) -> tuple[Code, dict[str, object]]:
    with pytest.raises(TracksError) as caught:
        Store.open(where, create=create)
    assert caught.value.fault is Fault.DATABASE
    (problem,) = caught.value.problems
    for lang in ("zh", "en"):
        assert str(where).removeprefix("sqlite:///") in SENTENCES[problem.code](
            lang, **problem.params
        )
    return problem.code, dict(problem.params)


def test_a_path_and_a_url_are_the_same_database(tmp_path: Path) -> None:
    path = tmp_path / "名 #1%?.db"
    with Store.open(path) as store:
        keep(store, edition("2021", direction("a")))
    with Store.open(str(path), create=False) as store:
        assert store.taxonomies() == ["demo"]
    with Store.open(f"sqlite:///{tmp_path}/other.db") as store:
        assert store.taxonomies() == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["other.db", path.name]


def test_the_default_is_in_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    with Store.open() as store:
        keep(store, edition("2021", direction("a")))
    assert [p.name for p in tmp_path.rglob("*.db")] == ["tracks.db"]


def test_a_data_folder_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("HOME", str(tmp_path / "file"))
    with pytest.raises(TracksError) as caught:
        Store.open()
    assert caught.value.problems[0].code is Code.DATABASE_UNREACHABLE


def test_reading_before_any_import_makes_no_database(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    assert refusal(path, create=False)[0] is Code.NOTHING_RECORDED
    assert not path.exists()
    Store.open(path).close()
    assert refusal(path, create=False)[0] is Code.NOTHING_RECORDED


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.touch()
    assert refusal(path, create=False)[0] is Code.NOTHING_RECORDED
    assert path.stat().st_size == 0
    Store.open(path).close()
    assert path.stat().st_size > 0


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_text("taxonomy: demo\n" * 1000, encoding="utf-8")
    before = path.read_bytes()
    assert refusal(path)[0] is Code.NOT_A_DATABASE
    assert path.read_bytes() == before


def test_the_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (text)")
    connection.close()
    before = path.read_bytes()
    assert refusal(path)[0] is Code.DATABASE_FOREIGN
    assert path.read_bytes() == before


def test_a_newer_database(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    Store.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'tracks_9999'")
    connection.close()
    before = path.read_bytes()
    for create in (True, False):
        code, params = refusal(path, create=create)
        assert (code, params["version"]) == (Code.DATABASE_NEWER, "tracks_9999")
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no" / "x.db")[0] is Code.DATABASE_UNREACHABLE
    assert refusal(tmp_path)[0] is Code.DATABASE_UNREACHABLE
    assert refusal(tmp_path / ("x" * 300))[0] is Code.DATABASE_UNREACHABLE
    (tmp_path / "file").write_text("x")
    assert refusal(tmp_path / "file" / "x.db")[0] is Code.DATABASE_UNREACHABLE


@pytest.mark.parametrize(
    "url",
    [
        "oracle://x/y",
        "sqlite://",
        "sqlite:///:memory:",
        "nonsense://",
        "://",
        "sqlite:///x?timeout=soon",
        "sqlite:///x?timeout=-1",
        "sqlite:///x?timeout=inf",
    ],
)
def test_an_address_that_cannot_be_used(url: str) -> None:
    with pytest.raises(TracksError) as caught:
        Store.open(url)
    assert caught.value.problems[0].code is Code.DATABASE_UNSUPPORTED


def test_a_database_that_another_program_is_writing(tmp_path: Path) -> None:
    where = f"sqlite:///{tmp_path}/x.db?timeout=0.1"
    with Store.open(where) as store, Store.open(where) as other:
        keep(store, edition("2021", direction("a")))
        with store.recording() as session:
            session.record(edition("2022", direction("a")))
            with pytest.raises(TracksError) as caught, other.recording():
                pass
            assert other.taxonomies() == ["demo"]  # reading goes on meanwhile
        assert caught.value.problems[0].code is Code.DATABASE_LOCKED
        assert list(other.verify()) == []


@pytest.mark.parametrize(
    ("limit", "code"),
    [("max_page_count=1", Code.DISK_FULL), ("query_only=ON", Code.DATABASE_READ_ONLY)],
)
def test_what_cannot_be_written_leaves_nothing(tmp_path: Path, limit: str, code: Code) -> None:
    before = edition("2021", direction("a"))
    with Store.open(tmp_path / "x.db") as store:
        keep(store, before)
        with pytest.raises(TracksError) as caught, store.recording() as session:
            session.connection.exec_driver_sql(f"PRAGMA {limit}")
            session.record(edition("2022", *(direction(f"i{n}") for n in range(5000))))
        assert (caught.value.problems[0].code, caught.value.fault) == (code, Fault.DATABASE)
        assert list(store.editions("demo")) == ["2021"]
        assert list(store.verify()) == []


def test_every_problem_has_a_sentence() -> None:
    codes = {code for code in Code if code.slug.startswith("T5")}
    assert codes == set(SENTENCES)


def test_a_recorded_database_is_read_without_alembic(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        keep(store, edition("2021", direction("a")))
    program = (
        "import sys; from tracks.store import Store\n"
        "Store.open(sys.argv[1], create=False).close()\n"
        "print('alembic' in sys.modules or 'platformdirs' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "x.db"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "False\n"


def test_the_first_use_waits_for_another_writer(tmp_path: Path) -> None:
    # SQLite answers at once that it is locked where a writer would change the journal to WAL.
    path = tmp_path / "new.db"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    later = threading.Timer(0.3, other.execute, ["COMMIT"])
    later.start()
    with Store.open(path) as store:
        keep(store, edition("2021", direction("a")))
        assert store.taxonomies() == ["demo"]
    later.join()
    other.close()
