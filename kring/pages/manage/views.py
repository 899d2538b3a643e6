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
from django.views.decorators.http import require_POST, require_safe

from kring.core import access
from kring.core.network import OwnerKind
from kring.pages import sealed
from kring.pages.manage import forms, register
from kring.pages.manage import letter as paper
from kring.store import accounts, doors, log, models, networks

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
        given = form.cleaned_data
        value = accounts.empty(given["name"], OwnerKind(given["kind"]))
        try:
            user, _ = accounts.new_client(given["name"], opened.by, given["email"], given["professional"], value)
        except accounts.Taken:
            form.add_error("email", forms.TAKEN)
        else:
            return _hand_over(request, user, opened.by)
    return _page(request, opened, client_form=form)


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
    accounts.assign(opened.user, row, access.Role.OWNER, opened.by)
    return redirect("names:show", row.id)


@require_POST
def connect(request: HttpRequest) -> HttpResponse:
    opened = doors.administration(request)
    form = forms.Connection(request.POST)
    if form.is_valid():
        user, row = form.cleaned_data["professional"], form.cleaned_data["network"]
        read = register.read(opened.by.at)
        known = next((one for one in read.circles if one.network_id == row.pk), None)
        if known and user in read.workers and user not in [*known.owners, *(role.user for role in known.helpers)]:
            accounts.assign(user, row, access.Role.PROFESSIONAL, opened.by)
        messages.success(request, "saved")
    return redirect("manage")


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    opened = doors.administration(request)
    form = forms.Ending(request.POST)
    if form.is_valid():
        accounts.end(form.cleaned_data["role"], opened.by)
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
    square = paper.square(address, gettext("The link, for a camera"))
    here = {"name": name, "address": address, "square": square, "now": timezone.localtime()}
    return render(request, "manage/letter.html", here)


def _hand_over(request: HttpRequest, user: models.User, by: log.Actor) -> HttpResponse:
    """A fresh link, kept sealed for the page that shows it."""
    fresh = msgspec.json.encode((user.name, accounts.invite(user, by)))
    request.session[LETTER] = sealed.seal(fresh, LETTER)
    return redirect("manage_letter")


def _page(request: HttpRequest, opened: doors.Administration, **wrong: Any) -> HttpResponse:
    read = register.read(opened.by.at)
    here = {
        "register": read,
        "client_form": forms.Client(workers=read.workers),
        "professional_form": forms.Professional(),
        **wrong,
    }
    return render(request, "manage/show.html", here, status=422 if wrong else 200)
