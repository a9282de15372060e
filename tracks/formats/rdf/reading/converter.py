"""Writes a file of RDF/XML or JSON-LD as N-Quads: run as a process of its own, whose memory and time are bounded.

Entities in XML and contexts in JSON-LD may swell beyond any memory or time, and what runs out of
either is stopped by the system, without a word.

Usage: python converter.py FILE FORM BASE, where FORM is named as the W3C names it. What is wrong
goes to stderr as JSON: what the parser says, the line and the column. It needs nothing else of the
program.
"""

import json
import sys
from pathlib import Path
from xml.parsers import expat

MEMORY = 1 << 30
"""The most that it may take, in bytes; what it holds at a time does not grow with the file."""

SECONDS = 4
"""So much processor time it may take, and a second more for each MiB; 100 MiB take three."""


def main(file: str, form: str, base: str) -> int:
    """Write the file's statements to stdout; return 1 where it is broken."""
    _limit(Path(file).stat().st_size)
    from pyoxigraph import RdfFormat, parse, serialize

    forms = {"RDF/XML": RdfFormat.RDF_XML, "JSON-LD": RdfFormat.JSON_LD}
    try:
        with Path(file).open("rb") as data:
            if data.read(3) != b"\xef\xbb\xbf":
                data.seek(0)
            statements = parse(data, format=forms[form], base_iri=base)
            serialize(statements, output=sys.stdout.buffer, format=RdfFormat.N_QUADS)
    except SyntaxError as error:
        line, column = error.lineno, error.offset
        if line is None and form == "RDF/XML":
            line, column = _place(file)
        json.dump({"said": error.msg, "line": line, "column": column}, sys.stderr)
        return 1
    return 0


def _place(file: str) -> tuple[int | None, int | None]:
    """Return where a file ceases to be XML, which the parser of RDF does not tell."""
    parser = expat.ParserCreate()
    try:
        with Path(file).open("rb") as data:
            parser.ParseFile(data)
    except expat.ExpatError as error:
        return error.lineno, error.offset + 1
    return None, None


def _limit(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    seconds = SECONDS + (size >> 20)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
