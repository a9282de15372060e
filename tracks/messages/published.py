"""What is said of files as they were published, and of `read:` that tells how they are read."""

from collections.abc import Mapping

from tracks.errors import Code
from tracks.messages import Text

SENTENCES: Mapping[Code, Text] = {
    Code.EDITION_UNSAID: Text(
        "文件名“{file}”没有说是哪一版；请在文件名中写 {{edition}}，或另写一行 edition: 版名。",
        'The file name "{file}" does not say which edition it is; write {{edition}} where the name has '
        "it, or `edition:` beside it.",
    ),
    Code.FILE_ELSEWHERE: Text(
        "“{file}”不在 taxonomy.yaml 旁边；请把文件放到旁边，或写其中的压缩包，如 NAICS.zip/*.csv。",
        '"{file}" does not lie beside taxonomy.yaml; put the file there, or name a zip there, as in '
        "NAICS.zip/*.csv.",
    ),
    Code.ARCHIVE_UNREADABLE: Text(
        "压缩包损坏或有密码，无法解开；请重新下载，或解开后放在旁边。",
        "The zip is broken or has a password and cannot be unpacked; fetch it again, or unpack it and "
        "put its files beside it.",
    ),
    Code.ARCHIVE_PATH: Text(
        "压缩包中的“{path}”出现两次，或指向包外；请解开查看，重新压缩。",
        'The zip has "{path}" twice, or it leads out of the zip; look into it and pack it anew.',
    ),
    Code.KLASS_TABLE_APART: Text(
        "这张对应表所在的两版不都在旁边，或没有写明是哪两版；不读。请把两版（versions/…）存到旁边，或用 read: 写明 editions。",
        "The versions of this correspondence table are not both beside it, or it does not say which they "
        "are: it is not read. Save both (versions/…) beside it, or say `editions` in read:.",
    ),
    Code.LAYOUT_LACKS: Text(
        "这样读需要 {within} 中的“{key}”；请写上。",
        'To be read so, `{within}` needs "{key}"; write it.',
    ),
    Code.WIDTHS_MISFIT: Text(
        "widths 有 {widths} 个宽度，层级有 {levels} 个；请由外到内每个层级写一个，逐个加长，最多写到最内层。",
        "There are {widths} widths and {levels} levels; write one for each level, outermost first and each "
        "longer than the one before, for no more levels than there are.",
    ),
    Code.ENCODING_UNKNOWN: Text(
        "没有“{named}”这种编码；请写如 gb18030、cp1252、latin-1。",
        'There is no encoding "{named}"; write one such as gb18030, cp1252 or latin-1.',
    ),
    Code.SEPARATOR_REFUSED: Text(
        "“{separator}”不能作分隔符；请写一个字符，或 {known} 之一。",
        '"{separator}" separates no columns; write one character, or one of {known}.',
    ),
    Code.HEADING_MISSING: Text(
        "没有符合“{pattern}”的（{key}）；有的是（相近的在前）：{known}。请改 read: 中的写法。",
        'Nothing here is called "{pattern}" ({key}); there are, nearest first: {known}. Change it in read:.',
    ),
    Code.HEADING_UNCLEAR: Text(
        "“{pattern}”（{key}）符合不止一个：{fitting}；请在 read: 中写全。",
        '"{pattern}" ({key}) fits several: {fitting}; write the one that is meant in full in read:.',
    ),
    Code.ENCODING_WANTED: Text(
        "文件不是 UTF-8 编码，可能是{encoding}；请在 read: 的这一项写上，如 encoding: gb18030。",
        "The file is not UTF-8, it may be {encoding}; say so in its entry of read:, such as "
        "encoding: cp1252.",
    ),
    Code.CODE_OF_NO_LEVEL: Text(
        "代码“{code}”不属于 {levels} 个层级中的任何一个；请更正代码，或更正 read: 中的 parents。",
        'The code "{code}" is of none of the {levels} levels; correct it, or `parents` in read:.',
    ),
    Code.ROW_WITHOUT_PARENT: Text(
        "“{code}”没有上级：没有一行是它的上级；请补上那一行，或更正 read: 中的 parents。",
        'There is no row that "{code}" stands under; add that row, or correct `parents` in read:.',
    ),
    Code.EDITIONS_UNSAID: Text(
        "没有说对应表从哪一版到哪一版；请在 links 中写 editions: [早版, 晚版]。",
        "Nothing says which editions this table links; write editions: [EARLIER, LATER] under `links`.",
    ),
    Code.LAYOUTS_BOTH_FIT: Text(
        "read: 中有几项都符合这个文件：{patterns}；请为它写一项，file 用它的全名。",
        "Several entries of read: fit this file: {patterns}; write one for it with its full name.",
    ),
    Code.CODES_ARE_NUMBERS: Text(
        "“{column}”列的代码是数字，开头的零若有已丢失；请核对，必要时把该列存为文本。",
        'The codes in column "{column}" are numbers; zeros at their beginning, if there were any, are '
        "lost. Check them, and save the column as text if need be.",
    ),
    Code.FORMULA_UNREAD: Text(
        "此格可能是公式，.xls 文件没有给出它的文字；请另存为 .xlsx 或 CSV。",
        "This may be a formula whose text the .xls file does not give; save it as .xlsx or CSV.",
    ),
    Code.PART_ALONE: Text(
        "表中说“{code}”只有一部分在“{target}”中，却没有别的行说其余去了哪里；请核对。",
        'The table says that only a part of "{code}" is in "{target}", and no other row says where the '
        "rest went; check it.",
    ),
    Code.JSON_BROKEN: Text(
        "自此处起不成 JSON，或嵌套过深；请用写出它的程序重新导出。",
        "From here on this is no JSON, or it is nested too deep; export it anew from the program that "
        "wrote it.",
    ),
    Code.ENCODING_WRONG: Text(
        "文件不是 {named} 编码；请更正 read: 中的 encoding。",
        "The file is not in {named}; correct `encoding` in read:.",
    ),
}
