"""Changing the installation's key while Kring runs: everything that it wraps is wrapped anew, nothing is sealed anew.

The old key stays readable until nothing needs it. Whoever stops halfway goes on where it stopped.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection, transaction

from kring.store import factors, keyring, keys, models, names, networks

_AT_ONCE: Final = 200  # rows in one transaction, so that writers seldom wait
SETTLE: Final = 10.0  # seconds in which whoever still held the old key has saved what it wrapped


@dataclass
class Checked:
    """What a look at every key found: how many open, under which key, and what does not open."""

    newest: int = 0
    older: int = 0
    unreadable: tuple[str, ...] = ()

    def count(self, is_newest: bool) -> None:
        self.newest, self.older = self.newest + is_newest, self.older + (not is_newest)


def begin() -> bool:
    """Put a new key in front, unless one is there already; answers whether this began anew.

    A key that is not in our file must have been put in front where it is: raises `keyring.Elsewhere` otherwise.
    """
    if len(keyring.ring()) > 1:
        return False
    keyring.put_in_front()
    return True


def rewrap() -> int:
    """Wrap with the newest key whatever an older one wrapped, and say how much that was."""
    return sum(_networks()) + sum(_organisations()) + sum(_users()) + factors.renew()


def finish(settle: float | None = None, wait: Callable[[float], None] = time.sleep) -> int:
    """Wrap what came in meanwhile, and forget the old keys once nothing is wrapped in them; what was wrapped now."""
    wait(SETTLE if settle is None else settle)
    late = rewrap()
    with transaction.atomic():
        _nobody_else_writes()
        late += rewrap()
        if keyring.is_ours():
            keyring.keep_first()
    return late


def check() -> Checked:
    """Open every key and every name that is sealed, and the newest document of every network."""
    found, broken = Checked(), []
    for what, is_newest, opened in _everything():
        found.count(is_newest)
        try:
            opened()
        except (keys.Unreadable, ValueError):
            broken.append(what)
    found.unreadable = tuple(broken)
    return found


def _everything() -> Iterator[tuple[str, bool, Callable[[], object]]]:
    for row in models.Network.objects.iterator(_AT_ONCE):
        yield f"network {row.pk}", keys.is_newest(row.key), lambda row=row: networks.load(row)  # type: ignore[misc]
    for id, key in models.Organisation.objects.values_list("pk", "key"):
        place = names.place(id)
        yield place, keys.is_newest(key), lambda key=key, place=place: keys.unwrap(key, place)  # type: ignore[misc]
    users: Any = models.User.objects.values_list("pk", "name")  # as they lie in the table: sealed
    for user, name in users.iterator(_AT_ONCE):
        is_newest = names.is_newest(name)
        yield f"user {user}", is_newest, lambda name=name, user=user: names.unseal(name, user)  # type: ignore[misc]
    for what, secret in factors.secrets():
        yield what, factors.is_newest(secret), lambda secret=secret: factors.unseal(secret)  # type: ignore[misc]


def _networks() -> Iterator[int]:
    return _changed(models.Network, "key", lambda id, key: _wrapped_anew(key, id))


def _organisations() -> Iterator[int]:
    return _changed(models.Organisation, "key", lambda id, key: _wrapped_anew(key, names.place(id)))


def _users() -> Iterator[int]:
    return _changed(models.User, "name", lambda id, name: names.renewed(name, id))


def _wrapped_anew(wrapped: bytes, place: str) -> bytes | None:
    return None if keys.is_newest(wrapped) else keys.wrap(keys.unwrap(wrapped, place), place)


def _changed(kind: Any, field: str, renew: Callable[[Any, bytes], bytes | None]) -> Iterator[int]:
    """How many rows changed, per handful. A row that somebody changed or took away meanwhile is left for next time."""
    ids = list(kind.objects.values_list("pk", flat=True))
    for first in range(0, len(ids), _AT_ONCE):
        some = ids[first : first + _AT_ONCE]
        found = [(id, bytes(was)) for id, was in kind.objects.filter(pk__in=some).values_list("pk", field)]
        fresh = [(id, was, new) for id, was in found if (new := renew(id, was)) is not None]
        if fresh:
            with transaction.atomic():
                done = sum(kind.objects.filter(pk=id, **{field: was}).update(**{field: new}) for id, was, new in fresh)
            yield done


def _nobody_else_writes() -> None:
    """On SQLite the transaction itself sees to that."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE store_network, store_organisation, store_user, mfa_authenticator IN SHARE MODE")
