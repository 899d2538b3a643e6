"""What is told about people: what they have with each other, what they belong to, what happened, where they stand."""

from typing import Annotated, Final

from msgspec import Meta

from kring.core.kinds import (
    FactKind,
    InteractionKind,
    ParentKind,
    PartnerEnd,
    PartnerKind,
    Perspective,
    SiblingsKind,
    Sort,
    Strength,
    TieKind,
)
from kring.core.network.goals import Action, Goal, Request
from kring.core.network.people import Person
from kring.core.network.plans import Evaluation, Passage, Plan, Task
from kring.core.network.sheets import Response, Sheet
from kring.core.network.success import Success
from kring.core.network.trajectories import Charge, Leg, Trajectory
from kring.core.network.values import Id, Line, Name, Text, Value, When


class Tie(Value, frozen=True, tag="tie", tag_field="what"):
    """What two members have with each other. Its id follows from its ends and kind.

    Of help, `a` helps `b`, and when it `is_mutual` `b` helps `a` as well; all else goes both ways by itself.
    """

    id: Id
    a: Id
    b: Id
    kind: TieKind = TieKind.KNOWS
    strength: Strength | None = None
    remark: Text = ""
    is_mutual: bool = False


class Descent(Value, frozen=True, tag="descent", tag_field="what"):
    """One parent of one child; either may be one of the owner's selves. From `since` to `until` a child lived there."""

    id: Id
    child: Id
    parent: Id
    kind: ParentKind = ParentKind.BIRTH
    since: When | None = None
    until: When | None = None


class Siblings(Value, frozen=True, tag="siblings", tag_field="what"):
    """Brothers and sisters in the order told, without saying who the parents are."""

    id: Id
    people: tuple[Id, ...]
    kind: SiblingsKind = SiblingsKind.SIBLINGS


class Partnership(Value, frozen=True, tag="partnership", tag_field="what"):
    """Two people who are or were a couple; who marry again are two partnerships.

    `separated` is when they went apart, where the end came later. `rank` is the order in which somebody's
    partners came, where years are unknown; 0 tells nothing.
    """

    id: Id
    a: Id
    b: Id
    kind: PartnerKind = PartnerKind.TOGETHER
    since: When | None = None
    until: When | None = None
    ended: PartnerEnd | None = None
    separated: When | None = None
    rank: Annotated[float, Meta(ge=0, le=1000)] = 0.0


class Interaction(Value, frozen=True, tag="interaction", tag_field="what"):
    """How two people are with each other; either may be one of the owner's selves. `DIRECTED`: from `a` to `b`."""

    id: Id
    a: Id
    b: Id
    kind: InteractionKind
    since: When | None = None
    until: When | None = None
    remark: Text = ""
    confidential: bool = False


class Fact(Value, frozen=True, tag="fact", tag_field="what"):
    """What a genogram marks at somebody, in words as far as they were told: an illness, an addiction, a migration."""

    id: Id
    person: Id
    kind: FactKind
    words: Line = ""
    since: When | None = None
    until: When | None = None
    is_suspected: bool = False
    has_recovered: bool = False
    confidential: bool = False


class Group(Value, frozen=True, tag="group", tag_field="what"):
    """A club, a household, a choir: people who belong together."""

    id: Id
    name: Name
    kind: Line = ""
    people: tuple[Id, ...] = ()
    owner_belongs: bool | None = None
    is_household: bool = False


class Event(Value, frozen=True, tag="event", tag_field="what"):
    """Something that happened, happens or is hoped for, with those it concerns.

    With `until` it lasted that long; `is_ongoing` says that it still lasts, `is_wished` that it is hoped for.
    """

    id: Id
    title: Name
    kind: Line = ""
    since: When | None = None
    until: When | None = None
    is_ongoing: bool = False
    is_wished: bool = False
    people: tuple[Id, ...] = ()
    remark: Text = ""


class Wish(Value, frozen=True, tag="wish", tag_field="what"):
    """Something the owner would like, in the owner's words."""

    id: Id
    words: Annotated[str, Meta(min_length=1, max_length=20_000, pattern=r"\S")]
    perspective: Perspective | None = None
    people: tuple[Id, ...] = ()


class Answer(Value, frozen=True, tag="answer", tag_field="what"):
    """What the owner answered to a prompt of a layout; its id is the prompt's."""

    id: Id
    people: tuple[Id, ...] = ()
    words: Text = ""


class Placement(Value, frozen=True):
    """Where someone stands in a layout: ring and sector, or left out on purpose (R036)."""

    ring: Id | None = None
    sector: Id | None = None
    left_out: bool = False


Record = (
    Person
    | Tie
    | Descent
    | Siblings
    | Partnership
    | Interaction
    | Fact
    | Group
    | Event
    | Wish
    | Answer
    | Goal
    | Action
    | Request
    | Plan
    | Passage
    | Task
    | Evaluation
    | Sheet
    | Response
    | Success
    | Trajectory
    | Leg
    | Charge
)


UNBORN: Final = frozenset({Sort.PREGNANCY, Sort.MISCARRIAGE, Sort.STILLBIRTH, Sort.TERMINATION})
ABUSE: Final = frozenset(
    {InteractionKind.PHYSICAL_ABUSE, InteractionKind.EMOTIONAL_ABUSE, InteractionKind.SEXUAL_ABUSE}
)
DIRECTED: Final = ABUSE | {InteractionKind.FOCUSED_ON, InteractionKind.CARETAKER}  # what one does to, or for, the other

SHELVES: Final[dict[type[Record], str]] = {
    Person: "people",
    Tie: "ties",
    Descent: "descents",
    Siblings: "siblings",
    Partnership: "partnerships",
    Interaction: "interactions",
    Fact: "facts",
    Group: "groups",
    Event: "events",
    Wish: "wishes",
    Answer: "answers",
    Goal: "goals",
    Action: "actions",
    Request: "requests",
    Plan: "plans",
    Passage: "passages",
    Task: "tasks",
    Evaluation: "evaluations",
    Sheet: "sheets",
    Response: "responses",
    Success: "successes",
    Trajectory: "trajectories",
    Leg: "legs",
    Charge: "charges",
}
SINGLE: Final[dict[type[Record], tuple[str, ...]]] = {Action: ("by", "checks"), Task: ("by", "next")}
"""Fields that each hold one person, who may also be nobody."""
LISTS: Final[dict[type[Record], tuple[str, ...]]] = {Success: ("people", "consents")}
"""Fields that hold several people; of all other records that is `people`."""


def tie_id(a: str, b: str, kind: TieKind = TieKind.KNOWS) -> str:
    """The id of the tie of a kind between two people, the same from either side."""
    return f"{min(a, b)}~{max(a, b)}~{kind}"


def mentioned(record: Record) -> tuple[str, ...]:
    """The ids of the people a record speaks of."""
    match record:
        case Tie() | Partnership() | Interaction():
            return (record.a, record.b)
        case Fact():
            return (record.person,)
        case Descent():
            return (record.child, record.parent)
        case Task():
            return named(record)
        case Action(by=by, checks=checks):
            doing = record.people if by is None else (by, *record.people)
            return doing if checks is None or checks in doing else (*doing, checks)
        case Person() | Evaluation() | Sheet() | Charge():
            return ()
    return record.people


def named(record: Record) -> tuple[str, ...]:
    """The ids of those who each have a field of their own in a record, such as who does something."""
    return tuple(one for field in SINGLE.get(type(record), ()) if (one := getattr(record, field)))
