"""Where the files that come with the program lie: migrations and the bundled taxonomies."""

from pathlib import Path

_PACKAGE = Path(__file__).parent

BUNDLED = (
    "china-new-tracks",
    "shenzhen-20-8",
    "us-cet",
    "us-dod-cta",
    "kr-strategic-tech",
    "cn-sei",
)
"""The bundled taxonomies in their order: the first is the one that is meant where none is named."""


def migrations() -> Path:
    """Return the folder of alembic's scripts."""
    return _folder("alembic")


def taxonomies() -> Path:
    """Return the folder of the bundled taxonomies."""
    return _folder("taxonomies")


def _folder(name: str) -> Path:
    # A wheel carries them under the package; in a checkout they stand beside it.
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
