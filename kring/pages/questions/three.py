"""A list for three: one's own side, alone; who is ready; and all of them beside each other once it is open."""

from typing import Any

import msgspec
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kring.core import days, edits, threes
from kring.core.access import Part
from kring.core.network import Sheet
from kring.core.questions import Questions
from kring.core.threes import Party
from kring.pages import answers
from kring.pages.questions import three_forms, told
from kring.store import doors, sides


def page(request: HttpRequest, opened: doors.Opened, sheet: Sheet, asked: Questions, **more: Any) -> HttpResponse:
    """The list as this visitor has it now."""
    status = more.pop("status", 422 if more else 200)
    mine, every = sides.own(opened.row, sheet, opened.by), sides.every(opened.row, sheet, opened.by)
    here = answers.frame(opened, "story", Part.STORY) | {
        "sheet": sheet,
        "list": asked,
        "mine": mine,
        "was_read": sides.was_read(opened.row, sheet),
        "sides": every,
        "waits": [one for one in Party if one not in {side.party for side in every if side.is_ready}],
        "form": three_forms.Tick(questions=asked, said=mine.said),
        "may_open": threes.may_open(every, mine.party),
        "shared": threes.shared(asked, every) if sheet.ended_on else [],
        "lacks": sheet.ended_on and {one.party for one in every if one.said} != threes.EVERY,
        "rows": threes.beside(asked, every) if sheet.ended_on else [],
        **more,
    }
    return render(request, "questions/three.html", here, status=status)


@require_POST
def tick(request: HttpRequest, network: str, sheet: str) -> HttpResponse:
    """What somebody says is kept for themselves, and no longer changes once they are ready."""
    opened = doors.network(request, network, Part.STORY, may_wait=True)
    here, asked = _found(opened, sheet)
    if opened.viewer.is_emergency:
        raise Http404
    if "reopen" in request.POST:
        sides.reopen(opened.row, here, opened.by)
        return redirect("questions:one", opened.id, sheet)
    form = three_forms.Tick(request.POST, questions=asked, said={})
    if not form.is_valid():
        return page(request, opened, here, asked, form=form)
    try:
        seen = request.POST.get("seen", "")
        is_ready = "ready" in request.POST
        sides.put(opened.row, here, form.said(here), is_ready, opened.by, int(seen) if seen.isdecimal() else 0)
    except sides.Ready:
        both = _both(opened, here, asked, form)
        to = told.address(opened, here)
        shut = {"address": to, "conflicts": both}
        return render(request, "409.html", shut, status=409) if both else redirect("questions:one", opened.id, sheet)
    except sides.Otherwise:
        return page(request, opened, here, asked, form=form, both=_both(opened, here, asked, form), status=409)
    messages.success(request, "saved")
    return redirect("questions:one", opened.id, sheet)


@require_POST
def open_up(request: HttpRequest, network: str, sheet: str) -> HttpResponse:
    """Lay the sides beside each other: by the client, or by anybody of the three when all are ready."""
    opened = doors.network(request, network, Part.STORY, write=True, may_wait=True)
    here, asked = _found(opened, sheet)
    mine = sides.own(opened.row, here, opened.by)
    if not threes.may_open(sides.every(opened.row, here, opened.by), mine.party):
        return redirect("questions:one", opened.id, sheet)
    answers.seen(request, opened)
    now = msgspec.structs.replace(here, ended_on=here.ended_on or days.on(opened.today))
    return answers.carry_out(request, opened, edits.between(here, now), told.address(opened, here))


def _both(opened: doors.Opened, sheet: Sheet, asked: Questions, form: three_forms.Tick) -> list[answers.Both]:
    """What is kept otherwise than it was typed, by question, in words."""
    mine, yours = sides.own(opened.row, sheet, opened.by).said, form.said(sheet)
    differ = [one for one in asked.ask if mine.get(one.id) != yours.get(one.id)]
    words = three_forms.in_words
    return [
        answers.Both(three_forms.said(one.text), words(one, mine.get(one.id)), words(one, yours.get(one.id)))
        for one in differ
    ]


def _found(opened: doors.Opened, id: str) -> tuple[Sheet, Questions]:
    sheet = opened.value.sheets.get(id)
    asked = told.list_of(opened, sheet) if sheet else None
    if sheet is None or asked is None or not threes.is_one(asked):
        raise Http404
    return sheet, asked
