"""Pictures of real classifications, against a few independent lines over the CSVs."""

from itertools import pairwise

import pytest

from tests.asking import record
from tests.test_real_data import DATA, links, rows
from tracks.lineage.correspondence import Correspondence
from tracks.model.edition import Edition
from tracks.model.taxonomy import Taxonomy
from tracks.store import Store
from tracks.views.pictures.alluvial_flow import flow_of
from tracks.views.pictures.draw import draw_alluvial
from tracks.views.pictures.gather import alluvial_of, roots_of, sunburst_of
from tracks.views.pictures.palette import looks
from tracks.views.pictures.sunburst import arcs, visible
from tracks.views.wording import Wording

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"no classifications at {DATA}")

YEARS = [str(year) for year in range(1990, 2000)]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("pictures") / "tracks.db")
    assert record(path, [DATA / "areacodes", DATA / "shopify"]).errors == 0
    return path


def recorded(
    database: str, taxonomy: str, labels: list[str]
) -> tuple[list[Edition], list[Correspondence]]:
    with Store.open(database, create=False) as store:
        editions = store.editions(taxonomy)
        chosen = [editions[label] for label in labels]
        found = [store.delta(*pair).found for pair in pairwise(chosen)]
        return [store.edition(row) for row in chosen], found


def words(taxonomy: Taxonomy) -> Wording:
    return Wording("zh", (taxonomy,))


def test_ten_years_of_divisions_are_bands_that_lose_no_link(database: str) -> None:
    several, found = recorded(database, "areacodes", YEARS)
    told = words(several[-1].head.taxonomy)
    data = alluvial_of("flow", "去向", several, found, told)
    assert data
    flow = flow_of(data, told)
    assert flow.bands
    for stage, each, (before, after) in zip(flow.stages[:-1], found, pairwise(YEARS), strict=True):
        there = [
            (source, target)
            for source, targets in links("areacodes")[before, after].items()
            for target in targets
            if target != source and source in rows("areacodes", before)
        ]
        above = [(s, t) for s, targets in each.above.became.items() for t in targets]
        assert not {*above} & {*there}
        assert sum(stream.number for stream in stage.streams) == len(there) + len(above)
    drawn = draw_alluvial(data, looks(roots_of(several, told)), "zh")
    assert "重庆市" in drawn.svg
    assert len(drawn.svg) < 60_000
    assert len(drawn.chart["series"][0]["data"]) < 150


def test_a_sunburst_of_ten_thousand_items_counts_them_all(database: str) -> None:
    [found], _ = recorded(database, "shopify", ["2024-10"])
    listed = rows("shopify", "2024-10")
    parents = {row["parent"] for row in listed.values()}
    data = sunburst_of("edition", "2024-10", found, words(found.head.taxonomy))
    assert sum(sector.number for sector in data.sectors) == len(listed.keys() - parents)
    drawn = visible(data, words(found.head.taxonomy))
    placed = list(arcs(drawn))
    assert len(placed) < 1500
    assert sum(a.end - a.start for a in placed if a.ring == 0) == pytest.approx(1)
