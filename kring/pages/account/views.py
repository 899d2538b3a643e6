"""Coming in, going out, and your own settings. The views that need no account are named in `OPEN`."""

from typing import Any

from allauth.account import views as allauth
from allauth.account.internal import flows
from allauth.account.internal.flows import login as logins
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.pages.account import adapter, attempts, carried, forms, outside, steps, told
from kring.store import accounts, doors, factors, letters, log, models, sessions


def _you(request: HttpRequest) -> models.User:
    assert isinstance(request.user, models.User)
    return request.user


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    if request.user.is_authenticated and request.method != "POST":
        return redirect(carried.on_the_way(request) or "home")
    page = "account/dialog.html" if carried.is_in_background(request) else "account/sign_in.html"
    form = forms.SignIn(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        carried.keep(request)
        answer: HttpResponseBase = form.login(request, redirect_url=carried.on_the_way(request) or None)
        return answer
    box = request.POST.get(carried.FIELD, "")
    here = {"form": form, "next": carried.on_the_way(request), "carried": box, "posted": carried.opened(box)}
    here["outside"] = outside.name()
    return render(request, page, here, status=422 if form.errors else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    by = doors.actor(request)
    # A letter for who came in before opens after three days: whoever goes out without a way back learns it too late.
    if "anyway" not in request.POST and not factors.may_come_back(_you(request), by.at):
        return render(request, "account/going.html")
    log.write(by, models.Deed.SIGN_OUT)
    logout(request)
    answer = redirect("account_login")
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    typed = request.POST.copy()
    typed.setdefault("email", typed.get("login", ""))
    asked = request.method == "POST" and ("email" in request.POST or bool(typed["email"]))
    form = forms.Code(typed if asked else None)
    if asked and form.is_valid() and attempts.may_ask_for_code(request, form):
        carried.keep(request)
        flows.login_by_code.LoginCodeVerificationProcess.initiate(
            request=request, user=form._user, email=form.cleaned_data["email"]
        )
        address = reverse("account_confirm_login_code")
        return redirect(f"{address}?next={carried.on_the_way(request)}" if carried.on_the_way(request) else address)
    box = request.POST.get(carried.FIELD, "")
    here = {"form": form, "next": carried.on_the_way(request), "carried": box}
    return render(request, "account/code.html", here, status=422 if form.errors else 200)


class _Confirm(allauth.ConfirmLoginCodeView):  # type: ignore[misc]
    template_name = "account/confirm.html"
    form_class = forms.Confirm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Without a code when it went to an address that is theirs no more: then nothing that is typed fits."""
        kwargs: dict[str, Any] = super().get_form_kwargs()
        user = self._process.user
        is_theirs = user is not None and user.email == self._process.state.get("email", "").strip().lower()
        return kwargs if is_theirs else kwargs | {"code": ""}

    def form_invalid(self, form: forms.Confirm) -> HttpResponseBase:
        adapter.failed(self.request, "code", self._process.user)
        answer: HttpResponseBase = super().form_invalid(form)
        return answer


confirm = login_not_required(_Confirm.as_view())


@require_safe
def again(request: HttpRequest) -> HttpResponse:
    form = carried.kept(request)
    if form is None:
        return redirect("home")
    return render(request, "account/again.html", {"posted": form, "address": form.address})


@require_safe
def token(request: HttpRequest) -> HttpResponse:
    return HttpResponse(get_token(request), content_type="text/plain")


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    chosen = request.POST.get("language", "")
    answer = redirect(carried.on_the_way(request) or "home")
    if chosen in dict(settings.LANGUAGES):
        translation.activate(chosen)
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=365 * 24 * 3600,
            httponly=True,
            samesite="Lax",
            secure=settings.IS_SECURE,
        )
        if request.user.is_authenticated:
            request.user.language = chosen
            request.user.save(update_fields=["language"])
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    you = _you(request)
    form = forms.Self(request.POST or None, instance=you)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "saved")
        return redirect("account")
    here = {"form": form, "password_form": forms.Password(user=you)}
    return render(request, "account/show.html", here, status=422 if form.errors else 200)


@require_POST
def password(request: HttpRequest) -> HttpResponse:
    you = _you(request)
    if not you.has_usable_password() and not steps.is_fresh(request):
        return steps.sure(request)
    form = forms.Password(request.POST, user=you)
    if not form.is_valid():
        here = {"form": forms.Self(instance=you), "password_form": form}
        return render(request, "account/show.html", here, status=422)
    actor = doors.actor(request)
    you.set_password(form.cleaned_data["password"])
    you.save(update_fields=["password"])
    update_session_auth_hash(request, you)
    sessions.end_others(request, actor)
    log.write(actor, models.Deed.SET_PASSWORD)
    told.changed(you, "password")
    messages.success(request, "saved")
    return redirect("account")


@login_not_required
@require_safe
def inactive(request: HttpRequest) -> HttpResponse:
    return render(request, "account/inactive.html", status=403)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    at = timezone.now()
    found = accounts.valid_link(token, at) if attempts.may_follow_links(request, at) else None
    if found is None:
        return render(request, "account/link.html", {"gone": True}, status=404)
    form = forms.First(request.POST or None) if found.user is None else None
    if request.method == "POST" and (form is None or form.is_valid()):
        return _redeem(request, token, form)
    return render(
        request, "account/link.html", {"form": form, "who": found.user}, status=422 if form and form.errors else 200
    )


def _redeem(request: HttpRequest, token: str, form: forms.First | None) -> HttpResponse:
    try:
        user = accounts.redeem(token, timezone.now(), **(form.cleaned_data if form else {}))
    except accounts.Taken:
        assert form is not None
        form.add_error("email", forms.TAKEN)
        return render(request, "account/link.html", {"form": form}, status=422)
    if user is None:
        return render(request, "account/link.html", {"gone": True}, status=404)
    return _come_in(request, user, "link")


def _come_in(request: HttpRequest, user: models.User, way: str) -> HttpResponse:
    """Somebody with a link or a letter goes the way of all: who has a second factor is asked for it."""
    logins.record_authentication(request, user, way)
    answer: HttpResponse = logins.perform_login(request, Login(user=user))
    return answer


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest) -> HttpResponse:
    form = forms.Letter(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed, at = form.cleaned_data["code"], timezone.now()
        if not attempts.may_enter_letter(request, typed):
            form.add_error(None, forms.OFTEN)
        elif user := letters.redeem(typed, at):
            logout(request)
            return _come_in(request, user, "letter")
        elif later := letters.opens_later(typed, at):
            day = date_format(timezone.localtime(later), "j F, H:i")
            form.add_error("code", gettext("This code works from %(day)s.") % {"day": day})
        else:
            adapter.failed(request, "letter")
            form.add_error("code", gettext("This code does not work. Look once more. Or is your letter old?"))
    return render(request, "account/letter.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def letter_made(request: HttpRequest) -> HttpResponse:
    actor, you = doors.actor(request), _you(request)
    if request.method == "POST":
        letters.know(you, actor, is_wanted=request.POST.get("is_mine") == "1")
        messages.success(request, "saved")
        return redirect("home")
    made = letters.waiting(you, actor.at)
    return render(request, "account/letter_made.html", {"made": made}) if made else redirect("home")


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    return render(request, "account/places.html", {"places": sessions.of(request, _you(request))})


@require_POST
def end_places(request: HttpRequest) -> HttpResponse:
    actor, id = doors.actor(request), request.POST.get("place", "")
    if sessions.end(actor, id) if id else sessions.end_others(request, actor):
        messages.success(request, "saved")
    return redirect("account_places")


@login_not_required
@require_safe
def outside_refused(request: HttpRequest) -> HttpResponse:
    return render(request, "account/unknown.html", {"outside": outside.name(), "is_stopped": True}, status=403)
