"""Somebody who has the tables, and not the key, does something to the log."""

import random
import uuid
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import connection, transaction

from kring.store import chains, models

KINDS = ("flip", "delete", "insert", "swap", "cut")


@contextmanager
def unguarded():
    """A transaction without the triggers, that leaves nothing behind."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("DROP TRIGGER a_line_stays")
                cursor.execute("DROP TRIGGER a_line_stays_as_it_is")
            else:
                cursor.execute("ALTER TABLE store_line DISABLE TRIGGER USER")
        yield
        transaction.set_rollback(True)


def tamper(kind, chance: random.Random, lines):
    """Do it; answers the chain and position where it must be noticed first, and in words what was done."""
    line = chance.choice(lines)
    return {"flip": _flip, "delete": _delete, "insert": _insert, "swap": _swap, "cut": _cut}[kind](line, chance, lines)


def _flip(line, chance, lines):
    field = chance.choice([*(one for one in chains.FIELDS if one != "chain"), "seal"])
    value = other(getattr(line, field), field, chance)
    models.Line.objects.filter(pk=line.pk).update(**{field: value})
    return (line.chain, line.position), f"{field}: {value!r}"


def other(value, field, chance):
    """Another value of the same kind."""
    if field == "seal":
        turned = bytearray(value)
        turned[chance.randrange(32)] ^= 1 << chance.randrange(8)
        return bytes(turned)
    if field == "organisation":
        return uuid.UUID(int=chance.getrandbits(128))
    if field == "people":
        return [*(value or []), "joke"]
    if isinstance(value, datetime):
        return value + timedelta(microseconds=chance.randrange(1, 10**9))
    if isinstance(value, bool):
        return not value
    if isinstance(value, int) or (value is None and field != "network_id"):
        return (value or 0) + chance.randrange(1, 9)
    return "" if value and chance.random() < 0.5 else f"x{value or ''}"[:20]


def _delete(line, chance, lines):
    models.Line.objects.filter(pk=line.pk).delete()
    return (line.chain, line.position), "one line"


def _insert(line, chance, lines):
    """A copy of a line that is there, put in where others make room, or at the end."""
    at = chance.randrange(1, last(lines, line.chain) + 2)
    for later in sorted(lines, key=lambda one: -one.position):
        if later.chain == line.chain and later.position >= at:
            models.Line.objects.filter(pk=later.pk).update(position=later.position + 1)
    values = {name: getattr(line, name) for name in chains.FIELDS}
    models.Line.objects.bulk_create([models.Line(**values, position=at, seal=line.seal)])
    # A copy of the line that stood there is that very line; then the one after it is the first bad one.
    return (line.chain, at + 1 if at == line.position else at), f"at {at}"


def _swap(line, chance, lines):
    second = chance.choice([one for one in lines if one.pk != line.pk])
    names = [one for one in chains.FIELDS if one != "chain"] + ["seal"]
    for one, another in ((line, second), (second, line)):
        models.Line.objects.filter(pk=one.pk).update(**{name: getattr(another, name) for name in names})
    first = min((line, second), key=lambda one: one.position) if line.chain == second.chain else None
    return (first.chain, first.position) if first else None, f"{line.pk} and {second.pk}"


def _cut(line, chance, lines):
    models.Line.objects.filter(chain=line.chain, position__gte=line.position).delete()
    return (line.chain, line.position), "from here"


def last(lines, chain):
    return max(one.position for one in lines if one.chain == chain)
