from datetime import timedelta
from typing import Final

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from kring.core import names
from kring.core import network as networks
from kring.draw import pdf, uncut
from kring.pages import answers, drawn, sheets
from kring.pages.paper import wishes
from kring.pages.paper.wishes import Wishes
from kring.store import doors, rates

_MOST: Final = 40  # sheets that somebody may ask for in a minute; each takes a tenth of a second
_LOOK: Final = 110.0  # dots an inch of what is only looked at


@require_safe
def show(request: HttpRequest, network: str, drawing: str) -> HttpResponse:
    opened = doors.network(request, network, drawn.called(drawing).part)
    return _page(request, opened, drawing)


@require_safe
def look(request: HttpRequest, network: str, drawing: str) -> HttpResponse:
    opened = doors.network(request, network, drawn.called(drawing).part)
    wanted = wishes.of(request.GET)
    if not _may(opened):
        return HttpResponse(status=429)
    sheet = _sheet(opened, drawing, wanted)
    return HttpResponse(_looked_at(sheet, wishes.grown(sheet, wanted, request.GET)), content_type="image/png")


@require_safe
def as_pdf(request: HttpRequest, network: str, drawing: str) -> HttpResponse:
    opened = doors.network(request, network, drawn.called(drawing).part)
    wanted = wishes.of(request.GET)
    if not _may(opened):
        return _page(request, opened, drawing, is_busy=True)
    sheet = _sheet(opened, drawing, wanted)
    made = pdf.pdf(sheet, wishes.grown(sheet, wanted, request.GET).paper, is_lying=wanted.is_lying)
    return _file(opened, drawing, made, "application/pdf", "pdf")


@require_safe
def as_png(request: HttpRequest, network: str, drawing: str) -> HttpResponse:
    opened = doors.network(request, network, drawn.called(drawing).part)
    wanted = wishes.of(request.GET)
    if not _may(opened):
        return _page(request, opened, drawing, is_busy=True)
    sheet = _sheet(opened, drawing, wanted)
    try:
        made = pdf.png(sheet, wishes.grown(sheet, wanted, request.GET).paper, is_lying=wanted.is_lying)
    except pdf.TooMany:
        return _page(request, opened, drawing, is_many=True)
    return _file(opened, drawing, made, "image/png", "png")


@require_safe
def as_svg(request: HttpRequest, network: str, drawing: str) -> HttpResponse:
    opened = doors.network(request, network, drawn.called(drawing).part)
    wanted = wishes.of(request.GET)
    if not _may(opened):
        return _page(request, opened, drawing, is_busy=True)
    return _file(opened, drawing, pdf.svg(_sheet(opened, drawing, wanted)), "image/svg+xml", "svg")


def _may(opened: doors.Opened) -> bool:
    user = opened.by.user
    return rates.may(f"paper {user.pk if user else ''}", _MOST, timedelta(minutes=1), opened.by.at)


def _sheet(opened: doors.Opened, drawing: str, wanted: Wishes) -> pdf.Sheet:
    asked = sheets.Asked(opened, wanted.colours, wanted.is_lying, wanted.more)
    sheet = drawn.called(drawing).sheet(asked)
    if wanted.paper not in wishes.papers(sheet):
        raise Http404
    return msgspec.structs.replace(sheet, whole_title=gettext("Whole words"), whole=uncut.of(sheet, opened.value))


def _looked_at(sheet: pdf.Sheet, wanted: Wishes) -> bytes:
    return pdf.look(sheet, wanted.paper, is_lying=wanted.is_lying, dots=_LOOK)


def _file(opened: doors.Opened, drawing: str, made: bytes, kind: str, ending: str) -> HttpResponse:
    """The file, under a name that says whose drawing it is and of which day, and no more. Now it is taken along."""
    doors.taken_along(opened, drawn.called(drawing).part)
    called = slugify(names.first_name(networks.called(opened.value)))[:60] or "kring"
    name = f"{called}-{drawing}-{opened.today.isoformat()}.{ending}"
    response = HttpResponse(made, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return response


def _page(
    request: HttpRequest, opened: doors.Opened, drawing: str, *, is_busy: bool = False, is_many: bool = False
) -> HttpResponse:
    wanted, offered = wishes.of(request.GET), drawn.called(drawing)
    sheet = _sheet(opened, drawing, wanted)
    wanted = wishes.grown(sheet, wanted, request.GET)
    context = answers.frame(opened, offered.page.partition(":")[0], offered.part) | {
        "drawing": drawing,
        "sheet": sheet,
        "wanted": wanted,
        "papers": wishes.papers(sheet),
        "ways": wishes.WAYS,
        "colours": wishes.COLOURS,
        "larger": wishes.larger(sheet, wanted),
        "smallest": pdf.points(sheet, "A0", is_lying=wanted.is_lying),
        "readable": pdf.READABLE,
        "back": offered.address(opened.id, wanted.more),
        "is_busy": is_busy,
        "is_many": is_many,
        "unlettered": pdf.unlettered(sheet.about),
    }
    return render(request, "paper/show.html", context, status=429 if is_busy else 422 if is_many else 200)
