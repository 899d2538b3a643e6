"""What somebody sees when they come in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kring.core import access
from kring.pages.home import caseload
from kring.store import doors

OWN = {access.Role.OWNER.value, access.Role.PROXY.value}


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    opened = doors.home(request)
    if len(opened.roles) == 1 and opened.roles[0].role in OWN:
        return redirect("circle:show", opened.roles[0].network_id)
    if not opened.roles and opened.user.is_installation_admin:
        return redirect("manage")
    asked = request.GET.get("q", "").strip()
    everyone = caseload.all_of(opened.roles)
    here = {
        "asked": asked,
        "everyone": everyone,
        "found": caseload.search(everyone, asked),
        "beginning": [one for one in everyone if not one.has_map],
        "now": timezone.localtime(opened.by.at),
    }
    return render(request, "home/show.html", here)
