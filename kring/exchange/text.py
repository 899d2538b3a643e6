"""JSON from strangers, as plain values.

Bounded in size and depth, and refused where two readers could read it differently.
"""

import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from kring.core.check import Fault
from kring.exchange import shape
from kring.exchange.refusal import Refusal, refuse

LARGEST: Final = 20_000_000  # bytes; a network with a photo of every one of 100 people stays under 5 MB
_HALF_NUMBER: Final = re.compile(r"(?:-|\d\.|\d[eE][+-]?)\Z")
DEEPEST: Final = 40  # the format itself needs 8

_BOM: Final = b"\xef\xbb\xbf"
# A string that never ends is one match too, so that reading stays linear.
_BRACKETS: Final = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{]|[\]}]', re.DOTALL)


def plain(data: bytes) -> Any:
    """The JSON in some bytes as dicts, lists and values.

    Raises `Refusal`: `too_large`, `empty`, `not_text`, `too_deep`, `cut_off`,
    `not_json` (with line and column), `no_sign` for a text with the sign 0, that
    no form takes in either, and `repeated_key` for a key that stands twice in one
    object, of which a reader would silently lose one.
    """
    if len(data) > LARGEST:
        raise too_large(len(data))
    text = _text(data.removeprefix(_BOM))
    _depth(data)
    return _parsed(text)


def too_large(size: int) -> Refusal:
    """The refusal of a file of this size, for whoever knows the size before reading."""
    most = LARGEST // 1_000_000
    return refuse("too_large", megabytes=max(round(size / 1e6), most + 1), most=most)


def _text(data: bytes) -> str:
    if not data.strip():
        raise refuse("empty")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file cut off in the middle of a letter is cut off, not of another kind.
        if len(data) - error.start < 4 and error.reason == "unexpected end of data":
            raise refuse("cut_off") from None
        raise refuse("not_text", byte=error.start) from None
    if "\0" in text:
        raise refuse("not_text", byte=text.index("\0"))
    return text


def _depth(data: bytes) -> None:
    depth = 0
    for found in _BRACKETS.finditer(data):
        mark = found[0]
        if mark in b"[{":
            depth += 1
        elif mark in b"]}":
            depth -= 1
        if depth > DEEPEST:
            raise refuse("too_deep", most=DEEPEST)


def _parsed(text: str) -> Any:
    try:
        msgspec.json.decode(text)  # stricter than the standard library: no NaN, no half letters
        value = json.loads(text, object_pairs_hook=_Pairs)
    except json.JSONDecodeError as error:
        raise refuse("not_json", line=error.lineno, column=error.colno) from None
    except msgspec.DecodeError as error:
        raise _malformed(text, str(error)) from None
    except ValueError:  # an integer of thousands of digits
        raise refuse("not_json", line=1, column=1) from None
    wrong = list(itertools.islice(_wrong(value), shape.MOST))
    if wrong:
        raise Refusal(*wrong)
    return value


def _malformed(text: str, message: str) -> Refusal:
    if "truncated" in message or _HALF_NUMBER.search(text):
        return refuse("cut_off")
    found = re.search(r"\(byte (\d+)\)", message)
    before = text.encode()[: int(found[1])].decode(errors="ignore") if found else ""
    return refuse("not_json", line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))


class _Pairs(dict[str, Any]):
    """An object that remembers which of its keys stood in it twice."""

    repeated: tuple[str, ...]

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.repeated = () if len(self) == len(pairs) else tuple(_twice(pairs))


def _twice(pairs: list[tuple[str, Any]]) -> list[str]:
    return [key for key, times in Counter(key for key, _ in pairs).items() if times > 1]


def _wrong(value: Any, place: str = "") -> Iterator[Fault]:
    if isinstance(value, str) and "\0" in value:
        yield Fault("no_sign", place)
    if isinstance(value, _Pairs):
        yield from (Fault("repeated_key", place, {"key": key}) for key in value.repeated)
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from _wrong(inner, f"{place}.{key}" if place else str(key))
