"""The trainings that Kring knows, from the shelf: what is asked of whom, before they do what."""

import tomllib
from functools import cache
from pathlib import Path

import msgspec

from kring.core.trained import Course

_FILE = Path(__file__).with_name("trainings.toml")


@cache
def courses() -> dict[str, Course]:
    """Every course by its id, in the order of the file. A file that does not fit stops Kring, with the place."""
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {id: msgspec.convert({"id": id, **one}, Course, strict=False) for id, one in told.items()}
