"""What is said of any problem, whatever its code, and the words that frame it."""

from collections.abc import Mapping

from tracks.errors import Code, Place, Problem, Severity
from tracks.messages import Text, editions, files, store, usage
from tracks.model.taxonomy import Language

SENTENCES: Mapping[Code, Text] = {
    **usage.SENTENCES,
    **files.SENTENCES,
    **editions.SENTENCES,
    **store.SENTENCES,
}

SEVERITY: Mapping[Severity, Text] = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.NOTE: Text("提示", "note"),
}
LINE = Text("第 {line} 行", "line {line}")


def sentence(problem: Problem, lang: Language) -> str:
    """Return what is said of a problem; values from files are quoted as they are, but cut and inert."""
    if problem.code in usage.SENTENCES:
        return usage.sentence(problem, lang)
    params = {name: _word(name, value, lang) for name, value in problem.params.items()}
    return SENTENCES[problem.code](lang, **params)


def _word(name: str, value: object, lang: Language) -> object:
    if isinstance(value, Place):
        return LINE(lang, line=value.line)
    if isinstance(value, tuple):
        return usage.listed([str(one) for one in value], lang)
    if not isinstance(value, str):
        return value
    if name == "reason":
        return files.REASONS.get(value, files.REASON_OTHER)(lang)
    if name == "encoding":
        return (
            files.ENCODING_OTHER(lang) if value == "?" else f" {value}" if lang == "zh" else value
        )
    return usage.inert(value)
