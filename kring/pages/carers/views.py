from typing import Any, Final

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from kring.core import days, edits, names, trajectory
from kring.core import network as networks
from kring.core.access import Part, Private
from kring.core.network import Network, OwnerKind, Person, Trajectory
from kring.core.tracing import Answer, Found
from kring.core.vocabulary import Has
from kring.core.way import Way
from kring.methods import library
from kring.pages import answers, sealed, squares
from kring.pages.carers import forms
from kring.store import accounts, coming, doors, tracing

LETTER: Final = "carer_letter"


@require_safe
def cares(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.WISHES, may_wait=True)
    return _cares(request, opened, forms.Cares(initial=forms.of_owner(opened.value.owner), today=opened.today))


@require_POST
def keep(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.WISHES, write=True, may_wait=True)
    form = forms.Cares(request.POST, today=opened.today)
    if not form.is_valid():
        return _cares(request, opened, form, 422)
    was = answers.seen(request, opened).owner
    return answers.carry_out(
        request, opened, edits.between(was, form.told(was)), reverse("carers:cares", args=[opened.id])
    )


@require_safe
def one(request: HttpRequest, network: str, person: str) -> HttpResponse:
    opened = doors.private(request, network, Private.CARERS)
    return _page(request, opened, _whom(opened, person))


@require_POST
def found(request: HttpRequest, network: str, person: str) -> HttpResponse:
    opened = doors.private(request, network, Private.CARERS)
    whom, form = _whom(opened, person), forms.Found(request.POST, today=opened.today)
    if not form.is_valid():
        return _page(request, opened, whom, found_form=form, status=422)
    was, told = tracing.of(opened.row, opened.by).get(whom.id), form.cleaned_data
    now = Found(told["via"], told["on"], was.answer if was else None, was.answered_on if was else None)
    tracing.put(opened.row, opened.by, whom.id, now)
    return redirect("carers:one", opened.id, whom.id)


@require_POST
def answer(request: HttpRequest, network: str, person: str) -> HttpResponse:
    """What a carer answered. With a yes a circle of her own begins with the talk: she leads it."""
    opened = doors.private(request, network, Private.CARERS)
    whom, form = _whom(opened, person), forms.Answered(request.POST)
    was = tracing.of(opened.row, opened.by).get(whom.id)
    if was is None or was.answer is not None:
        return redirect("carers:one", opened.id, whom.id)
    if not form.is_valid():
        return _page(request, opened, whom, answer_form=form, status=422)
    said = Answer(form.cleaned_data["answer"])
    now = msgspec.structs.replace(was, answer=said, answered_on=opened.today)
    if said is Answer.NO:
        tracing.put(opened.row, opened.by, whom.id, now)
        return redirect("carers:one", opened.id, whom.id)
    try:
        begun = _begun(request, opened, form, now, whom)
    except coming.Stays:
        return _page(request, opened, whom, answer_form=form, stays=True, status=422)
    request.session[LETTER] = sealed.seal(msgspec.json.encode(begun), LETTER)
    return redirect("carers:letter", opened.id, whom.id)


@require_safe
def letter(request: HttpRequest, network: str, person: str) -> HttpResponse:
    """The link with which a carer comes into her own circle, shown once after it began, and the way on."""
    opened = doors.private(request, network, Private.CARERS)
    whom = _whom(opened, person)
    kept = sealed.opened(request.session.get(LETTER, ""), LETTER)
    if kept is None:
        return redirect("carers:one", opened.id, whom.id)
    name, token, circle, walk, at = msgspec.json.decode(kept, type=tuple[str, str, str, str, str])
    if at != whom.id:
        return redirect("carers:one", opened.id, whom.id)
    address = request.build_absolute_uri(reverse("account_link", args=[token]))
    here = {
        "name": name,
        "address": address,
        "square": squares.square(address, gettext("The link, for a camera")),
        "onward": reverse("trajectories:one", args=[circle, walk]),
    }
    return render(request, "carers/letter.html", answers.frame(opened, "names", Part.NAMES) | here)


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    home = doors.home(request)
    found = [
        (one.id, networks.called(one.value), one.value.people[person], each)
        for one, person, each in tracing.waiting(home.networks)
    ]
    return render(request, "carers/waiting.html", {"found": found})


def _begun(
    request: HttpRequest, opened: doors.Opened, form: forms.Answered, found: Found, whom: Person
) -> tuple[str, str, str, str, str]:
    """Her own circle, in which she leads and who found her comes along, with the way of the talk; and her link."""
    given, way = form.cleaned_data, _talk()
    walk = trajectory.begun("talk", way, opened.today)
    value = _own(given["name"], found, names.first_name(networks.called(opened.value)), walk)
    row, token = tracing.begin(opened, doors.actor(request), whom.id, found, value)
    return given["name"], token, row.id, walk.id, whom.id


def _talk() -> Way:
    """What is begun with a carer who was found: the way that begins with the question for whom they care."""
    found = (one for one in library.shelved().values() if one.step)
    return next(one for one in found if any(need.has is Has.CARES for need in one.step[0].need))


def _own(name: str, found: Found, cares_for: str, walk: Trajectory) -> Network:
    empty = accounts.empty(name, kind=OwnerKind.CARER)
    told = {"cares_for": cares_for, "found_via": found.via, "found_on": days.on(found.on)}
    owner = msgspec.structs.replace(empty.owner, **told)
    return msgspec.structs.replace(empty, owner=owner, trajectories={walk.id: walk})


def _cares(request: HttpRequest, opened: doors.Opened, form: forms.Cares, status: int = 200) -> HttpResponse:
    context = answers.frame(opened, "mine", Part.WISHES) | {"form": form}
    return render(request, "carers/cares.html", context, status=status)


def _page(request: HttpRequest, opened: doors.Opened, whom: Person, status: int = 200, **more: Any) -> HttpResponse:
    there = tracing.of(opened.row, opened.by).get(whom.id)
    told = {"via": there.via, "on": there.on} if there else {"on": opened.today}
    context = answers.frame(opened, "names", Part.NAMES) | {
        "person": whom,
        "found": there,
        "found_form": forms.Found(initial=told, today=opened.today),
        "answer_form": forms.Answered(initial={"name": whom.name}),
    }
    return render(request, "carers/one.html", context | more, status=status)


def _whom(opened: doors.Opened, person: str) -> Person:
    whom = networks.somebody(opened.value, person)
    if whom is None or networks.has_died(whom):
        raise Http404
    return whom
