"""The two ends of a crosswalk, of groups or of a map, and shares between them, as JSON has them."""

from tracks.lineage.shares import Share
from tracks.model.map import Scheme
from tracks.store import MapAct, RevisionRow
from tracks.wire.shapes.lineage import EndShape, ShareShape
from tracks.wire.shapes.schemes import MapShape, SchemeShape


def end_shape(row: RevisionRow) -> EndShape:
    """Return one of two revisions that are compared."""
    return EndShape(edition=row.edition, revision=row.number, digest=row.digest)


def share_shape(share: Share) -> ShareShape:
    """Return how many of the lowest items of an item lie in another."""
    return ShareShape(number=share.number, of=share.of)


def scheme_shape(scheme: Scheme) -> SchemeShape:
    """Return an edition of a taxonomy that a map is about."""
    return SchemeShape(taxonomy=scheme.taxonomy, edition=scheme.edition)


def map_shape(act: MapAct) -> MapShape:
    """Return which map it is, and which revision of it."""
    one, other = map(scheme_shape, act.ends)
    return MapShape(
        subject=one,
        object=other,
        revision=act.act.number,
        digest=act.digest,
    )
