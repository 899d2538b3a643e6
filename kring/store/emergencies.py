"""Emergencies: a professional opens what was not shared with them, for a few hours, told and reviewed afterwards."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet

from kring.core import access, emergency, names, network
from kring.core.access import Role
from kring.store import log, models, networks, roles, withholdings

_KEPT_QUIET: Final = models.Openness.EMERGENCY


@dataclass(frozen=True)
class Quiet:
    """That it is not told yet: why, and until when."""

    why: str
    until: datetime


def take(
    row: models.Network,
    role: Role,
    why: emergency.Why,
    reason: str,
    by: log.Actor,
    lasts: timedelta = emergency.LASTS,
    quiet: Quiet | None = None,
) -> models.Emergency:
    """Open a network for a few hours, to look. Raises `ValueError` without a reason or for too long.

    It is told at once to whoever leads, unless it is kept `quiet` for somebody's safety. Once at a time.
    """
    user = by.user
    if user is None or not reason.strip() or not timedelta() < lasts <= emergency.LONGEST:
        raise ValueError(reason)
    by = replace(by, rule=access.Rule.BREAK_GLASS.value, reason=why.value)
    with transaction.atomic():
        models.Network.objects.select_for_update().only("id").get(pk=row.pk)
        there = standing(user, row, by.at)
        if there is not None:
            return there
        if quiet:  # before any line of it is written: so none of them tells
            _keep_quiet(row, quiet, by, user, lasts)
        given = roles.give(
            user,
            row,
            role,
            by,
            emergency.opens(role),
            by.at + lasts,
            looks=emergency.opens(role),
            reason=reason,
            organisation=row.organisation,
            is_emergency=True,
        )
        log.write(by, models.Deed.EMERGENCY, row.pk, version=row.version)
        return models.Emergency.objects.create(role=given, network=row, why=why.value)


def _keep_quiet(row: models.Network, quiet: Quiet, by: log.Actor, user: models.User, lasts: timedelta) -> None:
    withholdings.put(row, _KEPT_QUIET, quiet.why, quiet.until, by, of_user=user, lines_until=by.at + lasts)


def standing(user: models.User, row: models.Network, at: datetime) -> models.Emergency | None:
    """The emergency for which somebody looks in a network now."""
    held = models.Emergency.objects.filter(network=row, role__user=user, role__ends_at__gt=at)
    return held.select_related("role").first()


def told(row: models.Network, at: datetime) -> list[models.Emergency]:
    """What whoever leads may know of, the newest first."""
    found = _known(models.Emergency.objects.filter(network=row), at)
    return list(found.select_related("role__user", "role__network", "reviewed_by").order_by("-role__begins_at"))


def fresh(at: datetime) -> Exists:
    """Whether there is one in a network that whoever leads has not read of, asked along with the network of a role."""
    return Exists(_known(models.Emergency.objects.filter(network=OuterRef("network"), seen_at=None), at))


def seen(row: models.Network, by: log.Actor) -> None:
    """Whoever leads has read of what happened so far."""
    with transaction.atomic():
        ids = [one.pk for one in told(row, by.at) if one.seen_at is None]
        if models.Emergency.objects.filter(pk__in=ids, seen_at=None).update(seen_at=by.at):
            log.write(by, models.Deed.READ, row.pk, part=access.Part.LOG, version=row.version)


def of_organisation(organisation: models.Organisation | None) -> list[models.Emergency]:
    """What is to be reviewed for an organisation, or of networks of none; what was reviewed comes last."""
    found = models.Emergency.objects.filter(network__organisation=organisation)
    found = found.select_related("role__user", "role__network", "reviewed_by")
    return sorted(found, key=lambda one: (one.reviewed_at is not None, -one.role.begins_at.timestamp()))


def opened(one: models.Emergency) -> dict[str, int]:
    """Which parts were opened by it, and how often."""
    lines = models.Line.objects.filter(network_id=one.network_id, role_row=one.role_id, outcome=models.Outcome.DONE)
    counted = lines.exclude(part="").values("part").annotate(times=Count("pk"))
    return {line["part"]: line["times"] for line in counted.order_by("part")}


def judge(one: models.Emergency, verdict: models.Verdict, by: log.Actor) -> None:
    """Say what to make of it. Raises `PermissionError` for who opened it themselves. What was said stays."""
    if by.user is None or by.user.pk == one.role.user_id:
        raise PermissionError
    with transaction.atomic():
        waiting = models.Emergency.objects.filter(pk=one.pk, reviewed_at=None)
        if waiting.update(verdict=verdict, reviewed_by=by.user, reviewed_at=by.at) == 1:
            log.write(by, models.Deed.REVIEW, one.network_id, act=f"emergency {verdict}")


def leave(one: models.Emergency, by: log.Actor) -> None:
    """It is over sooner."""
    roles.end(one.role, by)


def _known(found: QuerySet[models.Emergency], at: datetime) -> QuerySet[models.Emergency]:
    """Without what is kept quiet at a moment."""
    quiet = models.Withholding.objects.filter(
        network=OuterRef("network"),
        what=_KEPT_QUIET,
        of_user=OuterRef("role__user"),
        begins_at__lte=at,
        ends_at__gt=at,
        lines_from__lte=OuterRef("role__begins_at"),
        lines_until__gt=OuterRef("role__begins_at"),
    )
    return found.exclude(Exists(quiet))


def find(organisations: list[UUID], name: str) -> list[models.Network]:
    """The networks that these organisations keep and that are called exactly so, however it is written."""
    kept = models.Network.objects.filter(organisation__in=organisations, closed_at=None)
    return [row for row in kept.iterator(50) if names.folded(network.called(networks.load(row))) == names.folded(name)]
