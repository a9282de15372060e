"""What can be reached in a graph: connected components, where each step can be taken back."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Vertex = TypeVar("Vertex", bound=Hashable)


def connected(start: Iterable[Vertex], near: Callable[[Vertex], Iterable[Vertex]]) -> set[Vertex]:
    """Return the vertices of `start` and all that can be reached from them by steps to what is near."""
    found = set(start)
    pending = list(found)
    while pending:
        for vertex in near(pending.pop()):
            if vertex not in found:
                found.add(vertex)
                pending.append(vertex)
    return found
