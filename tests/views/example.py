"""An invented pair of editions in which everything that a diff can tell happens once."""

from tests.building import TAXONOMY, direction, edition, main, new
from tracks.diff.change import ChangeSet
from tracks.diff.delta import Delta, delta
from tracks.diff.diff import diff
from tracks.model.edition import Edition, Focus, Mentioned
from tracks.model.item import Item
from tracks.model.statement import (
    Added,
    Block,
    Count,
    Lost,
    Reading,
    Removed,
    Source,
)
from tracks.model.taxonomy import Title

PARTIAL = {"direction": "complete", "main": "complete", "new": "partial"}
ROOTS = (direction("数字", name_en="digital"), direction("产业", name_en="industry"))


def editions() -> tuple[Edition, ...]:
    """Return 2023 (before both), 2024, 2025 (between) and 2026."""
    oldest = edition("2023", *ROOTS, main("旧主赛道", "数字"))
    before = edition(
        "2024",
        *ROOTS,
        main("主赛道一", "数字"),
        Item("m2", "主赛道二", "main", "数字", code="M-2", definition="旧定义", aliases=("二",)),
        main("主赛道三", "产业"),
        main("主赛道四", "产业"),
        new("赛道甲", "主赛道一"),
        new("赛道乙", "主赛道一"),
        new("赛道丙"),
        new("赛道丁", "主赛道三"),
        new("赛道戊", "主赛道三"),
        listing=PARTIAL,
        sources={
            "note": Source(title=Title(zh="公告", en="Notice"), publisher="某机构", date="2024")
        },
        statements=(
            Block(source="note", says=(Count(count="new", value=40), Count(count="main", value=4))),
        ),
    )
    between = edition(
        "2025",
        *ROOTS,
        new("赛道子"),
        new("赛道丑"),
        listing=PARTIAL,
        sources={"mid": Source(title=Title(zh="中期报道"))},
        statements=(
            Block(
                source="mid",
                at="第 2 段",
                says=(
                    Added(added="new", since="2024", number=3, names=("赛道子", "赛道丑")),
                    Lost(lost="new", since="2024", number=2, by="merging"),
                ),
            ),
        ),
    )
    return oldest, before, between, _after()


def _after() -> Edition:
    return edition(
        "2026",
        *ROOTS,
        main("主赛道一", "产业"),
        Item(
            "m2",
            "主赛道二新",
            "main",
            "数字",
            code="M-02",
            definition="新定义",
            aliases=("二", "贰"),
        ),
        main("主赛道三", "产业"),
        main("旧主赛道", "数字"),
        main("赛道甲", "数字"),
        main("主赛道五", "产业"),
        new("赛道丙", "主赛道三"),
        new("赛道丁"),
        new("新增一", "主赛道五"),
        new("新增二"),
        new("首列一"),
        listing=PARTIAL,
        sources={
            "news": Source(title=Title(zh="发布报道", en="Release report"), date="2026-04"),
            "silent": Source(title=Title(zh="会议通知")),
        },
        statements=(
            Block(
                source="news",
                at="第 1 段",
                says=(
                    Count(count="new", value=52),
                    Added(added="new", since="2024", number=3, names=("新增一", "新增二")),
                    Removed(removed="new", since="2024", number=1, names=("赛道戊",)),
                    Added(added="new", since="2025", names=("首列一",)),
                ),
            ),
            Block(
                source="news",
                says=(
                    Count(
                        count="main", under=("数字",), since="2024", was=25, value=20, word="整合"
                    ),
                    Count(
                        count="main", under=("产业",), since="2024", net=17, most="net", word="扩容"
                    ),
                ),
                reading=Reading(level="new", by="编者", because="25 已多于主赛道总数"),
            ),
        ),
        focus=Focus(source="news", title=Title(zh="年度赛道"), names=("赛道子",)),
        mentioned=(Mentioned(source="news", names=("赛道丑",)),),
    )


def example() -> tuple[Delta, ChangeSet]:
    """Return the delta of 2024 and 2026, and its diff."""
    oldest, before, between, after = editions()
    found = delta(before, after, [oldest, between])
    return found, diff(found)


def unchanged() -> tuple[Delta, ChangeSet]:
    """Return the diff of two complete editions of the same items."""
    found = delta(edition("2024", *ROOTS), edition("2025", *ROOTS))
    return found, diff(found)


def named(*names: str) -> tuple[Delta, ChangeSet]:
    """Return a diff that prints these names wherever a name can stand."""
    roots = [Item(f"r{n}", name, "direction") for n, name in enumerate(names)]
    items = [Item(f"m{n}", name, "main", f"r{n}") for n, name in enumerate(names)]
    title = TAXONOMY.model_copy(update={"title": Title(zh=names[0])})
    before, after = edition("2024", *roots), edition("2025", *roots, *items)
    found = delta(
        Edition(before.head.model_copy(update={"taxonomy": title}), before.items),
        Edition(after.head.model_copy(update={"taxonomy": title}), after.items),
    )
    return found, diff(found)
