"""The personal support web: who and what is there for the owner in each part of life, and where nothing is (M27).

A part of life is the id of one on a list, or the owner's own words. Unlike in the ecogram,
somebody stands in every part in which they matter.
"""

from collections.abc import Collection, Iterable
from typing import Final

from msgspec import Struct

from kring.core import domains, measures
from kring.core.changes import Change, Put, Set, Take
from kring.core.kinds import Sort
from kring.core.network import HELPS, Id, Network, Person

SORTS: Final = (Sort.PERSON, Sort.SERVICE, Sort.FACILITY)  # what can stand in a web


class Strand(Struct, frozen=True):
    """A part of life with who and what is there for the owner in it, in the order of naming."""

    domain: str
    holds: tuple[Person, ...]

    def of(self, sort: Sort) -> tuple[Person, ...]:
        """Only the people, the services or the places of it."""
        return tuple(one for one in self.holds if one.sort is sort)


def strands(network: Network, listed: Iterable[str], elsewhere: Collection[str]) -> tuple[Strand, ...]:
    """Every part of life on the list, and after them the owner's own; also the ones where nothing is.

    People are members: who died or whose tie is over covers nothing. `elsewhere` are the domains of another
    list, which are no parts of this web.
    """
    there = standing(network)
    known = list(listed)
    own = [one for one in domains.used(network) if one not in known and one not in elsewhere]
    return tuple(Strand(part, tuple(one for one in there if part in (one.domains or ()))) for part in [*known, *own])


def standing(network: Network) -> list[Person]:
    """Who and what can stand in the web: members, services and places."""
    members = frozenset(measures.size(network).people)
    alive = domains.alive(network)
    return [one for one in alive if one.id in members or one.sort in HELPS]


def loose(network: Network, web: Iterable[Strand]) -> list[Person]:
    """Who and what is in no part of the web yet."""
    held = {one.id for strand in web for one in strand.holds}
    return [one for one in standing(network) if one.id not in held]


def joined(network: Network, id: Id, domain: str) -> list[Change]:
    """The change that puts somebody, a service or a place in a part of life; none when they are in it."""
    one = network.people[id]
    if one.domains is None:
        return [Set("people", id, "domains", None, [domain])]
    if domain in one.domains:
        return []
    return [Put("people", id, "domains", domain, one.domains[-1] if one.domains else None)]


def left(network: Network, id: Id, domain: str) -> list[Change]:
    """The change that takes somebody, a service or a place out of a part of life."""
    were = network.people[id].domains or ()
    if domain not in were:
        return []
    at = were.index(domain)
    return [Take("people", id, "domains", domain, were[at - 1] if at else None)]
