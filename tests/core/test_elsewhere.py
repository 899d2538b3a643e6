"""A place in one circle points to a place in another: proposed, and never made."""

import msgspec

from kring.core import elsewhere
from kring.core.network import Category, Network, Person, Placement
from kring.methods import loader
from tests import cast

LAYOUTS = loader.layouts()
CIRCLE, WIJK = LAYOUTS["lensink-circle"], LAYOUTS["neighbourhood-ecogram"]


def network(layout: str, **at: Placement) -> Network:
    people = [Person(id, id.capitalize(), rank=n) for n, id in enumerate(at)]
    return msgspec.structs.replace(cast.network(*people), placements={layout: at})


def proposed(value: Network, layout=WIJK, **told: object) -> list[tuple[str | None, str | None]]:
    people = [msgspec.structs.replace(one, **told) for one in value.people.values()]
    places = [elsewhere.proposed(value, layout, LAYOUTS.values(), one) for one in people]
    return [(one.ring, one.sector) for one in places]


def test_four_rings_point_to_two_by_how_far_out_they_lie() -> None:
    at = {ring.id: Placement(ring.id, "family") for ring in CIRCLE.ring}
    assert [ring for ring, _ in proposed(network(CIRCLE.id, **at))] == ["near", "near", "further", "further"]


def test_from_two_rings_to_four_the_group_is_proposed_and_the_ring_is_asked() -> None:
    assert proposed(network(WIJK.id, a=Placement("near", "services")), CIRCLE) == [(None, "professionals")]
    assert proposed(network(WIJK.id, a=Placement("near", "family")), CIRCLE) == [(None, "family")]


def test_a_group_that_falls_apart_into_several_points_to_none() -> None:
    value = network(WIJK.id, a=Placement("near", "friends"))
    assert proposed(value, CIRCLE) == [(None, None)]
    assert proposed(value, CIRCLE, category=Category.FELLOW_CLIENT) == [(None, "fellow-clients")]


def test_who_was_left_out_elsewhere_is_not_proposed_a_ring() -> None:
    assert proposed(network(CIRCLE.id, a=Placement("friends", "family", left_out=True))) == [(None, "family")]


def test_a_place_in_a_layout_that_is_gone_points_nowhere_and_stays() -> None:
    value = network("taken-away", a=Placement("x", "y"))
    assert proposed(value) == [(None, None)]
    assert elsewhere.proposals(value, WIJK, LAYOUTS.values()) == []


def test_only_who_waits_here_and_has_a_whole_place_there_is_proposed() -> None:
    at = {"joke": Placement("friends", "family"), "bas": Placement("friends"), "els": Placement("services", "society")}
    value = msgspec.structs.replace(
        network(CIRCLE.id, **at), placements={CIRCLE.id: at, WIJK.id: {"els": Placement(left_out=True)}}
    )
    found = elsewhere.proposals(value, WIJK, LAYOUTS.values())
    assert [(one.id, place) for one, place in found] == [("joke", Placement("near", "family"))]
