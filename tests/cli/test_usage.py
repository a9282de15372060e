"""Wrong usage is said to the letter, in both languages, on standard error, with exit code 2."""

import os

import pytest

CASES = {
    "dif": (
        "错误[T001] 没有“dif”这个命令；命令有 import、sniff、list、show、export、template、diff、crosswalk、"
        "flow、groups、history、changelog 等 21 个。最接近的是“diff”。",
        'error[T001] There is no command "dif"; the commands are import, sniff, list, show, export, '
        "template, diff, crosswalk, flow, groups, history, changelog and others, 21 in all. "
        'The nearest is "diff".',
    ),
    "--verison": (
        "错误[T002] tracks 没有“--verison”这个选项；选项有 --version、--help、--lang。"
        "最接近的是“--version”。",
        'error[T002] tracks has no option "--verison"; its options are --version, --help, --lang. '
        'The nearest is "--version".',
    ),
    "verify --quick": (
        "错误[T002] tracks verify 没有“--quick”这个选项；选项有 --db、--help、--lang。",
        'error[T002] tracks verify has no option "--quick"; its options are --db, --help, --lang.',
    ),
    "show": (
        "错误[T003] 缺少参数“版”；用法：tracks show [选项] [版]",
        'error[T003] The argument "EDITION" is missing; usage: tracks show [OPTIONS] [EDITION]',
    ),
    "diff 2021": (
        "错误[T003] 缺少参数“后版”；用法：tracks diff [选项] 前版 后版",
        'error[T003] The argument "AFTER" is missing; usage: tracks diff [OPTIONS] BEFORE AFTER',
    ),
    "diff 2021 2023 2025": (
        "错误[T004] 多了参数“2025”；用法：tracks diff [选项] 前版 后版",
        'error[T004] The argument "2025" is one too many; '
        "usage: tracks diff [OPTIONS] BEFORE AFTER",
    ),
    "db backup": (
        "错误[T003] 缺少参数“文件”；用法：tracks db [选项] 操作 [文件]",
        'error[T003] The argument "FILE" is missing; usage: tracks db [OPTIONS] ACTION [FILE]',
    ),
    "db current x.db": (
        "错误[T004] 多了参数“x.db”；用法：tracks db [选项] 操作 [文件]",
        'error[T004] The argument "x.db" is one too many; usage: tracks db [OPTIONS] ACTION [FILE]',
    ),
    "db bakup x.db": (
        "错误[T007] “操作”没有“bakup”这个值；可用的值有 current、upgrade、backup、restore。"
        "最接近的是“backup”。",
        'error[T007] "ACTION" has no value "bakup"; its values are current, upgrade, backup, '
        'restore. The nearest is "backup".',
    ),
    "verify --db": (
        "错误[T005] 选项“--db”后面缺少值；用法：tracks verify [选项]",
        'error[T005] The option "--db" needs a value; usage: tracks verify [OPTIONS]',
    ),
    "import --dry-run=yes": (
        "错误[T006] 选项“--dry-run”不带值；用法：tracks import [选项] [路径...]",
        'error[T006] The option "--dry-run" takes no value; '
        "usage: tracks import [OPTIONS] [PATH...]",
    ),
    "export": (
        "错误[T003] 缺少参数“版”；用法：tracks export --help",
        'error[T003] The argument "EDITION" is missing; usage: tracks export --help',
    ),
    "export --all": (
        "错误[T009] --all 须与 -o 同用；请补写 -o。",
        "error[T009] --all needs -o beside it; add -o.",
    ),
    "export 2025 --all -o all": (
        "错误[T024] --all 与“2025”不能同用；请去掉其中一个。",
        'error[T024] --all and "2025" do not go together; leave one of them out.',
    ),
    "export --all --format csv -o all": (
        "错误[T024] --all 与“--format csv”不能同用；请去掉其中一个。",
        'error[T024] --all and "--format csv" do not go together; leave one of them out.',
    ),
    "export --all --format json": (
        "错误[T007] “--format”没有“json”这个值；可用的值有 skos、xkos、jsonld、klass。最接近的是“jsonld”。",
        'error[T007] "--format" has no value "json"; its values are skos, xkos, jsonld, klass. '
        'The nearest is "jsonld".',
    ),
    "export 2025 --format json": (
        "错误[T007] “--format”没有“json”这个值；可用的值有 yaml、csv、xlsx、skos、xkos、jsonld、klass。最接近的是“jsonld”。",
        'error[T007] "--format" has no value "json"; its values are yaml, csv, xlsx, skos, xkos, jsonld, klass. '
        'The nearest is "jsonld".',
    ),
    "diff 2021 2025 --kind aded": (
        "错误[T007] “--kind”没有“aded”这个值；可用的值有 added、removed、revived、merged、"
        "absorbed、split、split_off、transferred、regrouped、rescoped、deprecated、reinstated 等 23 个。"
        "最接近的是“added”。",
        'error[T007] "--kind" has no value "aded"; its values are added, removed, '
        "revived, merged, absorbed, split, split_off, transferred, regrouped, rescoped, "
        'deprecated, reinstated and others, 23 in all. The nearest is "added".',
    ),
    "diff 2021 2025 --format htm": (
        "错误[T007] “--format”没有“htm”这个值；可用的值有 text、md、html、docx、json、csv、parquet。最接近的是“html”。",
        'error[T007] "--format" has no value "htm"; its values are text, md, html, docx, json, csv, parquet. '
        'The nearest is "html".',
    ),
}

OF_RECORDED = {
    "groups 2021": (
        "错误[T025] “2021”不是起止两版；请写成如 2021..2025。",
        'error[T025] "2021" is no span of editions; write it like 2021..2025.',
    ),
    "changelog --since 2025": (
        "错误[T070] china-new-tracks 没有晚于 2025 的版，无从对照；请先录入较晚的一版，或改写较早的起点。",
        "error[T070] china-new-tracks has no edition later than 2025 to compare it with; record one, or "
        "start from an earlier edition.",
    ),
    "changelog 2025..2021": (
        "错误[T017] 2025 版晚于 2021 版，请先写较早的一版：tracks changelog 2021..2025",
        "error[T017] The edition 2025 is later than 2021; put the earlier one first: "
        "tracks changelog 2021..2025",
    ),
    "groups 2025..2021": (
        "错误[T017] 2025 版晚于 2021 版，请先写较早的一版：tracks groups 2021..2025",
        "error[T017] The edition 2025 is later than 2021; put the earlier one first: "
        "tracks groups 2021..2025",
    ),
    "flow 2025 2021": (
        "错误[T017] 2025 版晚于 2021 版，请先写较早的一版：tracks flow 2021 2025",
        "error[T017] The edition 2025 is later than 2021; put the earlier one first: "
        "tracks flow 2021 2025",
    ),
    "flow 2021 2025 --under 6G": (
        "错误[T026] “6G”之下没有单独的数目；有数目的顶层条目：商业、民生、社会、数字、产业、科技。",
        'error[T026] Nothing is counted under "6G"; the outermost items with numbers are 商业, 民生, '
        "社会, 数字, 产业, 科技.",
    ),
    "crosswalk 2021 2025 --format xlsx": (
        "错误[T007] “--format”没有“xlsx”这个值；可用的值有 csv、text、md、html、docx、json、parquet、sssom。",
        'error[T007] "--format" has no value "xlsx"; its values are csv, text, md, html, docx, json, parquet, sssom.',
    ),
    "history 商务": (
        "错误[T015] 2021、2023、2024、2025 版没有“商务”这个条目；最外层有 商业、民生、社会、数字、产业、科技。"
        "最接近的是“商业”。",
        'error[T015] The edition 2021, 2023, 2024, 2025 has no item "商务"; the outermost ones are '
        '商业, 民生, 社会, 数字, 产业, 科技. The nearest is "商业".',
    ),
    "withdraw 2025": (
        "错误[T019] 选项“--why”须写明一行文字，不含控制字符；请补写。",
        'error[T019] The option "--why" must hold a line of text without control characters; '
        "write one.",
    ),
    "export 2024 --format csv": (
        "错误[T021] CSV 写不全 2024 版：title、previous、listing、sources、statements 会丢失；"
        "请改用 --format yaml；只要条目的平面表，用 tracks show 2024 --format csv。",
        "error[T021] CSV cannot hold all of the edition 2024: title, previous, listing, sources, "
        "statements would be lost; use --format yaml, or tracks show 2024 --format csv for a flat "
        "table of the items.",
    ),
    "publish 2025@3 --why x": (
        "错误[T013] 2025 版没有“3”这一次录入；有 1。",
        'error[T013] The edition 2025 has no revision "3"; there are 1.',
    ),
    "list 2025@3": (
        "错误[T013] 2025 版没有“3”这一次录入；有 1。",
        'error[T013] The edition 2025 has no revision "3"; there are 1.',
    ),
    "diff 2021 2025 -t china": (
        "错误[T010] 没有“china”这个分类体系；有 china-new-tracks。",
        'error[T010] There is no taxonomy "china"; there are china-new-tracks.',
    ),
    "show 2022": (
        "错误[T012] china-new-tracks 没有“2022”这一版；有 2021、2023、2024、2025。"
        "最接近的是“2021”。",
        'error[T012] china-new-tracks has no edition "2022"; there are 2021, 2023, 2024, 2025. '
        'The nearest is "2021".',
    ),
    "diff 2021@2 2025": (
        "错误[T013] 2021 版没有“2”这一次录入；有 1。",
        'error[T013] The edition 2021 has no revision "2"; there are 1.',
    ),
    "show 2025 --level 赛道": (
        "错误[T014] 没有“赛道”这个层级；层级有 direction、main、new。",
        'error[T014] There is no level "赛道"; the levels are direction, main, new.',
    ),
    "diff 2021 2025 --under 商务": (
        "错误[T015] 2025、2021 版没有“商务”这个条目；最外层有 商业、民生、社会、数字、产业、科技。"
        "最接近的是“商业”。",
        'error[T015] The edition 2025, 2021 has no item "商务"; the outermost ones are 商业, 民生, '
        '社会, 数字, 产业, 科技. The nearest is "商业".',
    ),
    "diff 2025 2021": (
        "错误[T017] 2025 版晚于 2021 版，请先写较早的一版：tracks diff 2021 2025",
        "error[T017] The edition 2025 is later than 2021; put the earlier one first: "
        "tracks diff 2021 2025",
    ),
}


@pytest.mark.parametrize("arguments", CASES)
def test_wrong_usage_is_said_to_the_letter(run, arguments):
    _said_to_the_letter(run, arguments, CASES[arguments])


@pytest.mark.parametrize("arguments", OF_RECORDED)
def test_what_is_not_recorded_is_said_to_the_letter(recorded, arguments):
    _said_to_the_letter(recorded, arguments, OF_RECORDED[arguments])


def _said_to_the_letter(run, arguments, sentences):
    for lang, sentence in zip(("zh", "en"), sentences, strict=True):
        outcome = run(f"{arguments} --lang {lang}")
        assert (outcome.code, outcome.out, outcome.err) == (2, "", sentence + "\n")


@pytest.mark.parametrize("arguments", ["--lang", "--lang fr", "diff --lang=de --help"])
def test_a_language_that_is_not_spoken(run, arguments):
    outcome = run(arguments)
    assert outcome.code == 2
    assert outcome.err.startswith("错误[T007] “--lang”没有“")


def test_before_any_import_a_diff_says_what_to_run(run, tmp_path):
    outcome = run("diff 2021 2025")
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith("错误[T501]") and "tracks import" in outcome.err
    assert not list(tmp_path.iterdir())


def test_what_may_not_be_read_is_left_to_those_who_read_it(run, monkeypatch, tmp_path):
    """Typer would look first, and what it raises is a traceback and no problem in two languages."""
    file = tmp_path / "2025.yaml"
    file.write_text("taxonomy: demo\n", encoding="utf-8")
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, *how: path != file and may(path, *how))
    for command in ("validate", "import"):
        outcome = run(command, str(file), "--lang", "en")
        assert (outcome.code, outcome.out) == (1, "") and "error[T" in outcome.err, command
