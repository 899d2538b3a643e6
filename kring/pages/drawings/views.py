from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kring.core.access import Part
from kring.methods import loader
from kring.pages import answers, ink
from kring.pages.drawings import pictures
from kring.store import doors


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.NAMES)
    context = answers.frame(opened, "drawings", Part.NAMES) | {
        "circles": _circles(opened) if opened.may(Part.CIRCLE) else [],
        "gone": [id for id, placed in opened.value.placements.items() if placed and id not in loader.standing()],
        "pictures": [one for one in pictures.PICTURES if opened.may(one.part)],
    }
    return render(request, "drawings/show.html", context)


def _circles(opened: doors.Opened) -> list[dict[str, Any]]:
    """Every layout, small, with the people who have a place in it."""
    return [
        {"layout": one, "small": ink.thumbnail(opened.value, one, opened.kept, 104)}
        for one in loader.layouts().values()
    ]
