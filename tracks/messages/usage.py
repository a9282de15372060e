"""What is said of wrong usage (T0): the fact, what there is instead, the nearest of it."""

import errno
from collections.abc import Mapping

from tracks.errors import Code
from tracks.messages import Text

SENTENCES: Mapping[Code, Text] = {
    Code.NO_SUCH_COMMAND: Text(
        "没有“{value}”这个命令；命令有 {known}。",
        'There is no command "{value}"; the commands are {known}.',
    ),
    Code.NO_SUCH_OPTION: Text(
        "{command} 没有“{value}”这个选项；选项有 {known}。",
        '{command} has no option "{value}"; its options are {known}.',
    ),
    Code.ARGUMENT_MISSING: Text(
        "缺少参数“{argument}”；用法：{usage}",
        'The argument "{argument}" is missing; usage: {usage}',
    ),
    Code.ARGUMENT_UNWANTED: Text(
        "多了参数“{value}”；用法：{usage}",
        'The argument "{value}" is one too many; usage: {usage}',
    ),
    Code.VALUE_MISSING: Text(
        "选项“{option}”后面缺少值；用法：{usage}",
        'The option "{option}" needs a value; usage: {usage}',
    ),
    Code.VALUE_UNWANTED: Text(
        "选项“{option}”不带值；用法：{usage}",
        'The option "{option}" takes no value; usage: {usage}',
    ),
    Code.NO_SUCH_VALUE: Text(
        "“{option}”没有“{value}”这个值；可用的值有 {known}。",
        '"{option}" has no value "{value}"; its values are {known}.',
    ),
    Code.NO_LABELS: Text(
        "没有条目写有其他语言的名称，所以也没有“{value}”的；请先写 labels。",
        'No item has a name in another language, and so none in "{value}"; write labels first.',
    ),
    Code.OUTPUT_REFUSED: Text(
        "无法写入“{path}”：{reason}；请换一个位置。",
        'Cannot write "{path}": {reason}; choose another place.',
    ),
    Code.OPTION_WANTED: Text(
        "{option} 须与 {other} 同用；请补写 {other}。",
        "{option} needs {other} beside it; add {other}.",
    ),
    Code.NO_SUCH_TAXONOMY: Text(
        "没有“{value}”这个分类体系；有 {known}。",
        'There is no taxonomy "{value}"; there are {known}.',
    ),
    Code.TAXONOMY_WANTED: Text(
        "合于所写的分类体系不止一个：{known}；请用 -t 指明，如 {command} -t {one}",
        "Several taxonomies have what is named: {known}; say with -t which one, such as "
        "{command} -t {one}",
    ),
    Code.NO_DEFAULT_TAXONOMY: Text(
        "{variable} 指明的“{value}”尚未录入；有 {known}。",
        '{variable} names "{value}", which is not recorded; there are {known}.',
    ),
    Code.NO_TAXONOMY_FITS: Text(
        "没有一个分类体系兼有所写的 {named}；有 {known}，其各版见 tracks list。",
        "No taxonomy has all that is named: {named}; there are {known}, whose editions tracks list "
        "shows.",
    ),
    Code.NOT_BUNDLED: Text(
        "“{value}”既不是已有的路径，也不是自带的分类体系；自带的有 {known}，taxonomies 为全部。",
        '"{value}" is no path that is there and no bundled taxonomy; those are {known}; taxonomies '
        "means all of them.",
    ),
    Code.NO_SUCH_EDITION: Text(
        "{taxonomy} 没有“{value}”这一版；有 {known}。",
        '{taxonomy} has no edition "{value}"; there are {known}.',
    ),
    Code.NO_SUCH_REVISION: Text(
        "{edition} 版没有“{value}”这一次录入；有 {known}。",
        'The edition {edition} has no revision "{value}"; there are {known}.',
    ),
    Code.NO_SUCH_LEVEL: Text(
        "没有“{value}”这个层级；层级有 {known}。",
        'There is no level "{value}"; the levels are {known}.',
    ),
    Code.NO_SUCH_ITEM: Text(
        "{editions} 版没有“{value}”这个条目；最外层有 {known}。",
        'The edition {editions} has no item "{value}"; the outermost ones are {known}.',
    ),
    Code.ITEM_AMBIGUOUS: Text(
        "“{value}”不止一个条目，请改用 id：{known}。",
        '"{value}" is more than one item; give the id: {known}.',
    ),
    Code.EDITIONS_REVERSED: Text(
        "{before} 版晚于 {after} 版，请先写较早的一版：{command}",
        "The edition {before} is later than {after}; put the earlier one first: {command}",
    ),
    Code.EDITION_WITHDRAWN: Text(
        "{edition} 版的各次录入均已撤回；请指明其中一次：{known}。",
        "All revisions of the edition {edition} are withdrawn; name one of them: {known}.",
    ),
    Code.WORDS_WANTED: Text(
        "选项“{option}”须写明一行文字，不含控制字符；请补写。",
        'The option "{option}" must hold a line of text without control characters; write one.',
    ),
    Code.CSV_HOLDS_LESS: Text(
        "CSV 写不全 {edition} 版：{keys} 会丢失；请改用 --format yaml；只要条目的平面表，"
        "用 tracks show {edition} --format csv。",
        "CSV cannot hold all of the edition {edition}: {keys} would be lost; use --format yaml, or "
        "tracks show {edition} --format csv for a flat table of the items.",
    ),
    Code.YAML_HOLDS_LESS: Text(
        "{edition} 版写成 YAML 会超过可读取的范围（嵌套 {depth} 层、{limit} MiB）；请改用 --format csv。",
        "As YAML the edition {edition} would exceed what can be read ({depth} levels of nesting, "
        "{limit} MiB); use --format csv.",
    ),
    Code.XLSX_HOLDS_LESS: Text(
        "工作簿写不全 {edition} 版：{keys} 会丢失（两端有空格、过长，或行数过多）；"
        "请改用 --format yaml。",
        "A workbook cannot hold all of the edition {edition}: {keys} would be lost (spaces at an "
        "end, too long, or too many rows); use --format yaml.",
    ),
    Code.LEVELS_WANTED: Text(
        "还没有录入任何一版，“{folder}”中也没有可用的 taxonomy.yaml，不知有哪些层级；"
        "请先写好 taxonomy.yaml，再把 -o 指向它旁边。",
        'Nothing is recorded, and "{folder}" has no taxonomy.yaml that says the levels; write one '
        "and point -o beside it.",
    ),
    Code.NOTHING_TO_SNIFF: Text(
        "这里没有可看的文件；请写文件，或有这些文件的文件夹。",
        "There is no file to look at here; name files, or the folder that they are in.",
    ),
    Code.SEVERAL_FOLDERS: Text(
        "文件在几个文件夹中：{folders}；一个分类体系的文件放在同一个文件夹，请分别看。",
        "The files are in several folders: {folders}; those of a taxonomy lie in one, so look at each.",
    ),
    Code.FILE_EXISTS: Text(
        "“{path}”已存在，未作改动；请换一个文件名，或先移走它。",
        '"{path}" is there already and was left alone; choose another name, or move it away.',
    ),
    Code.FOLDER_NOT_EMPTY: Text(
        "“{path}”已有内容，未作改动；请指定新的或空的文件夹。",
        '"{path}" holds something already and was left alone; name a new or an empty folder.',
    ),
    Code.NOT_TOGETHER: Text(
        "{option} 与“{other}”不能同用；请去掉其中一个。",
        '{option} and "{other}" do not go together; leave one of them out.',
    ),
    Code.NO_SUCH_ROOT: Text(
        "“{value}”之下没有单独的数目；有数目的顶层条目：{known}。",
        'Nothing is counted under "{value}"; the outermost items with numbers are {known}.',
    ),
    Code.NO_DAY: Text(
        "“{value}”不是日期；请写到日，如 2024-06-30。",
        '"{value}" is no day; write it like 2024-06-30.',
    ),
    Code.NONE_IN_FORCE: Text(
        "{taxonomy} 在 {day} 没有生效的版；各版生效期：{known}。",
        "No edition of {taxonomy} is in force on {day}; in force are: {known}.",
    ),
    Code.NONE_SAYS_WHEN: Text(
        "没有哪一版写明何时生效；请在版文件中写 valid: {{from: 2025-03-28}}，或直接写版名，如 {near}。",
        "No edition says when it is in force; write valid: {{from: 2025-03-28}} in its file, or name "
        "the edition, such as {near}.",
    ),
    Code.UNDATED: Text(
        "{taxonomy} 有的版无从得知何时生效：{editions}；请在版文件中写 valid: {{from: 2025-03-28}}，或把版名写成以年份开头。",
        "Nothing says from when some editions of {taxonomy} are valid: {editions}; write valid: "
        "{{from: 2025-03-28}} in their files, or labels that begin with the year.",
    ),
    Code.NO_SPAN: Text(
        "“{value}”不是起止两版；请写成如 2021..2025。",
        '"{value}" is no span of editions; write it like 2021..2025.',
    ),
    Code.FIGURE_UNCLEAR: Text(
        "“{value}”不是一个数字的名称；请写版、层级、条目，如 2025 new 产业。",
        '"{value}" names no figure; write edition, level, item, such as 2025 new 产业.',
    ),
    Code.SECONDS_EXPECTED: Text(
        "{option} 要的是秒数，如 60，而不是“{value}”。",
        '{option} takes a number of seconds, such as 60, and not "{value}".',
    ),
    Code.WORD_MISSING: Text(
        '写 docx 须安装 python-docx；请运行 pip install "industry-tracks[report]"。',
        'Writing docx needs python-docx; run pip install "industry-tracks[report]".',
    ),
    Code.PARQUET_MISSING: Text(
        '写 parquet 须安装 pyarrow；请运行 pip install "industry-tracks[parquet]"。',
        'Writing parquet needs pyarrow; run pip install "industry-tracks[parquet]".',
    ),
    Code.SHEET_FULL: Text(
        "工作表“{sheet}”有 {rows} 行，Excel 每张只容 {most} 行；请改用 CSV。",
        'The sheet "{sheet}" has {rows} rows and Excel holds {most} on one; use CSV.',
    ),
    Code.NO_LATER_EDITION: Text(
        "{taxonomy} 没有晚于 {edition} 的版，无从对照；请先录入较晚的一版，或改写较早的起点。",
        "{taxonomy} has no edition later than {edition} to compare it with; record one, or start from "
        "an earlier edition.",
    ),
    Code.ONE_LANGUAGE: Text(
        "{command} 只能用一种语言，不能用“{value}”；请写 zh 或 en。",
        '{command} speaks one language and not "{value}"; write zh or en.',
    ),
}

HOLDING = Text("名称中含有它的有 {holding}。", "Names that hold it: {holding}.")
NEAREST = Text("最接近的是“{nearest}”。", 'The nearest is "{nearest}".')

WHOLE = Text(
    "如逗号属于前面的文字，请给整段加引号：{whole}",
    "If the comma is part of the text before it, put all of it in quotes: {whole}",
)

REFUSALS: Mapping[int, Text] = {
    errno.ENOENT: Text("所在文件夹不存在", "its folder does not exist"),
    errno.ENOTDIR: Text("所在位置不是文件夹", "what should be its folder is a file"),
    errno.EISDIR: Text("它是一个文件夹", "it is a folder"),
    errno.EACCES: Text("没有写入权限", "it may not be written by this user"),
    errno.EPERM: Text("没有写入权限", "it may not be written by this user"),
    errno.EROFS: Text("所在磁盘只读", "its disk is read-only"),
    errno.ENOSPC: Text("磁盘已满", "its disk is full"),
    errno.ENAMETOOLONG: Text("文件名过长", "its name is too long"),
}
REFUSAL_OTHER = Text("系统报错 {number}", "the system reports error {number}")
