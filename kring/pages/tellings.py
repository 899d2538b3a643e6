"""How it stands with telling somebody that they are on the map, in words."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kring.core.thirds import State

STATES: Final[dict[State, Any]] = {
    State.TOLD: _("Yes, it was told"),
    State.NOT_YET: _("Not yet"),
    State.NOT_NEEDED: _("That is not needed"),
    State.UNSAFE: _("Rather not: that is not safe"),
}
