"""Another order, from file to answer."""

import json
from pathlib import Path

TAXONOMY = "taxonomy: demo\ntitle: {en: Demo}\nlevels: [{id: a, en: level}, {id: b, en: part}]\n"
HEAD = "taxonomy: demo\nedition: 2025\nlisting: complete\n"


def test_A5_a_corrected_order_is_recorded_shown_and_told(run, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "taxonomy.yaml").write_text(TAXONOMY)
    for children in ("[b, a]", "[a, b]"):
        (folder / "2025.yaml").write_text(f"{HEAD}items: [{{name: X, children: {children}}}]\n")
        done = run("import", str(folder), "--lang", "en")
    assert done.out == "demo  2025@2 recorded: 3 items\n"
    assert run("import", str(folder), "--lang", "en").out.endswith("not recorded again\n")
    shown = run("show", "2025").out
    assert shown.index("a") < shown.index("b")
    assert "- a\n      - b" in run("export", "2025").out
    assert "- b\n      - a" in run("export", "2025@1").out
    told = run("diff", "2025@1", "2025@2", "--lang", "en", "--exit-code")
    lines = [line for line in told.out.splitlines() if "order" in line]
    assert (told.code, lines) == (
        1,
        ["The order differs: that of siblings, which is no change of any item."],
    )
    found = json.loads(run("diff", "2025@1", "2025@2", "--format", "json").out)
    assert (found["reordered"], found["changes"]) == (True, [])
    assert not json.loads(run("diff", "2025@1", "2025@1", "--format", "json").out)["reordered"]


def test_A5_order_comes_back_from_a_dump(run, tmp_path: Path, monkeypatch) -> None:
    test_A5_a_corrected_order_is_recorded_shown_and_told(run, tmp_path)
    dump = tmp_path / "dump"
    assert run("export", "--all", "-o", str(dump)).code == 0
    monkeypatch.setenv("TRACKS_DB", str(tmp_path / "other.db"))
    assert run("import", str(dump / "demo")).code == 0
    assert "- b\n      - a" in run("export", "2025@1").out
    assert "- a\n      - b" in run("export", "2025@2").out
    assert run("verify").code == 0
