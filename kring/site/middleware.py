"""What happens around every page: care for what it leaves behind, language, and signing in first."""

import re
import secrets
from collections.abc import Callable
from typing import Any

import brotli
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_protect

from kring.core import access, formats
from kring.core.changes import Misfit
from kring.pages.account import carried, steps
from kring.site import errors
from kring.store import doors, networks, sessions, walls

Answer = Callable[[HttpRequest], HttpResponseBase]
MOST_SIGNS = 100
WORTH_IT = 200  # bytes; what is shorter, such as a redirect, travels as it is
LARGE = 100_000  # bytes; from here on a page is packed with more care: a sixth smaller, in three times the time
_BROTLI = re.compile(r"\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"


def whence(answer: Answer) -> Answer:
    """Behind servers of one's own an address is what the outermost of those saw; what is before it anyone can say."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        told = [at for one in request.headers.get("X-Forwarded-For", "").split(",") if (at := one.strip())]
        if 0 < settings.PROXIES <= len(told):
            request.META["REMOTE_ADDR"] = told[-settings.PROXIES]
        return answer(request)

    return handle


def care(answer: Answer) -> Answer:
    """No page is kept by a browser or a proxy unless it says so itself."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        with walls.acting(None):
            response = answer(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return handle


def pack(answer: Answer) -> Answer:
    """A page travels as Brotli where the browser reads it: smaller than gzip, and three times as quick to make.

    Some signs by chance at the end keep its length from telling what is in it.
    """

    def handle(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if not is_page or not isinstance(response, HttpResponse) or response.has_header("Content-Encoding"):
            return response
        if len(response.content) < WORTH_IT:
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if _BROTLI.search(request.headers.get("Accept-Encoding", "")):
            signs = secrets.token_hex(secrets.randbelow(MOST_SIGNS)).encode()
            care_taken = 5 if len(response.content) > LARGE else 3
            page = b"%s<!--%s-->" % (response.content, signs)
            response.content = packed = brotli.compress(page, mode=brotli.MODE_TEXT, quality=care_taken)
            response.headers["Content-Encoding"] = "br"
            response.headers["Content-Length"] = str(len(packed))
        return response

    return handle


def for_somebody(answer: Answer) -> Answer:
    """Whoever is signed in is for whom the tables are asked: what is not theirs the tables do not give."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        user = str(request.user.pk) if request.user.is_authenticated else ""
        with walls.acting(walls.Acting(user)):
            return answer(request)

    return handle


def speak(answer: Answer) -> Answer:
    """Someone who is signed in reads their own language, whatever the browser asks."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        language = getattr(request.user, "language", "")
        if language in dict(settings.LANGUAGES):
            translation.activate(language)
            request.LANGUAGE_CODE = language
        return answer(request)

    return handle


def seen(answer: Answer) -> Answer:
    """When somebody was last here, so that they can see where they are still signed in."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        sessions.seen(request)
        return response

    return handle


def letters(answer: Answer) -> Answer:
    """Whoever sends other letters than UTF-8, or a cookie with a sign that PostgreSQL has not, is no page of ours."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        named = (request.content_params or {}).get("charset", "utf-8")
        is_plain = named.lower() in ("utf-8", "utf8") and not any("\0" in one for one in request.COOKIES.values())
        return answer(request) if is_plain else errors.not_understood(request)

    return handle


def lead(answer: Answer) -> Answer:
    """Who opens the address of an act, from a history or after a form that did not fit, comes at the page above it."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        is_opened = response.status_code == 405 and request.method == "GET"
        return errors.an_act(request) if is_opened else response

    return handle


class Answers:
    """What a door or the store refuses becomes a page with words and a next step."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        match exception:
            case doors.Refused(ruling=access.Ruling(rule=access.Rule.SECOND_FACTOR)):
                return steps.ask(request)
            case doors.Refused():
                return errors.refused(request, exception)
            case networks.Missing():
                return errors.unseen(request)
            case formats.Unknown():
                return errors.newer(request)
            case Misfit():  # a form that no page of Kring makes: somebody who is not there, or the same one twice
                return errors.not_understood(request)
        return None


class SignInFirst(LoginRequiredMiddleware):
    """Whoever is not signed in is led to sign in, and what they had typed goes along."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseBase:  # type: ignore[override]
        if request.method == "POST" or carried.is_in_background(request):
            return csrf_protect(carried.ask_to_sign_in)(request)  # a view of its own may have put that off
        return super().handle_no_permission(request, view_func)


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """What the page around every page needs to know."""
    return {"is_demo": settings.IS_DEMO, "second_factor": settings.SECOND_FACTOR, "languages": settings.LANGUAGES}
