"""Golden pictures; with KRING_GOLDEN=write they are drawn anew, to be looked at before they are kept.

The rules of all drawings together are left out: a drawing does not change because another one got a rule.
"""

import os
import re
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def kept(name: str, drawing: str) -> str:
    """The picture as it was last agreed on, on lines of its own so that a difference can be read."""
    file, lines = FOLDER / name, lined(drawing)
    if os.environ.get("KRING_GOLDEN") == "write":
        file.write_text(lines, encoding="utf-8")
    return file.read_text(encoding="utf-8")


def lined(drawing: str) -> str:
    return re.sub("<style>.*?</style>", "<style/>", drawing).replace("><", ">\n<") + "\n"
