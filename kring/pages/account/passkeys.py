"""What a passkey answers, and the library that reads it.

That library weighs 4 MB in every process that answers, so this is imported where a key is asked for or shown,
and nowhere at the top of a module.
"""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms as webauthn
from allauth.mfa.webauthn.internal.auth import WebAuthn, begin_authentication, begin_registration
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django import forms
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

__all__ = [
    "ComesWithKey",
    "NewKey",
    "StepKey",
    "WebAuthn",
    "begin_authentication",
    "begin_registration",
    "perform_passwordless_login",
]


class Answer(forms.JSONField):
    """What a passkey answered, as far as it can be read as one: what cannot is as wrong as a wrong key."""

    widget = forms.HiddenInput

    def __init__(self, kind: type[RegistrationResponse | AuthenticationResponse]) -> None:
        super().__init__()
        self.kind = kind

    def to_python(self, value: Any) -> Any:
        try:
            found = super().to_python(value)
            self.kind.from_dict(found)
        except Exception:  # of what a stranger sends the library reads on until anything at all goes wrong in it
            raise get_adapter().validation_error("incorrect_code") from None
        return found


class NewKey(webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A passkey that is added."""

    credential = Answer(RegistrationResponse)


class ComesWithKey(webauthn.LoginWebAuthnForm):  # type: ignore[misc]
    """What a passkey answered of somebody who comes in with it alone."""

    credential = Answer(AuthenticationResponse)


class StepKey(webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """What a passkey answered."""

    credential = Answer(AuthenticationResponse)
