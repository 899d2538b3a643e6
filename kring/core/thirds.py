"""Somebody on the map who never came to Kring: whether they know, and what of it is theirs to have (AVG 14, 15)."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from kring.core import names, redaction
from kring.core.network import (
    SHELVES,
    Action,
    Answer,
    Goal,
    Leg,
    Network,
    Owner,
    Passage,
    Person,
    Plan,
    Record,
    Request,
    Self,
    Success,
    Task,
    Trajectory,
    Wish,
    mentioned,
)


class State(StrEnum):
    """Whether somebody was told that they are on a map."""

    TOLD = "told"
    NOT_YET = "not_yet"
    NOT_NEEDED = "not_needed"
    UNSAFE = "unsafe"


class Telling(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The state of telling one person, since which day, and why it is not needed."""

    state: State = State.NOT_YET
    on: date | None = None
    why: Annotated[str, Meta(max_length=200)] = ""


class Left(StrEnum):
    """What is left out of what somebody gets, by kind."""

    OTHERS = "others"
    WORDS = "words"
    HISTORY = "history"


class Own(Struct, frozen=True):
    """What is kept of one person, as a network of them and whose it is, and what was left out."""

    value: Network
    left: tuple[Left, ...]


_SAID: Final = (
    Wish,
    Answer,
    Goal,
    Action,
    Request,
    Plan,
    Passage,
    Task,
    Success,
    Trajectory,
    Leg,
)  # in the client's own words
_THOUGHTS: Final = ("remark", "own_words", "own_line", "together", "potential_friend", "potential_helper")
_UNSAID: Final = ("rank", "spontaneous", "added_by", "confidential")  # how Kring keeps them, and not about them


def asked_of(network: Network) -> list[Person]:
    """Whom telling is about: people who live, in the order of the list; services and places are nobody."""
    people = (one for one in network.people.values() if one.sort == "person" and one.died is None)
    return sorted(people, key=lambda one: (one.rank, one.id))


def own(network: Network, id: str) -> Own:
    """What is kept of one person, with nobody else in it (AVG 15(4)).

    What the client thinks or wrote of them is the client's; words in which somebody else is named go as a whole, and
    so does whatever is about several. Raises `KeyError` for nobody.
    """
    person = network.people[id]
    others = [one for one in network.people if one != id]
    alone = redaction.without(network, others)
    thoughts = [name for name in _THOUGHTS if getattr(person, name)]
    said = {name: getattr(person, name) for name in Person.__struct_fields__ if name not in ("id", "name", "photo")}
    named = [name for name, text in said.items() if _names_others(text, network, id)]
    cleared = {*thoughts, *named, *_UNSAID}
    kept = msgspec.structs.replace(person, **{name: _default(name) for name in cleared})
    events = {key: one for key, one in alone.events.items() if id in one.people and not _names_others(one, network, id)}
    groups = {key: one for key, one in alone.groups.items() if id in one.people and not _names_others(one, network, id)}
    value = Network(
        network.id,
        Owner({key: Self(key, one.name) for key, one in network.owner.selves.items()}, network.owner.kind),
        people={id: kept},
        groups=groups,
        facts={key: one for key, one in alone.facts.items() if not _names_others(one, network, id)},
        events=events,
        placements={layout: {id: there[id]} for layout, there in network.placements.items() if id in there},
    )
    here = [one for one in _records(network) if id in mentioned(one)]
    has_others = bool(named) or any(len(mentioned(one)) > 1 for one in here)
    has_words = bool(thoughts) or any(isinstance(one, _SAID) for one in here)
    kinds = ((Left.OTHERS, has_others), (Left.WORDS, has_words), (Left.HISTORY, True))
    return Own(value, tuple(left for left, is_left in kinds if is_left))


def _records(network: Network) -> Iterator[Record]:
    for shelf in SHELVES.values():
        yield from (one for one in getattr(network, shelf).values() if not isinstance(one, Person))


def _names_others(value: object, network: Network, id: str) -> bool:
    """Whether words name somebody else who is on the map."""
    said = " ".join(f" {names.folded(text)} " for text in _texts(value))
    if not said.strip():
        return False
    words = f" {''.join(sign if sign.isalnum() else ' ' for sign in said)} "
    own = set(names.folded(network.people[id].name).split())
    first = {names.folded(names.first_name(one.name)) for one in network.people.values() if one.id != id}
    return any(f" {name} " in words for name in first if name and name not in own)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, Struct):
        for name in ("title", "remark", "name", "words"):
            yield from _texts(getattr(value, name, ""))


def _default(name: str) -> object:
    return next(one.default for one in msgspec.structs.fields(Person) if one.name == name)


_READER: Final = msgspec.json.Decoder(dict[str, Telling])


def read(kept: bytes | None) -> dict[str, Telling]:
    """Who was told, as it is kept."""
    return _READER.decode(kept) if kept else {}
