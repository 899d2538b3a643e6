"""The value itself: names, order, places, dates, and the form in which it is kept."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.core import names
from kring.core import network as networks
from kring.core.network import Face, Network, Owner, Person, Placement, Self, Sort, Tie, TieKind, When
from tests import cast
from tests import networks as any_network


def test_a_network_goes_by_what_its_owner_calls_it_or_by_their_names() -> None:
    two = Owner({"a": Self("a", "Anna"), "b": Self("b", "Bert")})
    assert networks.called(Network("n", two)) == "Anna & Bert"
    assert networks.called(Network("n", msgspec.structs.replace(two, called="The Smits"))) == "The Smits"


@given(any_network.whole())
def test_people_stand_in_the_order_they_were_named_whatever_order_they_are_kept_in(network: Network) -> None:
    turned = msgspec.structs.replace(network, people=dict(reversed(network.people.items())))
    assert networks.in_order(turned) == networks.in_order(network)
    ranks = [one.rank for one in networks.in_order(network)]
    assert ranks == sorted(ranks)


def test_who_has_no_place_yet_is_in_the_tray_and_who_was_left_out_is_not() -> None:
    at = {"p0": Placement("r", "s"), "p1": Placement(left_out=True), "p2": Placement("r"), "p3": Placement()}
    network = cast.network(*cast.people(5), placements={"map": at})
    assert [one.id for one in networks.unplaced(network, "map")] == ["p2", "p3", "p4"]
    assert networks.placement(network, "map", "p0") == Placement("r", "s")
    assert networks.placement(network, "other", "p0") is None


@given(st.sampled_from(any_network.IDS), st.sampled_from(any_network.IDS), st.sampled_from(TieKind))
def test_a_tie_has_one_id_from_either_side(a: str, b: str, kind: TieKind) -> None:
    assert networks.tie_id(a, b, kind) == networks.tie_id(b, a, kind)


@pytest.mark.parametrize(("month", "day"), [(None, 3), (2, 30), (4, 31), (2, 29)])
def test_a_day_that_does_not_exist_is_refused(month: int | None, day: int) -> None:
    with pytest.raises(ValueError, match="month"):
        When(2023, month, day)


def test_a_leap_day_exists_once_in_four_years() -> None:
    assert When(2024, 2, 29).day == When(2000, 2, 29).day == 29
    with pytest.raises(ValueError, match="no such day"):
        When(1900, 2, 29)


@pytest.mark.parametrize("name", ["", "   ", "n" * 121])
def test_a_name_that_is_none_is_refused_when_it_is_read(name: str) -> None:
    written = networks.encode(cast.network(Person("p", name)))
    with pytest.raises(msgspec.ValidationError):
        networks.decode(written)


def test_what_is_not_known_to_the_format_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="shoe"):
        networks.decode(networks.encode(cast.rn1()).replace(b'"rank"', b'"shoe"', 1))


def test_equal_networks_are_the_same_bytes() -> None:
    rn1 = cast.rn1()
    turned = msgspec.structs.replace(rn1, people=dict(reversed(rn1.people.items())))
    assert networks.encode(turned) == networks.encode(rn1)


def test_unknown_is_not_the_same_as_none() -> None:
    told = Person("p", "P", supports=())
    read = networks.decode(networks.encode(cast.network(told, Person("q", "Q"))))
    assert (read.people["p"].supports, read.people["q"].supports) == ((), None)


def test_every_record_tells_of_whom_it_speaks() -> None:
    assert networks.mentioned(Tie("a~b~knows", "a", "b")) == ("a", "b")
    assert networks.mentioned(Person("p", "P")) == ()


@pytest.mark.parametrize(
    ("whose", "called", "first"),
    [
        (["Ria Smit"], "Ria Smit", "Ria"),
        (["Ria Smit", "Joop de Wit"], "Ria Smit & Joop de Wit", "Ria & Joop"),
        (["Ria Smit", "Joop de Wit", "Els"], "Ria Smit, Joop de Wit & Els", "Ria, Joop & Els"),
        (["Mevrouw Kaya", "Joop"], "Mevrouw Kaya & Joop", "Mevrouw Kaya & Joop"),
    ],
)
def test_a_couple_and_a_family_are_called_by_all_their_names(whose: list[str], called: str, first: str) -> None:
    selves = {f"s{number}": Self(f"s{number}", name) for number, name in enumerate(whose)}
    assert networks.called(Network("n", Owner(selves))) == called
    assert names.first_name(called) == first


def test_a_couple_is_drawn_as_one_without_the_face_of_either() -> None:
    face = Face("short", "light", "brown", "blue")
    ria, joop = Self("s", "Ria Smit", face=face), Self("t", "Joop de Wit")
    assert networks.together(Owner({"s": ria})) is ria
    both = networks.together(Owner({"s": ria, "t": joop}))
    assert (both.name, both.face) == ("Ria Smit & Joop de Wit", None)


def test_a_family_with_a_name_is_called_by_it() -> None:
    owner = Owner({"s": Self("s", "Ria Smit")}, called="Familie De Wit")
    assert networks.called(Network("n", owner)) == "Familie De Wit"
    assert names.first_name("Familie De Wit") == "Familie De Wit"


def test_a_service_or_a_place_is_nobody_and_still_stands_in_the_order_of_naming() -> None:
    both = (Person("s", "Meals", rank=1, sort=Sort.SERVICE), Person("f", "Centre", rank=3, sort=Sort.FACILITY))
    network = cast.network(Person("p", "Piet", rank=2), *both)
    assert [one.id for one in networks.in_order(network)] == ["p"]
    assert [one.id for one in networks.all_in_order(network)] == ["s", "p", "f"]
    assert [one.id for one in networks.helping(network)] == ["s", "f"]
    assert networks.somebody(network, "s") is networks.somebody(network, "nobody") is None
    assert networks.somebody(network, "p") == Person("p", "Piet", rank=2)
    assert [one.id for one in networks.unplaced(network, "map")] == ["p"]
    assert networks.twin(network, "meals") is both[0]


@pytest.mark.parametrize("domains", [(" ",), ("",), ("family", "\u00a0")])
def test_a_part_of_life_has_a_name(domains):
    told = {"id": "p", "name": "Pia", "domains": domains}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**told, "what": "person"}, Person)
