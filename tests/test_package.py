"""What is built is whole: a wheel and an sdist, each installed into an empty environment, work there."""

import os
import subprocess
import sys
import tarfile
import venv
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from tracks import __version__

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
NAME = f"industry_tracks-{__version__}"
BUILT = {"wheel": f"{NAME}-py3-none-any.whl", "sdist": f"{NAME}.tar.gz"}

# Without the checkout, which PYTHONPATH may name.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def python(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with both, the wheel made from the sdist."""
    folder = tmp_path_factory.mktemp("built")
    done = python("build", "--no-isolation", "--outdir", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def index(tmp_path: Path) -> None:
    """Packages can be had; where they cannot, a developer may do without, CI may not."""
    done = python("pip", "download", "--no-deps", "--dest", tmp_path / "had", "hatchling")
    if done.returncode and "CI" not in os.environ:
        pytest.skip("no package index can be reached")
    assert done.returncode == 0, done.stderr


def test_both_are_built_and_nothing_else(built: Path) -> None:
    assert {path.name for path in built.iterdir()} == set(BUILT.values())


def test_the_wheel_holds_the_program_and_what_it_comes_with_and_nothing_else(built: Path) -> None:
    program = [*(ROOT / "tracks").rglob("*.py"), ROOT / "tracks/py.typed"]
    page = ROOT / "tracks/render/html"
    program += [page / "page.css", page / "charts.js", *(page / "echarts").iterdir()]
    licences = [ROOT / "LICENSE", *(page / "echarts").glob("LICENSE*"), page / "echarts/NOTICE"]
    shipped = [*(ROOT / "alembic").rglob("*"), *(ROOT / "taxonomies").rglob("*")]
    expected = {path.relative_to(ROOT).as_posix() for path in program}
    expected |= {
        f"tracks/_shipped/{path.relative_to(ROOT).as_posix()}"
        for path in shipped
        if path.is_file() and path.parent.name != "__pycache__"
    }
    about = {"METADATA", "RECORD", "WHEEL", "entry_points.txt"}
    about |= {f"licenses/{path.relative_to(ROOT).as_posix()}" for path in licences}
    expected |= {f"{NAME}.dist-info/{name}" for name in about}
    with ZipFile(built / BUILT["wheel"]) as wheel:
        assert set(wheel.namelist()) == expected


def test_the_sdist_holds_what_one_needs_to_work_on_it(built: Path) -> None:
    needed = {"Makefile", "LICENSE", "README.md", "requirements.lock", "docs/architecture.md"}
    needed |= {"requirements-dev.lock"}
    needed |= {"tests/test_package.py", "tracks/py.typed", "alembic/env.py", "pyproject.toml"}
    with tarfile.open(built / BUILT["sdist"]) as sdist:
        assert {f"{NAME}/{path}" for path in needed} <= set(sdist.getnames())


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize("kind", BUILT)
def test_what_is_installed_works_away_from_the_checkout(
    kind: str, built: Path, tmp_path: Path
) -> None:
    tracks = install(built / BUILT[kind], tmp_path)
    golden = ROOT / "tests/golden/china-2024-2025.en.text"

    assert tracks("--version") == f"tracks {__version__}\n"
    assert "2025@1 recorded" in tracks("import", "--lang", "en")
    assert tracks("diff", "2024", "2025", "--lang", "en") == golden.read_text(encoding="utf-8")
    assert tracks("verify", "--lang", "en") == "4 revisions checked, all as recorded.\n"
    # Workbooks are read and written without any extra.
    tracks("template", "2026", "-t", "china-new-tracks", "-o", "2026.xlsx", said="taxonomy.yaml")
    assert "2026@1" in tracks("import", ".")
    tracks("changelog", "2024..2025", "-t", "china-new-tracks", "-o", "2025.xlsx", said="resvg-py")


def install(file: Path, folder: Path) -> Callable[..., str]:
    """Install into an environment of its own; return its `tracks`, run in an empty folder."""
    home, elsewhere = folder / "environment", folder / "elsewhere"
    venv.create(home)
    binaries = home / ("Scripts" if os.name == "nt" else "bin")
    # This environment's pip, so that packages come from where this environment's came from.
    done = python("pip", "--python", binaries / "python", "install", file)
    assert done.returncode == 0, done.stderr
    elsewhere.mkdir()

    def tracks(*arguments: str, said: str = "") -> str:
        """Run it; nothing is said beside the answer, or `said` is."""
        ran = subprocess.run(
            [binaries / "tracks", *arguments],
            cwd=elsewhere,
            env=ENVIRONMENT | {"TRACKS_DB": str(folder / "tracks.db")},
            capture_output=True,
            encoding="utf-8",
        )
        assert ran.returncode == 0 and said in ran.stderr and bool(said) == bool(ran.stderr), (
            ran.stderr
        )
        return ran.stdout

    return tracks
