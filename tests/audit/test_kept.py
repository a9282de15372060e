"""What lists show is part of the question under which an audit is kept."""

from pathlib import Path

import pytest

from tests.audit.building import account, block
from tests.building import direction, edition, new
from tracks.audit.account import Account
from tracks.audit.changes import Shown
from tracks.audit.names import Finding
from tracks.audit.quantities import How
from tracks.commands.kept import audited
from tracks.model.statement import Altered, Rearranged


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKS_CACHE", str(tmp_path))


def told(said: Altered | Rearranged, **shown: object) -> list[Account]:
    before = edition("2024", direction("甲"), new("A", "甲"))
    after = edition(
        "2025", direction("甲"), new("A", "甲"), statements=(block("s", said),), previous="2024"
    )
    return [account(before), account(after)._replace(**shown)]  # type: ignore[arg-type]


def test_what_happened_besides_is_asked_anew_where_the_lists_show_another_number() -> None:
    said = Altered(kind="renamed", level="new", since="2024", number=1)
    for number, conflicts in ((1, 0), (0, 1)):
        shown = Shown("2025", "new", "2024", How.RENAMED, (), (), number, number)
        found, _ = audited(told(said, shown=(shown,)), smt=False)
        assert len(found.read.contradictions) == conflicts


def test_names_are_asked_anew_where_links_say_another_thing() -> None:
    said = Rearranged(kind="merged", level="new", since="2024", names=("A",))
    for changed, findings in ((frozenset(), [Finding.MERGED_LISTED]), (frozenset("A"), [])):
        found, _ = audited(told(said, changed={"2024": changed}), smt=False)
        assert [named.finding for named in found.names] == findings
