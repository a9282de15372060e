"""What a changelog says beside what a diff says."""

from collections.abc import Mapping

from tracks.messages import Text
from tracks.model.evidence import Evidence

TITLE = Text(
    "{taxonomy}变更报告：{before}至 {after}", "{taxonomy}: what changed from {before} to {after}"
)
DATE = Text("日期：{date}", "Date: {date}")

# Chapters and sections
SUMMARY = Text("{before}至 {after}概况", "{before} to {after} in summary")
CHAPTER = Text("{after}（与 {before}对照）", "{after} (compared with {before})")
NUMBERS = Text("数目", "Numbers")
CHANGES = Text("变化", "Changes")
FLOW = Text("增减变动", "What came and went")
YEARS = Text("历年", "Year by year")
ELSEWHERE = Text("来源另载：与 {edition} 版相比", "Also stated: compared with {edition}")
REVISIONS = Text("录入与发布", "Recorded and published")
OUTLOOK = Text("展望", "Outlook")

# The year in three sentences
TOTALS = Text("{parts}。", "{parts}.")
ONE_SIDE = Text("{level}{after}（{edition}{before}）", "{levels}:{after} ({edition}:{before})")
STANDS = Text("{level} {after}，与 {edition}相同", "{levels}: {after}, as in {edition}")
BY: Mapping[Evidence, Text] = {
    Evidence.STATED: Text("来源载明{parts}", "stated by sources: {parts}"),
    Evidence.LISTED: Text("按清单{parts}", "by the listings: {parts}"),
    Evidence.LINKED: Text("按对应关系{parts}", "by the links: {parts}"),
    Evidence.DERIVED: Text("据下级推算{parts}", "derived from what stands below: {parts}"),
}
NO_DATA_ON = Text(
    "{kinds}无资料（不等于没有）",
    "{kinds}: no data, which does not mean that there were none",
)
NO_CHANGES = Text(
    "条目变化 0 个：两版清单完整，逐项相同。",
    "0 items changed: both listings are complete and the same, one by one.",
)
NOTES_ONLY = Text(
    "仅备注有变化的条目 {n} 个（--notes）。",
    "{n} items changed in their notes only (--notes).",
    one="1 item changed in its note only (--notes).",
)
SINCE = Text("与 {edition} 版相比，{sentence}", "Since {edition}: {sentence}")
OPEN = Text(
    "{what}未具名，与 {edition}的异同无法判定。",
    "{what} are not named; how they compare with {edition} cannot be decided.",
    one="{what} is not named; how it compares with {edition} cannot be decided.",
)
SEEN_ONCE = Text(
    "{n} 个条目只见于一版的清单，是否变化无法判定。",
    "{n} items stand in only one of the two lists; whether they changed cannot be decided.",
    one="1 item stands in only one of the two lists; whether it changed cannot be decided.",
)

# Changes by kind
KIND = Text("变化", "change")
EVENTS = Text("{kind}（起）", "{kind} (events)")
ITEMS = Text("{kind}（个）", "{kind} (items)")
ITEMS_STATED = Text("{kind}，来源载明（个）", "{kind}, as stated (items)")
OVERLAPS = Text("计入多行的：{parts}。", "Counted in several rows: {parts}.")
EVIDENCE = Text("依据", "evidence")
BY_MERGING = Text("合并减少（个）", "ended by merging (items)")

# Year by year
EDITION = Text("版", "edition")
WHAT = Text("主要变化", "main changes")
BASE = Text("起点", "where it starts")
NOTHING_KNOWN = Text("无资料", "no data")
NOTHING = Text("没有变化", "no changes")

# Focus and outlook
FOCUS = Text("{title}（{edition}，{n} 个）", "{title} ({edition}, {n} names)")
ASPECTS = Text(
    "来源从 {n} 个方面逐一介绍，只知标题：{names}",
    "The source describes each under {n} aspects, of which only the titles are known: {names}",
)
CANDIDATES = Text("{driver}：候选 ", "{driver}: candidates ")
FIELDS = Text("{driver}：领域 ", "{driver}: fields ")
NOT_ITEMS = Text(
    "以下是来源的展望，不是本体系的条目。",
    "This is what a source expects; none of it is an item of the classification.",
)
MENTIONED = Text(
    "{edition}来源提及 {n} 个名称，层级未说明：",
    "{n} names are mentioned for {edition}, their level not said: ",
    one="1 name is mentioned for {edition}, its level not said: ",
)

AUDIT = Text("数据勾稽核对（全部 {n} 版）", "Figures held against each other (all {n} editions)")
AUDIT_COVERED = Text(
    "数据勾稽核对（关于 {editions} 版）", "Figures held against each other (of {editions})"
)
LEFT_TO_AUDIT = Text(
    "关于其他版的另有 {n} 项，见 tracks audit。",
    "{n} more findings are about other editions: see tracks audit.",
    one="1 more finding is about other editions: see tracks audit.",
)
NOTES = Text("注", "Notes")

# Recorded and published
REVISION = Text("第 {number} 次录入", "revision {number}")
NOT_PUBLISHED = Text(
    "{n} 版尚未发布：", "{n} editions are not published: ", one="1 edition is not published: "
)
WITHDRAWN = Text("{revision}，已撤回", "{revision}, withdrawn")
PUBLISHED = Text(
    "{revision}，{recorded} 录入，{published} 由{by}发布",
    "{revision}, recorded {recorded}, published {published} by {by}",
)
NOBODY = Text("未署名者", "someone not named")

# For review
CONTENT = Text("变更内容", "what changed")
REASON = Text("理由", "reason")
NUMBERED = Text("{n}. {content}", "{n}. {content}")
COMMENT = Text("意见", "comment")
ADOPTED = Text("采纳情况", "adopted")

# Pictures
SLOPES = Text("各{root}{levels}数", "{levels} by {root}")
ALLUVIAL = Text("{before} 版至 {after} 版条目的去向", "Where items went, {before} to {after}")
SUNBURST = Text("{edition} 版的构成", "What {edition} is made of")

# Sheets of the workbook
NONE_LISTED = Text("（未列出该层级的条目）", "(no item of the level is listed)")
SHEET_OVERVIEW = Text("概览", "Overview")
SHEET_CHANGES = Text("变更", "Changes")
SHEET_CROSSWALK = Text("新旧对照表", "Crosswalk")
SHEET_COUNTS = Text("计数", "Counts")
SHEET_SOURCES = Text("来源", "Sources")
NUMBER = Text("序号", "no.")
OLD_EDITION = Text("旧版年份", "old edition")
OLD_CODE = Text("旧代码", "old code")
OLD_NAME = Text("旧名称", "old name")
OLD_ROOT = Text("旧{root}", "old {root}")
OLD_PLACE = Text("旧归属", "old place")
CHANGE = Text("变更类型", "change")
LEVEL = Text("层级", "level")
NEW_EDITION = Text("新版年份", "new edition")
NEW_CODE = Text("新代码", "new code")
NEW_NAME = Text("新名称", "new name")
NEW_ROOT = Text("新{root}", "new {root}")
NEW_PLACE = Text("新归属", "new place")
RELATION = Text("对应关系", "correspondence")
REMARK = Text("备注", "remark")
UNDER = Text("所属", "under")
OLD_NUMBER = Text("旧版数", "old number")
NEW_NUMBER = Text("新版数", "new number")
PUBLISHER = Text("发布者", "publisher")
SOURCE_DATE = Text("日期", "date")
WHERE = Text("出处", "where")
TITLE_OF = Text("标题", "title")
UNCHANGED = Text("未变", "unchanged")
GAVE = Text("有调出", "gave a part")
TOOK = Text("有调入", "took a part")
GAVE_AND_TOOK = Text("有调出、调入", "gave and took parts")
PASSED = Text("调出、调入", "passed on")
UNNAMED = Text("未具名 {n} 个", "{n} not named", one="1 not named")
PART_OF_OLD = Text("只含旧条目的一部分", "only a part of the old item")
PART_OF_NEW = Text("新条目不止于此", "the new item holds more")
SHARE_OF_OLD = Text(
    "旧条目最细一级 {of} 项中的 {n} 项", "{n} of the {of} lowest items of the old one"
)
SHARE_OF_NEW = Text(
    "新条目最细一级 {of} 项中的 {n} 项", "{n} of the {of} lowest items of the new one"
)
OPEN_CHANGE = Text("无法判定", "undecided")
