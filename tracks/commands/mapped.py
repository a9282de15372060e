"""Crosswalks between taxonomies: which of the maps that are recorded leads there, and over which years."""

from collections.abc import Sequence

from tracks.commands import references
from tracks.errors import Code, wrong_usage
from tracks.lineage.crosswalk import Crosswalk
from tracks.lineage.leg import Leg, leg, staying
from tracks.lineage.mapped import mapped_crosswalk
from tracks.model.text import natural_key
from tracks.store import MapAct, RevisionRow, Store


def walk_by_map(store: Store, source: RevisionRow, target: RevisionRow) -> tuple[Crosswalk, MapAct]:
    """Return the crosswalk between editions of two taxonomies, and the map that it goes by.

    TracksError where no map between the two taxonomies is recorded.
    """
    act = nearest_map(store, source, target)
    matches, ends = act.map.matches, act.ends
    if ends[0].taxonomy != source.taxonomy:
        matches, ends = tuple(match.turned() for match in matches), ends[::-1]
    one, other = (
        _leg(store, row, end.edition) for row, end in zip((source, target), ends, strict=True)
    )
    return mapped_crosswalk(one, matches, other), act


def nearest_map(store: Store, source: RevisionRow, target: RevisionRow) -> MapAct:
    """Return the map from which the fewest editions have to be crossed, of several the latest.

    TracksError where there is none between these taxonomies.
    """
    asked = {row.taxonomy: row.edition for row in (source, target)}
    there = [
        act for act in store.maps().values() if {end.taxonomy for end in act.ends} == asked.keys()
    ]
    if not there:
        raise wrong_usage(Code.NO_MAP, one=source.taxonomy, other=target.taxonomy)
    orders = {key: _ordered(store, key, edition) for key, edition in asked.items()}

    def distance(act: MapAct) -> int:
        away = (
            orders[end.taxonomy].index(end.edition)
            - orders[end.taxonomy].index(asked[end.taxonomy])
            for end in act.ends
        )
        return sum(map(abs, away))

    latest = sorted(there, key=lambda act: [natural_key(end.edition) for end in act.ends])
    return min(reversed(latest), key=distance)


def _ordered(store: Store, key: str, asked: str) -> Sequence[str]:
    """Return the editions of a taxonomy in order, with the one that is asked for though it be withdrawn."""
    return sorted({*store.editions(key), asked}, key=natural_key)


def _leg(store: Store, asked: RevisionRow, edition: str) -> Leg:
    mapped = references.revision(store, asked.taxonomy, edition)
    if mapped.id == asked.id:
        return staying(store.edition(asked))
    ordered = sorted((asked, mapped), key=lambda row: natural_key(row.edition))
    found = store.delta(*ordered).found
    return leg(store.edition(asked), store.edition(mapped), found)
