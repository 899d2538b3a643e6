"""What a visitor asks in the address of the page: without whom, which two no longer, which two from now on, who new.

Nothing of it is kept, and no name is in the address: somebody new is just somebody.
"""

from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext

from kring.core import measures, what_if
from kring.core import network as networks
from kring.core.network import Id, Network, Person, Support, Tie, tie_id
from kring.core.what_if import Onward

MOST: Final = 12  # pairs that are looked at at once
NEW: Final = "somebody new"  # with a space: nobody on a list has such an id
Pair = tuple[Id, Id]


@dataclass(frozen=True)
class Asked:
    """What would be otherwise. `how` is how the owner would go on with the one person in `without`."""

    without: tuple[Id, ...] = ()
    apart: tuple[Pair, ...] = ()
    met: tuple[Pair, ...] = ()
    is_new: bool = False
    does: tuple[Support, ...] = ()
    knows: tuple[Id, ...] = ()
    how: Onward | None = None

    @property
    def is_anything(self) -> bool:
        return bool(self.without or self.apart or self.met or self.is_new)

    @property
    def only(self) -> Id | None:
        """The one person it is about, when it is about nothing else."""
        others = self.apart or self.met or self.is_new
        return self.without[0] if len(self.without) == 1 and not others else None

    @property
    def fields(self) -> list[tuple[str, str]]:
        """What is asked of people who are there, by the names of the fields that ask it."""
        asked = [("without", id) for id in self.without]
        asked += [("apart", " ".join(pair)) for pair in self.apart]
        return asked + [("met", " ".join(pair)) for pair in self.met]

    @property
    def new_fields(self) -> list[tuple[str, str]]:
        """The same of somebody new."""
        known = [*(("does", one.value) for one in self.does), *(("knows", id) for id in self.knows)]
        return [("new", "1"), *known] if self.is_new else []

    @property
    def query(self) -> str:
        """The address that asks this."""
        asked = self.fields + self.new_fields
        return urlencode([*asked, ("how", self.how.value)] if self.how else asked)

    @property
    def without_new(self) -> str:
        """The address that asks the same but for somebody new."""
        return urlencode(self.fields)

    def other(self, id: Id) -> "Asked":
        """The same with somebody put back, or left out of it as well."""
        is_there = id in self.without
        rest = tuple(one for one in self.without if one != id) if is_there else (*self.without, id)
        return replace(self, without=rest, how=None)

    def less(self, pair: Pair) -> "Asked":
        """The same but for what was asked of two people."""
        return replace(
            self,
            apart=tuple(one for one in self.apart if one != pair),
            met=tuple(one for one in self.met if one != pair),
        )


def read(asked: QueryDict, value: Network, may_go_on: bool) -> Asked:
    """What an address asks of a network; whatever does not fit is not asked."""
    members = measures.size(value).people
    without = tuple(id for id in members if id in asked.getlist("without"))
    known, pairs = _known(value), _pairs(asked, members)
    is_new = bool(asked.get("new"))
    found = Asked(
        without=without,
        apart=tuple(pair for pair in pairs["apart"] if pair in known),
        met=tuple(pair for pair in pairs["met"] if pair not in known),
        is_new=is_new,
        does=tuple(one for one in Support if one.value in asked.getlist("does")) if is_new else (),
        knows=tuple(id for id in members if id in asked.getlist("knows")) if is_new else (),
    )
    how = asked.get("how", "")
    return replace(found, how=Onward(how)) if may_go_on and found.only and how in set(Onward) else found


def after(value: Network, asked: Asked) -> Network:
    """The network as it would be."""
    if asked.how and asked.only:
        return what_if.onward(value, asked.only, asked.how)
    ties = [tie.id for tie in value.ties.values() if _pair(tie.a, tie.b) in asked.apart]
    changed = what_if.without(value, asked.without, ties)
    wished: list[Person | Tie] = [_tie(*pair) for pair in asked.met]
    if asked.is_new:
        wished += [_somebody(value, asked), *(_tie(NEW, id) for id in asked.knows)]
    return what_if.wished(changed, *wished)


def acquainted(value: Network) -> list[tuple[Person, Person]]:
    """The pairs of members of whom it was told that they know each other, in the order of naming."""
    order = {one.id: number for number, one in enumerate(networks.in_order(value))}
    members = frozenset(measures.size(value).people)
    pairs = [sorted(pair, key=order.__getitem__) for pair in _known(value) if members.issuperset(pair)]
    return [(value.people[a], value.people[b]) for a, b in sorted(pairs, key=lambda pair: [order[id] for id in pair])]


def _somebody(value: Network, asked: Asked) -> Person:
    rank = networks.next_rank(value)
    return Person(NEW, gettext("somebody new"), rank=rank, supports=asked.does or None)


def _known(value: Network) -> frozenset[Pair]:
    return frozenset(_pair(tie.a, tie.b) for tie in value.ties.values())


def _pairs(asked: QueryDict, members: tuple[Id, ...]) -> dict[str, list[Pair]]:
    """The pairs that are asked for, each once; two lists to choose from make one more."""
    found: dict[str, list[Pair]] = {"apart": [], "met": []}
    for name, pairs in found.items():
        for given in (*asked.getlist(name), " ".join(asked.getlist(f"{name}_who"))):
            ends = given.split()
            if len(ends) == 2 and ends[0] != ends[1] and set(ends) <= set(members) and len(pairs) < MOST:
                pairs.append(_pair(*ends))
        found[name] = list(dict.fromkeys(pairs))
    return found


def _pair(a: Id, b: Id) -> Pair:
    return (a, b) if a < b else (b, a)


def _tie(a: Id, b: Id) -> Tie:
    one, other = _pair(a, b)
    return Tie(tie_id(one, other), one, other)
