"""The letter with which somebody is asked for help: the sentence, what is offered back, and where one answers."""

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from kring.core import names
from kring.core import network as networks
from kring.core.network import Person, Request
from kring.draw import letter
from kring.pages import letters, squares
from kring.store.doors import Opened


def made(opened: Opened, one: Request, whom: Person, address: str) -> bytes:
    """The letter as PDF: what stands behind the link stands in it as well, and nothing more."""
    title = gettext("A question for %(name)s") % {"name": names.first_name(whom.name)}
    told = letter.Letter(
        title=title,
        day=date_format(opened.today, "j F Y"),
        opening=tuple(part for part in (one.sentence, one.back, networks.called(opened.value)) if part.strip()),
        code_title="",
        code="",
        steps=(
            gettext("Hold the camera over the square. Or type this: %(address)s") % {"address": address},
            gettext("Answer with one tap: yes, no, or another time."),
        ),
        closing=(gettext("You need no account. You may always say no."),),
        square=letters.alone(squares.square(address, "")),
        about=gettext("A square for the camera: it opens %(address)s") % {"address": address},
        foot=gettext("The link shows only this question."),
        language=get_language() or "nl",
    )
    return letter.set_letter(told)
