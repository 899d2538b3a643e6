"""A mail to whose circle it is that something is new, and not what; whom no mail reaches reads it when they come in."""

from collections.abc import Iterable

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation

from kring.store import models


def new(users: Iterable[models.User]) -> None:
    """Send each of them the mail."""
    for user in users:
        with translation.override(user.language):
            words = render_to_string("leave/new.txt")
            send_mail(translation.gettext("Something new in Kring"), words, None, [user.email or ""])
