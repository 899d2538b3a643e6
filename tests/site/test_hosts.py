"""Under which names Kring answers."""

import os
import subprocess
import sys

import pytest

ASKED = "from kring.site import settings; print(*settings.ALLOWED_HOSTS)"


@pytest.mark.parametrize(
    ("url", "named", "hosts"),
    [
        ("https://kring.example.org", None, ["kring.example.org"]),
        ("https://kring.example.org", "kring.internal", ["kring.example.org", "kring.internal"]),
        ("http://localhost:8000", None, ["localhost", "localhost", "127.0.0.1", "[::1]", "testserver"]),
    ],
)
def test_behind_a_real_name_only_that_name_is_kring(url, named, hosts, tmp_path):
    around = {**os.environ, "KRING_URL": url, "KRING_DATA": str(tmp_path)}
    around.pop("KRING_HOSTS", None)
    if named:
        around["KRING_HOSTS"] = named
    found = subprocess.run([sys.executable, "-c", ASKED], env=around, capture_output=True, text=True, check=True)
    assert found.stdout.split() == hosts
