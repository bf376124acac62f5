"""The walls and manners of the house, held by a test: sizes, names, docstrings, papers that are up to date."""

import ast
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT = Path(settings.BASE_DIR)
MODULES = sorted(path for path in (ROOT / "archive").rglob("*.py") if "migrations" not in path.parts)
FORBIDDEN = {"utils", "helpers", "common", "core", "lib", "misc", "services", "selectors", "managers", "mixins"}
TESTS = sorted((ROOT / "tests").rglob("*.py"))
PAGES = sorted(path for path in (ROOT / "templates").rglob("*.html"))


def test_there_is_a_house() -> None:
    assert len(MODULES) > 80
    assert len(PAGES) > 10


def test_the_walls_stand() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert path.stem not in FORBIDDEN
    assert path.stem not in sys.stdlib_module_names, "a standard module's name"
    assert source.count("\n") <= 400
    assert not source or ast.get_docstring(ast.parse(source)), "a module begins with a sentence"


@pytest.mark.parametrize("path", TESTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_test_is_held_against_a_clock(path: Path) -> None:
    clocks = ("process_time", "perf_counter", "wait_for_timeout", "wait_for_load_state", "networkidle")
    used = {node.attr for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)}
    assert not used & set(clocks), "speed is measured in bench/; what must come is waited for: tests/waiting.py"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_page_loads_nothing_from_outside(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"(?:src|href|action)=[\"']?(?:https?:)?//", source)
    assert not re.search(r"<script(?![^>]*src=)|\son[a-z]+=[\"']|\sstyle=|<style", source), "nothing inline"


def test_every_field_says_what_it_means() -> None:
    out = StringIO()
    call_command("dictionary", stdout=out)
    written = (ROOT / "docs" / "dictionary.md").read_text(encoding="utf-8")
    assert written == out.getvalue(), "make it anew: manage.py dictionary > docs/dictionary.md"


def test_links_within_the_papers_lead_somewhere() -> None:
    for paper in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", paper.read_text(encoding="utf-8")):
            assert (paper.parent / target).exists(), f"{paper.name}: {target}"
