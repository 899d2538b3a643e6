import os
import subprocess
import sys
from pathlib import Path


def test_the_whole_store_stands_on_postgresql_too(postgres_url):
    again = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        f"--ignore={__file__}",
        str(Path(__file__).parent),
    ]
    done = subprocess.run(again, env={**os.environ, "DATABASE_URL": postgres_url}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
