"""Where people sit in every layout, kept with the network so that nobody jumps."""

from typing import Any

import msgspec

from kring.core import domains
from kring.core.method import DomainsOf, Layout
from kring.core.network import Network
from kring.draw import circle, ecogram_seats
from kring.draw import ecogram as ecograms
from kring.draw import relations as maps
from kring.draw.relations_seats import Held
from kring.draw.seats import Kept
from kring.methods import loader

RELATIONS = "relations"  # under this stand the seats of the relation map, beside those of the layouts
ECOGRAM = "ecogram"  # and under this those of the ecogram


def settle(network: Network, kept: dict[str, Any]) -> dict[str, Any]:
    """The seats to keep from now on, in every layout and on all cards of the shelf in which somebody stands.

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
        named = [ecogram_seats.Named(id, id) for id in domains_of(network)]
        found[ECOGRAM] = ecograms.settle(network, named, ecogram(kept))
    return found


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
    try:
        return msgspec.convert(kept[RELATIONS], Held) if RELATIONS in kept else None
    except msgspec.ValidationError:
        return None


def of(kept: dict[str, Any], layout: Layout) -> Kept | None:
    """The seats that were kept of one layout; nothing when they are of another kind of drawing."""
    if layout.id not in kept:
        return None
    try:
        return msgspec.convert(kept[layout.id], Kept)
    except msgspec.ValidationError:
        return None
