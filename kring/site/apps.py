"""The roof as Django knows it: it brings templates, tags, static files and catalogues."""

from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.forms import Field
from django.utils.translation import gettext_lazy as _

from kring.methods import library, loader


class Site(AppConfig):
    name = "kring.site"
    label = "site"

    def ready(self) -> None:
        Field.default_error_messages["required"] = _("Fill this in.")
        loader.look_in(Path(settings.DATA) / "layouts")
        library.look_in(Path(settings.WAYS))
        MaxLengthValidator.message = _("This is too long. At most %(limit_value)d signs fit.")
