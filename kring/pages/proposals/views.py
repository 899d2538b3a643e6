from datetime import datetime, time
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kring.core.access import Part
from kring.methods import loader
from kring.pages import answers, ink, penciled, seats
from kring.pages.proposals import forms, told
from kring.pages.proposals.told import Told
from kring.store import accounts, answering, doors, proposing, roles
from kring.store.answering import Answered


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    return _page(request, doors.network(request, network, Part.NAMES))


@require_safe
def mark(request: HttpRequest, network: str) -> HttpResponse:
    """For a page that is open: whether anything changed since, and nothing of what."""
    return HttpResponse(doors.mark(request, network, Part.NAMES.value), content_type="text/plain")


@require_POST
def answer(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES, write=True)
    chosen, said = forms.chosen(request.POST), request.POST.get("answer", "")
    if again := request.POST.get("again"):
        return _again(request, opened, again)
    if said == "no":
        done = answering.refuse(opened.id, chosen, " ".join(request.POST.get("why", "").split()), opened.by)
    elif said in ("yes", "theirs"):
        done = answering.accept(opened.id, chosen, opened.by, seats.settle, is_chosen=said == "theirs")
    else:
        done = Answered(())
    if done.done:
        messages.success(request, "refused" if said == "no" else "accepted")
    if done.stuck:
        newest = doors.network(request, network, Part.SHARES)
        return _page(request, newest, status=409, stuck=done.stuck)
    return redirect(_address(opened))


def _again(request: HttpRequest, opened: doors.Opened, which: str) -> HttpResponse:
    """What was refused waits again: nobody is held to a no that was a mistake."""
    if answering.reconsider(opened.id, which, opened.by):
        messages.success(request, "saved")
    return redirect(f"{_address(opened)}?{urlencode({'which': which})}")


@require_POST
def withdraw(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.NAMES, write=True, may_wait=True)
    if proposing.withdraw(opened.id, request.POST.get("proposal", ""), opened.by):
        messages.success(request, "withdrawn")
    return redirect(answers.onward(request, _address(opened)))


@require_POST
def say(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.NAMES, write=True, may_wait=True)
    which, form = request.POST.get("proposal", ""), forms.Say(request.POST)
    if not form.is_valid():
        return _page(request, opened, status=422, said_wrong=(which, form))
    if not proposing.say(opened.id, which, form.cleaned_data["words"], opened.by):
        return redirect(_address(opened))
    messages.success(request, "saved")
    return redirect(f"{_address(opened)}?which={which}")


@require_POST
def writes(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES, write=True)
    id = forms.number(request.POST.get("role", ""))
    role = next((one for one in roles.proposers(opened.row, opened.by.at) if one.pk == id), None)
    if role is None:
        raise Http404
    form = forms.Writes(request.POST, opened.today)
    if "stop" not in request.POST and not form.is_valid():
        return _page(request, opened, status=422, writes_wrong=(id, form))
    until = None if "stop" in request.POST else _end_of(form.cleaned_data["until"])
    roles.let_write(role, until, opened.by)
    messages.success(request, "saved")
    return redirect(_address(opened) + "#writes")


def _end_of(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))


def _address(opened: doors.Opened) -> str:
    return reverse("proposals:show", args=[opened.id])


def _page(request: HttpRequest, opened: doors.Opened, status: int = 200, **more: Any) -> HttpResponse:
    parties = accounts.parties(opened.row)
    waiting = told.told(opened, opened.waiting, parties)
    stuck = {one.proposal.id: one for one in more.pop("stuck", ())}
    which = request.GET.get("which") or more.get("said_wrong", ("",))[0] or next(iter(stuck), "")
    first = next((one for one in waiting if one.id == which), waiting[0] if waiting else None)
    context = answers.frame(opened, "proposals", Part.NAMES) | {
        "waiting": waiting,
        "first": first,
        "place": waiting.index(first) + 1 if first else 0,
        "following": _following(waiting, first),
        "askers": told.askers(waiting),
        "drawing": _drawing(opened, first) if first else "",
        "stuck": _stuck(opened, stuck.get(first.id)) if first else None,
        "answered": told.told(opened, opened.answered(), parties),
        "say": forms.Say(),
        "mark": opened.mark(),
    }
    if opened.viewer.sees_confidential:
        context["writers"] = _writers(opened, more.pop("writes_wrong", (0, None)))
    return render(request, "proposals/show.html", context | more, status=status)


def _following(waiting: list[Told], first: Told | None) -> Told | None:
    """The next one to look at, round and round."""
    if first is None or len(waiting) < 2:
        return None
    return waiting[(waiting.index(first) + 1) % len(waiting)]


def _stuck(opened: doors.Opened, one: answering.Stuck | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"both": told.both(opened.agreed, one), "can_choose": told.can_choose(one)}


def _drawing(opened: doors.Opened, first: Told) -> Any:
    """The circle with only this in pencil; nothing when it changes nothing there."""
    layout = loader.layout_in_use(opened.agreed)
    if not opened.may(Part.CIRCLE) or not opened.agreed.placements.get(layout.id):
        return ""
    placed = ink.seated(opened.agreed, layout, opened.kept, "tablet")
    (above,) = penciled.on_circle(opened, layout, placed, some=[first.proposal])
    return ink.painted(opened.agreed, placed, above=above) if above else ""


def _writers(opened: doors.Opened, wrong: tuple[int, Any]) -> list[dict[str, Any]]:
    """Who may propose, and until when what they change is so at once."""
    found = []
    for one in roles.proposers(opened.row, opened.by.at):
        is_writing = one.writes_until is not None and one.writes_until > opened.by.at
        form = wrong[1] if wrong[0] == one.pk else forms.Writes(None, opened.today)
        found.append(
            {"role": one.pk, "name": one.user.name, "until": one.writes_until if is_writing else None, "form": form}
        )
    return found
