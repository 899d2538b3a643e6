"""The pages for what went wrong. What is refused and what does not exist look the same."""

from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.template import loader
from django.urls import is_valid_path

from kring.core import emergency
from kring.core.access import Rule
from kring.pages.account import carried
from kring.store import doors


def absent(request: HttpRequest, exception: Exception | None = None) -> HttpResponseBase:
    """Nothing here, or nothing for you. Who is not signed in learns neither."""
    user = getattr(request, "user", None)
    if user is not None and not user.is_authenticated:
        if request.method == "POST" or carried.is_in_background(request):
            return carried.ask_to_sign_in(request)
        return redirect_to_login(request.get_full_path())
    return render(request, "404.html", status=404)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Someone in the circle who may not see this part, or not change it: words, and no byte of it."""
    if not isinstance(exception, doors.Refused):
        return render(request, "403.html", {"rule": ""}, status=403)
    ruling = exception.ruling
    is_urgent = ruling.rule is Rule.NOT_SHARED and ruling.params.get("role") in emergency.ROLES
    urgent, meet = (exception.network_id if one else "" for one in (is_urgent, ruling.rule is Rule.MEET_FIRST))
    here = {"rule": ruling.rule.value, "urgent": urgent, "meet": meet}
    return render(request, "403.html", here, status=403)


def unseen(request: HttpRequest) -> HttpResponse:
    """A change without the version that its maker had seen."""
    here = {"posted": carried.posted(request), "address": _back(request)}
    return render(request, "428.html", here, status=428)


def newer(request: HttpRequest) -> HttpResponse:
    """A circle that was written by a newer Kring than this one: nothing is wrong with it, and it is left alone."""
    return render(request, "503.html", status=503)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that no page of ours makes."""
    return render(request, "400.html", status=400)


def an_act(request: HttpRequest) -> HttpResponse:
    """The address of an act is no page: who opens it sees the page above it, whatever there is and may be seen."""
    above = (request.path.rsplit("/", up)[0] + "/" for up in range(2, request.path.count("/") + 1))
    page = next((path for path in above if is_valid_path(path)), "/")
    led = HttpResponseRedirect(page)
    led.status_code = 303
    return led


def broken(request: HttpRequest) -> HttpResponse:
    """Something of ours failed; the page needs neither the database nor a session."""
    return HttpResponse(loader.render_to_string("500.html"), status=500)


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is old: what was typed is shown again, to be sent once more."""
    if not _is_own(request):
        return render(request, "csrf.html", status=403)
    if not request.user.is_authenticated:
        return carried.ask_to_sign_in(request)
    return render(request, "csrf.html", {"posted": carried.posted(request), "address": request.path}, status=403)


def _is_own(request: HttpRequest) -> bool:
    said = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(said).netloc == request.get_host()


def _back(request: HttpRequest) -> str:
    """The page of ours that a request came from, or else the first page."""
    came = urlsplit(request.headers.get("Referer", ""))
    return came.path if came.netloc == request.get_host() else "/"
