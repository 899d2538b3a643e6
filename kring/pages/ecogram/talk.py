"""What stands beside the ecogram: who has no domain yet, somebody's card, and the same content as a table."""

from dataclasses import dataclass

from kring.core import domains, method
from kring.core.lines import Kind
from kring.core.method import DomainsOf
from kring.core.network import Network, Person
from kring.draw import ecogram_ink
from kring.methods import loader
from kring.pages import ink, seats
from kring.pages.ecogram import picture, within, words


@dataclass(frozen=True)
class Choice:
    """A domain to choose: its name, its picture if it has one, and whether somebody stands or is proposed there."""

    id: str
    name: str
    icon: str = ""
    is_here: bool = False
    is_proposed: bool = False
    is_also: bool = False


@dataclass(frozen=True)
class Card:
    """Somebody who was chosen: the domains they can go to, and which of them is theirs."""

    person: Person
    domain: str
    name: str
    near: list[Choice]
    further: list[Choice]

    @property
    def others(self) -> list[Choice]:
        """The domains in which they may matter too."""
        return [one for one in (*self.near, *self.further) if not one.is_here]


@dataclass(frozen=True)
class Row:
    """Somebody in the table: all that the drawing says of them."""

    person: Person
    line: str
    direction: str
    supports: list[str]
    marks: list[str]
    is_also: bool


@dataclass(frozen=True)
class Section:
    """A domain in the table with who stands there, and then who matters there too."""

    id: str
    name: str
    is_own: bool
    rows: list[Row]


def card(value: Network, id: str) -> Card | None:
    """The card of somebody who can stand in the drawing, or nothing."""
    person = next((one for one in domains.alive(value) if one.id == id), None)
    if person is None:
        return None
    here, shown = domains.first(person) or "", seats.domains_of(value)
    places = loader.domains(DomainsOf.CONTACTS)
    meant = None if here else method.proposed_domain(places.values(), person)
    return Card(
        person=person,
        domain=here,
        name=words.domain(here) if here else "",
        near=[_choice(one, person, meant.id if meant else "") for one in shown],
        further=[_choice(one, person, "") for one in words.listed() if one not in shown],
    )


def proposed(value: Network) -> list[tuple[Person, str]]:
    """Who has no domain yet, and who they are proposes one."""
    places = loader.domains(DomainsOf.CONTACTS).values()
    meant = ((one, method.proposed_domain(places, one)) for one in domains.waiting(value))
    return [(one, domain.id) for one, domain in meant if domain]


def _choice(id: str, person: Person, proposed: str) -> Choice:
    known = words.listed().get(id)
    also = id in (person.domains or ())[1:]
    return Choice(id, words.domain(id), known.icon if known else "", id == domains.first(person), id == proposed, also)


def table(value: Network, owner: str) -> list[Section]:
    """Every domain in which somebody matters, with all that the drawing says."""
    listed, people = words.listed(), domains.outside(value)
    found: list[Section] = []
    for id in seats.all_domains_of(value):
        own = [_row(value, one, owner, False) for one in people if domains.first(one) == id]
        own += [_row(value, one, owner, True) for one in people if id in (one.domains or ())[1:]]
        found.append(Section(id, words.domain(id), id not in listed, own))
    return [one for one in found if one.rows]


def _row(value: Network, person: Person, owner: str, is_also: bool) -> Row:
    told = words.direction(person.direction, owner), words.supports(person.supports)
    line = words.line(person) if within.is_of_owner(value, person) else ""
    said = " · ".join(filter(None, (line, *within.with_inside(value, person))))
    return Row(person, said, *told, picture.marks(person), is_also)


def samples() -> dict[str, str]:
    """The piece of a line that stands beside each choice."""
    return {kind.value: ink.safe(ecogram_ink.sample(kind)) for kind in Kind}
