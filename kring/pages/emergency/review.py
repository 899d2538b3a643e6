"""Emergencies looked at afterwards by another; and all that is held back, for whoever must know of it."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kring.core import emergency
from kring.core import network as networks_core
from kring.core.access import Part
from kring.pages import part_words
from kring.pages.emergency import words
from kring.store import doors, emergencies, log, models, networks, roles, withholdings


@require_safe
def show(request: HttpRequest, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    found = [_told(one, opened) for one in emergencies.of_organisation(opened.organisation)]
    context = {
        "organisation": opened.organisation,
        "waiting": [one for one in found if one["row"].reviewed_at is None],
        "past": [one for one in found if one["row"].reviewed_at is not None],
        "verdicts": words.VERDICTS.items(),
        "held": _held(opened),
    }
    return render(request, "emergency/review.html", context)


@require_POST
def judge(request: HttpRequest, emergency: int, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    here = emergencies.of_organisation(opened.organisation)
    one = next((one for one in here if one.pk == emergency), None)
    verdict = request.POST.get("verdict", "")
    if one is None or verdict not in models.Verdict.values:
        raise Http404
    try:
        emergencies.judge(one, models.Verdict(verdict), opened.by)
    except PermissionError:
        raise PermissionDenied from None
    return _back(opened)


@require_POST
def tell(request: HttpRequest, held: int, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    one = next((one for one in withholdings.of_organisation(opened.organisation, opened.by.at) if one.pk == held), None)
    if one is None:
        raise Http404
    withholdings.end(one, opened.by)
    return _back(opened)


def _told(one: models.Emergency, opened: doors.Administration) -> dict[str, Any]:
    """All that a reviewer must know: who, whose, why in words, and what was opened. It has a line of its own."""
    log.write(opened.by, models.Deed.REVIEW, one.network_id, people=(), act="emergency read")
    return {
        "row": one,
        "whose": networks_core.called(networks.load(one.role.network)),
        "why": words.WHY[emergency.Why(one.why)],
        "reason": roles.reason(one.role),
        "parts": [(part_words.WORDS[Part(part)], times) for part, times in emergencies.opened(one).items()],
        "verdict": words.VERDICTS[models.Verdict(one.verdict)] if one.verdict else "",
        "is_own": one.role.user_id == opened.user.pk,
    }


def _held(opened: doors.Administration) -> list[dict[str, Any]]:
    return [
        {
            "row": one,
            "what": words.HELD[models.Openness(one.what)],
            "why": withholdings.why(one),
            "whose": networks_core.called(networks.load(one.network)),
        }
        for one in withholdings.of_organisation(opened.organisation, opened.by.at)
    ]


def _back(opened: doors.Administration) -> HttpResponse:
    return redirect("emergencies", opened.organisation.pk) if opened.organisation else redirect("emergencies")
