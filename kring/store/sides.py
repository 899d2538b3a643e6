"""A list that three parties fill in: each keeps their own side, and reads the others only when it was opened.

Who is ready is known to all of them; what they said is not. Once others read a side none changes any more, also when
the opening was taken back. A side is gone with its maker's account or the network.
"""

from collections.abc import Mapping

import msgspec
from django.db import transaction

from kring.core.access import Part
from kring.core.network import Response, Sheet
from kring.core.threes import Party, Side, party
from kring.store import keys, log, models, networks

_READER = msgspec.json.Decoder(dict[str, Response])


class Ready(Exception):
    """It was said to be ready already, or it is or was open: nothing changes any more."""


def own(row: models.Network, sheet: Sheet, by: log.Actor) -> Side:
    """What somebody said themselves so far."""
    assert by.user is not None and by.viewer is not None and by.viewer.role is not None
    found = models.Side.objects.filter(network=row, sheet=sheet.id, by=by.user).first()
    if found is None:
        return Side(party(by.viewer.role), by.user.name)
    return _side(row, found, is_open=True)


def every(row: models.Network, sheet: Sheet, by: log.Actor) -> list[Side]:
    """Everybody's side, the client's first; without a word of what they said as long as it was not opened.

    What is given with its words is read, and that is kept.
    """
    rows = models.Side.objects.filter(network=row, sheet=sheet.id).select_related("by").order_by("pk")
    is_open = sheet.ended_on is not None
    if is_open and not was_read(row, sheet):
        models.Side.objects.filter(network=row, sheet=sheet.id).update(read_at=by.at)
    found = [_side(row, one, is_open) for one in rows]
    return sorted(found, key=lambda one: list(Party).index(one.party))


def was_read(row: models.Network, sheet: Sheet) -> bool:
    """Whether somebody read the sides of the others, now or before the opening was taken back."""
    return models.Side.objects.filter(network=row, sheet=sheet.id).exclude(read_at=None).exists()


class Otherwise(Exception):
    """Something else was kept than somebody had before them."""


def put(
    row: models.Network, sheet: Sheet, said: Mapping[str, Response], is_ready: bool, by: log.Actor, seen: int
) -> None:
    """Keep what somebody said of all questions, and that they are ready. Raises `Ready`.

    Raises `Otherwise` when something else was kept in another tab since the version that was `seen`.
    """
    assert by.user is not None and by.viewer is not None and by.viewer.role is not None
    with transaction.atomic():
        is_apart = _is_apart(row, sheet)
        found = models.Side.objects.filter(network=row, sheet=sheet.id, by=by.user).first()
        if not is_apart or (found is not None and found.ready_at is not None):
            raise Ready
        if found is not None and found.version != seen and dict(_side(row, found, is_open=True).said) != dict(said):
            raise Otherwise
        version = found.version + 1 if found else 1
        place = _place(by.user, sheet.id)
        told = {
            "party": party(by.viewer.role).value,
            "version": version,
            "data": keys.seal(keys.unwrap(row.key, row.id), msgspec.json.encode(said), place, row.id, version),
            "ready_at": by.at if is_ready else None,
        }
        models.Side.objects.update_or_create(network=row, sheet=sheet.id, by=by.user, defaults=told)
        log.write(by, models.Deed.NOTE, row.id, part=Part.STORY, people=())


def reopen(row: models.Network, sheet: Sheet, by: log.Actor) -> None:
    """Take back that one is ready, as long as nobody read it."""
    with transaction.atomic():
        if _is_apart(row, sheet):
            models.Side.objects.filter(network=row, sheet=sheet.id, by=by.user).update(ready_at=None)


def _is_apart(row: models.Network, sheet: Sheet) -> bool:
    """Whether each side still is apart, as it is now: under the lock that whoever opens it waits for too."""
    now = networks.load(models.Network.objects.select_for_update().get(pk=row.pk)).sheets.get(sheet.id)
    return now is not None and now.ended_on is None and not was_read(row, sheet)


def _side(row: models.Network, one: models.Side, is_open: bool) -> Side:
    said: dict[str, Response] = {}
    if is_open:
        plain = keys.unseal(keys.unwrap(row.key, row.id), one.data, _place(one.by, one.sheet), row.id, one.version)
        said = _READER.decode(plain)
    return Side(Party(one.party), one.by.name, said, one.ready_at is not None, one.version)


def _place(user: models.User, sheet: str) -> str:
    return f"side {user.pk} {sheet}"
