"""One colleague of an organisation: positions, what they are trained for, their caseload, and their leaving."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.mail import send_mail
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from kring.core import access
from kring.core.trained import Asked, Held, Lack
from kring.pages import posts
from kring.pages.manage import forms, register
from kring.store import coming, doors, models, offers, positions


@require_safe
def show(request: HttpRequest, organisation: UUID, colleague: UUID) -> HttpResponse:
    opened = doors.administration(request, organisation)
    return _page(request, opened, colleague)


@require_POST
def give(request: HttpRequest, organisation: UUID, colleague: UUID) -> HttpResponse:
    opened = doors.administration(request, organisation)
    form, user = forms.Position(request.POST, today=_today(opened)), _whom(opened, colleague)
    if not form.is_valid():
        return _page(request, opened, colleague, 422, position_form=form)
    role, waived = access.Role(form.cleaned_data["role"]), form.cleaned_data["waived"]
    lacks = [one for one in coming.lacking(user, _here(opened), role, Asked.POSITION, _today(opened)) if one.stops]
    if lacks and not waived:
        return _page(request, opened, colleague, 422, position_form=form, lacks=_said(lacks))
    positions.give(user, _here(opened), role, opened.by, form.ends_at(), waived=waived if lacks else "")
    return _saved(request, opened, colleague)


@require_POST
def end(request: HttpRequest, organisation: UUID, colleague: UUID) -> HttpResponse:
    opened = doors.administration(request, organisation)
    held = positions.standing(_here(opened), opened.by.at)
    one = held.filter(user=colleague, pk=_number(request, "position")).first()
    if one is None:
        raise Http404
    if _is_last(one, held):
        return _page(request, opened, colleague, 422, is_last=True)
    if _leaves_work(one, held, opened):
        return _page(request, opened, colleague, 422, has_work=True)
    positions.end(one, opened.by)
    return _saved(request, opened, colleague)


@require_POST
def note(request: HttpRequest, organisation: UUID, colleague: UUID) -> HttpResponse:
    opened = doors.administration(request, organisation)
    form, user = forms.Training(request.POST), _whom(opened, colleague)
    if not form.is_valid():
        return _page(request, opened, colleague, 422, training_form=form)
    given = form.cleaned_data
    positions.note(user, _here(opened), given["course"] or given["kind"], given["since"], given["until"], opened.by)
    return _saved(request, opened, colleague)


@require_POST
def withdraw(request: HttpRequest, organisation: UUID, colleague: UUID) -> HttpResponse:
    opened = doors.administration(request, organisation)
    noted = positions.qualifications([colleague], _here(opened))
    one = next((one for one in noted if one.pk == _number(request, "training")), None)
    if one is None:
        raise Http404
    positions.withdraw(one, opened.by)
    return _saved(request, opened, colleague)


@require_POST
def hand_over(request: HttpRequest, organisation: UUID, colleague: UUID) -> HttpResponse:
    opened = doors.administration(request, organisation)
    user, form = _whom(opened, colleague), _handing(opened, colleague, request.POST)
    if not form.is_valid():
        return _page(request, opened, colleague, 422, hand_over_form=form)
    try:
        positions.hand_over(user, _here(opened), form.cleaned_data["to"], opened.by)
    except coming.Stays as stays:
        return _page(request, opened, colleague, 422, hand_over_form=form, stays=why(stays.comer))
    return _saved(request, opened, colleague)


@require_POST
def leave(request: HttpRequest, organisation: UUID, colleague: UUID) -> HttpResponse:
    opened = doors.administration(request, organisation)
    user, form = _whom(opened, colleague), _handing(opened, colleague, request.POST)
    held = positions.standing(_here(opened), opened.by.at)
    is_last = any(_is_last(one, held) for one in held.filter(user=user))
    if is_last or not form.is_valid():
        return _page(request, opened, colleague, 422, hand_over_form=form, is_last=is_last)
    try:
        positions.leave(user, _here(opened), form.cleaned_data["to"], opened.by)
    except coming.Stays as stays:
        return _page(request, opened, colleague, 422, hand_over_form=form, stays=why(stays.comer))
    messages.success(request, "saved")
    return redirect(register.base(opened))


def ask(request: HttpRequest, form: forms.Professional, opened: doors.Administration) -> bool:
    """Ask somebody who has an account already to come and work here; false where no organisation asks."""
    if opened.organisation is None:
        return False
    given = form.cleaned_data
    try:
        offer = offers.make(given["email"], opened.organisation, access.Role(given["role"]), opened.by, form.ends_at())
    except offers.Nobody:
        return False
    if offer is not None:  # who was asked before, or works there, is told nothing anew
        words = render_to_string("manage/asked.txt", {"address": request.build_absolute_uri(reverse("home"))})
        send_mail(gettext("Something new in Kring"), words, None, [given["email"]])
    messages.success(request, "saved")
    return True


def may_begin_as(form: forms.Professional, opened: doors.Administration) -> bool:
    """Whether somebody may come in as this. What they must learn before, this organisation can have noted only of who
    worked here before; of anybody else the answer is the same, whether they have an account or not."""
    if opened.organisation is None:
        return True
    given = form.cleaned_data
    known = models.User.objects.filter(email=given["email"].lower()).first()
    role, day = access.Role(given["role"]), _today(opened)
    lacks = [one for one in coming.lacking(known, opened.organisation, role, Asked.POSITION, day) if one.stops]
    for one in lacks:
        words = {"name": posts.course(one.course)}
        form.add_error("role", gettext("First comes: %(name)s. Let them in as something else and note it.") % words)
    return not lacks


def asked(opened: doors.Administration) -> list[tuple[models.Offer, Any]]:
    """Whom this organisation asked and who did not answer yet, with as what."""
    if opened.organisation is None:
        return []
    waiting = offers.waiting(opened.organisation, opened.by.at)
    return [(one, posts.CALLED[access.Role(one.role)]) for one in waiting]


def why(comer: coming.Comer) -> dict[str, Any]:
    """Why somebody cannot come to a client, for the page that says so and what can be done."""
    return {"user": comer.user, "lacks": _said(comer.lacks)}


@require_POST
def ask_no_more(request: HttpRequest, organisation: UUID, offer: int) -> HttpResponse:
    opened = doors.administration(request, organisation)
    if offers.withdraw(_here(opened), offer, opened.by):
        messages.success(request, "saved")
    return redirect(register.base(opened))


def _page(
    request: HttpRequest, opened: doors.Administration, colleague: UUID, status: int = 200, **wrong: object
) -> HttpResponse:
    user, here = _whom(opened, colleague), _here(opened)
    held = positions.standing(here, opened.by.at).filter(user=user)
    noted, learned = positions.qualifications([user.pk], here), coming.learned(user, here)
    context = {
        "opened": opened,
        "base": register.base(opened),
        "colleague": user,
        "positions": [
            (one, posts.CALLED[access.Role(one.role)], _lacking(one, learned, _today(opened))) for one in held
        ],
        "trained": [(one, posts.learned(one.kind), one.until is None or one.until >= _today(opened)) for one in noted],
        "caseload": len(positions.caseload(user, here, opened.by.at)),
        "position_form": forms.Position(today=_today(opened)),
        "training_form": forms.Training(initial={"since": _today(opened)}),
        "hand_over_form": _handing(opened, colleague),
        **wrong,
    }
    return render(request, "manage/colleague.html", context, status=status)


def _lacking(one: models.Position, learned: list[Held], day: date) -> list[dict[str, Any]]:
    """What somebody in a position lacks now, for it and for coming to a client."""
    role = access.Role(one.role)
    return _said([lack for asked in Asked for lack in coming.lacks(learned, role, asked, day)])


def _said(lacks: Iterable[Lack]) -> list[dict[str, Any]]:
    return [
        {"name": posts.course(one.course), "stops": one.stops, "ran_out": one.ran_out, "source": one.course.source[-1]}
        for one in lacks
    ]


def _here(opened: doors.Administration) -> models.Organisation:
    assert opened.organisation is not None
    return opened.organisation


def _whom(opened: doors.Administration, colleague: UUID) -> models.User:
    """Somebody who has a position at this organisation now; nobody else is known here."""
    found = positions.standing(_here(opened), opened.by.at).filter(user=colleague).first()
    if found is None:
        raise Http404
    return found.user


def _handing(opened: doors.Administration, colleague: UUID, typed: Any = None) -> forms.HandOver:
    return forms.HandOver(typed, register=register.read(opened.by.at, opened.organisation), leaver=colleague)


def _is_last(one: models.Position, held: QuerySet[models.Position]) -> bool:
    """Whether nobody would look after the organisation any more without this position."""
    is_key = one.role == access.Role.ADMINISTRATOR.value
    return is_key and not held.filter(role=one.role).exclude(user=one.user_id).exists()


def _leaves_work(one: models.Position, held: QuerySet[models.Position], opened: doors.Administration) -> bool:
    """Whether somebody would go on with clients for whom nothing that they are here brings them to clients any more."""
    with_clients = [role.value for role in coming.WITH_CLIENTS]
    is_other = held.filter(user=one.user_id, role__in=with_clients).exclude(pk=one.pk).exists()
    is_work = one.role in with_clients and not is_other
    return is_work and bool(positions.caseload(one.user, _here(opened), opened.by.at))


def _number(request: HttpRequest, name: str) -> int:
    typed = request.POST.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 18 else 0


def _today(opened: doors.Administration) -> date:
    return timezone.localdate(opened.by.at)


def _saved(request: HttpRequest, opened: doors.Administration, colleague: UUID) -> HttpResponse:
    messages.success(request, "saved")
    return redirect("colleague", _here(opened).pk, colleague)
