"""Your mail address: typed here, and yours once you type the code that went there."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from kring.pages import addresses
from kring.pages.account import forms, steps, told
from kring.store import accounts, doors, factors, log, models, sessions


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    actor = doors.actor(request)
    if actor.user and not (steps.is_fresh(request) or _is_harmless(request, actor.user, actor.at)):
        return steps.sure(request)  # a device that was left open lets nobody come in by another address
    if request.method == "POST" and "email" in request.POST:
        return _asked(request, actor)
    if request.method == "POST":
        return _proven(request, actor)
    return _page(request, None if addresses.asked(request) else forms.Address())


def _is_harmless(request: HttpRequest, you: models.User, at: datetime) -> bool:
    """Whether nobody comes in otherwise by this: they show that the address they have is theirs, or have no way in."""
    if not factors.may_come_back(you, at):
        return True
    waits, typed = addresses.asked(request), request.POST.get("email", "").strip().lower()
    said = typed or (waits[0] if waits else "") or you.email
    return you.email_proven_at is None and said == you.email


def _asked(request: HttpRequest, actor: log.Actor) -> HttpResponse:
    form = forms.Address(request.POST)
    if form.is_valid():
        if addresses.ask(request, form.cleaned_data["email"], "/accounts/", actor):
            return redirect("account_address")
        form.add_error(None, forms.OFTEN)
    return _page(request, form, 422)


def _proven(request: HttpRequest, actor: log.Actor) -> HttpResponse:
    waits, form = addresses.asked(request), forms.AddressCode(request.POST)
    if waits is None or not isinstance(actor.user, models.User):
        return redirect("account_address")
    if form.is_valid():
        if addresses.is_guessed_out(actor.user, actor.at):
            form.add_error(None, forms.OFTEN)
            return _page(request, form, 422)
        before = actor.user.email
        try:
            if addresses.proves(request, form.cleaned_data["code"], actor.user, actor.at):
                _changed(request, actor, before, waits[0])
                messages.success(request, "saved")
                return redirect(waits[1])
        except accounts.Taken:
            return render(request, "account/address.html", {"taken": waits[0], "to": waits[1]}, status=409)
        form.add_error("code", gettext("This is not the code from the mail. Look once more."))
    return _page(request, form, 422)


def _changed(request: HttpRequest, actor: log.Actor, before: str | None, now: str) -> None:
    """One comes in by another address from now on: the old one is told, and whoever came in by it is out."""
    if before == now:
        return
    log.write(actor, models.Deed.ADD_FACTOR)
    if before:
        told.moved(before)
        sessions.end_others(request, actor)


def _page(request: HttpRequest, form: forms.Address | forms.AddressCode | None, status: int = 200) -> HttpResponse:
    waits = addresses.asked(request)
    here = {"form": form or forms.AddressCode(), "waits": None if isinstance(form, forms.Address) else waits}
    return render(request, "account/address.html", here, status=status)
