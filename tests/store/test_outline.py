"""Outlines of revisions are enough for sums: they are the editions but for what these do not ask."""

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
            recording.record(
                edition("2026", direction("A"), main("a1", "A"), main("a2", "A", definition="z"))
            )
        rows = store.editions("demo").values()
        outlines, wholes = store.outlines(*rows), [store.edition(row).items for row in rows]

    def asked(items: object) -> dict[str, tuple[object, ...]]:
        return {
            i: (x.name, x.level, x.parent, x.unplaced, x.status, x.attributes)
            for i, x in items.items()  # type: ignore[attr-defined]
        }

    for outline, whole in zip(outlines, wholes, strict=True):
        assert asked(outline) == asked(whole)
        roots = [[i for i, x in items.items() if x.parent is None] for items in (outline, whole)]
        assert roots[0] == roots[1] and outline["A"] == whole["A"]
