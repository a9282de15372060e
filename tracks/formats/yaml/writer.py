"""An edition, and its taxonomy, as YAML: the very form that is read, so that all of it comes back."""

from collections.abc import Mapping
from typing import Any

from tracks.errors import Code, wrong_usage
from tracks.formats.written.edition import tree_of
from tracks.formats.written.taxonomy import tree_of_taxonomy
from tracks.formats.yaml.edition import LARGEST
from tracks.formats.yaml.syntax import DEEPEST
from tracks.formats.yaml.text import yaml_text
from tracks.model.edition import Edition
from tracks.model.taxonomy import Taxonomy


def write_taxonomy(taxonomy: Taxonomy) -> str:
    """Return a taxonomy.yaml."""
    return yaml_text(tree_of_taxonomy(taxonomy))


def write_yaml(edition: Edition, _earlier: Edition | None = None) -> str:
    """Return an edition's YAML file; siblings keep their order.

    Raises TracksError where it would be deeper or larger than a YAML file that is read may be.
    """
    tree = tree_of(edition)
    text = yaml_text(tree)
    if _depth(tree) > DEEPEST or len(text.encode()) > LARGEST:
        told = {"edition": edition.head.edition, "depth": DEEPEST, "limit": LARGEST >> 20}
        raise wrong_usage(Code.YAML_HOLDS_LESS, **told)
    return text


def _depth(value: Any) -> int:
    if isinstance(value, Mapping):
        return 1 + max(map(_depth, value.values()), default=0)
    return 1 + max(map(_depth, value), default=0) if isinstance(value, list | tuple) else 0
