"""Sources over all editions of a taxonomy: each is defined once, and what is cited is defined."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracks.errors import Code, Pointer, Problem
from tracks.model.edition import Head


class Finding(NamedTuple):
    """A problem and the edition whose file it points into."""

    edition: str
    problem: Problem


def check_sources_are_defined_once(heads: Sequence[Head]) -> Iterator[Finding]:
    """A source id means one source in all editions, so it is defined in one of them."""
    first: dict[str, str] = {}
    for head in heads:
        for source in head.sources:
            if source in first:
                params = {"id": source, "edition": first[source]}
                problem = Problem(Code.SOURCE_TWICE, params, at=("sources", source))
                yield Finding(head.edition, problem)
            else:
                first[source] = head.edition


def check_sources_are_known(heads: Sequence[Head]) -> Iterator[Finding]:
    """Every source that is cited is defined in some edition of the taxonomy."""
    known = tuple(dict.fromkeys(source for head in heads for source in head.sources))
    for head in heads:
        for pointer, source in _cited(head):
            if source not in known:
                params = {"id": source, "known": known}
                yield Finding(head.edition, Problem(Code.SOURCE_UNKNOWN, params, at=pointer))


def _cited(head: Head) -> Iterator[tuple[Pointer, str]]:
    for level, taken in head.list_sources.items():
        for source in taken.sources:
            yield ("listing", level, "source"), source
    for item_id, source in head.item_sources.items():
        yield ("item", item_id, "source"), source
    for n, block in enumerate(head.statements):
        yield ("statements", n, "source"), block.source
    for n, link in enumerate(head.links):
        if link.cited:
            yield ("links", n, "source"), link.cited
    for n, mentioned in enumerate(head.mentioned):
        yield ("mentioned", n, "source"), mentioned.source
    if head.focus:
        yield ("focus", "source"), head.focus.source
    for n, outlook in enumerate(head.outlook):
        yield ("outlook", n, "source"), outlook.source
