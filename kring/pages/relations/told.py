"""What the map says: who stands alone, who all know each other, and who or what holds parts together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kring.core import measures, ties
from kring.core.measures import Count, Groups, cliques
from kring.core.network import Group, Network, Person, Tie

ENOUGH = 3  # of a kind are told; the others are counted


@dataclass(frozen=True)
class Said:
    """One thing that can be seen: what kind it is, whom it is about, and what lights up when it is shown."""

    code: str
    key: str
    people: tuple[Person, ...]
    ties: tuple[str, ...] = ()
    others: int = 0


@dataclass(frozen=True)
class Club:
    """A group, who of it stand in the map, and whether they all know each other."""

    group: Group
    people: tuple[Person, ...]
    is_whole: bool


@dataclass(frozen=True)
class Row:
    """Somebody, and each they are tied to with what they have."""

    person: Person
    ties: tuple[tuple[Person, tuple[Any, ...]], ...]


def said(value: Network) -> list[Said]:
    """Everything the map shows; nothing as long as nobody told who knows whom."""
    seen = measures.graph_of(value)
    alone, links = measures.isolates(seen), measures.articulation_points(seen)
    groups, bridges = cliques.cliques(seen), cliques.bridges(seen)
    found = []
    if isinstance(alone, Count) and alone.people:
        found.append(Said("alone", "alone", _people(value, alone.people)))
    if isinstance(groups, Groups):
        found += _cliques(value, groups)
    if isinstance(links, Count) and links.people:
        found.append(Said("links", "links", _people(value, links.people)))
    if isinstance(bridges, Groups):
        found += _bridges(value, seen, bridges)
    return found


def _cliques(value: Network, groups: Groups) -> list[Said]:
    found = []
    for number, people in enumerate(groups.groups[:ENOUGH]):
        between = tuple(
            tie.id for number, a in enumerate(people) for b in people[number + 1 :] for tie in _ties(value, a, b)
        )
        more = groups.value - ENOUGH if number == ENOUGH - 1 else 0
        found.append(Said("clique", f"clique-{number}", _people(value, people), between, max(0, more)))
    return found


def _bridges(value: Network, seen: measures.Graph, bridges: Groups) -> list[Said]:
    """The ties without which two parts lose each other, of at least two people each."""
    found: list[Said] = []
    for a, b in bridges.groups:
        if min(map(len, cliques.beyond(seen, a, b))) < 2:
            continue
        between = tuple(tie.id for tie in _ties(value, a, b))
        found.append(Said("bridge", f"bridge-{len(found)}", _people(value, (a, b)), between))
    return found[:ENOUGH]


def clubs(value: Network, everybody: list[Person]) -> list[Club]:
    """The groups of which at least two stand in the map, in the order of the alphabet."""
    there = {one.id: one for one in everybody}
    found = []
    for group in sorted(value.groups.values(), key=lambda one: (one.name, one.id)):
        people = tuple(there[id] for id in group.people if id in there)
        if len(people) > 1:
            found.append(Club(group, people, not ties.acquainted(value, [one.id for one in people])))
    return found


def rows(value: Network, everybody: list[Person], words: Callable[[Tie, str], Any]) -> list[Row]:
    """Who is tied to whom, person by person, with what they have in words; the same that the lines show."""
    there = {one.id: one for one in everybody}
    beside: dict[str, dict[str, list[Any]]] = {id: {} for id in there}
    for tie in sorted(value.ties.values(), key=lambda one: one.kind):
        if tie.a in there and tie.b in there:
            beside[tie.a].setdefault(tie.b, []).append(words(tie, tie.a))
            beside[tie.b].setdefault(tie.a, []).append(words(tie, tie.b))
    return [
        Row(one, tuple((other, _said(beside[one.id][other.id])) for other in everybody if other.id in beside[one.id]))
        for one in everybody
    ]


def _said(found: list[Any]) -> tuple[Any, ...]:
    """What there is to say; that two know each other goes without saying."""
    return tuple(one for one in found if one)


def _ties(value: Network, a: str, b: str) -> list[Tie]:
    return list(ties.between(value, a, b).values())


def _people(value: Network, ids: tuple[str, ...]) -> tuple[Person, ...]:
    return tuple(value.people[id] for id in ids)
