"""What a diff of two revisions says of what is not items: title, levels, sources, statements, links."""

from collections.abc import Mapping

from tracks.diff.change import HeadPart
from tracks.messages import Text

HEADING = Text(
    "条目以外的改动 {n} 处",
    "Besides items the revision changed {n} things",
    one="Besides items the revision changed one thing",
)
ITEMS_SAME = Text(
    "条目没有变化；条目以外的改动见下。",
    "No item changed; what else the revision changed stands below.",
)
CHANGED: Mapping[str, Text] = {
    "added": Text("{part}加入", "{part} added"),
    "removed": Text("{part}删去", "{part} removed"),
    "changed": Text("{part}改动", "{part} changed"),
}
OF = Text("{said}：{what}", "{said}: {what}")
GAINED = Text("{field}加入：{names}", "{field} gained: {names}")
LOST = Text("{field}删去：{names}", "{field} lost: {names}")
FIELD = Text("{field} {value}", "{field} {value}")
WITHIN = Text("{outer}（{inner}）", "{outer} ({inner})")

PARTS: Mapping[HeadPart, Text] = {
    HeadPart.TAXONOMY: Text("分类体系", "taxonomy"),
    HeadPart.LEVELS: Text("层级", "level"),
    HeadPart.TITLE: Text("标题", "title"),
    HeadPart.PREVIOUS: Text("上一版", "previous edition"),
    HeadPart.VALID: Text("生效期", "in force"),
    HeadPart.RELEASED: Text("发布日期", "release"),
    HeadPart.LISTING: Text("清单", "listing"),
    HeadPart.SOURCES: Text("来源", "source"),
    HeadPart.STATEMENTS: Text("来源载明", "statement"),
    HeadPart.READINGS: Text("口径", "reading"),
    HeadPart.LINKS: Text("对应关系", "link"),
    HeadPart.ITEM_SOURCES: Text("条目来源", "source of an item"),
    HeadPart.REASONS: Text("理由", "reason"),
    HeadPart.MENTIONED: Text("提及的名称", "names mentioned"),
    HeadPart.FOCUS: Text("焦点", "focus"),
    HeadPart.OUTLOOK: Text("展望", "outlook"),
}

FIELDS: Mapping[str, Text] = {
    "title": Text("标题", "title"),
    "publisher": Text("发布者", "publisher"),
    "levels": Text("层级次序", "order of levels"),
    "zh": Text("中文", "Chinese"),
    "en": Text("英文", "English"),
    "date": Text("日期", "date"),
    "where": Text("出处", "where"),
    "at": Text("位置", "at"),
    "quote": Text("原文", "quote"),
    "source": Text("来源", "source"),
    "count": Text("计数", "count of"),
    "added": Text("新增", "added"),
    "removed": Text("撤销", "removed"),
    "lost": Text("减少", "lost"),
    "with": Text("具有属性", "with"),
    "share": Text("占比", "share of"),
    "of": Text("占", "of"),
    "merged": Text("合并", "merged"),
    "split": Text("拆分", "split"),
    "into": Text("成为", "into"),
    "moved": Text("归属调整", "moved"),
    "regraded": Text("升降格", "regraded"),
    "renamed": Text("更名", "renamed"),
    "recoded": Text("代码变更", "recoded"),
    "revised": Text("内容变更", "revised"),
    "kept": Text("保留", "kept"),
    "what": Text("内容", "what"),
    "some": Text("只是部分", "some"),
    "under": Text("所属", "under"),
    "since": Text("对比版", "since"),
    "was": Text("原数", "was"),
    "is": Text("数目", "is"),
    "net": Text("净增", "net"),
    "growth": Text("增幅", "growth"),
    "most": Text("居首", "most"),
    "word": Text("用词", "word"),
    "each": Text("各自", "each"),
    "number": Text("数目", "number"),
    "names": Text("名称", "names"),
    "by": Text("依", "by"),
    "level": Text("层级", "level"),
    "rounding": Text("取整", "rounding"),
    "because": Text("理由", "because"),
    "from": Text("源", "from"),
    "part_of": Text("源（一部分）", "part of"),
    "to": Text("去向", "to"),
    "ended": Text("撤销", "ended"),
    "new": Text("新设", "new"),
    "wider": Text("现条目更宽", "wider"),
    "weight": Text("权重", "weight"),
    "note": Text("备注", "note"),
    "aspects": Text("方面", "aspects"),
    "driver": Text("驱动", "driver"),
    "candidates": Text("候选", "candidates"),
    "fields": Text("领域", "fields"),
}
"""What the keys of a file are called; a key that is none of these is shown as it is."""
