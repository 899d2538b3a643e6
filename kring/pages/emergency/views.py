from datetime import timedelta
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.core import access, emergency
from kring.core.access import Part
from kring.pages import answers
from kring.pages.emergency import forms, words
from kring.store import doors, emergencies, log, models, rates

_MOST: Final = 5
_WHILE: Final = timedelta(minutes=10)


@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    by, where = doors.colleague(request)
    form = forms.Find(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not rates.may(f"emergency {by.user.pk if by.user else ''}", _MOST, _WHILE, by.at):
            form.add_error(None, gettext("You asked this often just now. Wait a few minutes."))
            return render(request, "emergency/find.html", {"form": form}, status=429)
        found = emergencies.find(where, form.cleaned_data["name"])
        for row in found:
            log.write(by, models.Deed.SEARCH, row.pk, part=Part.NAMES, version=row.version, people=())
        if len(found) == 1:
            return redirect("emergency:take", found[0].pk)
        form.add_error("name", _nobody() if not found else gettext("Several are called so. Ask your organisation."))
    return render(request, "emergency/find.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest, network: str) -> HttpResponse:
    urgent = doors.urgent(request, network)
    form = forms.Emergency(request.POST or None, at=urgent.by.at, initial={"hours": 4})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        lasts = timedelta(hours=int(given["hours"]))
        why = emergency.Why(given["why"])
        emergencies.take(urgent.row, urgent.role, why, given["reason"], urgent.by, lasts, form.quiet())
        return redirect("emergency:take", urgent.row.pk)
    context = {
        "form": form,
        "standing": emergencies.standing(urgent.user, urgent.row, urgent.by.at),
        "id": urgent.row.pk,
        "by_name": urgent.user.name,
    }
    return render(request, "emergency/take.html", context, status=422 if form.errors else 200)


@require_POST
def end(request: HttpRequest, network: str) -> HttpResponse:
    urgent = doors.urgent(request, network)
    standing = emergencies.standing(urgent.user, urgent.row, urgent.by.at)
    if standing is not None:
        emergencies.leave(standing, urgent.by)
    return redirect("emergency:take", urgent.row.pk)


@require_safe
def told(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.LOG)
    found = [
        {"row": one, "why": words.WHY[emergency.Why(one.why)], "verdict": _verdict(one)}
        for one in emergencies.told(opened.row, opened.by.at)
    ]
    return render(request, "emergency/told.html", _frame(opened) | {"found": found})


@require_POST
def seen(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.LOG, write=True)
    emergencies.seen(opened.row, opened.by)
    return redirect("emergency:told", opened.id)


def _verdict(one: models.Emergency) -> Any:
    return words.VERDICTS[models.Verdict(one.verdict)] if one.verdict else ""


def _nobody() -> str:
    return gettext("Nobody at your organisation is called exactly so. Is it written differently?")


def _frame(opened: doors.Opened) -> dict[str, Any]:
    return answers.frame(opened, "mine", access.Part.LOG)
