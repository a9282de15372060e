"""What the audit says."""

from collections.abc import Mapping

from tracks.audit.facts import Assumption
from tracks.audit.names import Finding
from tracks.audit.quantities import How
from tracks.audit.readings import Fit
from tracks.messages import Text
from tracks.model.statement import Each, Measure, Rounding

TITLE = Text(
    "{taxonomy}  数据勾稽核对（{editions} 版，{sources} 个来源）",
    "{taxonomy}: the figures held against each other ({editions} editions, {sources} sources)",
)
NOTHING_STATED = Text(
    "所信来源没有载明任何数字，无可核对。",
    "The sources that are believed state no figures: there is nothing to check.",
)

# The verdict
PRINTED_CLASH = Text("按原文：矛盾。", "As printed: contradictory.")
PRINTED_HOLDS = Text("按原文：全部成立。", "As printed: everything holds.")
PRINTED_OPEN = Text("按原文：未能判定。", "As printed: not decided.")
READ_CLASH = Text("按编者口径：仍有矛盾。", "As the editors read it: still contradictory.")
READ_HOLDS = Text("按编者口径：全部成立。", "As the editors read it: everything holds.")
READ_UNIQUE = Text(
    "按编者口径：全部成立，解唯一。",
    "As the editors read it: everything holds, with one solution.",
)
READ_OPEN = Text("按编者口径：未能判定。", "As the editors read it: not decided.")
BELIEVED = Text("只信：{sources}。", "Believed: {sources} only.")
NOT_BELIEVED = Text("不采用：{names}。", "Left out: {names}.")
TOO_LARGE = Text(
    "有的问题超出内置求解的范围：安装 industry-tracks[audit] 后可判定。",
    "Some of it is too large for the plain solver; industry-tracks[audit] can decide it.",
)
OUT_OF_STEPS = Text(
    "推算步数已到上限（{steps} 步）：未判定的照实标出；--limit 可改按秒数推算。",
    "The bound of {steps} steps was reached: what is not decided is marked so; "
    "--limit goes by seconds instead.",
)
OUT_OF_TIME = Text(
    "时限已到：未判定的照实标出；--limit 可给更多秒。",
    "Time ran out: what is not decided is marked so; --limit gives it more seconds.",
)

# One: conflicts
CLASHES = Text("一、矛盾：以下各组数字不能同时成立", "1. Conflicts: figures that cannot all hold")
CLASHES_OF = Text(
    "一、矛盾：{place}的数字不可能是{level}数",
    "1. Conflicts: the figures of {place} cannot be {levels}",
)
CLASHES_LEFT = Text(
    "按编者口径仍不能同时成立", "Figures that cannot all hold as the editors read them"
)
NO_CLASH = Text("一、矛盾：无", "1. Conflicts: none")
CLASHES_OPEN = Text("一、矛盾：未能判定", "1. Conflicts: not decided")
SHORTEST = Text(
    "列最短的 {shown} 组，共 {n} 组；tracks audit --all 全列",
    "the shortest {shown} of {n}; tracks audit --all lists them all",
)
NOT_ALL = Text("只列已找到的，或有其他", "those found so far; there may be others")
OVER = Text("{parts}，多于 {total}", "{parts}, more than {total}")
UNDER = Text("{parts}，少于 {total}", "{parts}, fewer than {total}")
DIFFER = Text("{what}：{figures}，不一致", "{what}: {figures}, which differ")
CANNOT_HOLD = Text("{facts}：不能同时成立", "{facts}: these cannot all hold")
ASSUMED = Text("（假定{assumptions}）", " (assuming that {assumptions})")
PART = Text("{name} {number}", "{name} {number}")
PART_IN = Text("{name} {edition} = {number}", "{name} {edition} = {number}")
PART_AT_LEAST = Text("{name}至少 {number}", "{name} at least {number}")
PART_AT_MOST = Text("{name}至多 {number}", "{name} at most {number}")
ADDED_UP = Text("{parts} = {number}", "{parts} = {number}")
TOTAL_OF = Text("{edition} 版{level}总数", "the total of {levels} in {edition}")
NUMBER_UNDER = Text("{edition} 版{name}的{level}数", "the {levels} of {name} in {edition}")
JOINT = Text("{names}合计", "{names} together")
JOINT_UNCLEAR = Text("{names}（各自或合计）", "{names} (each or together)")

# Facts and assumptions
STATED = Text("{what} {number}", "{what}: {number}")
NET = Text("{what}较 {since} 版净增 {number}", "{what}: {number} since {since}")
GROWTH = Text(
    "{what}较 {since} 版增 {printed}（{rounding}）",
    "{what}: {printed} since {since} ({rounding})",
)
MOST: Mapping[Measure, Text] = {
    "net": Text("{what}自 {since} 版净增最多", "{what}: the largest net growth since {since}"),
    "growth": Text(
        "{what}自 {since} 版增幅最大", "{what}: the highest rate of growth since {since}"
    ),
    "is": Text("{what}最多", "{what}: the most"),
}
SHARE = Text(
    "{what}占 {whole}的 {printed}（{rounding}）",
    "{what}: {printed} of {whole} ({rounding})",
)
TOLD = Text("{edition} 版较 {since} 版{said}", "{said} in {edition} since {since}")
SHOWN = Text(
    "清单与对应关系所示，{edition} 版较 {since} 版{said}",
    "by the lists and the links, {said} in {edition} since {since}",
)
HAVING = Text(
    "{edition} 版{of} 的{level} {number} {unit}", "{number} {levels} of {edition} with {of}"
)
SHOWN_HAVING = Text(
    "按清单，{edition} 版{of} 的{level} {number} {unit}",
    "by the list, {number} {levels} of {edition} with {of}",
)
HAPPENED_FROM = Text("{said}（原属{of}）", "{said} (formerly {of})")
HAPPENED: Mapping[How, Text] = {
    How.MERGED_FROM: Text("合并{level} {number} {unit}", "{number} {levels} merged"),
    How.MERGED_INTO: Text("合并为{level} {number} {unit}", "{number} {levels} out of mergers"),
    How.SPLIT_FROM: Text("拆分{level} {number} {unit}", "{number} {levels} split"),
    How.SPLIT_INTO: Text("拆分为{level} {number} {unit}", "{number} {levels} out of splits"),
    How.SPLIT: Text("拆分增加{level} {number} {unit}", "{number} {levels} more by splits"),
    How.MOVED: Text("调整归属的{level} {number} {unit}", "{number} {levels} moved"),
    How.REGRADED: Text("升降格而来的{level} {number} {unit}", "{number} {levels} regraded"),
    How.RENAMED: Text("更名{level} {number} {unit}", "{number} {levels} renamed"),
    How.RECODED: Text("代码变更{level} {number} {unit}", "{number} {levels} recoded"),
    How.REVISED: Text("内容变更{level} {number} {unit}", "{number} {levels} revised"),
    How.KEPT: Text("保留{level} {number} {unit}", "{number} {levels} kept"),
}
ADDED = Text(
    "{edition} 版较 {since} 版新增{level} {number} {unit}",
    "{number} {levels} added in {edition} since {since}",
)
BECAUSE = Text("{said}（理由：{reasons}）", "{said} (because: {reasons})")
CARRIED = Text("{said}，其中 {n} 个另有来历", "{said}, {n} of which carry on other items")
ADDED_AT_LEAST = Text(
    "{edition} 版较 {since} 版新增{level}至少 {number} {unit}",
    "at least {number} {levels} added in {edition} since {since}",
)
REMOVED_AT_LEAST = Text(
    "{edition} 版较 {since} 版撤销{level}至少 {number} {unit}",
    "at least {number} {levels} removed in {edition} since {since}",
)
REMOVED = Text(
    "{edition} 版较 {since} 版撤销{level} {number} {unit}",
    "{number} {levels} removed in {edition} since {since}",
)
MERGED = Text(
    "{edition} 版较 {since} 版合并减少{level} {number} {unit}",
    "{number} {levels} fewer by merging in {edition} since {since}",
)
MERGED_AT_LEAST = Text(
    "{edition} 版较 {since} 版合并减少{level}至少 {number} {unit}",
    "at least {number} {levels} fewer by merging in {edition} since {since}",
)
WITHIN = Text("{name}的{what}", "{what} of {name}")
LISTED_NUMBER = Text("清单 {n}", "listed {n}")
LISTED_LEAST = Text("清单至少 {n}", "listed at least {n}")
LISTED = Text("{what}：清单所列 {number}", "the listing has {what}: {number}")
LISTED_BETWEEN = Text(
    "{what}：清单所列 {least} 至 {most}", "the listing has {what}: {least} to {most}"
)
LISTED_AT_LEAST = Text("{what}：清单所列至少 {least}", "the listing has {what}: at least {least}")
TURNOVER_ADDED = Text(
    "按清单，{edition} 版较 {since} 版新增{level} {number} {unit}",
    "{number} {levels} added in {edition} since {since} by the listings",
)
TURNOVER_REMOVED = Text(
    "按清单，{edition} 版较 {since} 版撤销{level} {number} {unit}",
    "{number} {levels} removed in {edition} since {since} by the listings",
)
ROUNDING: Mapping[Rounding, Text] = {
    "nearest": Text("四舍五入", "rounded to the nearest"),
    "down": Text("截尾", "digits cut off"),
    "up": Text("进位", "rounded up"),
}
ASSUMPTION: Mapping[Assumption, Text] = {
    Assumption.SUMS: Text("没有条目计入两个顶层条目", "no item counts under two roots"),
    Assumption.ROOTS: Text("所列顶层条目齐全", "the listed roots are all"),
    Assumption.NONEMPTY: Text("每个顶层条目至少有一个", "each root has at least one"),
    Assumption.SPLITS: Text(
        "载明的新增是全部，含拆分、更名而来的",
        "additions counted are all, with what began by a split or a new name",
    ),
    Assumption.GONE: Text("载明的减少是全部", "losses counted are all"),
    Assumption.ROUNDING: Text(
        "百分数按所印末位取整", "percentages are rounded to the last digit printed"
    ),
    Assumption.MOST: Text("“最”是严格多于其他各个", "most means strictly more than any other"),
}

# Two: readings
READINGS = Text("二、口径比较（{place}）", "2. Readings compared ({place})")
READINGS_JOINT = Text(
    "二、口径比较（{place}；{names}）", "2. Readings compared ({place}; {names} each or together)"
)
JOINT_FIGURE = Text("{names}", "joint figure")
UNIT = Text("单位", "unit")
EACH: Mapping[Each, Text] = {
    "yes": Text("各自", "each"),
    "no": Text("合计", "together"),
    "unclear": Text("未说明", "unclear"),
}
ONLY_OWN = Text("只用 {own}", "{own} alone")
OWN_AND = Text("{own} 加 {more}", "{own} + {more}")
OWN_AND_ANY = Text("{own} 加 {more} 之一", "{own} + one of {more}")
ALL_SOURCES = Text("全部来源", "all sources")
NO_SOLUTION = Text("无解", "none")
SOLUTIONS = Text("{n} 解", "{n} solutions", one="1 solution")
MANY_SOLUTIONS = Text("多于 {n} 解", "over {n} solutions")
ENDLESS = Text("无数解", "no end of them")
UNDECIDED_SOLUTIONS = Text("未判定", "not decided")
FIT: Mapping[Fit, Text] = {
    Fit.ONLY: Text("编者采用，相符", "adopted, holds"),
    Fit.POSSIBLE: Text("编者采用，可能之一", "adopted, possible"),
    Fit.IMPOSSIBLE: Text("编者采用，不成立", "adopted, fails"),
    Fit.UNDECIDED: Text("编者采用，未判定", "adopted, open"),
}
ROUNDED_SAME = Text("增幅按{rounding}：结果相同", "with growth {rounding}: the same")
ROUNDED_NONE = Text("增幅按{rounding}：都无解", "with growth {rounding}: no solution at all")
ROUNDED_OTHERWISE = Text(
    "增幅按{rounding}：结果不同，见 JSON", "with growth {rounding}: other results, see the JSON"
)
LEFT = Text(
    "{scope}：可能的口径 {readings} 种，共 {n} 解",
    "{scope}: possible readings {readings}, solutions in all {n}",
)
SOLVED = Text("{reading}（{scope}）：{figures}", "{reading} ({scope}): {figures}")
WAY = Text("{name} {before} 至 {after}", "{name} {before} to {after}")
TOTAL_IN = Text("{edition} 版总数 {number}", "{edition} in all {number}")

# Three: what follows
FOLLOWS = Text("三、推算（编者口径）", "3. What follows, as the editors read it")
FOLLOWS_EXACT = Text("{edition} 版{level}：{figures}", "{edition}, {levels}: {figures}")
FIGURE = Text("{name} {number}", "{name} {number}")
FIGURE_BY = Text("{figure}（{arithmetic}）", "{figure} ({arithmetic})")
IN_ALL = Text("总数", "in all")
AGREES = Text(
    "{edition} 版{level} {arithmetic} = {number}，与总数相符",
    "{edition}, {levels}: {arithmetic} = {number}, equal to the total",
)
AGREES_BY_CASES = Text(
    "{edition} 版{level}总数 {number} 由其余各数推得",
    "{edition}, {levels}: the total {number} follows from the other figures",
)
DEPARTED = Text(
    "{since} 至 {edition} 版至少 {n} {unit}不再作为{level}（{opening}+{added}-{closing}）",
    "{since} to {edition}: at least {n} are no longer {levels} ({opening}+{added}-{closing})",
)
NOTHING_FOLLOWS = Text("所载数字推不出未载明的数字", "no figure follows that is not stated")
NOT_TIGHT = Text("（未及收紧）", " (not made tight)")

# Four: names and numbers
NAMES = Text("四、名称与数量", "4. Names and numbers")
NAMED: Mapping[Finding, Text] = {
    Finding.ALL_NAMED: Text("{what}，名称齐全", "{what}, all named"),
    Finding.NAMES_MISSING: Text("{what}，缺 {n} 个名称", "{what}, {n} without names"),
    Finding.NAMES_ALONE: Text(
        "{what}，按名称计，数目未载明", "{what} by name, their number not stated"
    ),
    Finding.TOO_MANY_NAMES: Text(
        "{what}，名称却有 {n} 个：{names}", "{what}, yet {n} names: {names}"
    ),
    Finding.PART_NAMED: Text(
        "{what}（概数或只是部分），具名 {n} 个",
        "{what} (a rough number, or a part of them), {n} of them named",
    ),
    Finding.LISTED_BEFORE: Text(
        "{edition} 版称新增的{names}，{since} 版已列为{level}",
        "{names}, said to be added in {edition}, are already {levels} in {since}",
    ),
    Finding.STILL_LISTED: Text(
        "{edition} 版称撤销的{names}，仍列为{level}",
        "{names}, said to be removed in {edition}, are still listed there as {levels}",
    ),
    Finding.MERGED_LISTED: Text(
        "{edition} 版称合并的{names}，仍列为{level}",
        "{names}, said to be merged in {edition}: still listed there among the {levels}",
    ),
    Finding.SPLIT_LISTED: Text(
        "{edition} 版称拆分的{names}，仍列为{level}",
        "{names}, said to be split in {edition}: still listed there among the {levels}",
    ),
    Finding.NAME_NOT_NEW: Text(
        "{edition} 版称更名的{names}，{since} 版已是此名",
        "{names}, said to be renamed in {edition}: so called in {since} already",
    ),
    Finding.TWO_LEVELS: Text(
        "{edition} 版的{names}既作{level}，又作{others}",
        "{names} in {edition} at two levels: {level} and {others}",
    ),
}
ADDITION = Text("{edition} 版新增{what}", "{what} added in {edition}")
REMOVAL = Text("{edition} 版撤销{what}", "{what} removed in {edition}")
NOTHING_NAMED = Text("没有载明新增或撤销", "no additions or removals are stated")

# Five: undecided
UNDECIDED = Text("五、无法判定", "5. Undecided")
COUNTS_UNKNOWN = Text("{edition} 版{levels}的准确数", "{edition}: the exact numbers of {levels}")
ADDITIONS_UNKNOWN = Text("{edition} 版的新增", "what {edition} added")
ADDITIONS_UNNAMED = Text(
    "{edition} 版新增{level}中未具名的 {n} {unit}是哪些",
    "{edition}: which {n} of the {levels} added have no name",
)
LOSSES_UNNAMED = Text("历次减少的是哪些", "which ones were lost each time")
NOTHING_OPEN = Text("无", "nothing")

# Links above the leaves
LINKS = Text("末级条目另有说法的对应关系", "Links of which the lowest items say otherwise")
LINK_TAKES_NOTHING = Text(
    "{since} 至 {edition} 版：“{name}”写作归入：{targets}，其下 {of} 个末级条目一个也不在那里，而在：{elsewhere}",
    '{since} to {edition}: "{name}" is linked to {targets}; none of the {of} lowest items under it is '
    "there, they are in {elsewhere}",
    one='{since} to {edition}: "{name}" is linked to {targets}; the one lowest item under it is not '
    "there, it is in {elsewhere}",
)
LINK_LEAVES_SOME = Text(
    "{since} 至 {edition} 版：“{name}”写作全部归入：{targets}，其下 {of} 个末级条目有 {n} 个在：{elsewhere}",
    '{since} to {edition}: all of "{name}" is said to have gone to {targets}; {n} of the {of} lowest '
    "items under it lie in {elsewhere}",
    one='{since} to {edition}: all of "{name}" is said to have gone to {targets}; {n} of the {of} lowest '
    "items under it lies in {elsewhere}",
)

# --explain
EXPLAIN_STATED = Text("来源载明，并非推算。", "It is stated, not derived.")
EXPLAIN_LISTED = Text("清单所列，并非推算。", "It is listed, not derived.")
EXPLAIN_NOTHING = Text(
    "无资料：所载各项推不出它的任何界限。", "No data: nothing that is stated bounds it."
)
EXPLAIN_CLASH = Text(
    "所载各项按编者口径仍有矛盾，推不出它。",
    "What is stated is contradictory as the editors read it: nothing follows.",
)
EXPLAIN_FROM = Text("依据", "It follows from")
EXPLAIN_STEPS = Text("算式", "Arithmetic")
IS = Text("{what} = {arithmetic} = {number}", "{what} = {arithmetic} = {number}")
IS_AT_LEAST = Text(
    "{what}不少于 {arithmetic} = {number}", "{what}: at least {arithmetic} = {number}"
)
IS_AT_MOST = Text("{what}不多于 {arithmetic} = {number}", "{what}: at most {arithmetic} = {number}")
EXPLAIN_CASES = Text(
    "一步步的算式推不出，须逐一排除其他可能。",
    "No simple arithmetic gives it: all other possibilities were tried and fail.",
)
GAIN = Text("{edition} 版较 {since} 版新增{level}", "{levels} added in {edition} since {since}")
LOSS = Text("{edition} 版较 {since} 版减少{level}", "{levels} lost in {edition} since {since}")
