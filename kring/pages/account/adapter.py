"""How allauth behaves in Kring: nobody signs themselves up, and attempts are counted in the database."""

from dataclasses import replace
from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kring.pages.account import attempts, carried, second
from kring.store import accounts, doors, factors, log, models, sessions

_CODE: Final = "account/email/login_code"


class Doorkeeper(DefaultAccountAdapter):  # type: ignore[misc]
    """Lets people in that an administrator or a client invited."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("This e-mail address and this password do not belong together. Try once more."),
        "incorrect_code": _("This is not the code from the mail. Look once more."),
        "too_many_login_attempts": _("You tried very often. Wait a few minutes and try again."),
        "account_inactive": _("This account is closed. Ask the one who invited you."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        return None

    def render_mail(self, template_prefix: str, *args: Any, **more: Any) -> Any:
        message = super().render_mail(template_prefix, *args, **more)
        message.is_unawaited = template_prefix == _CODE  # an address that nobody has gets none, and as quick an answer
        return message

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        if not attempts.may_sign_in(request, credentials.get("email", "")):
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        known = models.User.objects.filter(email=credentials.get("email", "").strip().lower()).first()
        failed(request, "password", known)

    def get_login_stages(self) -> list[str]:
        asked = "allauth.mfa.stages.AuthenticateStage"
        return ["kring.pages.account.second.Ask" if one == asked else one for one in super().get_login_stages()]

    def post_login(self, request: HttpRequest, user: Any, **more: Any) -> HttpResponse:
        actor = replace(doors.actor(request), rule=second.how(request, user))
        log.write(actor, models.Deed.SIGN_IN)
        sessions.begin(request, actor)
        if user.email and "code" in actor.rule.split("+"):
            accounts.prove(user, user.email, actor.at)
        factors.keep(request, user, actor.at, second.is_shown(request, user))
        answer: HttpResponse = super().post_login(request, user, **more)
        if user.email:
            attempts.came_in(request, answer, user.email)
        return answer

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_again") if carried.KEPT in request.session else reverse("home")


def failed(request: HttpRequest, way: str, user: models.User | None = None) -> None:
    """A line for a try that failed: nobody knows who tried, only whose account it was."""
    tried = replace(doors.actor(request), user=None, for_whom=user, rule=way)
    log.write(tried, models.Deed.SIGN_IN, outcome=models.Outcome.REFUSED)
