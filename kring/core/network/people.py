"""Whose network it is, and who is in it. Everything but a name may be unknown."""

from typing import Annotated, Final

from msgspec import Meta

from kring.core import names
from kring.core.kinds import (
    Category,
    Channel,
    Direction,
    Gender,
    Initiative,
    Inside,
    Need,
    OwnerKind,
    Sort,
    Status,
    Strength,
    Support,
    Way,
    Willing,
)
from kring.core.network.values import Amount, Face, Frequency, Id, Line, Name, Shift, Text, Value, When, Word

UNKNOWN: Final = "?"


class Self(Value, frozen=True):
    """Somebody whose network this is; a couple or a family has several."""

    id: Id
    name: Name
    gender: Gender | None = None
    born: When | None = None
    face: Face | None = None
    photo: Id | None = None
    family_shift: Shift = 0.0


class Owner(Value, frozen=True):
    """Whose network this is, and what they say of themselves (C4 step 1).

    Who does not want to map may say on which day to ask again; before that day nobody reminds them (R004).
    Whom they care for is in `cares_for`; how and when who guides found them, in `found_via` and `found_on` (M14).
    `inside` is the part of the family that stands with them in the circle of their ecogram (M03).
    """

    selves: dict[Id, Self]
    kind: OwnerKind = OwnerKind.PERSON
    called: Annotated[str, Meta(max_length=120)] = ""
    cares_for: Line = ""
    found_via: Channel | None = None
    found_on: When | None = None
    interests: Text = ""
    talents: Text = ""
    dreams: Text = ""
    matters: Text = ""
    roles: tuple[Line, ...] | None = None
    tasks_wanted: tuple[Line, ...] | None = None
    wants_to_map: bool | None = None
    ask_again_on: When | None = None
    inside: Inside = Inside.NOBODY


class Person(Value, frozen=True, tag="person", tag_field="what"):
    """A member of the network (or somebody who once was): only the name is needed.

    A service or a place that helps (`sort`) stands in pictures and is no member. `domains` are the
    parts of life in which this tie matters, of a list or in the owner's own words (T04, S09);
    `own_line` is what the line to them means to the owner, when no kind of line of Kring says it (S09);
    `tied_to` are the selves who have this tie, where the owner is a couple or a family (M10).
    Who is `off_family` is left out of the drawing of the family (M02), who is `off_map` out of the family map (S08),
    where `map_words` stand under somebody as the client says it. Who was moved in the first by hand stands there
    `family_shift` to the right of where Kring would put them, in pixels. Who `is_inside` was chosen to stand in the
    circle of the ecogram, beside whose it is (M03). Whose name is not known is called `UNKNOWN`.
    """

    id: Id
    name: Name
    rank: float = 0.0
    spontaneous: bool | None = None
    added_by: Id | None = None
    remark: Text = ""
    face: Face | None = None
    photo: Id | None = None
    sort: Sort = Sort.PERSON
    category: Category | None = None
    relation: Line = ""
    domains: tuple[Word, ...] | None = None
    gender: Gender | None = None
    born: When | None = None
    died: When | None = None
    age: Annotated[float, Meta(ge=0, le=150)] | None = None
    marital_status: Line = ""
    schooling: Line = ""
    work: Line = ""
    residence: Line = ""
    abroad: bool | None = None
    in_neighbourhood: bool | None = None
    distance_km: Amount | None = None
    travel_minutes: Amount | None = None
    can_travel: bool | None = None
    strength: Strength | None = None
    status: Status = Status.ACTIVE
    direction: Direction | None = None
    frequency: Frequency | None = None
    ways: tuple[Way, ...] | None = None
    initiative: Initiative | None = None
    last_contact: When | None = None
    years_known: Annotated[float, Meta(ge=0, le=150)] | None = None
    supports: tuple[Support, ...] | None = None
    supported: tuple[Support, ...] | None = None
    needs: tuple[Need, ...] | None = None
    roles: tuple[Line, ...] | None = None
    hours_a_week: Annotated[float, Meta(ge=0, le=168)] | None = None
    tasks: tuple[Line, ...] | None = None
    tasks_possible: tuple[Line, ...] | None = None
    willing: Willing | None = None
    motive: Line = ""
    interests: Text = ""
    social_role: Line = ""
    together: Text = ""
    where: Line = ""
    potential_friend: bool | None = None
    potential_helper: bool | None = None
    own_words: Text = ""
    own_line: Line = ""
    tied_to: tuple[Id, ...] | None = None
    off_family: bool = False
    family_shift: Shift = 0.0
    is_inside: bool = False
    off_map: bool = False
    map_words: Line = ""
    confidential: bool = False


def has_died(person: Person) -> bool:
    """Whether somebody is told to be dead: by the day, or without one."""
    return person.died is not None or person.status is Status.DECEASED


def together(owner: Owner) -> Self:
    """Whose network it is as one to be drawn: themselves, or a couple or family as one, without a face of their own."""
    selves = list(owner.selves.values())
    if len(selves) == 1:
        return selves[0]
    return Self("together", owner.called or names.joined([one.name for one in selves]) or "?")
