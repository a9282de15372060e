"""What is said of maps between taxonomies, in files and on record."""

from collections.abc import Mapping

from tracks.errors import Code
from tracks.messages import Text

SENTENCES: Mapping[Code, Text] = {
    Code.MAP_WITHIN_ONE: Text(
        "两端都是 {taxonomy}；同一分类体系各版之间的对应关系请写在 links.csv。",
        "Both ends are {taxonomy}; what links editions of one taxonomy stands in links.csv.",
    ),
    Code.MATCH_TWICE: Text(
        "这一对条目在{first}已经写过；请只留一行。",
        "This pair of items stands on {first} already; keep one row.",
    ),
    Code.MATCHED_AND_NOT: Text(
        "这一行与{first}说法不同：“{name}”在一处有对应条目，在另一处没有；请只留正确的一行。",
        'This row and {first} say different things: "{name}" has a match in one of them and none in '
        "the other; keep the right one.",
    ),
    Code.MAP_ITEM_UNKNOWN: Text(
        "{edition} 没有“{name}”；请照该版的 id、代码或名称改写。",
        '{edition} has no item "{name}"; write its id, code or name as that edition has it.',
    ),
    Code.MAP_NOT_CSV: Text(
        "体系之间的对应表只读 CSV；请把它另存为 CSV UTF-8，名为 maps.csv。",
        "Maps between taxonomies are read from CSV alone; save it as CSV UTF-8 under maps.csv.",
    ),
    Code.MAP_TAXONOMY_UNKNOWN: Text(
        "没有录入“{value}”这个分类体系；请先录入它，或改写其 id。已录入的有 {known}。",
        'There is no taxonomy "{value}" on record; import it first, or mend its id. There are {known}.',
    ),
    Code.MAP_EDITION_UNKNOWN: Text(
        "{taxonomy} 没有录入“{value}”这一版；请先录入它，或改写这一版。已录入的有 {known}。",
        '{taxonomy} has no edition "{value}" on record; import it first, or mend its name. There are '
        "{known}.",
    ),
    Code.NO_MAP: Text(
        "没有录入 {one} 与 {other} 之间的对应表；请在两者的文件夹旁写 maps.csv 并导入。",
        "No map between {one} and {other} is recorded; write maps.csv beside their folders and import it.",
    ),
    Code.MAP_OF_NOTHING: Text(
        "{edition} 没有对应表 {map} 所写的条目：{names}。请修订对应表。",
        "{edition} does not list what the map {map} names: {names}. Revise the map.",
    ),
    Code.MAP_DAMAGED: Text(
        "对应表 {map} 的第 {number} 条记事与记下时不一致；请从备份恢复。",
        "Entry {number} in the journal of the map {map} is not as it was entered; restore the database "
        "from a backup.",
    ),
    Code.MAP_OF_WITHDRAWN: Text(
        "对应表 {map} 所说的 {edition} 各次录入均已撤回，这张对应表不起作用。请发布它的一次录入，或撤回对应表。",
        "All revisions of {edition} are withdrawn, which the map {map} is about, so that it leads nowhere; "
        "publish one of them, or withdraw the map.",
    ),
    Code.NO_SUCH_MAP: Text(
        "没有“{value}”这张对应表；有 {known}。", 'There is no map "{value}"; there are {known}.'
    ),
}
