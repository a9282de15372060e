"""What the crosswalk, the flow, the comparable groups and the history of an item say."""

from collections.abc import Mapping

from tracks.messages import Text

# Crosswalk
CROSSWALK = Text(
    "{taxonomy}  {source} 版到 {target} 版对照表", "{taxonomy}: from {source} to {target}"
)
MAPPED = Text(
    "{one}（{source}）与{other}（{target}）对照表", "{one} ({source}) and {other} ({target})"
)
BY_MAP = Text(
    "依据对应表 {map}：{n} 条对应。", "By the map {map}: {n} matches.", "By the map {map}: 1 match."
)
ANSWERED = Text(
    "{edition}：{n} 个条目，有对应 {matched}，载明没有 {none}，无资料 {open}。",
    "{edition}: {n} items; with a match {matched}, said to have none {none}, open {open}.",
    "{edition}: 1 item; with a match {matched}, said to have none {none}, open {open}.",
)
COLUMNS: Mapping[str, str] = {
    "subject_source_version": "源版",
    "subject_id": "源 id",
    "subject_code": "源代码",
    "subject_label": "源名称",
    "subject_level": "源层级",
    "subject_path": "源归属",
    "predicate_id": "关系",
    "object_source_version": "目标版",
    "object_id": "目标 id",
    "object_code": "目标代码",
    "object_label": "目标名称",
    "object_level": "目标层级",
    "object_path": "目标归属",
    "mapping_cardinality": "对应",
    "subject_partial": "源仅部分",
    "object_partial": "目标仅部分",
    "weight": "权重",
    "evidence": "依据",
    "way": "途经",
    "ways": "途径数",
    "sources": "来源",
    "comment": "备注",
    "subject_share": "源的末级条目",
    "object_share": "目标的末级条目",
    "because": "理由",
}
PART = Text("{name}（部分）", "{name} (part)")
SUBJECT = Text("{edition} 版", "{edition}")
CARDINALITY = Text("对应", "mapping")
WEIGHT = Text("权重", "weight")
EVIDENCE = Text("依据", "evidence")
SHARES = Text("末级条目", "lowest items")
WAY = Text("途经", "way")
UNDECIDED = Text("无法判定", "undecided")

# Flow
FLOW = Text("{taxonomy}  {before}至 {after}增减变动", "{taxonomy}: from {before} to {after}")
LEVEL_IN_ALL = Text("总数", "In all")
LEVEL_BY_ROOT = Text("{level}数", "{levels}")
OPENING = Text("期初", "open")
CLOSING = Text("期末", "close")
MOVEMENTS: Mapping[str, Text] = {
    "added": Text("新增", "added"),
    "split": Text("拆分", "split"),
    "merged": Text("合并", "merged"),
    "removed": Text("撤销", "removed"),
    "regrouped": Text("重组", "regrouped"),
    "moved": Text("调整", "moved"),
    "placed": Text("首次归属", "first placed"),
    "deprecated": Text("停用", "deprecated"),
    "reinstated": Text("恢复使用", "reinstated"),
}
MOVES = Text("调入、调出", "Moved")
MOVE_ALONG = Text(
    "{origin} -> {target}  {level}，随其上级",
    "{origin} -> {target}, {level}: with what they stand under",
)
MOVE = Text("{origin} -> {target}  {n} 个：{items}", "{origin} -> {target}, {n}: {items}")
CELL = Text("{root}（{level}）", "{root} ({level})")
UNPLACED_CELL = Text("归属无资料（{level}）", "place unknown ({level})")
UNEXPLAINED = Text("未解释差额", "rest")
CLOSES = Text("各项相符，没有未解释差额。", "Every number is accounted for.")
DOES_NOT_CLOSE = Text(
    "有 {n} 项不能闭合：数目或变化无资料。",
    "{n} numbers are not accounted for: a number or a change is not known.",
    one="One number is not accounted for: it or a change is not known.",
)

# Groups
GROUPS = Text(
    "{taxonomy}  {before} 版与 {after} 版的可比组",
    "{taxonomy}: groups comparable from {before} to {after}",
)
GRADES: Mapping[str, Text] = {
    "identical": Text("不变", "identical"),
    "renamed": Text("更名换码", "renamed"),
    "extended": Text("有增减", "the same, with less or more under it"),
    "regrouped": Text("重组，可比其和", "regrouped, comparable in sum"),
    "weighted_only": Text("仅可按权重比较", "comparable by weights only"),
    "undecided": Text("无法判定", "undecided"),
    "broken": Text("不可比", "broken"),
}
GRADE = Text("可比程度", "Grade")
GROUPS_COUNT = Text("组数", "groups")
ITEMS_BEFORE = Text("{edition} 版条目", "items of {edition}")
ITEMS_AFTER = Text("{edition} 版条目", "items of {edition}")
REASONS: Mapping[str, Text] = {
    "begins": Text("有条目新出现而无来历", "an item begins and no link says from what"),
    "ends": Text("有条目结束而无去向", "an item ends and no link says into what"),
    "gap": Text("其间某版清单没有该条目", "an edition in between lacks it"),
    "unlisted": Text("清单不全", "an edition does not list all"),
}
KEPT = Text("{before} 的 {number}/{of} 在 {after}", "{number} of {of} of {before} in {after}")
KEPT_BY = Text("{kept}：{items}", "{kept}: {items}")
INSIDE: Mapping[str, Text] = {
    "begins": Text("其下有条目新出现", "something under it begins"),
    "ends": Text("其下有条目结束", "something under it ends"),
}
GROUP_HEADING = Text("{grade}  {n} 组", "{grade}: {n} groups", one="{grade}: one group")
GROUP_REASONS = Text("{group}（{reasons}）", "{group} ({reasons})")

# History
HISTORY = Text("{name}  沿革  {span}", "{name}: {span}")
SPAN = Text("{first}–{last} 版", "{first}–{last}")
SPAN_OF_ONE = Text("{edition} 版", "{edition}")
ORIGINS = Text("由来", "Began from")
COURSE = Text("历程", "Course")
HEIRS = Text("去向", "Ended in")
STANDS = Text("{level}：{path}", "{level}: {path}")
UNPLACED = Text("{level}：{name}，归属无资料", "{level}: {name}, place unknown")
STILL_LISTED = Text("仍在列：{path}", "still listed: {path}")
LEFT_LISTED = Text("编号仍列出：{name}", "its id is still listed: {name}")
STILL_UNPLACED = Text("仍在列，归属无资料", "still listed, place unknown")
FIRST_PLACED = Text("首次归属：{path}", "first placed: {path}")
NO_LONGER = Text("不再列出", "no longer listed")
NOT_LISTED = Text("未列出，是否仍在无资料", "not listed; whether it is still there: no data")
CAME_FROM = Text(
    "由来（本身没有对应关系，据其下条目）",
    "Began from, as what stands under it tells (it has no link)",
)
WENT_TO = Text(
    "去向（本身没有对应关系，据其下条目）",
    "Ended in, as what stood under it tells (it has no link)",
)
SO_MANY = Text("{path}：{n} 个", "{path}: {n} items", one="{path}: one item")
UNPLACED_ONES = Text("归属无资料", "place unknown")
HAPPENED = Text("{kinds}：{what}", "{kinds}: {what}")
HAPPENED_WITHIN = Text(
    "{kinds}：{what}（全部 {before} 个 -> {after} 个）",
    "{kinds}: {what} (in all {before} -> {after} items)",
)
GAVE = Text(
    "划给 {whom}：{items}（{since} -> {edition}）", "gave to {whom}: {items} ({since} -> {edition})"
)
TOOK = Text(
    "由 {whom}划入：{items}（{since} -> {edition}）",
    "took from {whom}: {items} ({since} -> {edition})",
)
PASSED = Text("{n} 个", "{n} items", one="one item")
IN_FOCUS = Text("列入“{title}”", "named in “{title}”")
IN_OUTLOOK = Text("展望（{title}）提到", "named in the outlook ({title})")
FIGURES = Text("其下数目", "Items under it")
PRINTED_AS = Text("{figure}（原文印作{level}）", "{figure} (printed as {levels})")
