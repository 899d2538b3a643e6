"""Who stands in a genogram, and what is told of each."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from kring.core.network import UNBORN, Face, Fact, Gender, Network, Sort, When, has_died


class Kin(Struct, frozen=True):
    """Somebody of a family: a member of the network, or one of whose network it is (`is_index`).

    Who was moved by hand stands `shift` pixels to the right of where they would stand. `pencil` are words under them
    of what is proposed.
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
    pencil: str = ""

    @property
    def is_unborn(self) -> bool:
        """Whether this is a child that is expected or never lived."""
        return self.sort in UNBORN


def of(net: Network, pencils: Mapping[str, str] | None = None) -> dict[str, Kin]:
    """Everybody in a network that holds a family and nobody else; see `family.shown`. `pencils` are words of some."""
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
    told = pencils or {}
    return {id: _with(one, facts.get(id, []), told.get(id, "")) for id, one in found.items()}


def _with(one: Kin, facts: list[Fact], pencil: str) -> Kin:
    if not facts and not pencil:
        return one
    kept = tuple(sorted(facts, key=lambda fact: (fact.kind, fact.words, fact.id)))
    return msgspec.structs.replace(one, facts=kept, pencil=pencil)
