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
    Code.RDF_BROKEN: Text(
        "自此处起不成 {form}（解析器说：{said}），以下未读；请更正，或从写出它的程序重新导出。",
        "From here on this is no {form}, and nothing further was read; the parser says: {said}. Correct it, "
        "or export it anew.",
    ),
    Code.RDF_OTHER_FORM: Text(
        "后缀说这是 {form}，内容却像 {other}；请把文件改成 {other} 的后缀。",
        "By its suffix this is {form}, and it looks like {other}; give the file the suffix of {other}.",
    ),
    Code.RDF_SWELLS: Text(
        "文件展开后大得无法读完（如实体套实体、上下文过多）；请从写出它的程序另存为 Turtle。",
        "Unfolded, the file is more than can be read, as with entities within entities or too many "
        "contexts; save it as Turtle.",
    ),
    Code.CONTEXT_ELSEWHERE: Text(
        "@context 指向别处，而读文件时什么也不下载；请把上下文写进文件，或另存为 Turtle。",
        "Its @context lies elsewhere, and nothing is fetched; write the context into the file, or save it "
        "as Turtle.",
    ),
    Code.CONCEPTS_MISSING: Text(
        "文件中没有 skos:Concept；请核对是不是这个文件。",
        "There is no skos:Concept in it; check whether this is the file that is meant.",
    ),
    Code.SCHEME_UNCLEAR: Text(
        "没有说是文件中的哪一个 skos:ConceptScheme：{schemes}；请在 taxonomy.yaml 的 read: 中为每一版写一项，"
        "用 scheme: 指明。",
        "Nothing says which skos:ConceptScheme of the file is meant: {schemes}; write an entry for each "
        "edition in read: of taxonomy.yaml, with scheme: for which it is.",
    ),
    Code.CONCEPT_IN_NO_SCHEME: Text(
        "{concept} 不在任何 skos:ConceptScheme 中；请补上 skos:inScheme，如不属于本分类，请在 read: 中写 "
        "omit: [它的 IRI，可用 *]。",
        "{concept} is in no skos:ConceptScheme; add skos:inScheme, or, if it is no part of this, write its "
        "IRI, perhaps with *, under omit: in read:.",
    ),
    Code.IDS_OF_SOME: Text(
        "{concept} 没有恰好一个 {property}，而别的条目有；请补正，或在 read: 中写明编号取自哪个属性，如 "
        "columns: {{id: skos:notation}}。",
        "{concept} has not just one {property}, as others have; mend it, or say in read: which property is "
        "the id, such as columns: {{id: skos:notation}}.",
    ),
    Code.LISTING_OF_NO_LEVEL: Text(
        "这一版只列出部分条目，或有条目归属无资料，而 skos 格式没有层级，说不出是哪一层；请用 --format xkos "
        "或 jsonld 重新导出。",
        "This edition lists but some of its items, or has items whose place is unknown, and the form skos has no "
        "levels to say which; export it anew with --format xkos or jsonld.",
    ),
    Code.NAMES_IN_LANGUAGES: Text(
        "名称有几种语言（{languages}），没有说以哪一种为准；请在 read: 中写明，如 columns: {{name: "
        '"skos:prefLabel@{example}"}}。',
        "Names are in several languages ({languages}), and nothing says which is meant; say so in read:, such "
        'as columns: {{name: "skos:prefLabel@{example}"}}.',
    ),
    Code.PARENTS_SEVERAL: Text(
        "“{name}”有不止一个上级，归在“{parent}”之下（编号顺序在前），未归在：{others}。",
        '"{name}" has several parents; it is put under "{parent}", the first by id, and not under: {others}.',
    ),
    Code.NOT_AN_IRI: Text(
        "{property} 应指向一个 IRI，这里却是文字“{value}”；请写成 IRI。",
        '{property} leads to an IRI, and here is the text "{value}"; write the IRI.',
    ),
}
