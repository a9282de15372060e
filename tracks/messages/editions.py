"""What is said of an edition's content (T2), of editions together (T3), of statements (T4)."""

from collections.abc import Mapping

from tracks.errors import Code
from tracks.messages import Text

SENTENCES: Mapping[Code, Text] = {
    Code.ID_TAKEN: Text(
        "id“{id}”在{first}已用过；请给其中一个另写一个 id。",
        'The id "{id}" is already used on {first}; give one of them another id.',
    ),
    Code.NAME_TAKEN: Text(
        "名称“{name}”在{first}已有，没有 id 就分不清；请给两者各写一个 id："
        "与以前某版是同一条目的，沿用那一版的 id（没有 id 的写其名称），另一个写新的 id。",
        'The name "{name}" already stands on {first}, and without ids the two are one; '
        "give each an id: one that is the same as in an earlier edition the id that it has there "
        "(where it has none, its name), another item a new one.",
    ),
    Code.KEY_UNKNOWN: Text(
        "没有“{key}”这个键；此处可用的键（相近的在前）：{known}。",
        'There is no key "{key}"; the keys here, nearest first, are {known}.',
    ),
    Code.KEY_MISSING: Text(
        "此处缺少“{key}”；请补上。",
        'The key "{key}" is missing here; add it.',
    ),
    Code.TEXT_EXPECTED: Text(
        "“{key}”处应为文字；请写成一个值，不用列表或映射。",
        'A text is wanted under "{key}"; write one value, no list and no mapping.',
    ),
    Code.LIST_EXPECTED: Text(
        "“{key}”处应为列表；请写在方括号中，或逐行以“- ”开头。",
        'A list is wanted under "{key}"; write it in square brackets, or each entry after "- ".',
    ),
    Code.MAPPING_EXPECTED: Text(
        "“{key}”处应为“键: 值”；请逐行写，或写在花括号中。",
        'Lines of `key: value` are wanted under "{key}"; write them so, or in braces.',
    ),
    Code.WORD_UNKNOWN: Text(
        "不能写“{value}”；可写的词（相近的在前）：{known}。",
        'It cannot say "{value}"; the words here, nearest first, are {known}.',
    ),
    Code.NUMBER_EXPECTED: Text(
        "“{value}”不是所需的数字；请写成如 {example}。",
        '"{value}" is not the figure wanted here; write it like {example}.',
    ),
    Code.NAME_EMPTY: Text(
        "此条目的 id 或名称为空；请填上。",
        "The id or the name of this item is empty; fill it in.",
    ),
    Code.LEVEL_UNKNOWN: Text(
        "没有“{level}”这个层级；taxonomy.yaml 中的层级有 {known}。",
        'There is no level "{level}"; those of taxonomy.yaml are {known}.',
    ),
    Code.LEVEL_NOT_INNER: Text(
        "“{name}”的层级 {level} 不在其上级“{parent}”的层级 {parent_level} 之内；"
        "请改层级，或换上级。",
        'The level {level} of "{name}" is not further in than {parent_level}, that of its parent '
        '"{parent}"; correct the level or the parent.',
    ),
    Code.PARENT_MISSING: Text(
        "“{name}”的上级“{parent}”不在本版中；请补上这个条目，或改写上级。",
        'The parent "{parent}" of "{name}" is no item of this edition; add it, '
        "or correct the parent.",
    ),
    Code.PARENT_CYCLE: Text(
        "“{name}”的上级绕回了自身（{ids}）；请改写其中一个的上级。",
        'The parents of "{name}" lead back to itself ({ids}); correct the parent of one of them.',
    ),
    Code.SIBLINGS_ALIKE: Text(
        "同一上级下{first}已有名为“{name}”的条目；如是重复请删去一个，如是两个条目可不理会。",
        'The same parent has another item named "{name}" on {first}; delete one if they are one, '
        "else leave it.",
    ),
    Code.VALUE_ABSENT: Text(
        "“{key}”没有值；请写上，或删去这个键。",
        '"{key}" has no value; write one, or delete the key.',
    ),
    Code.LIST_EMPTY: Text(
        "“{key}”下没有名称；请至少写一个，或删去这个键。",
        '"{key}" names nothing; write at least one name, or delete the key.',
    ),
    Code.QUOTE_TOO_LONG: Text(
        "引文有 {length} 个字，最多 {most} 个；请只引最要紧的几个字。",
        "The quotation has {length} characters and may have {most}; quote only what matters most.",
    ),
    Code.SHARE_OF_ITSELF: Text(
        "share 没有说是哪一部分；请写 under（某些条目之下的）或 of（占另一层级的）。",
        "The share does not say of what it is the part; write under (of those under some items) or of "
        "(another level).",
    ),
    Code.WITH_MORE: Text(
        "带 with 的数目不能写 {key}：只写 is、was，需要时写一个 under。",
        "A count with attributes cannot say {key}; write is and was, and one item under it if need be.",
    ),
    Code.LEVEL_AS_BEFORE: Text(
        "regraded 的 from 与现在的层级同为“{level}”；请写原来的层级。",
        'What was regraded is of "{level}" before and after; write the level that it had before.',
    ),
    Code.OTHER_LABEL: Text(
        "edition 写作“{edition}”，文件名却是“{file}”；请改成一致。",
        'The edition is "{edition}" and the file is named "{file}"; make them agree.',
    ),
    Code.OTHER_TAXONOMY: Text(
        "这一版属于“{taxonomy}”，所在文件夹却是“{expected}”；请移到所属的文件夹，或改写 taxonomy。",
        'This edition is of "{taxonomy}" and its folder is of "{expected}"; move the file '
        "or correct its taxonomy.",
    ),
    Code.LISTING_GAP: Text(
        "listing 没有写 {levels}；请给每个层级写 complete、partial 或 none（本版没有这个层级）。",
        "The listing says nothing of {levels}; write for each level complete, partial, or none where "
        "this edition has no such level.",
    ),
    Code.LEVEL_TWICE: Text(
        "层级“{level}”在{first}已有；请改名或删去其中一个。",
        'The level "{level}" already stands on {first}; rename or delete one of them.',
    ),
    Code.LEVELS_MISSING: Text(
        "taxonomy.yaml 没有层级；请在 levels 下至少写一个，由外到内。",
        "The taxonomy has no level; write at least one under levels, outermost first.",
    ),
    Code.TITLE_EMPTY: Text(
        "标题为空；请写 zh、en 中的一种或两种。",
        "The title is empty; write zh, en or both.",
    ),
    Code.NOT_EARLIER: Text(
        "“{named}”不早于本版“{edition}”；请写较早的一版。",
        '"{named}" is not earlier than this edition, "{edition}"; name an earlier one.',
    ),
    Code.LEVEL_NOT_HERE: Text(
        "listing 说本版没有层级“{level}”，“{name}”却属于这一层级；请改写 listing，或改写条目的层级。",
        'The listing says that this edition has no level "{level}", and "{name}" is of it; '
        "correct the listing or the level of the item.",
    ),
    Code.ATTRIBUTE_TWICE: Text(
        "属性“{attribute}”在{first}已有；请改名或删去其中一个。",
        'The attribute "{attribute}" already stands on {first}; rename or delete one of them.',
    ),
    Code.ATTRIBUTE_REFUSED: Text(
        "属性的 id 不能是“{attribute}”：它要作列名，不能与条目已有的键同名，也不能有空格和 . , ; | 等符号；"
        "请另取一个，如 firms。",
        'No attribute may have the id "{attribute}": it heads a column, so it may not be a key that '
        "items have already, nor hold spaces or marks such as . , ; |; choose another, such as firms.",
    ),
    Code.SUM_OF_NO_NUMBERS: Text(
        "只有数字能合计，而属性“{attribute}”的类型是 {type}；请写 type: number，或去掉 sum。",
        'Only numbers can be added up, and the attribute "{attribute}" is of type {type}; write '
        "type: number, or take sum out.",
    ),
    Code.ATTRIBUTE_MISTYPED: Text(
        "“{name}”的属性 {attribute} 按 taxonomy.yaml 应如 {example}，而这里是 {value}；请改正其中之一。",
        'The attribute {attribute} of "{name}" is {value}; taxonomy.yaml wants it such as {example}. '
        "Correct one of the two.",
    ),
    Code.BASE_REFUSED: Text(
        "“{base}”不能作 IRI 的开头；请写以 /、# 或 : 结尾的绝对 IRI，如 https://example.org/tracks/。",
        'No IRI can begin with "{base}"; write an absolute IRI that ends in /, # or :, such as '
        "https://example.org/tracks/.",
    ),
    Code.LABEL_LANGUAGE: Text(
        "“{tag}”不是语言标签（BCP 47）；请写如 {right}。",
        '"{tag}" is not the tag of a language as BCP 47 has it; write it like {right}.',
    ),
    Code.LABEL_ENGLISH: Text(
        "英文名的键是 name_en；请写在那里。",
        "The English name has the key name_en; write it there.",
    ),
    Code.DAY_EXPECTED: Text(
        "“{value}”不是日期；请写到日，如 2025-03-28。",
        '"{value}" is no day; write it like 2025-03-28.',
    ),
    Code.DATE_EXPECTED: Text(
        "“{value}”不是日期；请写如 2025-03-28，或只到月、年。",
        '"{value}" is no date; write it like 2025-03-28, or to the month or year.',
    ),
    Code.ENDS_BEFORE_IT_BEGINS: Text(
        "生效自 {first}，却只到 {last}；请改正其中之一。",
        "It is in force from {first} and only to {last}; correct one of them.",
    ),
    Code.REPLACED_BY_ITSELF: Text(
        "“{name}”的 replaced_by 写着它自己；请写接替它的条目，或去掉。",
        '"{name}" is said to be replaced by itself; write what took over from it, or take '
        "replaced_by out.",
    ),
    Code.REPLACED_IN_FORCE: Text(
        "“{name}”写有 replaced_by，却不是停用的条目；请写 status: deprecated，或去掉 replaced_by。",
        '"{name}" is said to be replaced and is not deprecated; write status: deprecated, or take '
        "replaced_by out.",
    ),
    Code.UNDER_IT_ANYWAY: Text(
        "“{name}”的 also_under 写着“{other}”，那是它自己、它的上级，或在它之下的条目；请只写它另外属于的条目。",
        'The also_under of "{name}" says "{other}", which is itself, its parent, or stands below it; '
        "write only what else it stands under.",
    ),
    Code.DATE_AGAINST_ORDER: Text(
        "{first} 版排在 {second} 版之前，日期却是 {day} 和 {later}；各版只按版名排序（数字按大小，98 在 2002 之前；"
        "大写在小写之前，V2 在 v1 之前）：请改正日期，或改版名。",
        "{first} comes before {second}, yet their dates are {day} and {later}. Labels alone order "
        "editions (digits as numbers, 98 before 2002; capitals first, V2 before v1): correct a date, "
        "or a label.",
    ),
    Code.LABELS_OF_TWO_FORMS: Text(
        "各版只按版名排序（数字按大小，大写在小写之前），{first} 排在 {second} 之前；如非本意，请把版名写成一种形式，"
        "如都用四位年份，或都用小写。",
        "Labels alone order editions (digits as numbers, capitals first): {first} comes before "
        "{second}. Where that is not meant, write all labels in one form, such as years of four "
        "digits, or all in small letters.",
    ),
    Code.LISTING_OF_NONE: Text(
        "listing 说本版没有任何层级；请至少给一个层级写 complete 或 partial。",
        "The listing says that this edition has no level at all; write complete or partial for "
        "at least one.",
    ),
    Code.SOURCE_TWICE: Text(
        "来源“{id}”在 {edition} 版已定义；请只留一处，其余各版直接引用。",
        'The source "{id}" is already defined in the edition {edition}; keep one definition, '
        "the other editions can cite it.",
    ),
    Code.SOURCE_UNKNOWN: Text(
        "各版都没有定义来源“{id}”，已定义的有 {known}；请在 sources 下定义，或改正。",
        'No edition defines the source "{id}", those defined are {known}; define it under sources, '
        "or correct it.",
    ),
    Code.LINK_FROM_UNKNOWN: Text(
        "{edition} 版没有“{name}”；请照该版的名称或 id 改写，或写明 since。",
        'The edition {edition} has no item "{name}"; write its name or id as that edition has it, '
        "or name another edition under since.",
    ),
    Code.ID_MISSING_HERE: Text(
        "“{name}”在本版没有 id，在 {edition} 版却是“{id}”；请在此处写 id: {id}。",
        '"{name}" has no id here and is "{id}" in the edition {edition}; write id: {id} here.',
    ),
    Code.ID_MISSING_THERE: Text(
        "“{name}”在本版的 id 是“{id}”，在 {edition} 版却没有 id；如是同一条目，请在 {edition} 版写 "
        "id: {id}；如是另一条目，请在 {edition} 版为那一个写别的 id。",
        '"{name}" has the id "{id}" here and none in the edition {edition}; '
        "if they are one, write id: {id} in {edition}; if not, write another id there.",
    ),
    Code.SPELLED_ALIKE: Text(
        "“{name}”与 {edition} 版的“{other}”只差空格、连字符或间隔号，现作两个条目；"
        "如是同一条目请统一写法。",
        '"{name}" differs from "{other}" in the edition {edition} only by spaces, dashes or dots '
        "and counts as another item; spell them alike if they are one.",
    ),
    Code.STATEMENT_UNKNOWN: Text(
        "看不出这是哪种载明；请以 {known} 之一为键写一个映射。",
        "This is no statement; write a mapping with one of the keys {known}.",
    ),
    Code.SINCE_MISSING: Text(
        "不知与哪一版相比；请写 since，或给本版写 previous。",
        "Nothing says which edition this compares with; write since here, or previous for the "
        "whole edition.",
    ),
    Code.NAME_UNKNOWN: Text(
        "“{name}”不是本版的条目；请照 items 中的名称或 id 改写，或补上这个条目。",
        '"{name}" is no item of this edition; write it as under items, or add it there.',
    ),
    Code.NAME_AMBIGUOUS: Text(
        "名为“{name}”的条目不止一个；请改写 id：{ids}。",
        'There is more than one item named "{name}"; write the id instead: {ids}.',
    ),
    Code.COUNT_EMPTY: Text(
        "这条 count 没有数字；请写 is、was、net、growth 或 most 中的至少一个。",
        "This count says no figure; write at least one of is, was, net, growth or most.",
    ),
    Code.EACH_MISSING: Text(
        "under 有 {names}，不知数字是各自还是合计；请写 each: yes、no 或 unclear。",
        "Nothing says whether the figure is that of each of {names} or of all together; "
        "write each: yes, no or unclear.",
    ),
    Code.LINK_BACKWARDS: Text(
        "这一行由 {named} 版到 {edition} 版，方向反了，没有采用；请把较早的一版写在 from_edition。",
        "This row leads from {named} back to {edition} and is not used; "
        "write the earlier edition under from_edition.",
    ),
    Code.LINK_TO_UNKNOWN: Text(
        "这一版没有“{id}”；请照本版的名称或 id 改写 to_id，或补上这个条目。",
        'This edition has no item "{id}"; write its name or id under to_id, or add the item.',
    ),
    Code.LINKS_DIFFER: Text(
        "这条对应关系与{first}的一条对同样两个条目的说法不同；请只留正确的一条。",
        "This link and the one on {first} say different things of the same two items; "
        "keep the right one.",
    ),
    Code.WEIGHTS_EXCEED: Text(
        "由“{name}”分出的权重合计 {sum}，超过 1；请核对各条的 weight。",
        'The weights out of "{name}" sum to {sum}, which is more than 1; check each weight.',
    ),
    Code.LINK_OF_UNCHANGED: Text(
        "“{name}”写作已结束，这一版却仍原样列出；如只分出一部分请写 part_of（表中 partial 写 1），"
        "如另有归并请再写一条到它自身的对应关系。",
        '"{name}" is said to have ended, and this edition lists it unchanged; write part_of '
        "(in a table: partial 1) if it gave a part, or link it to itself too if it lives on.",
    ),
    Code.GONE_UNLINKED: Text(
        "{edition} 版的这些条目不再列出，也没有对应关系说明去向：{names}；有承接的请写明，没有的请写 ended。",
        "Items of {edition} are gone and no link says what became of them: {names}; "
        "link those that were carried on, and write ended of those that were not.",
    ),
    Code.WEIGHTS_FALL_SHORT: Text(
        "由“{name}”分出的权重合计 {sum}，其余 {rest} 没有去向；请补上，或核对各条的 weight。",
        'The weights out of "{name}" sum to {sum}, and {rest} is not accounted for; say where it went, '
        "or check each weight.",
    ),
    Code.LINK_PASSES_OVER: Text(
        "{edition} 版的对应关系由 {since} 版而来，越过了 {between} 版：{names}；"
        "请改由 {between} 版写起，或在 {between} 版写明这些条目的去向。",
        "Links of {edition} lead from {since} and pass over {between}, which lies between: {names}. "
        "Let them lead from {between}, or say in {between} what became of these items.",
    ),
    Code.PART_OF_ANOTHER: Text(
        "“{name}”写作只分出一部分，{edition} 版的 {id} 却是“{now}”，也没有一条到它自身的对应关系；"
        "如已结束请写 from（表中 partial 写 0），如存续请再写一条到它自身的对应关系。",
        '"{name}" is said to have given a part, while {id} of {edition} is now "{now}" and no link leads '
        "from it to itself; write from (in a table: partial 0) if it ended, or link it to itself too if "
        "it lives on.",
    ),
    Code.ID_SPELLED_ALIKE: Text(
        "id“{id}”与 {edition} 版的“{other}”只差大小写或全角半角，现作两个条目；如是同一条目请统一写法。",
        'The id "{id}" differs from "{other}" in the edition {edition} only by case or width and counts '
        "as another item; spell them alike if they are one.",
    ),
    Code.ID_CHANGED: Text(
        "“{name}”在 {edition} 版同一位置的 id 是“{other}”，这里是“{id}”，现作两个条目；"
        "如是同一条目请沿用原 id，或写一条对应关系。",
        '"{name}" has the id "{other}" at the same place in the edition {edition} and "{id}" here, and '
        "counts as another item; keep the id if they are one, or link them.",
    ),
    Code.IDS_TAKEN_UP: Text(
        "有 {n} 个 id 与 {edition} 版相同，条目却不同：名称不同，其下的条目过半归到别处（{ids}）；"
        "如是同一条目，请写一条到它自身的对应关系。",
        "{n} ids of {edition} stand here for other items: the names differ, and most of what stood "
        "under them went elsewhere ({ids}); link those to themselves that are the same.",
        one="One id of {edition} stands here for another item: the name differs, and most of what stood "
        "under it went elsewhere ({ids}); link it to itself if it is the same.",
    ),
    Code.NAMES_AT_ANOTHER_LEVEL: Text(
        "层级与 {edition} 版不同，仍作同一条目（升格或降格）：{names}；如是同一条目，无须改动；"
        "如是另一条目，请为它写一个 id。",
        "At another level than in {edition}, and counted as the same items, promoted or demoted: {names}. "
        "If they are, nothing is to be done; give one that is another item an id.",
    ),
    Code.LINK_TAKES_NOTHING: Text(
        "“{name}”写作归入：{targets}，其下 {of} 个末级条目却一个也不在那里，而在：{elsewhere}；"
        "请改正这条对应关系，或用对应关系写明末级条目的去向。",
        '"{name}" is linked to {targets}, and none of the {of} lowest items under it is there; they are '
        "in {elsewhere}. Correct the link, or link the lowest items to where they went.",
        one='"{name}" is linked to {targets}, and the one lowest item under it is not there; it is in '
        "{elsewhere}. Correct the link, or link the lowest item to where it went.",
    ),
    Code.LINK_LEAVES_SOME: Text(
        "“{name}”写作全部归入：{targets}，其下 {of} 个末级条目却有 {n} 个在别处：{elsewhere}；"
        "请改写 part_of（表中 partial 写 1），或补一条到那里的对应关系。",
        'All of "{name}" is said to have gone to {targets}, and {n} of the {of} lowest items under it lie '
        "elsewhere: {elsewhere}. Write part_of (in a table: partial 1), or link it there too.",
        one='All of "{name}" is said to have gone to {targets}, and {n} of the {of} lowest items under it '
        "lies elsewhere: {elsewhere}. Write part_of (in a table: partial 1), or link it there too.",
    ),
    Code.WEIGHT_OF_SEVERAL: Text(
        "权重只能用于一个条目到一个条目；请分开写成几条。",
        "A weight is of one item and one other; write a link for each pair.",
    ),
    Code.LINK_ONE_SIDED: Text(
        "对应关系要写 from、part_of、ended、new 之一，只写一个；请改写。",
        "A link has one of from, part_of, ended and new; write exactly one of them.",
    ),
    Code.LINK_TO_NOTHING: Text(
        "这条对应关系没有去向；如 {names} 已结束而无承接，请写 {link}。",
        "This link leads to nothing; if {names} ended with no successor, write {link}.",
    ),
    Code.SETTLED_WITH_MORE: Text(
        "这条对应关系只有一端（{form}），不能有 {key}；请删去 {key}，或补上另一端。",
        "This link has one end alone ({form}), and so no {key}; delete {key}, or write the other end.",
    ),
    Code.SETTLED_AND_LINKED: Text(
        "{first}写明“{name}”无承接，这条却写了承接；请只留正确的一条。",
        'On {first} "{name}" is said to have no successor, or no predecessor, and this link gives it '
        "one; keep the right one.",
    ),
    Code.NOTHING_STATED: Text(
        "这条载明既无个数也无名称；请写 number、names 中的至少一个，或删去这一条。",
        "This statement says neither how many nor which; write number, names or both, or delete it.",
    ),
    Code.STATED_NOT_LISTED: Text(
        "载明 {level} 为 {stated}，清单却有 {listed}；请核对，来源如此则不必改。",
        "The source states {stated} of the level {level} and the listing has {listed}; "
        "check both, and leave it if the source says so.",
    ),
    Code.STATED_LEVEL_DIFFERS: Text(
        "“{name}”载明为 {stated}，本版却列为 {listed}；请核对，来源如此则不必改。",
        '"{name}" is stated at the level {stated} and listed at {listed}; check both, '
        "and leave it if the source says so.",
    ),
    Code.NUMBER_TOO_SMALL: Text(
        "载明 {number} 个，却列了 {names} 个名称；请核对，来源如此则不必改。",
        "The number stated is {number} and {names} names are given; check both, "
        "and leave it if the source says so.",
    ),
}
