"""A network as one value: the people around an owner and what is known of them.

Everything but a name may be unknown. Unknown is `None` and never the same as
"no", "none" or zero. This module holds no rule about who may see what
(`access.py`) and changes nothing (`changes.py`).
"""

import calendar
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from kring.core import formats, kinds, names

FORMAT: Final = 1

Category = kinds.Category
Direction = kinds.Direction
Gender = kinds.Gender
Initiative = kinds.Initiative
Need = kinds.Need
OwnerKind = kinds.OwnerKind
ParentKind = kinds.ParentKind
PartnerEnd = kinds.PartnerEnd
PartnerKind = kinds.PartnerKind
Period = kinds.Period
Perspective = kinds.Perspective
Sort = kinds.Sort
Status = kinds.Status
Strength = kinds.Strength
Support = kinds.Support
TieKind = kinds.TieKind
Way = kinds.Way
Willing = kinds.Willing

Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_~:-]{1,200}$")]
Name = Annotated[str, Meta(min_length=1, max_length=120, pattern=r"\S")]
Line = Annotated[str, Meta(max_length=200)]
Text = Annotated[str, Meta(max_length=20_000)]
Amount = Annotated[float, Meta(ge=0, le=1_000_000)]
Year = Annotated[int, Meta(ge=1, le=9999)]


class _Value(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    pass


class When(_Value, frozen=True):
    """A date as far as it is known: a year, a month of it, a day of that.

    `about` says that the date is a guess. A day needs its month, a month its year.
    """

    year: Year
    month: Annotated[int, Meta(ge=1, le=12)] | None = None
    day: Annotated[int, Meta(ge=1, le=31)] | None = None
    about: bool = False

    def __post_init__(self) -> None:
        if self.day is None:
            return
        if self.month is None:
            raise ValueError("a day needs its month")
        if self.day > calendar.monthrange(self.year, self.month)[1]:
            raise ValueError("that month has no such day")


class Frequency(_Value, frozen=True):
    """How often there is contact: so many times per period."""

    times: Annotated[float, Meta(ge=0, le=1000)]
    per: Period


class Face(_Value, frozen=True):
    """A drawn face from the kit in `draw/faces.py`: the names of its parts."""

    hair: Line
    skin: Line
    hair_colour: Line
    clothes: Line
    glasses: bool = False
    beard: bool = False


class Self(_Value, frozen=True):
    """Somebody whose network this is; a couple or a family has several."""

    id: Id
    name: Name
    gender: Gender | None = None
    born: When | None = None
    face: Face | None = None
    photo: Id | None = None


class Owner(_Value, frozen=True):
    """Whose network this is, and what they say of themselves (C4 step 1)."""

    selves: dict[Id, Self]
    kind: OwnerKind = OwnerKind.PERSON
    called: Annotated[str, Meta(max_length=120)] = ""
    cares_for: Line = ""
    interests: Text = ""
    talents: Text = ""
    dreams: Text = ""
    matters: Text = ""
    roles: tuple[Line, ...] | None = None
    tasks_wanted: tuple[Line, ...] | None = None
    wants_to_map: bool | None = None


class Person(_Value, frozen=True, tag="person", tag_field="what"):
    """A member of the network (or somebody who once was): only the name is needed.

    A service or a place that helps (`sort`) stands in pictures and is no member. `domains` are the
    parts of life in which this tie matters, of a list or in the owner's own words (T04, S09);
    `own_line` is what the line to them means to the owner, when no kind of line of Kring says it (S09);
    `tied_to` are the selves who have this tie, where the owner is a couple or a family (M10).
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
    domains: tuple[Line, ...] | None = None
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
    confidential: bool = False


class Tie(_Value, frozen=True, tag="tie", tag_field="what"):
    """What two members have with each other. Its id follows from its ends and kind; of help, `a` helps `b`."""

    id: Id
    a: Id
    b: Id
    kind: TieKind = TieKind.KNOWS
    strength: Strength | None = None
    remark: Text = ""


class Descent(_Value, frozen=True, tag="descent", tag_field="what"):
    """One parent of one child; either may be one of the owner's selves."""

    id: Id
    child: Id
    parent: Id
    kind: ParentKind = ParentKind.BIRTH


class Siblings(_Value, frozen=True, tag="siblings", tag_field="what"):
    """Brothers and sisters in the order told, without saying who the parents are."""

    id: Id
    people: tuple[Id, ...]


class Partnership(_Value, frozen=True, tag="partnership", tag_field="what"):
    """Two people who are or were a couple."""

    id: Id
    a: Id
    b: Id
    kind: PartnerKind = PartnerKind.TOGETHER
    since: When | None = None
    until: When | None = None
    ended: PartnerEnd | None = None


class Group(_Value, frozen=True, tag="group", tag_field="what"):
    """A club, a household, a choir: people who belong together."""

    id: Id
    name: Name
    kind: Line = ""
    people: tuple[Id, ...] = ()
    owner_belongs: bool | None = None


class Event(_Value, frozen=True, tag="event", tag_field="what"):
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


class Wish(_Value, frozen=True, tag="wish", tag_field="what"):
    """Something the owner would like, in the owner's words."""

    id: Id
    words: Annotated[str, Meta(min_length=1, max_length=20_000, pattern=r"\S")]
    perspective: Perspective | None = None
    people: tuple[Id, ...] = ()


class Answer(_Value, frozen=True, tag="answer", tag_field="what"):
    """What the owner answered to a prompt of a layout; its id is the prompt's."""

    id: Id
    people: tuple[Id, ...] = ()
    words: Text = ""


class Placement(_Value, frozen=True):
    """Where someone stands in a layout: ring and sector, or left out on purpose (R036)."""

    ring: Id | None = None
    sector: Id | None = None
    left_out: bool = False


Record = Person | Tie | Descent | Siblings | Partnership | Group | Event | Wish | Answer


class Network(_Value, frozen=True):
    """The whole network: one small document, read and written as one value.

    `view` is what the owner thinks of the network, asked before any figure is
    shown; `story` is how it became what it is (R028). `removed` keeps the ids of
    people who were taken off, so that whatever still speaks of them can tell.
    """

    id: Id
    owner: Owner
    format: int = msgspec.field(default_factory=lambda: FORMAT)  # a factory, so that it is always written
    people: dict[Id, Person] = {}
    ties: dict[Id, Tie] = {}
    descents: dict[Id, Descent] = {}
    siblings: dict[Id, Siblings] = {}
    partnerships: dict[Id, Partnership] = {}
    groups: dict[Id, Group] = {}
    events: dict[Id, Event] = {}
    wishes: dict[Id, Wish] = {}
    answers: dict[Id, Answer] = {}
    placements: dict[Id, dict[Id, Placement]] = {}
    story: Text = ""
    view: Text = ""
    removed: tuple[Id, ...] = ()


SHELVES: Final[dict[type[Record], str]] = {
    Person: "people",
    Tie: "ties",
    Descent: "descents",
    Siblings: "siblings",
    Partnership: "partnerships",
    Group: "groups",
    Event: "events",
    Wish: "wishes",
    Answer: "answers",
}


def tie_id(a: str, b: str, kind: TieKind = TieKind.KNOWS) -> str:
    """The id of the tie of a kind between two people, the same from either side."""
    return f"{min(a, b)}~{max(a, b)}~{kind}"


def called(network: Network) -> str:
    """The name the network goes by: the owner's own, or the names of a couple or family joined."""
    return network.owner.called or names.joined([one.name for one in network.owner.selves.values()])


def together(owner: Owner) -> Self:
    """Whose network it is as one to be drawn: themselves, or a couple or family as one, without a face of their own."""
    selves = list(owner.selves.values())
    if len(selves) == 1:
        return selves[0]
    return Self("together", owner.called or names.joined([one.name for one in selves]) or "?")


def all_in_order(network: Network) -> list[Person]:
    """People, services and places as they were named: spontaneous first came first."""
    return sorted(network.people.values(), key=lambda person: (person.rank, person.id))


def in_order(network: Network) -> list[Person]:
    """The people as they were named. A service or a place is nobody (see `helping`)."""
    return [person for person in all_in_order(network) if person.sort is Sort.PERSON]


def somebody(network: Network, id: str) -> Person | None:
    """The person with this id; nothing when there is none, or when it is a service or a place."""
    one = network.people.get(id)
    return one if one and one.sort is Sort.PERSON else None


def helping(network: Network) -> list[Person]:
    """The services and places that help, as they were named (M27)."""
    return [one for one in all_in_order(network) if one.sort is not Sort.PERSON]


def twin(network: Network, name: str, own: str = "") -> Person | None:
    """Somebody, or a service or place, with the same name; whoever has the id `own` is nobody's twin."""
    alike = names.folded(name)
    return next((one for one in all_in_order(network) if one.id != own and names.folded(one.name) == alike), None)


def next_rank(network: Network) -> float:
    """The place in the order of naming for whoever is named now; the first one gets 1."""
    return max((person.rank for person in network.people.values()), default=0.0) + 1


def mentioned(record: Record) -> tuple[str, ...]:
    """The ids of the people a record speaks of."""
    match record:
        case Tie() | Partnership():
            return (record.a, record.b)
        case Descent():
            return (record.child, record.parent)
        case Siblings() | Group() | Event() | Wish() | Answer():
            return record.people
        case Person():
            return ()


def placement(network: Network, layout: str, person: str) -> Placement | None:
    """Where someone stands in a layout, or nothing when nobody said so yet."""
    return network.placements.get(layout, {}).get(person)


def unplaced(network: Network, layout: str) -> list[Person]:
    """The people who have no ring and sector yet and were not left out on purpose."""
    placed = network.placements.get(layout, {})
    return [person for person in in_order(network) if person.id not in placed or _waits(placed[person.id])]


def _waits(placement: Placement) -> bool:
    return not placement.left_out and (placement.ring is None or placement.sector is None)


_encoder = msgspec.json.Encoder(order="deterministic")
_reader = formats.Reader(Network, FORMAT, formats.NETWORK)


def encode(network: Network) -> bytes:
    """The network as JSON, the same bytes for equal networks."""
    return _encoder.encode(network)


def decode(data: bytes) -> Network:
    """The network in JSON of whatever format. Raises what `formats.Reader.decode` does."""
    return _reader.decode(data)
