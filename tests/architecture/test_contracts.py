"""Who may import whom: the contracts in pyproject.toml, and what is installed for it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.architecture.commands import run_python
from tests.architecture.sources import PACKAGE, ROOT, sources

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# SQLModel is a layer over it, and hands out its classes; the two have to fit together.
COMES_ALONG = {"pydantic", "pydantic-core"}
LINT = "from importlinter.cli import lint_imports_command as lint; lint()"


def imported_from_outside() -> set[str]:
    """The first names of all imports that are neither Python's nor the program's."""
    names = set()
    for source in sources(PACKAGE):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names - sys.stdlib_module_names - {PACKAGE}


def test_every_contract_is_kept() -> None:
    done = run_python("-c", LINT, "--no-cache", "--no-logo")

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_room_stands_in_the_layers() -> None:
    contracts = SETTINGS["tool"]["importlinter"]["contracts"]
    layers = {name for contract in contracts for name in contract.get("layers", ())}
    rooms = {
        f"{PACKAGE}.{path.stem}"
        for path in (ROOT / PACKAGE).iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }

    assert rooms - {f"{PACKAGE}.__init__"} == layers


def plain(name: str) -> str:
    return name.lower().replace("_", "-")


def test_what_is_imported_is_what_the_program_says_it_needs() -> None:
    needs = {
        plain(re.split(r"[<>=~ ;\[]", need, maxsplit=1)[0])
        for need in SETTINGS["project"]["dependencies"]
    }
    owners = packages_distributions()
    imported = {plain(owner) for name in imported_from_outside() for owner in owners[name]}

    assert imported - needs == COMES_ALONG
