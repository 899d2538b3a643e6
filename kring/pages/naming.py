"""Names in a sentence, in the language of the page; and what the kinds of people are called."""

from typing import Any, Final

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kring.core.network import Category
from kring.draw.shapes import Shape

KINDS: Final[dict[Category, Any]] = {
    Category.FAMILY: _("family"),
    Category.FRIEND: _("friend"),
    Category.NEIGHBOUR: _("neighbour"),
    Category.ACQUAINTANCE: _("acquaintance"),
    Category.COLLEAGUE: _("colleague"),
    Category.FELLOW_CLIENT: _("somebody who also gets care"),
    Category.VOLUNTEER: _("volunteer"),
    Category.PROFESSIONAL: _("professional"),
}
KINDS_TO_CHOOSE: Final[dict[Category, Any]] = {
    Category.FAMILY: _("Family"),
    Category.FRIEND: _("Friend"),
    Category.NEIGHBOUR: _("Neighbour"),
    Category.ACQUAINTANCE: _("Acquaintance"),
    Category.COLLEAGUE: _("Colleague"),
    Category.FELLOW_CLIENT: _("Somebody who also gets care"),
    Category.VOLUNTEER: _("Volunteer"),
    Category.PROFESSIONAL: _("Professional"),
}
SIGNS: Final[dict[Shape, Any]] = {  # what each outline in a drawing stands for
    Shape.CIRCLE: pgettext_lazy("sign", "family"),
    Shape.HEXAGON: pgettext_lazy("sign", "somebody who also gets care"),
    Shape.SQUARE: pgettext_lazy("sign", "professional"),
    Shape.DIAMOND: pgettext_lazy("sign", "friend or acquaintance"),
    Shape.HOUSE: pgettext_lazy("sign", "neighbour"),
    Shape.ROSETTE: pgettext_lazy("sign", "volunteer"),
    Shape.OPEN: pgettext_lazy("sign", "not said yet"),
}


def whose(name: str) -> str:
    """The name as an owner: Anna’s, Joris’, Marks."""
    last = name[-1:].lower()
    if (get_language() or "nl").startswith("nl"):
        if last in "sxzß":
            return f"{name}’"
        return f"{name}’s" if last in "aiouyáéíóú" or not last.isascii() else f"{name}s"
    return f"{name}’" if last == "s" else f"{name}’s"
