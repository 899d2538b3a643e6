"""Coming in, going out, and your own settings. The views that need no account are named in `OPEN`."""

from allauth.account import views as allauth
from allauth.account.internal import flows
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.pages.account import attempts, carried, forms
from kring.store import accounts, doors, log, models


def _you(request: HttpRequest) -> models.User:
    assert isinstance(request.user, models.User)
    return request.user


def _next(request: HttpRequest) -> str:
    """The address of ours that somebody was on the way to, if any."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, {request.get_host()})
    return address if is_ours else ""


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    if request.user.is_authenticated and request.method != "POST":
        return redirect(_next(request) or "home")
    page = "account/dialog.html" if carried.is_in_background(request) else "account/sign_in.html"
    form = forms.SignIn(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        carried.keep(request)
        answer: HttpResponseBase = form.login(request, redirect_url=_next(request) or None)
        return answer
    box = request.POST.get(carried.FIELD, "")
    here = {"form": form, "next": _next(request), "carried": box, "posted": carried.opened(box)}
    return render(request, page, here, status=422 if form.errors else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    log.write(doors.actor(request), models.Deed.SIGN_OUT)
    logout(request)
    answer = redirect("account_login")
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    typed = request.POST.copy()
    typed.setdefault("email", typed.get("login", ""))
    form = forms.Code(typed if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and attempts.may_ask_for_code(request, form):
        carried.keep(request)
        flows.login_by_code.LoginCodeVerificationProcess.initiate(
            request=request, user=form._user, email=form.cleaned_data["email"]
        )
        address = reverse("account_confirm_login_code")
        return redirect(f"{address}?next={_next(request)}" if _next(request) else address)
    box = request.POST.get(carried.FIELD, "")
    here = {"form": form, "next": _next(request), "carried": box}
    return render(request, "account/code.html", here, status=422 if form.errors else 200)


confirm = login_not_required(allauth.ConfirmLoginCodeView.as_view(template_name="account/confirm.html"))


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
    answer = redirect(_next(request) or "home")
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
    form = forms.Password(request.POST, user=you)
    if not form.is_valid():
        here = {"form": forms.Self(instance=you), "password_form": form}
        return render(request, "account/show.html", here, status=422)
    you.set_password(form.cleaned_data["password"])
    you.save(update_fields=["password"])
    update_session_auth_hash(request, you)
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
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("home")
