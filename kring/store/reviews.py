"""Odd reads are proposed from the log to somebody else than who read, and what came of it is kept."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kring.core import access, oddity
from kring.core.oddity import Oddity, Read
from kring.store import log, models

WHILE = timedelta(days=30)
_READS = (models.Deed.READ, models.Deed.COPY, models.Deed.SEARCH)


class Own(Exception):
    """Nobody reviews what they read themselves."""


def proposed(at: datetime, organisation: UUID | None = None) -> list[Oddity]:
    """What is worth a question in the last while and was not reviewed yet, the newest first; of an organisation, what
    was read for it.
    """
    reviewed = models.Review.objects.filter(last__gte=at - WHILE)
    known = {(kind, str(user), network, first) for kind, user, network, first in reviewed.values_list(*_KEY)}
    return [odd for odd in oddity.oddities(reads(at - WHILE, at, organisation)) if (*_key(odd),) not in known]


def reads(since: datetime, until: datetime, organisation: UUID | None = None) -> list[Read]:
    """The lines of a while, as far as oddities look at them: all, or those of who acted for one organisation."""
    lines = models.Line.objects.filter(at__gte=since, at__lt=until, deed__in=_READS, network__isnull=False)
    if organisation is not None:
        lines = lines.filter(organisation=organisation)
    told = lines.exclude(user=None).values_list("at", "user_id", "network_id", "role", "outcome")
    near = set(
        models.Role.objects.filter(role__in=[one.value for one in oddity.NEAR]).values_list("user_id", "network_id")
    )
    return [
        Read(
            timezone.localtime(at),
            str(user),
            network,
            access.Role(role) if role else None,
            outcome == models.Outcome.REFUSED,
            (user, network) in near,
        )
        for at, user, network, role, outcome in told.iterator(5000)
    ]


def keep(odd: Oddity, verdict: models.Verdict, by: log.Actor, organisation: UUID | None = None) -> None:
    """Keep what somebody made of it; the same twice is once. Raises `Own`."""
    if by.user is None or str(by.user.pk) == odd.user:
        raise Own
    with transaction.atomic():
        kind, user, network, first = _key(odd)
        _, is_new = models.Review.objects.get_or_create(
            kind=kind,
            of_user=user,
            network=network,
            first=first,
            defaults={
                "last": odd.last,
                "count": odd.count,
                "organisation": organisation,
                "verdict": verdict,
                "by": by.user,
                "at": by.at,
            },
        )
        if is_new:
            log.write(by, models.Deed.REVIEW, odd.network or None, part="log", people=(), act=f"{kind} {verdict}")


def done(organisation: UUID | None = None, most: int = 20) -> list[models.Review]:
    """The newest reviews: all, or those of one organisation."""
    found = models.Review.objects.filter(organisation=organisation) if organisation else models.Review.objects
    return list(found.select_related("by").order_by("-at")[:most])


_KEY = ("kind", "of_user", "network", "first")


def _key(odd: Oddity) -> tuple[str, str, str, datetime]:
    return odd.kind.value, odd.user, odd.network, odd.first


def owners(ids: Iterable[str], organisation: UUID | None = None) -> dict[str, str]:
    """Whose these networks are, by name. An organisation hears that of its own, and of those it works with."""
    roles = models.Role.objects.filter(network_id__in=list(ids), role=access.Role.OWNER.value).select_related("user")
    if organisation is not None:
        works = models.Role.objects.filter(organisation=organisation).values("network")
        roles = roles.filter(Q(network__organisation=organisation) | Q(network__in=works))
    return {one.network_id: one.user.name for one in roles.order_by("-begins_at")}
