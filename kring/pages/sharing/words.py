"""What the parts of a circle and the ready-made circles are called, in the words of whose circle it is."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kring.core.access import Part, Role
from kring.core.sharing import Ready


@dataclass(frozen=True)
class Word:
    """A word with its icon of lucide (`make assets` finds it here)."""

    name: Any
    icon: str


PARTS: Final[dict[Part, Word]] = {
    Part.NAMES: Word(_("the names"), icon="users"),
    Part.PHOTOS: Word(_("the photos"), icon="image"),
    Part.CARD: Word(_("what stands on the cards"), icon="contact"),
    Part.CIRCLE: Word(_("the circle"), icon="target"),
    Part.ECOGRAM: Word(_("the ecogram"), icon="waypoints"),
    Part.GENOGRAM: Word(_("the family drawing"), icon="git-fork"),
    Part.RELATIONS: Word(_("who knows whom"), icon="share-2"),
    Part.WEB: Word(_("the support web"), icon="network"),
    Part.CONTACT: Word(_("how often there is contact, and who does what"), icon="message-circle"),
    Part.LIFE: Word(_("the life line"), icon="milestone"),
    Part.STORY: Word(_("the story"), icon="book-open"),
    Part.WISHES: Word(_("the wishes"), icon="star"),
    Part.PLAN: Word(_("the plan"), icon="footprints"),
    Part.SAYS: Word(_("what the circle says"), icon="lightbulb"),
    Part.MOMENTS: Word(_("the moments of before"), icon="calendar"),
    Part.HISTORY: Word(_("who changed what"), icon="undo-2"),
    Part.COPY: Word(_("a copy to take along"), icon="download"),
    Part.LOG: Word(_("who looked"), icon="eye"),
    Part.SHARES: Word(_("who may see what"), icon="key"),
}

READY: Final[dict[Ready, Word]] = {
    Ready.FAMILY: Word(pgettext_lazy("ready-made circle", "What suits family and friends"), icon="heart"),
    Ready.HELPERS: Word(pgettext_lazy("ready-made circle", "What suits helpers"), icon="hand-helping"),
    Ready.WORKERS: Word(pgettext_lazy("ready-made circle", "What suits professionals"), icon="briefcase"),
}

ROLES: Final[dict[Role, Any]] = {
    Role.OWNER: pgettext_lazy("invited", "whose circle it is as well"),
    Role.FAMILY: pgettext_lazy("invited", "family"),
    Role.FRIEND: pgettext_lazy("invited", "a friend"),
    Role.NEIGHBOUR: pgettext_lazy("invited", "a neighbour"),
    Role.CARER: pgettext_lazy("invited", "somebody who cares for me"),
    Role.SUPPORT_FIGURE: pgettext_lazy("invited", "a support figure"),
    Role.VOLUNTEER: pgettext_lazy("invited", "a volunteer"),
    Role.PROFESSIONAL: pgettext_lazy("invited", "a professional"),
    Role.CARE_PROVIDER: pgettext_lazy("invited", "a professional who gives care"),
    Role.PROXY: pgettext_lazy("invited", "somebody who decides for me"),
}
