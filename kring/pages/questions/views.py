import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kring.core import days, edits, questions, responses, threes
from kring.core.access import Part
from kring.core.changes import Add, Change, Remove
from kring.core.network import Response, Sheet
from kring.core.questions import Questions
from kring.exchange import fhir
from kring.methods import questions as shelf
from kring.pages import answers, beside
from kring.pages.questions import forms, three, told
from kring.store import doors, editions


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.STORY, may_wait=True)
    context = {"lists": told.offered(opened), "begun": told.begun(opened)}
    return render(request, "questions/show.html", answers.frame(opened, "story", Part.STORY) | context)


@require_POST
def begin(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.STORY, write=True, may_wait=True)
    asked = next((one for one in told.offered(opened) if one.id == request.POST.get("questions")), None)
    if asked is None:
        return redirect("questions:show", opened.id)
    answers.seen(request, opened)
    id = answers.new_id(request, "sheet", asked.id)
    edition = editions.keep(asked, opened.by.at, opened.row.organisation_id)
    name = asked.name.nl if asked.id not in shelf.lists() else ""
    sheet = Sheet(id, asked.id, asked.version, name, days.on(opened.today), is_hers=asked.hers, edition=edition)
    return answers.carry_out(request, opened, [Add(sheet)], told.address(opened, sheet))


@require_safe
def one(request: HttpRequest, network: str, sheet: str) -> HttpResponse:
    opened = doors.network(request, network, Part.STORY, may_wait=True)
    here = _found(opened, sheet)
    asked = _shown(opened, here)
    if threes.is_one(asked):
        return three.page(request, opened, here, asked)
    return render(request, "questions/one.html", told.page(opened, here, asked))


@require_safe
def take_along(request: HttpRequest, network: str, sheet: str) -> HttpResponse:
    """What was answered, for another program: a FHIR QuestionnaireResponse."""
    opened = doors.network(request, network, Part.STORY, is_taken_along=True)
    here = _found(opened, sheet)
    said, names = responses.on(opened.value, here), {one.id: one.name for one in opened.value.people.values()}
    data = fhir.respond(_shown(opened, here), here, said, names)
    response = HttpResponse(data, content_type="application/fhir+json")
    response["Content-Disposition"] = f'attachment; filename="answers-{opened.today.isoformat()}.json"'
    return response


@require_safe
def ask(request: HttpRequest, network: str, sheet: str, ask: str) -> HttpResponse:
    opened = doors.network(request, network, Part.STORY, may_wait=True)
    here = _found(opened, sheet)
    whole = told.list_of(opened, here)
    asked = questions.ask(whole, ask) if whole else None
    if whole is None or asked is None or threes.is_one(whole):
        raise Http404
    return render(request, "questions/ask.html", told.question(opened, here, whole, asked))


@require_POST
def answer(request: HttpRequest, network: str) -> HttpResponse:
    """An answer is kept at once: whoever stops in the middle goes on another time, or on another screen (R038)."""
    opened = doors.network(request, network, Part.STORY, write=True, may_wait=True)
    was = _seen(request, opened)
    whole = told.list_of(opened, was) if was else None
    asked = questions.ask(whole, request.POST.get("ask", "")) if whole else None
    if was is None or whole is None or asked is None or threes.is_one(whole):
        return redirect("questions:show", opened.id)
    seen, id = answers.seen(request, opened).responses, responses.response_id(was.id, asked.id)
    before, off = seen.get(id), beside.taken_off(request, seen, [id])
    is_only_off = bool(off) and before is None
    form = forms.Answer(request.POST, value=opened.value, ask=asked, may_be_open=is_only_off)
    if not form.is_valid():
        context = told.question(opened, was, whole, asked) | told.asks(form)
        return render(request, "questions/ask.html", context, status=422)
    if is_only_off and not form.is_told:
        return answers.carry_out(request, opened, off, told.address(opened, was))
    now = form.told(was)
    changes: list[Change] = [Add(now)] if before is None else list(edits.between(before, now))
    changes += off
    return answers.carry_out(request, opened, changes, _onward(request, opened, was, whole, now))


@require_POST
def ready(request: HttpRequest, network: str) -> HttpResponse:
    """A list in a fixed order is ready when no question was passed over in silence."""
    opened = doors.network(request, network, Part.STORY, write=True, may_wait=True)
    was = _seen(request, opened)
    if was is None:
        return redirect("questions:show", opened.id)
    whole = _shown(opened, was)
    if threes.is_one(whole):
        return redirect("questions:show", opened.id)
    left = responses.left(whole, responses.on(opened.value, was)) if whole.fixed else []
    if left:
        return render(request, "questions/one.html", told.page(opened, was, whole) | {"waits": left}, status=422)
    now = msgspec.structs.replace(was, ended_on=was.ended_on or days.on(opened.today))
    return answers.carry_out(request, opened, edits.between(was, now), told.address(opened, was))


@require_POST
def remove(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.STORY, write=True, may_wait=True)
    was = _seen(request, opened)
    if was is None:
        return redirect("questions:show", opened.id)
    said = responses.all_on(answers.seen(request, opened), was)
    changes = [*(Remove(one) for one in said), Remove(was)]
    return answers.carry_out(request, opened, changes, reverse("questions:show", args=[opened.id]))


def _found(opened: doors.Opened, id: str) -> Sheet:
    sheet = opened.value.sheets.get(id)
    if sheet is None:
        raise Http404
    return sheet


def _seen(request: HttpRequest, opened: doors.Opened) -> Sheet | None:
    """The sheet that a form is about, as it was seen and as it still is there."""
    id = request.POST.get("sheet", "")
    sheet = answers.seen(request, opened).sheets.get(id)
    return sheet if sheet and id in opened.value.sheets else None


def _shown(opened: doors.Opened, sheet: Sheet) -> Questions:
    """The list of a sheet; when nobody here knows it, no more than what was answered."""
    return told.list_of(opened, sheet) or responses.bare(sheet, responses.on(opened.value, sheet))


def _onward(request: HttpRequest, opened: doors.Opened, sheet: Sheet, whole: Questions, now: Response) -> str:
    """To the next question, or to all of them when none is open or somebody stops here."""
    value = msgspec.structs.replace(opened.value, responses=opened.value.responses | {now.id: now})
    then = told.follows(value, sheet, whole, now.ask) if "next" in request.POST else None
    return reverse("questions:ask", args=[opened.id, sheet.id, then]) if then else told.address(opened, sheet)
