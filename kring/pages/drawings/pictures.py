"""Which pictures there are of the same people.

To add one: a line in `PICTURES`, and a small drawing of 104 by 104 in `drawings/<sign>.html`
(an `<svg class="drawing thumbnail" viewBox="0 0 104 104" width="104" height="104" aria-hidden="true">`
with the classes of `draw/drawing.css`, such as `fam` with `dot`, `fam-2` with `cell`, and `spark` for the owner).
Circles need no line: every layout of the shelf is one.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from kring.core.access import Part


@dataclass(frozen=True)
class Picture:
    """A picture: the name of its address, what it is called and for, whose part it is, and its small drawing."""

    url: str
    name: Any
    purpose: Any
    part: Part
    sign: str


PICTURES: tuple[Picture, ...] = (
    Picture(
        "ecogram:show",
        _("Ecogram"),
        _("In which part of your life people are, and what the contact is like."),
        Part.ECOGRAM,
        "drawings/ecogram.html",
    ),
    Picture(
        "relations:show",
        _("Who knows whom"),
        _("Lines between people. Who know each other, who link others, who stands alone."),
        Part.RELATIONS,
        "drawings/relations.html",
    ),
    Picture(
        "life:show",
        _("Life line"),
        _("What happened, lasts and is hoped for, along the years, and who was there."),
        Part.LIFE,
        "drawings/life.html",
    ),
    Picture(
        "contact:show",
        _("Contact schema"),
        _("With whom there is contact, how, and how long ago. Whom you did not see for a while."),
        Part.CONTACT,
        "drawings/contact.html",
    ),
    Picture(
        "contact:support",
        _("Who does what"),
        _("Everybody by five kinds of support, and on whom it rests."),
        Part.CONTACT,
        "drawings/support.html",
    ),
    Picture(
        "msna:show",
        _("Network cards"),
        _("Card by card who is there, and who could still come."),
        Part.CIRCLE,
        "drawings/msna.html",
    ),
    Picture(
        "web:show",
        _("Support web"),
        _("Which people, services and places are there in each part of life."),
        Part.WEB,
        "drawings/web.html",
    ),
)
