"""What a visitor may send to come in and to choose how Kring looks and speaks."""

from typing import Any

from allauth.account import forms as allauth
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import validate_totp_code
from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from kring.pages import fields as own
from kring.pages.account import attempts
from kring.store import models

OFTEN = _("You tried very often. Wait a few minutes and try again.")
TAKEN = _("Somebody has this e-mail address already.")


def _plainly(field: forms.Field, label: Any, **attributes: str) -> None:
    field.label = label
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)
    field.help_text = ""


class SignIn(allauth.LoginForm):  # type: ignore[misc]
    """A mail address and a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plainly(self.fields["login"], _("E-mail address"), autocomplete="username")
        _plainly(self.fields["password"], _("Password"))


class Code(allauth.RequestLoginCodeForm):  # type: ignore[misc]
    """The mail address that a code should go to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plainly(self.fields["email"], _("E-mail address"), autocomplete="username")


class Confirm(allauth.ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code from the mail; its tries are counted by the tables, not by the session that each try brings along."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plainly(self.fields["code"], _("The code from the mail"), autocomplete="one-time-code", spellcheck="false")

    def clean_code(self) -> str:
        if not attempts.may_guess_code(context.request):
            raise forms.ValidationError(OFTEN)
        code: str = super().clean_code()
        return code


class App(forms.Form):
    """The first code that an app shows, which proves that it knows the secret."""

    code = forms.CharField(
        label=_("The six digits that the app shows now"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, user: models.User, secret: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.secret = user, secret

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not validate_totp_code(self.secret, code):
            raise forms.ValidationError(_("This is not the code that the app shows now. Look once more."))
        return code


class Step(mfa.AuthenticateForm):  # type: ignore[misc]
    """A code from an app, or one of the recovery codes; each opens once, in whichever process it is read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plainly(self.fields["code"], _("The code"), autocomplete="one-time-code", spellcheck="false")
        self.fields["code"].widget.attrs["maxlength"] = "40"

    def clean_code(self) -> str:
        if not attempts.may_show_second(context.request, self.user):
            raise forms.ValidationError(OFTEN)
        code: str = super().clean_code()
        is_app = self.authenticator.type == Authenticator.Type.TOTP
        if is_app and not attempts.is_first_use(self.user, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class Letter(forms.Form):
    """The code of a letter on paper."""

    code = forms.CharField(
        label=_("The code on your letter"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class Address(forms.Form):
    """The mail address that somebody says is theirs."""

    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))


class AddressCode(forms.Form):
    """The code that went there."""

    code = forms.CharField(
        label=_("The code from the mail"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )


class Self(forms.ModelForm):  # type: ignore[type-arg]
    """Your name, your language, and how Kring looks to you."""

    name = own.NameField(label=_("Your name"))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    theme = forms.ChoiceField(
        label=_("Light or dark"),
        required=False,
        choices=[("", _("As my device has it")), ("light", _("Light")), ("dark", _("Dark"))],
    )
    text = forms.ChoiceField(
        label=_("Letters"), required=False, choices=[("", _("Normal letters")), ("larger", _("Larger letters"))]
    )

    class Meta:
        model = models.User
        fields = ["name", "language", "theme", "text"]


def _new_password() -> forms.CharField:
    return forms.CharField(
        label=_("New password"),
        help_text=_("At least 8 letters, digits or signs; 15 is better. A short sentence is good."),
        min_length=8,
        max_length=1000,
        error_messages={"min_length": _("This is too short. Use at least 8 letters, digits or signs.")},
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class Password(forms.Form):
    """A new password: long rather than strange. Who has one types that first."""

    current = forms.CharField(
        label=_("The password that you have now"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = _new_password()

    def __init__(self, *args: Any, user: models.User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if not user.has_usable_password():
            del self.fields["current"]

    def clean_current(self) -> str:
        current: str = self.cleaned_data["current"]
        if not attempts.may_sign_in(context.request, self.user.email or str(self.user.pk)):
            raise forms.ValidationError(OFTEN)
        if not self.user.check_password(current):
            raise forms.ValidationError(_("This is not the password that you have now."))
        return current

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self.user)
        return password


class First(forms.Form):
    """Whoever becomes the administrator of a new Kring."""

    name = own.NameField(label=_("Your name"))
    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    password = _new_password()

    def clean(self) -> dict[str, Any] | None:
        given = super().clean() or {}
        if "password" in given:
            user = models.User(name=given.get("name", ""), email=given.get("email"))
            try:
                password_validation.validate_password(given["password"], user)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return given
