"""By which law something is kept, from when its clock runs and for how long, in words."""

from typing import Any, Final

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from kring.core.retention import Basis, Clock, Term

BASES: Final[dict[Basis, Any]] = {
    Basis.INFORMAL: _("No law: the client's own circle"),
    Basis.WMO: _("Wmo 2015 (social support)"),
    Basis.WMO_WITHDRAWN: _("Wmo 2015, request withdrawn"),
    Basis.YOUTH: _("Jeugdwet (youth care)"),
    Basis.GUARDIANSHIP: _("Guardianship or supervision order"),
}
CLOCKS: Final[dict[Clock, Any]] = {
    Clock.RECEIVED: _("after the newest thing was written"),
    Clock.CASE_CLOSED: _("after the case was closed"),
    Clock.MAJORITY: _("after the client turned eighteen"),
    Clock.LAST_USE: _("after it was last used"),
}


def term(term: Term) -> str:
    """How long, and from when."""
    return f"{length(term)} {CLOCKS[term.clock]}"


def length(term: Term) -> str:
    """How long."""
    parts = [
        ngettext("%(n)s year", "%(n)s years", term.years) % {"n": term.years} if term.years else "",
        ngettext("%(n)s month", "%(n)s months", term.months) % {"n": term.months} if term.months else "",
        ngettext("%(n)s day", "%(n)s days", term.days) % {"n": term.days} if term.days else "",
    ]
    said = [one for one in parts if one]
    return gettext(" and ").join(said)
