"""What is said of files and their syntax (T1): the fact, the value, one remedy."""

from collections.abc import Mapping

from tracks.errors import Code
from tracks.messages import Text

SENTENCES: Mapping[Code, Text] = {
    Code.FILE_UNREADABLE: Text(
        "无法读取：{reason}；请检查路径和权限。",
        "This cannot be read: {reason}; check the path and its permissions.",
    ),
    Code.FILE_TOO_LARGE: Text(
        "文件超过 {limit} MiB；请拆分，条目很多时请改用 CSV。",
        "The file is larger than {limit} MiB; split it, or write many items as CSV.",
    ),
    Code.NOT_UTF8: Text(
        "文件不是 UTF-8 编码，可能是{encoding}；请按正确的编码打开，另存为 UTF-8。",
        "The file is not UTF-8, it may be {encoding}; open it as what it is and save it as UTF-8.",
    ),
    Code.CHARACTER_REFUSED: Text(
        "此处有不允许的字符 {character}（控制、方向、私用字符，或名称中的换行）；请删去。",
        "The character {character} may not stand here (a control, direction or private-use "
        "character, or a line break in a name); delete it.",
    ),
    Code.CHARACTER_REMOVED: Text(
        "“{text}”中不可见的字符 {character} 已略去；请从文件中删去。",
        'The invisible character {character} in "{text}" is left out; delete it from the file.',
    ),
    Code.SYNTAX: Text(
        "此处既不成“键: 值”，也不成“- 条目”，以下未读；请检查本行及上一行的缩进和冒号。",
        "Nothing fits here, neither `key: value` nor `- entry`, and nothing further was read; "
        "check indentation and colons of this line and the one before.",
    ),
    Code.FULL_WIDTH_MARK: Text(
        "“{text}”中有全角“{mark}”；如是分隔请改用半角符号（冒号、逗号后加空格），如属名称请加引号。",
        'There is a full-width "{mark}" in "{text}"; write the half-width mark and a space '
        "if it separates, or quote the text if it is part of the name.",
    ),
    Code.TAB_INDENT: Text(
        "缩进中有制表符；请改用空格。",
        "There is a tab in the indentation; use spaces.",
    ),
    Code.QUOTE_OPEN: Text(
        "此处的引号没有收尾，以下未读；请补上另一个引号。",
        "This quotation mark is never closed, and nothing further was read; close it.",
    ),
    Code.BRACKET_OPEN: Text(
        "此处的括号内容不完整，以下未读；请检查逗号，并补上收尾的括号。",
        "What this bracket opens is not complete, and nothing further was read; "
        "check the commas and close the bracket.",
    ),
    Code.COLON_WITHIN: Text(
        "此处不能再有“: ”，以下未读；如属文字请给整段加引号，否则请检查缩进。",
        'No ": " can stand here, and nothing further was read; quote the whole text if the '
        "colon is part of it, else check the indentation.",
    ),
    Code.COMMA_IN_TEXT: Text(
        "花括号中逗号之后应是下一个键和它的值，“{key}”却没有值；如逗号属于文字，请给整段加引号：{whole}",
        'After a comma in braces comes a key with its value, and "{key}" has none; if the comma is part '
        "of the text, put all of it in quotes: {whole}",
    ),
    Code.COMMA_IN_TITLE: Text(
        "“{key}”在花括号中的逗号之后，没有读入；如属于前面的文字，请给整段加引号：{whole}",
        '"{key}" stands after a comma in braces and was not read; if it is part of the text, put all of '
        "it in quotes: {whole}",
    ),
    Code.KEY_BARE: Text(
        "花括号中的“{key}”没有值；请写成“键: 值”，如是一列名称请改用方括号。",
        'In braces "{key}" has no value; write a key, a colon and its value, or use brackets if this '
        "is a list.",
    ),
    Code.ANCHOR: Text(
        "不能用锚点、别名或合并键“{text}”；请把内容原样写出，如属文字请加引号。",
        'The anchor, alias or merge key "{text}" is not allowed; write the content out, '
        "or quote it if it is text.",
    ),
    Code.TAG: Text(
        "不能用标签“{tag}”；请删去，各值一律按文字读取。",
        'The tag "{tag}" is not allowed; delete it, every value is read as text.',
    ),
    Code.KEY_TWICE: Text(
        "键“{key}”在{first}已有；请删去其中一个。",
        'The key "{key}" already stands on {first}; delete one of them.',
    ),
    Code.KEY_NOT_TEXT: Text(
        "键应为文字，此处却是列表或映射；请写一个词作为键。",
        "A key must be text, and this one is a list or a mapping; write a word as the key.",
    ),
    Code.TOO_DEEP: Text(
        "嵌套超过 {limit} 层，以下未读；请减少层次，层级很多时请改用 CSV。",
        "This is nested more than {limit} deep, and nothing further was read; "
        "nest less, or write many levels as CSV.",
    ),
    Code.SEVERAL_DOCUMENTS: Text(
        "一个文件只能有一个文档，自此以下未读；请删去“---”，或另存为文件。",
        "A file holds one document, and nothing from here on was read; "
        'delete the "---", or save the rest as another file.',
    ),
    Code.FILE_EMPTY: Text(
        "文件没有内容；请写入内容，或删去这个文件。",
        "The file holds nothing; write into it, or delete it.",
    ),
    Code.FILE_NOT_MAPPING: Text(
        "文件应由“键: 值”各行组成；请照 docs/editions.zh.md 中的样子写。",
        "The file should be lines of `key: value`; write it like the examples in docs/editions.md.",
    ),
    Code.SUFFIX_YML: Text(
        "后缀为 .yml 的文件不读；请改名为 .yaml。",
        "A file ending in .yml is not read; rename it to .yaml.",
    ),
    Code.SUFFIX_UNKNOWN: Text(
        "没有读取“{suffix}”文件的格式；请改用 {known}。",
        'No format reads files ending in "{suffix}"; use {known}.',
    ),
    Code.NOTHING_TO_READ: Text(
        "这个文件夹及其下一层都没有 taxonomy.yaml；请指定分类体系所在的文件夹。",
        "Neither this folder nor the folders right below it hold a taxonomy.yaml; "
        "name the folder of a taxonomy.",
    ),
    Code.TAXONOMY_MISSING: Text(
        "文件夹“{folder}”中没有 taxonomy.yaml；请在这一版旁边写一个。",
        'There is no taxonomy.yaml in the folder "{folder}"; write one beside this edition.',
    ),
    Code.EDITION_TWICE: Text(
        "“{edition}”这一版另有文件“{other}”；请只留一个。",
        'The edition "{edition}" has another file, "{other}"; keep one of them.',
    ),
    Code.LABEL_REFUSED: Text(
        "“{label}”不能作为版名或分类体系名，其中不得有 @、/、.. 和空格；请改名。",
        '"{label}" cannot name an edition or a taxonomy: no @, /, .. or space may stand in it; '
        "rename it.",
    ),
    Code.LINKS_UNUSED: Text(
        "这里没有{editions}版，到这些版的对应关系没有采用；请把它们的文件放在旁边再导入。",
        "The links to {editions} are not used, since there is no file of such an edition here; "
        "put it beside the table and import again.",
    ),
    Code.NO_EDITIONS: Text(
        "这个分类体系没有任何一版；请在 taxonomy.yaml 旁边写一版，如 2025.yaml、2025.csv 或 2025.xlsx。",
        "This taxonomy has no edition; write one beside taxonomy.yaml, "
        "such as 2025.yaml, 2025.csv or 2025.xlsx.",
    ),
    Code.COLUMN_UNKNOWN: Text(
        "没有“{column}”这一列；可用的列：{known}。",
        'There is no column "{column}"; the columns are {known}.',
    ),
    Code.COLUMN_MISSING: Text(
        "缺少“{column}”列；请在首行写上它，各行填上它的值。",
        'The column "{column}" is missing; add it to the first line and to every row.',
    ),
    Code.COLUMN_TWICE: Text(
        "“{column}”列出现两次；请删去其中一列。",
        'The column "{column}" stands twice; delete one of them.',
    ),
    Code.ROW_RAGGED: Text(
        "本行有 {cells} 格，而首行有 {columns} 列；请补齐，含逗号的值请加双引号。",
        "This row has {cells} cells where the first line has {columns} columns; "
        "complete it, and put double quotes around a value that holds a comma.",
    ),
    Code.CELL_UNREADABLE: Text(
        "自此行起引号不成对，或一格过长，以下未读；值中的双引号请写两遍。",
        "From this row on a quotation mark is astray or a cell is too long, and nothing further "
        "was read; write a double quote within a value twice.",
    ),
    Code.CELL_EMPTY: Text(
        "本行的“{column}”为空；请填上。",
        'The cell under "{column}" is empty in this row; fill it in.',
    ),
    Code.HEADER_UNKNOWN: Text(
        "首行没有一个认得的列名，以下未读；首行请写 {columns}，一律小写，各格以半角逗号分隔。",
        "The first line names none of the columns, and nothing further was read; write {columns} "
        "there, in small letters and separated by commas, as all rows are.",
    ),
    Code.JOURNAL_ALTERED: Text(
        "记事的这一行与导出时不一致；请重新导出，或换用未改动的副本。",
        "This line of the journal is not as it was exported; export again, or use a copy that "
        "was not changed.",
    ),
    Code.ENTRY_MISSING: Text(
        "这一行之前缺少第 {number} 条记事；请重新导出，或换用未改动的副本。",
        "Entry {number} of the journal is missing before this line; export again, or use a copy "
        "that was not changed.",
    ),
    Code.REVISION_FILE_MISSING: Text(
        "记事中有 {revision}，文件夹中却没有它的文件；请把文件放回。",
        "The journal tells of {revision}, and the folder has no file of it; put the file back.",
    ),
    Code.REVISION_FILE_UNKNOWN: Text(
        "记事中没有这个文件；请移走，单独导入。",
        "The journal does not tell of this file; take it out and import it by itself.",
    ),
    Code.REVISION_FILE_ALTERED: Text(
        "{revision} 的内容与导出时不一致；请恢复原来的文件，改动的内容另行导入。",
        "{revision} is not as it was exported; restore the file, and import what was changed "
        "by itself.",
    ),
    Code.LAYOUT_UNSAFE: Text(
        "重新排版后内容或注释会变，未作改动；请移动此文件中的注释后再试，并告知开发者。",
        "Laid out anew the file would say something else or lack a comment, so it was left alone; "
        "move its comments and try again, and tell the developers.",
    ),
    Code.TABLE_WITHOUT_ROWS: Text(
        "清单视为完整，却没有一个条目，对照时前一版的条目会全部视为撤销。请补上条目。",
        "The listing is complete and there are no items, so a diff takes all items before it as "
        "removed. Write the items.",
    ),
}

REASONS: Mapping[str, Text] = {
    "FileNotFoundError": Text("没有这个文件或文件夹", "there is no such file or folder"),
    "NotADirectoryError": Text("路径中间不是文件夹", "a part of the path is no folder"),
    "IsADirectoryError": Text("这是文件夹", "it is a folder"),
    "PermissionError": Text("没有读取权限", "it may not be read by this user"),
}
REASON_OTHER = Text("系统不允许读取", "the system refuses to read it")
READINGS = Text("这一行各读作：{readings}", "That line read so: {readings}")
OR = Text(" 或 ", " or ")
ENCODING_OTHER = Text("另一种编码", "another encoding")
