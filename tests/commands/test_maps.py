"""Files of maps, read against what is recorded and what lies beside them."""

from collections.abc import Sequence
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.asking import ask, record
from tests.examples import examples
from tracks.commands.crosswalk import walk
from tracks.commands.import_ import Outcome
from tracks.commands.validate import validate
from tracks.errors import Code, TracksError
from tracks.model.item import Item
from tracks.model.map import Match
from tracks.model.resolve import Index, resolve
from tracks.store import Store

MAPS = Path(__file__).parents[2] / "docs" / "maps"
HEAD = "from_taxonomy,from_edition,from_id,to_taxonomy,to_edition,to_id,partial,target_partial"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A record of two taxonomies without a map."""
    file = tmp_path / "tracks.db"
    assert not record(file, [MAPS / "demo-tracks", MAPS / "demo-industry"]).problems
    return file


def maps_of(database: Path) -> dict[str, tuple[Match, ...]]:
    with Store.open(database) as store:
        return {act.label: act.map.matches for act in store.maps().values()}


def import_rows(database: Path, folder: Path, *rows: str, head: str = HEAD) -> Outcome:
    file = folder / "maps.csv"
    file.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return record(database, [file])


def told(outcome: Outcome) -> list[tuple[Code, int | None, int | None]]:
    return [
        (p.code, p.spot.line if p.spot else None, p.spot.column if p.spot else None)
        for p in outcome.problems
    ]


def test_a_folder_of_taxonomies_is_imported_with_its_maps(tmp_path: Path) -> None:
    database = tmp_path / "tracks.db"
    outcome = record(database, [MAPS])
    assert not outcome.problems
    (recorded,) = outcome.maps
    assert recorded == ("demo-industry:2011..demo-tracks:2024", 1, True, 5)
    (matches,) = maps_of(database).values()
    assert matches[:2] == (
        Match(source="3610", target="电动汽车", source_partial=True, cited="行业说明"),
        Match(
            source="3740",
            target="无人机",
            source_partial=True,
            target_partial=True,
            note="整机",
            cited="行业说明",
        ),
    )
    again = record(database, [MAPS])
    assert [(each.number, each.changed) for each in again.maps] == [(1, False)]
    assert not any(each.changed for each in again.recorded)


def test_items_are_named_by_id_code_or_name_from_either_side(
    database: Path, tmp_path: Path
) -> None:
    rows = (
        "demo-tracks,2024,Electric cars,demo-industry,2011,3610,0,1",
        "demo-industry,2011,Making of aircraft,demo-tracks,2024,无人机,1,1",
    )
    assert not import_rows(database, tmp_path, *rows).problems
    assert maps_of(database) == {
        "demo-industry:2011..demo-tracks:2024@1": (
            Match(source="3610", target="电动汽车", source_partial=True),
            Match(source="3740", target="无人机", source_partial=True, target_partial=True),
        )
    }


def test_a_table_as_excel_saves_it_is_read(database: Path, tmp_path: Path) -> None:
    file = tmp_path / "maps-2024.csv"
    text = f'{HEAD}\ndemo-tracks,2024,电动汽车,demo-industry,2011,"=""3610""",0,1\n'
    file.write_text(text.replace(",", ";"), encoding="utf-8-sig")
    assert not record(database, [file]).problems
    ((match,),) = maps_of(database).values()
    assert match.source == "3610"


def test_rows_of_several_files_make_one_map(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "both"
    folder.mkdir()
    for name, row in (
        ("maps-1", "demo-tracks,2024,电动汽车,demo-industry,2011,3610,0,1"),
        ("maps-2", "demo-tracks,2024,无人机,demo-industry,2011,3740,1,1"),
    ):
        (folder / f"{name}.csv").write_text(f"{HEAD}\n{row}\n", encoding="utf-8")
    outcome = record(database, [folder])
    assert [(each.matches, each.number) for each in outcome.maps] == [(2, 1)]


@pytest.mark.parametrize(
    ("row", "problems"),
    [
        (
            "demo-track,2024,无人机,demo-industry,2011,3740,1,1",
            [(Code.MAP_TAXONOMY_UNKNOWN, 2, 1)],
        ),
        (
            "demo-tracks,2024,无人机,demo-industry,2012,3740,1,1",
            [(Code.MAP_EDITION_UNKNOWN, 2, 36)],
        ),
        (
            "demo-tracks,2024,无人,demo-industry,2011,3741,1,1",
            [(Code.MAP_ITEM_UNKNOWN, 2, 18), (Code.MAP_ITEM_UNKNOWN, 2, 40)],
        ),
        ("demo-tracks,2024,无人机,demo-tracks,2025,无人机制造,1,1", [(Code.MAP_WITHIN_ONE, 2, 22)]),
        ("demo-tracks,2024,,demo-industry,2011,,1,1", [(Code.CELL_EMPTY, 2, 18)]),
        (
            "demo-tracks,,无人机,demo-industry,,3740,,",
            [(Code.CELL_EMPTY, 2, 13), (Code.CELL_EMPTY, 2, 32)],
        ),
        ("demo-tracks,2024,无人机,demo-industry,2011,,1,", [(Code.SETTLED_WITH_MORE, 2, 42)]),
        ("demo-tracks,2024,无人机,demo-industry,2011,3740,yes,", [(Code.WORD_UNKNOWN, 2, 46)]),
        ("demo-tracks,2024,无人机", [(Code.ROW_RAGGED, 2, 1)]),
    ],
)
def test_what_is_wrong_with_a_row_is_told_with_its_place_and_nothing_is_recorded(
    database: Path, tmp_path: Path, row: str, problems: list[tuple[Code, int, int]]
) -> None:
    good = "demo-tracks,2024,电动汽车,demo-industry,2011,3610,0,1"
    outcome = import_rows(database, tmp_path, row, good)
    assert set(problems) <= set(told(outcome)) and outcome.errors
    assert outcome.maps == () and maps_of(database) == {}


def test_an_edition_that_is_not_recorded_is_told_once_a_file(
    database: Path, tmp_path: Path
) -> None:
    rows = [f"demo-tracks,2023,{n},demo-industry,2011,3610,0,1" for n in range(500)]
    outcome = import_rows(database, tmp_path, *rows)
    (problem,) = outcome.problems
    assert problem.params["known"] == ("2024", "2025")
    assert problem.params["taxonomy"] == "demo-tracks"


def test_a_file_about_something_else_is_read_no_further(database: Path, tmp_path: Path) -> None:
    rows = [f"demo-tracks,{n},无人机,no-{n},2011,3610,0,1" for n in range(20_000)]
    outcome = import_rows(database, tmp_path, *rows)
    assert 50 < len(outcome.problems) < 60


def test_thousands_of_wrong_names_are_told_quickly_and_each(database: Path, tmp_path: Path) -> None:
    rows = [f"demo-tracks,2024,无人车{n},demo-industry,2011,3610,0,1" for n in range(3000)]
    outcome = import_rows(database, tmp_path, *rows)
    assert len(outcome.problems) == 3000
    assert sum(bool(p.params["nearest"]) for p in outcome.problems) <= 12


def test_a_name_of_two_items_asks_for_an_id(tmp_path: Path) -> None:
    for key in ("one", "two"):
        folder = tmp_path / "both" / key
        folder.mkdir(parents=True)
        (folder / "taxonomy.yaml").write_text(
            f"taxonomy: {key}\ntitle: {{zh: 题}}\nlevels: [{{id: a, zh: 甲}}]\n", encoding="utf-8"
        )
        (folder / "1.csv").write_text("id,parent,level,name\nx,,a,N\ny,,a,N\n", encoding="utf-8")
    (tmp_path / "both" / "maps.csv").write_text(f"{HEAD}\none,1,N,two,1,x,0,0\n", encoding="utf-8")
    for problems in (
        validate([tmp_path / "both"]).problems,
        record(tmp_path / "tracks.db", [tmp_path / "both"]).problems,
    ):
        (problem,) = (p for p in problems if p.is_error)
        assert (problem.code, problem.params["ids"]) == (Code.NAME_AMBIGUOUS, ("x", "y"))


def test_a_map_that_is_wrong_keeps_its_editions_out_too(tmp_path: Path) -> None:
    both = tmp_path / "both"
    for folder in ("demo-tracks", "demo-industry"):
        (both / folder).mkdir(parents=True)
        for file in (MAPS / folder).iterdir():
            (both / folder / file.name).write_bytes(file.read_bytes())
    # In the folder of a taxonomy a file of maps is one all the same, and no edition.
    row = "demo-tracks,2024,无人,demo-industry,2011,3740,1,1"
    (both / "demo-tracks" / "maps.csv").write_text(f"{HEAD}\n{row}\n", encoding="utf-8")
    outcome = record(tmp_path / "tracks.db", [both])
    assert [p.code for p in outcome.problems] == [Code.MAP_ITEM_UNKNOWN]
    assert outcome.recorded == ()
    with Store.open(tmp_path / "tracks.db") as store:
        assert store.taxonomies() == []


def test_an_edition_that_is_at_hand_with_errors_is_not_said_to_be_missing(tmp_path: Path) -> None:
    folder = tmp_path / "maps"
    copytree(MAPS, folder)
    edition = folder / "demo-tracks" / "2024.csv"
    edition.write_text(edition.read_text(encoding="utf-8") + "x,nobody,new,x,\n", encoding="utf-8")
    outcome = record(tmp_path / "tracks.db", [folder])
    assert {p.code for p in outcome.problems if p.is_error} == {Code.PARENT_MISSING}
    assert not outcome.recorded and not outcome.maps


def test_what_is_mapped_is_found_in_what_the_import_recorded_just_now(
    database: Path, tmp_path: Path
) -> None:
    """A draft beside a published edition is what the folder holds, and so what its map is about."""
    folder = tmp_path / "both"
    (folder / "demo-tracks").mkdir(parents=True)
    for file in (MAPS / "demo-tracks").iterdir():
        (folder / "demo-tracks" / file.name).write_bytes(file.read_bytes())
    with (folder / "demo-tracks" / "2024.csv").open("a", encoding="utf-8") as more:
        more.write("飞行汽车,出行,new,飞行汽车,Flying cars\n")
    row = "demo-tracks,2024,飞行汽车,demo-industry,2011,3740,0,1"
    (folder / "maps.csv").write_text(f"{HEAD}\n{row}\n", encoding="utf-8")
    assert told(record(database, [folder / "maps.csv"])) == [(Code.MAP_ITEM_UNKNOWN, 2, 18)]
    assert [each.changed for each in record(database, [folder]).maps] == [True]


def test_a_table_without_rows_is_told(database: Path, tmp_path: Path) -> None:
    assert [p.code for p in import_rows(database, tmp_path).problems] == [Code.FILE_EMPTY]


def test_a_dry_run_records_no_map(database: Path) -> None:
    outcome = record(database, [MAPS / "maps.csv"], dry_run=True)
    assert [each.changed for each in outcome.maps] == [True]
    assert maps_of(database) == {}


def test_the_map_from_which_the_fewest_editions_are_crossed_leads(
    database: Path, tmp_path: Path
) -> None:
    def by(source: str, target: str) -> str:
        walked = ask(walk, database, source, target)
        assert walked.by is not None
        return walked.by.map_label

    with pytest.raises(TracksError) as none:
        ask(walk, database, "demo-tracks:2024", "demo-industry:2011")
    assert none.value.problems[0].code is Code.NO_MAP
    import_rows(database, tmp_path, "demo-tracks,2024,电动汽车,demo-industry,2011,3610,0,1")
    for source in ("demo-tracks:2024", "demo-tracks:"):
        for target in ("demo-industry:2011", "demo-industry:2017", "demo-industry:"):
            assert by(source, target) == "demo-industry:2011..demo-tracks:2024"
            assert by(target, source) == "demo-industry:2011..demo-tracks:2024"
    import_rows(database, tmp_path, "demo-tracks,2025,电动汽车,demo-industry,2017,3612,0,1")
    assert by("demo-tracks:2025", "demo-industry:2017") == "demo-industry:2017..demo-tracks:2025"
    assert by("demo-tracks:2024", "demo-industry:2011") == "demo-industry:2011..demo-tracks:2024"
    # As far from one as from the other: the later one.
    assert by("demo-tracks:2024", "demo-industry:2017") == "demo-industry:2017..demo-tracks:2025"


def test_an_edition_with_its_taxonomy_before_it_is_that_edition(database: Path) -> None:
    alone = ask(walk, database, "2011", "2017", taxonomy="demo-industry")
    for source, target in (
        ("demo-industry:2011", "demo-industry:"),
        ("demo-industry:2011", "demo-industry:2017@1"),
        ("demo-industry:2011", "2017"),
    ):
        walked = ask(walk, database, source, target)
        assert (walked.walk, walked.labels) == (alone.walk, alone.labels)
    for source, target, code in (
        ("demo:2011", "demo-industry:2017", Code.NO_SUCH_TAXONOMY),
        ("demo-industry:2012", "demo-industry:2017", Code.NO_SUCH_EDITION),
        ("demo-industry:2011@7", "demo-industry:2017", Code.NO_SUCH_REVISION),
    ):
        with pytest.raises(TracksError) as wrong:
            ask(walk, database, source, target)
        assert wrong.value.problems[0].code is code
    with pytest.raises(TracksError) as both:
        ask(walk, database, "demo-industry:2011", "demo-industry:2017", taxonomy="demo-tracks")
    assert both.value.problems[0].code is Code.NOT_TOGETHER


NAMES = st.sampled_from(["a", "A", "Ａ", "b", " b", "甲 a", "甲a", "c"])


def called(item_id: str, names: tuple[str, str, str, str, str]) -> Item:
    name, code, english, alias, japanese = names
    return Item(
        item_id,
        name,
        "x",
        code=code,
        name_en=english,
        aliases=(alias, "d"),
        labels={"ja": japanese},
    )


ITEMS = st.dictionaries(NAMES, st.tuples(*[NAMES] * 5), max_size=5).map(
    lambda drawn: [called(item_id, names) for item_id, names in drawn.items()]
)


@given(ITEMS, NAMES)
@examples(200)
def test_an_index_finds_what_the_resolver_of_names_finds(
    items: Sequence[Item], written: str
) -> None:
    assert Index(items).ids(written) == resolve(written, items).ids


def test_a_draft_is_led_to_what_stands_for_its_edition(database: Path, tmp_path: Path) -> None:
    import_rows(database, tmp_path, "demo-tracks,2024,电动汽车,demo-industry,2011,3610,0,1")
    folder = tmp_path / "demo-tracks"
    folder.mkdir()
    for file in (MAPS / "demo-tracks").iterdir():
        text = file.read_text(encoding="utf-8").replace("低空旅游", "低空观光")
        (folder / file.name).write_text(text, encoding="utf-8")
    record(database, [folder])
    for written in ("demo-tracks:2024@1", "demo-tracks:2024@2", "demo-tracks:2024"):
        walked = ask(walk, database, written, "demo-industry:2011")
        pairs = [(r.source.id, r.target.id) for r in walked.walk.rows if r.source and r.target]
        assert pairs == [("电动汽车", "3610")]
    assert ask(walk, database, "demo-tracks:2024@1", "demo-industry:2011").labels == (
        "demo-tracks:2024@1",
        "demo-industry:2011",
    )


def test_a_colon_in_the_name_of_an_edition_is_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "taxonomy.yaml").write_text(
        "taxonomy: a\ntitle: {zh: 题}\nlevels: [{id: a, zh: 甲}]\n", encoding="utf-8"
    )
    for label in ("1:1", "1:2"):
        (tmp_path / f"{label}.csv").write_text("id,parent,level,name\nx,,a,N\n", encoding="utf-8")
    database = tmp_path / "tracks.db"
    assert not record(database, [tmp_path]).problems
    assert ask(walk, database, "1:1", "1:2").labels == ("1:1", "1:2")
    assert ask(walk, database, "a:1:1", "a:").labels == ("1:1", "1:2")
