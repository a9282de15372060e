"""Every edition at hand: as a workbook and from there as YAML it stays what it was.

The first of each classification is tried by `make test`, the others are slow for their number.
"""

from pathlib import Path

import pytest

from tracks import formats
from tracks.formats.bundles import find
from tracks.formats.bundles.bundle import Bundle
from tracks.formats.csv.link_table import with_links
from tracks.formats.xlsx.writer import write_xlsx
from tracks.formats.yaml.writer import write_yaml
from tracks.model.edition import Edition

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
FOLDERS, _ = find([path for path in (ROOT / "taxonomies", DATA) if path.is_dir()])
EDITIONS = [
    pytest.param(
        folder,
        file,
        id=f"{folder.path.name}-{file.stem}",
        marks=() if file == folder.editions[0].file else pytest.mark.slow,
    )
    for folder in FOLDERS
    for file in (edition.file for edition in folder.editions)
]


def read(folder: Bundle, file: Path) -> Edition:
    assert folder.taxonomy
    loaded = formats.read(file, folder.taxonomy)
    rows = [row for table in folder.links() for row in table.rows.get(file.stem, ())]
    edition = with_links(loaded, rows if file.parent == folder.path else ()).edition
    assert edition
    return edition


@pytest.mark.parametrize(("folder", "file"), EDITIONS)
def test_an_edition_comes_back_from_its_workbook(folder, file, tmp_path):
    told = read(folder, file)
    workbook, text = (tmp_path / f"{file.stem}{suffix}" for suffix in (".xlsx", ".yaml"))
    workbook.write_bytes(write_xlsx(told))
    back = read(folder, workbook)
    assert back.digest == told.digest
    text.write_text(write_yaml(back), encoding="utf-8")
    assert read(folder, text).digest == told.digest
