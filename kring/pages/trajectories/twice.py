"""Two at one step of a walk: what a page showed, what is there now, and what was typed."""

from contextlib import suppress
from typing import Final

import msgspec
from django.http import HttpRequest

from kring.core import dates
from kring.core.network import Leg, When
from kring.pages import answers

_TOLD: Final = ("words", "others", "on", "roles")  # what the form of a step that runs asks


def shown(leg: Leg) -> str:
    """What a page shows of a step that runs, and its form sends along."""
    told = {name: getattr(leg, name) for name in _TOLD}
    return msgspec.json.encode(Leg(leg.id, leg.trajectory, leg.step, **told)).decode()


def seen(request: HttpRequest, legs: list[Leg]) -> Leg:
    """The going of a step as the page showed it. A page that does not say so showed nothing: then nothing gives way."""
    with suppress(msgspec.MsgspecError):
        was = msgspec.json.decode(request.POST.get("seen", ""), type=Leg)
        for leg in legs:
            if leg.id == was.id:
                told = {name: getattr(was, name) for name in _TOLD}
                return msgspec.structs.replace(leg, **told)
    return msgspec.structs.replace(legs[-1], words="", others="", on=None, roles=())


def both(seen: Leg, now: Leg, typed: Leg) -> list[answers.Both]:
    """Of what two people changed: what is there now, and what was typed here."""
    told = [(_word(seen, name), _word(now, name), _word(typed, name)) for name in _TOLD]
    return [answers.Both("", there, yours) for was, there, yours in told if there not in (was, yours) and was != yours]


def _word(leg: Leg, name: str) -> str:
    said = getattr(leg, name)
    return said if isinstance(said, str) else dates.signs(said) if isinstance(said, When) else ""
