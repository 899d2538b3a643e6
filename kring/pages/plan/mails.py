"""Whether who leads wants a mail when something of the plan is due."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kring.core import reminders
from kring.core.access import Part
from kring.pages import answers
from kring.store import doors
from kring.store import reminders as mails


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES)
    user = opened.by.user
    context = {
        "is_off": user is not None and mails.is_off(opened.row, user),
        "address": user.email if user else "",
        "is_proven": user is not None and user.email_proven_at is not None,
        "due": reminders.due(opened.value, opened.today),
    }
    return render(request, "plan/mails.html", answers.frame(opened, "mine", Part.SHARES) | context)


@require_POST
def keep(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES, write=True)
    if opened.by.user is not None:
        mails.turn(opened.row, opened.by.user, "off" in request.POST)
    return redirect("plan:mails", opened.id)
