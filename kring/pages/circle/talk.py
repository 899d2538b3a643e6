"""What stands beside the circle: a question, somebody's card, and what the picture shows."""

from dataclasses import dataclass
from typing import Any

from kring.core import beside, elsewhere, method, network
from kring.core.method import Layout
from kring.core.network import Network, Person, Placement, Sort
from kring.methods import loader, rulebook
from kring.pages import naming
from kring.pages.told import Told


@dataclass(frozen=True)
class Stop:
    """One ring on the way from near to far."""

    id: str
    name: method.Words
    meaning: method.Words
    is_here: bool


@dataclass(frozen=True)
class Card:
    """Somebody who was chosen: where they stand and where they could go.

    `likely` is the ring to propose, by where they stand in another circle.
    """

    person: Person
    placement: Placement
    stops: tuple[Stop, ...]
    sector: method.Sector | None
    is_proposed: bool
    nearer: str | None
    further: str | None
    likely: Stop | None

    @property
    def kinds(self) -> list[tuple[str, Any]]:
        """Whom to choose from while nobody said who this is: a group of several kinds does not say it (C8)."""
        if self.person.category is not None or self.sector is None or self.is_proposed:
            return []
        return [(one.value, naming.KINDS_TO_CHOOSE[one]) for one in self.sector.categories]

    @property
    def ring(self) -> Stop | None:
        return next((stop for stop in self.stops if stop.is_here), None)


@dataclass(frozen=True)
class Question:
    """A prompt of the layout with the people who were named to it."""

    number: int
    total: int
    id: str
    text: method.Words
    people: tuple[Person, ...]
    following: str | None


def card(value: Network, layout: Layout, id: str) -> Card | None:
    """The card of somebody in the network, or nothing."""
    person = network.somebody(value, id)
    if person is None:
        return None
    at = network.placement(value, layout.id, id) or Placement()
    rings = [ring.id for ring in layout.ring]
    stops = tuple(Stop(ring.id, ring.name, ring.meaning, ring.id == at.ring) for ring in layout.ring)
    sector = method.sector(layout, at.sector or "")
    likely = elsewhere.proposed(value, layout, loader.layouts().values(), person)
    proposed = sector or method.sector(layout, likely.sector or "")
    here = rings.index(at.ring) if at.ring in rings else None
    return Card(
        person=person,
        placement=at,
        stops=stops,
        sector=proposed,
        is_proposed=sector is None and proposed is not None,
        nearer=rings[here - 1] if here else None,
        further=rings[here + 1] if here is not None and here + 1 < len(rings) else None,
        likely=next((stop for stop in stops if here is None and not at.left_out and stop.id == likely.ring), None),
    )


def question(value: Network, layout: Layout, id: str) -> Question | None:
    """The prompt with this id, else the first one nobody answered, else the first."""
    prompts = layout.prompt
    if not prompts:
        return None
    wanted = [number for number, prompt in enumerate(prompts) if prompt.id == id]
    fresh = [number for number, prompt in enumerate(prompts) if prompt.id not in value.answers]
    number = (wanted or fresh or [0])[0]
    answer = value.answers.get(prompts[number].id)
    others = [one for other in beside.of(value.answers, prompts[number].id) for one in other.people]
    people = tuple(network.known(value, (*(answer.people if answer else ()), *others)))
    following = prompts[number + 1].id if number + 1 < len(prompts) else None
    return Question(number + 1, len(prompts), prompts[number].id, prompts[number].text, people, following)


@dataclass(frozen=True)
class Proposal:
    """Somebody with a place in another circle, and the place here that would go with it."""

    person: Person
    ring: method.Ring | None
    sector: method.Sector | None


def proposals(value: Network, layout: Layout) -> list[Proposal]:
    """Who already stands in another circle, and where that would be here; nothing is placed by it."""
    return [
        Proposal(one, method.ring(layout, at.ring or ""), method.sector(layout, at.sector or ""))
        for one, at in elsewhere.proposals(value, layout, loader.layouts().values())
    ]


def stood(value: Network, layout: str) -> list[Person]:
    """Who has a place in a layout that Kring does not have any more."""
    return [one for one in network.in_order(value) if one.id in value.placements.get(layout, {})]


def is_new(value: Network, layout: Layout) -> bool:
    """Whether nobody has a place here yet, and this is the first circle or another than before: first how it goes."""
    if len(network.unplaced(value, layout.id)) < len(network.in_order(value)):
        return False
    return not value.view or any(placed for id, placed in value.placements.items() if id != layout.id)


def tray(value: Network, layout: Layout) -> list[Person]:
    """Who waits for a place, also because the ring or group they stood in is no longer in the layout."""
    waiting = {one.id for one in rulebook.waiting(value, layout)}
    placed = value.placements.get(layout.id, {})
    strayed = {id for id, at in placed.items() if not at.left_out and not method.fits(layout, at)}
    return [one for one in network.in_order(value) if one.id in waiting | strayed]


def unsaid(value: Network, layout: Layout) -> Person | None:
    """The first in the circle of whom nobody said yet who they are: a dashed line goes around them."""
    placed = value.placements.get(layout.id, {})
    stand = (one for one in network.in_order(value) if (at := placed.get(one.id)) and not at.left_out)
    return next((one for one in stand if one.category is None and one.sort is Sort.PERSON), None)


def left_out(value: Network, layout: Layout) -> list[Person]:
    """The people who were left out of this circle on purpose."""
    placed = value.placements.get(layout.id, {})
    return [one for one in network.in_order(value) if (at := placed.get(one.id)) and at.left_out]


def spoken_of(question: Question | None, shown: list[Told]) -> list[str]:
    """Who is lit in the drawing: the people of what is shown, else who was named to the question."""
    people = [person for one in shown for group in (one.people, *one.groups) for person in group]
    return [one.id for one in people or (question.people if question else ())]
