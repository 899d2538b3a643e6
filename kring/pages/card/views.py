from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from kring.core import access, actions, changes, edits, measures, plan_rules
from kring.core import network as networks
from kring.core.access import Part, Verb
from kring.core.network import Face, Network, Person
from kring.pages import answers, penciled, regarded, uploads
from kring.pages.card import beside, conflict, forms, kit, saving, why, words
from kring.store import accounts, doors, marks, photos, proposals


@require_safe
def show(request: HttpRequest, network: str, person: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CARD, may_wait=True)
    if person in opened.value.removed:
        return redirect("names:show", opened.id)
    one = opened.value.people.get(person)
    if (
        one is not None and one.sort is not networks.Sort.PERSON
    ):  # a child that was not born has its place in the family
        room = "genogram:show" if one.sort in networks.UNBORN else "web:show"
        return redirect(reverse(room, args=[opened.id]) + f"?who={person}")
    return _page(request, opened, _whom(opened.value, person))


@require_POST
@csrf_exempt  # the token is looked at behind the door
def describe(request: HttpRequest, network: str, person: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CARD, write=True, may_wait=True)
    may_photo = opened.may(Part.PHOTOS, opened.verb)
    return uploads.behind_the_door(request, lambda request: _describe(request, opened, person), may_photo)


def _describe(request: HttpRequest, opened: doors.Opened, person: str) -> HttpResponse:
    before = answers.seen(request, opened)
    was = _whom(before, person)
    form = forms.Describe(request.POST, request.FILES, owner=saving.owner(opened))
    side = beside.Beside(opened, was, request.POST)
    if opened.may(Part.PHOTOS, opened.verb):
        uploads.keep_photo(request, opened, form)
    is_fit = form.is_valid() and side.is_valid()
    photo = uploads.kept_photo(request, opened)
    if person not in opened.value.people:
        return conflict.gone(request, opened, was)
    twin = saving.twin(opened.value, was, form, request) if is_fit else None
    if twin or not is_fit:
        return _page(request, opened, was, status=422, form=form, side=side, photo_sent=photo, twin=twin)
    asked = saving.edited(before, was, form, side, request)
    if photo and photo != was.photo:
        asked = (*asked, changes.Set("people", person, "photo", was.photo, photo))
    to = _onward(request, opened, person)
    if not asked:
        return redirect(to)
    return answers.carry_out(request, opened, asked, to, meet=conflict.meet(request, opened, was, asked, photo))


@require_safe
def face(request: HttpRequest, network: str, person: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CARD, may_wait=True)
    one = _whom(opened.value, person)
    return render(request, "card/face.html", _context(opened, one) | kit.offered(one, request.GET))


@require_POST
def draw(request: HttpRequest, network: str, person: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CARD, write=True, may_wait=True)
    was = _whom(answers.seen(request, opened), person)
    form = forms.Face(request.POST)
    if not form.is_valid():
        return render(request, "card/face.html", _context(opened, was) | kit.offered(was, request.POST), status=422)
    after = msgspec.structs.replace(was, face=Face(**form.cleaned_data))
    to = reverse("card:show", args=[opened.id, person])
    return answers.carry_out(request, opened, edits.between(was, after), to, conflict.told)


@require_safe
def picture(request: HttpRequest, network: str, person: str, photo: str) -> HttpResponse:
    opened = doors.photo(request, network)
    one = opened.value.people.get(person) or opened.value.owner.selves.get(person)
    shown = (one is not None and one.photo == photo) or penciled.has_photo(opened, photo)
    data = photos.load(opened.row, photo) if shown else None
    if data is None:
        raise Http404
    return HttpResponse(data, content_type="image/webp")


def _whom(value: Network, person: str) -> Person:
    one = networks.somebody(value, person)
    if one is None:
        raise Http404
    return one


def _onward(request: HttpRequest, opened: doors.Opened, person: str) -> str:
    then = request.POST.get("then", "")
    if then == "face":
        return reverse("card:face", args=[opened.id, person])
    if then in opened.value.people:
        return reverse("card:show", args=[opened.id, then]) + "#first"  # where Tab goes on from
    return answers.onward(request, reverse("card:show", args=[opened.id, person]))


def _page(request: HttpRequest, opened: doors.Opened, person: Person, status: int = 200, **more: Any) -> HttpResponse:
    form = more.pop("form", None) or forms.Describe(initial=forms.initial(person), owner=saving.owner(opened))
    side = more.pop("side", None) or beside.of(opened, opened.value, person)
    known = request.POST.getlist("knows") if status == 422 else saving.ties_of(opened.value, person.id)
    everyone = networks.in_order(opened.value)
    at = next((number for number, one in enumerate(everyone) if one.id == person.id), 0)
    context = _context(opened, person) | {
        "form": form,
        "side": side,
        "other_wishes": beside.other_wishes(opened.value, person.id),
        "steps": actions.of_person(opened.value, person.id),
        "why": why.asked(form),
        "groups": [(key, title, [_bound(form, name) for name in fields]) for key, title, fields in forms.GROUPS],
        "others": [(one, one.id in known) for one in everyone if one.id != person.id],
        "acquainted": get_text_list([one.name for one in everyone if one.id in known], gettext("and")),
        "facts": words.facts(person, form),
        "may_mark": access.may_keep_private(opened.viewer).allowed and person.id in measures.size(opened.value).people,
        "is_marked": person.id in marks.of(opened.row, opened.by),
        "added_by": accounts.others(opened.row).get(person.added_by) if person.added_by else None,
        "seen_otherwise": [one for one in regarded.of(opened, "people", person.id) if one.differs],
        "may_regard": not opened.viewer.sees_confidential and person.id in opened.agreed.people,
        "may_trace": access.may_keep_private(opened.viewer, access.Private.CARERS).allowed
        and not (networks.has_died(person) or plan_rules.is_professional(opened.value, person.id)),
        "waits_here": [one for one in opened.waiting if _is_about(one, person)],
        "previous": everyone[at - 1] if at > 0 else None,
        "next": everyone[at + 1] if at + 1 < len(everyone) else None,
        "act": request.POST.get("act") or answers.new_act(),
        "here": reverse("card:show", args=[opened.id, person.id]),
        "version": answers.upon(request) or opened.stamp,
    }
    return render(request, "card/show.html", context | more, status=status)


def _is_about(one: proposals.Proposal, person: Person) -> bool:
    return any(person.id in changes.concerned(change) for change in one.changes)


def _bound(form: forms.Describe, name: str) -> Any:
    return form[name]


def _context(opened: doors.Opened, person: Person) -> dict[str, Any]:
    return answers.frame(opened, "names", Part.CARD) | {
        "person": person,
        "version": opened.stamp,
        "may_photo": opened.may(Part.PHOTOS, Verb.PROPOSE),
        "may_see_circle": opened.may(Part.CIRCLE),
    }
