"""What the help of the program and of each command says."""

from collections.abc import Mapping
from typing import NamedTuple

from tracks.messages import Text


class Page(NamedTuple):
    """What a command's help says of it: one line, command lines to try, perhaps something more."""

    summary: Text
    examples: Text
    detail: Text | None = None


PROGRAM = Page(
    Text(
        "管理分类体系的历年各版，说明任意两版之间的变化。",
        "Keeps yearly editions of a classification, and tells what changed between them.",
    ),
    Text(
        "tracks import\ntracks diff 2024 2025",
        "tracks import\ntracks diff 2024 2025 --lang en",
    ),
)

PAGES: Mapping[str, Page] = {
    "import": Page(
        Text("把各版文件录入数据库。", "Record editions in the database."),
        Text(
            "tracks import\n"
            "tracks import shenzhen-20-8\n"
            "tracks import taxonomies/china-new-tracks/2025.yaml --dry-run\n"
            "tracks import taxonomies/china-new-tracks --revise 更正数字方向",
            "tracks import\n"
            "tracks import shenzhen-20-8\n"
            "tracks import taxonomies/china-new-tracks/2025.yaml --dry-run\n"
            "tracks import taxonomies/china-new-tracks --revise corrected",
        ),
        Text(
            "内容没有变化的版不重复录入；只要有一处错误，就什么都不录入。"
            "已发布的版如有变化，须用 --revise 写明原因，录为草稿。",
            "An unchanged edition is not recorded again; one error keeps all of them out. Changes "
            "to a published edition need --revise with a reason and become a draft.",
        ),
    ),
    "sniff": Page(
        Text(
            "看发布的文件，提出怎样读入（taxonomy.yaml 中的 read:）。",
            "Look at published files and propose how they are read (read: of taxonomy.yaml).",
        ),
        Text(
            "tracks sniff naics\ntracks sniff naics/NAICS2022.csv --write",
            "tracks sniff naics\ntracks sniff naics/NAICS2022.csv --write",
        ),
        Text(
            "以注释写明认出了什么、哪些没有把握、最初十个条目；不录入。--write 写入这个文件夹的 "
            "taxonomy.yaml，已有的不动。",
            "Comments say what was recognised, what is not sure, and the first ten items; nothing is "
            "recorded. --write puts it into the taxonomy.yaml of that folder, unless there is one.",
        ),
    ),
    "list": Page(
        Text(
            "列出已录入的分类体系和各版，或某一版的各次录入。",
            "List the taxonomies and editions that are recorded, or the revisions of one.",
        ),
        Text("tracks list\ntracks list 2025", "tracks list\ntracks list 2025"),
    ),
    "show": Page(
        Text(
            "以树形显示一版的条目和数量。",
            "Show the items of an edition as a tree, with counts.",
        ),
        Text(
            "tracks show 2025\n"
            "tracks show 2025@1 --level main\n"
            "tracks show --on 2024-06-30\n"
            "tracks show 2025 --excel -o 条目.csv",
            "tracks show 2025\n"
            "tracks show 2025@1 --level main\n"
            "tracks show --on 2024-06-30\n"
            "tracks show 2025 --excel -o items.csv",
        ),
    ),
    "diff": Page(
        Text(
            "对照两版：哪些变化有依据，哪些无法判定。",
            "Compare two editions: what changed, on what evidence.",
        ),
        Text(
            "tracks diff 2021 2025\n"
            "tracks diff 2024 2025 --kind added --format csv -o 新增.csv\n"
            "tracks diff 2021 2025 --level new --under 商业\n"
            "tracks diff --on 2021-06-30 2025-06-30",
            "tracks diff 2021 2025\n"
            "tracks diff 2024 2025 --kind added --format csv -o added.csv\n"
            "tracks diff 2021 2025 --level new --under 商业\n"
            "tracks diff --on 2021-06-30 2025-06-30",
        ),
    ),
    "changelog": Page(
        Text(
            "变更报告：逐版说明变了什么，最新的在前。",
            "Report what changed, edition by edition, newest first.",
        ),
        Text(
            "tracks changelog\n"
            "tracks changelog 2021..2025 -o 变更报告.md\n"
            "tracks changelog --all --lang zh,en -o 变更报告.md",
            "tracks changelog\n"
            "tracks changelog 2021..2025 -o changes.md\n"
            "tracks changelog --all --lang zh,en -o changes.md",
        ),
        Text(
            "不写起止，即最近两版。跨越多版时先总述，再逐版分述。--lang zh,en 先中文后英文，合为一份。",
            "Without a span, the latest two editions. Of several editions the span comes first, then "
            "each. --lang zh,en writes one document, Chinese first.",
        ),
    ),
    "history": Page(
        Text(
            "一个条目的沿革：由来、历程、去向。",
            "An item over all editions: what it began from, its course, what it ended in.",
        ),
        Text("tracks history 6G\ntracks history 商业 --format md", "tracks history 6G"),
        Text(
            "以它曾用的任何名称、别名、代码或 id 查找；指几个条目时逐一列出。",
            "Any name, alias, code or id that it ever had finds it; of several, each is told.",
        ),
    ),
    "crosswalk": Page(
        Text(
            "对照表：一版的每个条目在另一版中由哪些条目承接，或在另一分类体系中对应哪些条目。",
            "Pair every item of an edition with those of another that carry it on, or answer it.",
        ),
        Text(
            "tracks crosswalk 2021 2025 --excel -o 对照表.csv\n"
            "tracks crosswalk 2025 2021 --format md\n"
            "tracks crosswalk cn-sei:2018 gbt4754:2017",
            "tracks crosswalk 2021 2025 -o crosswalk.csv\n"
            "tracks crosswalk 2025 2021 --format md\n"
            "tracks crosswalk cn-sei:2018 gbt4754:2017",
        ),
        Text(
            "只依据对应关系和清单，逐年衔接；没有依据的不填。两个分类体系之间依据录入的对应表（maps.csv），"
            "版前写分类体系，如 cn-sei:2018；cn-sei: 是最近一版。",
            "By links and lists alone, composed year by year; what nothing tells is left open. Between two "
            "taxonomies by a map that is recorded (maps.csv): write the taxonomy before the edition, as in "
            "cn-sei:2018; cn-sei: is the latest one.",
        ),
    ),
    "flow": Page(
        Text(
            "增减变动表：期初、新增、拆分、合并、撤销、期末。",
            "Stock and flow: opening number, what came and went, closing number.",
        ),
        Text(
            "tracks flow 2021 2025\ntracks flow 2024 2025 --check",
            "tracks flow 2021 2025\ntracks flow 2024 2025 --check",
        ),
    ),
    "groups": Page(
        Text(
            "可比组：两版之间哪些条目可以作时间序列比较。",
            "Comparable groups: what may be compared as a time series.",
        ),
        Text("tracks groups 2021..2025", "tracks groups 2021..2025"),
    ),
    "audit": Page(
        Text(
            "数据勾稽核对：各来源的数字是否相容，由此还能推出什么。",
            "Hold the figures of all sources against each other, and tell what follows from them.",
        ),
        Text(
            "tracks audit\n"
            'tracks audit --explain "2025 new 产业"\n'
            "tracks audit --source news-2025\n"
            "tracks audit --without gei-2021 --without most",
            "tracks audit\n"
            'tracks audit --explain "2025 new 产业"\n'
            "tracks audit --source news-2025\n"
            "tracks audit --without gei-2021 --without most",
        ),
        Text(
            "按编者口径仍有矛盾时退出码为 1。假定：sums、roots、nonempty、splits、gone、rounding、most。",
            "Exits with 1 where a conflict is left as the editors read it. Assumptions: sums, roots,"
            " nonempty, splits, gone, rounding, most.",
        ),
    ),
    "export": Page(
        Text(
            "把一版写成可以再导入的文件，或把全部记录写成文件夹；或按通行格式写给别的程序。",
            "Write an edition as a file that can be imported, or all that is recorded as a folder; or "
            "in the forms that others read.",
        ),
        Text(
            "tracks export 2025 -o 2025.xlsx\n"
            "tracks export 2025@1 --format csv\n"
            "tracks export --all -o 全部\n"
            "tracks export --all --format xkos -o 全部.ttl",
            "tracks export 2025 -o 2025.xlsx\n"
            "tracks export 2025@1 --format csv\n"
            "tracks export --all -o everything\n"
            "tracks export --all --format xkos -o everything.ttl",
        ),
        Text(
            "--all 写出各次录入和记事；导入空的数据库后，与原来完全相同。skos、xkos、jsonld、klass 与 "
            "--all 同用时，把现行各版及其间的对应关系写成一个文件。",
            "With --all every revision and the journal are written; imported into an empty "
            "database they make the same record again. With --all, skos, xkos, jsonld and klass write all "
            "editions as they stand, and the links between them, as one file.",
        ),
    ),
    "template": Page(
        Text(
            "写出下一版的待填文件：条目照上一版，可在 Excel 中直接改。",
            "Write the file of an edition to come, with the items of the one before, to be edited.",
        ),
        Text(
            "tracks template 2026 -o 2026.xlsx\n"
            "tracks template 2026 --from 2024 --format yaml -o 2026.yaml",
            "tracks template 2026 -o 2026.xlsx\n"
            "tracks template 2026 --from 2024 --format yaml -o 2026.yaml",
        ),
        Text(
            "还没有录入任何一版时，层级取自 -o 所在文件夹的 taxonomy.yaml。已有的文件不覆盖。",
            "Where nothing is recorded, the levels are those of the taxonomy.yaml beside the file. A "
            "file that is there is left alone.",
        ),
    ),
    "fmt": Page(
        Text(
            "统一 YAML 文件的排版，注释不动。",
            "Lay out YAML files in one way, and keep their comments.",
        ),
        Text(
            "tracks fmt taxonomies --check\ntracks fmt taxonomies/china-new-tracks/2025.yaml",
            "tracks fmt taxonomies --check\ntracks fmt taxonomies/china-new-tracks/2025.yaml",
        ),
        Text(
            "内容不变，键的顺序不变；再运行一次不再改动。有错误的文件保持原样。",
            "What a file says stays, and the order of its keys; a second run changes nothing. A file "
            "with errors is left as it is.",
        ),
    ),
    "publish": Page(
        Text(
            "发布一次录入：以后该版即指这一次。",
            "Publish a revision: from now on it is what the edition means.",
        ),
        Text(
            "tracks publish 2025\ntracks publish 2025@1 --by 编辑部 --why 恢复首次录入",
            "tracks publish 2025\ntracks publish 2025@1 --by editors --why restored",
        ),
        Text(
            "只写版，则发布未撤回的最近一次录入。因此无所由来的对应关系会先列出，"
            "--dry-run 只列出，不发布。",
            "An edition alone means its newest revision that is not withdrawn. Links that thereby "
            "lead from nothing are told; --dry-run only tells.",
        ),
    ),
    "withdraw": Page(
        Text(
            "撤回一次录入、一版的全部录入，或体系之间的一张对应表：不再使用，但仍保留。",
            "Withdraw a revision, all of an edition, or a map: out of use, but kept.",
        ),
        Text(
            "tracks withdraw 2025@2 --why 误录\n"
            "tracks withdraw 2052 --why 年份写错\n"
            "tracks withdraw cn-sei:2018..gbt4754:2017 --why 版次有误",
            "tracks withdraw 2025@2 --why mistaken\n"
            "tracks withdraw 2052 --why misnamed\n"
            "tracks withdraw cn-sei:2018..gbt4754:2017 --why 'of another edition'",
        ),
        Text(
            "撤回的录入仍可用 2025@2 查看，也可再次发布。--why 必须写明。因此无所由来的对应关系会先列出，"
            "--dry-run 只列出，不撤回。",
            "It can still be read as 2025@2, and be published again. --why is required. Links that "
            "thereby lead from nothing are told; --dry-run only tells.",
        ),
    ),
    "log": Page(
        Text(
            "列出历次录入、发布、撤回，最近的在最后。",
            "Tell what was recorded, published and withdrawn, newest last.",
        ),
        Text("tracks log", "tracks log"),
    ),
    "validate": Page(
        Text("检查各版文件，不录入。", "Check edition files without recording them."),
        Text(
            "tracks validate taxonomies/china-new-tracks",
            "tracks validate taxonomies/china-new-tracks",
        ),
        Text(
            "每处问题都指明文件、行、列和改法。",
            "Each problem is told with its file, line, column and remedy.",
        ),
    ),
    "verify": Page(
        Text(
            "核对数据库：已录入的内容是否与录入时一致。",
            "Check that all is still in the database as it was recorded.",
        ),
        Text("tracks verify", "tracks verify"),
    ),
    "db": Page(
        Text(
            "数据库整体：版本、升级、备份、恢复。",
            "The database as a whole: its version, an upgrade, a backup, its restoring.",
        ),
        Text(
            "tracks db current\ntracks db backup 备份.db\ntracks db restore 备份.db --db 新库.db",
            "tracks db current\ntracks db backup tracks-backup.db\n"
            "tracks db restore tracks-backup.db --db new.db",
        ),
        Text(
            "备份是一个 SQLite 文件，可在他人写入时进行；只恢复到空的数据库，SQLite、PostgreSQL 均可。",
            "A backup is an SQLite file, made while others write; it is restored into a database that "
            "holds nothing, SQLite or PostgreSQL.",
        ),
    ),
    "completion": Page(
        Text(
            "输出补全脚本：在 shell 中按 Tab 键补全命令、选项和版。",
            "Print what makes a shell complete commands, options and editions on Tab.",
        ),
        Text(
            "source <(tracks completion bash)\n"
            "source <(tracks completion zsh)\n"
            "tracks completion fish | source",
            "source <(tracks completion bash)\n"
            "source <(tracks completion zsh)\n"
            "tracks completion fish | source",
        ),
        Text(
            "把示例中相应的一行写入 shell 的启动文件，即可长期生效；zsh 须放在 compinit 之后。",
            "Put the shell's line of the examples into its startup file, in zsh after compinit.",
        ),
    ),
}

GROUPS: Mapping[str, Text] = {
    "record": Text("录入与查看", "Record"),
    "compare": Text("比较", "Compare"),
    "follow": Text("追踪", "Follow"),
    "report": Text("报告", "Report"),
    "publish": Text("核对与发布", "Check and publish"),
    "database": Text("数据库", "Database"),
}
"""The groups of commands, in the order of the help."""

USAGE = Text("用法", "Usage")
COMMANDS = Text("命令", "Commands")
ARGUMENTS = Text("参数", "Arguments")
OPTIONS = Text("选项", "Options")
EXAMPLES = Text("示例", "Examples")
MORE = Text(
    "每个命令的选项和示例：tracks 命令 --help", "Options and examples: tracks COMMAND --help"
)
COMMAND_PLACE = Text("命令", "COMMAND")
OPTIONS_PLACE = Text("[选项]", "[OPTIONS]")
