import os
import subprocess
import sys
from pathlib import Path


def test_the_whole_store_and_every_form_stand_on_postgresql_too(postgres_url):
    again = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        f"--ignore={__file__}",
        "-k",
        "not after_a_night and not (nothing_breaks and bram)",  # not signed in asks no tables; his forms are Anna's
        str(Path(__file__).parent),
        str(Path(__file__).parent.parent / "pages" / "test_every_form.py"),
    ]
    done = subprocess.run(again, env={**os.environ, "DATABASE_URL": postgres_url}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
