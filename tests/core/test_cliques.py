"""Who all know each other and which tie is the only way across: the same answers as networkx, in a fixed order."""

import networkx
import pytest
from hypothesis import given, settings

from kring.core import measures
from kring.core.measures import Groups, NotApplicable, Reason, cliques
from kring.core.network import Network
from tests import cast
from tests.core.test_measures_networkx import among
from tests.networks import knit

hundreds = settings(max_examples=100, deadline=None)


@hundreds
@given(knit(most=10))
def test_the_groups_that_all_know_each_other_are_those_of_networkx(network: Network) -> None:
    ours = cliques.cliques(network)
    if isinstance(ours, NotApplicable):
        assert not network.ties
        return
    theirs = {frozenset(one) for one in networkx.find_cliques(among(network)) if len(one) > 2}
    assert {frozenset(one) for one in ours.groups} == theirs
    assert ours.value == len(ours.groups) == len(theirs)
    assert [len(one) for one in ours.groups] == sorted((len(one) for one in ours.groups), reverse=True)


@hundreds
@given(knit(most=10))
def test_the_ties_that_are_the_only_way_across_are_those_of_networkx(network: Network) -> None:
    ours = cliques.bridges(network)
    if isinstance(ours, NotApplicable):
        assert not network.ties
        return
    assert {frozenset(one) for one in ours.groups} == {frozenset(one) for one in networkx.bridges(among(network))}


def test_a_bridge_has_others_on_either_side():
    net = cast.network(*cast.people(5), ties=(("p0", "p1"), ("p1", "p2"), ("p2", "p3"), ("p3", "p4"), ("p2", "p4")))
    assert cliques.beyond(net, "p1", "p2") == (("p0", "p1"), ("p2", "p3", "p4"))
    here, there = cliques.beyond(net, "p3", "p4")
    assert here == there == tuple(net.people)


def test_somebody_who_is_no_member_is_on_no_side():
    with pytest.raises(ValueError):
        cliques.beyond(cast.network(*cast.people(2), ties=(("p0", "p1"),)), "p0", "nobody")


def test_without_a_single_tie_nobody_asked_yet():
    net = cast.network(*cast.people(4))
    assert cliques.cliques(net) == cliques.bridges(net) == NotApplicable(Reason.NO_TIES)


def test_the_reference_network_has_two_groups_and_three_bridges():
    net = cast.rn1()
    assert cliques.cliques(net) == Groups(2, (("bert", "carla", "dirk"), ("bert", "carla", "els")))
    assert cliques.bridges(net) == Groups(3, (("bert", "fatima"), ("bert", "ingrid"), ("els", "gerrit")))


def test_the_search_ends_where_nobody_could_read_further():
    pairs = tuple((f"p{a}", f"p{b}") for a in range(24) for b in range(a + 1, 24) if a // 3 != b // 3)
    net = cast.network(*cast.people(24), ties=pairs)  # 3 to the 8th cliques
    found = cliques.cliques(net, most=100)
    assert isinstance(found, Groups) and found.value == 100
    assert isinstance(measures.components(net), Groups)
