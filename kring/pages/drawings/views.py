from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kring.core import names, tied
from kring.core import network as networks
from kring.core.access import Part
from kring.core.drawings import Drawing, Side
from kring.core.network import OwnerKind
from kring.methods import loader
from kring.pages import answers, drawn, ink
from kring.pages.drawings import both
from kring.store import doors


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.NAMES)
    context = answers.frame(opened, "drawings", Part.NAMES) | {
        "circles": _circles(opened) if opened.may(Part.CIRCLE) else [],
        "gone": [id for id, placed in opened.value.placements.items() if placed and id not in loader.standing()],
        "is_of_several": len(opened.value.owner.selves) > 1 and opened.may(Part.CIRCLE),
        "is_carer": _is_own_of_a_carer(opened) and opened.may(Part.CIRCLE),
        "pictures": drawn.on(Side.GALLERY, opened),
    }
    return render(request, "drawings/show.html", context)


def _circles(opened: doors.Opened) -> list[dict[str, Any]]:
    """Every layout, small, with the people who have a place in it."""
    return [
        {"layout": one, "small": ink.thumbnail(opened.value, one, opened.kept, 104)}
        for one in loader.layouts().values()
    ]


def _is_own_of_a_carer(opened: doors.Opened) -> bool:
    """Only a carer chooses from the circles that are shared with her: a coach's list would name all clients."""
    return opened.value.owner.kind is OwnerKind.CARER and opened.viewer.sees_confidential


@require_safe
def beside(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE)
    if len(opened.value.owner.selves) > 1:
        return _of_selves(request, opened)
    if not _is_own_of_a_carer(opened):
        raise Http404
    others = [one for one in doors.home(request).networks if one.id != opened.id and one.may(Part.CIRCLE)]
    known = {one.id: networks.called(one.value) for one in others}
    context = answers.frame(opened, "drawings", Part.NAMES) | {
        "others": sorted(known.items(), key=lambda one: names.folded(one[1]))
    }
    if (asked := request.GET.get("with", "")) in known:
        other = doors.network(request, asked, Part.CIRCLE)
        context |= {"halves": both.halves(opened, other), "shared": both.shared(opened.value, other.value)}
    return render(request, "drawings/beside.html", context)


def _of_selves(request: HttpRequest, opened: doors.Opened) -> HttpResponse:
    is_ecogram = request.GET.get("picture") == Drawing.ECOGRAM and opened.may(Part.ECOGRAM)
    context = answers.frame(opened, "drawings", Part.NAMES) | {
        "halves": both.ecograms(opened) if is_ecogram else both.of_selves(opened),
        "is_ecogram": is_ecogram,
        "may_choose": opened.may(Part.ECOGRAM),
        "of_both": tied.only(opened.value, tied.SHARED),
        "unsaid": both.unsaid(opened.value),
    }
    return render(request, "drawings/selves.html", context)
