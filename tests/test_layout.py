"""The order of the stages, the size of modules, and an import that does no work."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import layout

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "onrecord"
MAX_LINES = 400
MAX_ASSETS_BYTES = 90 * 1024 * 1024
HEAVY = ("spacy", "onnxruntime", "trafilatura", "sqlalchemy", "torch", "transformers", "psycopg")
TEXT = {".py", ".md", ".toml", ".txt", ".json", ".jsonl", ".html", ".ini", ".cfg", ".sh", ".yml"}
PLAIN = {"Makefile", "NOTICE", "LICENSE", ".gitignore", "run"}
CHECKED = ("src", "tests", "docs", "samples", "bench", "training", ".ci")
# Split so that this file does not match itself.
MACHINE_PATH = re.compile(r"(?<![\w.:/])/" + r"(?:home|root|Users|work|tmp/venv)/")


def package(tmp_path: Path, files: dict[str, str]) -> Path:
    """A package with these files, for the rule to judge; returns its folder."""
    root = tmp_path / "onrecord"
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_no_stage_imports_a_later_stage_an_app_or_a_backend() -> None:
    assert layout.violations(SOURCE) == []


def test_every_stage_is_there() -> None:
    assert {p.name for p in SOURCE.iterdir() if p.is_dir()} >= set(layout.STAGES)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("document/a.py", "from onrecord.extract import b\n"),
        ("document/a.py", "import onrecord.verdict.weigh\n"),
        ("document/a.py", "def f():\n    from onrecord import apps\n"),
        ("document/a.py", "from onrecord import read\n"),
        ("links/a.py", "if TYPE_CHECKING:\n    from onrecord.record.store import Store\n"),
        ("links/a.py", "from ..record import store\n"),
        ("links/deep/a.py", "from ...verdict import weigh\n"),
        ("links/a.py", "import_module('onrecord.backends.ray')\n"),
        ("record/a.py", "import importlib\nimportlib.import_module('onrecord.apps.cli')\n"),
        ("verdict/a.py", "from onrecord import pipeline\n"),
        ("types.py", "from onrecord.document import read\n"),
        ("pipeline.py", "from onrecord.apps.cli import main\n"),
        ("backends/a.py", "from onrecord.apps import cli\n"),
    ],
)
def test_the_rule_sees_what_breaks_it(tmp_path: Path, name: str, text: str) -> None:
    root = package(tmp_path, {"apps/__init__.py": "", "pipeline.py": "", name: text})
    assert len(layout.violations(root)) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("verdict/a.py", "from onrecord.document import read\nfrom onrecord.types import Span\n"),
        ("verdict/a.py", "from .weigh import weigh\nfrom . import weigh\n"),
        ("links/a.py", "from onrecord import types, errors\n"),
        ("extract/a.py", "import numpy\nfrom record import something\n"),
        ("apps/cli/a.py", "import onrecord\nfrom onrecord.verdict import answer\n"),
    ],
)
def test_the_rule_lets_pass_what_keeps_it(tmp_path: Path, name: str, text: str) -> None:
    root = package(tmp_path, {"types.py": "", "errors.py": "", name: text})
    assert layout.violations(root) == []


def test_a_module_without_a_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="somewhere has no place"):
        layout.violations(package(tmp_path, {"somewhere/a.py": ""}))


def test_package_never_imports_training_or_tests() -> None:
    found = [
        str(one)
        for path in layout.modules(SOURCE)
        for one in layout.imports(path, SOURCE)
        if one.target.split(".")[0] in {"training", "tests", "bench"}
    ]
    assert found == []


def test_every_folder_of_tests_is_a_package() -> None:
    """Else two conftest.py, or two test files of one name, are one module to mypy and pytest."""
    folders = {path.parent for path in layout.modules(ROOT / "tests")}
    missing = [str(f.relative_to(ROOT)) for f in folders if not (f / "__init__.py").is_file()]
    assert sorted(missing) == []


def test_no_module_passes_the_limit_of_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for folder in ("src", "tests")
        for path in layout.modules(ROOT / folder)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MAX_LINES
    }
    assert long == {}


def test_import_does_no_heavy_work() -> None:
    code = "import json, sys, onrecord; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = {name.split(".")[0] for name in json.loads(done.stdout)}
    assert loaded.isdisjoint(HEAVY)
    assert done.stderr == ""


def test_import_works_without_the_extras() -> None:
    blocked = ["psycopg", "ray", "torch", "transformers", "onnx", "onnxscript"]
    code = f"import sys; sys.modules.update(dict.fromkeys({blocked}))\nimport onrecord"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_weights_stay_small_and_are_no_pickles() -> None:
    assets = [p for p in SOURCE.rglob("assets/**/*") if p.is_file()]
    assert sum(p.stat().st_size for p in assets) <= MAX_ASSETS_BYTES
    assert [p.name for p in assets if p.suffix in {".pkl", ".pt", ".pth", ".bin", ".joblib"}] == []


def test_no_text_names_a_place_on_one_machine() -> None:
    found = []
    for path in texts():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if MACHINE_PATH.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}")
    assert found == []


def test_the_search_for_places_finds_one() -> None:
    assert MACHINE_PATH.search('open("' + "/" + 'root/x")')
    assert MACHINE_PATH.search("see " + "/" + "home/me/x")
    assert not MACHINE_PATH.search("https://example.org" + "/" + "home/news")


def texts() -> list[Path]:
    """Every text file of the repository that belongs to it, caches and builds left out."""
    listed = [p for folder in CHECKED for p in (ROOT / folder).rglob("*")]
    listed += list(ROOT.iterdir())
    return sorted(
        p
        for p in listed
        if p.is_file()
        and (p.suffix in TEXT or p.name in PLAIN)
        and "__pycache__" not in p.parts
        and not any(part.endswith(".egg-info") for part in p.parts)
    )
