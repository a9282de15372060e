"""Whichever database it is, every command says the same to the letter."""

import re

from tests.conftest import NewDatabase

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
COMMANDS = """
import --by ann
import --by ann
list
show 2025
diff 2021 2025
diff 2021 2025 --format json
diff 2025 2021 --format csv
publish 2025 --by bob --why printed
withdraw 2024 --by bob --why misnamed
withdraw 2024@1 --why misnamed
list 2024
diff 2021 2023 --lang en
show 2024
show 1999
history 6G
history 6g
history 7g
history 商业
crosswalk 2021 2025
flow 2021 2025
groups 2021..2025
publish 2024
log
verify
"""


def test_every_command_says_the_same(
    run, new_sqlite: NewDatabase, new_postgresql: NewDatabase, monkeypatch
) -> None:
    def said(where: str) -> list[tuple[int, str, str]]:
        monkeypatch.setenv("TRACKS_DB", where)
        outcomes = [run(command) for command in COMMANDS.strip().splitlines()]
        return [(code, TIME.sub("TIME", out), err) for code, out, err in outcomes]

    on_sqlite = said(new_sqlite())
    assert said(new_postgresql()) == on_sqlite
    assert {code for code, _, _ in on_sqlite} == {0, 2}
