"""Does a plain value have the shape of a Struct, and if not, where not?

msgspec stops at the first fault and cannot name the key of a dict; a person
who mends a file needs every fault and its exact place.
"""

import difflib
import functools
import itertools
import re
import types
import typing
from collections.abc import Iterator
from enum import Enum
from typing import Any, Final

import msgspec
from msgspec import Struct

from kring.core.check import Fault

MOST: Final = 50  # faults told of one object; whoever made more needs another way to mend them

_LIMIT = re.compile(r"(<=|>=|<|>) (-?[\d.]+)")


def faults(plain: Any, hint: Any, place: str = "") -> Iterator[Fault]:
    """Every place where a plain value (dicts, lists, texts, numbers) does not fit a type.

    Codes: `unknown_key` (with the `likely` spelling), `missing_key`, `wrong_kind`,
    `wrong_choice` (with what is `allowed`), `too_long`, `out_of_range`, `wrong_value`.
    """
    hint = _bare(hint, plain)
    origin = typing.get_origin(hint)
    if isinstance(hint, type) and issubclass(hint, Struct):
        yield from _struct(plain, hint, place)
    elif origin is dict:
        yield from _entries(plain, hint, place)
    elif origin is tuple:
        yield from _items(plain, hint, place)
    else:
        yield from _value(plain, hint, place)


def _bare(hint: Any, plain: Any) -> Any:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        kinds = [one for one in typing.get_args(hint) if one is not types.NoneType]
        if plain is not None and len(kinds) == 1:
            return kinds[0]
    return hint


def _struct(plain: Any, kind: type[Struct], place: str) -> Iterator[Fault]:
    if not isinstance(plain, dict):
        yield _wrong_kind(plain, "object", place)
        return
    is_fit = True
    for fault in itertools.chain(_keys(plain, kind, place), _fields(plain, kind, place)):
        is_fit = False
        yield fault
    if is_fit:  # what holds between fields is tried last
        yield from _value(plain, kind, place)


def _keys(plain: dict[str, Any], kind: type[Struct], place: str) -> list[Fault]:
    """Keys that nobody knows, and keys that are missing unless one of those was meant to be it."""
    tag = kind.__struct_config__.tag_field
    known = [*kind.__struct_encode_fields__, *([tag] if tag else [])]
    strange = itertools.islice((key for key in plain if key not in known), MOST)
    found = [_unknown(key, known, place) for key in strange]
    meant = {fault.params["likely"] for fault in found}
    missing = [one.encode_name for one in msgspec.structs.fields(kind) if one.required and one.encode_name not in plain]
    return found + [Fault("missing_key", place, {"key": key}) for key in missing if key not in meant]


def _fields(plain: dict[str, Any], kind: type[Struct], place: str) -> Iterator[Fault]:
    hints = _hints(kind)
    for field in msgspec.structs.fields(kind):
        if field.encode_name in plain:
            yield from faults(plain[field.encode_name], hints[field.name], _at(place, field.encode_name))


@functools.cache
def _hints(kind: type[Struct]) -> dict[str, Any]:
    return typing.get_type_hints(kind, include_extras=True)


def _entries(plain: Any, hint: Any, place: str) -> Iterator[Fault]:
    keys, values = typing.get_args(hint)
    if not isinstance(plain, dict):
        yield _wrong_kind(plain, "object", place)
        return
    for key, value in plain.items():
        inner = _at(place, short(key))
        yield from _value(key, keys, inner)
        yield from faults(value, values, inner)


def _items(plain: Any, hint: Any, place: str) -> Iterator[Fault]:
    if not isinstance(plain, list):
        yield _wrong_kind(plain, "array", place)
        return
    for number, item in enumerate(plain):
        yield from faults(item, typing.get_args(hint)[0], _at(place, str(number)))


def _value(plain: Any, hint: Any, place: str) -> Iterator[Fault]:
    try:
        msgspec.convert(plain, hint)
    except msgspec.ValidationError as error:
        yield _told(str(error), plain, hint, place)


def _told(message: str, plain: Any, hint: Any, place: str) -> Fault:
    given = {"value": short(plain)}
    limit = _LIMIT.search(message)
    if isinstance(hint, type) and issubclass(hint, Enum):
        allowed = [str(one.value) for one in hint]
        return Fault("wrong_choice", place, {**given, "allowed": ", ".join(allowed), "likely": likely(plain, allowed)})
    if ", got `" in message:
        expected = re.search(r"Expected `([\w|, ]+)`", message)
        return _wrong_kind(plain, expected[1] if expected else "", place)
    if limit and "length" in message and limit[1] == "<=":
        return Fault("too_long", place, {**given, "most": limit[2]})
    if limit and "length" not in message:
        return Fault("out_of_range", place, {**given, "limit": f"{limit[1]} {limit[2]}"})
    detail, _, path = message.partition(" - at `$")
    return Fault("wrong_value", place + path.rstrip("`"), {**given, "detail": detail})


def _wrong_kind(plain: Any, expected: str, place: str) -> Fault:
    return Fault("wrong_kind", place, {"value": short(plain), "expected": expected})


def _unknown(key: str, known: list[str], place: str) -> Fault:
    return Fault("unknown_key", place, {"key": short(key), "likely": likely(key, known)})


def likely(given: Any, known: list[str]) -> str:
    """The known word that someone most likely meant, or nothing."""
    close = difflib.get_close_matches(str(given)[:60].lower(), known, n=1, cutoff=0.6)
    return close[0] if close else ""


def short(value: Any) -> str:
    """A value as one short line, to be quoted in a sentence."""
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text[:200]).split())
    return line if len(line) <= 40 else line[:39] + "…"


def _at(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
