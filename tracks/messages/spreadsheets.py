"""What is said of workbooks, their sheets and cells (T146 to T164)."""

from collections.abc import Mapping

from tracks.errors import Code
from tracks.messages import Text

SENTENCES: Mapping[Code, Text] = {
    Code.WORKBOOK_BROKEN: Text(
        "这不是可读的 .xlsx 工作簿，或已损坏；请在表格软件中打开，另存为 .xlsx。",
        "This is no .xlsx workbook that can be read, or it is damaged; open it in a spreadsheet "
        "program and save it as .xlsx.",
    ),
    Code.WORKBOOK_ENCRYPTED: Text(
        "工作簿设有密码；请去掉密码后另存为 .xlsx。",
        "The workbook has a password; remove it and save as .xlsx.",
    ),
    Code.WORKBOOK_OLD: Text(
        "这是旧版 Excel（.xls）的文件；请另存为 .xlsx。",
        "This is a file of old Excel (.xls); save it as .xlsx.",
    ),
    Code.WORKBOOK_MACROS: Text(
        "工作簿带有宏；请另存为不带宏的 .xlsx。",
        "The workbook has macros; save it as .xlsx without them.",
    ),
    Code.WORKBOOK_TOO_LARGE: Text(
        "工作簿展开后超过 {limit} MiB；请拆分，条目很多时请改用 CSV。",
        "Unpacked the workbook is larger than {limit} MiB; split it, or write many items as CSV.",
    ),
    Code.SHEET_MISSING: Text(
        "没有“{sheet}”这张表；如改过名请改回，如删去了请照模板补上（可以没有内容）。",
        'There is no sheet "{sheet}"; rename it back, or add it as in the template (it may be empty).',
    ),
    Code.SHEET_UNKNOWN: Text(
        "“{sheet}”这张表不读；读取的表有 {known}。",
        'The sheet "{sheet}" is not read; those read are {known}.',
    ),
    Code.HEADINGS_UNKNOWN: Text(
        "这张表的首行没有一个认得的列名，以下未读；请照模板写 {columns}。",
        "The first row of this sheet names none of the columns, and nothing further was read; write "
        "them as in the template: {columns}.",
    ),
    Code.CELLS_MERGED: Text(
        "{range} 是合并的单元格；请取消合并，每格各填各的。",
        "The cells {range} are merged; unmerge them and fill in each.",
    ),
    Code.CELL_FORMULA: Text(
        "此格是公式；请复制后“选择性粘贴”为值，或把格式改为文本后重写。",
        "This cell is a formula; paste it as a value, or format the cell as text and write it again.",
    ),
    Code.CELL_FAULTY: Text(
        "此格是错误值 {value}；请改为正确的内容，或清空。",
        "This cell is the error {value}; write what it should say, or clear it.",
    ),
    Code.CELL_DATE: Text(
        "此格是日期 {value}，这里应为文字；请把格式改为文本后重写。",
        "This cell is the date {value} where a text is wanted; format it as text and write it again.",
    ),
    Code.CELL_NUMBER: Text(
        "此格是数字 {value}，前面若有 0 已被表格软件去掉；请把格式改为文本，核对后重写。",
        "This cell is the number {value}, and zeros before it would have been dropped by the "
        "spreadsheet program; format it as text, check it and write it again.",
    ),
    Code.CELL_ASTRAY: Text(
        "此格上方没有列名；请在首行写上列名，或清空此格。",
        "There is no heading above this cell; write one in the first row, or clear the cell.",
    ),
    Code.LIST_ON_ONE_LINE: Text(
        "“{text}”现作一个名称；如是几个请每行写一个（Alt+Enter），如是一个可不理会。",
        '"{text}" counts as one name; write several on a line each (Alt+Enter), and leave it if it '
        "is one.",
    ),
    Code.FIELD_UNKNOWN: Text(
        "没有“{field}”这一项；可用的项：{known}。",
        'There is no field "{field}"; the fields are {known}.',
    ),
    Code.PLACE_AND_NONE: Text(
        "“{name}”写了上级“{parent}”，又写归属未知；请删去其中一个。",
        '"{name}" stands under "{parent}" and its place is said to be unknown; take one of them out.',
    ),
    Code.FIELD_TWICE: Text(
        "“{field}”在{first}已有；请只留一处。",
        '"{field}" already stands on {first}; keep one of them.',
    ),
    Code.SPREADSHEET_UNREAD: Text(
        "“{suffix}”文件不读；如是一版，请在表格软件中另存为 .xlsx。",
        'A "{suffix}" file is not read; if it is an edition, save it as .xlsx in a spreadsheet '
        "program.",
    ),
}
