"""What a diff says."""

from collections.abc import Mapping

from tracks.messages import Text
from tracks.model.kind import TERMS, Kind
from tracks.model.statement import Measure

# Words of figures and evidence
NO_DATA = Text("无资料", "no data")
AT_LEAST = Text("不少于 {n}", "at least {n}")
AT_MOST = Text("不多于 {n}", "at most {n}")
RANGE = Text("{least} 至 {most}", "{least} to {most}")
AMOUNT: Mapping[str, Text] = {
    ">=": AT_LEAST,
    ">": Text("超过 {n}", "more than {n}"),
    "<=": AT_MOST,
    "<": Text("不足 {n}", "fewer than {n}"),
    "~": Text("约 {n}", "about {n}"),
}
LISTED = Text("清单", "listed")
QUOTED = Text("{said}（“{quote}”）", "{said} (“{quote}”)")
LINKED = Text("对应关系", "links")
DERIVED = Text("推算", "derived")
NET_STATED = Text("净增", "net")
GROWTH_STATED = Text("增幅", "growth")
NOTE = Text("注 {letter}", "note {letter}")
ALSO_NAMED = Text("{name} ({other})", "{name} ({other})")

# How an edition, a level and so many items are called
EDITION = Text("{edition} 版", "{edition}")
REVISION = Text("{edition} 版第 {number} 次录入", "{edition}@{number}")
REVISION_SHORT = Text("第 {number} 次录入", "@{number}")
FOREIGN_LEVEL = Text("“{level}”条目", "{level} item")
UNIT = "个"
"""What items are counted by in Chinese where their level says no other."""
COUNTED = Text("{level} {n} {unit}", "{n} {levels}", one="{n} {level}")
SO_MANY = Text("{n} {unit}{level}", "{n} {levels}", one="{n} {level}")

# Headline
TITLE = Text("{taxonomy}  {before}与 {after}对照", "{taxonomy}: {before} and {after} compared")
ROSE = Text("{level} {before} 增至 {after}", "{levels} rose from {before} to {after}")
FELL = Text("{level} {before} 减至 {after}", "{levels} fell from {before} to {after}")
TOTALS_CHANGED = Text("{parts}。", "{parts}.")
LEVEL_CAME = Text(
    "{after}有{level}这一层级（{what}），{before}没有。",
    "{after} has a level that {before} has not: {what}.",
)
LEVEL_WENT = Text(
    "{after}没有{level}这一层级，{before}有（{what}）。",
    "{after} no longer has a level that {before} has: {what}.",
)
STATED = Text("来源载明：{parts}。", "Stated by sources: {parts}.")
BY_LISTING = Text("按清单：{parts}。", "By the listings: {parts}.")
BY_LINKS = Text("按对应关系：{parts}。", "By the links: {parts}.")
BY_DERIVATION = Text("据下级推算：{parts}。", "Derived from what stands below: {parts}.")
OF_KIND = Text("{kind}{what}", "{what} {kind}")
NO_EVIDENCE = Text(
    "{kinds}：无资料（不等于没有）。", "{kinds}: no data, which does not mean that there were none."
)
ROOTS = Text("{parts}。", "{parts}.")
ROOTS_OF = Text("{level}数：{parts}。", "{levels}: {parts}.")
ROOT_MOVED = Text("{root}由 {before} {word}至 {after}", "{root} {word} from {before} to {after}")
ROOT_MOST: Mapping[Measure, Text] = {
    "net": Text("{root}净增最多 {figure}", "{root} with the largest net growth, {figure}"),
    "growth": Text("{root}增幅最大 {figure}", "{root} with the highest rate of growth, {figure}"),
    "is": Text("{root}数量最多 {figure}", "{root} with the most, {figure}"),
}
ROOT_MOST_UNKNOWN: Mapping[Measure, Text] = {
    "net": Text("{root}净增最多", "{root} with the largest net growth"),
    "growth": Text("{root}增幅最大", "{root} with the highest rate of growth"),
    "is": Text("{root}数量最多", "{root} with the most"),
}
SHRANK = Text("减", "down")
GREW = Text("增", "up")
NOTHING_CHANGED = Text(
    "没有变化：两版清单完整，条目逐项相同。",
    "No changes: both listings are complete and their items are the same, one by one.",
)
NOTHING_DIFFERS = Text(
    "所列条目没有差异。{levels}的清单不完整，未列条目的异同无资料。",
    "The items listed do not differ. The listing of {levels} is partial: of items not listed there"
    " is no data.",
)
REORDERED = Text(
    "次序不同：同级条目的先后有变，条目本身没有变化。",
    "The order differs: that of siblings, which is no change of any item.",
)
NOTHING_SELECTED = Text("所选范围内没有变化。", "No changes within what was asked for.")

# Figures in tables
TOTALS = Text("总数", "Totals")
NET = Text("增减", "net")
GROWTH = Text("增幅", "growth")
TREND = Text("变化", "trend")
EVIDENCE = Text("依据", "evidence")
BY_ROOT = Text("各{root_noun}{level}数", "{levels} by {root}")
BY_ROOT_READ = Text(
    "各{root_noun}{level}数（{source} 印作“{printed}”，{by}按{level}口径采用{note}）",
    '{levels} by {root} ({source} prints "{printed}"; read as {levels} by {by}{note})',
)
TOP_ITEM = Text("顶层条目", "root")
EDITOR = Text("编者", "the editor")
NOTE_AFTER = Text("，{note}", ", {note}")
SILENT = Text("{edition}的来源未载任何数字", "The source of {edition} gives no figure")
SUM = Text("合计", "sum")
SUMS = Text("属性合计", "sums of attributes")
PASSAGES = Text("调入、调出（{level}）", "Passed between {levels}")
PASSAGE = Text("{before} -> {after}：{items}", "{before} -> {after}: {items}")
PASSAGE_PART = Text("{name}（部分）", "{name} (part)")
PASSAGES_REST = Text("另有 {n} 条", "{n} more", one="one more")
SUM_AGREES = Text("与总数相符", "= total")
SUM_AGREES_IN = Text("{edition}与总数相符", "= total {edition}")
SUM_DIFFERS = Text("{edition}与总数差 {difference}", "total {edition} {difference} off")
REST_UNCHANGED = Text(
    "其余 {n} 个不变", "the other {n} are unchanged", one="the other one is unchanged"
)
EACH_READ = Text(
    "原文未说明{names}的数字是各自还是合计；{by}取{read}",
    "the source does not say whether the figures of {names} hold for each or together;"
    " {by} takes them {read}",
)
EACH_UNCLEAR = Text(
    "原文未说明{names}的数字是各自还是合计",
    "the source does not say whether the figures of {names} hold for each or together",
)
EACH_TOGETHER = Text("{names}的数字为合计", "the figures of {names} are joint ones")
FOR_EACH = Text("各自", "for each")
TOGETHER = Text("合计", "together")
DERIVED_NOTE = Text("推算：{sums}", "derived: {sums}")
DERIVED_BOUNDS = Text("推算：{sums}；只是下限", "derived: {sums}; lower bounds only")
BY_CASES = Text("见 tracks audit", "see tracks audit")
LEFT_UNNAMED = Text(
    "{since} 至 {edition} 版至少 {n} {unit}不再作为{level}，名称无资料 *",
    "{since} to {edition}: at least {n} are no longer {levels}; their names: no data *",
)
LEFT_PARTLY_NAMED = Text(
    "{since} 至 {edition} 版至少 {n} {unit}不再作为{level}，具名 {named} {unit} *",
    "{since} to {edition}: at least {n} are no longer {levels}, {named} of them named *",
)

# Changes and claims
KIND: Mapping[Kind, Text] = {kind: Text(*TERMS[kind]) for kind in Kind}
KIND_NOUN: Mapping[Kind, Text] = {
    Kind.ADDED: Text("新增", "additions"),
    Kind.REMOVED: Text("撤销", "removals"),
    Kind.MERGED: Text("合并", "mergers"),
    Kind.SPLIT: Text("拆分", "splits"),
    Kind.RENAMED: Text("更名", "renamings"),
}
EVENTS: Mapping[Kind, Text] = {
    Kind.MERGED: Text("{level}合并 {n} 起", "{n} {level} mergers", one="one {level} merger"),
    Kind.ABSORBED: Text(
        "{level}并入 {n} 起", "{n} {level} take-overs", one="one {level} take-over"
    ),
    Kind.SPLIT: Text("{level}拆分 {n} 起", "{n} {level} splits", one="one {level} split"),
    Kind.SPLIT_OFF: Text(
        "{level}分出 {n} 起", "{n} {level} split-offs", one="one {level} split-off"
    ),
    Kind.TRANSFERRED: Text(
        "{level}划转 {n} 起", "{n} {level} transfers", one="one {level} transfer"
    ),
    Kind.REGROUPED: Text(
        "{level}重组 {n} 起", "{n} {level} regroupings", one="one {level} regrouping"
    ),
}
SO_MANY_EVENTS = Text("{level} {n} 起", "{n} {level} events", one="one {level} event")
SEVERAL_KINDS = Text("{kinds}：{what}", "{what} {kinds}")
ENDED_BY_MERGING = Text("合并减少{what}", "{what} ended by merging")
INTO = Text("{kind}{what}，成为 {into} {unit}", "{what} {kind} into {into}")
INTO_ALONE = Text("{kind}成为{level} {into} {unit}", "{levels} {kind} into {into}")
FROM_LEVEL = Text("{said}（原为{level}）", "{said} (formerly {level})")
FROM = Text("{said}，由{names}", "{said} from {names}")
TO = Text("{said}，归入{names}", "{said} to {names}")
THE_REVISED = Text("{said}（{what}）", "{said} ({what})")
NUMBER_UNKNOWN = Text("{kind}{level}，数目未载明", "{levels} {kind}, their number not stated")
ALL_NAMED = Text("{said}，名称齐全", "{said}, all of them named", one="{said}, named")
SOME_NAMED = Text(
    "{said}，具名 {n} 个", "{said}, {n} of them named", one="{said}, one of them named"
)
CLAIM_UNDER = Text("{name}：{said}", "{name}: {said}")
SOME_OF_THEM = Text("{said}（只是部分）", "{said} (a part of them)")
NONE_NAMED = Text("{said}，未具名", "{said}, not named")
PLACE_UNKNOWN = Text("{said}；所属{levels}无资料", "{said}; their {levels}: no data")
COMPARED_WITH = Text("{said}（与 {edition} 版相比）", "{said} (since {edition})")
NAMED_ABOVE = Text("{said}（名称见上）", "{said} (named above)")
NAMED_BELOW = Text("{said}，见下", "{said}; see below")
TWO_ITEMS = Text(
    "编号 {ids} 在两版各指一个条目：来源载明前者已撤销。",
    "Each of these ids stands for two items, as the earlier one is said to be removed: {ids}.",
    one="The id {ids} stands for two items, as the earlier one is said to be removed.",
)
NAMES_FOLLOW = Text("{said}：", "{said}: ")
NAME_WITH_ID = Text("{name} ({id})", "{name} ({id})")
STATUS = {"deprecated": Text("停用", "deprecated"), "proposed": Text("拟设", "proposed")}
IN_FORCE = Text("现行", "in force")
NAME_WITH_STATUS = Text("{name}（{status}）", "{name} ({status})")
REPLACED_BY = Text("由{names}接替", "replaced by {names}")
ALSO_UNDER = Text("另属{names}", "also under {names}")
NOT_COUNTED = Text("{said}（非现行，不计数）", "{said}, not in force and not counted")
ALL_NOT_COUNTED = Text("非现行、不计数的：{parts}。", "Not in force and not counted: {parts}.")
BESIDES = Text("另有{parts}", "besides {parts}")
BESIDES_IN = Text("{edition}{parts}", "{edition}: {parts}")
FIELDS = {
    "name_en": Text("英文名", "English name"),
    "labels": Text("其他语言名称", "labels"),
    "aliases": Text("别名", "aliases"),
    "status": Text("状态", "status"),
    "replaced_by": Text("接替条目", "replaced by"),
    "also_under": Text("另属", "also under"),
    "definition": Text("定义", "definition"),
    "note": Text("备注", "note"),
    "attributes": Text("属性", "attributes"),
}
FLAGS = {"yes": Text("是", "yes"), "no": Text("否", "no")}
NUMBERS = Text(
    "{name} {before} -> {after} ({difference})", "{name} {before} -> {after} ({difference})"
)
ADDED_UP = Text("{name} {value}", "{name} {value}")
ADDED_UP_OF_SOME = Text(
    "{name} {value}（{of} 个条目中 {known} 个有数）", "{name} {value} (of {known} of {of} items)"
)
FIELD_CHANGED = Text("{path}：{before} -> {after}", "{path}: {before} -> {after}")
REASONS = Text("理由：{reasons}", "because: {reasons}")
LEVEL_CHANGED = Text("层级：{before} -> {after}", "level: {before} -> {after}")
ID_CHANGED = Text("编号：{before} -> {after}", "id: {before} -> {after}")
CODE_CHANGED = Text("代码：{before} -> {after}", "code: {before} -> {after}")
CHARACTERS_DIFFER = Text(
    "看来相同，只是字符不同：{ways}", "they look the same, only the characters differ: {ways}"
)
ABSENT = Text("（无）", "(none)")
UNPLACED = Text("归属无资料", "place: no data")
PATH_STEP = " > "
UNDER = Text("{path}：", "{path}: ")
ARROW = " -> "
PLUS = " + "
EXCHANGED = Text("{before} 个 -> {after} 个", "{before} items -> {after} items")

# Between
BETWEEN = Text("其间各版载明的变化", "What the editions between state")
HAS_BEGUN = Text(
    "清单已有新条目 {n} 个",
    "its list has {n} of the items that began",
    one="its list has one of the items that began",
)
LACKS_BEGUN = Text(
    "清单尚无新条目 {n} 个",
    "its list does not have {n} of the items that began",
    one="its list does not have one of the items that began",
)
HAS_ENDED = Text(
    "清单仍有撤去的条目 {n} 个",
    "its list still has {n} of the items that ended",
    one="its list still has one of the items that ended",
)
LACKS_ENDED = Text(
    "清单已无撤去的条目 {n} 个",
    "its list no longer has {n} of the items that ended",
    one="its list no longer has one of the items that ended",
)
LISTS_ALL = Text("清单完整", "its list is complete")
OTHER_PAIRS = Text("与其他版相比载明的变化", "What is stated against other editions")

# Undecided
MAPPED = Text("对应表待核", "Maps to look at")
MAPPED_BY = Text(
    "对应表 {map} 只到前一版，所涉 {n} 个条目已有变化：",
    "The map {map} is of the earlier edition alone; {n} of its items are not as they were:",
    "The map {map} is of the earlier edition alone; one of its items is not as it was:",
)
MAPPED_ITEM = Text("{item}（{kinds}）：{matches}", "{item} ({kinds}): {matches}")
NO_MATCH = Text("载明没有对应", "said to have no match")
UNDECIDED = Text("无法判定", "Undecided")
ORIGIN_STATED = Text(
    "以上新增的 {n} 个是全新，还是由原有条目拆出、更名、升格而来：无资料",
    "Whether the {n} added are wholly new or come from earlier items by a split, a new name or a"
    " promotion: no data",
    one="Whether the one added is wholly new or comes from an earlier item by a split, a new name or"
    " a promotion: no data",
)
ORIGIN_LISTED = Text(
    "新增的 {n} 个是全新，还是由原有条目拆出、合并、改名换码而来：无资料",
    "Whether the {n} added are wholly new or carry on earlier items under another id: no data",
    one="Whether the one added is wholly new or carries on earlier items under another id: no data",
)
ORIGIN_STATED_OTHERS = Text(
    "其余新增的 {n} 个是全新，还是由原有条目拆出、更名、升格而来：无资料",
    "Whether the other {n} added are wholly new or come from earlier items by a split, a new name or"
    " a promotion: no data",
    one="Whether the other one added is wholly new or comes from an earlier item by a split, a new"
    " name or a promotion: no data",
)
ORIGIN_LISTED_OTHERS = Text(
    "其余新增的 {n} 个是全新，还是由原有条目拆出、合并、改名换码而来：无资料",
    "Whether the other {n} added are wholly new or carry on earlier items under another id: no data",
    one="Whether the other one added is wholly new or carries on an earlier item under another id: no"
    " data",
)
LED = Text(
    "{edition}没有列出的条目的去向（依对应关系）",
    "Carried on from what {edition} does not list, by the links",
)
LED_TO = Text(
    "{name}（{since}）-> {target}（{edition}）", "{name} ({since}) -> {target} ({edition})"
)
DESTINATION = Text(
    "撤销的 {n} 个是否由其他条目承接：无资料",
    "Whether other items carry on the {n} removed: no data",
    one="Whether other items carry on the one removed: no data",
)
DESTINATION_OTHERS = Text(
    "其余撤销的 {n} 个是否由其他条目承接：无资料",
    "Whether other items carry on the other {n} removed: no data",
    one="Whether other items carry on the other one removed: no data",
)
UNNAMED = Text(
    "{edition}尚有 {what}未具名，与 {other}的异同无资料",
    "{what} of {edition} are not named; how they compare with {other}: no data",
    one="{what} of {edition} is not named; how it compares with {other}: no data",
)
STILL_LISTED = Text(
    "{edition}新增的 {n} 个名称在 {after}是否仍在列：无资料",
    "Whether {after} still lists the {n} names that {edition} added: no data",
    one="Whether {after} still lists the one name that {edition} added: no data",
)
IN_FOCUS = Text(
    "{names}列入 {edition}“{title}”，层级未说明",
    '{names}: among the "{title}" of {edition}, level not said',
)
IN_MENTIONED = Text(
    "{names}见于 {edition}来源，层级未说明",
    "{names}: mentioned by a source of {edition}, level not said",
)
FIRST_LISTED = Text(
    "{after}首次列出 {what}，{before}是否已有无资料",
    "{what} are first listed in {after}; whether {before} had them: no data",
    one="{what} is first listed in {after}; whether {before} had it: no data",
)
NO_LONGER_LISTED = Text(
    "{after}未列出 {before}的 {what}，是否撤销无资料",
    "{what} of {before} are no longer listed in {after}; whether they are gone: no data",
    one="{what} of {before} is no longer listed in {after}; whether it is gone: no data",
)
NONE_LISTED_BEFORE = Text(
    "{after}首次列出 {what}；{before}没有列出该层级的任何条目",
    "{what} are first listed in {after}; {before} lists no item of that level",
    one="{what} is first listed in {after}; {before} lists no item of that level",
)
NONE_LISTED_AFTER = Text(
    "{after}没有列出该层级的任何条目；{before}的 {what}是否撤销无资料",
    "{after} lists no item of that level; whether the {what} of {before} are gone: no data",
    one="{after} lists no item of that level; whether the {what} of {before} is gone: no data",
)
FIRST_PLACED = Text(
    "{after}首次载明 {what}的归属，是否调整无资料",
    "{what} are first placed in {after}; whether they moved: no data",
    one="{what} is first placed in {after}; whether it moved: no data",
)
NO_LONGER_PLACED = Text(
    "{after}未载明 {what}的归属，是否调整无资料",
    "{what} are no longer placed in {after}; whether they moved: no data",
    one="{what} is no longer placed in {after}; whether it moved: no data",
)

# Sources
SOURCES = Text("来源", "Sources")
SOURCE = Text("{title}，{rest}", "{title}, {rest}")
NO_FIGURE = Text(
    "{source}（{edition}的来源，未载任何数字）",
    "{source} (a source of {edition} that gives no figure)",
)
