"""What somebody sees when they come in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kring.core import access, emergency
from kring.pages.home import caseload
from kring.store import doors, letters, positions, proposals

OWN = {access.Role.OWNER, access.Role.PROXY}


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    opened = doors.home(request, is_search="q" in request.GET)
    if any(one.viewer.role in OWN for one in opened.networks) and letters.waiting(opened.user, opened.by.at):
        return redirect("account_letter_made")
    if [one.viewer.role in OWN for one in opened.networks] == [True]:
        return redirect(_own_page(request, opened.networks[0]), opened.networks[0].id)
    if not opened.networks and opened.user.is_installation_admin:
        return redirect("manage")
    if not opened.networks and opened.organisations:
        return redirect("manage", opened.organisations[0].pk)
    asked = request.GET.get("q", "").strip()
    now = timezone.localtime(opened.by.at)
    everyone = caseload.all_of(opened.networks, now.date())
    leading = [one.opened.row for one in everyone if one.opened.viewer.sees_confidential]
    proposed = proposals.counts(leading) if leading else {}
    here = {
        "asked": asked,
        "organisations": opened.organisations,
        "may_be_urgent": opened.user.organisation_id and positions.where(opened.user, emergency.ROLES, opened.by.at),
        "everyone": everyone,
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
