"""Who stands in a genogram, and what is told of each."""

from msgspec import Struct

from kring.core.network import UNBORN, Face, Fact, Gender, Network, Sort, When, has_died


class Kin(Struct, frozen=True):
    """Somebody of a family: a member of the network, or one of whose network it is (`is_index`).

    Who was moved by hand stands `shift` pixels to the right of where they would stand.
    """

    id: str
    name: str
    gender: Gender | None = None
    born: When | None = None
    died: When | None = None
    age: float | None = None
    is_dead: bool = False
    is_index: bool = False
    sort: Sort = Sort.PERSON
    facts: tuple[Fact, ...] = ()
    face: Face | None = None
    photo: str | None = None
    shift: float = 0.0

    @property
    def is_unborn(self) -> bool:
        """Whether this is a child that is expected or never lived."""
        return self.sort in UNBORN


def of(net: Network) -> dict[str, Kin]:
    """Everybody in a network that holds a family and nobody else; see `family.shown`."""
    facts: dict[str, list[Fact]] = {}
    for fact in net.facts.values():
        facts.setdefault(fact.person, []).append(fact)
    found = {
        one.id: Kin(
            one.id,
            one.name,
            one.gender,
            one.born,
            is_index=True,
            face=one.face,
            photo=one.photo,
            shift=one.family_shift,
        )
        for one in net.owner.selves.values()
    }
    for person in net.people.values():
        found[person.id] = Kin(
            person.id,
            person.name,
            person.gender,
            person.born,
            person.died,
            person.age,
            is_dead=has_died(person),
            sort=person.sort,
            face=person.face,
            photo=person.photo,
            shift=person.family_shift,
        )
    return {id: _with(one, facts.get(id, [])) for id, one in found.items()}


def _with(one: Kin, facts: list[Fact]) -> Kin:
    if not facts:
        return one
    kept = tuple(sorted(facts, key=lambda fact: (fact.kind, fact.words, fact.id)))
    return Kin(**{**{field: getattr(one, field) for field in one.__struct_fields__}, "facts": kept})
