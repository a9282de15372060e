"""What is said of files of RDF."""

from collections.abc import Mapping

from tracks.errors import Code
from tracks.messages import Text

COUNT = Text("{level}：{figures}", "{level}: {figures}")
COUNT_UNDER = Text("{names}下的{level}{each}：{figures}", "{level} under {names}{each}: {figures}")
EACH = Text("（各为）", " (each)")
TOGETHER = Text("（合计）", " (together)")
WAS = Text("{since} 版为 {figure}", "{figure} in {since}")
NET = Text("比 {since} 版净变 {figure}", "net {figure} since {since}")
GROWTH = Text("比 {since} 版增长 {figure}", "growth {figure} since {since}")
STATED_AT = Text("{said}（{at}）", "{said} ({at})")

SENTENCES: Mapping[Code, Text] = {
    Code.RDF_MISSING: Text(
        '读写 RDF 需要 pyoxigraph，尚未安装；请运行 pip install "industry-tracks[rdf]"。',
        'RDF needs pyoxigraph, which is not installed; run pip install "industry-tracks[rdf]".',
    ),
}
