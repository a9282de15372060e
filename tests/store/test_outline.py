"""An outline of a revision is enough for sums: it is the edition but for what these do not ask."""

from pathlib import Path

from tests.building import direction, edition, main
from tracks.store import Store


def test_an_outline_has_all_that_sums_ask_of_an_edition(tmp_path: Path) -> None:
    made = edition(
        "2025",
        direction("B", attributes={"firms": "3"}),
        direction("A", labels={"ja": "エー"}),
        main("a1", "A", status="deprecated", definition="x"),
        main("a2", "A", attributes={"firms": "1"}, note="n"),
        main("a3", "A", definition="y"),
        main("c"),
    )
    with Store.open(tmp_path / "tracks.db") as store:
        with store.recording() as recording:
            recording.record(made)
        row = store.editions("demo")["2025"]
        outline, whole = store.outline(row), store.edition(row).items

    def asked(items: object) -> dict[str, tuple[object, ...]]:
        return {
            i: (x.name, x.level, x.parent, x.unplaced, x.status, x.attributes)
            for i, x in items.items()  # type: ignore[attr-defined]
        }

    assert asked(outline) == asked(whole)
    roots = [[i for i, x in items.items() if x.parent is None] for items in (outline, whole)]
    assert roots[0] == roots[1] and outline["A"] == whole["A"]
