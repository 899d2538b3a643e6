"""What every page of one network knows, and how an act of a visitor is carried out and answered.

What was accepted is answered with a redirect to a page; a true conflict with 409 and
both values. A form that does not say which version it was filled in upon is left to
the roof, that shows everything that was typed with 428 (`site/errors.py`).
"""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from kring.core import access, emergency
from kring.core import network as core
from kring.core.access import Part, Private, Role, Verb
from kring.core.changes import Act, Change, Misfit
from kring.core.network import Network
from kring.pages import penciled, seats
from kring.pages.changed import undone
from kring.store import erasure, networks, proposing, stamps
from kring.store.doors import Opened


@dataclass(frozen=True)
class Both:
    """One thing that two people changed: what it is, what is there now and what was asked for."""

    about: str
    now: str
    yours: str


Word = Callable[[Misfit], Both]
Meet = Callable[[networks.Conflict], HttpResponse | None]


def frame(opened: Opened, room: str, part: Part) -> dict[str, Any]:
    """What the templates of every page of one network ask for; `part` is what the page is for changing."""
    return {
        "opened": opened,
        "value": opened.value,
        "everyone": core.in_order(opened.value),
        "called": core.called(opened.value),
        "selves": [core.together(opened.value.owner)],
        "room": room,
        "act": new_act(),
        "sees": {part.value for part in Part if access.may(opened.viewer, part).allowed},
        "may_change": opened.may(part, Verb.PROPOSE),
        "may_write": opened.may(part, Verb.CHANGE),
        "waiting_lines": lambda: penciled.lines(opened),
        "taken_back": lambda: undone.lines(opened),
        "may_redo": lambda: networks.may_redo(opened.row, opened.by),
        "is_own": opened.viewer.sees_confidential,
        "stands_in": opened.viewer.role is Role.PROXY,
        "erase_at": erasure.erase_at(opened.row),
        "erase_asked_by": lambda: _erase_asked_by(opened),
        "may_reflect": access.may_keep_private(opened.viewer, Private.REFLECTION).allowed,
        "may_withhold": emergency.may_withhold(opened.viewer).allowed,
    }


def _erase_asked_by(opened: Opened) -> str:
    """Who asked that all of it be erased, where that was somebody else than who looks now."""
    asked, you = opened.row.closed_by, opened.by.user
    return asked.name if asked and you and asked.pk != you.pk else ""


def carry_out(
    request: HttpRequest,
    opened: Opened,
    changes: Iterable[Change],
    to: str,
    word: Word | None = None,
    meet: Meet | None = None,
) -> HttpResponse:
    """Do the changes as one act of this visitor and go to a page, or say what stands in the way.

    Of who may only propose they wait for the client, and the page that it goes to says so.
    `word` tells both values of a conflict; `meet` answers a conflict with a page of the room's own, if it can.
    """
    act = Act(posted_act(request), tuple(changes))
    try:
        said = _done(request, opened, act)
    except networks.Conflict as conflict:
        own = meet(conflict) if meet else None
        return own or _conflict(request, conflict, to, word or plainly)
    except proposing.Full:
        return render(request, "full.html", {"opened": opened, "address": to}, status=409)
    if act.changes:
        messages.success(request, said)
    return redirect(to)


def reseat(request: HttpRequest, opened: Opened, settle: networks.Settle) -> None:
    """Keep other seats in a drawing: nothing of the network changes, and it can be taken back like any other act."""
    act = Act(posted_act(request), ())
    saved = networks.change(opened.id, act, opened.by, seen_version(request), settle, is_of_seats=True)
    messages.success(request, "saved" if saved.stands else "undone")


def _done(request: HttpRequest, opened: Opened, act: Act) -> str:
    """What is to be said of an act that was accepted: that it is so, was taken back since, or waits."""
    if opened.verb is Verb.PROPOSE:
        made = proposing.propose(opened.id, act, opened.by, seen_version(request))
        return "waiting" if made and made.waits else "withdrawn" if made is None else made.state.value
    saved = networks.change(opened.id, act, opened.by, seen_version(request), seats.settle)
    return "saved" if saved.stands else "undone"


def _conflict(request: HttpRequest, conflict: networks.Conflict, to: str, word: Word) -> HttpResponse:
    both = [word(misfit) for misfit in conflict.misfits]
    return render(request, "409.html", {"address": to, "conflicts": both}, status=409)


def plainly(misfit: Misfit) -> Both:
    """Both values as they are, for what people typed themselves."""
    change = misfit.change
    yours = getattr(change, "value", None)
    return Both(getattr(change, "field", ""), _plain(misfit.now), _plain(yours))


def _plain(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(_plain(one) for one in value)
    return value if isinstance(value, str) else ""


def posted_act(request: HttpRequest) -> str:
    """The id of the act, made with the page, so that a double click is one act."""
    act = request.POST.get("act", "")
    return act if act.isascii() and act.isalnum() and len(act) <= 64 else new_act()


def new_act() -> str:
    """An id for the acts of one page."""
    return secrets.token_hex(8)


def new_id(request: HttpRequest, *parts: str) -> str:
    """An id for something made by this act: the same when the same form arrives twice."""
    return sha256("\n".join((posted_act(request), *parts)).encode()).hexdigest()[:16]


def seen_version(request: HttpRequest) -> int | None:
    """The version that the visitor had in front of them, if the form says so."""
    at = request.resolver_match.kwargs if request.resolver_match else {}
    return stamps.version(upon(request), at.get("network", ""), str(request.user.pk))


def upon(request: HttpRequest) -> str:
    """The same as the form says it, for a form that comes back with what was typed."""
    return request.POST.get("version", "")


def seen(request: HttpRequest, opened: Opened) -> Network:
    """The network as the visitor had it in front of them: what their edits start from.

    A form without its version ends here, and is answered with 428 wherever it was sent to.
    """
    return opened.at(seen_version(request))


def onward(request: HttpRequest, otherwise: str) -> str:
    """The page of this site to go back to after an act."""
    to = request.POST.get("to") or request.GET.get("to") or ""
    return to if to.startswith("/") and url_has_allowed_host_and_scheme(to, allowed_hosts=None) else otherwise
