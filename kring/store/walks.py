"""Ways that a group, a street or an organisation walks: kept as one small document each, under the key of who leads.

It names no client: whose own life it is about has a circle. Whoever leads fieldwork at the organisation sees it.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from kring.core import access, changes, network, streets
from kring.core.changes import Act, Change
from kring.core.network import Charge, Network, Owner, Self, Trajectory
from kring.core.streets import Walker
from kring.store import keys, log, models, names, offers

KEPT: Final = timedelta(days=2 * 365)  # since it ended: as long as what a fieldwork found


def begin(
    organisation: models.Organisation,
    walker: Walker,
    name: str,
    walked: Trajectory,
    by: log.Actor,
    id: UUID,
    chosen: Iterable[Charge] = (),
) -> models.Walk:
    """A new walk, with who was `chosen` for its roles; the same form twice is once."""
    with transaction.atomic():
        there = models.Walk.objects.filter(pk=id, organisation=organisation).first()
        if there is not None:
            return there
        doing = {one.id: one for one in chosen}
        value = Network(str(id), Owner({"self": Self("self", name)}), trajectories={walked.id: walked}, charges=doing)
        row = models.Walk(id=id, organisation=organisation, walker=walker.value, made_at=by.at)
        row.data = _sealed(row, value)
        row.save(force_insert=True)
        log.write(by, models.Deed.FIELDWORK, act="walk")
    return row


def value(row: models.Walk) -> Network:
    """Who walks, by name, with the trajectory and its legs."""
    key = names.key_of(row.organisation_id)
    return network.decode(keys.unseal(key, bytes(row.data), "walk", str(row.pk)))


def now(row: models.Walk) -> Network:
    """The same as it is kept now, whatever was read before."""
    return value(models.Walk.objects.get(pk=row.pk))


def trajectory(value: Network) -> Trajectory:
    """The one way that is walked."""
    return next(iter(value.trajectories.values()))


def change(row: models.Walk, some: Iterable[Change], at: datetime) -> Network:
    """Do these as one act on what is there now. Raises `changes.Misfit` when somebody did otherwise meanwhile."""
    with transaction.atomic():
        here = models.Walk.objects.select_for_update().get(pk=row.pk)
        now = changes.apply_all(value(here), Act("walk", tuple(some)).changes)
        here.data = _sealed(here, now)
        here.ended_at = here.ended_at or (at if trajectory(now).ended_on else None)
        here.save(update_fields=["data", "ended_at"])
    return now


def asks(row: models.Walk, fieldwork: models.Fieldwork | None) -> None:
    """Say which fieldwork asks the streets of it."""
    models.Walk.objects.filter(pk=row.pk).update(fieldwork=fieldwork)


def doors(fieldwork: models.Fieldwork) -> tuple[int, int]:
    """At how many doors was answered, and how many there are."""
    answered = fieldwork.households.filter(met="answered").count()
    return answered, fieldwork.households.count()


def leads(user: models.User, at: datetime) -> dict[UUID, access.Role]:
    """The organisations where somebody leads fieldwork now, and as what."""
    held = ((one.organisation_id, access.Role(one.role)) for one in offers.places(user, at))
    return {organisation: role for organisation, role in held if streets.leads(role)}


def of(user: models.User, at: datetime) -> list[tuple[access.Role, models.Walk]]:
    """What runs, or ended, at the organisations where somebody leads fieldwork now, and as what they lead it."""
    here = leads(user, at)
    found = models.Walk.objects.filter(organisation__in=list(here)) if here else models.Walk.objects.none()
    rows = found.select_related("organisation", "fieldwork").order_by("made_at", "pk")
    return [(here[one.organisation_id], one) for one in rows]


def fieldworks(row: models.Walk) -> list[models.Fieldwork]:
    """What the streets of it can be asked with: the fieldwork of the same organisation, the newest first."""
    return list(models.Fieldwork.objects.filter(organisation=row.organisation_id).order_by("-made_at", "pk"))


def remove(row: models.Walk, by: log.Actor) -> None:
    """Take a walk away; the fieldwork of it stays."""
    with transaction.atomic():
        models.Walk.objects.filter(pk=row.pk).delete()
        log.write(by, models.Deed.FIELDWORK, act="walk away")


def prune(at: datetime) -> int:
    """Take away what ended long ago; how many went."""
    gone, _by_kind = models.Walk.objects.filter(ended_at__lte=at - KEPT).delete()
    return gone


def _sealed(row: models.Walk, value: Network) -> bytes:
    return keys.seal(names.key_of(row.organisation_id), network.encode(value), "walk", str(row.pk))
