"""What can be answered on the card, in words to the owner, and in words about the owner to somebody else."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kring.pages import contacting, naming

Choices = contacting.Choices
UNKNOWN, NOT_KNOWN = contacting.UNKNOWN, contacting.NOT_KNOWN
DIRECTION, SUPPORTS, NOTHING = contacting.DIRECTION, contacting.SUPPORTS, contacting.NOTHING

YES_NO: Choices = [("yes", pgettext_lazy("answer", "Yes")), ("no", pgettext_lazy("answer", "No")), *UNKNOWN]
CATEGORY: Choices = [*((kind.value, word) for kind, word in naming.KINDS_TO_CHOOSE.items()), *UNKNOWN]
GENDER: Choices = [
    ("woman", _("Woman")),
    ("man", _("Man")),
    ("other", pgettext_lazy("gender", "Other")),
    *UNKNOWN,
]
STRENGTH: Choices = [
    ("strong", pgettext_lazy("tie", "Strong")),
    ("weak", pgettext_lazy("tie", "Loose")),
    ("tense", pgettext_lazy("tie", "Tense")),
    *UNKNOWN,
]
NEEDS: Choices = [
    ("affection", _("I feel valued")),
    ("belonging", _("I belong")),
    ("material", _("Things and a home")),
    ("security", _("Work, papers, certainty")),
]
WILLING: Choices = [
    ("willing_and_able", _("Wants to and can")),
    ("willing", _("Wants to, cannot now")),
    ("able", _("Can, has not said yes")),
    ("rather_not", _("Rather not")),
    *UNKNOWN,
]

PERSPECTIVE: Choices = [
    ("contacts", pgettext_lazy("wish", "Contact")),
    ("doing_things", _("Doing things")),
    ("practical_help", _("Practical help")),
]

# The same questions and answers for somebody who fills in the card for or with the owner.
LABELS_OF: Final[dict[str, Any]] = {
    "category": _("Who is this to %(owner)s?"),
    "together": _("What do they do together?"),
    "in_neighbourhood": _("In the neighbourhood of %(owner)s?"),
    "can_travel": _("Can this person come to %(owner)s?"),
    "needs": _("What does this tie give %(owner)s?"),
    "years_known": _("How many years do they know each other?"),
    **contacting.LABELS_OF,
    "own_words": _("In the words of %(owner)s"),
    "potential_friend": _("May this person come closer to %(owner)s?"),
    "potential_helper": _("Could this person help %(owner)s?"),
}
CHOICES_OF: Final[dict[str, dict[str, Any]]] = {
    **contacting.CHOICES_OF,
    "needs": {"affection": _("Feeling valued"), "belonging": _("Belonging")},
}


def unknown(owner: str = "") -> Choices:
    """The answer for what is not known, by the owner or by whoever fills in the card for them."""
    return NOT_KNOWN if owner else UNKNOWN


PART: Final[dict[str, Any]] = {
    "hair": _("Hair"),
    "hair_colour": _("Colour of the hair"),
    "skin": _("Skin"),
    "clothes": _("Clothes"),
}
KIT: Final[dict[str, Any]] = {
    "bob": pgettext_lazy("hair", "Bob"),
    "short": pgettext_lazy("hair", "Short"),
    "side": pgettext_lazy("hair", "Side parting"),
    "curly": pgettext_lazy("hair", "Curls"),
    "long": pgettext_lazy("hair", "Long"),
    "pony": pgettext_lazy("hair", "Ponytail"),
    "bun": pgettext_lazy("hair", "Bun"),
    "bald": pgettext_lazy("hair", "Bald on top"),
    "cap": pgettext_lazy("hair", "Cap"),
    "scarf": pgettext_lazy("hair", "Headscarf"),
    "afro": pgettext_lazy("hair", "Afro"),
    "light": pgettext_lazy("colour", "Light"),
    "warm": pgettext_lazy("colour", "Warm"),
    "olive": pgettext_lazy("colour", "Olive"),
    "brown": pgettext_lazy("colour", "Brown"),
    "dark": pgettext_lazy("colour", "Dark"),
    "black": pgettext_lazy("colour", "Black"),
    "dark-brown": pgettext_lazy("colour", "Dark brown"),
    "blond": pgettext_lazy("colour", "Blond"),
    "red": pgettext_lazy("colour", "Red"),
    "grey": pgettext_lazy("colour", "Grey"),
    "silver": pgettext_lazy("colour", "Silver"),
    "white": pgettext_lazy("colour", "White"),
    "purple": pgettext_lazy("colour", "Purple"),
    "blue": pgettext_lazy("colour", "Blue"),
    "green": pgettext_lazy("colour", "Green"),
    "yellow": pgettext_lazy("colour", "Yellow"),
    "orange": pgettext_lazy("colour", "Orange"),
    "rust": pgettext_lazy("colour", "Rust"),
    "pink": pgettext_lazy("colour", "Pink"),
    "navy": pgettext_lazy("colour", "Navy"),
    "teal": pgettext_lazy("colour", "Teal"),
    "forest": pgettext_lazy("colour", "Forest green"),
    "sky": pgettext_lazy("colour", "Sky blue"),
}
