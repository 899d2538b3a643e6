"""The same streets asked anew, and what the steps of a way that they walk may ask of it (M05, M07).

What is still coming in is never told by household: only whether so many said it that it would be shown.
"""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

import msgspec
from django.utils import timezone

from kring.core.fieldwork import LEAST
from kring.core.questions import Aspect
from kring.core.street_needs import NOWHERE, Streets
from kring.core.streets import Intervention, Plan, Said
from kring.store import fieldworks, keys, log, models, names


def before(row: models.Fieldwork) -> models.Fieldwork | None:
    """The last round that asked the same of the same streets here, and was closed before this one (M07)."""
    told = {"organisation": row.organisation_id, "questions": row.questions, "version": row.version}
    earlier = models.Fieldwork.objects.filter(**told, closed_at__lt=row.closed_at).order_by("-closed_at")
    return next((one for one in earlier if _asks(one) == _asks(row)), None)


def after(row: models.Fieldwork) -> list[models.Fieldwork]:
    """The rounds that were begun later and ask the same of the same streets, the oldest first."""
    return all_after([row])[row.pk]


def all_after(rows: Collection[models.Fieldwork]) -> dict[UUID, list[models.Fieldwork]]:
    """The same of each of these, in one statement however many there are."""
    if not rows:
        return {}
    organisations, lists = {one.organisation_id for one in rows}, {one.questions for one in rows}
    found = models.Fieldwork.objects.filter(organisation__in=organisations, questions__in=lists)
    begun: dict[tuple[object, ...], list[models.Fieldwork]] = {}
    for one in found.order_by("made_at", "pk"):
        begun.setdefault(_asks(one), []).append(one)
    return {one.pk: [each for each in begun.get(_asks(one), ()) if each.made_at > one.made_at] for one in rows}


def again(row: models.Fieldwork, by: log.Actor) -> models.Fieldwork:
    """A new round that asks the same of the same streets; one that runs already is that round.

    It has no doors yet: the house numbers went when the round before was closed.
    """
    runs = next((one for one in after(row) if one.closed_at is None), None)
    was = fieldworks.plan(row)
    plan = Plan(was.name, was.streets, was.groups)
    return runs or fieldworks.begin(row.organisation, row.questions, row.version, plan, by)


def decided(row: models.Fieldwork, rounds: Iterable[models.Fieldwork]) -> tuple[Intervention, ...]:
    """What was decided after any of the rounds."""
    return tuple(step for one in (row, *rounds) for step in fieldworks.plan(one).interventions)


def of(row: models.Fieldwork | None, asked: frozenset[Aspect], since: date | None = None) -> Streets:
    """What came of a fieldwork and of its later rounds, for a step that was done before on the day `since`.

    Whether enough households said an aspect is looked up for those `asked` only.
    """
    if row is None:
        return NOWHERE
    rounds = after(row)
    newest = rounds[-1] if rounds else row
    doors = newest.households
    plan = fieldworks.plan(newest)
    return Streets(
        doors=doors.count(),
        left=doors.filter(met="").count(),
        answered=newest.heard.count(),
        heard={aspect: _enough(newest, aspect) for aspect in asked},
        is_closed=newest.closed_at is not None,
        is_described=bool(plan.described.strip()),
        decided=decided(row, rounds),
        rounds=tuple(timezone.localdate(one.closed_at) for one in rounds if one.closed_at),
        since=since,
    )


def _enough(row: models.Fieldwork, aspect: Aspect) -> bool:
    """Whether so many households said it that it would be shown. Below that nothing is opened."""
    if row.heard.count() < LEAST:
        return False
    key, place, said = names.key_of(row.organisation_id), str(row.pk), 0
    decode = msgspec.json.Decoder(Said).decode
    for pk, data in row.heard.order_by("pk").values_list("pk", "data").iterator():
        one = decode(keys.unseal(key, bytes(data), f"heard {pk}", place))
        said += any(getattr(item, aspect) is not None for item in one.items.values())
        if said >= LEAST:
            return True
    return False


def _asks(row: models.Fieldwork) -> tuple[object, ...]:
    """What is the same in every round: whose it is, the list in its version, and the streets by name."""
    streets = frozenset(one.name.casefold() for one in fieldworks.plan(row).streets)
    return row.organisation_id, row.questions, row.version, streets or row.pk  # without a street nothing is the same
