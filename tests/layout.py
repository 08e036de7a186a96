"""Reads the layout of the package out of its source: who imports whom, and what a module is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PACKAGE = "onrecord"
# In the order in which data passes through them.
STAGES = ("document", "extract", "factuality", "identity", "links", "record", "verdict")
# What every module may use; these use nothing of the package but each other.
SHARED = frozenset({"types", "decisions", "errors", "settings", "contract", "schema", "stages"})
# Above the stages, below the apps: it puts the stages together and measures them.
WIRING = frozenset({"", "pipeline", "api", "registry", "evaluation"})
RUNNERS = frozenset({"backends"})
APPS = frozenset({"apps"})


class Import(NamedTuple):
    """One import of a module of the package: where it stands, and the dotted name it names."""

    path: Path
    line: int
    target: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} imports {self.target}"


def modules(root: Path) -> list[Path]:
    """Every Python file under a folder, in order."""
    return sorted(p for p in root.rglob("*.py") if "__pycache__" not in p.parts)


def part(dotted: str) -> str:
    """The second name of a dotted path, which is a stage, an app folder or a module; or ''."""
    return dotted.split(".")[1] if "." in dotted else ""


def imports(path: Path, root: Path) -> Iterator[Import]:
    """All imports that a file under `root` (the package's folder) makes, hidden ones too.

    Those under `if TYPE_CHECKING`, inside functions, relative, and by `import_module("...")` count.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        for name in _targets(node, path, root):
            yield Import(path, getattr(node, "lineno", 0), name)


def package_imports(path: Path, root: Path) -> Iterator[Import]:
    """Those imports that name the package itself or something in it."""
    for found in imports(path, root):
        if found.target == PACKAGE or found.target.startswith(PACKAGE + "."):
            yield found


def allowed(owner: str) -> frozenset[str]:
    """The parts of the package that the part `owner` may import; raises ValueError if unplaced."""
    if owner in SHARED:
        return SHARED
    if owner in STAGES:
        return SHARED | frozenset(STAGES[: STAGES.index(owner) + 1])
    if owner in WIRING | RUNNERS:
        return SHARED | frozenset(STAGES) | WIRING | RUNNERS
    if owner in APPS:
        return SHARED | frozenset(STAGES) | WIRING | RUNNERS | APPS
    raise ValueError(f"{owner} has no place in the layout: add it to tests/layout.py")


def violations(root: Path) -> list[str]:
    """Every import under `root` that breaks the order, as 'path:line imports name'."""
    broken: list[str] = []
    for path in modules(root):
        permitted = allowed(_owner(path, root))
        named = package_imports(path, root)
        broken.extend(str(found) for found in named if part(found.target) not in permitted)
    return broken


def _owner(path: Path, root: Path) -> str:
    name = path.relative_to(root).parts[0].removesuffix(".py")
    return "" if name == "__init__" else name


def _targets(node: ast.AST, path: Path, root: Path) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = _base(node, path, root)
        for alias in node.names:
            yield _from(base, alias.name, root)
    elif isinstance(node, ast.Call) and _loads(node):
        argument = node.args[0]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield argument.value


def _from(base: str, name: str, root: Path) -> str:
    """`from onrecord import types` names a module, `from onrecord import read` the package."""
    if base != PACKAGE:
        return base
    is_module = (root / name).is_dir() or (root / f"{name}.py").is_file()
    return f"{base}.{name}" if is_module else base


def _base(node: ast.ImportFrom, path: Path, root: Path) -> str:
    if not node.level:
        return node.module or ""
    package = (PACKAGE, *path.relative_to(root).parts[:-1])
    kept = package[: len(package) - node.level + 1]
    return ".".join((*kept, *((node.module,) if node.module else ())))


def _loads(node: ast.Call) -> bool:
    function = node.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return bool(node.args) and name in {"import_module", "__import__"}
