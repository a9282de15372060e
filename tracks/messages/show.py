"""What the views of an edition and of the whole record say."""

from tracks.messages import Text

TITLE = Text("{taxonomy}  {edition} 版", "{taxonomy}: {edition}")
LEVEL = Text("层级", "Level")
LISTING = Text("清单", "listing")
COMPLETE = Text("完整", "complete")
PARTIAL = Text("部分", "partial")
NONE = Text("无此层级", "no such level")
LISTINGS = {"complete": COMPLETE, "partial": PARTIAL, "none": NONE}
LISTED_ITEMS = Text("已列", "listed items")
STATED_COUNT = Text("载明", "stated")
ITEMS = Text("条目", "Items")
NO_ITEMS = Text("没有列出条目", "No items are listed")
VALID = Text("生效期 {days}", "in force {days}")
RELEASED = Text("发布 {date}", "released {date}")
ALL_TOGETHER = Text("合计：{sums}", "All together: {sums}")
BRANCH = Text("{name}  {what}", "{name}  {what}")
BRANCH_STATED = Text("载明{what} {source}", "{what} stated {source}")
BRANCH_DERIVED = Text("推算{what} * {source}", "{what} derived * {source}")
DERIVED_NOTE = Text(
    "由所载数字推算，见 tracks audit", "derived from what is stated, see tracks audit"
)
UNPLACED = Text("归属无资料：{what}", "Place unknown: {what}")
NOTHING_STANDS = Text("各版均已撤回", "All editions are withdrawn")
EDITION = Text("版", "Edition")
DIGEST = Text("摘要", "digest")
REVISION = Text("录入", "revision")
EDITIONS_OF = Text("{taxonomy} ({id})", "{taxonomy} ({id})")
MAPS = Text("体系之间的对应表", "Maps between taxonomies")
MAP = Text("对应表", "map")
MATCHES = Text("对应", "matches")
