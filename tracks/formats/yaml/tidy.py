"""YAML laid out anew as `export` would lay it out, with the comments that were there."""

from collections.abc import Iterator

from tracks.errors import Code, Problem, Spot, TracksError, any_error
from tracks.formats.source_text import SourceText
from tracks.formats.yaml.commented import Node, comments_of, read_commented
from tracks.formats.yaml.syntax import Tree, parse
from tracks.formats.yaml.text import WIDTH, entry, indented, is_prose, key_lines, pair


def tidied(document: SourceText) -> str:
    """Return a YAML file in the one layout; laid out again it stays the same.

    Raises TracksError where the file has errors of syntax, and where the new text would not say the
    same or lack a comment.
    """
    tree, problems = parse(document)
    if any_error(problems):
        raise TracksError(*(problem for problem in problems if problem.is_error))
    if not isinstance(tree, dict):
        raise TracksError(Problem(Code.FILE_NOT_MAPPING, spot=document.spot(0, 0)))
    node = read_commented(document)
    text = _text(node)
    if not _says_the_same(SourceText(document.file, text), tree, node):
        raise TracksError(Problem(Code.LAYOUT_UNSAFE, spot=Spot(document.file)))
    return text


def _says_the_same(again: SourceText, tree: Tree, node: Node) -> bool:
    """Tell whether a new text is read as the tree, has the node's comments and is laid out already."""
    read, problems = parse(again)
    if any_error(problems) or read != tree:
        return False
    there = read_commented(again)
    return _text(there) == again.text and sorted(comments_of(there)) == sorted(comments_of(node))


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
        lines = [*key_lines(key), *indented(_lines(node, room - 2))]
    else:
        lines = list(pair(key, node.bare, room))
    yield from (_above if is_prose(node.bare) else _beside)(lines, node.beside)


def _entry(node: Node, room: int) -> Iterator[str]:
    if not node.has_comments_within:
        lines = list(entry(node.bare, room))
        yield from (_above if len(lines) > 1 else _beside)(lines, node.beside)
        return
    inner = list(_lines(node, room - 2))
    # Beside the dash stands the first line that is no comment: others are read as above the entry.
    first = next(n for n, line in enumerate(inner) if line and not line.startswith("#"))
    lines = list(indented(inner[first:]))
    yield from _above([*inner[:first], f"- {lines[0][2:]}", *lines[1:]], node.beside)


def _beside(lines: list[str], comment: str | None) -> Iterator[str]:
    yield f"{lines[0]}  {comment}" if comment else lines[0]
    yield from lines[1:]


def _above(lines: list[str], comment: str | None) -> Iterator[str]:
    yield from [comment] if comment else []
    yield from lines
