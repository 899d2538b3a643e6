from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from kring.core import days, edits, taking_turns
from kring.core.access import Part, Verb
from kring.core.changes import Add, Change, Remove
from kring.core.network import Success
from kring.pages import answers, penciled, uploads
from kring.pages.wall import forms, told
from kring.store import doors, photos, positions


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, may_wait=True)
    context = {"months": told.months(opened.value, opened.today), "unhung": told.unhung(opened.value)}
    return render(request, "wall/show.html", answers.frame(opened, "plan", Part.PLAN) | context)


@require_safe
def one(request: HttpRequest, network: str, success: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, may_wait=True)
    if success == "new":
        return _page(request, opened, None, form=_begun(request, opened))
    if success not in opened.value.successes:
        raise Http404
    return _page(request, opened, opened.value.successes[success])


@require_safe
def team(request: HttpRequest) -> HttpResponse:
    home = doors.home(request, part=Part.PLAN)
    hung = [(one, success) for one in home.networks for success in told.let_go(one.value)]
    today, colleagues = timezone.localdate(home.by.at), positions.colleagues(home.user, home.by.at)
    context = {
        "months": told.months_of(hung, today),
        "turn": taking_turns.of_month(colleagues, today) if len(colleagues) > 1 else None,
        "next_turn": taking_turns.of_month(colleagues, today, ahead=1),
    }
    return render(request, "wall/team.html", context)


@require_POST
@csrf_exempt  # the token is looked at behind the door
def keep(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    return uploads.behind_the_door(request, lambda request: _keep(request, opened), _may_photo(opened))


@require_POST
def remove(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    gone = answers.seen(request, opened).successes.get(request.POST.get("success", ""))
    to = reverse("wall:show", args=[opened.id])
    return answers.carry_out(request, opened, [Remove(gone)], to) if gone else redirect(to)


@require_safe
def picture(request: HttpRequest, network: str, photo: str) -> HttpResponse:
    opened = doors.photo(request, network, Part.PLAN)
    shown = any(one.photo == photo for one in opened.value.successes.values()) or penciled.has_photo(opened, photo)
    data = photos.load(opened.row, photo) if shown else None
    if data is None:
        raise Http404
    return HttpResponse(data, content_type="image/webp")


def _keep(request: HttpRequest, opened: doors.Opened) -> HttpResponse:
    seen, id = answers.seen(request, opened), request.POST.get("success", "")
    was = seen.successes.get(id)
    if id and was is None:
        return redirect("wall:show", opened.id)
    form = _form(opened, request.POST)
    if _may_photo(opened):
        uploads.keep_photo(request, opened, form)
    is_fit = form.is_valid()
    photo = uploads.kept_photo(request, opened) if _may_photo(opened) else None
    if not is_fit:
        return _page(request, opened, was, form=form, photo_sent=photo, status=422)
    action = form.cleaned_data["action"]
    new = was or Success(answers.new_id(request, "success"), "x", action=action if action in seen.actions else None)
    now = form.told(new, photo, _may_photo(opened))
    changes: list[Change] = [*edits.between(was, now)] if was else [Add(now)]
    to = reverse("wall:show", args=[opened.id]) if now.photo is None else reverse("wall:one", args=[opened.id, now.id])
    return answers.carry_out(request, opened, changes, to)


def _begun(request: HttpRequest, opened: doors.Opened) -> forms.Hang:
    """An empty form, with the words and the people of what worked when somebody comes from there."""
    action = opened.value.actions.get(request.GET.get("action", ""))
    given: dict[str, Any] = {"on": days.on(opened.today), "people": [], "consents": []}
    if action:
        given |= {"action": action.id, "words": action.well or action.words, "on": action.ended_on}
    return _form(opened, None, initial=given)


def _form(opened: doors.Opened, data: Any, **more: Any) -> forms.Hang:
    return forms.Hang(data, value=opened.value, is_leading=opened.viewer.sees_confidential, **more)


def _page(request: HttpRequest, opened: doors.Opened, success: Success | None, **more: Any) -> HttpResponse:
    status = more.pop("status", 200)
    here = opened.value.successes.get(success.id) if success else None
    context = {
        "form": more.get("form") or _form(opened, None, initial=forms.of(here) if here else {}),
        "one": told.hung(opened.value, here) if here else None,
        "may_photo": _may_photo(opened),
        "may_ask": opened.may(Part.SHARES, Verb.CHANGE),
    }
    frame = answers.frame(opened, "plan", Part.PLAN)
    return render(request, "wall/one.html", frame | context | more, status=status)


def _may_photo(opened: doors.Opened) -> bool:
    return opened.may(Part.PHOTOS, Verb.PROPOSE)
