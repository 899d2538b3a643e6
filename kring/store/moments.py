"""Moments: how a network was on a day that somebody wanted to keep.

A moment stays as it was. Only when somebody is redacted it changes: they go
with every mention, and a mark stays that somebody was taken out. A moment is sealed with the
network's own key, so that erasing the network erases its moments. Its keeper, and who leads, may call
it otherwise, take it away and put it back; the history tells of it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kring.core import access, redaction, reviews, sight
from kring.core import network as core_network
from kring.core.rule import RuleId
from kring.methods import rulebook
from kring.store import history, keys, log, models, networks

PART: Final = "moments"  # how they are called in the log, with the ids of those that were opened together


@dataclass(frozen=True)
class Moment:
    """One moment as its viewer may know it. `redactions` is how often people were taken out, last `redacted_at`."""

    id: str
    name: str
    at: datetime
    version: int
    review_on: date | None
    value: core_network.Network
    kept: networks.Kept
    redactions: int = 0
    redacted_at: datetime | None = None
    is_own: bool = False  # whether its viewer may call it otherwise and take it away


@dataclass(frozen=True)
class Told:
    """What the history says of a moment: that somebody kept it, or took it away."""

    id: str
    name: str
    at: datetime
    by: models.User
    is_gone: bool = False
    is_own: bool = False


class _Stored(msgspec.Struct, frozen=True):
    name: str
    document: msgspec.Raw
    kept: networks.Kept


_stored = msgspec.json.Decoder(_Stored)


def keep(
    row: models.Network, id: str, name: str, version: int | None, by: log.Actor, review_on: date | None = None
) -> bool:
    """Keep how a network was in the version that somebody has in front of them, under an id made there; once.

    Answers whether it is new: sent twice, it stays as it was the first time. The whole network is kept,
    also what its keeper may not see. Raises `networks.Missing` for a version that never was.
    """
    if version is None:
        raise networks.Missing(row.id, version)
    value = networks.at(row, version)
    return bring(row, Moment(id, name, by.at, version, review_on, value, networks.kept(row)), by)


def bring(row: models.Network, one: Moment, by: log.Actor, act: str = "") -> bool:
    """Lay a moment beside a network, such as one that comes from elsewhere with an `act`; once."""
    stored = _Stored(one.name, msgspec.Raw(core_network.encode(one.value)), one.kept)
    with transaction.atomic():
        _, is_new = models.Moment.objects.get_or_create(
            network=row,
            moment=one.id,
            defaults={
                "version": one.version,
                "data": _sealed(keys.unwrap(row.key, row.id), row.id, one.id, stored, one.redactions),
                "by": by.user,
                "at": one.at,
                "review_on": one.review_on,
                "redactions": one.redactions,
                "redacted_at": one.redacted_at,
                "act": act,
            },
        )
        if is_new:
            log.write(by, models.Deed.CHANGE, row.id, part=PART, version=one.version, act=one.id)
    return is_new


def load(row: models.Network, id: str, by: log.Actor) -> Moment | None:
    """One moment, if it is there, with a line in the log."""
    return pick(row, [id], by).get(id)


def pick(row: models.Network, ids: Collection[str], by: log.Actor) -> dict[str, Moment]:
    """Those of these moments that are there, with one line in the log."""
    return {one.id: one for one in _opened(row, list(_there(row).filter(moment__in=ids)), by)}


def every(row: models.Network, by: log.Actor, newest: int | None = None) -> list[Moment]:
    """The moments of a network, oldest first, or so many of the `newest`; with one line in the log."""
    found = _there(row).order_by("-at", "-pk")[:newest]
    return _opened(row, list(reversed(found)), by)


def number(row: models.Network, since: datetime | None = None) -> int:
    """How many moments there are (of those kept `since`), but for those that came with an act that was taken back."""
    there = _there(row).filter(at__gte=since) if since else _there(row)
    acts = list(there.values_list("act", flat=True))
    gone = history.taken_back(row, acts)
    return sum(act not in gone for act in acts)


def rename(row: models.Network, id: str, name: str, by: log.Actor) -> bool:
    """Call a moment otherwise, and say whether it is there. Raises `networks.Refused` for somebody else's."""
    _check_own(row, id, by)
    with transaction.atomic():
        one = _alone(row, id)
        if one is None or one.removed_at is not None:
            return False
        stored = _Stored(name, *msgspec.structs.astuple(_unsealed(keys.unwrap(row.key, row.id), one))[1:])
        one.data = _sealed(keys.unwrap(row.key, row.id), row.id, one.moment, stored, one.redactions)
        one.save(update_fields=["data"])
        log.write(by, models.Deed.CHANGE, row.id, part=PART, version=one.version, act=id)
    return True


def take_away(row: models.Network, id: str, by: log.Actor, is_back: bool = False) -> bool:
    """Take a moment away, or (`is_back`) put it back, and say whether there is one. Done twice is done once.

    Raises `networks.Refused` for somebody else's.
    """
    _check_own(row, id, by)
    with transaction.atomic():
        one = _alone(row, id)
        if one is not None and (one.removed_at is None) is not is_back:
            one.removed_at, one.removed_by = (None, None) if is_back else (by.at, by.user)
            one.save(update_fields=["removed_at", "removed_by"])
            log.write(by, models.Deed.CHANGE, row.id, part=PART, version=one.version, act=id)
    return one is not None


def told(row: models.Network, by: log.Actor) -> list[Told]:
    """Who kept and took away which moment, newest first, with one line in the log; an import tells of its own."""
    found = list(models.Moment.objects.filter(network=row, act="").select_related("by", "removed_by"))
    if not found:
        return []
    key, said = keys.unwrap(row.key, row.id), []
    for one in found:
        name = _unsealed(key, one).name
        is_own = may_lead(one.by_id, by)
        said.append(Told(one.moment, name, one.at, one.by, is_own=is_own))
        if one.removed_at and one.removed_by:
            said.append(Told(one.moment, name, one.removed_at, one.removed_by, True, is_own))
    log.write(by, models.Deed.READ, row.id, part=PART, version=row.version)
    return sorted(said, key=lambda one: one.at, reverse=True)


def may_lead(keeper: UUID, by: log.Actor) -> bool:
    """Whether a moment of this keeper is this actor's to call otherwise or take away: theirs, or who leads."""
    return by.viewer is None or by.viewer.sees_confidential or (by.user is not None and by.user.pk == keeper)


def _there(row: models.Network) -> QuerySet[models.Moment]:
    """The moments that nobody took away."""
    return models.Moment.objects.filter(network=row, removed_at=None)


def _check_own(row: models.Network, id: str, by: log.Actor) -> None:
    keeper = models.Moment.objects.filter(network=row, moment=id).values_list("by_id", flat=True).first()
    if keeper is not None and not may_lead(keeper, by):
        line = replace(by, rule=access.Rule.OWNER_DECIDES.value)
        log.write(line, models.Deed.CHANGE, row.id, part=PART, act=id, outcome=models.Outcome.REFUSED)
        raise networks.Refused(access.Ruling(False, access.Rule.OWNER_DECIDES), row.id)


def _alone(row: models.Network, id: str) -> models.Moment | None:
    return models.Moment.objects.select_for_update().filter(network=row, moment=id).first()


def agree(row: models.Network, id: str, review_on: date | None, by: log.Actor) -> bool:
    """Agree on another day to look again, or on none; answers whether there is such a moment."""
    with transaction.atomic():
        is_there = _there(row).filter(moment=id).update(review_on=review_on) == 1
        if is_there:
            log.write(by, models.Deed.CHANGE, row.id, part=PART, version=row.version, act=id)
    return is_there


def nudges(maps: Iterable[tuple[models.Network, core_network.Network]], today: date) -> dict[str, frozenset[RuleId]]:
    """What the rules say, kindly, of each of these maps and its days, by the ids of the networks (R005, R006).

    The day to look again is that of the newest moment; of a map without moments it is three months after it began.
    """
    known = list(maps)
    rows = [row.pk for row, _ in known]
    kept = models.Moment.objects.filter(network__in=rows, removed_at=None).order_by("at", "pk")
    agreed = dict(kept.values_list("network_id", "review_on"))
    found = {}
    for row, value in known:
        begun_on = timezone.localtime(row.made_at).date()
        review_on = agreed.get(row.pk, reviews.review_day(begun_on))
        found[row.pk] = rulebook.of_days(value, begun_on, review_on, today)
    return found


def is_due(row: models.Network, value: core_network.Network, today: date) -> bool:
    """Whether it is time to look at one map again."""
    return "R006" in nudges([(row, value)], today)[row.pk]


def redact(row: models.Network, people: Collection[str], by: log.Actor) -> int:
    """Take people out of every moment with each mention of them, leave the mark, and say how many moments changed.

    Free text stays, as in `redaction.without`. Done twice, the second time changes nothing.
    """
    key, gone, changed = keys.unwrap(row.key, row.id), frozenset(people), 0
    with transaction.atomic():
        for one in models.Moment.objects.select_for_update().filter(network=row):
            stored = _unsealed(key, one)
            before = core_network.decode(bytes(stored.document))
            if gone.isdisjoint(before.people):
                continue
            after = msgspec.Raw(core_network.encode(redaction.without(before, gone)))
            one.redactions, one.redacted_at = one.redactions + 1, by.at
            less = _Stored(stored.name, after, _seats(stored.kept, gone))
            one.data = _sealed(key, row.id, one.moment, less, one.redactions)
            one.save()
            changed += 1
            log.write(by, models.Deed.CHANGE, row.id, part=PART, version=one.version, people=gone, act=one.moment)
    return changed


def _opened(row: models.Network, found: list[models.Moment], by: log.Actor) -> list[Moment]:
    """The moments as this actor may know them, without those that came with an act that was taken back.

    No line, no data.
    """
    gone = history.taken_back(row, [one.act for one in found])
    found = [one for one in found if one.act not in gone]
    if not found:
        return []
    key, now = keys.unwrap(row.key, row.id), networks.load(row)
    named = ",".join(one.moment for one in found)
    log.write(by, models.Deed.READ, row.id, part=PART, version=row.version, act=named[:200])
    return [_moment(one, _unsealed(key, one), now, by) for one in found]


def _moment(one: models.Moment, stored: _Stored, now: core_network.Network, by: log.Actor) -> Moment:
    value = core_network.decode(bytes(stored.document))
    return Moment(
        id=one.moment,
        name=stored.name,
        at=one.at,
        version=one.version,
        review_on=one.review_on,
        value=sight.visible_then(value, now, by.viewer) if by.viewer else value,
        kept=sight.seats(stored.kept, value, now, by.viewer) if by.viewer else stored.kept,
        redactions=one.redactions,
        redacted_at=one.redacted_at,
        is_own=may_lead(one.by_id, by),
    )


def _sealed(key: bytes, network: str, id: str, stored: _Stored, redactions: int) -> bytes:
    """Bound to how often people were taken out, so that the envelope of before does not open in its place."""
    return keys.seal(key, msgspec.json.encode(stored), f"moment {id}", network, redactions)


def _unsealed(key: bytes, one: models.Moment) -> _Stored:
    return _stored.decode(keys.unseal(key, one.data, f"moment {one.moment}", one.network_id, one.redactions))


def _seats(kept: Any, gone: frozenset[str]) -> Any:
    """The kept seats without those of some people, however they are laid out."""
    if isinstance(kept, dict):
        return {name: _seats(inner, gone) for name, inner in kept.items() if name not in gone}
    return [_seats(inner, gone) for inner in kept] if isinstance(kept, list) else kept
