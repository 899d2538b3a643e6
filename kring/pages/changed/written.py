"""What somebody wrote in a change, whole: nobody says yes to words that they cannot read."""

import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from kring.core.changes import Add, Change, Put, Set
from kring.core.network import SHELVES, Id
from kring.pages.changed import fields


def texts(change: Change) -> Iterator[tuple[str, str]]:
    """What a change brings in somebody's own words, field by field: what the field is called, and the words."""
    match change:
        case Set(shelf=shelf, field=field, value=value) | Put(shelf=shelf, field=field, item=value):
            found = [(shelf, field, value)] if field in _own_words(fields.RECORDS[shelf]) else []
        case Add(record=record):
            shelf = SHELVES[type(record)]
            found = [(shelf, field, getattr(record, field)) for field in _own_words(type(record))]
        case _:
            found = []
    for shelf, field, value in found:
        if words := _told(value):
            yield fields.called(shelf, field), words


def _told(value: Any) -> str:
    lines = value if isinstance(value, list | tuple) else [value]
    return "\n".join(one for one in lines if isinstance(one, str)).strip()


@cache
def _own_words(kind: Any) -> tuple[str, ...]:
    """The fields of a record that hold what somebody typed."""
    hints = typing.get_type_hints(kind, include_extras=True)
    return tuple(name for name, hint in hints.items() if name not in fields.UNTOLD and _is_typed(hint))


def _is_typed(hint: Any) -> bool:
    inner = typing.get_args(hint)
    if typing.get_origin(hint) is typing.Annotated:
        return inner[0] is str and hint != Id
    return typing.get_origin(hint) is tuple and _is_typed(inner[0])
