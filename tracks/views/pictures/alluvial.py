"""An alluvial: where items went from edition to edition, as ribbons between columns.

Here are its data, what of them is drawn (alluvial_flow.py makes that), and both in words.
"""

from collections.abc import Mapping
from typing import NamedTuple

from tracks.messages import pictures as say
from tracks.views.wording import Wording


class Box(NamedTuple):
    """An item in one edition; `root` is the id of its root, None where its place is unknown."""

    name: str
    root: str | None


class Ribbon(NamedTuple):
    """That the item `origin` of an edition became the item `target` of the next, or gave it a part.

    `event` is False where the item only goes on as it was.
    """

    origin: str
    target: str
    partial: bool = False
    event: bool = True


class Alluvial(NamedTuple):
    """Items by id of each edition, and the ribbons from each to the next: one step fewer.

    `roots` are the names of the roots by id, in their order; `root_noun` is what a root is called.
    """

    key: str
    caption: str
    editions: tuple[str, ...]
    boxes: tuple[Mapping[str, Box], ...]
    steps: tuple[tuple[Ribbon, ...], ...]
    roots: Mapping[str, str]
    root_noun: str


class Stream(NamedTuple):
    """A ribbon or a band: its two ends, its width there in items, and how many ribbons it is."""

    origin: str
    target: str
    leaving: float
    reaching: float
    number: int
    partial: bool


class Stage(NamedTuple):
    """The boxes of one edition, topmost first, and the streams from it to the next edition."""

    boxes: Mapping[str, Box]
    streams: tuple[Stream, ...]


class Flow(NamedTuple):
    """What is drawn: stages, and whether their boxes are items or bands of them."""

    stages: tuple[Stage, ...]
    bands: bool


def is_named(flow: Flow, n: int, box_id: str) -> bool:
    """Tell whether a box gets a label: in the outer columns, and where its name is new."""
    here = flow.stages[n].boxes
    if n in (0, len(flow.stages) - 1):
        return True
    before = flow.stages[n - 1]
    origins = [stream.origin for stream in before.streams if stream.target == box_id]
    return [before.boxes[i].name for i in origins] != [here[box_id].name]


def stream_in_words(stream: Stream, n: int, data: Alluvial, flow: Flow, words: Wording) -> str:
    """Return where a ribbon comes from and goes to, and how many items a band is."""
    ends = {
        "origin": flow.stages[n].boxes[stream.origin].name,
        "before": data.editions[n],
        "target": flow.stages[n + 1].boxes[stream.target].name,
        "after": data.editions[n + 1],
    }
    ribbon = say.RIBBON(words.lang, **ends)
    if flow.bands:
        return say.BAND(words.lang, ribbon=ribbon, n=stream.number)
    return say.PART_OF_RIBBON(words.lang, ribbon=ribbon) if stream.partial else ribbon


def alluvial_in_words(data: Alluvial, flow: Flow, words: Wording) -> str:
    """Return what the picture shows."""
    step = say.STEP_OF_BANDS if flow.bands else say.STEP
    steps = [
        step(
            words.lang,
            before=data.editions[n],
            after=data.editions[n + 1],
            n=sum(stream.number for stream in stage.streams),
        )
        for n, stage in enumerate(flow.stages[:-1])
    ]
    shows = say.BANDS_SHOW if flow.bands else say.ALLUVIAL_SHOWS
    span = say.SPAN(words.lang, first=data.editions[0], last=data.editions[-1])
    return shows(words.lang, span=span, roots=data.root_noun, steps=words.clauses(steps))
