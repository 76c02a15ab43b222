"""Imports point one way: kinoportal's shared modules <- people <- films."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What assembles the site may know all of it, and tests may lean on anything.
ASSEMBLY = {f"kinoportal/{name}.py" for name in ("settings", "urls", "wsgi")}
ABOVE = {"kinoportal": {"people", "films"}, "people": {"films"}, "films": set()}


def modules(package):
    for path in sorted((ROOT / package).rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name not in ASSEMBLY and "/tests/" not in name:
            yield path


def imported(path):
    """The first part of every absolute import in the file, wherever it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.ImportFrom):
            yield from _relative(path, node)


def _relative(path, node):
    """Too many dots would climb out of the package to its neighbours."""
    depth = len(path.relative_to(ROOT).parts) - 1
    if node.level > depth:
        yield (node.module or node.names[0].name).partition(".")[0]


@pytest.mark.parametrize("package", ABOVE)
def test_nothing_imports_what_stands_above_it(package):
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(package)
        for name in imported(path)
        if name in ABOVE[package]
    ]

    assert not wrong


@pytest.mark.parametrize("package", ABOVE)
def test_every_package_has_modules_to_look_at(package):
    assert len(list(modules(package))) > 5
