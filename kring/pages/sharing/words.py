"""What the ready-made circles, and the roles that somebody is asked in for, are called to whose circle it is."""

from typing import Any, Final

from django.utils.translation import pgettext_lazy

from kring.core.access import Role
from kring.core.sharing import Ready
from kring.pages.part_words import Word

READY: Final[dict[Ready, Word]] = {
    Ready.FAMILY: Word(pgettext_lazy("ready-made circle", "What suits family and friends"), icon="heart"),
    Ready.HELPERS: Word(pgettext_lazy("ready-made circle", "What suits helpers"), icon="hand-helping"),
    Ready.ATLAS: Word(pgettext_lazy("ready-made circle", "What suits who helps to draw"), icon="pencil"),
    Ready.WORKERS: Word(pgettext_lazy("ready-made circle", "What suits professionals"), icon="briefcase"),
}

ROLES: Final[dict[Role, Any]] = {
    Role.OWNER: pgettext_lazy("invited", "whose circle it is as well"),
    Role.FAMILY: pgettext_lazy("invited", "family"),
    Role.FRIEND: pgettext_lazy("invited", "a friend"),
    Role.NEIGHBOUR: pgettext_lazy("invited", "a neighbour"),
    Role.CARER: pgettext_lazy("invited", "somebody who cares for me"),
    Role.SUPPORT_FIGURE: pgettext_lazy("invited", "somebody who supports me"),
    Role.VOLUNTEER: pgettext_lazy("invited", "a volunteer"),
    Role.PROFESSIONAL: pgettext_lazy("invited", "a professional"),
    Role.CARE_PROVIDER: pgettext_lazy("invited", "a professional who gives care"),
    Role.PROCESS_GUIDE: pgettext_lazy("invited", "a guide, who lets go again"),
    Role.COORDINATOR: pgettext_lazy("invited", "a coordinator"),
    Role.PROXY: pgettext_lazy("invited", "somebody who decides for me"),
}
