"""Answering for one's street without an account or a name: the link is the key, and a GET sends nothing (M07)."""

from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kring.core import streets
from kring.pages import answers
from kring.pages.fieldwork import forms, told
from kring.store import doors, fieldworks, log, rates

_TRIES: Final = 1000  # a whole street can be behind one address
_SOON: Final = timedelta(minutes=10)
HOLDER: Final = "__Secure-street" if settings.IS_SECURE else "street"  # by which a phone replaces its own answer
_LASTS: Final = timedelta(days=365)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    by = doors.actor(request)
    found = fieldworks.behind(token) if rates.may(f"street {by.address}", _TRIES, _SOON, by.at) else None
    if found is None:
        return _ideas(request, token, by)
    row, plan, street = found
    holder = request.get_signed_cookie(HOLDER, "", salt=token, max_age=_LASTS) or ""
    asked = told.asked(row)
    here: dict[str, Any] = {"plan": plan, "street": street, "list": asked, "has_answered": bool(holder)}
    here["asks"] = row.organisation.name
    typed = request.POST if request.method == "POST" else None
    form = forms.Hear(typed, questions=asked, groups=plan.groups)
    if request.method == "POST" and form.is_valid():
        holder = holder or answers.posted_act(request)  # a double click comes before the first cookie does
        try:
            fieldworks.answer(row, form.said(street.id), holder, by)
        except fieldworks.Closed:
            return _gone(request, 410)
        return _held(redirect("street", token), request.path, token, holder)
    here |= {"form": form, "questions": told.questions(form), "act": answers.posted_act(request)}
    return render(request, "fieldwork/guest.html", here, status=422 if form.errors else 200)


def _ideas(request: HttpRequest, token: str, by: log.Actor) -> HttpResponse:
    """Choosing among the ideas of the street, and adding one; without an account and without a name."""
    found = fieldworks.choosing(token) if rates.may(f"ideas {by.address}", _TRIES, _SOON, by.at) else None
    if found is None:
        return _gone(request, 404)
    row, plan = found
    holder = request.get_signed_cookie(HOLDER, "", salt=token, max_age=_LASTS) or ""
    form = forms.Choose(request.POST if request.method == "POST" else None, ideas=plan.ideas)
    if request.method == "POST" and form.is_valid():
        holder = holder or answers.posted_act(request)
        try:
            fieldworks.choose(row, form.cleaned_data["chosen"], form.cleaned_data["words"], holder, by)
        except fieldworks.Closed:
            return _gone(request, 410)
        except streets.TooMany:
            form.add_error("words", forms.FULL)
        else:
            return _held(redirect("street", token), request.path, token, holder)
    here = {"form": form, "plan": plan, "has_answered": bool(holder), "act": answers.posted_act(request)}
    return render(request, "fieldwork/ideas_guest.html", here, status=422 if form.errors else 200)


def _gone(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, "fieldwork/guest.html", {"is_gone": True}, status=status)


def _held(answer: HttpResponse, path: str, token: str, holder: str) -> HttpResponse:
    is_secure = settings.IS_SECURE
    more: dict[str, Any] = {"httponly": True, "samesite": "Lax", "secure": is_secure, "path": path}
    answer.set_signed_cookie(HOLDER, holder, salt=token, max_age=_LASTS, **more)
    return answer
