"""What a visitor may send to come in and to choose how Kring looks and speaks."""

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from kring.pages import fields as own
from kring.store import models

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
    """The code from the mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plainly(self.fields["code"], _("The code from the mail"), autocomplete="one-time-code", spellcheck="false")


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
        help_text=_("At least 12 letters, digits or signs."),
        min_length=12,
        error_messages={"min_length": _("This is too short. Use at least 12 letters, digits or signs.")},
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class Password(forms.Form):
    """A new password: long rather than strange."""

    password = _new_password()

    def __init__(self, *args: Any, user: models.User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

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
