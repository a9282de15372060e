"""Maps written as files are read back as they were."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tracks.formats.bundles.map_dump import MapEntry, map_dump_files, read_map_dump
from tracks.formats.bundles.maps import map_files
from tracks.model.act import Act, Deed
from tracks.model.map import Map, Match, Scheme

TEXTS = (
    st.text("ab1甲 ,;\"='-@:|é", min_size=1)
    .map(str.strip)
    .filter(bool)
    .filter(lambda text: not (text.startswith('="') and text.endswith('"')))
)  # `="01"` is how spreadsheets are told to keep zeros; no file of ours gives an id in that form
NOTES = st.none() | st.text("ab甲\n ,;\"='", min_size=1).map(str.strip).filter(bool).filter(
    lambda text: not (text.startswith('="') and text.endswith('"'))
)
ENDS = (Scheme(taxonomy="a", edition="1"), Scheme(taxonomy="b", edition="2:3"))


@st.composite
def maps(draw: st.DrawFn) -> Map:
    sides = draw(
        st.lists(
            st.tuples(st.none() | TEXTS, st.none() | TEXTS).filter(any), min_size=1, unique=True
        )
    )
    matches = []
    for source, target in sides:
        both = source is not None and target is not None
        flags = [both and draw(st.booleans()) for _ in range(2)]
        matches.append(
            Match(
                source=source,
                target=target,
                source_partial=flags[0],
                target_partial=flags[1],
                note=draw(NOTES),
                cited=draw(st.none() | TEXTS),
            )
        )
    return Map.of(*ENDS, matches)


@given(st.lists(st.none() | maps(), max_size=4), st.none() | TEXTS)
@examples(100)
def test_any_journal_of_maps_comes_back(said: list[Map | None], why: str | None) -> None:
    entries = [
        MapEntry(
            *ENDS,
            Act(n, Deed.RECORDED if each else Deed.WITHDRAWN, "2026-01-01T00:00:00Z", "ann", why),
            each,
        )
        for n, each in enumerate(said, 1)
    ]
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in map_dump_files(entries):
            (folder / file).write_text(text, encoding="utf-8", newline="")
        read, problems = read_map_dump(folder)
        assert problems == []
        assert [entry[:4] for entry in read] == [entry[:4] for entry in entries]
        assert map_files([folder]) == []  # what a dump has beside it is its own
