"""An answer in somebody's own words becomes something else with one tap: a wish, somebody on the map, a goal, help.

Of what was only talked about, or not said, nothing can be made: no word of it was kept.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from kring.core import names
from kring.core import network as networks
from kring.core.access import Part
from kring.core.changes import Add
from kring.core.network import Action, Goal, Kept, Person, Response, Wish
from kring.pages import answers
from kring.store import doors

Make = Callable[[str, Response], tuple[Wish | Goal | Action, str]]


@require_POST
def wish(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.WISHES, write=True, may_wait=True)

    def made(id: str, said: Response) -> tuple[Wish, str]:
        back = reverse("questions:one", args=[opened.id, said.sheet])
        return Wish(id, said.words, people=said.people), back

    return _become(request, opened, "wish", made)


@require_POST
def goal(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)

    def made(id: str, said: Response) -> tuple[Goal, str]:
        return Goal(id, said.words, people=said.people), reverse("plan:goal", args=[opened.id, id])

    return _become(request, opened, "goal", made)


@require_POST
def referral(request: HttpRequest, network: str) -> HttpResponse:
    """A referral is an action that still has no day and nobody who does it: its own page asks for those."""
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)

    def made(id: str, said: Response) -> tuple[Action, str]:
        words = gettext("Find help with: %(words)s") % {"words": said.words}
        return Action(id, words, people=said.people), reverse("plan:action", args=[opened.id, id])

    return _become(request, opened, "referral", made)


@require_POST
def tie(request: HttpRequest, network: str) -> HttpResponse:
    """Whoever is named stands on the map; who is there already is not made twice, but opened."""
    opened = doors.network(request, network, Part.NAMES, write=True, may_wait=True)
    said = _said(request, opened)
    name = names.cleaned(said.words) if said else ""
    if said is None or not name or len(name) > names.LONGEST:
        return redirect("names:show", opened.id)
    before = answers.seen(request, opened)
    id = answers.new_id(request, "person", said.id)
    twin = before.people.get(id) or networks.twin(before, name, id)
    if twin is not None:
        return redirect("card:show", opened.id, twin.id)
    rank = networks.next_rank(before)
    to = reverse("card:show", args=[opened.id, id])
    return answers.carry_out(request, opened, [Add(Person(id, name, rank=rank))], to)


def _become(request: HttpRequest, opened: doors.Opened, kind: str, made: Make) -> HttpResponse:
    said = _said(request, opened)
    if said is None:
        return redirect("questions:show", opened.id)
    record, to = made(answers.new_id(request, kind, said.id), said)
    return answers.carry_out(request, opened, [Add(record)], to)


def _said(request: HttpRequest, opened: doors.Opened) -> Response | None:
    found = answers.seen(request, opened).responses.get(request.POST.get("response", ""))
    return found if found and found.kept is Kept.ALL and found.words.strip() else None
