"""The shape of `tracks.audit/1`: the types that docs/schema/tracks.audit-1.json is generated from."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from tracks.audit.facts import Assumption
from tracks.audit.names import Finding
from tracks.audit.readings import Fit
from tracks.model.statement import Each, Measure, Rounding
from tracks.wire.shapes.diff import CitationShape, SourceShape


class LabelShape(TypedDict):
    """A fact, or an assumption, which then has a slug alone.

    `since` is the edition that a way is told from; `number` and `max` are bounds where a listing is
    partial, where lists bear out several numbers of additions or removals, and where a source gives
    them. `each` is `unclear` of a joint figure that nobody says the meaning of. Of what happened to
    items, `of` are those that they stood under, or the level that they were of (of `having` attributes such
    as `digital=yes`), and `listed` marks what
    lists and links bear out; `carried` counts the additions named that carry on other items; a `share` has its per cent under `growth` and is `of` a level.
    """

    kind: Literal[
        "stated",
        "stated_between",
        "net",
        "net_between",
        "growth",
        "most",
        "added",
        "removed",
        "merged",
        "listed",
        "listed_added",
        "listed_removed",
        "assumption",
        "share",
        "merged_from",
        "merged_into",
        "split_from",
        "split_into",
        "split",
        "moved",
        "regraded",
        "renamed",
        "recoded",
        "revised",
        "kept",
        "having",
    ]
    assumption: Assumption | None
    edition: str | None
    level: str | None
    under: list[str]
    since: str | None
    number: int | None
    max: int | None
    growth: str | None
    rounding: Rounding | None
    most: Measure | None
    each: Each | None
    source: list[CitationShape]
    of: NotRequired[list[str]]
    listed: NotRequired[bool]
    carried: NotRequired[int]


class ConflictShape(TypedDict):
    """A minimal set of labels that cannot all hold; `covered` where an editor's reading ends it."""

    labels: list[LabelShape]
    arithmetic: list[str]
    covered: bool


class VerdictShape(TypedDict):
    """The conflicts under one way to read; `contradictory` is null where that is not decided.

    `complete` is false where there may be other conflicts.
    """

    contradictory: bool | None
    complete: bool
    conflicts: list[ConflictShape]


class FigureShape(TypedDict):
    """A figure of a solution."""

    edition: str
    level: str
    under: list[str]
    value: int


class ScopeShape(TypedDict):
    """Solutions where these sources are believed; null is all. Of more than `number` `complete` is false.

    `endless` where a figure has no upper end; one solution is given then.
    """

    sources: list[str] | None
    number: int
    complete: bool
    decided: bool
    endless: bool
    solutions: list[list[FigureShape]]


class ReadingShape(TypedDict):
    """One way to read a block."""

    level: str
    each: Each | None
    rounding: Rounding | None
    edited: bool
    scopes: list[ScopeShape]


class AmbiguityShape(TypedDict):
    """A block of statements that can be read in several ways."""

    edition: str
    source: CitationShape
    printed_level: str
    support: Fit | None
    readings: list[ReadingShape]


class DerivedShape(TypedDict):
    """A count that nobody states: its tightest bounds, null for unbounded, and what they follow from.

    `tight` is false where time ran out; `told` where that speaks of this count and not of totals alone.
    """

    edition: str
    level: str
    under: list[str]
    min: int
    max: int | None
    evidence: Literal["derived"]
    tight: bool
    told: bool
    arithmetic: list[str]
    follows_from: list[LabelShape]


class ConfirmedShape(TypedDict):
    """A stated total that other statements give too."""

    edition: str
    level: str
    value: int
    arithmetic: list[str]
    follows_from: list[LabelShape]


class DepartedShape(TypedDict):
    """At least so many items left between two editions; `named` of them have names."""

    since: str
    edition: str
    level: str
    min: int
    named: int
    arithmetic: str
    follows_from: list[LabelShape]


class NamedShape(TypedDict):
    """What is found of the names that a statement gives."""

    finding: Finding
    edition: str
    since: str | None
    level: str
    removed: bool
    number: int | None
    names: list[str]
    others: list[str]
    source: list[CitationShape]


class ContestedLinkShape(TypedDict):
    """A declared link above the leaves of which what is lowest says otherwise.

    `number` of the `of` lowest items of the source lie wholly in `elsewhere`: `takes_nothing` where
    none is in the targets, not even in part, `leaves_some` where the links say that all went there.
    """

    finding: Literal["takes_nothing", "leaves_some"]
    since: str
    edition: str
    id: str
    name: str
    targets: list[str]
    number: int
    of: int
    elsewhere: list[str]


class AuditShape(TypedDict):
    """What the sources of a taxonomy say, held against each other.

    `believed` are the only sources that were, null for all; `without` are sources and assumptions
    that were left out.
    """

    schema: Literal["tracks.audit/1"]
    taxonomy: str
    editions: list[str]
    believed: list[str] | None
    without: list[str]
    sound: bool
    printed: VerdictShape
    read: VerdictShape
    unique: bool
    readings: list[AmbiguityShape]
    derived: list[DerivedShape]
    confirmed: list[ConfirmedShape]
    departed: list[DepartedShape]
    names: list[NamedShape]
    links: list[ContestedLinkShape]
    sources: dict[str, SourceShape]


class ExplanationShape(TypedDict):
    """What a figure follows from: `derived` is null where nothing follows; `stated` is what is said of it."""

    schema: Literal["tracks.explanation/1"]
    taxonomy: str
    edition: str
    level: str
    under: list[str]
    derived: DerivedShape | None
    stated: list[LabelShape]
    sources: dict[str, SourceShape]
