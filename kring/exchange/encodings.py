"""Text from strangers: bytes in whatever encoding programs write them, as text."""

import codecs
from typing import Final

from kring.exchange import text
from kring.exchange.refusal import refuse

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LOOKED_AT: Final = 4_000  # bytes from which one can tell


def decoded(data: bytes) -> str:
    """The text in some bytes: UTF-8 or UTF-16 with a mark or without, else as Windows writes it in the west (cp1252).

    Raises `Refusal`: `too_large`, `empty`, or `not_text` with the byte from which it is none.
    """
    if len(data) > text.LARGEST:
        raise text.too_large(len(data))
    if not data.strip(b"\0 \t\r\n"):
        raise refuse("empty")
    found = _by_mark(data)
    if found is None:
        found = _by_look(data)
    if "\0" in found:
        raise refuse("not_text", byte=found.index("\0"))
    if not found.strip():
        raise refuse("empty")
    return found


def _by_mark(data: bytes) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name)
    return None


def _by_look(data: bytes) -> str:
    if (name := _sixteen(data)) is not None:
        return _strictly(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(data, "cp1252")


def _sixteen(data: bytes) -> str | None:
    """UTF-16 without its mark has a zero in every other byte, for most of what western languages write."""
    head = data[:_LOOKED_AT]
    even, odd = head[::2].count(0), head[1::2].count(0)
    most = len(head) // 2 * 0.7
    return "utf-16-le" if odd > most and not even else "utf-16-be" if even > most and not odd else None


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise refuse("not_text", byte=error.start) from None
