"""Networks of the right form with anything in them, made from the types themselves."""

import types
import typing
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import Meta, Struct

ids = st.from_regex(r"[A-Za-z0-9_~:-]{1,12}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20)
names = texts.filter(lambda text: text.strip() != "" and len(text) <= 120).map(lambda text: "n" + text)


def anything(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type of the network."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return _bounded(inner[0], inner[1:])
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return st.one_of([anything(one) for one in inner])
    if hint is date:
        return st.dates()
    if hint is datetime:
        return st.datetimes(timezones=st.just(UTC))
    if hint is types.NoneType:
        return st.none()
    if origin is dict:
        return _shelf(*inner)
    if origin is tuple:
        return st.lists(anything(inner[0]), max_size=2).map(tuple)
    if isinstance(hint, type) and issubclass(hint, Struct):
        return _struct(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    plain = {bool: st.booleans(), int: st.integers(1, 1), bytes: st.binary(max_size=9), str: texts}
    return plain[hint] if hint in plain else st.floats(-1000, 1000, allow_nan=False)


def _shelf(keys: Any, values: Any) -> st.SearchStrategy[Any]:
    return st.dictionaries(ids, anything(values), max_size=2)


def _struct(kind: type[Struct]) -> st.SearchStrategy[Any]:
    hints = typing.get_type_hints(kind, include_extras=True)
    required, given = {}, {}
    for field in msgspec.structs.fields(kind):
        (required if field.required else given)[field.name] = anything(hints[field.name])
    return st.fixed_dictionaries(required, optional=given).map(lambda fields: _made(kind, fields)).filter(bool)


def _made(kind: type[Struct], fields: dict[str, Any]) -> Struct | None:
    try:
        return kind(**fields)
    except ValueError:  # a day without its month
        return None


def _bounded(kind: type, notes: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if typing.get_origin(kind) is tuple:  # never near the most that may be in it
        return anything(kind)
    meta = next(note for note in notes if isinstance(note, Meta))
    if kind is str and meta.pattern and "A-Z" in meta.pattern:
        return ids
    if kind is str and meta.pattern and "d{4}" in meta.pattern:
        return st.dates().map(str)
    if kind is str:
        return names if meta.min_length else texts
    if kind is int:
        return st.integers(meta.ge, meta.le)
    if kind is datetime:
        return st.datetimes(timezones=st.just(UTC))
    return st.floats(meta.ge, meta.le)
