"""Whoever may not know of somebody sees an ecogram that never held them, and in which nobody jumps."""

from typing import Any

import msgspec

from kring.core import redaction
from kring.core.network import Network
from kring.draw import ecogram
from kring.draw.ecogram_hand import Way
from kring.pages import seats
from tests.draw.test_ecogram import crowd, stands, with_people


def without(net: Network) -> Network:
    return redaction.without(net, [one.id for one in net.people.values() if one.confidential])


def drawn(net: Network, kept: dict[str, Any]) -> dict[str, Any]:
    return stands(ecogram.place(net, seats._named(net), "wide", seats.ecogram(kept)))


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
