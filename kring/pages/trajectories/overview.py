"""What runs with everybody whom somebody works with: by name, and never in an order of who does better."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kring.core import access, names, network
from kring.core.access import Part, Private, Verb
from kring.core.network import Network
from kring.methods import library
from kring.pages import stepping
from kring.pages.trajectories import doing, streets, told, walkers
from kring.store import charges, doors, walks


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    home = doors.home(request, part=Part.PLAN)
    today = timezone.localdate(home.by.at)
    way = library.ways().get(request.GET.get("way", ""))
    led = doors.walks(request)
    leads = way is not None and bool(led or walks.leads(home.user, home.by.at))
    able = [one for one in home.networks if one.may(Part.PLAN, Verb.PROPOSE)]
    if way is not None and way.step and len(able) == 1 and not leads and not stepping.is_of_streets(way):
        return redirect("trajectories:before", able[0].id, way.id)
    everyone = sorted(home.networks, key=lambda one: names.folded(network.called(one.value)))
    here = charges.there([one.id for one in everyone if one.value.charges], home.by.at)
    found = [(one.id, network.called(one.value), _rows(one.value, here.get(one.id, {}), today)) for one in everyone]
    at_work = charges.working({one.walk.organisation_id for one in led if one.value.charges}, home.by.at)
    of_streets = streets.days_of([one.walk for one in led], today)
    walking = sorted(
        ((walkers.name(one), _walking(one, at_work, of_streets.get(one.walk.pk, {}), today)) for one in led),
        key=lambda one: names.folded(one[0]),
    )
    found += [("", name, [row]) for name, row in walking if row]
    every = [(id, name, row) for id, name, rows in found for row in rows]
    context = {
        "leads": leads,
        "may_trace": any(access.may_keep_private(one.viewer, Private.CARERS).allowed for one in home.networks),
        "is_of_streets": bool(way and stepping.is_of_streets(way)),
        "way": way if way and way.step else None,
        "able": [(one.id, network.called(one.value)) for one in everyone if one in able],
        "running": [(id, name, runs) for id, name, rows in found if (runs := [one for one in rows if _runs(one)])],
        "due": [each for each in every if _is_due(each[2])],
        "coming": sorted((each for each in every if _days(each[2])), key=lambda each: _days(each[2])),
        "waiting": [each for each in every if _runs(each[2]) and not each[2]["runs"] and not each[2]["notices"]],
    }
    return render(request, "trajectories/overview.html", context)


def _runs(row: dict[str, Any]) -> bool:
    """Whether it did not end; of what ended only the days on which one looks back are left."""
    return row["trajectory"].ended_on is None


def _is_due(row: dict[str, Any]) -> bool:
    """Whether something in it asks for somebody now."""
    return bool(any(not one.is_coming for one in row["notices"]) or row.get("streets_due") or row["gone"])


def _days(row: dict[str, Any]) -> list[date]:
    """The days that were agreed in it and are to come, the first first."""
    agreed = [one.on for one in row["notices"] if one.is_coming]
    return sorted([*agreed, *(day for _what, day in row.get("streets_coming", ()))])


def _rows(value: Network, there: Mapping[str, str], today: date) -> list[dict[str, Any]]:
    return [_doing(one, value, there, today) for one in told.rows(value, today)]


def _walking(
    opened: doors.Walking, at_work: Mapping[str, Mapping[str, str]], of_streets: dict[str, Any], today: date
) -> dict[str, Any] | None:
    found = walkers.row(opened, of_streets)
    return _doing(found, opened.value, at_work.get(str(opened.walk.organisation_id), {}), today) if found else None


def _doing(row: dict[str, Any], value: Network, there: Mapping[str, str], today: date) -> dict[str, Any]:
    """A row with who does what in it, and which roles are of somebody who is here no longer."""
    all_ = doing.short(value, row["trajectory"], row["way"], there, today)
    is_over = row["trajectory"].ended_on is not None
    gone = [role for role, name in all_ if not name and not is_over]
    return row | {"doing": [one for one in all_ if one[1]], "gone": gone}
