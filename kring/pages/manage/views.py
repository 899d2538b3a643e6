"""Making people, connecting them, and handing over a link."""

from typing import Any
from uuid import UUID

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
from kring.methods import library, loader, misread
from kring.pages import incoming, sealed, seats, squares, uploads
from kring.pages.manage import colleagues, forms, register
from kring.store import accounts, coming, doors, factors, models, networks, positions, roles

LETTER = "letter"
SECOND = "letter_asks_second"


@require_safe
def show(request: HttpRequest, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    return _page(request, opened)


@require_POST
def client(request: HttpRequest, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    form = forms.Client(request.POST, register=_register(opened))
    if form.is_valid():
        given, value = form.cleaned_data, form.empty()
        try:
            user, _ = accounts.new_client(
                _named(value), opened.by, given["email"], given["professional"], value, organisation=opened.organisation
            )
        except accounts.Taken:
            form.add_error("email", forms.TAKEN)
        except coming.Stays as stays:
            return _page(request, opened, client_form=form, stays=colleagues.why(stays.comer))
        else:
            return hand_over(request, user, opened)
    return _page(request, opened, client_form=form)


@require_POST
@csrf_exempt  # the token is looked at behind the door
def take_in(request: HttpRequest, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    return uploads.behind_the_door(request, lambda request: _take_in(request, opened))


def _take_in(request: HttpRequest, opened: doors.Administration) -> HttpResponse:
    is_too_large = uploads.is_too_large(request, text.LARGEST)
    form = forms.Brought(request.POST, request.FILES, register=_register(opened), is_too_large=is_too_large)
    if not form.is_valid():
        return _page(request, opened, form.status, brought_form=form)
    try:
        copy = incoming.read(form.content(), timezone.localdate(opened.by.at))
        user = _brought(copy, form.cleaned_data, opened)
    except Refusal as refusal:
        return _page(request, opened, brought_form=form, faults=refusal.faults)
    except coming.Stays as stays:
        return _page(request, opened, brought_form=form, stays=colleagues.why(stays.comer))
    except accounts.Taken:
        form.add_error("email", forms.TAKEN)
        return _page(request, opened, brought_form=form)
    return hand_over(request, user, opened)


@transaction.atomic
def _brought(copy: kring_json.Copy, given: dict[str, Any], opened: doors.Administration) -> models.User:
    """A client with all that the file holds, under the id it has there, so that nobody is taken in twice."""
    value = copy.network
    kept = msgspec.to_builtins(seats.settle(value, {}))
    professional, here = given["professional"], opened.organisation
    try:
        user, row = accounts.new_client(
            _named(value), opened.by, given["email"], professional, value, kept=kept, organisation=here
        )
    except networks.Taken:
        raise refuse("here_already") from None
    incoming.keep_beside(row, copy, opened.by, is_new=True)
    return user


def _named(value: core_network.Network) -> str:
    """What whoever signs in for a circle is called: as the circle, within the room that there is."""
    called = core_network.called(value)
    return called if len(called) <= names.LONGEST else called[: names.LONGEST - 1] + "…"


@require_POST
def professional(request: HttpRequest, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    form = _comes_to_work(opened, request.POST)
    if form.is_valid() and colleagues.may_begin_as(form, opened):
        try:
            user = _colleague(form, opened)
        except accounts.Taken:
            if colleagues.ask(request, form, opened):
                return redirect(register.base(opened))
            form.add_error("email", forms.TAKEN)
        else:
            return hand_over(request, user, opened)
    return _page(request, opened, professional_form=form)


def _comes_to_work(opened: doors.Administration, typed: Any = None) -> forms.Professional:
    is_here = opened.organisation is not None
    return forms.Professional(typed, is_of_an_organisation=is_here, today=timezone.localdate(opened.by.at))


@transaction.atomic
def _colleague(form: forms.Professional, opened: doors.Administration) -> models.User:
    given = form.cleaned_data
    user = accounts.make(given["name"], given["email"], organisation=opened.organisation)
    if opened.organisation:
        positions.give(user, opened.organisation, access.Role(given["role"]), opened.by, form.ends_at())
    return user


@require_POST
@transaction.atomic
def own(request: HttpRequest, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    row = networks.new(accounts.empty(opened.user.name), opened.by)
    roles.give(opened.user, row, access.Role.OWNER, opened.by)
    return redirect("names:show", row.id)


@require_POST
def connect(request: HttpRequest, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    form = forms.Connection(request.POST, register=_register(opened))
    if form.is_valid():
        user, row = form.cleaned_data["professional"], form.cleaned_data["network"]
        comer = coming.comer(user, opened.organisation, opened.by.at)
        if not comer.may_come:
            return _page(request, opened, stays=colleagues.why(comer))
        if not form.cleaned_data["is_there"]:
            accounts.come(comer, row, opened.by, opened.organisation)
        messages.success(request, "saved")
    return redirect(register.base(opened))


@require_POST
def end(request: HttpRequest, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    form = forms.Ending(request.POST, register=_register(opened))
    if form.is_valid():
        roles.end(form.cleaned_data["role"], opened.by)
        messages.success(request, "saved")
    return redirect(register.base(opened))


@require_POST
def invite(request: HttpRequest, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    form = forms.NewLink(request.POST, register=_register(opened))
    if not form.is_valid():
        return redirect(register.base(opened))
    return hand_over(request, form.cleaned_data["user"], opened)


@require_safe
def letter(request: HttpRequest, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    kept = sealed.opened(request.session.get(LETTER, ""), LETTER)
    if kept is None:
        return redirect(register.base(opened))
    name, token = msgspec.json.decode(kept, type=tuple[str, str])
    address = request.build_absolute_uri(reverse("account_link", args=[token]))
    square = squares.square(address, gettext("The link, for a camera"))
    here = {
        "name": name,
        "address": address,
        "square": square,
        "asks_second": request.session.get(SECOND, False),
        "now": timezone.localtime(),
        "base": register.base(opened),
    }
    return render(request, "manage/letter.html", here)


def hand_over(request: HttpRequest, user: models.User, opened: doors.Administration) -> HttpResponse:
    """A fresh link, kept sealed for the page that shows it."""
    fresh = msgspec.json.encode((user.name, accounts.invite(user, opened.by)))
    request.session[LETTER] = sealed.seal(fresh, LETTER)
    request.session[SECOND] = factors.will_need_second_factor(user, opened.by.at)
    return redirect(register.base(opened) + "letter/")


def _register(opened: doors.Administration) -> register.Register:
    return register.read(opened.by.at, opened.organisation)


def _page(request: HttpRequest, opened: doors.Administration, status: int = 422, **wrong: Any) -> HttpResponse:
    read = _register(opened)
    here = {
        "opened": opened,
        "base": register.base(opened),
        "register": read,
        "client_form": forms.Client(register=read),
        "brought_form": forms.Brought(register=read),
        "asked": colleagues.asked(opened),
        "professional_form": _comes_to_work(opened),
        "own": loader.own() if opened.organisation is None else None,
        "own_ways": library.own().ways if opened.organisation is None else {},
        "misread": _misread() if opened.organisation is None else [],
        **wrong,
    }
    return render(request, "manage/show.html", here, status=status if wrong else 200)


def _misread() -> list[tuple[str, str]]:
    """What is wrong with files that the organisation wrote itself."""
    return [misread.said(one, gettext) for one in (*loader.own().refused, *library.own().refused)]
