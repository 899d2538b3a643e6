"""Who is whose parent, child, partner, brother or sister; and how somebody comes to somebody as one of these.

Nothing is concluded: a new child has the parents that were said, and two parents are no couple until somebody says so.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final

import msgspec
from msgspec import Struct

from kring.core import changes, check, days
from kring.core import network as networks
from kring.core.changes import Add, Change, Put, Set
from kring.core.check import Fault
from kring.core.network import (
    Category,
    Descent,
    Id,
    Network,
    ParentKind,
    PartnerKind,
    Partnership,
    Person,
    Self,
    Siblings,
    SiblingsKind,
    When,
)

NewId = Callable[[str], Id]
CONTRADICT: Final = frozenset(
    {"died_before_born", "born_before_parent", "own_ancestor", "third_by_birth", "couple_before_born"}
    | {"twice", "ends_before_it_begins"}
)
FEWEST_ROWS: Final = 3  # generations of a genogram; with fewer or more there is a hint and nothing else (R033)
MOST_ROWS: Final = 4


class As(StrEnum):
    """As what somebody comes to somebody."""

    PARENT = "parent"
    PARTNER = "partner"
    CHILD = "child"
    SIBLING = "sibling"


class Order(StrEnum):
    """Where a brother or sister stands in the order told, seen from whom they come to."""

    OLDER = "older"
    YOUNGER = "younger"
    UNSAID = "unsaid"


class Coming(Struct, frozen=True):
    """Somebody who comes: as what, to whom, and what was said of that.

    `others` are the other parent of a child, the parents that a brother or sister shares, or the brothers and
    sisters who have this parent too. Who `is_half` shares one parent, and nobody said which.
    """

    to: Id
    as_: As
    who: Id
    parent: ParentKind = ParentKind.BIRTH
    couple: PartnerKind = PartnerKind.TOGETHER
    others: tuple[Id, ...] = ()
    order: Order = Order.UNSAID
    since: When | None = None
    is_half: bool = False


def one(network: Network, id: Id) -> Person | Self | None:
    """Somebody of the family: a person, a child not born, or whose network it is."""
    found: Person | Self | None = network.people.get(id) or network.owner.selves.get(id)
    return found


def parents(network: Network, id: Id) -> list[Descent]:
    """The parents of somebody, those by birth first."""
    found = [descent for descent in network.descents.values() if descent.child == id]
    return sorted(found, key=lambda one: (list(ParentKind).index(one.kind), one.id))


def children(network: Network, id: Id) -> list[Descent]:
    """The children of somebody, the eldest first and those without a year last, in the order of naming."""
    found = [descent for descent in network.descents.values() if descent.parent == id]
    return sorted(found, key=lambda descent: _age(network, descent.child))


def couples(network: Network, id: Id) -> list[Partnership]:
    """The partnerships of somebody, in order of time; those without a year as told, last."""
    found = [couple for couple in network.partnerships.values() if id in (couple.a, couple.b)]
    began = {one.id: days.first(one.since).year if one.since else 0 for one in found}
    return sorted(found, key=lambda one: (one.since is None, began[one.id], one.rank, one.id))


def partner(couple: Partnership, id: Id) -> Id:
    """The other one of a couple."""
    return couple.b if couple.a == id else couple.a


def siblings(network: Network, id: Id) -> list[Id]:
    """Brothers and sisters, also half: who shares a parent by birth or adoption, or was told to be one.

    Somebody who only raises, fosters or helped a child to be born makes no brothers and sisters here.
    """
    bonds = (ParentKind.BIRTH, ParentKind.ADOPTED)
    above = {descent.parent for descent in parents(network, id) if descent.kind in bonds}
    found = {one.child for one in network.descents.values() if one.parent in above and one.kind in bonds}
    found |= {person for told in network.siblings.values() if id in told.people for person in told.people}
    order = _told_order(network, id)
    return sorted(found - {id}, key=lambda other: (order.get(other, len(order)), _age(network, other)))


def _told_order(network: Network, id: Id) -> dict[Id, int]:
    told = [one for one in network.siblings.values() if id in one.people and one.kind is SiblingsKind.SIBLINGS]
    return {person: at for one in sorted(told, key=lambda one: one.id) for at, person in enumerate(one.people)}


def _age(network: Network, id: Id) -> tuple[bool, int, int, int, float, Id]:
    who = one(network, id)
    born = who.born if who else None
    rank = who.rank if isinstance(who, Person) else 0.0
    return (born is None, *((born.year, born.month or 0, born.day or 0) if born else (0, 0, 0)), rank, id)


def comes(network: Network, coming: Coming, new_id: NewId) -> list[Change]:
    """The changes by which somebody who is there comes to somebody as parent, partner, child, brother or sister.

    A tie that is there already is not made twice; ids are asked for by what they are for, so that a form that
    arrives twice makes the same.
    """
    match coming.as_:
        case As.PARENT:
            wanted = [(child, coming.who) for child in dict.fromkeys((coming.to, *coming.others))]
            return _descents(network, wanted, coming, new_id)
        case As.CHILD:
            wanted = [(coming.who, parent) for parent in dict.fromkeys((coming.to, *coming.others))]
            return _descents(network, wanted, coming, new_id)
        case As.PARTNER:
            rank = 1 + max((couple.rank for couple in couples(network, coming.to)), default=0.0)
            couple = Partnership(
                new_id("couple"), coming.to, coming.who, coming.couple, since=coming.since, rank=min(rank, 1000)
            )
            return [Add(couple)]
        case As.SIBLING:
            shared = [(coming.who, parent) for parent in coming.others]
            return [*_descents(network, shared, coming, new_id), *_in_order(network, coming, new_id)]


def _descents(network: Network, wanted: Sequence[tuple[Id, Id]], coming: Coming, new_id: NewId) -> list[Change]:
    there = {(one.child, one.parent, one.kind) for one in network.descents.values()}
    said = [(child, parent, _kind(network, coming, parent)) for child, parent in wanted]
    return [
        Add(Descent(new_id(f"{child} {parent}"), child, parent, kind))
        for child, parent, kind in said
        if (child, parent, kind) not in there
    ]


def _kind(network: Network, coming: Coming, parent: Id) -> ParentKind:
    """The kind of parent that was said; a brother or sister has the shared parents in the way that they were told."""
    if coming.as_ is not As.SIBLING:
        return coming.parent
    return next((one.kind for one in parents(network, coming.to) if one.parent == parent), coming.parent)


def _in_order(network: Network, coming: Coming, new_id: NewId) -> list[Change]:
    """A brother or sister in the order told: before, after, or at the end of those who have all the same parents."""
    own = {descent.parent for descent in parents(network, coming.to)}
    if not coming.others and (coming.is_half or own):
        kind = SiblingsKind.HALF if coming.is_half else SiblingsKind.SIBLINGS  # of the two alone: others were not named
        return [Add(Siblings(new_id("siblings"), (coming.to, coming.who), kind))]
    if own and own != {*coming.others}:
        return []  # half-brothers and half-sisters stand under their own couple, and are in no order with the others
    told = [one for one in network.siblings.values() if coming.to in one.people]
    known = next((one for one in told if one.kind is SiblingsKind.SIBLINGS), None)
    if known is None:
        both = (coming.who, coming.to) if coming.order is Order.OLDER else (coming.to, coming.who)
        return [Add(Siblings(new_id("siblings"), both))]
    if coming.who in known.people:
        return []
    at = known.people.index(coming.to)
    after = {Order.OLDER: known.people[at - 1] if at else None, Order.YOUNGER: coming.to}
    return [Put("siblings", known.id, "people", coming.who, after.get(coming.order, known.people[-1]))]


def newcomer(network: Network, person: Person) -> Person:
    """Somebody new as they come onto the list: last, and as family."""
    return msgspec.structs.replace(
        person,
        name=person.name or networks.UNKNOWN,
        rank=networks.next_rank(network),
        category=person.category or Category.FAMILY,
    )


def as_family(network: Network, id: Id) -> list[Change]:
    """The change that calls somebody family of whom nobody said yet what they are."""
    person = network.people.get(id)
    return [Set("people", id, "category", None, "family")] if person and person.category is None else []


def contradictions(network: Network, made: Sequence[Change]) -> list[Fault]:
    """What contradicts itself after these changes and did not before (R034). Raises `Misfit` as `apply_all`."""
    return _arisen(network, made, CONTRADICT)


def doubts(network: Network, made: Sequence[Change]) -> list[Fault]:
    """What these changes tell of a family that is odd or contradicts itself, and was not told before.

    Nothing of it stops anything: life, medicine, or a file may have it so. Raises `Misfit` as `apply_all`.
    """
    return _arisen(network, made, check.ODD)


def _arisen(network: Network, made: Sequence[Change], codes: frozenset[str]) -> list[Fault]:
    before = {(fault.code, fault.place) for fault in check.faults(network, {})}
    after = check.faults(changes.apply_all(network, tuple(made)), {})
    return [one for one in after if one.code in codes and (one.code, one.place) not in before]


def rows(network: Network) -> int:
    """How many generations there are from the eldest to the youngest of one family, counted along parents."""
    above: dict[Id, list[Id]] = {}
    for descent in network.descents.values():
        above.setdefault(descent.child, []).append(descent.parent)
    depth: dict[Id, int] = {}
    for start in above:
        waiting, open_ = [start], set[Id]()
        while waiting:
            who = waiting[-1]
            more = [parent for parent in above.get(who, ()) if parent not in depth and parent not in open_]
            open_.add(who)
            if more:
                waiting += more
            else:
                depth[who] = 1 + max((depth.get(parent, 0) for parent in above.get(who, ())), default=0)
                waiting.pop()
    return max(depth.values(), default=1)
