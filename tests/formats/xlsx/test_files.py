"""Files that are no workbook, or a broken or hostile one; and a machine without the libraries."""

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from tests.building import TAXONOMY
from tests.examples import examples
from tests.formats.xlsx.workbooks import EDITION, changed, read, setting, write
from tracks import formats
from tracks.errors import Code
from tracks.formats.xlsx import package
from tracks.formats.xlsx.writer import write_xlsx
from tracks.messages.problems import sentence


def test_a_workbook_that_swells_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(package, "LARGEST", 1 << 20)
    stream = io.BytesIO(changed())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet99.xml", b"0" * (1 << 21))
    loaded = formats.read(write(tmp_path, stream.getvalue()), TAXONOMY)
    assert [p.code for p in loaded.problems] == [Code.WORKBOOK_TOO_LARGE]


def test_entities_are_refused(tmp_path):
    data = repacked(
        lambda name, part: part.replace(b"<sst", b'<!DOCTYPE x [<!ENTITY a "b">]><sst', 1)
    )
    loaded = formats.read(write(tmp_path, data), TAXONOMY)
    assert [p.code for p in loaded.problems] == [Code.WORKBOOK_BROKEN]


def test_a_row_at_the_very_end_costs_little(tmp_path):
    loaded = read(tmp_path, setting("赛道", "A1048576", "末"), setting("赛道", "B1048576", "方向"))
    assert loaded.edition and "末" in loaded.edition.items


def repacked(change):
    """Return the workbook with its parts changed."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(write_xlsx(EDITION))) as old,
        zipfile.ZipFile(stream, "w") as parts,
    ):
        for name in old.namelist():
            parts.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


PARTS = ("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
         "xl/sharedStrings.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml")  # fmt: skip
GARBAGE = st.sampled_from(
    [b"", b"<", b'"', b"999999999999", b"-1", b"x", b"NaN", b"/>", b"\xff", b"1e999"]
)


@given(st.sampled_from(PARTS), st.floats(0, 1, exclude_max=True), st.integers(0, 40), GARBAGE)
@examples(100)
def test_a_damaged_workbook_is_an_edition_or_located_problems(name, at, length, garbage):
    def damage(part_name, part):
        if part_name != name:
            return part
        start = int(at * len(part))
        return part[:start] + garbage + part[start + length :]

    with TemporaryDirectory() as folder:
        loaded = formats.read(write(Path(folder), repacked(damage)), TAXONOMY)
    assert (loaded.edition is None) == any(p.is_error for p in loaded.problems)
    for problem in loaded.problems:
        assert problem.spot is not None
        assert all(sentence(problem, lang).isprintable() for lang in ("zh", "en"))
