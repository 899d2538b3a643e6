"""Loaded before the settings are: tests never meet the data of a Kring that somebody uses."""

import os
import sys
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="kring-tests-"))

os.environ["KRING_DATA"] = str(FOLDER)
os.environ.setdefault("KRING_TESTS_TOGETHER", str(FOLDER))  # the folder of who began: all processes of a run share it
os.environ["KRING_SECOND_FACTOR"] = "off"  # tests of the second factor set it
os.environ.setdefault("KRING_KEY", "dGhlIGtleSBvZiB0aGUgdGVzdHM6IDMyIGJ5dGVzLi4=")
for name in ("KRING_DEMO", "KRING_URL", "KRING_HOSTS", "KRING_MAIL_HOST"):
    os.environ.pop(name, None)

# Tests start Kring some two hundred times; where no bytecode is kept, each of those reads all of its text again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
