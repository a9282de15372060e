"""Which formats each command writes, the first where none is asked for: the one list of them.

A module of names alone, so that help and the check of `--format` load no renderer.
"""

from collections.abc import Mapping

FORMATS: Mapping[str, tuple[str, ...]] = {
    "diff": ("text", "json", "md", "csv"),
    "changelog": ("text", "md", "html", "docx", "xlsx", "json"),
    "crosswalk": ("csv", "json", "md"),
    "flow": ("text", "json", "md"),
    "groups": ("text", "json", "md"),
    "history": ("text", "json", "md"),
    "audit": ("text", "json", "md"),
    "export": ("yaml", "csv", "xlsx"),
    "template": ("xlsx", "yaml"),
}

BINARY = frozenset({"docx", "xlsx"})
"""Formats that are no text: they go into files only."""
