"""A row of any kind, made from the kind itself: what is asked for there is filled in, and each word is another."""

import itertools
from datetime import date
from typing import Any

from django.db.models import BinaryField, DateField, DateTimeField, Field, JSONField, Model
from django.db.models.fields import CharField, TextField

from kring.store import models
from tests.store.conftest import NOON

_count = itertools.count(1)


def row(kind: type[Model], near: dict[type[Model], Any], word: str = "Kanarie") -> Model:
    """A row of this kind beside rows that are there already."""
    given = {}
    for field in kind._meta.concrete_fields:
        if not field.primary_key and (not field.has_default() or field.name == "organisation"):
            given[field.attname] = value(field, near, word)
    return kind.objects.create(**given)


def value(field: Field, near: dict[type[Model], Any], word: str) -> Any:
    if field.is_relation:
        found = near.get(field.related_model) or (None if field.null else field.related_model.objects.first())
        return found.pk if found is not None else None
    if field.choices:
        return field.choices[0][0]
    match field:
        case DateTimeField():
            return NOON
        case DateField():
            return date(2026, 11, 23)
        case BinaryField():
            return f"{word}{next(_count)}".encode()
        case JSONField():
            return None if field.null else []
        case CharField() | TextField():
            return "friend" if field.name == "role" else f"{word}{next(_count)}"[: field.max_length]
    return near[models.User].pk if "UUID" in type(field).__name__ else next(_count)
