"""What somebody keeps for themselves alone beside a network: marks, a burden, reflections (R025, R044, R109).

It lies under the network's own key, sealed for who made it, and goes with the network when that is erased. It is in
no version, history, moment or drawing of it, and no line in the log tells what it says or of whom. Nothing of it is in
a file but who was told that they are on the map (`store/telling.py`).
"""

from collections.abc import Callable
from typing import Final

from django.db import transaction

from kring.core import access
from kring.core.access import Part, Private
from kring.store import keys, log, models

_TOGETHER: Final = frozenset({Private.TOLD})  # kept by whoever leads, as one


def read(row: models.Network, kind: Private, by: log.Actor) -> bytes | None:
    """What this actor kept. To whoever may keep nothing of the kind there is nothing, whatever is there."""
    if not _may(kind, by):
        return None
    found = _found(row, kind, by)
    return _opened(row, found) if found else None


def write(row: models.Network, kind: Private, by: log.Actor, after: Callable[[bytes | None], bytes]) -> None:
    """Keep what `after` makes of what was there. Raises `PermissionError` for whoever may not."""
    if not _may(kind, by):
        raise PermissionError
    whose = None if kind in _TOGETHER else by.user
    with transaction.atomic():
        models.Network.objects.select_for_update().only("id").get(pk=row.pk)  # who comes second waits here
        found = _found(row, kind, by)
        plain = after(_opened(row, found) if found else None)
        one = found or models.Note(network=row, by=whose, kind=kind.value, version=0)
        one.version += 1
        one.data = keys.seal(keys.unwrap(row.key, row.id), plain, _place(one), row.id, one.version)
        one.save()
        _log(row, kind, by)


def lay(row: models.Network, kind: Private, by: log.Actor, plain: bytes) -> None:
    """Keep what came along with a circle that is new here, for whoever leads it. Nothing is read, so anybody may who
    takes a circle in; once something lies there it stays as it is."""
    assert kind in _TOGETHER
    with transaction.atomic():
        models.Network.objects.select_for_update().only("id").get(pk=row.pk)
        if _found(row, kind, by) is not None:
            return
        one = models.Note(network=row, by=None, kind=kind.value, version=1)
        one.data = keys.seal(keys.unwrap(row.key, row.id), plain, _place(one), row.id, one.version)
        one.save()
        _log(row, kind, by)


def _log(row: models.Network, kind: Private, by: log.Actor) -> None:
    if kind in access.OF_WORKERS:
        log.write(by, models.Deed.NOTE, row.id, people=())
    else:
        part = Part.SHARES if kind is Private.TOLD else Part.SAYS
        log.write(by, models.Deed.CHANGE, row.id, part=part, version=row.version, people=())


def _may(kind: Private, by: log.Actor) -> bool:
    return by.user is not None and by.viewer is not None and access.may_keep_private(by.viewer, kind).allowed


def _found(row: models.Network, kind: Private, by: log.Actor) -> models.Note | None:
    whose = None if kind in _TOGETHER else by.user
    return models.Note.objects.filter(network=row, by=whose, kind=kind.value).first()


def _opened(row: models.Network, found: models.Note) -> bytes:
    return keys.unseal(keys.unwrap(row.key, row.id), found.data, _place(found), row.id, found.version)


def _place(one: models.Note) -> str:
    return f"{one.kind} {one.by_id or 'together'}"
