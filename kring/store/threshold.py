"""Who stands before a door, and what whoever lacks a second factor is asked there; for all doors alike."""

from dataclasses import replace
from datetime import datetime
from typing import NoReturn

from django.http import HttpRequest
from django.utils import timezone

from kring.core import access
from kring.store import factors, log, models, networks, origins


def actor(request: HttpRequest) -> log.Actor:
    """Who stands at the door, from where and how signed in; for signing in and out too, where there is no network."""
    user = request.user if request.user.is_authenticated else None
    at: datetime = getattr(request, "at", None) or timezone.now()
    step = factors.step(request).value
    return log.Actor(user=user, at=at, device=origins.device(request), address=origins.address(request), step=step)


def ask_second(actor: log.Actor, deed: models.Deed) -> NoReturn:
    """Log that a second factor was lacking, on its own, and lead to it."""
    ruling = access.Ruling(False, access.Rule.SECOND_FACTOR)
    log.write(replace(actor, rule=ruling.rule.value), deed, outcome=models.Outcome.REFUSED)
    raise networks.Refused(ruling)
