"""What a workbook says to those who fill it in: Chinese, with English beside it."""

from collections.abc import Mapping

from tracks.messages import Text

CHOOSE = Text("请选择：{known}", "Choose one of {known}")

GUIDE_HEADINGS = ("表", "列", "怎么填", "How to fill in")
EARLIER_KEYS = ("name", "level", "parent", "id", "code")

GENERAL = (
    Text(
        "一行一个条目；填好后另存为“版名.xlsx”，如 2026.xlsx，放在 taxonomy.yaml 旁边，"
        "运行 tracks validate 检查，再运行 tracks import 录入。",
        "One row an item. Save as EDITION.xlsx, such as 2026.xlsx, beside taxonomy.yaml; check with "
        "tracks validate, then record with tracks import.",
    ),
    Text(
        "一格有几个名称时，每行写一个（Alt+Enter 换行）。名称也可写编号；同名的条目必须写编号。",
        "Several names in a cell stand on a line each (Alt+Enter). An id may stand for a name, and "
        "must where several items share it.",
    ),
    Text(
        "表名和列名不要改；列可以换位置，不用的列可以删去（深色的列除外）。"
        "隐藏的行、筛选掉的行同样读取。不要用公式和合并单元格。",
        "Keep the names of sheets and columns. Columns may be moved, and left out unless they are "
        "dark. Hidden and filtered rows are read like all others. No formulas, no merged cells.",
    ),
    Text(
        "没有资料就留空：不要猜，不要填“无”。“填写说明”和“上一版”两张表只供查看，不读取。",
        "Leave blank what is not known: no guesses, no dashes. The sheets 填写说明 and 上一版 are "
        "there to look at and are not read.",
    ),
)

FIELDS: Mapping[str, Text] = {
    "taxonomy": Text(
        "分类体系的代号，与 taxonomy.yaml 一致。", "The taxonomy's id, as in taxonomy.yaml."
    ),
    "edition": Text("这一版的名称，与文件名一致。", "This edition's name, as the file is named."),
    "title.zh": Text("这一版的中文标题，可空。", "The Chinese title; may be blank."),
    "title.en": Text("这一版的英文标题，可空。", "The English title; may be blank."),
    "title": Text("这一版在该语言中的标题。", "The title in this language."),
    "valid.from": Text(
        "从哪一天起生效，如 2025-03-28，可空。", "The first day in force; may be blank."
    ),
    "valid.to": Text("生效到哪一天为止，可空。", "The last day in force; may be blank."),
    "released": Text(
        "何时发布，可只到月、年，可空。",
        "When it came out, to the day, month or year; may be blank.",
    ),
    "previous": Text(
        "对应关系和数据中没有写明哪一版时，指这一版。",
        "The edition that is meant where links and figures name none.",
    ),
    "listing": Text(
        "赛道表是否列出了这一层级的全部条目。只列出一部分，就不能据此说某条目没有了。",
        "Whether the sheet 赛道 lists all items of this level. A partial list is no evidence that an "
        "item is gone.",
    ),
    "source": Text(
        "这份清单取自哪些来源，写来源编号，每行一个。",
        "The ids of the sources of the list, a line each.",
    ),
    "at": Text("清单在来源中的位置，如 附件 1。", "Where in the source the list is."),
}

IN_LANGUAGE = Text(
    "该语言中的名称或标题；括号里是语言标签，如 ja、de、zh-Hant，可以另加列。",
    "The name or title in one language, whose tag stands in brackets, such as ja, de, zh-Hant; "
    "columns of other languages may be added.",
)

ATTRIBUTE = Text(
    "taxonomy.yaml 声明的属性。数字可写 1,234.5；日期写 2025-03-28 或只到月、年；是非填“是”或“否”。",
    "An attribute that taxonomy.yaml declares. Numbers such as 1,234.5; dates such as 2025-03-28, "
    "or to the month or year; 是 or 否 for yes or no.",
)
COLUMNS: Mapping[tuple[str, str], Text] = {
    ("赛道", "name"): Text("名称，必填。", "The name; required."),
    ("赛道", "level"): Text("层级，必填，从列表中选。", "The level; required, choose one."),
    ("赛道", "parent"): Text(
        "上级条目的名称（或编号）；最外层的条目留空。",
        "The name (or id) of the item above; blank for the outermost ones.",
    ),
    ("赛道", "unplaced"): Text(
        "不知道上级是谁时填“是”，上级留空。", "是 where nobody says what the parent is."
    ),
    ("赛道", "was"): Text(
        "上一版中的名称；只改了名时填，等于写一条对应关系。",
        "Its name in the edition before, where it was renamed: short for a link.",
    ),
    ("赛道", "because"): Text("为何如此变动，可对外。", "Why it changed, for everybody."),
    ("赛道", "source"): Text(
        "条目取自另一来源时，写其编号。", "The id of its source, where it is not the list's."
    ),
    ("赛道", "id"): Text(
        "编号；留空则以名称为编号。各版要么都写，要么都不写。",
        "The id; blank means the name. Write it in every edition or in none.",
    ),
    ("赛道", "code"): Text("代码，原样保留（如 001）。", "A code, kept as it is (001)."),
    ("赛道", "name_en"): Text("英文名称。", "The English name."),
    ("赛道", "aliases"): Text("别名，每行一个。", "Other names, a line each."),
    ("赛道", "definition"): Text("定义，可写多行。", "The definition; may have several lines."),
    ("赛道", "note"): Text("内部备注，可写多行。", "An internal note; may have several lines."),
    ("赛道", "attributes"): Text(
        "其他属性，每行写“键: 值”，冒号用半角，后加空格。",
        "Other attributes, a line of `key: value` each.",
    ),
    ("赛道", "status"): Text(
        "现行的留空；已停用、仍列出的选“停用”，尚未生效的选“拟设”。两者都不计数。",
        "Blank while in force; 停用 where it is listed and no longer in force, 拟设 where it is only"
        " proposed. Neither counts.",
    ),
    ("赛道", "replaced_by"): Text(
        "接替停用条目的本版条目，每行一个。",
        "Items here that took over from a deprecated one, a line each.",
    ),
    ("赛道", "also_under"): Text(
        "除上级以外另属的本版条目，每行一个；只作展示，不重复计数。",
        "Items here that it stands under besides its parent, a line each: shown, and not counted.",
    ),
    ("对应关系", "from"): Text(
        "上一版中已结束、由现条目承接的条目，每行一个；一行只填此列和“分出的条目”“撤销的条目”"
        "“新设的条目”之一。",
        "Items of the edition before that ended and are carried on, a line each. A row has one of "
        "this column, 分出的条目, 撤销的条目 and 新设的条目.",
    ),
    ("对应关系", "part_of"): Text(
        "上一版中仍在、只分出一部分的条目，每行一个。",
        "Items of the edition before that live on and gave a part, a line each.",
    ),
    ("对应关系", "to"): Text("本版中承接的条目，每行一个。", "Items here that carry them on."),
    ("对应关系", "ended"): Text(
        "上一版中已结束、没有承接的条目，每行一个。",
        "Items of the edition before that ended with no successor.",
    ),
    ("对应关系", "new"): Text(
        "本版中新设、不承接任何条目的条目，每行一个。",
        "Items here that begin and carry on nothing.",
    ),
    ("对应关系", "wider"): Text(
        "现条目的范围大于所承接的条目时填“是”。",
        "是 where the item here holds more than what it carries on.",
    ),
    ("对应关系", "because"): Text("为何如此，可对外。", "The reason, for everybody."),
    ("对应关系", "since"): Text(
        "原条目属于哪一版；留空即上一版。",
        "The edition of those items; blank means the one before.",
    ),
    ("对应关系", "weight"): Text(
        "一个对一个时，分给现条目的份额，如 0.5。", "Of one to one, the share that went there: 0.5."
    ),
    ("对应关系", "source"): Text("依据的来源编号。", "The id of the source."),
    ("对应关系", "note"): Text("备注。", "A note."),
    ("数据", "kind"): Text(
        "数量：有多少个；占比：占多少；其余都是与对比版相比：新增、撤销、合并、拆分、归属调整、升降格、更名、"
        "代码变更、内容变更、保留；合并消失：因合并而减少、未列名的个数。",
        "数量 counts, 占比 is a part in per cent; the others tell what happened since another edition. "
        "合并消失 is how many fewer there are by merging.",
    ),
    ("数据", "level"): Text("所说的层级，照来源所印。", "The level as the source prints it."),
    ("数据", "under"): Text(
        "数量所在的上级条目，每行一个；全体的数量留空。",
        "The items under which is counted, a line each; blank for all.",
    ),
    ("数据", "each"): Text(
        "范围有几个条目时：数字是各自的、合计的，还是不明。",
        "Of several items: whether the figure is of each (各自), of all together (合计) or not said.",
    ),
    ("数据", "since"): Text("与哪一版相比；留空即上一版。", "Compared with which edition."),
    ("数据", "was"): Text("对比版中的个数。", "The number in that edition."),
    ("数据", "is"): Text(
        "本版中的个数；占比写百分数。", "The number in this one; of 占比 the rate."
    ),
    ("数据", "net"): Text("净增个数，如 15、-3。", "The net growth: 15, -3."),
    ("数据", "growth"): Text("增幅，照印，如 127%。", "The rate as it is printed: 127%."),
    ("数据", "most"): Text("在哪一项上居首。", "In which figure it is the largest."),
    ("数据", "number"): Text("有几个如此。", "How many there were."),
    ("数据", "names"): Text("名称，每行一个。", "The names, a line each."),
    ("数据", "some"): Text(
        "是：个数或名单只是其中一部分，不相加。",
        "是: the number or the names are a part of them, and add up to nothing.",
    ),
    ("数据", "word"): Text(
        "来源自己的用语，如 整合、扩容。", "The source's own word for the trend."
    ),
    ("数据", "source"): Text("来源编号，必填。", "The id of the source; required."),
    ("数据", "at"): Text("在来源中的位置，如 第 3 段。", "Where in the source."),
    ("数据", "with"): Text(
        "数量：只数具有这些属性的条目，每行写“键: 值”。",
        "Of 数量: only items with these attributes, a line of `key: value` each.",
    ),
    ("数据", "into"): Text("合并或拆分成几个。", "How many came out of a merger or a split."),
    ("数据", "from"): Text(
        "归属调整：原来的上级；升降格：原来的层级。",
        "Of 归属调整 the items that they stood under, of 升降格 the level that they were of.",
    ),
    ("数据", "to"): Text("归属调整：现在的上级。", "Of 归属调整 the items they stand under."),
    ("数据", "of"): Text(
        "占比：占哪一层级；留空即本层级。", "Of 占比: of which level; blank: its own."
    ),
    ("数据", "what"): Text("内容变更：变更了什么。", "Of 内容变更: what was revised."),
    ("数据", "because"): Text("理由，可对外。", "The reason, for everybody."),
    ("数据", "says.at"): Text(
        "本条与本组出处不同时，写本条的位置。",
        "Where this one stands, if elsewhere than its block.",
    ),
    ("数据", "quote"): Text(
        "来源原文，最多 60 字。", "The source's own words, at most 60 characters."
    ),
    ("数据", "block.quote"): Text(
        "全组共用的原文，最多 60 字。", "The words that the whole block rests on, at most 60."
    ),
    ("数据", "block"): Text(
        "来源、出处、口径都相同的各行是一组；要分开时写不同的组号。",
        "Rows of one source, place and reading are one block; number them to keep blocks apart.",
    ),
    ("数据", "reading.level"): Text(
        "编者认为应读作哪一层级。", "The level that an editor reads it as."
    ),
    ("数据", "reading.each"): Text(
        "编者认为是各自还是合计。", "Whether an editor reads it as of each."
    ),
    ("数据", "reading.rounding"): Text(
        "编者认为百分数如何取整。", "How an editor takes it to be rounded."
    ),
    ("数据", "reading.by"): Text("谁这样读。", "Who reads it so."),
    ("数据", "reading.because"): Text("为什么这样读。", "Why."),
    ("来源", "id"): Text(
        "来源编号，如 news-2026；一个来源只在一版中写。",
        "The id, such as news-2026; a source is described in one edition.",
    ),
    ("来源", "title.zh"): Text(
        "中文标题；中英文至少写一种。", "The Chinese title, or the English."
    ),
    ("来源", "title.en"): Text("英文标题。", "The English title."),
    ("来源", "publisher"): Text("发布者。", "Who published it."),
    ("来源", "date"): Text("日期，如 2026-04-01 或 2026-04。", "The date: 2026-04-01, or 2026-04."),
    ("来源", "where"): Text("刊登在何处。", "Where it appeared."),
    ("关注与展望", "kind"): Text(
        "提及：层级不明的名称；焦点：年度焦点（只一行）；展望：驱动与候选。",
        "提及: names whose level nobody says; 焦点: the year's focus, one row; 展望: the outlook.",
    ),
    ("关注与展望", "source"): Text("来源编号，必填。", "The id of the source; required."),
    ("关注与展望", "title.zh"): Text("焦点的标题。", "The title of the focus."),
    ("关注与展望", "title.en"): Text("焦点的英文标题。", "Its English title."),
    ("关注与展望", "names"): Text("提及或焦点的名称，每行一个。", "The names, a line each."),
    ("关注与展望", "aspects"): Text("焦点的各方面，每行一个。", "Aspects of the focus."),
    ("关注与展望", "driver"): Text("展望的驱动。", "The driver of the outlook."),
    ("关注与展望", "candidates"): Text("展望的候选，每行一个。", "Candidates, a line each."),
    ("关注与展望", "fields"): Text("展望的领域，每行一个。", "Fields, a line each."),
}
