from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from kring.core import method, plan_kinds
from kring.core.access import Part
from kring.methods import plans
from kring.pages import answers
from kring.store import doors, identities
from kring.store import reminders as mails


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN)
    return _page(request, opened)


@require_POST
def answer(request: HttpRequest, network: str) -> HttpResponse:
    """Yes, that is me; no; or not any more."""
    opened = doors.network(request, network, Part.PLAN)
    if "end" in request.POST and opened.by.user is not None:
        identities.end(opened, opened.by.user)
    else:
        identities.answer(opened, request.POST.get("person", ""), "yes" in request.POST)
    return redirect("yours:show", opened.id)


@require_POST
def say(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN)
    asked = [request.POST.get(name, "") for name in ("shelf", "id", "mark")]
    if not identities.say(opened, asked[0], asked[1], asked[2], is_yes="yes" in request.POST):
        return _page(request, opened, is_changed=True, status=409)
    messages.success(request, "saved")
    return redirect("yours:show", opened.id)


@require_POST
def keep(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN)
    if opened.by.user is not None and identities.oneself(opened) is not None:
        mails.turn(opened.row, opened.by.user, "off" in request.POST)
    return redirect("yours:show", opened.id)


def _page(request: HttpRequest, opened: doors.Opened, status: int = 200, **more: Any) -> HttpResponse:
    one, user = identities.mine(opened), opened.by.user
    person = opened.agreed.people[one.person] if one else None
    is_oneself = one is not None and one.is_agreed
    asked = identities.asked(opened, person.id) if person and is_oneself else []
    context = {
        "person": person,
        "is_asked": one is not None and one.answered_at is None,
        "is_oneself": is_oneself,
        "asked": [(each, [_said(line) for line in _lines(each)]) for each in asked],
        "is_mailed": is_oneself and user is not None and user.email_proven_at is not None,
        "is_off": is_oneself and user is not None and mails.is_off(opened.row, user),
    }
    return render(request, "yours/show.html", answers.frame(opened, "plan", Part.PLAN) | context | more, status=status)


def _lines(one: identities.Asked) -> tuple[str, ...]:
    """What it says, for who is asked; of a photo its words alone, of what they said of themselves the questions too."""
    if one.shelf == "passages":
        return tuple(_answer(line) for line in one.said)
    return one.said[:1] if one.shelf == "successes" else one.said


def _answer(line: str) -> str:
    """An answer to a question of a plan, with the question."""
    ask, _, words = line.partition(" ")
    kind, _, id = ask.partition(":")
    asked = plan_kinds.question(plans.kinds()[kind], id) if kind in plans.kinds() else None
    return f"{method.said(asked.text, get_language() or 'nl')} {words}" if asked else words


def _said(line: str) -> str:
    """A day as people say it; anything else as it was typed."""
    try:
        return date_format(date.fromisoformat(line), "l j F")
    except ValueError:
        return line
