"""What the environment may say: read as what it has to be, or refused with what it should have read."""

import logging
from urllib.parse import urlsplit


def address(name: str, text: str) -> str:
    """The address of a site, as the environment names it. Raises `ValueError`."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{name} must read https://name, and reads {text}")
    return text


def number(name: str, text: str) -> int:
    """A whole number that the environment names. Raises `ValueError`."""
    if not text.isdecimal():
        raise ValueError(f"{name} must be a whole number, and reads {text}")
    return int(text)


def level(name: str, text: str) -> str:
    """From which weight on Kring tells what happens. Raises `ValueError`."""
    if text.upper() not in logging.getLevelNamesMapping():
        raise ValueError(f"{name} must be DEBUG, INFO, WARNING or ERROR, and reads {text}")
    return text.upper()
