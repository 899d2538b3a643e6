"""Whoever may not know of somebody sees drawings that never held them, and in which nobody jumps."""

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.core import changes, domains, redaction, sight
from kring.core.access import Role, Viewer
from kring.core.changes import Add, Change, Place, Set
from kring.core.network import Network, Owner, Person, Placement, Self, Tie, placement, tie_id
from kring.draw import circle, ecogram, relations
from kring.draw.ecogram_hand import Way
from kring.methods import loader
from kring.pages import seats
from tests.draw.test_ecogram import crowd, stands, with_people

EVERYBODY = ("ada", "bert", "cor", "dirk", "els", "fien", "greet", "henk", "ids")
HIDDEN = ("bert", "els", "henk")
LAYOUTS = ("lensink-circle", "neighbourhood-ecogram")
LEADS, SISTER = Viewer("anna", Role.OWNER), Viewer("zus", Role.PROFESSIONAL)


def without(net: Network) -> Network:
    return redaction.without(net, [one.id for one in net.people.values() if one.confidential])


def drawn(net: Network, kept: dict[str, Any]) -> dict[str, Any]:
    """The ecogram of who leads when somebody confidential is in it, and else that of the others."""
    is_whole = any(one.confidential for one in net.people.values())
    held = seats.ecogram(kept if is_whole else kept.get(seats.SEEN, kept))
    return stands(ecogram.place(net, seats._named(net), "wide", held))


def settled(net: Network, kept: dict[str, Any]) -> dict[str, Any]:
    return msgspec.json.decode(msgspec.json.encode(seats.settle(net, kept)))


def test_the_ecogram_of_who_may_not_know_of_somebody_is_that_of_a_network_without_them():
    before, secret = crowd(9, 4), crowd(14, 4).people["p12"]
    hidden = with_people(before, msgspec.structs.replace(secret, confidential=True))
    kept, never = settled(hidden, settled(before, {})), settled(before, settled(before, {}))
    assert drawn(without(hidden), kept) == drawn(before, never)
    assert "p12" in drawn(hidden, kept)


def test_nobody_jumps_for_them_when_somebody_comes():
    secret = msgspec.structs.replace(crowd(14, 4).people["p12"], confidential=True)
    net, kept = with_people(crowd(9, 4), secret), {}
    kept = settled(net, kept)
    before = drawn(without(net), kept)
    more = with_people(net, crowd(14, 4).people["p13"])
    after = drawn(without(more), settled(more, kept))
    assert after.keys() - before.keys() == {"p13"} and before.items() <= after.items()


def test_who_becomes_confidential_leaves_and_nobody_else_moves():
    net = crowd(9, 4)
    kept = settled(net, {})
    hidden = with_people(net, msgspec.structs.replace(net.people["p3"], confidential=True))
    after = drawn(without(hidden), settled(hidden, kept))
    assert after.items() == {id: at for id, at in drawn(net, kept).items() if id != "p3"}.items()


def test_somebody_put_elsewhere_by_hand_stands_there_for_whoever_may_not_know_of_another():
    secret = msgspec.structs.replace(crowd(14, 4).people["p12"], confidential=True)
    net = with_people(crowd(9, 4), secret)
    kept = settled(net, {})
    to = next(filter(None, (seats.step_by_hand(net, kept, "p1", way) for way in Way)))
    now = msgspec.json.decode(msgspec.json.encode(seats.by_hand(net, kept, "p1", to)))
    for seen in (net, without(net)):
        moved = {id for id, at in drawn(seen, now).items() if drawn(seen, kept)[id] != at}
        assert moved == {"p1"}


def where(layout: str, number: int) -> Placement:
    """Some place in a layout."""
    of = loader.layouts()[layout]
    return Placement(of.ring[number % len(of.ring)].id, of.sector[number % len(of.sector)].id)


def happening(net: Network, what: str, one: str, other: str, number: int) -> tuple[Change, ...]:
    """Something that happens to somebody: they come or go, get a place, a part of life, a tie, another name."""
    there = net.people.get(one)
    if there is None:
        return (Add(Person(one, one.title(), rank=number, confidential=one in HIDDEN)),)
    match what:
        case "go":
            return changes.removal(net, one)
        case "place":
            layout = LAYOUTS[number % 2]
            return (Place(layout, one, placement(net, layout, one), where(layout, number)),)
        case "live":
            was = changes.plain(there.domains)
            return (Set("people", one, "domains", was, [["family", "friends", "club"][number % 3]]),)
        case "tie" if other in net.people and other != one and tie_id(one, other) not in net.ties:
            return (Add(Tie(tie_id(one, other), min(one, other), max(one, other))),)
        case "name":
            return (Set("people", one, "name", there.name, one.title() + " van der Berg" * (number % 3)),)
    return ()


HAPPENINGS = st.tuples(
    st.sampled_from(["come", "come", "place", "place", "live", "live", "tie", "tie", "name", "go"]),
    st.sampled_from(EVERYBODY),
    st.sampled_from(EVERYBODY),
    st.integers(0, 11),
)


def pictures(net: Network, kept: dict[str, Any]) -> list[Any]:
    """Every drawing that keeps seats, as numbers."""
    circles = [
        circle.place(net, layout, size, seats.of(kept, layout))
        for layout in (loader.layouts()[one] for one in LAYOUTS)
        for size in circle.SIZES
    ]
    ecograms = [ecogram.place(net, seats._named(net), size, seats.ecogram(kept)) for size in ecogram.SIZES]
    return [circles, ecograms if domains.used(net) else [], relations.place(net, seats.relations(kept), owner=True)]


@settings(max_examples=10)
@given(st.lists(HAPPENINGS, min_size=10, max_size=25))
def test_whatever_happened_every_drawing_is_as_if_confidential_people_had_never_been(told: list[Any]) -> None:
    whole = never = Network("n", Owner({"me": Self("me", "Anna")}))
    kept = kept_never = settled(whole, {})
    for what in told:
        whole = changes.apply_all(whole, happening(whole, *what))
        kept, before = settled(whole, kept), never
        never = msgspec.structs.replace(without(whole), removed=tuple(set(whole.removed) - set(HIDDEN)))
        if never != before:
            kept_never = settled(never, kept_never)
        assert sight.seats(kept, whole, whole, SISTER) == kept_never
    seen = sight.visible(whole, SISTER)
    assert pictures(seen, sight.seats(kept, whole, whole, SISTER)) == pictures(never, kept_never)
    hers = sight.seats(kept, whole, whole, LEADS)
    assert seats.SEEN not in hers and hers.keys() >= kept_never.keys()
