from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from kring.core.questions import Questions
from kring.exchange import fhir, fhir_in, list_words, shelf_file, xlsform
from kring.pages import uploads
from kring.pages.lists import forms
from kring.store import doors, editions, models

_FORMS: Final = {
    "fhir.json": ("application/fhir+json", fhir.write),
    "xlsform.xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda one: xlsform.write(one).data,
    ),
    "list.toml": ("application/toml", shelf_file.write),
}


@require_safe
def show(request: HttpRequest, organisation: UUID) -> HttpResponse:
    opened = doors.administration(request, organisation)
    return _page(request, opened)


@require_POST
@csrf_exempt  # the token is looked at behind the door
def read(request: HttpRequest, organisation: UUID) -> HttpResponse:
    """What a file asks, and what of it is not taken; nothing is kept yet."""
    opened = doors.administration(request, organisation)
    return uploads.behind_the_door(request, lambda request: _read(request, opened))


def _read(request: HttpRequest, opened: doors.Administration) -> HttpResponse:
    form = forms.Read(request.POST, request.FILES, is_too_large=uploads.is_too_large(request, fhir_in.LARGEST))
    if not form.is_valid():
        return _page(request, opened, 422, form=form)
    try:
        taken = form.taken()
    except forms.Wrong as wrong:
        return _page(request, opened, 422, wrong=wrong)
    language = get_language() or "nl"
    left = [(one.place, list_words.left(one, language)) for one in taken.left]
    return _page(request, opened, asks=taken.questions, left=left, add=_asks(opened, taken.questions))


@require_POST
def add(request: HttpRequest, organisation: UUID) -> HttpResponse:
    opened = doors.administration(request, organisation)
    assert opened.organisation is not None
    form = forms.Add(request.POST)
    try:
        read = forms.of_text(form.data.get("text", "").replace("\r\n", "\n"))
        if not form.is_valid():
            return _page(request, opened, 422, asks=read, add=form)
        editions.add(opened.organisation, form.taken(), opened.by)
    except forms.Wrong as wrong:
        return _page(request, opened, 422, wrong=wrong)
    except (editions.Theirs, editions.Known, editions.Many) as error:
        form.add_error(*_said(error))
        return _page(request, opened, 422, asks=read, add=form)
    messages.success(request, "saved")
    return redirect("lists:show", organisation)


@require_POST
def end(request: HttpRequest, organisation: UUID) -> HttpResponse:
    opened = doors.administration(request, organisation)
    assert opened.organisation is not None
    editions.end(opened.organisation, request.POST.get("questions", ""), opened.by)
    messages.success(request, "saved")
    return redirect("lists:show", organisation)


@require_safe
def take_along(request: HttpRequest, organisation: UUID, edition: int, file: str) -> HttpResponse:
    opened = doors.administration(request, organisation)
    assert opened.organisation is not None
    one = editions.edition(opened.organisation, edition)
    if one is None or file not in _FORMS:
        raise Http404
    kind, written = _FORMS[file]
    response = HttpResponse(written(one), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{one.id}-{one.version}.{file.rpartition(".")[2]}"'
    return response


def _said(error: Exception) -> tuple[str, str]:
    if isinstance(error, editions.Known):
        return "version", gettext("Version %(number)d is here already. Give this one a higher number.") % {
            "number": error.version
        }
    if isinstance(error, editions.Theirs):
        return "questions", gettext("Kring has a list of this name itself. Give yours another name.")
    return "questions", gettext("An organisation has at most %(most)d lists.") % {"most": editions.MOST}


def _asks(opened: doors.Administration, one: Questions) -> forms.Add:
    """The form that takes it in, with the next version where the list is here already."""
    assert opened.organisation is not None
    here = [row.version for row, _ in editions.every(opened.organisation) if row.questions == one.id]
    version = max(one.version, max(here, default=0) + 1)
    return forms.Add(initial={"text": shelf_file.write(one).decode(), "questions": one.id, "version": version})


def _page(request: HttpRequest, opened: doors.Administration, status: int = 200, **more: Any) -> HttpResponse:
    if opened.organisation is None:
        raise Http404
    found: dict[str, list[tuple[models.Edition, Questions | None]]] = {}
    for row, one in editions.every(opened.organisation):
        found.setdefault(row.questions, []).append((row, one))
    here = {"opened": opened, "lists": list(found.values()), "form": forms.Read(), **more}
    return render(request, "lists/show.html", here, status=status)
