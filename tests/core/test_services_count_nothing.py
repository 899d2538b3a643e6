"""Services and places beside people change nothing of what is measured, found, compared or asked of them."""

from datetime import date

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.core import compare, findings, measures, what_if
from kring.core import network as networks
from kring.core.network import Category, Network, Person, Placement, Sort, Support
from kring.methods import loader
from tests import networks as any_network

(CIRCLE, *_) = loader.layouts().values()
DAY = date(2026, 11, 22)
THINGS = (
    Person("thing-1", "Meals", sort=Sort.SERVICE, supports=tuple(Support), category=Category.FRIEND, hours_a_week=4.0),
    Person("thing-2", "Centre", sort=Sort.FACILITY, distance_km=0.5, tasks=("coffee",)),
)


def beside(network: Network) -> Network:
    """The same network with a service and a place, that stand wherever people stand."""
    people = {**network.people, **{one.id: one for one in THINGS}}
    at = Placement(CIRCLE.ring[0].id, CIRCLE.sector[0].id)
    placements = {layout: {**placed, "thing-1": at} for layout, placed in network.placements.items()}
    return msgspec.structs.replace(network, people=people, placements=placements)


@settings(max_examples=30)
@given(any_network.whole())
def test_no_figure_and_no_finding_knows_of_them(network: Network) -> None:
    for whose in measures.Whose:
        both = [measures.all(measures.graph_of(one, whose), whose, DAY) for one in (network, beside(network))]
        assert both[0] == both[1]
        assert findings.findings(network, CIRCLE, whose) == findings.findings(beside(network), CIRCLE, whose)


@settings(max_examples=30)
@given(any_network.whole(), any_network.whole())
def test_between_two_moments_they_neither_came_nor_left(old: Network, new: Network) -> None:
    assert compare.between(old, new) == compare.between(old, beside(new)) == compare.between(beside(old), new)


@given(any_network.whole(), st.data())
def test_without_somebody_they_are_not_asked_to_take_over(network: Network, data: st.DataObject) -> None:
    members = measures.size(network).people
    if members:
        gone = data.draw(st.sampled_from(members))
        plain = what_if.effect(network, what_if.without(network, [gone]))
        assert what_if.effect(beside(network), what_if.without(beside(network), [gone])) == plain
    assert networks.unplaced(beside(network), CIRCLE.id) == networks.unplaced(network, CIRCLE.id)
