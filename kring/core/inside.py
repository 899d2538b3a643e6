"""Who of the family stands in the circle of an ecogram, with whose it is (M03).

The client chooses: nobody else, who live with them, their partner and children, or the people they name. Nothing is
added to that: whoever comes to live with them stands there from then on, and who is no family is not drawn as family.
"""

from collections.abc import Iterator
from typing import Final

import msgspec

from kring.core import family
from kring.core.network import Category, Group, Id, Inside, Network, ParentKind, Tie

_NOT_RAISED: Final = frozenset({ParentKind.DONOR, ParentKind.SURROGATE})


def people(network: Network) -> frozenset[Id]:
    """Who stand in the circle beside whose it is; nobody as long as that was not chosen."""
    which = network.owner.inside
    if which is Inside.NOBODY:
        return frozenset()
    return chosen(network, which)


def chosen(network: Network, which: Inside) -> frozenset[Id]:
    """Who would stand there by a choice. Who is left out of the drawing of the family is left out here too."""
    selves = network.owner.selves.keys()
    match which:
        case Inside.HOUSEHOLD:
            found = set(_housemates(network))
        case Inside.CHILDREN:
            found = {*_partners(network), *_children(network)}
        case Inside.CHOSEN:
            found = {one.id for one in network.people.values() if one.is_inside}
        case Inside.NOBODY:
            return frozenset()
    return frozenset(found & family.shown(network).people.keys()) - selves


def shown(network: Network) -> Network:
    """The family in the circle, as a network of its own: only who stands there, and what ties them to each other.

    That they live together is told by the circle when that was the choice; who was moved by hand in the drawing of
    the whole family is not moved here.
    """
    there = people(network)
    part = family.shown(network, network.people.keys() - there)
    groups = {
        id: one
        for id, one in part.groups.items()
        if network.owner.inside is not Inside.HOUSEHOLD or not _is_home(network, one)
    }
    owner = part.owner
    selves = {id: msgspec.structs.replace(one, family_shift=0.0) for id, one in owner.selves.items()}
    return msgspec.structs.replace(
        part,
        owner=msgspec.structs.replace(owner, selves=selves),
        people={
            id: msgspec.structs.replace(one, family_shift=0.0, category=Category.FAMILY)
            for id, one in part.people.items()
        },
        groups=groups,
    )


def ties(network: Network, person: Id) -> dict[Id, list[Tie]]:
    """What somebody outside has with those in the circle, by who they are; nothing for whose ecogram it is."""
    there, found = people(network), dict[Id, list[Tie]]()
    for _, tie in sorted(network.ties.items()):
        if person in (tie.a, tie.b):
            other = tie.b if tie.a == person else tie.a
            if other in there:
                found.setdefault(other, []).append(tie)
    return found


def _housemates(network: Network) -> Iterator[Id]:
    for group in network.groups.values():
        if _is_home(network, group):
            yield from group.people


def _is_home(network: Network, group: Group) -> bool:
    return group.is_household and bool(group.owner_belongs or network.owner.selves.keys() & set(group.people))


def _partners(network: Network) -> Iterator[Id]:
    for couple in network.partnerships.values():
        if couple.ended is None:
            for one, other in ((couple.a, couple.b), (couple.b, couple.a)):
                if one in network.owner.selves:
                    yield other


def _children(network: Network) -> Iterator[Id]:
    for descent in network.descents.values():
        if descent.parent in network.owner.selves and descent.kind not in _NOT_RAISED:
            yield descent.child
