"""Ideas that come from the map itself: first who is there already, the neighbours, and only then others.

Everything here is a question to the client, and the order is the handbook's: what faded before anything new (R008),
neighbours in every round (R009), an ordinary place before a special one (R031). Each idea is told once.
"""

from collections.abc import Iterable

from msgspec import Struct

from kring.core import measures, names
from kring.core.measures import NotApplicable
from kring.core.method import Leaf, RadioType
from kring.core.network import Category, Id, Network, Person, Status, Strength, Support, Willing, has_died, in_order


class Group(Struct, frozen=True):
    """The ideas for ties of one kind, and with whom they could be done."""

    kind: RadioType
    people: tuple[Id, ...]
    leaves: tuple[Leaf, ...]


class Ideas(Struct, frozen=True):
    """A round of ideas: with who is there, with neighbours, and for meeting others.

    `nobody` and `one` are the kinds of help that rest on nobody or on one person.
    """

    known: tuple[Group, ...] = ()
    neighbours: tuple[Id, ...] = ()
    nobody: tuple[Support, ...] = ()
    one: tuple[Support, ...] = ()
    ordinary: tuple[Leaf, ...] = ()
    special: tuple[Leaf, ...] = ()


def radio_type(person: Person) -> RadioType | None:
    """What can be done with the tie to somebody; nothing with who died, or where nothing is known of the tie.

    Tense or broken: unblock. Faded: revive. Willing and able, or a possible helper, who gives nothing yet: activate.
    Weak: deepen. Strong: maintain.

    Teachers' guide, T23.
    """
    if has_died(person):
        return None
    if person.status is Status.BROKEN or person.strength is Strength.TENSE:
        return RadioType.UNBLOCK
    if person.status is Status.FADED:
        return RadioType.REVIVE
    could = person.willing is Willing.WILLING_AND_ABLE or person.potential_helper
    if could and not person.supports:
        return RadioType.ACTIVATE
    return _BY_STRENGTH.get(person.strength) if person.strength else None


_BY_STRENGTH = {Strength.WEAK: RadioType.DEEPEN, Strength.STRONG: RadioType.MAINTAIN}


def from_map(network: Network, leaves: Iterable[Leaf], person: Id | None = None) -> Ideas:
    """A round of ideas from a whole map, or for the tie with one person; professionals are no tie to work on."""
    every = tuple(leaves)
    people = [
        one for one in in_order(network) if one.category is not Category.PROFESSIONAL and person in (None, one.id)
    ]
    by = {kind: tuple(one.id for one in people if radio_type(one) is kind) for kind in RadioType}
    known = tuple(
        Group(kind, by[kind], tuple(leaf for leaf in every if kind in leaf.helps)) for kind in RadioType if by[kind]
    )
    if person is not None:
        return Ideas(known)
    rests = measures.bottlenecks(network)
    told = None if isinstance(rests, NotApplicable) else rests
    new = tuple(leaf for leaf in every if not leaf.helps)
    return Ideas(
        known=known,
        neighbours=tuple(one.id for one in people if one.category is Category.NEIGHBOUR or one.in_neighbourhood),
        nobody=told.nobody if told else (),
        one=tuple(told.one) if told else (),
        ordinary=tuple(leaf for leaf in new if not leaf.is_special),
        special=tuple(leaf for leaf in new if leaf.is_special),
    )


def roles(network: Network, leaves: Iterable[Leaf]) -> tuple[Leaf, ...]:
    """Roles in which somebody adds something, with what they like and are good at (T17, R030).

    Those that a word of theirs brings to mind, by how it begins; when none does, those that are there for everybody.
    In the order of the deck.
    """
    told = names.folded(f"{network.owner.interests} {network.owner.talents}").replace(",", " ").split()
    every = tuple(leaves)
    heard = tuple(leaf for leaf in every if any(word.startswith(one) for one in leaf.hears for word in told))
    return heard or tuple(leaf for leaf in every if not leaf.hears)
