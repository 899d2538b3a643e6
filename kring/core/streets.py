"""A fieldwork: streets with doors and no names, what was said at them, and what was decided with residents (M05, M07).

Who may do what in one is decided here; the figures are in `fieldwork`. What was said keeps no door.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kring.core import access
from kring.core.access import Post, Role, Rule, Ruling, Viewer
from kring.core.fieldwork import LEAST, Household, Item
from kring.core.questions import Ask, Aspect, Questions, Takes

# The group of whoever told none: a row of its own, or it could be found by subtraction. No group can be called so.
UNSAID: Final = "\n"
MOST_DOORS: Final = 1000  # in one street
MOST_STREETS: Final = 60
MOST_GROUPS: Final = 8
MOST_IDEAS: Final = 60  # of one fieldwork

_LEADS: Final = frozenset({Role.COORDINATOR, Role.PROFESSIONAL, Role.CASE_MANAGER, Role.CARE_PROVIDER})
_READS: Final = _LEADS | {Role.ANALYST}
_DOOR: Final = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5})|\s*([A-Za-z0-9/. ]{0,8}))")


class Walker(StrEnum):
    """Who walks a way without a circle of their own."""

    GROUP = "group"
    STREET = "street"
    ORGANISATION = "organisation"


class Task(StrEnum):
    """What somebody comes to do in a fieldwork."""

    LEAD = "lead"
    READ = "read"
    RING = "ring"


class Side(StrEnum):
    """Which side of a street."""

    BOTH = "both"
    ODD = "odd"
    EVEN = "even"


class Street(Struct, frozen=True):
    """A street; its doors are kept apart from what was said."""

    id: str
    name: str


class Intervention(Struct, frozen=True):
    """What will be done, where, why, and whether residents decided along (R043); else `otherwise` says why not.

    `until` is the day on which it is looked at again and `on` that on which it was decided, both as YYYY-MM-DD, `came`
    what came of it, and `who` sees to it.
    """

    id: str
    words: str
    reason: str
    street: str = ""
    item: str = ""
    with_residents: bool = True
    otherwise: str = ""
    until: str = ""
    came: str = ""
    who: str = ""
    on: str = ""


class Idea(Struct, frozen=True):
    """What residents could do, as one of them put it."""

    id: str
    words: str


class Plan(Struct, frozen=True):
    """What a fieldwork is called, where it goes, which groups are told apart, and what was decided after it.

    With a `link` people of each street can answer by a link of that street; another one shuts all that were made.
    With a `poll` residents add `ideas` afterwards and choose among them, each phone once: `ballots` holds the ids of
    what it chose, under a sign that names nobody. `described` is what stands out, in words of who worked it out.
    `agency` is who else went along the doors, and `uninstructed` why without instruction (R040).
    """

    name: str
    streets: tuple[Street, ...] = ()
    groups: tuple[str, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    link: str = ""
    ideas: tuple[Idea, ...] = ()
    ballots: Mapping[str, tuple[str, ...]] = {}
    poll: str = ""
    described: str = ""
    agency: str = ""
    uninstructed: str = ""


class Said(Struct, frozen=True):
    """What one household said: in which street, of which group when that was told, and nothing of the door."""

    street: str
    group: str = ""
    items: Mapping[str, Item] = {}
    words: Mapping[str, str] = {}


class TooMany(ValueError):
    """There is no room for one idea more."""


class NotANumber(ValueError):
    """What cannot be read as the number of a house."""


def may(organisation: str, posts: Iterable[Post], task: Task, is_interviewer: bool, at: datetime) -> Ruling:
    """Whether somebody with these positions may do this in a fieldwork of an organisation.

    Professionals and coordinators lead, an analyst reads, and at the doors come only who was named an interviewer and
    still has a position there. To all others it does not exist.
    """
    here = [one for one in posts if one.organisation == organisation]
    viewers = [Viewer("", one.role, begins=one.begins, ends=one.ends, at=at) for one in here]
    standing = {one.role for one in viewers if one.role and access.is_standing(one)}
    allowed = {Task.LEAD: standing & _LEADS, Task.READ: standing & _READS, Task.RING: standing}[task]
    if not allowed or (task is Task.RING and not is_interviewer):
        return Ruling(False, Rule.NO_ROLE)
    return Ruling(True, Rule.ROLE, {"role": sorted(allowed)[0].value})


def leads(role: Role) -> bool:
    """Whether this position leads fieldwork."""
    return role in _LEADS


def reads(role: Role) -> bool:
    """Whether this position reads what a fieldwork found."""
    return role in _READS


def numbers(told: str, side: Side = Side.BOTH) -> list[str]:
    """House numbers as people type them: "1-9, 12, 14a" is 1 to 9, 12 and 14a; of one side only the odd or even ones.

    Each once, in their order. Raises `NotANumber` for anything else, or for more than `MOST_DOORS`.
    """
    found: dict[str, None] = {}
    for part in filter(None, (one.strip() for one in re.split(r"[,;\n]+", told))):
        match = _DOOR.fullmatch(part)
        if match is None:
            raise NotANumber(part)
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first or last - first > MOST_DOORS:
            raise NotANumber(part)
        for number in range(first, last + 1):
            if side is Side.BOTH or (number % 2 == 1) is (side is Side.ODD):
                found[f"{number}{(match[3] or '').strip()}"] = None
    if len(found) > MOST_DOORS:
        raise NotANumber(str(len(found)))
    return list(found)


def fits(questions: Questions) -> bool:
    """Whether a list can be asked at doors: of no one by name, with a scale of how it is and should be, or words."""
    shaped = [one.takes is Takes.WORDS or _is_gap(one) for one in questions.ask]
    return all(shaped) and any(map(_is_gap, questions.ask)) and not questions.hers


def items(questions: Questions) -> list[Ask]:
    """The questions of which a gap is reckoned."""
    return [one for one in questions.ask if _is_gap(one)]


def by_street(said: Iterable[Said]) -> list[Household]:
    """What was said, as `fieldwork.gaps` reads it, street by street."""
    return [Household(one.street, said=one.items) for one in said]


def by_group(said: Iterable[Said]) -> list[Household]:
    """The same group by group; whoever told no group is one of their own."""
    return [Household(one.group or UNSAID, said=one.items) for one in said]


def is_down(said: Said) -> bool:
    """Whether somewhere less is wished than there is: then it is asked whether that is right (M07)."""
    return any(one.now is not None and one.wish is not None and one.wish < one.now for one in said.items.values())


def thought(plan: Plan, id: str, words: str) -> tuple[Plan, str]:
    """With an idea, and its id: that of one which says the same when there is one. Raises `TooMany`."""
    for one in plan.ideas:
        if one.id == id or one.words.casefold() == words.casefold():
            return plan, one.id
    if len(plan.ideas) >= MOST_IDEAS:
        raise TooMany
    return replace(plan, ideas=(*plan.ideas, Idea(id, words))), id


def forgotten(plan: Plan, id: str) -> Plan:
    """Without an idea."""
    return replace(plan, ideas=tuple(one for one in plan.ideas if one.id != id))


def chosen(plan: Plan) -> list[tuple[Idea, int | None]]:
    """The ideas, and by how many each was chosen once the poll is shut; then the most chosen one is first.

    While it runs, and where fewer than `fieldwork.LEAST` chose, there are no numbers (R103), and the order is that in
    which they came.
    """
    if plan.poll or len(plan.ballots) < LEAST:
        return [(one, None) for one in plan.ideas]
    count = Counter(id for ballot in plan.ballots.values() for id in ballot)
    return [(one, count[one.id]) for one in sorted(plan.ideas, key=lambda one: -count[one.id])]


def _is_gap(ask: Ask) -> bool:
    return ask.takes is Takes.SCALE and {Aspect.NOW, Aspect.WISH} <= set(ask.aspect)
