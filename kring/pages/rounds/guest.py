"""Thinking along without an account: the link is the key, it shows one question and one's own ideas, and a GET sends
nothing."""

import secrets
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kring.pages import answers
from kring.pages.rounds import forms
from kring.store import doors, log, rates, rounds
from kring.store.rounds import Found, Said, State

_TRIES: Final = 1000  # a whole table comes from one address
_SOON: Final = timedelta(minutes=10)
_TABLE: Final = rounds.MOST // 2  # ideas from one address in an hour: a whole table sends fewer
_LETTERS: Final = 1000  # of what was typed too late, far above what an idea may have
_AN_HOUR: Final = timedelta(hours=1)
# The cookie by which a browser knows its own ideas again; it has a path of its own, so it cannot be bound to the host.
HOLDER: Final = "__Secure-think" if settings.IS_SECURE else "think"
_LASTS: Final = timedelta(days=8)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    by = doors.actor(request)
    may_try = rates.may(f"think {by.address}", _TRIES, _SOON, by.at)
    one = rounds.found(token, by.at) if may_try else None
    if one is None:
        return _closed(request, "gone", 404)
    holder, since = _holder(request, token, by.at)
    if one.state is State.SHUT and (not holder or one.round.row.shut_at is None or since > one.round.row.shut_at):
        return _closed(request, "shut", 410)
    if one.state is State.OVER:
        return _closed(request, "over", 410)
    is_known = bool(holder)
    if not holder:
        rounds.seen(one, by)
        holder = secrets.token_hex(8)
    is_sent = request.method == "POST"
    answer = _posted(request, token, one, holder, is_known) if is_sent else _page(request, one, holder)
    return _held(answer, request.path, token, holder, since)


def _may_send(one: Found, by: log.Actor, is_known: bool) -> bool:
    """Whether this address may send one more idea: all browsers that come without a cookie count as one phone."""
    here = f"{one.round.row.pk} {by.address}"
    if not is_known and not rates.may(f"idea of nobody {here}", rounds.MOST_EACH, _AN_HOUR, by.at):
        return False
    return rates.may(f"idea {here}", _TABLE, _AN_HOUR, by.at)


def _posted(request: HttpRequest, token: str, one: Found, holder: str, is_known: bool) -> HttpResponse:
    by = doors.actor(request)
    if back := request.POST.get("back"):
        rounds.take_back(one, back, holder)
        return redirect("think", token)
    form = forms.Idea(request.POST)
    if not form.is_valid():
        return _page(request, one, holder, form=form, status=422)
    if not _may_send(one, by, is_known):
        return _page(request, one, holder, form=form, is_full=True, status=409)
    asked = form.cleaned_data
    said = Said(" ".join(asked["words"].split()), " ".join(asked["name"].split()))
    try:
        is_kept = rounds.say(one, said, asked["sent"], holder, by)
    except rounds.Full:
        return _page(request, one, holder, form=form, is_full=True, status=409)
    if is_kept:
        return redirect("think", token)
    return _closed(request, "over", 410)


def _closed(request: HttpRequest, state: str, status: int) -> HttpResponse:
    """Why no idea can come, with what was typed: it is told at the table then."""
    typed = request.POST.get("words", "")[:_LETTERS]
    return render(request, "rounds/guest.html", {"state": state, "typed": typed}, status=status)


def _page(request: HttpRequest, one: Found, holder: str, **more: Any) -> HttpResponse:
    """The question and one's own ideas; those of others stand on the screen at the table."""
    status = more.pop("status", 200)
    own = [thought for thought in one.round.thoughts if thought.holder == holder]
    form = more.pop("form", None) or forms.Idea(initial={"name": own[0].name if own else ""})
    here = {"state": "open", "one": one, "own": own, "form": form, "sent": answers.new_act()}
    return render(request, "rounds/guest.html", here | more, status=status)


def _holder(request: HttpRequest, token: str, at: datetime) -> tuple[str, datetime]:
    """Which browser this is, and since when it thinks along here; a new one is nobody yet.

    It is signed for this round: who was in at another is not in here.
    """
    kept = request.get_signed_cookie(HOLDER, "", salt=token, max_age=_LASTS) or ""
    holder, _, since = kept.partition(" ")
    return (holder, datetime.fromisoformat(since)) if since else ("", at)


def _held(answer: HttpResponse, path: str, token: str, holder: str, since: datetime) -> HttpResponse:
    answer.set_signed_cookie(
        HOLDER,
        f"{holder} {since.isoformat()}",
        salt=token,
        max_age=_LASTS,
        httponly=True,
        samesite="Lax",
        secure=settings.IS_SECURE,
        path=path,
    )
    return answer
