"""Where a step of a way is worked: each tool with the page it lies on, and what its button says."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kring.core.access import Part
from kring.core.vocabulary import Tool


@dataclass(frozen=True)
class Place:
    """Where a tool lies: its address, the part whose door it is, the word on its button, its icon, and in which room.

    `more` goes after the address. Only whoever leads opens an `is_own` one.
    """

    url: str
    part: Part
    word: Any
    icon: str
    room: str
    more: str = ""
    args: tuple[str, ...] = ()
    is_own: bool = False


PLACES: Final[dict[Tool, Place]] = {
    Tool.NAMES: Place("names:show", Part.NAMES, _("Write down who there are"), icon="users", room="names"),
    Tool.CIRCLE: Place("circle:show", Part.CIRCLE, _("Draw the circle"), icon="circle-dot", room="circle"),
    Tool.ECOGRAM: Place("ecogram:show", Part.ECOGRAM, _("Draw the ecogram"), icon="sun", room="ecogram"),
    Tool.FAMILY: Place("genogram:show", Part.GENOGRAM, _("Draw the family"), icon="git-branch", room="genogram"),
    Tool.FAMILY_MAP: Place(
        "family_map:show", Part.FAMILY_MAP, _("Draw the family map"), icon="git-fork", room="family_map"
    ),
    Tool.RELATIONS: Place("relations:show", Part.RELATIONS, _("Draw who knows whom"), icon="share-2", room="relations"),
    Tool.WEB: Place("web:show", Part.WEB, _("Draw the support web"), icon="hand-helping", room="web"),
    Tool.CARDS: Place("msna:show", Part.CIRCLE, _("Fill in the three cards"), icon="clipboard-list", room="msna"),
    Tool.CONTACT: Place(
        "contact:show", Part.CONTACT, _("Look who has contact, and how often"), icon="calendar-days", room="contact"
    ),
    Tool.LIFE: Place("life:show", Part.LIFE, _("Draw the life line"), icon="route", room="life"),
    Tool.STORY: Place("story:show", Part.STORY, _("Tell the story"), icon="book-open", room="story"),
    Tool.STRENGTHS: Place("story:show", Part.WISHES, _("Write down what goes well"), icon="star", room="story"),
    Tool.VIEW: Place("says:show", Part.SAYS, _("Say what you think of the circle"), icon="eye", room="says"),
    Tool.SAYS: Place(
        "says:show", Part.SAYS, _("See what the circle says"), icon="message-circle", room="says", more="?show=1"
    ),
    Tool.WISHES: Place(
        "says:show", Part.WISHES, _("Write down a wish"), icon="sprout", room="says", more="?show=1#wishes"
    ),
    Tool.IDEAS: Place("plan:ideas", Part.PLAN, _("Think up ideas"), icon="lightbulb", room="plan"),
    Tool.GOAL: Place(
        "plan:goal", Part.PLAN, _("Say what you would like to reach"), icon="star", room="plan", args=("new",)
    ),
    Tool.LADDER: Place(
        "plan:goal",
        Part.PLAN,
        _("Look on the four rungs"),
        icon="signpost",
        room="plan",
        args=("new",),
        more="?rungs=1#ladder",
    ),
    Tool.ON_PAPER: Place("plan:on_paper", Part.PLAN, _("Print the plan"), icon="printer", room=""),
    Tool.DRAWINGS: Place("drawings:show", Part.NAMES, _("Print the drawings"), icon="printer", room="drawings"),
    Tool.LOOKED: Place("looked:show", Part.LOG, _("See who looked"), icon="eye", room="looked", is_own=True),
    Tool.REFLECTION: Place("kept:reflection", Part.NAMES, _("Write it for yourself"), icon="pencil", room="mine"),
    Tool.STEPS: Place("plan:show", Part.PLAN, _("Choose small steps"), icon="footprints", room="plan"),
    Tool.PLAN: Place("plans:show", Part.PLAN, _("Make a whole plan"), icon="clipboard-list", room="plan"),
    Tool.ASK_HELP: Place(
        "asking:show", Part.PLAN, _("Practise asking for help"), icon="hand-helping", room="asking", args=("new",)
    ),
    Tool.MOMENTS: Place(
        "moments:show", Part.MOMENTS, _("Keep this moment, or lay two beside each other"), icon="image", room="moments"
    ),
    Tool.WALL: Place("wall:show", Part.PLAN, _("Hang up what worked"), icon="image", room="wall"),
    Tool.SHARING: Place("sharing:show", Part.SHARES, _("Ask somebody in"), icon="key", room="sharing", is_own=True),
    Tool.FIELDWORK: Place("fieldwork:show", Part.PLAN, _("Along the doors"), icon="map-pin", room=""),
    Tool.CARES: Place("carers:cares", Part.WISHES, _("Write down for whom you care"), icon="heart", room="mine"),
    Tool.BURDEN: Place("kept:burden", Part.SAYS, _("Say how heavy it is"), icon="heart", room="mine", is_own=True),
}
