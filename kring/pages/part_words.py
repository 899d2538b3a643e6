"""What the parts of a circle are called, wherever somebody reads who may see, who saw or who took one along."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kring.core.access import Part


@dataclass(frozen=True)
class Word:
    """A word with its icon of lucide (`make assets` finds it here)."""

    name: Any
    icon: str

    def __str__(self) -> str:
        return str(self.name)


WORDS: Final[dict[Part, Word]] = {
    Part.NAMES: Word(_("the names"), icon="users"),
    Part.PHOTOS: Word(_("the photos"), icon="image"),
    Part.CARD: Word(_("what stands on the cards"), icon="contact"),
    Part.CIRCLE: Word(_("the circle"), icon="target"),
    Part.ECOGRAM: Word(_("who there is in each part of life (ecogram)"), icon="waypoints"),
    Part.GENOGRAM: Word(_("the family drawing"), icon="git-fork"),
    Part.FAMILY_MAP: Word(_("the family map"), icon="house"),
    Part.RELATIONS: Word(_("who knows whom"), icon="share-2"),
    Part.WEB: Word(_("what gives support (support web)"), icon="network"),
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
