"""What holds of the house as a whole: its layers, what it depends on, what a command loads."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Collection
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EDITIONS = "taxonomies/china-new-tracks"

SQL = {"sqlalchemy", "sqlalchemy.dialects.postgresql", "psycopg", "alembic"}
PAPER = {"docx", "openpyxl", "python_calamine", "xlsxwriter", "resvg_py", "fontTools"}
HEAVY = SQL | PAPER | {"yaml", "pyoxigraph", "deepdiff", "pydantic", "rich", "z3"}
USES = {
    "--help": set(),
    "--version": {"pydantic"},  # typer itself uses it, for all but help
    "diff --help": {"pydantic"},
    "dif": {"pydantic"},
    f"import {EDITIONS}": {"sqlalchemy", "yaml", "pydantic"},
    f"validate {EDITIONS}": {"yaml", "pydantic"},
    "list": {"sqlalchemy", "pydantic"},
    "show 2025": {"sqlalchemy", "pydantic"},
    "diff 2021 2025": {"sqlalchemy", "pydantic"},
    "verify": {"sqlalchemy", "pydantic"},
    "history 6G": {"sqlalchemy", "pydantic"},
    "crosswalk 2021 2025": {"sqlalchemy", "pydantic"},
    "flow 2021 2025": {"sqlalchemy", "pydantic"},
    "groups 2021..2025": {"sqlalchemy", "pydantic"},
    "changelog": {"sqlalchemy", "pydantic"},
    "changelog -o {new}.docx": {
        "sqlalchemy",
        "pydantic",
        "docx",
        "resvg_py",
        "fontTools",
    },
    "audit --source gei-2021": {"sqlalchemy", "pydantic"},
    "export 2025": {"sqlalchemy", "yaml", "pydantic"},
    "export 2025 -o {new}.xlsx": {"sqlalchemy", "yaml", "pydantic", "xlsxwriter"},
    "export 2025 --format skos": {"sqlalchemy", "pydantic"},
    "export 2025 --format klass": {"sqlalchemy", "pydantic"},
    "export --all -o {new}.ttl": {"sqlalchemy", "pydantic"},
    "template 2026 --format yaml": {"sqlalchemy", "yaml", "pydantic"},
    "template 2026 -o {new}.xlsx": {"sqlalchemy", "yaml", "pydantic", "xlsxwriter"},
    f"fmt {EDITIONS} --check": {"yaml", "pydantic"},
    "validate {workbook}": {"yaml", "pydantic", "openpyxl"},
    "validate {graph}": {"yaml", "pydantic", "pyoxigraph"},
    "publish 2025": {"sqlalchemy", "pydantic"},
    "withdraw 2021 --why misnamed": {"sqlalchemy", "pydantic"},
    "list 2021": {"sqlalchemy", "pydantic"},
    "log": {"sqlalchemy", "pydantic"},
    "db current": {"sqlalchemy", "pydantic"},
    "completion bash": {"pydantic"},
}
COMPLETED = {
    "dif": {"pydantic"},
    "verify --": {"pydantic"},
    "diff --format ": {"pydantic"},
    "diff 2021 2": {"sqlalchemy", "pydantic"},
}

# Runs commands one after another and tells after each what has been loaded.
LOADED = """
import json, sys
from tracks.cli import main
for words in json.loads(sys.argv[1]):
    main(words)
    print(json.dumps(["loaded", *sys.modules]), flush=True)
"""


def test_a_layer_imports_only_what_stands_below_it():
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout


def test_no_module_imports_itself_in_a_circle_not_for_types_either():
    files = {_module(f): f for f in (ROOT / "tracks").rglob("*.py")}
    imports = {module: _imported(file, files) - {module} for module, file in files.items()}
    TopologicalSorter(imports).prepare()  # CycleError names the circle


def _module(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imported(file: Path, known: Collection[str]) -> set[str]:
    """Return those of the known modules that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            found |= {name if name in known else node.module for name in names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found & set(known)


def test_what_is_imported_is_a_declared_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"].values()
    names = [*project["dependencies"], *(name for extra in optional for name in extra)]
    declared = {re.split(r"[\[>=<]", name)[0].replace("-", "_") for name in names}
    trees = [ast.parse(file.read_bytes()) for file in (ROOT / "tracks").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    imported = {alias.name for n in nodes if isinstance(n, ast.Import) for alias in n.names}
    imported |= {n.module for n in nodes if isinstance(n, ast.ImportFrom) and n.module}
    packages = {module.partition(".")[0] for module in imported} - set(sys.stdlib_module_names)
    called_otherwise = {
        "docx": "python_docx",
        "fontTools": "fonttools",
        "pydantic_core": "pydantic",
        "yaml": "pyyaml",
        "z3": "z3_solver",
    }
    assert {called_otherwise.get(name, name) for name in packages} - {"tracks"} <= declared


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    database = tmp_path_factory.mktemp("house") / "tracks.db"
    environment = os.environ | {"TRACKS_DB": str(database)}
    command = [sys.executable, "-m", "tracks", "import", EDITIONS]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return environment


@pytest.fixture(scope="module")
def workbook(environment, tmp_path_factory):
    folder = tmp_path_factory.mktemp("workbook")
    shutil.copy(ROOT / EDITIONS / "taxonomy.yaml", folder)
    command = [sys.executable, "-m", "tracks", "export", "2025", "-o", str(folder / "2025.xlsx")]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return folder / "2025.xlsx"


@pytest.fixture(scope="module")
def graph(environment, tmp_path_factory):
    file = tmp_path_factory.mktemp("graph") / "2025.ttl"
    command = [sys.executable, "-m", "tracks", "export", "2025", "-o", str(file)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return file


@pytest.fixture(scope="module")
def loaded(environment, workbook, graph, tmp_path_factory):
    """What each command has loaded, after others that may load the same, of a database of theirs."""
    found = {}
    for uses in dict.fromkeys(map(frozenset, USES.values())):
        folder = tmp_path_factory.mktemp("uses")
        own = environment | {"TRACKS_DB": str(shutil.copy(environment["TRACKS_DB"], folder))}
        commands = [command for command in USES if USES[command] == uses]
        files = {"new": folder / "new", "workbook": workbook, "graph": graph}
        words = [command.format(**files) for command in commands]
        found |= zip(commands, heavy([each.split() for each in words], own), strict=True)
    return found


@pytest.mark.parametrize("command", USES)
def test_a_command_loads_only_the_libraries_it_uses(loaded, command):
    assert loaded[command] == USES[command]


def test_nothing_is_looked_through_once_more_at_the_end(environment):
    code = "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count() > 0)); "
    code += "from tracks.cli import main; main(['list'])"  # what is registered last is called first
    process = [sys.executable, "-c", code]
    done = subprocess.run(process, env=environment, capture_output=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] == "True"


@pytest.mark.parametrize(
    ("pattern", "file"),
    [
        (r"(from|import) typer\._", "cli/vendored.py"),  # what typer does not export
        (r"getpid|\.tmp\b", "files.py"),  # files written whole or not at all
        (r'["\'][、，]["\']', "model/language.py"),  # what stands between names, and phrases
    ],
)
def test_what_is_needed_in_many_places_is_done_in_one(pattern, file):
    files = (ROOT / "tracks").rglob("*.py")
    found = [path for path in files if re.search(pattern, path.read_text(encoding="utf-8"))]
    assert [path.relative_to(ROOT / "tracks").as_posix() for path in found] == [file]


def test_no_option_is_named_below_the_command_line():
    """A page has parameters, not options; sentences for people who type commands are messages."""
    below = [
        path for path in (ROOT / "tracks").rglob("*.py") if not {"cli", "messages"} & {*path.parts}
    ]
    texts = [
        node.value
        for path in below
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert [text for text in texts if re.fullmatch("--[a-z][a-z-]*", text)] == []


def test_no_use_case_opens_a_store():
    for path in (ROOT / "tracks" / "commands").glob("*.py"):
        assert "Store.open" not in path.read_text(encoding="utf-8"), path.name


@pytest.mark.parametrize("line", COMPLETED)
def test_completing_loads_only_the_libraries_it_uses(environment, line):
    completing = environment | {"_TRACKS_COMPLETING": "1"}
    assert heavy([line.split(" ")], completing) == [COMPLETED[line]]


def heavy(commands, environment):
    process = [sys.executable, "-c", LOADED, json.dumps(commands)]
    done = subprocess.run(
        process, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    told = [line for line in done.stdout.splitlines() if line.startswith('["loaded"')]
    return [HEAVY & set(json.loads(line)) for line in told]
