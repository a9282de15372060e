"""What is said of any problem, whatever its code, and the words that frame it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from tracks.errors import Code, Parameter, Problem, Severity, Spot
from tracks.messages import (
    Text,
    editions,
    files,
    maps,
    published,
    rdf,
    spreadsheets,
    store,
    usage,
)
from tracks.model.language import Language, apart, between_names

SENTENCES: Mapping[Code, Text] = {
    **usage.SENTENCES,
    **files.SENTENCES,
    **published.SENTENCES,
    **rdf.SENTENCES,
    **spreadsheets.SENTENCES,
    **editions.SENTENCES,
    **store.SENTENCES,
    **maps.SENTENCES,
}

SEVERITY: Mapping[Severity, Text] = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.NOTE: Text("提示", "note"),
}
LINE = Text("第 {line} 行", "line {line}")
LINE_ELSEWHERE = Text(" {file} 第 {line} 行", "line {line} of {file}")
AND_MORE = Text("{listed} 等 {n} 个", "{listed} and others, {n} in all")

SHOWN = 12
"""So many of what there is are listed; the rest is counted."""

LONGEST = 200
"""So many characters of what was written are quoted."""


def sentence(problem: Problem, lang: Language, written: Callable[[Parameter], str] = str) -> str:
    """Return what is said of a problem; values are quoted as they are, but cut and inert.

    `written` is how people write a parameter. What may be meant, names that hold what was written
    and the nearest one, follows as sentences of their own.
    """
    words = {
        name: written(value) if isinstance(value, Parameter) else _word(name, value, lang)
        for name, value in problem.params.items()
    }
    if isinstance(other := problem.params.get("first"), Spot) and _is_elsewhere(other, problem):
        words["first"] = LINE_ELSEWHERE(lang, file=_inert(other.file), line=other.line)
    if isinstance(number := problem.params.get("errno"), int):
        words["reason"] = usage.REFUSALS.get(number, usage.REFUSAL_OTHER)(lang, number=number)
    said = [SENTENCES[problem.code](lang, **words)]
    said += [offer(lang, **words) for offer in _offers(problem)]
    return ("" if lang == "zh" else " ").join(said)


def _offers(problem: Problem) -> Iterator[Text]:
    """Yield what says what may be meant: names that hold what was written, the nearest, a text."""
    holding, nearest = (problem.params.get(name) for name in ("holding", "nearest"))
    if holding:
        yield usage.HOLDING
    if nearest and not (isinstance(holding, tuple) and nearest in holding):
        yield usage.NEAREST
    if problem.params.get("readings"):
        yield files.READINGS
    if problem.code is Code.KEY_UNKNOWN and "whole" in problem.params:
        yield usage.WHOLE


def _is_elsewhere(other: Spot, problem: Problem) -> bool:
    return problem.spot is not None and other.file != problem.spot.file


def _word(name: str, value: object, lang: Language) -> object:
    if isinstance(value, Spot):
        return value.cell if value.sheet else LINE(lang, line=value.line)
    if isinstance(value, tuple) and name == "encoding":
        return (" " if lang == "zh" else "") + files.OR(lang).join(value)
    if isinstance(value, tuple) and name == "readings":
        return " | ".join(_inert(one) for one in value)
    if isinstance(value, tuple):
        return _listed([str(one) for one in value], lang)
    if not isinstance(value, str):
        return value
    if name == "reason":
        return files.REASONS.get(value, files.REASON_OTHER)(lang)
    if name == "encoding" and value == "?":
        return files.ENCODING_OTHER(lang)
    if name == "encoding":
        return f" {value}" if lang == "zh" else value
    return _inert(value)


def _listed(names: Sequence[str], lang: Language) -> str:
    """Return names as a list in the language's own manner, shortened when there are many."""
    shown = between_names(lang).join(map(_inert, apart(names[:SHOWN], lang)))
    return shown if len(names) <= SHOWN else AND_MORE(lang, listed=shown, n=len(names))


def _inert(text: str) -> str:
    """Return a text that a terminal shows and does not obey, cut where it is long."""
    if len(text) > LONGEST:
        text = text[:LONGEST] + "…"
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)
