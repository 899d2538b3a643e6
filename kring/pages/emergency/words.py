"""What reasons, verdicts and what is held back are called."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kring.core.access import Part
from kring.core.emergency import Why
from kring.store.models import Openness, Verdict

WHY: Final[dict[Why, Any]] = {
    Why.DANGER: _("Somebody is in danger"),
    Why.HEALTH: _("Somebody is very ill or hurt"),
    Why.CHILD: _("A child is not safe"),
    Why.MISSING: _("Somebody is missing"),
    Why.OTHER: _("Something else that cannot wait"),
}
VERDICTS: Final[dict[Verdict, Any]] = {
    Verdict.FINE: _("This was right"),
    Verdict.ASKED: _("I asked, and it is explained"),
    Verdict.BREACH: _("This should not have happened"),
}
PARTS: Final[dict[Part, Any]] = {
    Part.NAMES: _("the list of people"),
    Part.PHOTOS: _("the photos"),
    Part.CARD: _("the cards of people"),
    Part.CIRCLE: _("the circle"),
    Part.ECOGRAM: _("the ecogram"),
    Part.GENOGRAM: _("the family drawing"),
    Part.RELATIONS: _("who knows whom"),
    Part.WEB: _("the support web"),
    Part.CONTACT: _("the contact schema"),
    Part.LIFE: _("the life line"),
    Part.STORY: _("the story"),
    Part.WISHES: _("the wishes"),
    Part.PLAN: _("the plan"),
    Part.SAYS: _("what it says"),
    Part.MOMENTS: _("the moments"),
}
HELD: Final[dict[Openness, Any]] = {
    Openness.LOG: _("The client does not hear for now that I looked"),
    Openness.EMERGENCY: _("The client does not hear for now of an emergency"),
    Openness.TELLING: _("Somebody does not hear for now that they are on the map"),
}
