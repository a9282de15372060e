"""The kinds of change: a closed list of slugs. They are always derived, never written (GSIM appendix 3)."""

from enum import StrEnum


class Kind(StrEnum):
    """What happened; the slugs never change (GSIM appendix 3)."""

    ADDED = "added"
    REMOVED = "removed"
    REVIVED = "revived"
    MERGED = "merged"
    ABSORBED = "absorbed"
    SPLIT = "split"
    SPLIT_OFF = "split_off"
    TRANSFERRED = "transferred"
    REGROUPED = "regrouped"
    RENAMED = "renamed"
    RECODED = "recoded"
    REVISED = "revised"
    MOVED = "moved"
    PROMOTED = "promoted"
    DEMOTED = "demoted"
    DECREASED = "decreased"
    INCREASED = "increased"
    CONSOLIDATED = "consolidated"
    EXPANDED = "expanded"


EVENTS = frozenset(
    {
        Kind.MERGED,
        Kind.ABSORBED,
        Kind.SPLIT,
        Kind.SPLIT_OFF,
        Kind.TRANSFERRED,
        Kind.REGROUPED,
    }
)
"""What happens to several items at once, by links."""
