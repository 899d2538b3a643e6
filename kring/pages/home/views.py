"""What somebody sees when they come in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kring.core import access, emergency, names, network
from kring.pages import posts
from kring.pages.home import caseload
from kring.store import doors, fieldworks, letters, models, offers, proposals

OWN = {access.Role.OWNER, access.Role.PROXY}
LEADS_ON = {access.Role.ADMINISTRATOR, *emergency.ROLES}  # positions from which this page leads somewhere


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    opened = doors.home(request, is_search="q" in request.GET)
    if any(one.viewer.role in OWN for one in opened.networks) and letters.waiting(opened.user, opened.by.at):
        return redirect("account_letter_made")
    asked, places = offers.asked(opened.user, opened.by.at), offers.places(opened.user, opened.by.at)
    has_streets = fieldworks.goes_somewhere(opened.user, places)
    is_at_work = has_streets or any(access.Role(one.role) in LEADS_ON for one in places)
    if not asked and not is_at_work and [one.viewer.role in OWN for one in opened.networks] == [True]:
        return redirect(_own_page(request, opened.networks[0]), opened.networks[0].id)
    if not asked and not opened.networks and opened.user.is_installation_admin:
        return redirect("manage")
    looked_after = [one.organisation for one in places if one.role == access.Role.ADMINISTRATOR.value]
    if not asked and not opened.networks and not opened.to_meet and looked_after:
        return redirect("manage", looked_after[0].pk)
    return _page(request, opened, asked, places, has_streets)


@require_POST
def answer(request: HttpRequest, offer: int) -> HttpResponse:
    """Say yes or no to working at an organisation."""
    by = doors.actor(request)
    assert isinstance(by.user, models.User)
    said = request.POST.get("answer")
    if said == "yes" and offers.accept(by.user, offer, by) or said == "no" and offers.refuse(by.user, offer, by):
        messages.success(request, "saved")
    return redirect("home")


def _page(
    request: HttpRequest,
    opened: doors.Home,
    offered: list[models.Offer],
    places: list[models.Position],
    has_streets: bool,
) -> HttpResponse:
    asked = request.GET.get("q", "").strip()
    now = timezone.localtime(opened.by.at)
    everyone = caseload.all_of(opened.networks, now.date())
    leading = [one.opened.row for one in everyone if one.opened.viewer.sees_confidential]
    proposed = proposals.counts(leading) if leading else {}
    here = {
        "asked": asked,
        "offered": [(one, posts.CALLED[access.Role(one.role)]) for one in offered],
        "organisations": [one.organisation for one in places if one.role == access.Role.ADMINISTRATOR.value],
        "has_streets": has_streets,
        "may_be_urgent": any(access.Role(one.role) in emergency.ROLES for one in places),
        "everyone": everyone,
        "to_meet": sorted(
            ((one.id, network.called(one.value)) for one in opened.to_meet), key=lambda one: names.folded(one[1])
        ),
        "found": caseload.search(everyone, asked),
        "beginning": [one for one in everyone if one.begins],
        "waiting": [one for one in everyone if one.waits],
        "due": [one for one in everyone if one.is_due],
        "wishless": [one for one in everyone if one.lacks_a_wish],
        "proposed": [(one, proposed[one.id]) for one in everyone if one.id in proposed],
        "is_settled": all(one.is_settled for one in everyone),
        "now": now,
    }
    return render(request, "home/show.html", here)


def _own_page(request: HttpRequest, own: doors.Opened) -> str:
    """The circle; on a phone the list of people leads, once it has somebody in it, with the circle small beside it."""
    is_phone = "Mobi" in request.headers.get("User-Agent", "")
    return "names:show" if is_phone and own.value.people else "circle:show"
