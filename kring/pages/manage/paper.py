"""The letter on paper with a code, for who has no mail: made, shown once, printed."""

from datetime import datetime
from uuid import UUID

import msgspec
from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from kring.core import codes
from kring.pages import letters as sheet
from kring.pages import sealed
from kring.pages.manage import forms, register
from kring.store import doors, letters, models

_KEPT = "paper"
Kept = tuple[str, str, datetime, datetime | None]


@require_POST
def make(request: HttpRequest, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    form = forms.Invitation(request.POST, register=register.read(opened.by.at, opened.organisation))
    if not form.is_valid():
        return redirect(register.base(opened))
    user = form.cleaned_data["user"]
    works_at = letters.works_at(user, opened.by.at)
    fresh: Kept = (str(user.pk), letters.make(user, opened.by), opened.by.at, works_at)
    if works_at and user.email:
        get_adapter().send_mail("account/email/changed", user.email, {"what": "letter"})
    request.session[_KEPT] = sealed.seal(msgspec.json.encode(fresh), _KEPT)
    return redirect(register.base(opened) + "paper/code/")


@require_safe
def show(request: HttpRequest, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    kept = _kept(request)
    if kept is None:
        return redirect(register.base(opened))
    user, code, made_at, works_at = kept
    here = {"name": user.name, "code": codes.printed(code), "address": _address(request), "works_at": works_at}
    return render(
        request, "manage/code.html", {**here, "until": made_at + letters.VALID, "base": register.base(opened)}
    )


@require_safe
def as_pdf(request: HttpRequest, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    kept = _kept(request)
    if kept is None:
        return redirect(register.base(opened))
    user, code, made_at, works_at = kept
    answer = HttpResponse(sheet.pdf(user, code, _address(request), made_at, works_at), content_type="application/pdf")
    answer.headers["Content-Disposition"] = content_disposition_header(True, gettext("letter.pdf")) or "attachment"
    return answer


def _kept(request: HttpRequest) -> tuple[models.User, str, datetime, datetime | None] | None:
    """The letter that was made in this session today; kept sealed, and nowhere else."""
    found = sealed.opened(request.session.get(_KEPT, ""), _KEPT)
    if found is None:
        return None
    id, code, made_at, works_at = msgspec.json.decode(found, type=Kept)
    user = models.User.objects.filter(pk=id, is_active=True).first()
    return None if user is None else (user, code, made_at, works_at)


def _address(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("account_letter"))
