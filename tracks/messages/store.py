"""What is said of the database (T5): the fact, which database, one remedy."""

from collections.abc import Mapping

from tracks.errors import Code
from tracks.messages import Text

SENTENCES: Mapping[Code, Text] = {
    Code.NOTHING_RECORDED: Text(
        "数据库“{database}”中还没有任何记录；请先运行 tracks import。",
        'Nothing is recorded yet in the database "{database}"; run tracks import first.',
    ),
    Code.DATABASE_UNSUPPORTED: Text(
        "“{database}”不是可用的数据库地址；请写文件路径、sqlite:///文件路径，"
        "或 postgresql://用户:密码@主机/数据库（密码中的 @ 写作 %40）。",
        '"{database}" is not a database that can be used; give a file path, sqlite:///path, '
        "or postgresql://user:password@host/database (an @ in the password is written %40).",
    ),
    Code.DATABASE_UNREACHABLE: Text(
        "打不开数据库“{database}”；请检查它所在的文件夹是否存在、是否可写。",
        'Cannot open the database "{database}"; check that its folder exists and can be written.',
    ),
    Code.NOT_A_DATABASE: Text(
        "“{database}”不是数据库文件；请用 --db 指定另一个文件。",
        '"{database}" is not a database file; name another file with --db.',
    ),
    Code.DATABASE_FOREIGN: Text(
        "“{database}”是别的程序的数据库，未作改动；请用 --db 指定另一个。",
        '"{database}" is the database of another program and was left alone; '
        "name another with --db.",
    ),
    Code.DATABASE_NEWER: Text(
        "数据库“{database}”的版本“{version}”比本程序新，未作改动；请升级 tracks。",
        'The database "{database}" has the version "{version}", newer than this program, '
        "and was left alone; upgrade tracks.",
    ),
    Code.DATABASE_LOCKED: Text(
        "数据库“{database}”正由另一个程序写入；请稍后再试。",
        'Another program is writing to the database "{database}"; try again later.',
    ),
    Code.DATABASE_READ_ONLY: Text(
        "数据库“{database}”只读，什么都没有录入；请改为可写，或用 --db 指定另一个。",
        'The database "{database}" is read-only, nothing was recorded; make it writable, '
        "or name another with --db.",
    ),
    Code.DISK_FULL: Text(
        "数据库“{database}”所在的磁盘已满，什么都没有录入；请腾出空间后再试。",
        'The disk of the database "{database}" is full, nothing was recorded; '
        "make room and try again.",
    ),
    Code.DATABASE_DAMAGED: Text(
        "数据库“{database}”已损坏（{detail}）；请从备份恢复。",
        'The database "{database}" is damaged ({detail}); restore it from a backup.',
    ),
    Code.DRIVER_MISSING: Text(
        '尚未安装 {database} 的驱动程序；请运行 pip install "industry-tracks[postgres]"。',
        'The driver for {database} is not installed; run pip install "industry-tracks[postgres]".',
    ),
    Code.SERVER_REFUSES: Text(
        "无法使用数据库“{database}”（{detail}）；请检查地址、用户、密码、权限，以及服务器是否在运行。",
        'The database "{database}" cannot be used ({detail}); check the address, the user, '
        "the password and the rights, and whether the server is running.",
    ),
    Code.CONNECTION_LOST: Text(
        "与数据库“{database}”的连接中断（{detail}），不会只录入一部分；"
        "请重新运行：已经录入的不会重复录入。",
        'The connection to the database "{database}" was lost ({detail}); nothing is recorded in '
        "part. Run the command again: what is recorded already is not recorded twice.",
    ),
    Code.DISK_FAILS: Text(
        "数据库“{database}”所在的磁盘无法读写（{detail}），不会只录入一部分；"
        "请检查磁盘是否已满、配额是否用完、是否完好。",
        'The disk of the database "{database}" cannot be read or written ({detail}); nothing is '
        "recorded in part. Check whether it is full, over a quota or broken.",
    ),
    Code.EDITION_PUBLISHED: Text(
        '{taxonomy} 的 {revision} 已经发布，而内容有变化；请用 --revise "原因" 录为草稿。',
        "{taxonomy} {revision} is published and the content has changed; "
        'record it as a draft with --revise "why".',
    ),
    Code.BACKUP_EXISTS: Text(
        "“{file}”已经存在，没有改动；请换一个文件名。",
        'There is already a file "{file}", which was left alone; give another name.',
    ),
    Code.NOT_EMPTY: Text(
        "数据库“{database}”中已有记录，没有恢复；请用 --db 指定一个空的数据库。",
        'The database "{database}" holds something already, nothing was restored; '
        "name an empty one with --db.",
    ),
    Code.ITEM_DAMAGED: Text(
        "{taxonomy} {revision} 的条目“{item}”与录入时不一致；请从备份恢复。",
        'The item "{item}" of {taxonomy} {revision} is not as it was recorded; '
        "restore the database from a backup.",
    ),
    Code.STATE_ASTRAY: Text(
        "{taxonomy} 的条目“{item}”所属的录入（{since}–{until}）不存在；请从备份恢复。",
        'The item "{item}" of {taxonomy} belongs to revisions ({since}–{until}) '
        "that do not exist; restore the database from a backup.",
    ),
    Code.STATES_OVERLAP: Text(
        "{taxonomy} {revision} 的条目“{item}”有两个状态；请从备份恢复。",
        'The item "{item}" of {taxonomy} {revision} has two states; '
        "restore the database from a backup.",
    ),
    Code.PARENT_LOST: Text(
        "{taxonomy} {revision} 的条目“{item}”的上级“{parent}”不存在；请从备份恢复。",
        'The parent "{parent}" of the item "{item}" of {taxonomy} {revision} does not exist; '
        "restore the database from a backup.",
    ),
    Code.HEAD_DAMAGED: Text(
        "{taxonomy} {revision} 的来源、载明等内容无法读取；请从备份恢复。",
        "What {taxonomy} {revision} holds besides its items cannot be read; "
        "restore the database from a backup.",
    ),
    Code.REVISION_DAMAGED: Text(
        "{taxonomy} {revision} 的整体内容与录入时不一致；请从备份恢复。",
        "{taxonomy} {revision} as a whole is not as it was recorded; "
        "restore the database from a backup.",
    ),
    Code.TALLY_DAMAGED: Text(
        "{taxonomy} {revision} 的条目数与录入时不一致；请从备份恢复。",
        "The counts of {taxonomy} {revision} are not as they were recorded; "
        "restore the database from a backup.",
    ),
    Code.HISTORY_DAMAGED: Text(
        "{taxonomy} {revision} 的记事（录入、发布、撤回）与记下时不一致；请从备份恢复。",
        "What the journal says of {taxonomy} {revision} is not as it was entered; "
        "restore the database from a backup.",
    ),
    Code.ACT_ASTRAY: Text(
        "{taxonomy} 的第 {number} 条记事所属的录入不存在；请从备份恢复。",
        "Entry {number} in the journal of {taxonomy} belongs to a revision that does not exist; "
        "restore the database from a backup.",
    ),
    Code.ACT_MISSING: Text(
        "{taxonomy} 缺少第 {number} 条记事；请从备份恢复。",
        "Entry {number} in the journal of {taxonomy} is missing; "
        "restore the database from a backup.",
    ),
    Code.SETTINGS_DAMAGED: Text(
        "{taxonomy} 的第 {number} 条记事（taxonomy.yaml 的变更）与记下时不一致；请从备份恢复。",
        "Entry {number} in the journal of {taxonomy}, a change of its taxonomy.yaml, is not as it was "
        "entered; restore the database from a backup.",
    ),
    Code.TAXONOMY_RECORDED: Text(
        "数据库中已有 {taxonomy}，不能再导入它的全部导出；请用 --db 指定另一个数据库，或只导入其中一版。",
        "The database has {taxonomy} already, so that a dump of it cannot be imported; name "
        "another database with --db, or import a single edition.",
    ),
    Code.REVISION_UNWRITABLE: Text(
        "{taxonomy} 的 {revision} 过深或过大，写不成 YAML，内容又超出 CSV 所能写；请改为备份数据库。",
        "{taxonomy} {revision} is too deep or too large for YAML and holds more than CSV can; "
        "back up the database instead.",
    ),
    Code.LINKS_FROM_NOTHING: Text(
        "{taxonomy} 的 {since} 没有 {revision} 的对应关系所由来的条目：{names}；以 {since} 为准时，"
        "这些对应关系无所由来。请修订 {edition} 的对应关系。",
        "{taxonomy} {since} does not list what links of {revision} lead from: {names}. While {since} "
        "stands these links lead from nothing; revise the links of {edition}.",
    ),
    Code.LINKS_FROM_WITHDRAWN: Text(
        "{taxonomy} 的 {since} 各次录入均已撤回，{revision} 的对应关系却由其条目而来：{names}；"
        "这些对应关系无所由来。请发布 {since} 的一次录入，或修订 {edition} 的对应关系。",
        "All revisions of {taxonomy} {since} are withdrawn, and links of {revision} lead from its items: "
        "{names}. These links lead from nothing; publish a revision of {since}, or revise the links "
        "of {edition}.",
    ),
}
