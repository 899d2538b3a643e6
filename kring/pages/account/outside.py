"""Who comes with the account of their organisation: somebody whom Kring knows already, or nobody."""

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kring.pages.account import adapter, second
from kring.store import accounts, models

MORE_THAN_ONE = frozenset({"mfa"})  # RFC 8176: several methods were asked for


class Gate(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Opens for who came before with this account, or whose confirmed mail address somebody invited."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        request.session.pop(second.OUTSIDE, None)
        told = _told(sociallogin)
        if not sociallogin.is_existing:
            user = _invited(sociallogin)
            if user is None:
                _refuse(request)
            sociallogin.connect(request, user)
            accounts.prove(user, user.email or "", timezone.now())
        if MORE_THAN_ONE & set(told):
            request.session[second.OUTSIDE] = str(sociallogin.user.pk)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        _refuse(request)


def name() -> str:
    """What the organisation's sign-in is called on the button, or nothing when there is none."""
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return str(apps[0]["name"]) if apps else ""


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """To where the organisation asks who somebody is."""
    answer: HttpResponseBase = _library().login(request, provider_id)
    return answer


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """From there, with its answer."""
    answer: HttpResponseBase = _library().callback(request, provider_id)
    return answer


def _library() -> Any:
    """What speaks OpenID Connect: it weighs 7 MB in every process, so it is read where an organisation asks for it."""
    if not name():
        raise Http404
    from allauth.socialaccount.providers import registry
    from allauth.socialaccount.providers.openid_connect import provider, views

    registry.register(provider.OpenIDConnectProvider)
    return views


def _told(sociallogin: SocialLogin) -> list[str]:
    """The methods by which the provider says it knew somebody: only what it signed counts."""
    data = sociallogin.account.extra_data
    methods = data.get("amr") or (data.get("id_token") or {}).get("amr") or []
    return [str(one) for one in methods] if isinstance(methods, list) else []


def _invited(sociallogin: SocialLogin) -> models.User | None:
    confirmed = [one.email.strip().lower() for one in sociallogin.email_addresses if one.verified is True]
    user = models.User.objects.filter(email__in=confirmed, is_active=True).first()
    if user is None or SocialAccount.objects.filter(user=user).exists():
        return None  # one account elsewhere for each person: an address that went on opens nothing
    is_theirs = user.email_proven_at is not None or user.last_login is None
    return user if is_theirs else None  # who comes in under an address they never proved keeps it to themselves


def _refuse(request: HttpRequest) -> NoReturn:
    adapter.failed(request, "outside")
    raise ImmediateHttpResponse(render(request, "account/unknown.html", {"outside": name()}, status=403))


@receiver(pre_save, sender=SocialAccount)
def _keep_little(instance: SocialAccount, **_: Any) -> None:
    """Of what the provider tells, a row keeps only how somebody was known: no name, no address."""
    instance.extra_data = {"amr": _told(SocialLogin(account=instance))}
