from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from kring import __version__
from kring.core import changes, copies
from kring.core import network as networks
from kring.core.access import Part, Verb
from kring.core.network import Network
from kring.exchange import kring_json, text
from kring.exchange.refusal import Refusal, refuse
from kring.methods import loader
from kring.pages import answers, incoming, ink, naming, uploads
from kring.store import doors, photos


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.NAMES)
    return _page(request, opened, incoming.TakeIn())


@require_safe
def copy(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.COPY)
    day = timezone.localdate(opened.by.at).isoformat()
    whole = kring_json.copied(opened.value, f"Kring {__version__}", day, photos.every(opened.row))
    response = HttpResponse(kring_json.written(whole), content_type="application/json")
    name = f"{naming.file_name(networks.called(opened.value))}-{day}{kring_json.SUFFIX}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return response


@require_POST
@csrf_exempt  # the token is looked at behind the door
def take_in(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.COPY, write=True)
    return uploads.behind_the_door(request, lambda request: _take_in(request, opened))


def _take_in(request: HttpRequest, opened: doors.Opened) -> HttpResponse:
    before = answers.seen(request, opened)
    is_too_large = uploads.is_too_large(request, text.LARGEST)
    form = incoming.TakeIn(request.POST, request.FILES, is_too_large=is_too_large)
    if not form.is_valid():
        return _page(request, opened, form, form.status)
    try:
        taken = incoming.read(form.content(), timezone.localdate(opened.by.at))
        asked = _asked(before, opened.value, taken.network)
    except Refusal as refusal:
        return _page(request, opened, form, 422, faults=refusal.faults)
    return _done(request, opened, asked, taken.photos)


def _asked(before: Network, now: Network, taken: Network) -> tuple[changes.Change, ...]:
    """The changes that take a network in, or none when it was taken in already. Raises `Refusal` for another circle."""
    if not copies.is_empty(before):
        raise refuse("not_empty")
    found = copies.taken_in(before, taken)
    if copies.is_empty(now):
        return found
    if now == changes.apply_all(before, found):
        return ()
    raise refuse("not_empty")


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
    request: HttpRequest, opened: doors.Opened, form: incoming.TakeIn, status: int = 200, **more: Any
) -> HttpResponse:
    value, layout = opened.value, loader.layout_in_use(opened.value)
    context = answers.frame(opened, "files", Part.NAMES) | {
        "may_copy": opened.may(Part.COPY),
        "may_take_in": opened.may(Part.COPY, Verb.CHANGE),
        "is_empty": copies.is_empty(value),
        "thumbnail": ink.thumbnail(value, layout, opened.kept) if value.placements.get(layout.id) else None,
        "form": form,
    }
    return render(request, "files/show.html", context | more, status=status)
