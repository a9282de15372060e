"""Writes a report's page of many items, as long lists and tables make it."""

from pathlib import Path

from tracks.render.blocks import Bullet, Bullets, Column, Document, Heading, Line, Table, Title
from tracks.render.html.page import render_html

# For root, on a machine that reaches no network (the browser's own updates would try to).
BROWSER = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--dump-dom",
)


def write(file: Path, items: int) -> Path:
    """Write a page with a list and a table of so many items; return it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    entries = tuple(Bullet(Line(f"条目 {n}")) for n in range(items))
    rows = tuple((f"条目 {n}", str(n), "清单") for n in range(items))
    columns = (Column("条目"), Column("2025", "right"), Column("依据"))
    blocks = (Title("大"), Heading(Line("列表")), Bullets(entries), Table(columns, rows))
    file.write_text(render_html(Document("zh", blocks)), encoding="utf-8")
    return file
