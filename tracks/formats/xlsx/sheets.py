"""The sheets of a workbook and their columns: the one layout that is both written and read.

A heading is Chinese with the key of the YAML form below it, whatever language the program speaks;
either alone is recognised. A key with a dot is one within a mapping: `reading.level`.
"""

from collections.abc import Collection, Iterable, Mapping
from enum import Enum, auto
from typing import NamedTuple
from unicodedata import normalize

from tracks.model.taxonomy import Level, Taxonomy
from tracks.model.text import identify

ROWS, CELL = 1_048_576, 32_767
"""How many rows a sheet may have, and how many characters a cell: Excel's limits."""


class Form(Enum):
    """How a cell says what it says."""

    TEXT = auto()
    CODE = auto()  # a text that spreadsheets like to take for a number
    DATE = auto()  # a text that spreadsheets like to take for a date
    PROSE = auto()  # may have several lines
    LINES = auto()  # a list, an entry a line
    LEVEL = auto()
    WORD = auto()  # one of `words`
    PAIRS = auto()  # lines of `key: value`


class Column(NamedTuple):
    """A column: its key, its Chinese heading; `words` are what its cells may say, by their slugs.

    A sheet must have it where it is `needed`, and every row must fill it where it is `filled`.
    """

    key: str
    zh: str
    form: Form = Form.TEXT
    words: Mapping[str, str] = {}
    needed: bool = False
    filled: bool = False
    width: int = 14

    @property
    def name(self) -> str:
        """What sentences call it."""
        return self.zh

    @property
    def listed(self) -> str:
        """What sentences call it that list all columns there may be."""
        return f"{self.zh} {self.key}"

    @property
    def has_lines(self) -> bool:
        """Whether its cells may have several lines."""
        return self.form in (Form.PROSE, Form.LINES, Form.PAIRS)

    @property
    def heading(self) -> str:
        """The heading as it is written, in two lines."""
        return f"{self.zh}\n{self.key}"

    def is_called(self, written: str) -> bool:
        """Tell whether a heading is this column's: in both languages, or in one of them."""
        return _squashed(written) in map(_squashed, (self.zh, self.key, self.heading))

    @property
    def tag(self) -> str:
        """The language of what it says where it is a column `in_language`."""
        return self.key.partition(".")[2]

    def in_language(self, tag: str) -> "Column":
        """Return the column that says the same in one language: 名称（ja） labels.ja."""
        return self._replace(key=f"{self.key}.{tag}", zh=f"{self.zh}（{tag}）")

    def named(self, written: str) -> "Column | None":
        """Return the column in the language that a heading names, None where it is another heading."""
        tags = {self._tag(word) for word in written.split()}
        tag = tags.pop() if len(tags) == 1 else None
        return None if tag is None else self.in_language(tag)

    def _tag(self, word: str) -> str | None:
        """Return the tag that a word has: ja of labels.ja and of 名称（ja）, None of other words."""
        for before, after in ((f"{self.key}.", ""), (f"{self.zh}（", "）"), (f"{self.zh}(", ")")):
            if word.startswith(before) and word.endswith(after):
                return word[len(before) : len(word) - len(after)]
        return None


class Sheet(NamedTuple):
    """A sheet with a row for each of what it lists.

    `by_language` is what may stand in a column for each language, whatever these are.
    """

    name: str
    columns: tuple[Column, ...]
    by_language: Column | None = None


YES = {"yes": "是", "no": "否"}
EACH = {"yes": "各自", "no": "合计", "unclear": "不明"}
LISTING = {"complete": "完整", "partial": "部分", "none": "无"}
ROUNDING = {"nearest": "四舍五入", "down": "舍去", "up": "进位"}
MOST = {"net": "净增", "growth": "增幅", "is": "现有"}
STATEMENTS = {
    "count": "数量",
    "share": "占比",
    "added": "新增",
    "removed": "撤销",
    "lost": "合并消失",
    "merged": "合并",
    "split": "拆分",
    "moved": "归属调整",
    "regraded": "升降格",
    "renamed": "更名",
    "recoded": "代码变更",
    "revised": "内容变更",
    "kept": "保留",
}
STATUS = {"deprecated": "停用", "proposed": "拟设"}
ASIDES = {"mentioned": "提及", "focus": "焦点", "outlook": "展望"}

LABEL = Column("labels", "名称", width=22)
"""What an item is called in any other language."""

OF_LABEL = f"{LABEL.key}."
"""What the keys of columns begin with that hold names in a language each."""

TITLE = Column("title", "标题", width=36)
"""The title that an edition, a source and a focus may have in any language."""

ITEMS = Sheet(
    "赛道",
    (
        Column("name", "名称", needed=True, filled=True, width=26),
        Column("level", "层级", Form.LEVEL, needed=True, filled=True, width=12),
        Column("parent", "上级", needed=True, width=26),
        Column("unplaced", "归属未知", Form.WORD, YES, width=10),
        Column("was", "原名", Form.LINES, width=20),
        Column("id", "编号", Form.CODE, width=12),
        Column("code", "代码", Form.CODE, width=12),
        Column("name_en", "英文名", width=22),
        Column("aliases", "别名", Form.LINES, width=18),
        Column("definition", "定义", Form.PROSE, width=36),
        Column("note", "备注", Form.PROSE, width=28),
        Column("attributes", "属性", Form.PAIRS, width=24),
        Column("because", "理由", Form.PROSE, width=28),
        Column("source", "来源", width=16),
        Column("status", "状态", Form.WORD, STATUS, width=10),
        Column("replaced_by", "接替条目", Form.LINES, width=20),
        Column("also_under", "另属", Form.LINES, width=20),
    ),
    LABEL,
)
LINKS = Sheet(
    "对应关系",
    (
        Column("from", "原条目", Form.LINES, width=26),
        Column("part_of", "分出的条目", Form.LINES, width=26),
        Column("to", "现条目", Form.LINES, needed=True, width=26),
        Column("ended", "撤销的条目", Form.LINES, width=20),
        Column("new", "新设的条目", Form.LINES, width=20),
        Column("since", "原版", width=10),
        Column("wider", "现条目更宽", Form.WORD, YES, width=12),
        Column("weight", "权重", width=10),
        Column("source", "来源", width=16),
        Column("because", "理由", Form.PROSE, width=36),
        Column("note", "备注", Form.PROSE, width=36),
    ),
)
SAID = Sheet(
    "数据",
    (
        Column("kind", "种类", Form.WORD, STATEMENTS, needed=True, width=10),
        Column("level", "层级", Form.LEVEL, needed=True, width=12),
        Column("under", "范围", Form.LINES, width=16),
        Column("each", "各自或合计", Form.WORD, EACH, width=12),
        Column("since", "对比版", width=10),
        Column("was", "原有", width=8),
        Column("is", "现有", width=8),
        Column("net", "净增", width=8),
        Column("growth", "增幅", width=10),
        Column("most", "最大项", Form.WORD, MOST, width=10),
        Column("number", "个数", width=8),
        Column("names", "名单", Form.LINES, width=26),
        Column("word", "来源用语", width=12),
        Column("source", "来源", needed=True, filled=True, width=16),
        Column("at", "出处", width=14),
        Column("block", "组", width=6),
        Column("reading.level", "口径层级", Form.LEVEL, width=16),
        Column("reading.each", "口径各自或合计", Form.WORD, EACH, width=16),
        Column("reading.rounding", "口径取整", Form.WORD, ROUNDING, width=18),
        Column("reading.by", "口径编者", width=14),
        Column("reading.because", "口径理由", Form.PROSE, width=36),
        Column("some", "只是部分", Form.WORD, YES, width=12),
        Column("with", "具有属性", Form.PAIRS, width=18),
        Column("into", "成为几个", width=10),
        Column("from", "原属", Form.LINES, width=16),
        Column("to", "现属", Form.LINES, width=16),
        Column("of", "占哪一层级", Form.LEVEL, width=14),
        Column("what", "内容", width=14),
        Column("because", "理由", Form.PROSE, width=28),
        Column("says.at", "本条出处", width=14),
        Column("quote", "本条原文", Form.PROSE, width=28),
        Column("block.quote", "本组原文", Form.PROSE, width=28),
    ),
)
SOURCES = Sheet(
    "来源",
    (
        Column("id", "编号", Form.CODE, needed=True, filled=True, width=16),
        Column("title.zh", "标题", width=36),
        Column("title.en", "英文标题", width=36),
        Column("publisher", "发布者", width=20),
        Column("date", "日期", Form.DATE, width=14),
        Column("where", "载体", width=24),
    ),
    TITLE,
)
ASIDE = Sheet(
    "关注与展望",
    (
        Column("kind", "种类", Form.WORD, ASIDES, needed=True, filled=True, width=10),
        Column("source", "来源", needed=True, filled=True, width=16),
        Column("title.zh", "标题", width=26),
        Column("title.en", "英文标题", width=26),
        Column("names", "名单", Form.LINES, width=26),
        Column("aspects", "方面", Form.LINES, width=20),
        Column("driver", "驱动", width=16),
        Column("candidates", "候选", Form.LINES, width=20),
        Column("fields", "领域", Form.LINES, width=20),
    ),
    TITLE,
)
TABLES = (ITEMS, LINKS, SAID, SOURCES, ASIDE)

OF_ATTRIBUTE = "attributes."
"""What the keys of columns begin with that hold an attribute each."""

_FORMS = {"number": Form.TEXT, "text": Form.TEXT, "date": Form.DATE, "flag": Form.WORD}

HEAD = "基本信息"
FIELDS = (
    Column("taxonomy", "分类体系"),
    Column("edition", "版"),
    Column("title.zh", "标题"),
    Column("title.en", "英文标题"),
    Column("previous", "上一版"),
)
"""What the sheet HEAD has on its rows: the heading on the left, the value beside it."""

DATES = (
    Column("valid.from", "生效日", Form.DATE),
    Column("valid.to", "失效日", Form.DATE),
    Column("released", "发布日期", Form.DATE),
)
"""What it has below the rows on lists."""

HEAD_HEADINGS = ("项目", "内容", "说明", "Explanation")

EARLIER = "上一版"
GUIDE = "填写说明"
UNREAD = (EARLIER, GUIDE)
"""Sheets that are written to help, and not read."""


def _squashed(heading: str) -> str:
    return "".join(normalize("NFKC", heading).split()).casefold()


def tables(taxonomy: Taxonomy) -> tuple[Sheet, ...]:
    """Return the sheets of a taxonomy's workbooks: each attribute that it declares has a column."""
    declared = (
        Column(
            OF_ATTRIBUTE + attribute.id,
            attribute.name("zh"),
            _FORMS[attribute.type],
            YES if attribute.type == "flag" else {},
        )
        for attribute in taxonomy.attributes
    )
    return (ITEMS._replace(columns=(*ITEMS.columns, *declared)), *TABLES[1:])


def with_languages(sheet: Sheet, named: Iterable[str]) -> Sheet:
    """Return a sheet with a column for each language of which a heading, or the key of one, is named."""
    columns = {column.key: column for column in sheet.columns}
    for name in named:
        if sheet.by_language and (column := sheet.by_language.named(name)):
            columns.setdefault(column.key, column)
    return sheet._replace(columns=tuple(columns.values()))


def listing_fields(taxonomy: Taxonomy, taken: Collection[str]) -> tuple[Column, ...]:
    """Return the rows of HEAD that say of each level whether its list is complete.

    Of the levels `taken` (ids), also what the list is taken from, and where in it.
    """
    names = {level.id: level_word(level, taxonomy) for level in taxonomy.levels}
    return (
        *(Column(f"listing.{i}", f"清单：{name}", Form.WORD, LISTING) for i, name in names.items()),
        *(Column(f"source.{i}", f"清单来源：{names[i]}", Form.LINES) for i in names if i in taken),
        *(Column(f"at.{i}", f"清单出处：{names[i]}") for i in names if i in taken),
    )


def level_word(level: Level, taxonomy: Taxonomy) -> str:
    """Return what a level is called in cells: its Chinese name where that is its own, else its id."""
    name = level.zh or level.en or level.id
    return name if level_of(name, taxonomy) == level.id else level.id


def level_of(written: str, taxonomy: Taxonomy) -> str:
    """Return the id of the level that is so called, by id or name; what no level is called, as it is."""
    if written in taxonomy.depths:
        return written
    wanted = identify(written)
    for level in taxonomy.levels:
        if wanted in (identify(name) for name in (level.id, *level.names) if name):
            return level.id
    return written
