"""What runs with everybody whom somebody works with: by name, and never in an order of who does better."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kring.core import names, network
from kring.core.access import Part, Verb
from kring.methods import library
from kring.pages import stepping
from kring.pages.trajectories import told, walkers
from kring.store import doors, walks


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
    found = [(one.id, network.called(one.value), told.rows(one.value, today)) for one in everyone]
    walking = sorted(((walkers.name(one), walkers.row(one)) for one in led), key=lambda one: names.folded(one[0]))
    found += [("", name, [row]) for name, row in walking if row]
    context = {
        "leads": leads,
        "is_of_streets": bool(way and stepping.is_of_streets(way)),
        "way": way if way and way.step else None,
        "able": [(one.id, network.called(one.value)) for one in everyone if one in able],
        "running": [(id, name, rows) for id, name, rows in found if rows],
        "due": [
            (id, name, row) for id, name, rows in found for row in rows if row["notices"] or row.get("streets_due")
        ],
        "waiting": [
            (id, name, row) for id, name, rows in found for row in rows if not row["runs"] and not row["notices"]
        ],
    }
    return render(request, "trajectories/overview.html", context)
