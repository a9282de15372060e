"""What is said of files of RDF."""

from collections.abc import Mapping

from tracks.errors import Code
from tracks.messages import Text

SENTENCES: Mapping[Code, Text] = {
    Code.RDF_MISSING: Text(
        '读写 RDF 需要 pyoxigraph，尚未安装；请运行 pip install "industry-tracks[rdf]"。',
        'RDF needs pyoxigraph, which is not installed; run pip install "industry-tracks[rdf]".',
    ),
}
