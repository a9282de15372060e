"""A proposed taxonomy.yaml as a text: what was seen as comments, and under them what was made of it."""

from collections.abc import Iterator

from tracks.commands.sniff import ListSeen, Sniffed
from tracks.messages import sniff as say
from tracks.messages.problems import sentence
from tracks.model.language import Language, between_names
from tracks.model.taxonomy import Level
from tracks.render.cells import clean


def sniffed_text(found: Sniffed, lang: Language) -> str:
    """Return the text of a taxonomy.yaml that says in comments what it is taken from."""
    comments = (f"# {clean(line)}".rstrip() for line in _comments(found, lang))
    return "".join(f"{line}\n" for line in comments) + found.text


def _comments(found: Sniffed, lang: Language) -> Iterator[str]:
    yield say.PROPOSED(lang)
    for seen in found.lists:
        if seen.problems:
            yield _fails(seen.file, sentence(seen.problems[0], lang), lang)
            continue
        counts = _counts(seen, found.levels, lang)
        yield say.LIST(lang, file=seen.file, edition=seen.edition, counts=counts)
    for table in found.tables:
        if not table.edition and table.problems:
            yield _fails(table.file, sentence(table.problems[0], lang), lang)
        else:
            yield say.TABLE(lang, file=table.file, edition=table.edition, n=table.pairs)
    for file, doubt in found.doubts:
        yield say.DOUBTS[doubt](lang, file=file)
    for file in found.unread:
        yield say.UNREAD(lang, file=file)
    shown = next((seen for seen in reversed(found.lists) if seen.first), None)
    if shown:
        yield say.FIRST(lang, edition=shown.edition)
        yield from (f"{'  ' * (depth + 1)}{code} {name}" for depth, code, name in shown.first)


def _fails(file: str, problem: str, lang: Language) -> str:
    return say.FAILS(lang, file=file, problem=problem)


def _counts(seen: ListSeen, levels: tuple[Level, ...], lang: Language) -> str:
    told = (
        say.LEVEL_COUNT(lang, level=level.text(lang), n=n)
        for level, n in zip(levels, seen.counts, strict=True)
    )
    return between_names(lang).join(told)
