"""The page on published files is true: from them to a diff, a history and a crosswalk."""

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import Golden
from tracks.cli import main

ROOT = Path(__file__).parents[3]
RAW = ROOT.parent / "shared" / "raw"
CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
YAML = re.compile(r"(?<=^```yaml\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


@pytest.mark.skipif(not RAW.is_dir(), reason="../shared/raw is not beside the checkout")
@pytest.mark.parametrize("page", ["published.md", "published.zh.md"])
def test_the_commands_of_the_page_give_what_it_shows(
    page: str,
    tmp_path: Path,
    golden: Golden,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    (tmp_path / "naics").mkdir()
    for file in (RAW / "naics").iterdir():
        (tmp_path / "naics" / file.name).write_bytes(file.read_bytes())
    told = YAML.search(text)
    assert told
    (tmp_path / "naics" / "taxonomy.yaml").write_text(told[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKS_DB", str(tmp_path / "tracks.db"))

    def given(block: re.Match[str]) -> str:
        shown = []
        for command in re.findall(r"^\$ (.+)$", block[0], re.MULTILINE):
            program, *arguments = shlex.split(command)
            assert (program, main(arguments)) == ("tracks", 0)
            shown.append(f"$ {command}\n{capsys.readouterr().out}")
        return "".join(shown)

    golden(ROOT / "docs" / page, CONSOLE.sub(given, text))
    assert (tmp_path / "crosswalk.csv").stat().st_size > 0
