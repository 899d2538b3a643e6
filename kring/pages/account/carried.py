"""What somebody had typed when their session turned out to be over: it goes along through signing in.

Sealed, so that a form left open on a shared machine shows nothing; bounded, so that a page stays a page. A
password and a file are never carried.
"""

import re

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from msgspec import Struct

from kring.pages import sealed, uploads
from kring.pages.account import forms

FIELD = "carried"
KEPT = "carried"
LIMIT = 200_000
_HIDDEN = frozenset({"csrfmiddlewaretoken", FIELD, "next", "version", "act", "to"})
_TYPED = ("name", "words", "remark")
_CODE = re.compile(r"[a-z0-9_.:~-]+|[0-9a-fA-F-]{16,40}")  # what a choice or a hidden field sends, never a sentence


class Posted(Struct, frozen=True):
    """A form on its way: where to, with which fields; `files` when it had one that must be chosen again."""

    address: str
    fields: tuple[tuple[str, str], ...]
    files: bool = False

    @property
    def shown(self) -> list[tuple[str, str]]:
        """What somebody typed, without choices and what only Kring needs; all of it is sent again."""
        return [
            (name, value) for name, value in self.fields if value and name not in _HIDDEN and _is_typed(name, value)
        ]


def _is_typed(name: str, value: str) -> bool:
    return name.endswith(_TYPED) or not _CODE.fullmatch(value)


def posted(request: HttpRequest) -> Posted:
    """The form of a request, without its token and without a password."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in ("csrfmiddlewaretoken", FIELD) and "password" not in name
    ]
    return Posted(request.get_full_path(), tuple(fields), uploads.had_files(request))


def seal(form: Posted) -> str:
    """The form as text that only this Kring can read; empty when it is too much to carry."""
    plain = msgspec.json.encode(form)
    return "" if len(plain) > LIMIT else sealed.seal(plain, KEPT)


def opened(text: str) -> Posted | None:
    """The form in such a text, unless it was changed or is older than a day."""
    plain = sealed.opened(text, KEPT)
    return None if plain is None else msgspec.json.decode(plain, type=Posted)


def keep(request: HttpRequest) -> None:
    """Hold on to the form that came along with a sign-in form until somebody is in."""
    if text := request.POST.get(FIELD, ""):
        request.session[KEPT] = text
    else:
        request.session.pop(KEPT, None)


def kept(request: HttpRequest) -> Posted | None:
    """The form that waits for whoever just came in."""
    return opened(request.session.get(KEPT, ""))


def on_the_way(request: HttpRequest) -> str:
    """The address of ours that somebody was on the way to, if any."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, {request.get_host()})
    return address if is_ours else ""


def is_in_background(request: HttpRequest) -> bool:
    """Whether a script asked, so that the answer is not shown as a page."""
    return "HX-Request" in request.headers or request.headers.get("X-Requested-With") == "fetch"


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page in the place of what was asked, with what was typed; to a script, only that it is needed."""
    if is_in_background(request):
        return HttpResponse(status=401)
    form = posted(request)
    here = {"form": forms.SignIn(request=request), "carried": seal(form), "posted": form}
    return render(request, "account/sign_in.html", here, status=401)
