"""What is said of revisions, of what is done with them, and of the journal that keeps it."""

from collections.abc import Mapping

from tracks.messages import Text
from tracks.model.act import Deed

STATES: Mapping[Deed, Text] = {
    Deed.RECORDED: Text("草稿", "draft"),
    Deed.PUBLISHED: Text("已发布", "published"),
    Deed.WITHDRAWN: Text("已撤回", "withdrawn"),
}
DEEDS: Mapping[Deed, Text] = {
    Deed.RECORDED: Text("录入", "recorded"),
    Deed.PUBLISHED: Text("发布", "published"),
    Deed.WITHDRAWN: Text("撤回", "withdrawn"),
    Deed.CHANGED: Text("变更", "changed"),
}
TAXONOMY_FILE = "taxonomy.yaml"
STATE = Text("状态", "state")
DEED = Text("事项", "act")
WHEN = Text("时间", "when")
WHO = Text("何人", "who")
WHY = Text("缘由", "why")
NOT_SAID = "-"
STANDS = Text("“{edition}”现指 {revision}", "{edition} means {revision}")
NONE_STANDS = Text(
    "各次录入均已撤回，“{edition}”不再指其中任何一次",
    "All revisions are withdrawn; {edition} means none of them",
)
WOULD_STAND = Text("“{edition}”将指 {revision}", "{edition} would mean {revision}")
NONE_WOULD_STAND = Text(
    "各次录入均将撤回，“{edition}”不再指其中任何一次",
    "All revisions would be withdrawn; {edition} would mean none of them",
)

DRAFTED = Text(
    "{taxonomy}  {edition}@{published} 仍为发布的一次；"
    "{edition}@{revision} 是草稿，可运行 tracks publish {edition}@{revision} 发布",
    "{taxonomy}  {edition}@{published} stays published; {edition}@{revision} is a draft until "
    "tracks publish {edition}@{revision}",
)
PUBLISHED = Text("{taxonomy}  {revision} 已发布", "{taxonomy}  {revision} published")
PUBLISHED_BEFORE = Text(
    "{taxonomy}  {revision} 此前已发布", "{taxonomy}  {revision} was published already"
)
WITHDRAWN = Text("{taxonomy}  {revision} 已撤回", "{taxonomy}  {revision} withdrawn")
WITHDRAWN_BEFORE = Text(
    "{taxonomy}  {revision} 此前已撤回", "{taxonomy}  {revision} was withdrawn already"
)
WOULD_PUBLISH = Text("{taxonomy}  {revision} 将发布", "{taxonomy}  {revision} would be published")
WOULD_WITHDRAW = Text("{taxonomy}  {revision} 将撤回", "{taxonomy}  {revision} would be withdrawn")
MAP_WITHDRAWN = Text("{map} 已撤回", "{map} withdrawn")
MAP_WITHDRAWN_BEFORE = Text("{map} 此前已撤回", "{map} was withdrawn already")
WOULD_WITHDRAW_MAP = Text("{map} 将撤回", "{map} would be withdrawn")
