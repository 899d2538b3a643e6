"""Answering a request without an account: the link is the key, it shows one request, and a GET answers nothing."""

import secrets
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods

from kring.core.network import Reply
from kring.store import askings, doors, rates
from kring.store.askings import Allows, Answer, State

_TRIES: Final = 100
_SOON: Final = timedelta(minutes=10)
# The cookie by which a browser knows its own answer again; it has a path of its own, so it cannot be bound to the host.
HOLDER: Final = "__Secure-asked" if settings.IS_SECURE else "asked"
_GONE: Final = (State.LATE, State.BACK)


class Told(forms.Form):
    """The answer, and how soon Kring may ask again."""

    reply = forms.ChoiceField(choices=[(one.value, one.value) for one in Reply])
    words = forms.CharField(required=False, max_length=200)
    allows = forms.ChoiceField(required=False, choices=[("", ""), *((one.value, one.value) for one in Allows)])


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    by = doors.actor(request)
    may_try = rates.may(f"question {by.address}", _TRIES, _SOON, by.at)
    one = askings.found(token, by.at) if may_try else None
    if one is None:
        return render(request, "asking/asked.html", {"state": "gone"}, status=404)
    holder = request.get_signed_cookie(HOLDER, "", max_age=askings.VALID) or secrets.token_hex(8)
    if request.method == "POST" and one.state not in (*_GONE, State.SETTLED):
        return _posted(request, token, one, holder)
    if one.state is State.OPEN and request.method == "GET":
        askings.seen(one, by)
    status = 410 if one.state in _GONE else 409 if request.method == "POST" else 200
    return _held(request, _page(request, one, holder, status), holder)


def _page(request: HttpRequest, one: askings.Found, holder: str, status: int, **more: Any) -> HttpResponse:
    """Who answered sees what they said; nobody else who has the link sees anything of the request from then on."""
    is_mine = askings.is_by(one, holder)
    shows = one.state is State.OPEN or (is_mine and one.state in (State.ANSWERED, State.SETTLED))
    words = one.answer.words if shows and one.answer else ""
    here: dict[str, Any] = {"state": one.state.value, "one": one if shows else None, "words": words}
    here["agreed"] = [_said(line) for line in one.about]
    return render(request, "asking/asked.html", here | more, status=status)


def _said(line: str) -> str:
    """A day as people say it; anything else as it was typed."""
    try:
        return date_format(date.fromisoformat(line), "l j F")
    except ValueError:
        return line


def _posted(request: HttpRequest, token: str, one: askings.Found, holder: str) -> HttpResponse:
    by = doors.actor(request)
    if "not_me" in request.POST:
        askings.not_me(token, by)
        return redirect("asked", token)
    form = Told(request.POST)
    if not form.is_valid():
        wrong = _page(request, one, holder, 422, is_wrong=True, words=request.POST.get("words", ""))
        return _held(request, wrong, holder)
    asked = form.cleaned_data
    answer = Answer(Reply(asked["reply"]), " ".join(asked["words"].split()), holder)
    allows = Allows(asked["allows"]) if asked["allows"] else None
    try:
        askings.reply(token, answer, allows, request.POST.get("seen", one.mark), by)
    except askings.Otherwise:
        newest = askings.found(token, by.at) or one
        changed = _page(request, newest, holder, 409, is_changed=True, words=request.POST.get("words", ""))
        return _held(request, changed, holder)
    return _held(request, redirect("asked", token), holder)


def _held(request: HttpRequest, response: HttpResponse, holder: str) -> HttpResponse:
    response.set_signed_cookie(
        HOLDER,
        holder,
        max_age=askings.VALID,
        httponly=True,
        samesite="Lax",
        secure=settings.IS_SECURE,
        path="/asked/",
    )
    return response
