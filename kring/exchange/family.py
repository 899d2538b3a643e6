"""Records of a family in a file of others: with other people in them, and what they say, to know them again."""

from collections.abc import Sequence

import msgspec

from kring.core import network as networks
from kring.core.network import Descent, Network, Partnership, Siblings


def about(record: networks.Record, people: Sequence[str]) -> networks.Record:
    """A record of a family with these people in it, in the order in which it mentions them."""
    match record:
        case Descent():
            return msgspec.structs.replace(record, child=people[0], parent=people[1])
        case Partnership():
            return msgspec.structs.replace(record, a=people[0], b=people[1])
        case Siblings():
            return msgspec.structs.replace(record, people=tuple(people))
    raise TypeError(record)


def said(record: networks.Record) -> tuple[object, ...]:
    """What a record of a family says, to know it again: a parent, a couple from a year on, brothers and sisters."""
    match record:
        case Descent():
            return (record.child, record.parent, record.kind)
        case Partnership():
            return (frozenset((record.a, record.b)), record.since and record.since.year)
        case Siblings():
            return (record.people, record.kind)
    raise TypeError(record)


def is_within(record: networks.Record, network: Network) -> bool:
    """Whether a record says less than one that the network has: a couple without its year, some brothers and sisters.

    So a family that went out without what is private comes back as what it was.
    """
    match record:
        case Partnership(since=None):
            couple = frozenset((record.a, record.b))
            there = network.partnerships.values()
            return any(one.kind is record.kind and couple == {one.a, one.b} for one in there)
        case Siblings():
            people = set(record.people)
            return any(one.kind is record.kind and people <= set(one.people) for one in network.siblings.values())
    return False
