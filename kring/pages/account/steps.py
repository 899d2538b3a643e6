"""The second factor: an overview, an app with codes, passkeys, recovery codes, and being asked for it on the way in."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.stagekit import unstash_login
from allauth.account.models import Login
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.pages import squares
from kring.pages.account import adapter, attempts, carried, forms, second, told
from kring.store import doors, factors, log, models, sessions

if TYPE_CHECKING:
    from kring.pages.account import passkeys

FRESH = timedelta(minutes=15)
_SECRET, _FRESH_CODES = "totp_secret", "fresh_codes"
Page = Callable[..., HttpResponseBase]


def ask(request: HttpRequest) -> HttpResponseBase:
    """What a door that wants a second factor answers: the way to it."""
    if carried.is_in_background(request):
        return HttpResponse(status=403)
    return redirect("account_second")


def is_fresh(request: HttpRequest) -> bool:
    """Whether somebody came in just now, with all they have."""
    began = sessions.since(request)
    is_late = began is None or timezone.now() - began > FRESH
    return not is_late and (not second.is_asked(_you(request)) or factors.step(request) is factors.Step.SHOWN)


def sure(request: HttpRequest) -> HttpResponse:
    """What is answered to somebody who did not: first sign in once more."""
    to = request.path if request.resolver_match and request.resolver_match.url_name == "account_address" else ""
    return render(request, "account/sure.html", {"to": to}, status=403)


def _fresh(page: Page) -> Page:
    """Only for who came in just now, with all they have: a device that was left open changes nothing of this."""

    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return page(request, *args, **kwargs) if is_fresh(request) else sure(request)

    guarded.__wrapped__ = page  # type: ignore[attr-defined]
    return guarded


def _you(request: HttpRequest) -> models.User:
    assert isinstance(request.user, models.User)
    return request.user


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    you, at = _you(request), timezone.now()
    here = {"held": second.of(you), "is_owed": factors.step(request) is factors.Step.OWED}
    here["is_needed"] = factors.needs_second_factor(you, at)
    return render(request, "account/second.html", here)


@require_POST
def again(request: HttpRequest) -> HttpResponse:
    log.write(doors.actor(request), models.Deed.SIGN_OUT)
    to = carried.on_the_way(request) or reverse("account_second")
    logout(request)
    return redirect(f"{reverse('account_login')}?{urlencode({'next': to}, safe='/')}")


@_fresh
@require_http_methods(["GET", "HEAD", "POST"])
def app(request: HttpRequest) -> HttpResponse:
    you = _you(request)
    secret = request.session.get(_SECRET) or generate_totp_secret()
    request.session[_SECRET] = secret
    form = forms.App(request.POST or None, user=you, secret=secret)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            Authenticator.objects.filter(user_id=you.pk, type=Authenticator.Type.TOTP).delete()
            TOTP.activate(you, secret)
        del request.session[_SECRET]
        return _added(request, you, "totp")
    address = second.Keeper().build_totp_url(you, secret)
    square = squares.square(address, gettext("The secret, for the camera of the app"))
    here = {"form": form, "address": address, "square": square, "secret": squares.grouped(secret)}
    return render(request, "account/app.html", here, status=422 if form.errors else 200)


@_fresh
@require_http_methods(["GET", "HEAD", "POST"])
def passkey(request: HttpRequest) -> HttpResponse:
    from kring.pages.account import passkeys

    you = _you(request)
    form = passkeys.NewKey(_credential(request, passwordless=True), user=you)
    if request.method == "POST" and form.is_valid():
        passkeys.WebAuthn.add(you, doors.actor(request).device, form.cleaned_data["credential"])
        return _added(request, you, "webauthn")
    options = json.dumps(passkeys.begin_registration(you, passwordless=True))
    here = {"options": options, "is_wrong": bool(form.errors)}
    return render(request, "account/passkey.html", here, status=422 if form.errors else 200)


def _credential(request: HttpRequest, **more: Any) -> dict[str, Any] | None:
    return {"credential": request.POST.get("credential", ""), **more} if request.method == "POST" else None


def _added(request: HttpRequest, you: models.User, kind: str) -> HttpResponse:
    """Whoever just set up a factor has shown it; where it is needed, codes for a bad day come with it."""
    actor = doors.actor(request)
    log.write(log.Actor(you, actor.at, rule=kind, device=actor.device, address=actor.address), models.Deed.ADD_FACTOR)
    factors.keep(request, you, actor.at, is_shown=True)
    sessions.end_others(request, actor)
    told.changed(you, "added")
    is_without = not Authenticator.objects.filter(user_id=you.pk, type=Authenticator.Type.RECOVERY_CODES).exists()
    if is_without and second.is_asked(you):
        return _fresh_codes(request, you)
    messages.success(request, "saved")
    return redirect("account_second")


@_fresh
@require_POST
def new_codes(request: HttpRequest) -> HttpResponse:
    you = _you(request)
    if not second.is_asked(you):
        return redirect("account_second")
    told.changed(you, "added")
    log.write(doors.actor(request), models.Deed.ADD_FACTOR)
    return _fresh_codes(request, you)


def _fresh_codes(request: HttpRequest, you: models.User) -> HttpResponse:
    with transaction.atomic():
        Authenticator.objects.filter(user_id=you.pk, type=Authenticator.Type.RECOVERY_CODES).delete()
        made = RecoveryCodes.activate(you)
    request.session[_FRESH_CODES] = made.get_unused_codes()
    return redirect("account_codes")


@require_http_methods(["GET", "HEAD", "POST"])
def recovery_codes(request: HttpRequest) -> HttpResponse:
    found = request.session.get(_FRESH_CODES)
    if request.method == "POST" or not found:
        request.session.pop(_FRESH_CODES, None)
        return redirect("account_second" if request.method == "GET" else "home")
    return render(request, "account/codes.html", {"codes": [squares.grouped(one) for one in found]})


@_fresh
@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    you, chosen = _you(request), request.POST.get("factor", "")
    one = get_object_or_404(Authenticator, user_id=you.pk, pk=chosen if chosen.isdecimal() else 0)
    if second.is_last(you, one):
        here = {"held": second.of(you), "is_needed": True, "is_last": True}
        return render(request, "account/second.html", here, status=422)
    one.delete()
    if not second.is_asked(you):
        Authenticator.objects.filter(user_id=you.pk, type=Authenticator.Type.RECOVERY_CODES).delete()
    log.write(doors.actor(request), models.Deed.END_FACTOR)
    told.changed(you, "removed")
    messages.success(request, "saved")
    return redirect("account_second")


@login_stage_required(stage=second.Ask.key, redirect_urlname="account_login")  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponseBase:
    stage = request._login_stage  # type: ignore[attr-defined]
    user: models.User = stage.login.user
    form, key = _shown(request, user)
    if request.method == "POST" and (key or form).is_valid():
        used = key.cleaned_data["credential"] if key else form.authenticator
        post_authentication(request, used)
        attempts.showed_second(request, user)
        answer: HttpResponseBase = stage.exit()
        return answer
    is_wrong = request.method == "POST"
    if is_wrong:
        adapter.failed(request, "second", user)
    held = second.of(user)
    options = _question(user) if "webauthn" in held else ""
    here = {"form": form, "options": options, "held": held, "is_wrong": bool(key and is_wrong)}
    page = "account/step_dialog.html" if carried.is_in_background(request) else "account/step.html"
    return render(request, page, here, status=422 if is_wrong else 200)


def _question(user: models.User | None) -> str:
    """What a browser asks a passkey, of somebody or of whoever holds it."""
    from kring.pages.account import passkeys

    return json.dumps(passkeys.begin_authentication(user))


def _shown(request: HttpRequest, user: models.User) -> "tuple[forms.Step, passkeys.StepKey | None]":
    if request.POST.get("credential"):
        from kring.pages.account import passkeys

        return forms.Step(user=user), passkeys.StepKey(_credential(request), user=user)
    return forms.Step(request.POST if request.method == "POST" else None, user=user), None


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def key(request: HttpRequest) -> HttpResponseBase:
    """Coming in with a passkey: a script asks for the question, and the form brings the answer."""
    if request.method != "POST" and "text/html" in request.headers.get("Accept", ""):
        return redirect("account_login")  # an address that somebody typed or kept
    if request.method != "POST":
        return HttpResponse(_question(None), content_type="application/json")
    from kring.pages.account import passkeys

    form = passkeys.ComesWithKey(_credential(request))
    if not form.is_valid():
        adapter.failed(request, "webauthn")
        here = {"form": forms.SignIn(request=request), "is_key_wrong": True}
        return render(request, "account/sign_in.html", here, status=422)
    unstash_login(request)
    found = form.cleaned_data["credential"]
    carried.keep(request)
    login = Login(user=found.user, redirect_url=carried.on_the_way(request) or None)
    answer: HttpResponseBase = passkeys.perform_passwordless_login(request, found, login)
    return answer
