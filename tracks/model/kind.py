"""The kinds of change: a closed list of slugs. They are always derived, never written (GSIM appendix 3)."""

from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
    """What happened; the slugs never change, and the order is that of reports."""

    ADDED = "added"
    REMOVED = "removed"
    REVIVED = "revived"
    MERGED = "merged"
    ABSORBED = "absorbed"
    SPLIT = "split"
    SPLIT_OFF = "split_off"
    TRANSFERRED = "transferred"
    REGROUPED = "regrouped"
    RESCOPED = "rescoped"
    DEPRECATED = "deprecated"
    REINSTATED = "reinstated"
    RENAMED = "renamed"
    RECODED = "recoded"
    REVISED = "revised"
    MOVED = "moved"
    PROMOTED = "promoted"
    DEMOTED = "demoted"
    KEPT = "kept"
    DECREASED = "decreased"
    INCREASED = "increased"
    CONSOLIDATED = "consolidated"
    EXPANDED = "expanded"


TERMS: Mapping[Kind, tuple[str, str]] = {
    Kind.ADDED: ("新增", "added"),
    Kind.REMOVED: ("撤销", "removed"),
    Kind.REVIVED: ("恢复", "revived"),
    Kind.MERGED: ("合并", "merged"),
    Kind.ABSORBED: ("并入", "absorbed"),
    Kind.SPLIT: ("拆分", "split"),
    Kind.SPLIT_OFF: ("分出", "split off"),
    Kind.TRANSFERRED: ("划转", "transferred"),
    Kind.REGROUPED: ("重组", "regrouped"),
    Kind.RESCOPED: ("范围调整", "rescoped"),
    Kind.DEPRECATED: ("停用", "deprecated"),
    Kind.REINSTATED: ("恢复使用", "reinstated"),
    Kind.RENAMED: ("更名", "renamed"),
    Kind.RECODED: ("代码变更", "recoded"),
    Kind.REVISED: ("内容变更", "revised"),
    Kind.MOVED: ("归属调整", "moved"),
    Kind.PROMOTED: ("升格", "promoted"),
    Kind.DEMOTED: ("降格", "demoted"),
    Kind.KEPT: ("保留", "kept"),
    Kind.DECREASED: ("减少", "decreased"),
    Kind.INCREASED: ("增加", "increased"),
    Kind.CONSOLIDATED: ("整合", "consolidated"),
    Kind.EXPANDED: ("扩容", "expanded"),
}
"""What the field calls each, in Chinese and in English."""

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

SAID_ALONE = frozenset({Kind.KEPT})
"""What only sources tell: no change is of these kinds."""

OF_COUNTS = frozenset({Kind.DECREASED, Kind.INCREASED, Kind.CONSOLIDATED, Kind.EXPANDED})
"""What happens to the number of items of a level."""
