"""Who belongs to the drawing of a family, and the smaller network that it is drawn from."""

from collections.abc import Collection, Iterator

import msgspec

from kring.core import check, redaction
from kring.core.network import UNBORN, Category, Descent, Id, Network, Sort


def members(network: Network) -> frozenset[Id]:
    """Everybody who belongs to the family: whose network it is, whoever is called family or stands in a record of one.

    A neighbour or a colleague of whom nothing of a family is told does not. A service or a place is nobody.
    """
    told = set(_told(network)) | set(network.owner.selves)
    for one in network.people.values():
        if one.category is Category.FAMILY or one.sort in UNBORN:
            told.add(one.id)
        if one.sort is not Sort.PERSON and one.sort not in UNBORN:
            told.discard(one.id)
    return frozenset(told)


def shown(network: Network, without: Collection[Id] = ()) -> Network:
    """The network of those in the drawing: members of the family, without whoever is left out of it (S08).

    Nor is anybody in it who is among `without`.

    Brothers and sisters stay so when one of them is left out; nothing is said of who is. A parent by whom somebody
    would be their own ancestor is no row above them: that tie is told and not drawn (`ring`).
    """
    there = members(network)
    gone = frozenset(
        one.id for one in network.people.values() if one.id not in there or one.off_family or one.id in without
    )
    siblings = {
        id: msgspec.structs.replace(one, people=left)
        for id, one in network.siblings.items()
        if len(left := tuple(person for person in one.people if person not in gone)) > 1
    }
    rest = redaction.without(network, gone)
    if closing := {one.id for one in ring(rest)}:
        rest = msgspec.structs.replace(
            rest, descents={id: one for id, one in rest.descents.items() if id not in closing}
        )
    return msgspec.structs.replace(rest, siblings=siblings)


def ring(network: Network) -> list[Descent]:
    """The parents by whom somebody would be their own ancestor, told by two who did not know of each other."""
    above: dict[Id, list[Id]] = {}
    for one in network.descents.values():
        above.setdefault(one.child, []).append(one.parent)
    closing = set(check.loops(above))
    return [one for one in network.descents.values() if (one.child, one.parent) in closing]


def on_map(network: Network) -> Network:
    """The network of those on the family map: the same people, without whoever is hidden on it (S08).

    Who is left out of the genogram stands there all the same: each drawing has its own.
    """
    people = {id: msgspec.structs.replace(one, off_family=one.off_map) for id, one in network.people.items()}
    return shown(msgspec.structs.replace(network, people=people))


def _told(network: Network) -> Iterator[Id]:
    for one in network.descents.values():
        yield from (one.child, one.parent)
    for couple in network.partnerships.values():
        yield from (couple.a, couple.b)
    for two in network.interactions.values():
        yield from (two.a, two.b)
    for fact in network.facts.values():
        yield fact.person
    for several in network.siblings.values():
        yield from several.people
    for group in network.groups.values():
        if group.is_household:
            yield from group.people
