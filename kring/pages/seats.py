"""Where people sit in every layout, kept with the network so that nobody jumps."""

from collections.abc import Callable, Collection
from typing import Any, TypeVar

import msgspec

from kring.core import domains, redaction, sight
from kring.core.method import DomainsOf, Layout
from kring.core.network import Network
from kring.draw import circle, ecogram_hand, ecogram_seats
from kring.draw import ecogram as ecograms
from kring.draw import family_map as family_maps
from kring.draw import relations as maps
from kring.draw.relations_seats import Held
from kring.draw.seats import Kept
from kring.methods import loader

Spot = TypeVar("Spot")
RELATIONS = "relations"  # under this stand the seats of the relation map, beside those of the layouts
ECOGRAM = "ecogram"  # and under this those of the ecogram
FAMILY_MAP = "family-map"  # and under this those of the family map, from the first time that somebody is moved on it
SEEN = sight.SEEN  # and under this all of these for whoever may not know of everybody


def settle(network: Network, kept: dict[str, Any]) -> dict[str, Any]:
    """The seats to keep from now on: for whoever leads, and apart for whoever may not know of confidential people.

    Those of the others are as if these had never been there, and go on by themselves from the first of them on: so no
    gap tells of anybody, and nobody jumps when one of them comes or goes.
    """
    hidden = _hidden(network)
    if not hidden and SEEN not in kept:
        return _settled(network, kept)
    return _settled(network, kept) | {SEEN: _settled(redaction.without(network, hidden), kept.get(SEEN, kept))}


def _settled(network: Network, kept: dict[str, Any]) -> dict[str, Any]:
    """The seats in every layout and on all cards of the shelf in which somebody stands.

    Those of the relation map are kept from the first tie on, those of the ecogram from the first domain on.
    """
    found: dict[str, Any] = {
        layout.id: circle.settle(network, layout, of(kept, layout))
        for layout in loader.standing().values()
        if layout.id in network.placements
    }
    if network.ties or RELATIONS in kept:
        found[RELATIONS] = maps.settle(network, relations(kept))
    if ECOGRAM in kept or domains.used(network):
        found[ECOGRAM] = ecograms.settle(network, _named(network), ecogram(kept))
    if FAMILY_MAP in kept:
        found[FAMILY_MAP] = family_maps.settle(network, family_map(kept))
    return found


def _hidden(network: Network) -> set[str]:
    return {one.id for one in network.people.values() if one.confidential}


def by_hand(network: Network, kept: dict[str, Any], person: str, to: ecogram_hand.Point) -> dict[str, Any]:
    """The seats when somebody is put elsewhere in the ecogram by hand: also for whoever may not know of others."""

    def put(value: Network, found: dict[str, Any]) -> dict[str, Any]:
        return found | {ECOGRAM: ecogram_hand.put(value, _named(value), found.get(ECOGRAM), person, to)}

    return _of_both(network, settle(network, kept), put)


def afresh(network: Network, kept: dict[str, Any]) -> dict[str, Any]:
    """The seats when the relation map is laid anew."""
    return _of_both(network, settle(network, kept), lambda value, found: found | {RELATIONS: maps.settle(value)})


def put_on_map(network: Network, kept: dict[str, Any], do: Callable[[Network, Held | None], Held]) -> dict[str, Any]:
    """The seats when somebody is put elsewhere on the family map: also for whoever may not know of others."""

    def put(value: Network, found: dict[str, Any]) -> dict[str, Any]:
        return found | {FAMILY_MAP: do(value, found.get(FAMILY_MAP))}

    return _of_both(network, settle(network, kept), put)


def map_as_begun(network: Network, kept: dict[str, Any]) -> dict[str, Any]:
    """The seats when the family map stands again as it began."""
    return _of_both(
        network,
        settle(network, kept),
        lambda _, found: {id: one for id, one in found.items() if id != FAMILY_MAP},
    )


def _of_both(
    network: Network, found: dict[str, Any], do: Callable[[Network, dict[str, Any]], dict[str, Any]]
) -> dict[str, Any]:
    """The same done to the seats of who leads, and to those of the others."""
    if SEEN not in found:
        return do(network, found)
    seen = redaction.without(network, _hidden(network))
    return do(network, found) | {SEEN: do(seen, found[SEEN])}


def step_by_hand(
    network: Network, kept: dict[str, Any], person: str, way: ecogram_hand.Way
) -> ecogram_hand.Point | None:
    """The point a step away in the ecogram; nothing when there is no room that way."""
    return ecogram_hand.stepped(network, _named(network), ecogram(kept), person, way)


def _named(network: Network) -> list[ecogram_seats.Named]:
    return [ecogram_seats.Named(id, id) for id in domains_of(network)]


def domains_of(network: Network) -> list[str]:
    """The domains in an ecogram: the places where contacts are, and any other in which somebody stands."""
    return list(domains.shown(network, loader.domains(DomainsOf.CONTACTS)))


def all_domains_of(network: Network) -> list[str]:
    """The same, and then those in which people only matter too."""
    return list(dict.fromkeys((*domains_of(network), *domains.used(network))))


def ecogram(kept: dict[str, Any]) -> ecogram_seats.Kept | None:
    """The seats that were kept of the ecogram."""
    try:
        return msgspec.convert(kept[ECOGRAM], ecogram_seats.Kept) if ECOGRAM in kept else None
    except msgspec.ValidationError:
        return None


def relations(kept: dict[str, Any]) -> Held | None:
    """The seats that were kept of the relation map."""
    return _map(kept, RELATIONS)


def family_map(kept: dict[str, Any]) -> Held | None:
    """The seats that were kept of the family map."""
    return _map(kept, FAMILY_MAP)


def _map(kept: dict[str, Any], id: str) -> Held | None:
    try:
        return msgspec.convert(kept[id], Held) if id in kept else None
    except msgspec.ValidationError:
        return None


def without(kept: dict[str, Any], gone: Collection[str]) -> dict[str, Any]:
    """The same seats without those of some people, who are not in an older picture: so nobody else jumps in it."""
    found, drawn = dict(kept), ecogram(kept)
    if drawn is not None:
        sizes = {size: _older(one, gone) for size, one in drawn.sizes.items()}
        found[ECOGRAM] = msgspec.to_builtins(ecogram_seats.Kept(sizes))
    for id in (RELATIONS, FAMILY_MAP):
        if (held := _map(kept, id)) is not None:
            found[id] = msgspec.to_builtins(Held(_left(held.tied, gone), _left(held.alone, gone)))
    return found


def _older(one: ecogram_seats.Held, gone: Collection[str]) -> ecogram_seats.Held:
    """The frame stays, however few they were then: that of many is laid anew only when people leave it today."""
    return ecogram_seats.Held(msgspec.structs.replace(one.frame, laid=0), _left(one.spots, gone))


def _left(spots: dict[str, Spot], gone: Collection[str]) -> dict[str, Spot]:
    return {id: spot for id, spot in spots.items() if id not in gone}


def of(kept: dict[str, Any], layout: Layout) -> Kept | None:
    """The seats that were kept of one layout; nothing when they are of another kind of drawing."""
    if layout.id not in kept:
        return None
    try:
        return msgspec.convert(kept[layout.id], Kept)
    except msgspec.ValidationError:
        return None
