"""Answering a question without an account: the link is the key, it shows one question, and a GET answers nothing."""

from datetime import timedelta
from typing import Final

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kring.core.network import Reply
from kring.store import askings, doors, rates
from kring.store.askings import Allows, Answer, State

_TRIES: Final = 100
_SOON: Final = timedelta(minutes=10)
_MINE: Final = "answered"  # the cookie of the browser that answered


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
    is_mine = request.get_signed_cookie(_MINE, "", max_age=askings.VALID) == one.row.hash[:16]
    if request.method == "POST" and (one.state is State.OPEN or (one.state is State.ANSWERED and is_mine)):
        return _posted(request, token, one)
    if one.state is State.OPEN and request.method == "GET":
        askings.seen(one, by)
    shows = one.state is State.OPEN or (one.state is State.ANSWERED and is_mine)
    words = one.answer.words if shows and one.answer else ""
    here = {"state": one.state.value, "one": one if shows else None, "words": words}
    status = 200 if one.state in (State.OPEN, State.ANSWERED) else 410
    return render(request, "asking/asked.html", here, status=status)


def _posted(request: HttpRequest, token: str, one: askings.Found) -> HttpResponse:
    by = doors.actor(request)
    if "not_me" in request.POST:
        askings.not_me(token, by)
        return redirect("asked", token)
    form = Told(request.POST)
    if not form.is_valid():
        here = {"state": one.state.value, "one": one, "is_wrong": True, "words": request.POST.get("words", "")}
        return render(request, "asking/asked.html", here, status=422)
    asked = form.cleaned_data
    answer = Answer(Reply(asked["reply"]), " ".join(asked["words"].split()))
    askings.reply(token, answer, Allows(asked["allows"]) if asked["allows"] else None, by)
    response = redirect("asked", token)
    response.set_signed_cookie(
        _MINE, one.row.hash[:16], max_age=askings.VALID, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response
