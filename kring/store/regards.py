"""How others see the ties of a network: each in a document of their own, beside the network (R124).

Whoever said it sees it, and whoever leads does; nobody else, and no figure, drawing, moment or file does. What
it says of somebody who became hidden to its maker is not theirs to see any more.
"""

from dataclasses import dataclass
from uuid import UUID

import msgspec
from django.db import transaction

from kring.core import access, network, regards
from kring.core.access import Part, Verb
from kring.core.regards import Regard
from kring.store import keys, log, models


@dataclass(frozen=True)
class View:
    """What one person says of the ties that the viewer sees, by `regards.about`."""

    by: models.User
    said: dict[str, Regard]


def of(row: models.Network, seen: network.Network, viewer: access.Viewer) -> list[View]:
    """What others say, for who leads; for all others what they said themselves. One statement."""
    rows = models.Regard.objects.filter(network=row).select_related("by").order_by("pk")
    rows = rows if viewer.sees_confidential else rows.filter(by=UUID(viewer.user))
    found = [View(one.by, regards.known(seen, _opened(row, one))) for one in rows]
    return [one for one in found if one.said]


def put(row: models.Network, seen: network.Network, key: str, regard: Regard, by: log.Actor) -> None:
    """Say how somebody sees a tie, or (with nothing) no longer.

    Raises `PermissionError` for who leads, whose own word is the network itself, and for who may not propose;
    `KeyError` for a tie that this person does not see.
    """
    if by.user is None or by.viewer is None or by.viewer.sees_confidential:
        raise PermissionError
    if not access.may(by.viewer, Part.CARD, Verb.PROPOSE).allowed:
        raise PermissionError
    if not regards.known(seen, {key: regard}):
        raise KeyError(key)
    with transaction.atomic():
        models.Network.objects.select_for_update().only("id").get(pk=row.pk)  # who comes second waits here
        found = models.Regard.objects.filter(network=row, by=by.user).first()
        before = _opened(row, found) if found else {}
        said = regards.said(before, key, regard)
        if said == before:
            return
        version = found.version + 1 if found else 1
        data = keys.seal(_key(row), msgspec.json.encode(said), _place(by.user), row.id, version)
        models.Regard.objects.update_or_create(network=row, by=by.user, defaults={"version": version, "data": data})
        people = _people(seen, key)
        log.write(by, models.Deed.CHANGE, row.id, part=Part.CARD, version=row.version, people=people)


def _people(seen: network.Network, key: str) -> list[str]:
    shelf, _, id = key.partition(":")
    return [id] if shelf == "people" else [seen.ties[id].a, seen.ties[id].b]


def _opened(row: models.Network, one: models.Regard) -> dict[str, Regard]:
    return regards.READER.decode(keys.unseal(_key(row), one.data, _place(one.by), row.id, one.version))


def _key(row: models.Network) -> bytes:
    return keys.unwrap(row.key, row.id)


def _place(user: models.User) -> str:
    return f"regards {user.pk}"
