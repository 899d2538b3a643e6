"""What hangs in the client's own room.

To add something: a line in `LINKS`, with the name of its address (which takes the
network), a word, one sentence, the part whose door it is, and `icon=` a name of lucide
(then `make assets`). Whoever may not see that part does not see the line.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kring.core.access import Part


@dataclass(frozen=True)
class Link:
    """A way to a page: the name of its address, what it is called, one sentence, whose part it is, and its icon."""

    url: str
    name: Any
    sentence: Any
    part: Part
    icon: str
    is_private: bool = False  # of the owner alone, and of nobody in their stead
    is_of_carers: bool = False  # only where whose circle it is cares for somebody


LINKS: tuple[Link, ...] = (
    Link(
        "sharing:show",
        _("Who may see what?"),
        _("Who has a key to your circle. Ask somebody in, or stop it."),
        Part.SHARES,
        icon="key",
    ),
    Link(
        "looked:show",
        _("Who looked?"),
        _("Who looked in your circle, when and why."),
        Part.LOG,
        icon="eye",
    ),
    Link(
        "emergency:told",
        _("Emergencies"),
        _("Who looked because it could not wait, and why."),
        Part.LOG,
        icon="info",
    ),
    Link(
        "proposals:show",
        _("Proposals"),
        _("What others want to change. You say yes or no."),
        Part.SHARES,
        icon="pencil",
    ),
    Link(
        "history:show",
        _("Who changed what"),
        _("Everything that was done in your circle, and by whom."),
        Part.HISTORY,
        icon="undo-2",
    ),
    Link(
        "files:show",
        pgettext_lazy("own room", "Take along"),
        _("On paper, as a file, or everything at once. And bring in a file."),
        Part.COPY,
        icon="download",
    ),
    Link(
        "plans:show",
        _("Whole plans"),
        _("A plan for later, for the two of you, or for a dream."),
        Part.PLAN,
        icon="clipboard-list",
    ),
    Link(
        "wall:show",
        _("The wall"),
        _("What worked, with photos."),
        Part.PLAN,
        icon="image",
    ),
    Link(
        "plan:mails",
        _("Mail about the plan"),
        _("At most one a week. It only says that there is something."),
        Part.SHARES,
        icon="mail",
    ),
    Link(
        "knowing:show",
        _("Who knows that they are on the map?"),
        _("Tell people, or give them what is kept about them."),
        Part.SHARES,
        icon="users",
    ),
    Link(
        "carers:cares",
        _("Do you care for somebody?"),
        _("Write down for whom. Then there is more here for you."),
        Part.WISHES,
        icon="hand-helping",
    ),
    Link(
        "kept:burden",
        _("How heavy is it for me?"),
        _("Do you care for somebody? Only you see this."),
        Part.SHARES,
        icon="scale",
        is_private=True,
        is_of_carers=True,
    ),
    Link(
        "leave:forget",
        _("Forget me"),
        _("Have everything erased. You have a week to change your mind."),
        Part.SHARES,
        icon="eraser",
    ),
)
