"""The thread of an item: where it came from, what it gave and took, where it is now (point 4 of issue 12)."""

import json
from collections.abc import Mapping

import pytest

TAXONOMY = """\
taxonomy: demo
title: {zh: 示例, en: Demo}
levels:
  - {id: a, zh: 大类, en: division}
  - {id: b, zh: 小类, en: class}
"""
HEAD = "id,parent,level,name\n"
LINKS = "from_edition,to_edition,from_id,to_id,partial\n"


@pytest.fixture
def kept(run, tmp_path):
    """Return what records editions, each the text of its file, and answers `history`."""

    def record(files: Mapping[str, str]):
        (tmp_path / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        outcome = run("import", str(tmp_path))
        assert outcome.code == 0, outcome.err
        return lambda item, *more: run("history", item, *more).out

    return record


def life(history, item: str):
    (found,) = json.loads(history(item, "--format", "json"))["lives"]
    return found


# 70 gives 7090 to 79 (B1), and the code 79 is taken up again while its content goes on as 80 (B4).
SHARED = {
    "2011.csv": f"{HEAD}70,,a,Real estate\n7010,70,b,Letting\n7090,70,b,Agents\n"
    "79,,a,Other\n7910,79,b,Travel\n",
    "2017.csv": f"{HEAD}70,,a,Real estate\n7010,70,b,Letting\n79,,a,Other\n7910,79,b,Travel\n"
    "7920,79,b,Brokers\n",
    "links.csv": f"{LINKS}2011,2017,7090,7920,0\n",
}
TAKEN_UP = {
    "2011.csv": f"{HEAD}79,,a,Personal services\n7910,79,b,Laundry\n",
    "2017.csv": f"{HEAD}79,,a,Land management\n7910,79,b,Land survey\n"
    "80,,a,Personal services\n8010,80,b,Laundry\n",
    "links.csv": f"{LINKS}2011,2017,7910,8010,0\n",
}


def test_an_upper_item_is_told_what_it_gave_and_what_it_took(kept) -> None:
    history = kept(SHARED)
    told = " ".join(history("70", "--lang", "en").split())
    assert "2017 gave to Other (79): Agents (7090) -> Brokers (7920) (2011 -> 2017) derived" in told
    told = " ".join(history("79", "--lang", "en").split())
    assert "took from Real estate (70): Agents (7090) -> Brokers (7920) (2011 -> 2017)" in told
    assert "划给 Other (79)：Agents (7090) -> Brokers (7920)（2011 -> 2017）" in history(
        "70", "--lang", "zh"
    )
    (gave,) = life(history, "70")["gave"]
    assert (gave["since"], gave["edition"], gave["passage"]["after"]["id"]) == (
        "2011",
        "2017",
        "79",
    )
    assert gave["passage"]["items"] == [{"how": "moved", "before": "7090", "after": "7920"}]
    (took,) = life(history, "79")["took"]
    assert took["passage"]["before"]["id"] == "70"


def test_of_many_items_that_passed_only_the_number_is_told(kept) -> None:
    classes = [f"{n},P,b,C{n}\n" for n in range(100, 114)]
    history = kept(
        {
            "1.csv": f"{HEAD}P,,a,P\nQ,,a,Q\n1,P,b,Stays\n2,Q,b,Too\n{''.join(classes)}",
            "2.csv": f"{HEAD}P,,a,P\nQ,,a,Q\n1,P,b,Stays\n2,Q,b,Too\n"
            + "".join(classes).replace(",P,", ",Q,"),
        }
    )
    assert "gave to Q (Q): 14 items (1 -> 2)" in history("P", "--lang", "en")
    assert len(life(history, "P")["gave"][0]["passage"]["items"]) == 14


def test_a_life_goes_on_under_the_id_that_its_content_has_now(kept) -> None:
    history = kept(TAKEN_UP)
    lives = json.loads(history("79", "--format", "json"))["lives"]
    stations = [[(s["edition"], s["item"]["id"]) for s in each["stations"]] for each in lives]
    assert stations == [[("2011", "79"), ("2017", "80")], [("2017", "79")]]
    out = history("80", "--lang", "en")
    assert out.startswith("Personal services (80): 2011–2017\n")
    assert "2017  recoded: Personal services (80)  derived" in out


EVENT = {
    "1.csv": HEAD + "P,,a,P\n" + "".join(f"x{n},P,b,X{n}\n" for n in range(40)),
    "2.csv": HEAD + "P,,a,P\n" + "".join(f"y{n},P,b,Y{n}\n" for n in range(40)),
    "links.csv": LINKS
    + "".join(f"1,2,x{n},y{n},1\n" for n in range(40))
    + "".join(f"1,2,x{n},y{n + 1},1\n" for n in range(39)),
}


def test_of_an_event_an_item_is_told_its_own_successors_and_predecessors(kept) -> None:
    history = kept(EVENT)
    out = history("x7", "--lang", "en")
    assert "regrouped: P > X7 -> P > Y7 and P > Y8 (in all 40 -> 40 items)" in (
        out.replace("\n      ", " ")
    )
    assert {n for n in range(40) if f"X{n} " in out} == {7}
    assert len(out.splitlines()) < 15
    out = history("y0", "--lang", "zh")
    assert "重组：P > X0 -> P > Y0（全部 40 个 -> 40 个）" in out
    (step,) = life(history, "x7")["steps"]
    assert step["change"]["pairs"] == [
        {"before": "x7", "after": "y7"},
        {"before": "x7", "after": "y8"},
    ]
    assert [item["id"] for item in step["change"]["before"]] == ["x7"]
    assert step["whole"] == {"before": 40, "after": 40}


def test_what_others_of_an_event_altered_is_not_told_of_an_item(kept) -> None:
    history = kept(
        {
            "1.csv": f"{HEAD}P,,a,P\nx,P,b,X\ny,P,b,Y\nz,P,b,Z\n",
            "2.csv": f"{HEAD}P,,a,P\nx,P,b,X\ny,P,b,Why\nw,P,b,W\n",
            "links.csv": f"{LINKS}1,2,z,x,1\n1,2,z,y,1\n1,2,z,w,1\n",
        }
    )
    (step,) = life(history, "x")["steps"]
    assert step["change"]["kinds"] == ["regrouped"]
    (step,) = life(history, "y")["steps"]
    assert step["change"]["kinds"] == ["regrouped", "renamed"]


PLACES = {
    "2021.yaml": "taxonomy: demo\nedition: 2021\nlisting: partial\nunplaced: {b: [甲, 丁]}\nitems: [数字]\n",
    "2022.yaml": "taxonomy: demo\nedition: 2022\nlisting: partial\n"
    "items: [{name: 数字, children: [甲, 乙]}]\n",
    "2023.yaml": "taxonomy: demo\nedition: 2023\nlisting: {a: complete, b: partial}\n"
    "items: [{name: 数字, children: [甲]}]\n",
    "2024.yaml": "taxonomy: demo\nedition: 2024\nlisting: {a: complete, b: partial}\n"
    "items: [{name: 数字, children: [甲]}, 产业]\n",
    "2025.yaml": "taxonomy: demo\nedition: 2025\nlisting: {a: complete, b: partial}\n"
    "items: [{name: 数字, children: [甲]}]\n",
}


def test_it_is_always_told_where_an_item_is_in_the_latest_edition(kept) -> None:
    history = kept(PLACES)
    assert "2025  still listed: 数字 > 甲\n" in history("甲", "--lang", "en")
    assert "2025  仍在列：数字 > 甲\n" in history("甲", "--lang", "zh")
    assert "2025  not listed; whether it is still there: no data\n" in history("乙", "--lang", "en")
    assert "2025  未列出，是否仍在无资料\n" in history("乙", "--lang", "zh")
    assert "      no longer listed\n" in history("产业", "--lang", "en")
    assert "      不再列出\n" in history("产业", "--lang", "zh")
    latest = {item: life(history, item)["latest"] for item in ("甲", "乙", "产业")}
    assert {item: each["listed"] for item, each in latest.items()} == {
        "甲": True,
        "乙": None,
        "产业": False,
    }
    assert latest["甲"]["item"]["path"] == ["数字", "甲"]
    assert {each["edition"] for each in latest.values()} == {"2025"}


def test_it_is_told_when_an_item_was_first_placed(kept) -> None:
    history = kept(PLACES)
    assert "2022  first placed: 数字 > 甲\n" in history("甲", "--lang", "en")
    assert "2022  首次归属：数字 > 甲\n" in history("甲", "--lang", "zh")
    placed = {item: life(history, item)["first_placed"] for item in ("甲", "乙", "丁")}
    assert placed == {"甲": "2022", "乙": "2022", "丁": None}
    assert "first placed" not in history("乙", "--lang", "en")  # where it is first listed


def test_focus_and_outlook_that_named_an_item_are_told(recorded) -> None:
    out = recorded("history 脑机接口 --lang zh").out
    assert "2025  列入“十大年度新赛道”" in out
    assert "named in “十大年度新赛道”" in recorded("history 脑机接口 --lang en").out
    (told,) = json.loads(recorded("history 脑机接口 --format json").out)["lives"]
    assert [(n["edition"], n["where"], n["source"]) for n in told["named"]] == [
        ("2025", "focus", "news-2025")
    ]
    assert "outlook" not in {n["where"] for n in told["named"]}


def test_an_outlook_names_an_item_under_its_driver(kept) -> None:
    history = kept(
        {
            "2024.yaml": "taxonomy: demo\nedition: 2024\nlisting: complete\nsources: {s: {title: {zh: 展望}}}\n"
            "items: [{name: 数字, children: [甲]}]\noutlook: [{source: s, driver: BT+, candidates: [甲]}]\n"
        }
    )
    assert "展望（BT+）提到  展望\n" in history("甲", "--lang", "zh")
    assert "named in the outlook (BT+)  展望\n" in history("甲", "--lang", "en")
    (naming,) = life(history, "甲")["named"]
    assert naming == {
        "edition": "2024",
        "where": "outlook",
        "title": {"zh": "BT+", "en": None},
        "source": "s",
    }


def test_counts_of_an_item_are_told_with_whose_they_are(recorded) -> None:
    out = recorded("history 数字 --lang zh").out
    assert "2021  新赛道 9 个" in out
    assert "2025  新赛道 20 个（原文印作主赛道）" in out
    (told,) = json.loads(recorded("history 数字 --format json").out)["lives"]
    figures = {(c["edition"], c["level"]): c["figure"] for c in told["counts"]}
    assert {key: each["value"] for key, each in figures.items()} == {
        ("2021", "new"): 9,
        ("2025", "new"): 20,
    }
    assert {each["evidence"] for each in figures.values()} == {"stated"}
    assert {source["id"] for each in figures.values() for source in each["source"]} <= set(
        json.loads(recorded("history 数字 --format json").out)["sources"]
    )
    industry = recorded("history 产业 --lang en").out
    assert "2025  29 new tracks" in industry
    assert "derived" in industry.split("Items under it")[1]


def test_lists_alone_are_no_figures_to_tell(kept) -> None:
    history = kept(SHARED)
    assert life(history, "70")["counts"] == []
    assert "Items under it" not in history("70", "--lang", "en")


def test_a_line_of_a_history_is_at_most_80_cells_wide(kept) -> None:
    history = kept(EVENT)
    assert max(map(len, history("x7", "--lang", "en").splitlines())) <= 80


# A partial 2024 does not list what a link of 2025 leads from; 芯片 would stand under that name in 2024.
OVER = {
    "2023.yaml": "taxonomy: demo\nedition: 2023\nlisting: {a: complete, b: partial}\n"
    "unplaced: {b: [材料, 网络]}\nitems: [数字]\n",
    "2024.yaml": "taxonomy: demo\nedition: 2024\nlisting: {a: complete, b: partial}\nitems: [数字]\n",
    "2025.yaml": "taxonomy: demo\nedition: 2025\nprevious: 2024\nlisting: {a: complete, b: partial}\n"
    "sources: {s: {title: {zh: 公告}}}\nitems: [数字]\n"
    "statements: [{source: s, says: [{added: b, number: 3, names: [芯片, 通信, 算力]}]}]\n"
    "links: [{from: 材料, to: 芯片, since: 2023, source: s}, {part_of: 网络, to: 通信, since: 2023}]\n",
}


def test_D2_a_link_over_an_edition_that_lists_neither_makes_one_history(kept) -> None:
    history = kept(OVER)
    for item in ("材料", "芯片"):
        stations = [(s["edition"], s["item"]["id"]) for s in life(history, item)["stations"]]
        assert stations == [("2023", "材料"), ("2025", "芯片")]
    assert history("芯片", "--lang", "en").startswith("芯片: 2023–2025\n")


def test_D2_a_diff_says_what_the_link_says_with_its_years(kept, run) -> None:
    kept(OVER)
    out = run("diff 2024 2025 --lang en").out
    assert "  材料 (2023) -> 芯片 (2025)  links\n" in out
    assert "  网络 (part) (2023) -> 通信 (2025)  links\n" in out
    assert "Whether the other one added is wholly new" in out
    assert "Whether the 3 added" not in out
    out = run("diff 2024 2025 --lang zh").out
    assert "  材料（2023）-> 芯片（2025）  对应关系\n" in out
    assert "其余新增的 1 个是全新" in out
    led = json.loads(run("diff 2024 2025 --format json").out)["led"]
    assert [(e["since"], e["name"], e["target"]["id"], e["partial"]) for e in led] == [
        ("2023", "材料", "芯片", False),
        ("2023", "网络", "通信", True),
    ]
    assert led[0]["source"] == [{"id": "s", "at": None}]
    # Between the years of the link it is a change, and nothing is led over.
    told = json.loads(run("diff 2023 2025 --format json").out)
    assert told["led"] == []
    kinds = [change["kinds"] for change in told["changes"] if change["before"]]
    assert sorted(kinds) == [["regrouped"], ["renamed"]]
    assert run("crosswalk 2024 2025").out.count("材料@2023 > 芯片@2025") == 1


def test_D2_nothing_is_asked_of_an_origin_that_links_tell(kept, run) -> None:
    files = {
        **OVER,
        "2025.yaml": OVER["2025.yaml"].replace(
            "number: 3, names: [芯片, 通信, 算力]", "number: 2, names: [芯片, 通信]"
        ),
    }
    kept(files)
    assert "added" not in run("diff 2024 2025 --lang en").out.partition("Undecided")[2]
