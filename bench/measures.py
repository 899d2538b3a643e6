"""All measures of 30 people and 105 ties, beside igraph and networkx where they have them, with the same answers."""

import random
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import igraph
import networkx

from kring.core import measures
from kring.core import network as networks
from kring.core.measures import Feature, NotApplicable
from kring.core.network import (
    Category,
    Direction,
    Frequency,
    Gender,
    Initiative,
    Need,
    Network,
    Owner,
    Period,
    Person,
    Self,
    Strength,
    Support,
    Tie,
    When,
)

BOUND, WITH_CONSTRAINT = 150, 300
PEOPLE, TIES = 30, 105
TODAY = date(2026, 11, 22)


def run() -> list[dict[str, object]]:
    """What it took in microseconds, on one core."""
    network = crowd(PEOPLE, TIES)
    agree(network)
    return [
        _row("all, without constraint", lambda: measures.all(network, with_constraint=False), BOUND),
        _row("all, with constraint", lambda: measures.all(network), WITH_CONSTRAINT),
        _row("all, with days and betweenness", lambda: measures.all(network, today=TODAY, with_betweenness=True)),
        _row("structure and constraint: Kring", lambda: kring(network)),
        _row("structure and constraint: igraph", lambda: with_igraph(network)),
        _row("structure and constraint: networkx", lambda: with_networkx(network), rounds=20),
        *_growth(),
    ]


def crowd(people: int, ties: int, seed: int = 1) -> Network:
    """A made-up network in which everything that is counted is filled in for everybody."""
    chance = random.Random(seed)
    members = [_person(f"p{number}", number, chance) for number in range(people)]
    pairs = chance.sample([(a, b) for b in range(people) for a in range(b)], ties)
    tied = [Tie(networks.tie_id(f"p{a}", f"p{b}"), f"p{a}", f"p{b}") for a, b in pairs]
    owner = Owner({"me": Self("me", "Anna")}, tasks_wanted=("shopping", "garden"))
    return Network("n", owner, people={one.id: one for one in members}, ties={tie.id: tie for tie in tied})


def _person(id: str, number: int, chance: random.Random) -> Person:
    return Person(
        id,
        f"Person {number}",
        rank=number,
        category=chance.choice(list(Category)),
        gender=chance.choice(list(Gender)),
        age=chance.randint(18, 90),
        marital_status=chance.choice(["married", "single", "widow"]),
        work=chance.choice(["baker", "nurse", "teacher"]),
        schooling=chance.choice(["vmbo", "mbo", "hbo"]),
        distance_km=chance.uniform(0, 100),
        travel_minutes=chance.uniform(0, 100),
        abroad=chance.random() < 0.1,
        can_travel=chance.random() < 0.5,
        strength=chance.choice(list(Strength)),
        direction=chance.choice(list(Direction)),
        frequency=Frequency(chance.randint(1, 5), chance.choice(list(Period))),
        initiative=chance.choice(list(Initiative)),
        last_contact=When(2026, chance.randint(1, 11), chance.randint(1, 20)),
        years_known=chance.uniform(0, 60),
        supports=tuple(chance.sample(list(Support), 2)),
        needs=tuple(chance.sample(list(Need), 1)),
        hours_a_week=chance.uniform(0, 4),
        tasks=tuple(chance.sample(["shopping", "garden", "driving"], 1)),
    )


def kring(network: Network) -> tuple[Any, ...]:
    """What igraph and networkx have too, by Kring."""
    seen = measures.graph_of(network)
    return (
        _value(measures.density(seen)),
        measures.components(seen).value,
        set(measures.isolates(seen).people),
        set(measures.articulation_points(seen).people),
        _value(measures.constraint(seen)),
    )


def with_igraph(network: Network) -> tuple[Any, ...]:
    """The same by igraph, from the same value."""
    ids = list(network.people)
    number = {id: index for index, id in enumerate(ids)}
    pairs = [(number[tie.a], number[tie.b]) for tie in network.ties.values()]
    among = igraph.Graph(len(ids), pairs)
    around = igraph.Graph(len(ids) + 1, pairs + [(len(ids), index) for index in range(len(ids))])
    return (
        among.density(),
        len(among.connected_components()),
        {ids[index] for index, degree in enumerate(among.degree()) if not degree},
        {ids[index] for index in among.articulation_points()},
        around.constraint([len(ids)])[0],
    )


def with_networkx(network: Network) -> tuple[Any, ...]:
    """The same by networkx, from the same value."""
    among = networkx.Graph((tie.a, tie.b) for tie in network.ties.values())
    among.add_nodes_from(network.people)
    around = among.copy()
    around.add_edges_from(("the client", id) for id in network.people)
    return (
        networkx.density(among),
        networkx.number_connected_components(among),
        set(networkx.isolates(among)),
        set(networkx.articulation_points(among)),
        networkx.constraint(around, ["the client"])["the client"],
    )


def agree(network: Network) -> None:
    """Fails when the three do not give the same answers."""
    ours = kring(network)
    for theirs in (with_igraph(network), with_networkx(network)):
        assert ours[1:4] == theirs[1:4], (ours, theirs)
        assert all(abs(ours[place] - theirs[place]) < 1e-9 for place in (0, 4)), (ours, theirs)
    between, among = measures.betweenness(network), networkx.Graph((tie.a, tie.b) for tie in network.ties.values())
    theirs_between = networkx.betweenness_centrality(among)
    assert not isinstance(between, NotApplicable)
    assert all(abs(between[id] - theirs_between[id]) < 1e-9 for id in among)
    assert len(Feature) == 5


def _growth() -> list[dict[str, object]]:
    """Four times as many people with as many ties each: at most the square of it."""
    small, large = crowd(PEOPLE, TIES), crowd(4 * PEOPLE, 4 * TIES)
    took = [least(lambda network=network: measures.all(network)) for network in (small, large)]
    row = _row("all, 120 people and 420 ties", lambda: measures.all(large))
    grown = {"name": "growth from 30 to 120 people", "times": round(took[1] / took[0], 1), "bound": 6.0}
    return [row, {**grown, "ok": took[1] / took[0] <= 6}]


def _row(name: str, work: Callable[[], object], bound: float | None = None, rounds: int = 2000) -> dict[str, object]:
    took = least(work, rounds)
    row: dict[str, object] = {"name": name, "µs": round(took, 1)}
    return {**row, **({"bound": bound} if bound else {}), "ok": bound is None or took <= bound}


def least(work: Callable[[], object], rounds: int = 500) -> float:
    """The fewest microseconds that it took: whatever else runs only ever adds."""
    took = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return min(took) * 1e6


def _value(answer: Any) -> float:
    assert not isinstance(answer, NotApplicable)
    return float(answer.value)
