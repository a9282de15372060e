"""Files of maps that lie beside taxonomies' folders, or are named themselves."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tracks.formats.bundles.folder import TAXONOMY_FILE, is_of_maps
from tracks.formats.bundles.map_dump import JOURNAL_FILE


def map_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files of maps at paths that lie in no taxonomy's folder, or are named themselves.

    Those in the folder of a taxonomy are the bundle's, those of a dump its journal's. A path that cannot be read has none.
    """
    found: dict[Path, None] = {}
    for path in paths:
        with suppress(OSError):  # whoever looks for editions there tells of it
            found |= dict.fromkeys(_files_at(path))
    return list(found)


def _files_at(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path] if is_of_maps(path) and path.exists() else []
    if (path / TAXONOMY_FILE).is_file() or (path / JOURNAL_FILE).is_file():
        return []
    return [file for file in sorted(path.iterdir()) if is_of_maps(file)]
