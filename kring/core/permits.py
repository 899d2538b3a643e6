"""Whether somebody may do a change: the second wall, behind the door. A change is asked of the parts it can be made on.

Beside `access`, which decides of a part: here is which parts a change belongs to. Answers are its rulings.
"""

from collections.abc import Iterable
from typing import Final

from kring.core import access
from kring.core.access import Part, Rule, Ruling, Verb, Viewer
from kring.core.changes import Add, Change, Place, Set, about
from kring.core.network import Fact, Interaction, Person

MEETING: Final = ("trajectories", "legs")  # of who comes without the file: the step in which one meets
_PLACES: Final = "placements"  # a place in a layout is on no shelf of its own
_BETWEEN: Final = frozenset({Part.CARD, Part.NAMES, Part.RELATIONS, Part.GENOGRAM})
_OF_PEOPLE: Final = frozenset({Part.NAMES, Part.CARD, Part.CIRCLE, Part.PHOTOS, Part.WEB, Part.CONTACT})
_PLANNED: Final = ("goals", "actions", "requests", "plans", "passages", "tasks", "evaluations", "successes", "charges")
PARTS: Final[dict[str, frozenset[Part]]] = {
    "people": _OF_PEOPLE | {Part.ECOGRAM, Part.GENOGRAM, Part.FAMILY_MAP},
    "ties": frozenset({Part.CARD, Part.NAMES, Part.RELATIONS, Part.ECOGRAM}),
    **dict.fromkeys(("descents", "siblings", "partnerships", "groups"), _BETWEEN),
    **dict.fromkeys(("interactions", "facts"), frozenset({Part.GENOGRAM, Part.NAMES})),
    "events": frozenset({Part.STORY, Part.LIFE, Part.NAMES}),
    "wishes": frozenset({Part.WISHES, Part.NAMES}),
    "answers": frozenset({Part.CIRCLE, Part.NAMES}),
    **dict.fromkeys((*_PLANNED, *MEETING), frozenset({Part.PLAN})),
    **dict.fromkeys(("sheets", "responses"), frozenset({Part.STORY})),
    "owner": frozenset({Part.NAMES, Part.CARD, Part.STORY, Part.WISHES, Part.ECOGRAM}),
    "selves": frozenset({Part.NAMES, Part.CARD, Part.PHOTOS, Part.GENOGRAM}),
    "network": frozenset({Part.STORY, Part.SAYS}),
    _PLACES: frozenset({Part.CIRCLE}),
}


def permits(viewer: Viewer, change: Change, verb: Verb = Verb.CHANGE) -> Ruling:
    """Whether somebody may do this change, or propose it: the second wall, behind the door.

    A change belongs to the parts on whose pages it can be made; whoever may
    change one of them may do it. Who or what is confidential only those who lead decide:
    whoever else did it would hide somebody from themselves.
    """
    return permits_all(viewer, (change,), verb)


def permits_all(viewer: Viewer, changes: Iterable[Change], verb: Verb = Verb.CHANGE) -> Ruling:
    """The same of several changes: the first no, or else the yes to the last. Of none it is yes.

    What may be done with a shelf is asked once, however many changes are about it: a list of thousands of people
    is one question.
    """
    asked: dict[str, Ruling] = {}
    ruling = Ruling(True, Rule.ROLE)
    for change in changes:
        shelf = _PLACES if isinstance(change, Place) else about(change)[0]
        if not viewer.sees_confidential and _is_about_confidence(change):
            return Ruling(False, Rule.OWNER_DECIDES)
        if shelf not in asked:
            parts = PARTS.get(shelf, frozenset({Part.SHARES}))
            asked[shelf] = access.nearest(access.may(viewer, part, verb, shelf in MEETING) for part in sorted(parts))
        ruling = asked[shelf]
        if not ruling.allowed:
            return ruling
    return ruling


def _is_about_confidence(change: Change) -> bool:
    match change:
        case Set(field="confidential"):
            return True
        case Add(record=Person(confidential=True) | Interaction(confidential=True) | Fact(confidential=True)):
            return True
    return False
