"""What reasons, verdicts and what is held back are called."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

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
HELD: Final[dict[Openness, Any]] = {
    Openness.LOG: _("The client does not hear for now that I looked"),
    Openness.EMERGENCY: _("The client does not hear for now of an emergency"),
    Openness.TELLING: _("Somebody does not hear for now that they are on the map"),
}
