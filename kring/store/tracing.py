"""What a worker keeps of carers whom they found in a client's circle (M14): sealed for them, beside the network."""

from collections.abc import Iterable

from django.db import transaction

from kring.core import network as core
from kring.core import tracing
from kring.core.access import Private
from kring.core.network import Id, Network
from kring.core.tracing import Found
from kring.store import accounts, log, models, networks, notes, walls
from kring.store.opened import Opened


def of(row: models.Network, by: log.Actor) -> dict[Id, Found]:
    """Whom this worker found in a circle; for whoever may keep nothing of the kind there is nothing."""
    return tracing.read(notes.read(row, Private.CARERS, by))


def put(row: models.Network, by: log.Actor, person: Id, found: Found) -> None:
    """Keep how somebody was found and what they answered. Raises `PermissionError` for whoever may not."""
    there = frozenset(networks.load(row).people)
    notes.write(row, Private.CARERS, by, lambda was: tracing.written(was, person, found, there))


def begin(opened: Opened, by: log.Actor, person: Id, found: Found, value: Network) -> tuple[models.Network, str]:
    """A circle of a carer's own, which she leads and who found her comes along with; and the token of her link.

    It stands in no circle of the client. Raises `coming.Stays` when who found her may not come to
    anybody there.
    """
    with walls.acting(walls.Acting(str(by.user.pk) if by.user else "", "carer")), transaction.atomic():
        name, there = core.called(value), opened.row.organisation
        carer, row = accounts.new_client(name, by, None, by.user, value, organisation=there)
        put(opened.row, opened.by, person, found)
        return row, accounts.invite(carer, by)


def waiting(opened: Iterable[Opened]) -> list[tuple[Opened, Id, Found]]:
    """Whom a worker found in these circles of theirs and did not speak to yet: one statement, and one for each circle
    in which they keep any.
    """
    some = list(opened)
    users = [one.by.user for one in some[:1] if one.by.user]
    kept = models.Note.objects.filter(by__in=users, kind=Private.CARERS, network__in=[one.id for one in some])
    held = set(kept.values_list("network_id", flat=True))
    found = [
        (one, person, each)
        for one in some
        if one.id in held
        for person, each in tracing.waiting(of(one.row, one.by)).items()
        if person in one.value.people
    ]
    return sorted(found, key=lambda one: one[2].on)
