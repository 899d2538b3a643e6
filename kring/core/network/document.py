"""The whole network as one value, who is in it in what order, and how it is written and read."""

from typing import Final

import msgspec

from kring.core import formats, names
from kring.core.kinds import Sort
from kring.core.network.goals import Action, Goal, Request
from kring.core.network.people import UNKNOWN, Owner, Person
from kring.core.network.plans import Evaluation, Passage, Plan, Task
from kring.core.network.records import (
    Answer,
    Descent,
    Event,
    Fact,
    Group,
    Interaction,
    Partnership,
    Placement,
    Siblings,
    Tie,
    Wish,
)
from kring.core.network.sheets import Response, Sheet
from kring.core.network.success import Success
from kring.core.network.trajectories import Charge, Leg, Trajectory
from kring.core.network.values import Id, Text, Value

FORMAT: Final = 1
HELPS: Final = frozenset({Sort.SERVICE, Sort.FACILITY})


class Network(Value, frozen=True):
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
    interactions: dict[Id, Interaction] = {}
    facts: dict[Id, Fact] = {}
    groups: dict[Id, Group] = {}
    events: dict[Id, Event] = {}
    wishes: dict[Id, Wish] = {}
    answers: dict[Id, Answer] = {}
    goals: dict[Id, Goal] = {}
    actions: dict[Id, Action] = {}
    requests: dict[Id, Request] = {}
    plans: dict[Id, Plan] = {}
    passages: dict[Id, Passage] = {}
    tasks: dict[Id, Task] = {}
    evaluations: dict[Id, Evaluation] = {}
    sheets: dict[Id, Sheet] = {}
    responses: dict[Id, Response] = {}
    successes: dict[Id, Success] = {}
    trajectories: dict[Id, Trajectory] = {}
    legs: dict[Id, Leg] = {}
    charges: dict[Id, Charge] = {}
    placements: dict[Id, dict[Id, Placement]] = {}
    story: Text = ""
    view: Text = ""
    removed: tuple[Id, ...] = ()


def called(network: Network) -> str:
    """The name the network goes by: the owner's own, or the names of a couple or family joined."""
    return network.owner.called or names.joined([one.name for one in network.owner.selves.values()])


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


def known(network: Network, ids: tuple[Id, ...]) -> list[Person]:
    """People by their ids, in that order, as far as they are here."""
    return [network.people[id] for id in ids if id in network.people]


def helping(network: Network) -> list[Person]:
    """The services and places that help, as they were named (M27)."""
    return [one for one in all_in_order(network) if one.sort in HELPS]


def twin(network: Network, name: str, own: str = "") -> Person | None:
    """Somebody, or a service or place, with the same name; whoever has the id `own` is nobody's twin.

    Nobody is the twin of somebody whose name is not known.
    """
    alike = names.folded(name)
    if alike == UNKNOWN:
        return None
    return next((one for one in all_in_order(network) if one.id != own and names.folded(one.name) == alike), None)


def next_rank(network: Network) -> float:
    """The place in the order of naming for whoever is named now; the first one gets 1."""
    return max((person.rank for person in network.people.values()), default=0.0) + 1


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
