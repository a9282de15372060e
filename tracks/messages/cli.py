"""What a command reports about its own work."""

from tracks.messages import Text

RECORDED = Text(
    "{taxonomy}  {edition}@{revision} 已录入：{n} 个条目",
    "{taxonomy}  {edition}@{revision} recorded: {n} items",
    "{taxonomy}  {edition}@{revision} recorded: 1 item",
)
UNCHANGED = Text(
    "{taxonomy}  {edition}@{revision} 没有变化，未重复录入",
    "{taxonomy}  {edition}@{revision} unchanged, not recorded again",
)
WOULD_RECORD = Text(
    "{taxonomy}  {edition}@{revision} 将录入：{n} 个条目",
    "{taxonomy}  {edition}@{revision} would be recorded: {n} items",
    "{taxonomy}  {edition}@{revision} would be recorded: 1 item",
)
MAP_RECORDED = Text(
    "{map}@{number} 已录入：{n} 条对应",
    "{map}@{number} recorded: {n} matches",
    "{map}@{number} recorded: 1 match",
)
MAP_UNCHANGED = Text(
    "{map}@{number} 没有变化，未重复录入", "{map}@{number} unchanged, not recorded again"
)
WOULD_RECORD_MAP = Text(
    "{map}@{number} 将录入：{n} 条对应",
    "{map}@{number} would be recorded: {n} matches",
    "{map}@{number} would be recorded: 1 match",
)
SETTLED = Text(
    "{taxonomy}  taxonomy.yaml 的变更已记入，各版不变",
    "{taxonomy}  changes of taxonomy.yaml entered; the editions stay as they are",
)
WOULD_SETTLE = Text(
    "{taxonomy}  taxonomy.yaml 的变更将记入，各版不变",
    "{taxonomy}  changes of taxonomy.yaml would be entered; the editions stay as they are",
)
NOTHING_RECORDED = Text(
    "{n} 处错误，什么都没有录入。",
    "{n} errors; nothing was recorded.",
    "1 error; nothing was recorded.",
)
VALID = Text(
    "{n} 版检查完毕，没有错误。",
    "{n} editions checked, no errors.",
    "1 edition checked, no errors.",
)
INVALID = Text("{n} 处错误。", "{n} errors.", "1 error.")
VERIFIED = Text(
    "{n} 次录入核对完毕，全部一致。",
    "{n} revisions checked, all as recorded.",
    "1 revision checked, as recorded.",
)
FORMATTED = Text("{path} 已重新排版", "{path} laid out anew")
WOULD_FORMAT = Text("{path} 需要重新排版", "{path} would be laid out anew")
IN_LAYOUT = Text(
    "{n} 个文件，排版都已统一。",
    "{n} files, all laid out as they should be.",
    "1 file, laid out as it should be.",
)
DUMPED = Text(
    "{taxonomy}  已导出 {n} 次录入",
    "{taxonomy}  {n} revisions exported",
    "{taxonomy}  1 revision exported",
)
WRITTEN_BESIDE = Text(
    "同时写了 {path}，导入时要放在一起。", "{path} was written too; it must stand beside the file."
)
WRITING = Text("正在写出 {revision}", "writing {revision}")
READING = Text("正在读取 {path}", "reading {path}")
MORE_ALIKE = Text(
    "另有 {n} 处同样的 [{code}]，不再列出。",
    "{n} more of [{code}] are not shown.",
    "1 more of [{code}] is not shown.",
)
