"""The letter on paper with a code, for who has no mail: made, shown once, printed."""

from datetime import datetime

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from kring.core import codes
from kring.pages import letters as sheet
from kring.pages import sealed
from kring.pages.manage import forms
from kring.store import doors, letters, models

_KEPT = "paper"
Kept = tuple[str, str, datetime]


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    opened = doors.administration(request)
    form = forms.Invitation(request.POST)
    if not form.is_valid():
        return redirect("manage")
    user = form.cleaned_data["user"]
    fresh = msgspec.json.encode((str(user.pk), letters.make(user, opened.by), opened.by.at))
    request.session[_KEPT] = sealed.seal(fresh, _KEPT)
    return redirect("manage_code")


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    doors.administration(request)
    kept = _kept(request)
    if kept is None:
        return redirect("manage")
    user, code, made_at = kept
    here = {"name": user.name, "code": codes.printed(code), "address": _address(request)}
    return render(request, "manage/code.html", {**here, "until": made_at + letters.VALID})


@require_safe
def as_pdf(request: HttpRequest) -> HttpResponse:
    doors.administration(request)
    kept = _kept(request)
    if kept is None:
        return redirect("manage")
    user, code, made_at = kept
    answer = HttpResponse(sheet.pdf(user, code, _address(request), made_at), content_type="application/pdf")
    answer.headers["Content-Disposition"] = content_disposition_header(True, gettext("letter.pdf")) or "attachment"
    return answer


def _kept(request: HttpRequest) -> tuple[models.User, str, datetime] | None:
    """The letter that was made in this session today; kept sealed, and nowhere else."""
    found = sealed.opened(request.session.get(_KEPT, ""), _KEPT)
    if found is None:
        return None
    id, code, made_at = msgspec.json.decode(found, type=Kept)
    user = models.User.objects.filter(pk=id, is_active=True).first()
    return None if user is None else (user, code, made_at)


def _address(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("account_letter"))
