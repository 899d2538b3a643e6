"""`kring log` in a terminal, upon the data folder of a demo."""

import json
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from tests.commands.test_serve import ENVIRONMENT
from tests.journeys import served


def kring(*arguments, folder):
    command = [sys.executable, "-m", "kring", *arguments, "--data", str(folder)]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A copy of the demo's data folder, which is made once for a run."""
    return shutil.copytree(served.demo(), tmp_path_factory.mktemp("demo"), dirs_exist_ok=True)


def test_a_log_as_it_was_written_is_whole_and_an_altered_line_is_named(folder):
    checked = kring("log", "check", folder=folder)
    assert checked.returncode == 0, checked.stderr
    assert "every line is as it was written" in checked.stdout
    with sqlite3.connect(folder / "kring.sqlite3") as tables:
        with pytest.raises(sqlite3.IntegrityError, match="stays as it is"):
            tables.execute("UPDATE store_line SET rule = 'other' WHERE id = 3")
        with pytest.raises(sqlite3.OperationalError, match="kring_prunes"):
            tables.execute("DELETE FROM store_line WHERE id = 3")
        (guard,) = tables.execute("SELECT sql FROM sqlite_master WHERE name = 'a_line_stays_as_it_is'").fetchone()
        tables.execute("DROP TRIGGER a_line_stays_as_it_is")
        (was,) = tables.execute("SELECT rule FROM store_line WHERE id = 3").fetchone()
        tables.execute("UPDATE store_line SET rule = 'other' WHERE id = 3")
    checked = kring("log", "check", folder=folder)
    assert checked.returncode == 1
    assert "line 3: is not as it was written" in checked.stdout
    with sqlite3.connect(folder / "kring.sqlite3") as tables:
        tables.execute("UPDATE store_line SET rule = ? WHERE id = 3", [was])
        tables.execute(guard)


def test_for_a_breach_it_says_who_read_what_of_whom(folder):
    today = datetime.now(UTC).date()
    tomorrow = today + timedelta(days=1)
    while_ = ("--from", str(today - timedelta(days=1)), "--to", str(tomorrow))
    told = kring("log", "who", "anna@demo.kring", *while_, "--json", folder=folder)
    assert told.returncode == 0, told.stderr
    found = json.loads(told.stdout)
    (itself,) = [one for one in found["readers"] if not one["user"]]
    assert {"part": "", "deed": "make", "outcome": "done", "times": 1} in itself["deeds"]
    assert "reader" in kring("log", "who", "Anna Verbeek", *while_, folder=folder).stdout
    absent = kring("log", "who", "Nobody", *while_, folder=folder)
    assert (absent.returncode, absent.stderr.count("\n")) == (2, 1)
    assert kring("log", "who", "anna@demo.kring", "--from", "soon", "--to", "2026-01-01", folder=folder).returncode == 2


def test_nothing_young_is_pruned(folder):
    pruned = kring("log", "prune", folder=folder)
    assert (pruned.returncode, pruned.stdout.strip()) == (0, "0 lines were taken away")
    assert kring("log", "prune", "--years", "0", folder=folder).returncode == 2


def test_the_folder_may_stand_before_what_is_done_with_its_log_and_after_it(folder, tmp_path):
    def said(*arguments):
        command = [sys.executable, "-m", "kring", "log", *arguments]
        return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=120, cwd=tmp_path)

    first, last = said("--data", str(folder), "check"), said("check", "--data", str(folder))
    assert first.stdout == last.stdout != "" and first.returncode == last.returncode
