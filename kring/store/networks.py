"""Networks: made, read, changed, taken back.

There is one way to change a network: an act, applied to the newest version in one transaction that also
writes the history and the log. An act that was done already is not done again. Nothing is ever half
written, and nothing is written over what somebody else changed in the meantime.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from django.db import IntegrityError, transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from kring.core import access, changes, edits, leaves, network, permits, sight
from kring.store import history, keys, log, models

Kept = dict[str, Any]
Answer = TypeVar("Answer")
Settle = Callable[[network.Network, Kept], Kept]


_STANDS = Q(kind__in=(models.Kind.DONE, models.Kind.REDO), undone_by="")


class Missing(Exception):
    """The version that the maker of a change had in front of them was not told, or never existed."""


class Taken(Exception):
    """There is a network with this id already."""


class Refused(Exception):
    """Somebody with a role who may not do this: a page in words, with the rule and nothing of the part."""

    def __init__(self, ruling: access.Ruling, network_id: str = "") -> None:
        super().__init__(ruling.rule)
        self.ruling, self.network_id = ruling, network_id


class Conflict(Exception):
    """Somebody else changed the same thing; nothing was written.

    `misfits` holds each change with the value that is there `now`, as far as this
    actor may see it (so it may be empty); `version` is the newest.
    """

    def __init__(self, version: int, misfits: list[changes.Misfit]) -> None:
        super().__init__(f"version {version}: {misfits}")
        self.version, self.misfits = version, misfits


@dataclass(frozen=True)
class Saved:
    """What stands in the tables now, as the actor may see it."""

    version: int
    network: network.Network
    act: str
    is_replay: bool = False
    stands: bool = True  # a replay of what was taken back since stands no more


def new(
    value: network.Network,
    by: log.Actor,
    organisation: models.Organisation | None = None,
    kept: Kept | None = None,
) -> models.Network:
    """Keep a network for the first time, under its own id, with the seats of whoever stands in it. Raises `Taken`."""
    key, wrapped = keys.new_key(value.id)
    row = models.Network(id=value.id, version=1, key=wrapped, organisation=organisation)
    row.document = keys.seal(key, network.encode(value), "document", row.id, 1)
    row.kept = keys.seal(key, msgspec.json.encode(kept or {}), "kept", row.id, 1)
    row.made_at = row.changed_at = by.at
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            log.write(by, models.Deed.MAKE, row.id, version=1)
    except IntegrityError:
        raise Taken(row.id) from None
    return row


def check_key() -> None:
    """Notice before anybody comes in that this installation's key does not open what is there. Raises `NoKey`."""
    keys.installation()
    row = models.Network.objects.only("id", "key").first()
    try:
        if row is not None:
            _key(row)
    except keys.Unreadable:
        raise keys.NoKey(
            "its tables were sealed with another key. Put the file key of this installation back"
        ) from None


def load(row: models.Network) -> network.Network:
    """The newest value. Raises `keys.Unreadable` when the row was tampered with."""
    return _value(row, _key(row))


def kept(row: models.Network) -> Kept:
    """The seats kept beside the document, as the room's `settle` left them."""
    return _kept(row, _key(row))


def at(row: models.Network, version: int) -> network.Network:
    """The value as it was in an earlier version. Raises `Missing` for one that never was."""
    if not 1 <= version <= row.version:
        raise Missing(row.id, version)
    key = _key(row)
    value = _value(row, key)
    later = models.Act.objects.filter(network=row, version__gt=version, version__lte=row.version)
    for done in later.order_by("-version"):
        value = changes.apply_all(value, changes.undoing(history.opened(done, key).act, "back").changes)
    return value


def version_at(row: models.Network, at: datetime) -> int:
    """The version that was the newest at a moment; 0 when there was none yet."""
    before = models.Act.objects.filter(network=row, at__lte=at).order_by("-version")
    return before.values_list("version", flat=True).first() or 0


def change(
    network_id: str,
    act: changes.Act,
    by: log.Actor,
    seen_version: int | None,
    settle: Settle | None = None,
    is_of_seats: bool = False,
) -> Saved:
    """Do an act on the newest version of a network.

    `seen_version` is the version that the maker of the act had in front of them. `settle` gets the network
    as it became and the kept seats, and answers the seats to keep from now on. Of an act that `is_of_seats`
    alone it is kept how they were, so that it can be taken back like any other.

    Raises `Missing`, `Refused`, `Conflict`, and `changes.Misfit` for an act that could never fit.
    """
    asked = sha256(msgspec.json.encode(act.changes)).hexdigest()

    def do(now: _Newest) -> Saved:
        if seen_version is None or not 1 <= seen_version <= now.row.version:
            raise Missing(network_id, seen_version)
        _allow(now, act)
        id, is_replay = _once(now, act.id, asked)
        if is_replay:
            return now.saved(id, is_replay=True)
        fitting = _fitting(now, msgspec.structs.replace(act, id=id))
        return _write(now, fitting, settle, models.Deed.CHANGE, asked, is_of_seats)

    return _alone(network_id, by, models.Deed.CHANGE, act.id, do)


def undo(network_id: str, id: str, by: log.Actor, which: str = "", settle: Settle | None = None) -> Saved | None:
    """Take back the newest act of this actor that still stands, or the act named by `which`.

    `id` is made where the button is, so that a double click takes back once. Nothing to
    take back answers nothing. Raises `Conflict` when somebody else built upon it.
    """

    def newest(row: models.Network) -> models.Act | None:
        acts = models.Act.objects.filter(_STANDS, network=row)
        return (acts.filter(act=which) if which else acts.filter(by=by.user)).order_by("-version").first()

    return _back(network_id, id, by, settle, models.Deed.UNDO, newest)


def redo(network_id: str, id: str, by: log.Actor, settle: Settle | None = None) -> Saved | None:
    """Do again what this actor took back last, as long as they did nothing else since."""

    def newest(row: models.Network) -> models.Act | None:
        return _taken_back(row, by).first()

    return _back(network_id, id, by, settle, models.Deed.REDO, newest)


def standing(user: UUID) -> Exists:
    """Whether this person did something that still stands, asked along with the network of a role."""
    return Exists(models.Act.objects.filter(_STANDS, network=OuterRef("network"), by=user))


def may_redo(row: models.Network, by: log.Actor) -> bool:
    """Whether this actor took something back that can be done again, for they did nothing else since."""
    return _taken_back(row, by).exists()


def _taken_back(row: models.Network, by: log.Actor) -> QuerySet[models.Act]:
    own = models.Act.objects.filter(network=row, by=by.user)
    since = own.filter(kind=models.Kind.DONE).aggregate(newest=Max("version"))["newest"] or 0
    return own.filter(kind=models.Kind.UNDO, undone_by="", version__gt=since).order_by("-version")


@dataclass
class _Newest:
    """A network that nobody else can change just now."""

    row: models.Network
    by: log.Actor

    def __post_init__(self) -> None:
        self.key = _key(self.row)
        self.value = _value(self.row, self.key)

    @property
    def hidden(self) -> frozenset[str]:
        return sight.hidden(self.value, self.by.viewer) if self.by.viewer else frozenset()

    @property
    def seen(self) -> network.Network:
        return sight.visible(self.value, self.by.viewer) if self.by.viewer else self.value

    @property
    def without_hidden(self) -> network.Network:
        """What this actor sees, with those who are hidden from them as if they were taken off the list."""
        return msgspec.structs.replace(self.seen, removed=(*self.seen.removed, *sorted(self.hidden)))

    def saved(self, act: str, is_replay: bool = False) -> Saved:
        return Saved(self.row.version, self.seen, act, is_replay, not is_replay or history.stands(self.row, act))


def _alone(network_id: str, by: log.Actor, deed: models.Deed, act: str, do: Callable[[_Newest], Answer]) -> Answer:
    """Do something to the newest version while nobody else can; log what came in its way afterwards."""
    try:
        with transaction.atomic():
            return do(_Newest(models.Network.objects.select_for_update().get(pk=network_id), by))
    except Conflict as conflict:
        log.write(by, deed, network_id, version=conflict.version, act=act, outcome=models.Outcome.CONFLICT)
        raise
    except Refused as refused:
        line = replace(by, rule=refused.ruling.rule.value)
        log.write(line, deed, network_id, act=act, outcome=models.Outcome.REFUSED)
        raise


def _allow(now: _Newest, act: changes.Act) -> None:
    if now.by.viewer is None:
        return
    ruling = permits.permits_all(now.by.viewer, act.changes)
    if not ruling.allowed:
        raise Refused(ruling, now.row.id)


def _once(now: _Newest, id: str, asked: str) -> tuple[str, bool]:
    """The id under which to do what is asked, and whether that was done before.

    The same id with other changes comes from a page that the back button brought back: that gets an id of its own.
    """
    other = f"{id[:150]}:{asked[:32]}"
    done = {one.act: one for one in models.Act.objects.filter(network_id=now.row.id, act__in=(id, other))}
    if other in done or id not in done:
        return (other, True) if other in done else (id, False)
    return (id, True) if history.opened(done[id], now.key).asked == asked else (other, False)


def _fitting(now: _Newest, act: changes.Act) -> changes.Act:
    """The act as it falls on the newest value, which it changes. Raises `Conflict` or `Misfit`.

    Who was hidden from its maker since is met no otherwise than whoever was taken off the list.
    """
    try:
        if now.hidden:
            act = msgspec.structs.replace(act, changes=edits.effective(now.without_hidden, act.changes)[1])
        return _effective(now, sight.whole(now.value, act, now.by.viewer) if now.by.viewer else act)
    except changes.Misfit as misfit:
        if not misfit.is_conflict:
            raise
        raise _conflict(now, act) from None


def _effective(now: _Newest, act: changes.Act, gives_back: bool = False) -> changes.Act:
    """The act without what is so already: only so does the history lead back to every version that was.

    What it opens to others that was closed, only those who lead open.
    """
    before = now.value
    now.value, effective = edits.effective(before, act.changes)
    if now.by.viewer and not now.by.viewer.sees_confidential and sight.opens(before, now.value, gives_back):
        raise Refused(access.Ruling(False, access.Rule.OWNER_DECIDES), now.row.id)
    return msgspec.structs.replace(act, changes=effective)


def _conflict(now: _Newest, act: changes.Act) -> Conflict:
    """The conflict, with every value in the way that this actor may see."""
    found = changes.misfits(now.without_hidden, act.changes)
    return Conflict(now.row.version, [one for one in found if one.is_conflict])


def _write(
    now: _Newest, act: changes.Act, settle: Settle | None, deed: models.Deed, asked: str, is_of_seats: bool
) -> Saved:
    """The new version, its step in the history and its line in the log. What is of seats alone tells how they were."""
    row, key, by = now.row, now.key, now.by
    before = _kept(row, key)
    seats = settle(now.value, before) if settle else before
    moved = leaves.between(before, changes.plain(seats)) if is_of_seats else ()
    row.version += 1
    models.Network.objects.filter(pk=row.pk).update(
        version=row.version,
        document=keys.seal(key, network.encode(now.value), "document", row.id, row.version),
        kept=keys.seal(key, msgspec.json.encode(seats), "kept", row.id, row.version),
        changed_at=by.at,
    )
    models.Act(
        network=row,
        version=row.version,
        act=act.id,
        kind=_KINDS[deed] if act.changes or moved else models.Kind.NOTHING,
        by=by.user,
        for_whom=by.for_whom,
        at=by.at,
        data=history.sealed(key, row, act, asked, moved),
        undoes=act.undoes or "",
    ).save(force_insert=True)
    people = [person for one in act.changes for person in changes.concerned(one)]
    log.write(by, deed, row.id, version=row.version, people=people, act=act.id)
    return now.saved(act.id)


_KINDS = {
    models.Deed.CHANGE: models.Kind.DONE,
    models.Deed.UNDO: models.Kind.UNDO,
    models.Deed.REDO: models.Kind.REDO,
}


def _back(
    network_id: str,
    id: str,
    by: log.Actor,
    settle: Settle | None,
    deed: models.Deed,
    newest: Callable[[models.Network], models.Act | None],
) -> Saved | None:
    def do(now: _Newest) -> Saved | None:
        own = _own(now, id, deed)
        if models.Act.objects.filter(network=now.row, act=own).exists():
            return now.saved(own, is_replay=True)
        done = newest(now.row)
        if done is None:
            return None
        was = history.opened(done, now.key)
        act = changes.undoing(was.act, own)
        _allow(now, act)
        fitting = _without(now, act, is_own=by.user is not None and done.by_id == by.user.pk)
        saved = _write(now, fitting, _reseated(was.moved, settle), deed, "", bool(was.moved))
        models.Act.objects.filter(pk=done.pk).update(undone_by=own)
        return saved

    return _alone(network_id, by, deed, id, do)


def _reseated(moved: tuple[leaves.Moved, ...], settle: Settle | None) -> Settle:
    """The seats to keep when what was put elsewhere goes back to where it was."""

    def back(value: network.Network, kept: Kept) -> Kept:
        kept = leaves.put_back(kept, moved)
        return settle(value, kept) if settle else kept

    return back


def _own(now: _Newest, id: str, deed: models.Deed) -> str:
    """The id to take back under, also when the back button brought back a page whose id had another deed."""
    done = models.Act.objects.filter(network=now.row, act=id).first()
    is_other = done is not None and (not done.undoes or done.kind not in (_KINDS[deed], models.Kind.NOTHING))
    return f"{id[:150]}:{deed.value}" if is_other else id


def _without(now: _Newest, act: changes.Act, is_own: bool) -> changes.Act:
    """The act that takes something back, as it falls on the newest value, which it changes.

    What its actor may not see goes along with whom it is about, as when they are taken off. Raises `Conflict` where it
    meets what others did, or is to what this actor may not see.
    """
    try:
        whole = sight.whole(now.value, act, now.by.viewer, is_own) if now.by.viewer else act
        return _effective(now, whole, is_own)
    except changes.Misfit:
        raise _conflict(now, act) from None


def _key(row: models.Network) -> bytes:
    return keys.unwrap(row.key, row.id)


def _value(row: models.Network, key: bytes) -> network.Network:
    return network.decode(keys.unseal(key, row.document, "document", row.id, row.version))


def _kept(row: models.Network, key: bytes) -> Kept:
    seats: Kept = msgspec.json.decode(keys.unseal(key, row.kept, "kept", row.id, row.version))
    return seats
