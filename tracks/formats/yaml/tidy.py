"""YAML laid out anew as `export` would lay it out, with the comments that were there."""

from collections.abc import Iterator

from tracks.errors import Code, Place, Problem, TracksError, any_error
from tracks.formats.source_text import Document
from tracks.formats.yaml.commented import Node, comments_of, read_commented
from tracks.formats.yaml.syntax import parse
from tracks.formats.yaml.text import WIDTH, entry, indented, is_prose, pair, scalar


def tidied(document: Document) -> str:
    """Return a YAML file in the one layout; laid out again it stays the same.

    Raises TracksError where the file has errors of syntax, and where the new text would not say the
    same or lack a comment.
    """
    tree, problems = parse(document)
    if any_error(problems):
        raise TracksError(*(problem for problem in problems if problem.is_error))
    if not isinstance(tree, dict):
        raise TracksError(Problem(Code.FILE_NOT_MAPPING, place=document.place(0, 0)))
    node = read_commented(document)
    text = _text(node)
    again = Document(document.file, text)
    there = read_commented(again)
    same = parse(again)[0] == tree and _text(there) == text
    if not same or sorted(comments_of(there)) != sorted(comments_of(node)):
        raise TracksError(Problem(Code.LAYOUT_UNSAFE, place=Place(document.file)))
    return text


def _text(node: Node) -> str:
    lines = list(_lines(node, WIDTH)) if node.value else ["{}"]
    comments = [*node.above, *([node.beside] if node.beside else [])]
    return "".join(f"{line}\n" for line in (*comments, *lines, *([] if node.value else node.below)))


def _lines(node: Node, room: int) -> Iterator[str]:
    """Yield a collection over several lines, not indented."""
    if isinstance(node.value, dict):
        for key, inner in node.value.items():
            yield from inner.above
            yield from _pair(key, inner, room)
    else:
        for inner in node.inner:
            yield from inner.above
            yield from _entry(inner, room)
    yield from node.below


def _pair(key: str, node: Node, room: int) -> Iterator[str]:
    if node.has_comments_within:
        lines = [f"{scalar(key)}:", *indented(_lines(node, room - 2))]
    else:
        lines = list(pair(key, node.bare, room))
    if is_prose(node.bare) or lines[0].startswith("? "):
        yield from _above(lines, node.beside)
    else:
        yield from _beside(lines, node.beside)


def _entry(node: Node, room: int) -> Iterator[str]:
    if node.has_comments_within:
        lines = list(indented(_lines(node, room - 2)))
        lines[0] = f"- {lines[0][2:]}"
    else:
        lines = list(entry(node.bare, room))
    yield from (_above if len(lines) > 1 else _beside)(lines, node.beside)


def _beside(lines: list[str], comment: str | None) -> Iterator[str]:
    yield f"{lines[0]}  {comment}" if comment else lines[0]
    yield from lines[1:]


def _above(lines: list[str], comment: str | None) -> Iterator[str]:
    yield from [comment] if comment else []
    yield from lines
