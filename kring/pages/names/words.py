"""Both values, in words, of what two people changed on the list at once."""

from django.utils.translation import gettext, pgettext

from kring.core.changes import Misfit, Set
from kring.core.network import Person
from kring.pages.answers import Both
from kring.pages.changed import fields


def wanted(misfit: Misfit) -> Both:
    """Whether the owner wants to work on the circle: yes against no, or one day to ask again against another."""
    yours = misfit.change.value if isinstance(misfit.change, Set) else None
    if isinstance(misfit.change, Set) and misfit.change.field == "ask_again_on":
        now, asked = (fields.said("owner", "ask_again_on", one) for one in (misfit.now, yours))
        return Both("", now or gettext("No day"), asked or gettext("No day"))
    return Both("", _yes_no(misfit.now), _yes_no(yours))


def person(misfit: Misfit) -> Both:
    """Somebody who should go, and whom somebody else changed just now."""
    name = misfit.now.name if isinstance(misfit.now, Person) else gettext("It was changed just now.")
    return Both("", name, gettext("Off the list"))


def _yes_no(said: object) -> str:
    return pgettext("answer", "Yes") if said else pgettext("answer", "No")
