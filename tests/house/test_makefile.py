"""What `make` hands to everything it starts."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_what_python_compiled_is_kept_also_where_the_machine_forbids_it():
    probe = 'probe: ; @python3 -c "import sys; print(sys.dont_write_bytecode)"'
    done = subprocess.run(
        ["make", "--silent", "--eval", probe, "probe"],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["False"]
