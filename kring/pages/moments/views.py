from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, TypeVar
from urllib.parse import urlencode

import msgspec
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from kring.core import measures, reviews
from kring.core import network as networks
from kring.core.access import Part
from kring.core.network import Network, Person, Self
from kring.methods import loader, rulebook
from kring.pages import answers, compared, ink, seats
from kring.pages.moments import forms, going, pictures, thread, words
from kring.pages.moments import on_paper as paper
from kring.pages.then import Then
from kring.store import doors, moments, rates

Shows = TypeVar("Shows", Person, Self)
_MOST: Final = 10  # films on paper that somebody may ask for in a minute


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.MOMENTS)
    return _page(request, opened, forms.Keep(None, opened.today))


@require_POST
def keep(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.MOMENTS, write=True)
    form = forms.Keep(request.POST, opened.today)
    if not form.is_valid():
        return _page(request, opened, form, status=422)
    asked = form.cleaned_data
    id, seen = answers.new_id(request, "moment"), answers.seen_version(request)
    moments.keep(opened.row, id, asked["name"], seen, opened.by, asked["review_on"])
    messages.success(request, "saved")
    return redirect("moments:show", opened.id)


@require_safe
def moment(request: HttpRequest, network: str, moment: str) -> HttpResponse:
    opened = doors.network(request, network, Part.MOMENTS)
    one = _one(opened, moment)
    return _moment(request, opened, one)


@require_POST
def agree(request: HttpRequest, network: str, moment: str) -> HttpResponse:
    opened = doors.network(request, network, Part.MOMENTS, write=True)
    form = forms.Review(request.POST, opened.today)
    if not form.is_valid():
        return _moment(request, opened, _one(opened, moment), agreeing=form, status=422)
    if not moments.agree(opened.row, moment, form.cleaned_data["review_on"], opened.by):
        raise Http404
    messages.success(request, "saved")
    return redirect("moments:moment", opened.id, moment)


@require_POST
def rename(request: HttpRequest, network: str, moment: str) -> HttpResponse:
    opened = doors.network(request, network, Part.MOMENTS, write=True)
    form = forms.Name(request.POST)
    if not form.is_valid():
        return _moment(request, opened, _one(opened, moment), naming=form, status=422)
    if not moments.rename(opened.row, moment, form.cleaned_data["name"], opened.by):
        raise Http404
    messages.success(request, "saved")
    return redirect("moments:moment", opened.id, moment)


@require_POST
def away(request: HttpRequest, network: str, moment: str) -> HttpResponse:
    opened = doors.network(request, network, Part.MOMENTS, write=True)
    return _away(request, opened, moment, is_back=False)


@require_POST
def back(request: HttpRequest, network: str, moment: str) -> HttpResponse:
    opened = doors.network(request, network, Part.MOMENTS, write=True)
    return _away(request, opened, moment, is_back=True)


def _away(request: HttpRequest, opened: doors.Opened, moment: str, is_back: bool) -> HttpResponse:
    if not moments.take_away(opened.row, moment, opened.by, is_back):
        raise Http404
    messages.success(request, "undone" if is_back else "saved")
    return redirect(answers.onward(request, reverse("moments:show", args=[opened.id])))


@require_safe
def beside(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.MOMENTS)
    asked = [request.GET.get(name, "") for name in ("old", "new")]
    found = moments.pick(opened.row, [id for id in asked if id], opened.by)
    if any(id and id not in found for id in asked):
        raise Http404
    in_time = sorted(asked, key=lambda id: found[id].at if id else opened.by.at)
    sides = [_side(opened, found.get(id)) for id in in_time]
    values, kept = [one.value for one in sides], sides[1].kept
    offered = pictures.offered(opened, values)
    picture = pictures.chosen(offered, request.GET.get("picture", ""))
    reel = pictures.Reel(values, picture.layout, kept)
    told = words.of(values[0], values[1], picture.layout, opened.value)
    pair = [
        {"knot": one, "other": pictures.looked_at(picture, one.then(opened, values, kept, told.lit))}
        if picture.drawing
        else {
            "knot": one,
            "drawing": reel.picture(number, "tablet", _title(one), told.lit),
            "small": reel.thumbnail(number, 160),
        }
        for number, one in enumerate(sides)
    ]
    asked_for = {"old": in_time[0], "new": in_time[1]}
    context = asked_for | {"told": told, "pair": pair, "picture": picture, "pictures": _addresses(offered, asked_for)}
    if opened.may(Part.SAYS):
        context |= {"figures": compared.of_two(*values), "first": _title(sides[0]), "second": _title(sides[1])}
    return render(request, "moments/beside.html", _context(opened) | context)


@require_safe
def film(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.MOMENTS)
    frames = [_side(opened, one) for one in moments.every(opened.row, opened.by)] + [_side(opened, None)]
    values, at = [one.value for one in frames], _step(request.GET.get("step", ""), len(frames))
    offered = pictures.offered(opened, values)
    picture = pictures.chosen(offered, request.GET.get("picture", ""))
    told = words.of(values[at - 1], values[at], picture.layout, opened.value) if at else None
    context = {
        "knot": frames[at],
        "told": told,
        "step": at + 1,
        "of": len(frames),
        "picture": picture,
        "pictures": _addresses(offered, {"step": str(at + 1)}),
    } | _framed(opened, frames, at, picture, told.lit if told else frozenset())
    return render(request, "moments/film.html", _context(opened) | context)


@require_safe
def on_paper(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.MOMENTS)
    if not rates.may(f"film {opened.by.user.pk if opened.by.user else ''}", _MOST, timedelta(minutes=1), opened.by.at):
        return HttpResponse(status=429)
    asked = [request.GET[name] for name in ("old", "new") if name in request.GET]
    found = {one.id: one for one in moments.every(opened.row, opened.by)}
    if any(id and id not in found for id in asked):
        raise Http404
    chosen = [found.get(id) for id in asked] or [*found.values(), None]
    frames = sorted(
        (_side(opened, one) for one in chosen), key=lambda one: list(found).index(one.id) if one.id else 999
    )
    wanted = request.GET.get("paper", "A4"), request.GET.get("colours", "day")
    if wanted[0] not in paper.PAPERS or wanted[1] not in paper.COLOURS:
        raise Http404
    offered = pictures.offered(opened, [one.value for one in frames])
    picture = pictures.chosen(offered, request.GET.get("picture", ""))
    sheets = [_sheet(opened, frames, at, picture) for at in range(len(frames))]
    doors.taken_along(opened, Part.MOMENTS)
    title = gettext("What changed?") if asked else gettext("How it changed")
    response = HttpResponse(paper.made(opened, title, sheets, *wanted), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="kring-{opened.today.isoformat()}.pdf"'
    return response


def _sheet(opened: doors.Opened, frames: list["_Side"], at: int, picture: pictures.Picture) -> paper.Frame:
    """One moment on paper: the drawing of a smaller screen, and what is otherwise than before."""
    one = frames[at]
    told = words.of(frames[at - 1].value, one.value, picture.layout, opened.value) if at else None
    drawn = _framed(opened, frames, at, picture, told.lit if told else frozenset())
    drawing = drawn.get("other") or drawn["drawn"]["tablet"]
    return paper.Frame(_title(one) if one.id else gettext("Today"), one.value, one.count, drawing, told)


def _framed(
    opened: doors.Opened, frames: list["_Side"], at: int, picture: pictures.Picture, lit: frozenset[str]
) -> dict[str, Any]:
    """One picture of the film: a circle for every width of screen, or a drawing of another room."""
    values = [one.value for one in frames]
    if picture.drawing:
        return {"other": pictures.looked_at(picture, frames[at].then(opened, values, opened.kept, lit))}
    reel, title = pictures.Reel(values, picture.layout, opened.kept), _title(frames[at])
    drawn = {size: reel.picture(at, size, title, lit) for size in ("wide", "tablet")}
    return {"drawn": drawn, "small": reel.thumbnail(at, 320)}


def _step(asked: str, of: int) -> int:
    """Which moment was asked for, counted from 0; without a number it is the first."""
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    return min(max(number, 1), of) - 1


def _addresses(offered: list[pictures.Picture], kept: dict[str, str]) -> list[tuple[pictures.Picture, str]]:
    """The pictures to choose from, each with the address that shows the same moments in it."""
    return [(one, urlencode(kept | {"picture": one.id})) for one in offered]


@dataclass(frozen=True)
class _Side:
    """A moment as it is told and drawn; today is one as well."""

    value: Network
    kept: dict[str, Any]
    id: str
    name: str
    day: date

    @property
    def count(self) -> int:
        return measures.size(self.value).value

    def then(self, opened: doors.Opened, values: Sequence[Network], kept: dict[str, Any], lit: frozenset[str]) -> Then:
        """This moment for a drawing of another room. Who is in others of these only, leaves the rest their places."""
        elsewhere = {id for value in values for id in value.people} - self.value.people.keys()
        left = seats.without(kept, elsewhere)
        return Then(self.value, left, self.day, opened.viewer.sees_confidential, lit, values)


def _side(opened: doors.Opened, one: moments.Moment | None) -> _Side:
    if one is None:
        return _Side(opened.value, opened.kept, "", "", opened.today)
    return _Side(_as_it_was(one.value, opened.value), one.kept, one.id, one.name, timezone.localtime(one.at).date())


def _page(request: HttpRequest, opened: doors.Opened, form: forms.Keep, status: int = 200) -> HttpResponse:
    kept = moments.every(opened.row, opened.by)
    found = [thread.knot(one, 104) for one in kept]
    values, days = [one.value for one in kept], [one.day for one in found]
    review_on = found[-1].review_on if found else None
    begun_on = timezone.localtime(opened.row.made_at).date()
    due_on = review_on if found else reviews.review_day(begun_on)
    nudges = rulebook.of_days(opened.value, begun_on, due_on, opened.today)
    context = {
        "may_see_history": opened.may(Part.HISTORY),
        "thread": found,
        "today": thread.now(opened, opened.by.at, 104),
        "going": going.of([*values, opened.value], [*days, opened.today]) if opened.may(Part.SAYS) else None,
        "form": form,
        "review_on": review_on,
        "is_due": "R006" in nudges,
        "is_beginning": "R005" in nudges and opened.may(Part.WISHES),
    }
    return render(request, "moments/show.html", _context(opened) | context, status=status)


def _moment(
    request: HttpRequest,
    opened: doors.Opened,
    one: moments.Moment,
    agreeing: forms.Review | None = None,
    naming: forms.Name | None = None,
    status: int = 200,
) -> HttpResponse:
    value, knot = _as_it_was(one.value, opened.value), thread.knot(one, 160)
    layout = loader.layout_in_use(value)
    drawn = {size: ink.looked_at(value, layout, one.kept, size, _title(knot)) for size in ("wide", "tablet")}
    context = {
        "knot": knot,
        "drawn": drawn,
        "form": agreeing or forms.Review(None, opened.today, one.review_on),
        "naming": naming or forms.Name(None, one.name),
        "is_keeper": one.is_own,
        "then": value,
        "people": networks.in_order(value),
    }
    return render(request, "moments/moment.html", _context(opened) | context, status=status)


def _one(opened: doors.Opened, moment: str) -> moments.Moment:
    found = moments.load(opened.row, moment, opened.by)
    if found is None:
        raise Http404
    return found


def _as_it_was(then: Network, here: Network) -> Network:
    """The network of then, with only the photos that are still shown of somebody."""
    people = {id: _shown(one, here.people.get(id)) for id, one in then.people.items()}
    selves = {id: _shown(one, here.owner.selves.get(id)) for id, one in then.owner.selves.items()}
    return msgspec.structs.replace(then, people=people, owner=msgspec.structs.replace(then.owner, selves=selves))


def _shown(one: Shows, now: Shows | None) -> Shows:
    return one if now is not None and now.photo == one.photo else msgspec.structs.replace(one, photo=None)


def _title(knot: thread.Knot | _Side) -> str:
    day = date_format(knot.day, "j F Y")
    return f"{knot.name}, {day}" if knot.name else day


def _context(opened: doors.Opened) -> dict[str, Any]:
    return answers.frame(opened, "moments", Part.MOMENTS) | {"here": reverse("moments:show", args=[opened.id])}
