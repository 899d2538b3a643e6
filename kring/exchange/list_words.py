"""What is said of a file with a list of questions, from `list_words.toml`: one sentence for page and terminal."""

import functools
import tomllib
from pathlib import Path
from typing import Any, Final

from kring.core.check import Fault

_FILE: Final = Path(__file__).with_suffix(".toml")


@functools.cache
def sentences() -> dict[str, dict[str, dict[str, str]]]:
    """Every sentence by its kind (`refused`, `left`, `lost`) and code."""
    found: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return found


def refused(fault: Fault, language: str) -> str:
    """Why a file is not taken, without the place."""
    return _said("refused", fault, language)


def left(fault: Fault, language: str) -> str:
    """Why something in a file is not taken, or otherwise, without the place."""
    return _said("left", fault, language)


def lost(fault: Fault, language: str) -> str:
    """What a file for another program does not hold."""
    return _said("lost", fault, language)


def _said(kind: str, fault: Fault, language: str) -> str:
    return sentences()[kind][fault.code]["nl" if language.startswith("nl") else "en"].format(**fault.params)
