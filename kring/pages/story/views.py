from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kring.core import edits, proposals
from kring.core import network as networks
from kring.core.access import Part
from kring.core.changes import Add, Change, Remove, Set
from kring.pages import answers, penciled, stepping
from kring.pages.story import forms
from kring.store import doors, roles


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.STORY)
    return _page(request, opened)


@require_POST
def tell(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.STORY, write=True, may_wait=True)
    form = _form(opened, request.POST)
    if not form.is_valid():
        return _page(request, opened, status=422, form=form, typed_upon=answers.upon(request))
    was = answers.seen(request, opened)
    changes: list[Change] = [*edits.between(was.owner, form.told(was.owner))]
    if form.cleaned_data.get("story", was.story) != was.story:
        changes.append(Set("network", opened.id, "story", was.story, form.cleaned_data["story"]))
    return answers.carry_out(request, opened, changes, answers.onward(request, _address(opened)))


@require_POST
def group(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.STORY, write=True, may_wait=True)
    seen = answers.seen(request, opened)
    form = forms.Club(request.POST, value=seen)
    if not form.is_valid():
        return _page(request, opened, status=422, club=form, typed_upon=answers.upon(request))
    asked = form.cleaned_data["group"]
    was = seen.groups.get(asked)
    if asked and was is None:
        return redirect(_address(opened) + "#groups")
    told = form.told(was.id if was else answers.new_id(request, form.cleaned_data["name"]))
    changes: list[Change] = [*edits.between(was, told)] if was else [Add(told)]
    return answers.carry_out(request, opened, changes, _address(opened) + "#groups")


@require_POST
def remove(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.STORY, write=True, may_wait=True)
    gone = answers.seen(request, opened).groups.get(request.POST.get("group", ""))
    return answers.carry_out(request, opened, [Remove(gone)] if gone else [], _address(opened) + "#groups")


def _page(request: HttpRequest, opened: doors.Opened, status: int = 200, **more: Any) -> HttpResponse:
    value, asked = opened.value, request.GET.get("group", "")
    edited = value.groups.get(asked)
    if "club" not in more and (edited or asked == "new"):
        more["club"] = forms.Club(initial=forms.of(edited) if edited else {}, value=value)
    everyone = networks.in_order(value)
    context = answers.frame(opened, "story", Part.STORY) | {
        "everyone": everyone,
        "groups": [(one, [who for who in everyone if who.id in one.people]) for one in value.groups.values()],
        "form": _form(opened, initial=forms.initial(value)),
        **_waiting(opened),
    }
    return render(request, "story/show.html", context | more, status=status)


def _form(opened: doors.Opened, *typed: Any, **more: Any) -> forms.Tell:
    is_theirs = opened.viewer.role not in roles.AT_WORK
    return forms.Tell(*typed, is_meeting=stepping.is_meeting(opened), is_theirs=is_theirs, **more)


def _waiting(opened: doors.Opened) -> dict[str, Any]:
    """What is proposed to be told, by its question, and of clubs and groups; each with the id of its proposal."""
    now, words, clubs = forms.initial(opened.agreed), list[tuple[str, str, str]](), list[tuple[str, str, bool]]()
    for id, changes in penciled.wanted(opened).items():
        draft = proposals.drafted(opened.agreed, [changes])
        words += [(id, field, told) for field, told in forms.initial(draft).items() if told != now[field]]
        before, after = opened.agreed.groups, draft.groups
        clubs += [(id, one.name, False) for key, one in after.items() if before.get(key) != one]
        clubs += [(id, one.name, True) for key, one in before.items() if key not in after]
    return {"penciled": words, "penciled_groups": clubs}


def _address(opened: doors.Opened) -> str:
    return reverse("story:show", args=[opened.id])
