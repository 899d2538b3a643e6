"""Networks with anything in them that a list of people can hold, and what becomes of the rest on the way."""

from collections.abc import Callable
from typing import Any

import msgspec
from hypothesis import Phase
from hypothesis import strategies as st

from kring.core import changes, names, tidy
from kring.core import network as networks
from kring.core.network import Network, Owner, Person, Placement, Self, Tie, TieKind
from kring.exchange import cells
from kring.exchange.incoming import Incoming
from kring.methods import loader
from tests.exchange import any_network

LAYOUTS = loader.layouts()
EMPTY = Network("empty", Owner({"me": Self("me", "Anna")}))
PLACES = [
    Placement(ring, sector, left_out)
    for ring in (None, "intimates", "services")
    for sector in (None, "family", "society")
    for left_out in (False, True)
]
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # a whole network takes minutes to make smaller
Clean = Callable[[str], str]


@st.composite
def crowds(draw: st.DrawFn) -> Network:
    """A few people of whom anything may be known, tied in every way, with places in a known layout and another."""
    met = draw(st.lists(any_network.anything(Person), max_size=4, unique_by=lambda one: one.id))
    people = {one.id: one for one in met if one.id != "me"}
    pairs = [(a, b, kind) for a in people for b in people if a < b for kind in TieKind]
    ends = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=4)) if pairs else []
    ties = [_like(tie(a, b, kind), draw(any_network.anything(Tie))) for a, b, kind in ends]
    places = {
        layout: {id: draw(st.sampled_from(PLACES)) for id in people if draw(st.booleans())}
        for layout in ("lensink-circle", "our-own")
    }
    made = Network("n", EMPTY.owner, people=people, ties={one.id: one for one in ties})
    return tidy.tidied(msgspec.structs.replace(made, placements={id: at for id, at in places.items() if at}))


def tie(a: str, b: str, kind: TieKind = TieKind.KNOWS) -> Tie:
    return Tie(networks.tie_id(a, b, kind), a, b, kind)


def _like(tie: Tie, other: Tie) -> Tie:
    is_mutual = other.is_mutual and tie.kind is TieKind.HELPS
    return msgspec.structs.replace(tie, strength=other.strength, remark=other.remark, is_mutual=is_mutual)


def people(network: Network, fields: frozenset[str], clean: Clean = str) -> dict[str, Person]:
    """The people as a format holds them: these fields, line ends even, lists of choices without doubles."""
    return {id: _held(one, fields, clean) for id, one in network.people.items()}


def _held(one: Person, fields: frozenset[str], clean: Clean) -> Person:
    kept = {field: _value(getattr(one, field), clean) for field in fields}
    return Person(one.id, names.cleaned(clean(one.name)), **kept)


def _value(value: Any, clean: Clean) -> Any:
    if type(value) is str:
        return cells.even(clean(value))
    if isinstance(value, tuple):
        enums = [type(one) is not str for one in value]
        return tuple(dict.fromkeys(value)) if all(enums) else tuple(clean(one) for one in value)
    return value


def after(incoming: Incoming, into: Network = EMPTY) -> Network:
    """The network once all of it came in, by its changes alone; nothing was refused."""
    assert incoming.is_whole, (incoming.refused, incoming.rows)
    return changes.apply_all(into, incoming.changes)
