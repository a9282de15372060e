"""What is said in the words of KLASS: names of versions and tables, and what it has no field for."""

from tracks.messages import Text

VERSION = Text("{taxonomy} {edition}", "{taxonomy} {edition}")
TABLE = Text("{source} – {target}", "{source} – {target}")
DAY_SAID = Text("生效日期由本版载明。", "The edition says from when it is valid.")
DAY_OF_LABEL = Text(
    "本版没有载明生效日期，按版名 {edition} 起算。",
    "The edition does not say from when it is valid; it is dated by its label, {edition}.",
)
PARTIAL = Text(
    "以下层级只列出部分条目：{levels}。", "Of these levels only some items are listed: {levels}."
)
LEFT_OUT = Text(
    "清单不全，{n} 个条目无从判定，未列入。",
    "{n} items are left out, because partial lists leave open what answers them.",
    one="One item is left out, because partial lists leave open what answers it.",
)
UNPLACED = Text("归属无资料。", "What it stands under is not known.")
DEPRECATED = Text("已停用。", "Deprecated.")
PROPOSED = Text("提议中。", "Proposed.")
REPLACED = Text("已停用，由 {codes} 接替。", "Deprecated, replaced by {codes}.")
ALSO_UNDER = Text("另属 {codes}。", "It also stands under {codes}.")
