"""A floor only looks down; nothing stands beside the floors."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import KRING, ROOT

LINTER = Path(sys.executable).with_name("lint-imports")


def linted(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINTER, "--no-cache"], cwd=root, capture_output=True, text=True, env={"PYTHONPATH": str(root)}
    )


def test_the_floors_hold():
    done = linted(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(
        KRING, tmp_path / "kring", ignore=shutil.ignore_patterns("__pycache__", "static", "*.html", "locale")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "planted"),
    [
        ("core/planted.py", "from kring.store import keys"),
        ("core/planted.py", "import django"),
        ("draw/planted.py", "from kring.exchange import kring_json"),
        ("methods/planted.py", "from kring.draw import svg"),
        ("pages/home/planted.py", "from kring.pages.names import urls"),
        ("pages/planted.py", ""),
        ("cellar/__init__.py", ""),
    ],
)
def test_a_look_upward_or_a_floor_of_its_own_is_noticed(copy, file, planted):
    target = copy / "kring" / file
    target.parent.mkdir(exist_ok=True)
    target.write_text(f"{planted}\n")
    assert linted(copy).returncode == 1


def test_the_page_about_the_house_shows_every_floor_and_no_other():
    drawn = (ROOT / "docs/house.md").read_text().split("```")[1]
    floors = {name for line in drawn.splitlines() if line.strip() for name in re.split(r"\s{2,}", line)[0].split(" | ")}
    folders = {one.name for one in KRING.iterdir() if one.is_dir() and (one / "__init__.py").exists()}
    assert {floor.strip() for floor in floors} == folders
