"""What is said of files that were looked at: comments of a proposed taxonomy.yaml."""

from collections.abc import Mapping

from tracks.messages import Text

PROPOSED = Text(
    "由文件看出的读法，请核对：体系、各层级的名称，以及下列各项。",
    "How the files may be read. Check it: the names of the taxonomy and its levels, and what follows.",
)
LIST = Text("{file}：{edition} 版，{counts}", "{file}: edition {edition}, {counts}")
LEVEL_COUNT = Text("{level} {n}", "{level} {n}")
TABLE = Text(
    "{file}：到 {edition} 版的对应关系 {n} 对",
    "{file}: {n} correspondences to the edition {edition}",
)
FIRST = Text("{edition} 版最初的条目：", "The first items of {edition}:")
UNREAD = Text(
    "{file}：没有看出是清单还是对应表",
    "{file}: neither a list nor a table of correspondences was recognised",
)
FAILS = Text("{file}：这样读有错误：{problem}", "{file}: read so it has an error: {problem}")
DOUBTS: Mapping[str, Text] = {
    "encoding": Text(
        "{file}：不是 UTF-8，编码是估计的，请核对",
        "{file}: it is not UTF-8, and its encoding is a guess",
    ),
    "edition": Text(
        "{file}：是哪一版不知道，请更正 edition", "{file}: which edition it is nothing tells"
    ),
    "editions": Text(
        "{file}：从哪一版到哪一版没有把握，请核对 editions",
        "{file}: which editions it links is not sure; check `editions`",
    ),
    "parents": Text(
        "{file}：代码长短不一，却看不出上级，请核对 parents",
        "{file}: its codes differ in length, and nothing tells what stands under what; check `parents`",
    ),
}
WRITTEN = Text("已写入 {path}", "{path} written")
