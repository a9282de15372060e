"""A dump of anything that can have been recorded makes the same record again."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from tests.asking import ask, record
from tests.examples import examples
from tests.strategies import recordings
from tracks.commands.dump import dump
from tracks.model.act import Deed
from tracks.model.edition import Edition
from tracks.store import Store

DEEDS = st.lists(st.tuples(st.integers(0, 7), st.sampled_from((Deed.PUBLISHED, Deed.WITHDRAWN))))
WORDS = st.sampled_from((None, "编者", 'a "b", c', "=1+1", " x", "\u200b"))


@examples(20)  # each makes two databases
@given(recordings("2021", "2023", "2025"), DEEDS, WORDS, WORDS)
def test_any_record_comes_back(
    editions: list[Edition], deeds: list[tuple[int, Deed]], by: str | None, why: str | None
) -> None:
    with TemporaryDirectory() as folder:
        first, second = Path(folder) / "first.db", Path(folder) / "second.db"
        with Store.open(first) as store:
            for edition in editions:
                # Those that are drawn speak of any year, also of later ones.
                told = edition.head.model_copy(update={"statements": ()})
                with store.recording(by, why or "x") as session:
                    session.record(replace(edition, head=told))
            rows = store.revisions("demo")
            with store.recording(by, why) as session:
                for which, deed in deeds:
                    session.enter(rows[which % len(rows)], deed)
        ask(dump, str(first), Path(folder) / "dump")
        outcome = record(str(second), [Path(folder) / "dump"])
        assert not outcome.errors
        assert told_by(second) == told_by(first)


def told_by(database: Path) -> list[object]:
    with Store.open(database) as store:
        assert list(store.verify()) == []
        rows = store.revisions("demo")
        return [(row.label, row.digest, row.acts, row.place, store.edition(row)) for row in rows]
