"""How the help calls what a command takes, and what it says of it."""

from collections.abc import Mapping

from tracks.messages import Text

METAVARS: Mapping[str, Text] = {
    "paths": Text("路径", "PATH"),
    "files": Text("路径", "PATH"),
    "edition": Text("版", "EDITION"),
    "by": Text("何人", "NAME"),
    "why": Text("缘由", "TEXT"),
    "revise": Text("原因", "TEXT"),
    "since": Text("版", "EDITION"),
    "before": Text("前版", "BEFORE"),
    "after": Text("后版", "AFTER"),
    "level": Text("层级", "LEVEL"),
    "under": Text("条目", "ITEM"),
    "kinds": Text("变化", "KIND"),
    "labels": Text("语言", "LANGUAGE"),
    "findings": Text("哪些", "WHICH"),
    "item": Text("条目", "ITEM"),
    "source": Text("源版", "SOURCE"),
    "target": Text("目标版", "TARGET"),
    "span": Text("起..止", "A..B"),
    "sources": Text("来源", "SOURCE"),
    "without": Text("来源或假定", "NAME"),
    "explain": Text("数字", "FIGURE"),
    "limit": Text("秒数", "SECONDS"),
    "form": Text("格式", "FORMAT"),
    "output": Text("文件", "FILE"),
    "start": Text("版", "EDITION"),
    "date": Text("日期", "DATE"),
    "on": Text("日期", "DAY"),
    "taxonomy": Text("分类体系", "TAXONOMY"),
    "database": Text("数据库", "DATABASE"),
    "lang": Text("zh|en", "zh|en"),
    "shell": Text("SHELL", "SHELL"),
    "action": Text("操作", "ACTION"),
    "file": Text("文件", "FILE"),
}

PARAMETERS: Mapping[str, Text] = {
    "paths": Text(
        "分类体系的文件夹（内有 taxonomy.yaml）、包含若干这种文件夹的文件夹、单个版文件、单独一个 RDF 文件，或对应表 maps.csv；"
        "没有这一路径时，可以是自带的分类体系的名称，taxonomies 为全部；不写即为 china-new-tracks",
        "a taxonomy's folder (with taxonomy.yaml), a folder of such folders, the file of one edition, "
        "a file of RDF alone, or maps.csv; where there is no such path, the name of a bundled "
        "taxonomy, or taxonomies for all of them; none means china-new-tracks",
    ),
    "files": Text(
        "分类体系的文件夹（内有 taxonomy.yaml）、包含若干这种文件夹的文件夹、单个版文件、单独一个 RDF 文件，或对应表 maps.csv",
        "a taxonomy's folder (with taxonomy.yaml), a folder of such folders, the file of one edition, "
        "a file of RDF alone, or maps.csv",
    ),
    "edition": Text(
        "如 2025；指明某一次录入时写 2025@1", "such as 2025, or 2025@1 for one of its revisions"
    ),
    "by": Text(
        "记为何人所为（否则为当前用户）", "who does it, for the journal (else the system's user)"
    ),
    "why": Text("写明缘由，记入记事", "why, for the journal"),
    "revise": Text(
        "写明修订原因；已发布的版有变化时必须写，录为草稿",
        "why it is revised; lets changes to a published edition be recorded as a draft",
    ),
    "before": Text(
        "较早的一版，如 2021；指明某一次录入时写 2021@1",
        "the earlier edition, such as 2021, or 2021@1 for one of its revisions",
    ),
    "after": Text("较晚的一版，如 2025", "the later edition, such as 2025"),
    "since": Text(
        "照哪一版的条目（否则为此前最近的一版）",
        "whose items it begins with (else the latest edition before it)",
    ),
    "level": Text(
        "只看这一层级（id 或名称，如 main、主赛道）",
        "only this level, by id or name (main, main track)",
    ),
    "under": Text(
        "只看这个条目之下（名称、id 或代码）", "only what stands under this item (name, id or code)"
    ),
    "labels": Text(
        "条目用这种语言的名称显示，如 ja；没有的用原名",
        "name items in this language, such as ja, where they have a name in it",
    ),
    "kinds": Text(
        "只看这类变化，如 added；可重复写", "only this kind of change, such as added; repeatable"
    ),
    "item": Text(
        "条目曾用的任何名称、别名、代码或 id", "any name, alias, code or id that the item ever had"
    ),
    "source": Text("由哪一版，如 2021", "from which edition, such as 2021"),
    "target": Text(
        "到哪一版，如 2025；也可以更早", "to which edition, such as 2025; it may be the earlier one"
    ),
    "span": Text("起止两版，如 2021..2025", "from which to which edition, such as 2021..2025"),
    "preview": Text(
        "只说明会怎样改，不改；有要改的则退出码为 1",
        "only show what would change, and exit with 1 where something would",
    ),
    "start": Text("从哪一版起，到最近一版", "from which edition, to the latest"),
    "all_editions": Text("从第一版起", "from the first edition"),
    "notes": Text(
        "也写备注的变化（备注供内部使用）", "tell changes of notes too, which are internal"
    ),
    "draft": Text(
        "征求意见稿：标明草稿，留出意见栏", "for review: marked as a draft, with room for comments"
    ),
    "findings": Text(
        "写哪些勾稽核对结果：none 不写，covered 只写关于所涉各版的，all 全写",
        "which findings of the audit: none, covered (of its editions), all",
    ),
    "date": Text(
        "印在报告上的日期；不写就不印", "the date to print on the report; none if not given"
    ),
    "on": Text(
        "写日期（如 2024-06-30）代替版：指那一天生效的一版",
        "days such as 2024-06-30 in place of editions: each is the one in force then",
    ),
    "check": Text("不闭合时退出码为 1", "exit with 1 where the numbers do not close"),
    "excel": Text(
        "CSV 供 Excel 打开：加字节序标记，公式样的内容写成文字；对照表的列名用所选语言",
        "a CSV for Excel: with a byte order mark, formulas as text, a crosswalk's headings in the "
        "language",
    ),
    "sources": Text(
        "只信这个来源（其 id）；可重复写", "believe only this source (its id); repeatable"
    ),
    "without": Text(
        "不采用这个来源或假定；可重复写", "leave out this source or assumption; repeatable"
    ),
    "explain": Text(
        "说明一个数字由何推出：版、层级、条目，如 2025 new 产业",
        "what a figure follows from: edition, level, item, such as 2025 new",
    ),
    "all_conflicts": Text(
        "列出全部矛盾，而不只最短的", "list all conflicts, not the shortest only"
    ),
    "limit": Text(
        "最多用多少秒（默认不看时钟，按步数）",
        "at most so many seconds (steps are counted if not given)",
    ),
    "exit_code": Text("有差异时退出码为 1", "exit with 1 where the editions differ"),
    "form": Text(
        "输出格式：{formats}（默认 {default}）", "one of {formats}; {default} if not given"
    ),
    "output": Text("写入文件（完整写入，或完全不写）", "write to a file, whole or not at all"),
    "everything": Text(
        "导出全部录入和记事，写入 -o 指定的新文件夹；与 --format 同用时写成一个文件",
        "export all revisions and the journal into the new folder that -o names; with --format as "
        "one file",
    ),
    "write": Text("写入该文件夹的 taxonomy.yaml", "write it as the folder's taxonomy.yaml"),
    "dry_run": Text("只说明会怎样，不改动记录", "say what would be done, and do nothing"),
    "taxonomy": Text(
        "几个分类体系都有所写的版和条目时，指明哪一个（否则用 TRACKS_TAXONOMY）",
        "which taxonomy, where several have what is named (else TRACKS_TAXONOMY)",
    ),
    "database": Text(
        "数据库文件或 URL（否则用 TRACKS_DB，再否则用用户数据文件夹）",
        "database file or URL (else TRACKS_DB, else a file in the user's data folder)",
    ),
    "lang": Text(
        "语言（否则依系统语言环境，未设则为 zh）",
        "language (else the locale's, else zh where it says nothing)",
    ),
    "shell": Text("bash、zsh 或 fish", "bash, zsh or fish"),
    "action": Text("current、upgrade、backup 或 restore", "current, upgrade, backup or restore"),
    "file": Text(
        "备份文件；backup 时不得已经存在", "the backup; for backup a file that is not there yet"
    ),
    "version": Text("显示版本", "show the version"),
    "help": Text("显示帮助", "show this help"),
}
