"""Where networkx has the same measure, it gives the same answer, on hundreds of random networks."""

from typing import Any

import networkx
import pytest
from hypothesis import given, settings

from kring.core import measures
from kring.core.measures import NotApplicable
from kring.core.network import Network
from tests import cast
from tests.networks import knit

hundreds = settings(max_examples=300, deadline=None)


def among(network: Network) -> Any:
    """The members and their ties, for networkx."""
    drawn = networkx.Graph()
    drawn.add_nodes_from((id, {"category": one.category}) for id, one in network.people.items())
    drawn.add_edges_from((tie.a, tie.b) for tie in network.ties.values())
    return drawn


def around(network: Network) -> Any:
    """The same with the client in the middle, tied to all."""
    drawn = among(network)
    drawn.add_node("client")
    drawn.add_edges_from(("client", id) for id in network.people)
    return drawn


@hundreds
@given(knit())
def test_density_parts_loose_people_and_those_who_connect(network: Network) -> None:
    theirs, density = among(network), measures.density(network)
    alone, between, ours = (
        measure(network) for measure in (measures.isolates, measures.articulation_points, measures.components)
    )
    if isinstance(density, NotApplicable):
        assert len(theirs) < 2 or not network.ties
    else:
        assert density.value == pytest.approx(networkx.density(theirs))
    if isinstance(alone, NotApplicable) or isinstance(between, NotApplicable) or isinstance(ours, NotApplicable):
        assert not network.ties
        return
    assert set(alone.people) == set(networkx.isolates(theirs))
    assert set(between.people) == set(networkx.articulation_points(theirs))
    assert {frozenset(group) for group in ours.groups} == {
        frozenset(one) for one in networkx.connected_components(theirs)
    }
    assert [len(group) for group in ours.groups] == sorted([len(group) for group in ours.groups], reverse=True)


@hundreds
@given(knit())
def test_burts_effective_size_and_constraint_of_the_client(network: Network) -> None:
    effective, bound = measures.effective_size(network), measures.constraint(network)
    if isinstance(effective, NotApplicable) or isinstance(bound, NotApplicable):
        assert not network.ties and len(network.people) != 1
        return
    theirs = around(network)
    assert effective.value == pytest.approx(networkx.effective_size(theirs, ["client"])["client"])
    assert bound.value == pytest.approx(networkx.constraint(theirs, ["client"])["client"])


@hundreds
@given(knit())
def test_betweenness_of_the_members(network: Network) -> None:
    between = measures.betweenness(network)
    if isinstance(between, NotApplicable):
        assert len(network.people) < 3 or not network.ties
    else:
        assert between == pytest.approx(networkx.betweenness_centrality(among(network)))


@hundreds
@given(knit())
def test_ties_between_and_inside_categories(network: Network) -> None:
    answer, theirs = measures.ei_index(network), among(network)
    mixed = networkx.attribute_mixing_dict(theirs, "category")
    total = sum(sum(row.values()) for row in mixed.values())
    if isinstance(answer, NotApplicable):
        assert total == 0
        return
    inside = sum(row.get(category, 0) for category, row in mixed.items())
    assert answer.value == pytest.approx((total - 2 * inside) / total)


@hundreds
@given(knit())
def test_density_inside_each_category_and_between_family_and_the_rest(network: Network) -> None:
    theirs = among(network)
    for category, inside in measures.density_within(network).items():
        group = [id for id, one in network.people.items() if one.category is category]
        if isinstance(inside, NotApplicable):
            assert len(group) == 1 or not network.ties
        else:
            assert inside.value == pytest.approx(networkx.density(theirs.subgraph(group)))
    friends = measures.density_family_friends(network)
    here, there = (
        {id for id, one in network.people.items() if one.category == category} for category in ("family", "friend")
    )
    if isinstance(friends, NotApplicable):
        assert not here or not there or not network.ties
    else:
        edges = sum(1 for _ in networkx.edge_boundary(theirs, here, there))
        assert friends.value == pytest.approx(edges / (len(here) * len(there)))


def test_a_network_of_hundreds_is_no_deeper_than_it_is_long() -> None:
    path = tuple((f"p{n}", f"p{n + 1}") for n in range(1999))
    network = cast.network(*cast.people(2000), ties=path)
    assert measures.components(network).value == 1
    assert measures.articulation_points(network).value == 1998
