"""Which ties do somebody no good: marked by the owner, for the owner alone (R025).

The marks lie beside the network under its own key, sealed for who made them, and go with it when it is
erased. They are in no version, history, moment, file or drawing, and a line in the log tells of nobody.
"""

from collections.abc import Collection

import msgspec
from django.db import transaction

from kring.core import access
from kring.core.access import Part
from kring.store import keys, log, models

_people = msgspec.json.Decoder(frozenset[str])


def of(row: models.Network, by: log.Actor) -> frozenset[str]:
    """Whom this actor marked. For whoever may keep nothing to themselves there are no marks, whatever is there."""
    if by.user is None or by.viewer is None or not access.may_keep_private(by.viewer).allowed:
        return frozenset()
    found = models.Mark.objects.filter(network=row, by=by.user).first()
    return _opened(row, by.user, found) if found else frozenset()


def put(row: models.Network, person: str, is_marked: bool, among: Collection[str], by: log.Actor) -> None:
    """Mark somebody, or take the mark away. Marks of people who are no longer `among` those of the network go.

    Raises `PermissionError` for whoever may keep nothing to themselves.
    """
    if by.user is None or by.viewer is None or not access.may_keep_private(by.viewer).allowed:
        raise PermissionError
    with transaction.atomic():
        models.Network.objects.select_for_update().only("id").get(pk=row.pk)  # who comes second waits here
        found = models.Mark.objects.filter(network=row, by=by.user).first()
        marked = (_opened(row, by.user, found) if found else frozenset()) - {person}
        marked = (marked | {person} if is_marked else marked) & frozenset(among)
        version = found.version + 1 if found else 1
        data = _sealed(row, by.user, marked, version)
        models.Mark.objects.update_or_create(network=row, by=by.user, defaults={"version": version, "data": data})
        log.write(by, models.Deed.CHANGE, row.id, part=Part.SAYS, version=row.version, people=())


def _sealed(row: models.Network, user: models.User, marked: frozenset[str], version: int) -> bytes:
    key = keys.unwrap(row.key, row.id)
    return keys.seal(key, msgspec.json.encode(sorted(marked)), f"marks {user.pk}", row.id, version)


def _opened(row: models.Network, user: models.User, found: models.Mark) -> frozenset[str]:
    key = keys.unwrap(row.key, row.id)
    return _people.decode(keys.unseal(key, found.data, f"marks {user.pk}", row.id, found.version))
