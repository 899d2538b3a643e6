"""Golden pictures; with KRING_GOLDEN=write they are drawn anew, to be looked at before they are kept."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def kept(name: str, drawing: str) -> str:
    """The picture as it was last agreed on, on lines of its own so that a difference can be read."""
    file, lines = FOLDER / name, lined(drawing)
    if os.environ.get("KRING_GOLDEN") == "write":
        file.write_text(lines, encoding="utf-8")
    return file.read_text(encoding="utf-8")


def lined(drawing: str) -> str:
    return drawing.replace("><", ">\n<") + "\n"
