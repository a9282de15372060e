"""Tables of a DOCX, made as XML at once: made of objects, long ones take several times as long."""

from collections.abc import Iterable, Iterator

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.table import CT_Tbl

from tracks.render.blocks import Column, Table
from tracks.render.columns import widths
from tracks.render.markup import escaped


def table_xml(table: Table, width: int) -> CT_Tbl:
    """Return a table of the given width in twips, its first row repeated on each page."""
    wanted = widths(table)
    shares = [width * column // sum(wanted) for column in wanted]
    head = _row((column.title for column in table.columns), table.columns, shares, head=True)
    body = "".join(_row(row, table.columns, shares) for row in table.rows)
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in shares)
    made = parse_xml(
        f"<w:tbl {nsdecls('w')}>"
        '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLook w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"
    )
    assert isinstance(made, CT_Tbl)
    return made


def _row(
    texts: Iterable[str], columns: tuple[Column, ...], shares: list[int], *, head: bool = False
) -> str:
    properties = "<w:cantSplit/><w:tblHeader/>" if head else "<w:cantSplit/>"
    inside = "".join(_cells(texts, columns, shares, head=head))
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def _cells(
    texts: Iterable[str], columns: tuple[Column, ...], shares: list[int], *, head: bool
) -> Iterator[str]:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EDF0F3"/>' if head else ""
    bold = "<w:rPr><w:b/></w:rPr>" if head else ""
    for text, column, width in zip(texts, columns, shares, strict=True):
        side = '<w:jc w:val="right"/>' if column.align == "right" else ""
        yield (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="TableText"/>{side}</w:pPr>'
            f'<w:r>{bold}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r></w:p></w:tc>'
        )
