"""The letter on paper with which somebody comes in: its words, in their own language."""

from datetime import datetime

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kring.core import codes
from kring.draw import letter as paper
from kring.pages import squares
from kring.store import letters, models


def pdf(user: models.User, code: str, address: str, made_at: datetime, works_at: datetime | None = None) -> bytes:
    """The letter with this code, for somebody who types it at this address. Whoever looks over it learns no more."""
    with translation.override(user.language):
        return paper.set_letter(_letter(user, code, address, made_at, works_at))


def _letter(user: models.User, code: str, address: str, made_at: datetime, works_at: datetime | None) -> paper.Letter:
    made, until, since = (timezone.localtime(one) for one in (made_at, made_at + letters.VALID, works_at or made_at))
    title = _("There is a place for you at the table")
    plain = address.partition("://")[2]
    named = {"address": plain, "day": date_format(until, "j F Y"), "since": date_format(since, "j F Y")}
    later = [_("The code works from %(since)s.") % named] if works_at else []
    return paper.Letter(
        title=title,
        day=date_format(made, "j F Y"),
        opening=(
            _("Dear %(name)s,") % {"name": user.name},
            _("In Kring you see who is around you. This letter is your key. You need no mail and no password."),
        ),
        code_title=_("Your code"),
        code=codes.printed(code),
        steps=(
            _("Take a telephone, a tablet or a computer."),
            _("Hold the camera over the square. Or type this: %(address)s") % named,
            _("Type your code. Large or small letters, it is all the same."),
            _("Press “Come in”."),
        ),
        closing=(
            *later,
            _("The code works once, until %(day)s. Give it to nobody else.") % named,
            _("Does it not work? Then ask the one who gave you this letter for a new one."),
        ),
        square=alone(squares.square(f"{address}#{code}", "")),
        about=_("A square for the camera: it opens %(address)s") % named,
        foot=_("Nobody from Kring ever calls to ask for your code."),
        language=user.language,
    )


def alone(square: str) -> str:
    return square.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
