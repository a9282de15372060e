"""What a document says of itself, beside what the report says."""

from tracks.messages import Text

CONTENTS = Text("目录", "Contents")
SKIP = Text("跳到正文", "Skip to the text")
INTERACTIVE = Text("互动图", "interactive")
IN_WORDS = Text("文字说明", "In words")
DRAFT = Text("草稿", "Draft")
DATA_TABLE = Text("表格", "table")
CELL_CUT = Text(
    "有 {n} 个单元格超过 Excel 的 32767 个字符，已截断。",
    "{n} cells are longer than Excel's 32767 characters and were cut.",
    one="1 cell is longer than Excel's 32767 characters and was cut.",
)
