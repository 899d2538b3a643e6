"""The support web: what is covered by whom in each part of life, and what by nothing."""

import pytest

from kring.core import changes, web
from kring.core.changes import Act, Change
from kring.core.network import Network, Person, Sort, Status
from tests import cast

PARTS = ("body", "home", "rights")


def woven() -> Network:
    return cast.network(
        Person("mam", "Mam", rank=1, domains=("home", "family")),
        Person("meals", "Meals", rank=2, sort=Sort.SERVICE, domains=("body", "home")),
        Person("centre", "Centre", rank=3, sort=Sort.FACILITY),
        Person("ex", "Ex", rank=4, status=Status.BROKEN, domains=("rights",)),
        Person("oma", "Oma", rank=5, status=Status.DECEASED, domains=("rights",)),
        Person("joke", "Joke", rank=6, domains=("singing",)),
    )


def do(network: Network, *made: Change) -> Network:
    return changes.apply_all(network, made)


def held(network: Network) -> dict[str, list[str]]:
    return {one.domain: [who.id for who in one.holds] for one in web.strands(network, PARTS, {"family"})}


def test_each_part_of_life_holds_who_and_what_is_there_and_own_words_come_last() -> None:
    assert held(woven()) == {"body": ["meals"], "home": ["mam", "meals"], "rights": [], "singing": ["joke"]}


def test_a_tie_that_is_over_covers_nothing_and_who_is_in_no_part_is_told() -> None:
    strands = web.strands(woven(), PARTS, {"family"})
    assert [one.id for one in web.loose(woven(), strands)] == ["centre"]


def test_a_part_tells_people_services_and_places_apart() -> None:
    (home,) = [one for one in web.strands(woven(), PARTS, ()) if one.domain == "home"]
    assert [[one.id for one in home.of(sort)] for sort in web.SORTS] == [["mam"], ["meals"], []]


@pytest.mark.parametrize("who", ["mam", "centre", "meals"])
def test_what_is_put_in_a_part_and_taken_out_again_is_as_it_was_unless_nothing_was_known(who: str) -> None:
    network = woven()
    after = do(network, *web.joined(network, who, "rights"))
    assert who in held(after)["rights"] and web.joined(after, who, "rights") == []
    back = do(after, *web.left(after, who, "rights"))
    assert held(back) == held(network) and web.left(back, who, "rights") == []
    assert (back.people[who].domains or None) == network.people[who].domains


def test_every_part_can_be_taken_back() -> None:
    network = woven()
    for made in (
        web.joined(network, "mam", "body"),
        web.left(network, "mam", "home"),
        web.joined(network, "centre", "x"),
    ):
        after = do(network, *made)
        assert after != network and do(after, *changes.undoing(Act("a", tuple(made)), "b").changes) == network


def test_two_who_put_one_service_in_different_parts_both_have_their_way() -> None:
    network = woven()
    both = (*web.joined(network, "meals", "rights"), *web.joined(network, "meals", "singing"))
    assert set(do(network, *both).people["meals"].domains or ()) == {"body", "home", "rights", "singing"}
