"""How a second factor goes with allauth: its secrets are sealed, and who is asked for one at the door."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.stages import LoginStage
from allauth.core.internal.httpkit import headed_redirect_response
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.internal.constants import LoginStageKey
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kring.store import factors, models

OUTSIDE = "outside_second"  # in the session: the organisation's own sign-in says it asked for two
TYPES = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class Keeper(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps secrets sealed, and gives an authenticator no name that could be somebody's."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right, or it was used. Wait for the next one."),
    }

    def encrypt(self, text: str) -> str:
        return factors.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return factors.unseal(encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Kring"}


class Ask(LoginStage):  # type: ignore[misc]
    """Asks for the second factor while somebody comes in, unless a passkey or their organisation did.

    It stands where allauth's own stage would, which reads the library of passkeys into every process.
    """

    key = LoginStageKey.MFA_AUTHENTICATE.value
    urlname = "mfa_authenticate"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        user = self.login.user
        if user is None or not is_asked(user) or is_shown(self.request, user):
            return None, True
        return headed_redirect_response(self.urlname), True


def of(user: models.User) -> dict[str, list[Authenticator]]:
    """What somebody has to show who they are, by kind."""
    found: dict[str, list[Authenticator]] = {}
    for one in Authenticator.objects.filter(user_id=user.pk).order_by("created_at"):
        found.setdefault(one.type, []).append(one)
    return found


def is_asked(user: models.User) -> bool:
    """Whether somebody is asked for a second factor when they come in.

    Who set up an app chose that. A passkey alone is a way to come in without a password; it is asked beside
    another way only of whoever must have two.
    """
    held = of(user)
    if Authenticator.Type.TOTP in held:
        return True
    return Authenticator.Type.WEBAUTHN in held and factors.needs_second_factor(user, timezone.now())


def is_shown(request: HttpRequest, user: models.User) -> bool:
    """Whether somebody showed two factors on the way in."""
    if request.session.get(OUTSIDE) == str(user.pk):
        return True
    return any(one.get("method") == "mfa" for one in get_authentication_records(request, user))


def how(request: HttpRequest, user: models.User) -> str:
    """The ways in which somebody showed who they are, for the log."""
    ways = [one.get("type") or one["method"] for one in get_authentication_records(request, user)]
    return "+".join(dict.fromkeys(ways))[:60]


def is_last(user: models.User, one: Authenticator) -> bool:
    """Whether somebody who must have a second factor would have none without this."""
    if not factors.needs_second_factor(user, timezone.now()) or one.type not in TYPES:
        return False
    return not Authenticator.objects.filter(user_id=user.pk, type__in=TYPES).exclude(pk=one.pk).exists()
