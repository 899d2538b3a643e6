"""Answering an invitation. The link is the key: who holds it may say who they are here, and come in."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from allauth.account.internal.flows import login as logins
from allauth.account.models import Login
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from kring.core import codes
from kring.pages import addresses, entrance, fields
from kring.pages.sharing import told
from kring.store import accounts, doors, invitations, log, models, rates

_TRIES: Final = 100
_SOON: Final = timedelta(minutes=10)


class Code(forms.Form):
    """What somebody was told apart from the link."""

    code = forms.CharField(
        label=_("Which code did you get?"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Type the code.")},
    )


class Newcomer(forms.Form):
    """Somebody without an account."""

    name = fields.NameField(label=_("What is your name?"))
    email = forms.EmailField(
        label=_("E-mail address"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    by = doors.actor(request)
    if invitations.is_half(token):
        return _half(request, token, by)
    found = invitations.found(token, by.at) if _may_try(by) else None
    if found is None:
        return render(request, "sharing/asked.html", {"gone": True}, status=404)
    is_own = by.user is not None and invitations.leads(found.row.network, by.user, by.at)
    form = None if by.user else Newcomer(request.POST or None)
    if request.method == "POST" and not is_own and (form is None or form.is_valid()):
        return _accepted(request, token, found, by, form)
    return _page(request, found, form, is_own)


def _half(request: HttpRequest, half: str, by: log.Actor) -> HttpResponse:
    """Of a link that came by mail the code is asked, whatever it is: what is right only the whole of it tells."""
    form = Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        token = invitations.whole(half, codes.read(form.cleaned_data["code"]))
        if _may_try(by) and invitations.found(token, by.at):
            return redirect("invitation", token)
        form.add_error("code", _("This code does not fit, or the link works no more. Look again at what you got."))
    return render(request, "sharing/code.html", {"form": form}, status=422 if form.errors else 200)


def _may_try(by: log.Actor) -> bool:
    return rates.may(f"invitation {by.address}", _TRIES, _SOON, by.at)


def _accepted(
    request: HttpRequest, token: str, found: invitations.Waiting, by: log.Actor, form: Newcomer | None
) -> HttpResponse:
    if by.user is None:
        assert form is not None
        user = _newcomer(token, form, by)
        if user is not None:
            return _come_in(request, user, form.cleaned_data["email"], _address(found))
    elif invitations.accept(token, by.user, by):
        messages.success(request, "saved")
        return redirect(_address(found))
    return render(request, "sharing/asked.html", {"gone": True}, status=404)


def _come_in(request: HttpRequest, user: models.User, email: str, to: str) -> HttpResponse:
    """Somebody new is in; a mail address is theirs only with the code that goes there now."""
    logins.record_authentication(request, user, "invitation")
    where = reverse("account_address") if email else to
    answer: HttpResponse = logins.perform_login(request, Login(user=user, redirect_url=where))
    if email:
        addresses.ask(request, email, to, doors.actor(request))
    return answer


@transaction.atomic
def _newcomer(token: str, form: Newcomer, by: log.Actor) -> models.User | None:
    """Somebody new, who is nobody when the link was used in the meantime."""
    user = accounts.make(form.cleaned_data["name"], language=get_language() or "nl")
    if invitations.accept(token, user, replace(by, user=user)) is None:
        transaction.set_rollback(True)
        return None
    return user


def _address(found: invitations.Waiting) -> str:
    parts = found.agreed.parts
    return entrance.address(found.row.network_id, lambda part: parts is None or part in parts)


def _page(
    request: HttpRequest, found: invitations.Waiting, form: Newcomer | None, is_own: bool = False
) -> HttpResponse:
    agreed = found.agreed
    here = {
        "form": form,
        "is_own": is_own,
        "from_whom": found.row.by.name,
        "agreed": agreed,
        "sees": told.worded(agreed.parts or ()),
        "thinks": agreed.parts is None or not agreed.parts <= agreed.looks,
        "here": request.path,
    }
    return render(request, "sharing/asked.html", here, status=422 if form is not None and form.errors else 200)
