"""What a worker notes for themselves at the steps of a trajectory (R044): sealed for them, beside the network, or where
a group, a street or an organisation walks, beside that.

The client's words are in the network; these are in no version, history, moment or file, and nobody else reads them.
What is noted beside a walk goes with it, and with whoever leaves the organisation.
"""

from hashlib import sha256

import msgspec
from django.db import transaction

from kring.core.access import Private
from kring.core.network import Id
from kring.store import keys, log, models, names, networks, notes

LONGEST = 20_000
_read = msgspec.json.Decoder(dict[str, str])


def of(row: models.Network, by: log.Actor, trajectory: Id, step: str) -> str:
    """What this worker noted at a step. For whoever may keep nothing of the kind there is nothing. One statement."""
    kept = notes.read(row, Private.STEPS, by)
    return _read.decode(kept).get(_key(trajectory, step), "") if kept else ""


class Otherwise(Exception):
    """Something else is noted there than somebody had before them."""

    def __init__(self, now: str) -> None:
        super().__init__()
        self.now = now


def mark(words: str) -> str:
    """What a page sends along of a note that it showed, so that one that was changed since does not give way."""
    return sha256(words.encode()).hexdigest()[:16] if words else ""


def put(
    row: models.Network, by: log.Actor, trajectory: Id, step: str, words: str, among: frozenset[Id], seen: str
) -> None:
    """Keep these words at a step; no words take them away, and those of trajectories that are gone go along.

    What was noted at one that is there, and not `among` those that this worker sees just now, stays. Raises
    `PermissionError` for whoever may keep nothing of the kind, and `Otherwise` where another tab of this worker noted
    something else since the page was made of which `seen` is the mark.
    """
    there = among | networks.load(row).trajectories.keys()

    def after(was: bytes | None) -> bytes:
        kept = {key: one for key, one in (_read.decode(was) if was else {}).items() if key.split("~")[0] in there}
        return _with(kept, _key(trajectory, step), words, seen)

    notes.write(row, Private.STEPS, by, after)


def at_walk(walk: models.Walk, user: models.User, step: str) -> str:
    """What somebody who leads a walk noted at a step of it; of what others noted there is nothing."""
    found = models.WalkNote.objects.filter(walk=walk, by=user).first()
    return _read.decode(_opened(walk, found)).get(step, "") if found else ""


def put_at_walk(walk: models.Walk, by: log.Actor, step: str, words: str, seen: str) -> None:
    """Keep these words at a step of a walk. Raises `Otherwise` as `put` does, and `models.Walk.DoesNotExist` when it is
    gone.
    """
    assert by.user is not None
    with transaction.atomic():
        models.Walk.objects.select_for_update().only("id").get(pk=walk.pk)  # who comes second waits here
        one = models.WalkNote.objects.filter(walk=walk, by=by.user).first()
        kept = _read.decode(_opened(walk, one)) if one else {}
        one = one or models.WalkNote(walk=walk, by=by.user, version=0)
        plain = _with(kept, step, words, seen)
        one.version += 1
        one.data = keys.seal(names.key_of(walk.organisation_id), plain, _place(one), str(walk.pk), one.version)
        one.save()
        log.write(by, models.Deed.FIELDWORK, act="walk note")


def forget(user: models.User, organisation: models.Organisation) -> None:
    """Somebody leaves an organisation: what they noted for themselves at its walks goes."""
    models.WalkNote.objects.filter(by=user, walk__organisation=organisation).delete()


def _with(kept: dict[str, str], key: str, words: str, seen: str) -> bytes:
    """What was noted with these words at one step, unless something else was noted there since it was `seen`."""
    now = kept.pop(key, "")
    if mark(now) != seen and now != words:
        raise Otherwise(now)
    return msgspec.json.encode(kept | ({key: words[:LONGEST]} if words.strip() else {}))


def _opened(walk: models.Walk, one: models.WalkNote) -> bytes:
    return keys.unseal(names.key_of(walk.organisation_id), bytes(one.data), _place(one), str(walk.pk), one.version)


def _place(one: models.WalkNote) -> str:
    return f"walk note {one.by_id}"


def _key(trajectory: Id, step: str) -> str:
    return f"{trajectory}~{step}"
