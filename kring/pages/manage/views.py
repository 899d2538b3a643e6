"""Making people, connecting them, and handing over a link."""

from typing import Any

import msgspec
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from kring.core import access, names
from kring.core import network as core_network
from kring.exchange import kring_json, text
from kring.exchange.refusal import Refusal, refuse
from kring.methods import loader
from kring.pages import incoming, sealed, seats, squares, uploads
from kring.pages.manage import forms, register
from kring.store import accounts, doors, log, models, networks, roles

LETTER = "letter"


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    opened = doors.administration(request)
    return _page(request, opened)


@require_POST
def client(request: HttpRequest) -> HttpResponse:
    opened = doors.administration(request)
    form = forms.Client(request.POST, workers=register.read(opened.by.at).workers)
    if form.is_valid():
        given, value = form.cleaned_data, form.empty()
        try:
            user, _ = accounts.new_client(_named(value), opened.by, given["email"], given["professional"], value)
        except accounts.Taken:
            form.add_error("email", forms.TAKEN)
        else:
            return _hand_over(request, user, opened.by)
    return _page(request, opened, client_form=form)


@require_POST
@csrf_exempt  # the token is looked at behind the door
def take_in(request: HttpRequest) -> HttpResponse:
    opened = doors.administration(request)
    return uploads.behind_the_door(request, lambda request: _take_in(request, opened))


def _take_in(request: HttpRequest, opened: doors.Administration) -> HttpResponse:
    workers = register.read(opened.by.at).workers
    is_too_large = uploads.is_too_large(request, text.LARGEST)
    form = forms.Brought(request.POST, request.FILES, workers=workers, is_too_large=is_too_large)
    if not form.is_valid():
        return _page(request, opened, form.status, brought_form=form)
    try:
        copy = incoming.read(form.content(), timezone.localdate(opened.by.at))
        user = _brought(copy, form.cleaned_data, opened.by)
    except Refusal as refusal:
        return _page(request, opened, brought_form=form, faults=refusal.faults)
    except accounts.Taken:
        form.add_error("email", forms.TAKEN)
        return _page(request, opened, brought_form=form)
    return _hand_over(request, user, opened.by)


@transaction.atomic
def _brought(copy: kring_json.Copy, given: dict[str, Any], by: log.Actor) -> models.User:
    """A client with all that the file holds, under the id it has there, so that nobody is taken in twice."""
    value = copy.network
    kept = msgspec.to_builtins(seats.settle(value, {}))
    try:
        user, row = accounts.new_client(_named(value), by, given["email"], given["professional"], value, kept=kept)
    except networks.Taken:
        raise refuse("here_already") from None
    incoming.keep_beside(row, copy, by)
    return user


def _named(value: core_network.Network) -> str:
    """What whoever signs in for a circle is called: as the circle, within the room that there is."""
    called = core_network.called(value)
    return called if len(called) <= names.LONGEST else called[: names.LONGEST - 1] + "…"


@require_POST
def professional(request: HttpRequest) -> HttpResponse:
    opened = doors.administration(request)
    form = forms.Professional(request.POST)
    if form.is_valid():
        try:
            user = accounts.make(
                form.cleaned_data["name"], form.cleaned_data["email"], organisation=opened.user.organisation
            )
        except accounts.Taken:
            form.add_error("email", forms.TAKEN)
        else:
            return _hand_over(request, user, opened.by)
    return _page(request, opened, professional_form=form)


@require_POST
@transaction.atomic
def own(request: HttpRequest) -> HttpResponse:
    opened = doors.administration(request)
    row = networks.new(accounts.empty(opened.user.name), opened.by, opened.user.organisation)
    roles.give(opened.user, row, access.Role.OWNER, opened.by)
    return redirect("names:show", row.id)


@require_POST
def connect(request: HttpRequest) -> HttpResponse:
    opened = doors.administration(request)
    form = forms.Connection(request.POST)
    if form.is_valid():
        user, row = form.cleaned_data["professional"], form.cleaned_data["network"]
        read = register.read(opened.by.at)
        known = next((one for one in read.circles if one.network_id == row.pk), None)
        if known and user in read.workers and user not in known.owners:
            if user not in [role.user for role in known.helpers]:
                until = roles.beginning(row, opened.by.at)
                roles.give(user, row, access.Role.PROFESSIONAL, opened.by, writes_until=until)
            messages.success(request, "saved")
    return redirect("manage")


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    opened = doors.administration(request)
    form = forms.Ending(request.POST)
    if form.is_valid():
        roles.end(form.cleaned_data["role"], opened.by)
        messages.success(request, "saved")
    return redirect("manage")


@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    opened = doors.administration(request)
    form = forms.Invitation(request.POST)
    if not form.is_valid():
        return redirect("manage")
    return _hand_over(request, form.cleaned_data["user"], opened.by)


@require_safe
def letter(request: HttpRequest) -> HttpResponse:
    doors.administration(request)
    kept = sealed.opened(request.session.get(LETTER, ""), LETTER)
    if kept is None:
        return redirect("manage")
    name, token = msgspec.json.decode(kept, type=tuple[str, str])
    address = request.build_absolute_uri(reverse("account_link", args=[token]))
    square = squares.square(address, gettext("The link, for a camera"))
    here = {"name": name, "address": address, "square": square, "now": timezone.localtime()}
    return render(request, "manage/letter.html", here)


def _hand_over(request: HttpRequest, user: models.User, by: log.Actor) -> HttpResponse:
    """A fresh link, kept sealed for the page that shows it."""
    fresh = msgspec.json.encode((user.name, accounts.invite(user, by)))
    request.session[LETTER] = sealed.seal(fresh, LETTER)
    return redirect("manage_letter")


def _page(request: HttpRequest, opened: doors.Administration, status: int = 422, **wrong: Any) -> HttpResponse:
    read = register.read(opened.by.at)
    here = {
        "register": read,
        "client_form": forms.Client(workers=read.workers),
        "brought_form": forms.Brought(workers=read.workers),
        "professional_form": forms.Professional(),
        "own": loader.own(),
        **wrong,
    }
    return render(request, "manage/show.html", here, status=status if wrong else 200)
