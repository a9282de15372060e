"""What `tracks db` says of the database as a whole."""

from tracks.messages import Text
from tracks.model.language import Language

CURRENT = Text(
    "数据库“{database}”：{version}，已是最新", 'The database "{database}" has {version}, the newest'
)
OLDER = Text(
    "数据库“{database}”：{version}，最新为 {newest}；下次使用时自动升级，也可用 tracks db upgrade",
    'The database "{database}" has {version}, the newest is {newest}; '
    "it is upgraded on its next use, or by tracks db upgrade",
)
ABSENT = Text(
    "还没有数据库“{database}”；首次录入时自动建立",
    'There is no database "{database}" yet; the first import makes it',
)
COPYING = Text("正在复制 {table}", "copying {table}")
BACKED_UP = Text(
    "已备份 {n} 次录入：{file}",
    "{n} revisions backed up to {file}",
    one="1 revision backed up to {file}",
)
RESTORED = Text(
    "已恢复 {n} 次录入：{file}",
    "{n} revisions restored from {file}",
    one="1 revision restored from {file}",
)


def version(database: str, found: str | None, newest: str, lang: Language) -> str:
    """Say which version a database has, and whether that is the newest."""
    if found is None:
        return ABSENT(lang, database=database)
    line = CURRENT if found == newest else OLDER
    return line(lang, database=database, version=found, newest=newest)
