from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from kring import __version__
from kring.core import changes, copies
from kring.core import network as networks
from kring.core.access import Part, Verb
from kring.exchange import kring_json
from kring.exchange.refusal import Refusal
from kring.methods import loader
from kring.pages import answers, ink
from kring.pages.files import forms, incoming
from kring.store import doors, photos


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.NAMES)
    return _page(request, opened, forms.TakeIn())


@require_safe
def copy(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.COPY)
    day = timezone.localdate(opened.by.at).isoformat()
    whole = kring_json.copied(opened.value, f"Kring {__version__}", day, photos.every(opened.row))
    response = HttpResponse(kring_json.written(whole), content_type="application/json")
    name = f"{incoming.file_name(networks.called(opened.value))}-{day}{kring_json.SUFFIX}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return response


@require_POST
def take_in(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.COPY, write=True)
    before = answers.seen(request, opened)
    form = forms.TakeIn.sent(request)
    if not form.is_valid():
        return _page(request, opened, form, 413 if form.has_error("__all__", "too_large") else 422)
    try:
        taken = incoming.read(form.content(), timezone.localdate(opened.by.at))
        asked = incoming.asked(before, opened.value, taken.network)
    except Refusal as refusal:
        return _page(request, opened, form, 422, faults=refusal.faults)
    return _done(request, opened, asked, taken.photos)


def _done(
    request: HttpRequest, opened: doors.Opened, asked: tuple[changes.Change, ...], pictures: dict[str, bytes]
) -> HttpResponse:
    """All of it, or nothing: the photos come with the people or not at all."""
    to = reverse("names:show", args=[opened.id])
    if not asked:
        return redirect(to)
    with transaction.atomic():
        answer = answers.carry_out(request, opened, asked, to)
        for id, data in pictures.items() if answer.status_code == 302 else ():
            photos.add(opened.row, id, data, opened.by)
    return answer


def _page(
    request: HttpRequest, opened: doors.Opened, form: forms.TakeIn, status: int = 200, **more: Any
) -> HttpResponse:
    value, layout = opened.value, loader.layout_in_use(opened.value)
    context = {
        "opened": opened,
        "called": networks.called(value),
        "room": "files",
        "act": answers.new_act(),
        "may_change": opened.may(Part.NAMES, Verb.CHANGE),
        "may_copy": opened.may(Part.COPY),
        "may_take_in": opened.may(Part.COPY, Verb.CHANGE),
        "is_own": opened.viewer.sees_confidential,
        "is_empty": copies.is_empty(value),
        "value": value,
        "thumbnail": ink.thumbnail(value, layout, opened.kept) if value.placements.get(layout.id) else None,
        "form": form,
    }
    return render(request, "files/show.html", context | more, status=status)
