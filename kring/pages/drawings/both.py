"""Drawings beside each other: of who cares and of the client (K20), and of each of a couple or a family (M10)."""

from dataclasses import dataclass, replace

import msgspec
from django.utils.safestring import SafeString

from kring.core import domains, names, network, tied
from kring.core.drawings import Drawing
from kring.core.network import Network, Person, Self
from kring.draw import circle
from kring.draw.names import initials
from kring.draw.seats import Middle, Seats
from kring.methods import loader
from kring.pages import drawn, ink, seats
from kring.pages.then import Then
from kring.store.doors import Opened


@dataclass(frozen=True)
class Half:
    """One of the two: whose it is, how many stand in it, and the drawing with names and without."""

    id: str
    name: str
    count: int
    large: SafeString
    small: SafeString | str = ""


def halves(one: Opened, other: Opened) -> tuple[Half, Half]:
    """Both circles as they are now; names that stand in both are lit."""
    return _half(one, other.value, "a"), _half(other, one.value, "b")


def of_selves(opened: Opened) -> list[Half]:
    """The circle of each of a couple or a family, with the people whose tie is theirs; those of several are lit.

    Everybody stands in each where they stand in the circle of all, so one looks from the one to the other.
    """
    value, layout = opened.value, loader.layout_in_use(opened.value)
    placed = circle.place(value, layout, "tablet", seats.of(opened.kept, layout))
    lit = [one.id for one in tied.only(value, tied.SHARED)]
    return [_of(value, one, placed, lit, f"s{number}") for number, one in enumerate(value.owner.selves.values())]


def ecograms(opened: Opened) -> list[Half]:
    """The ecogram of each of them, each contact where it stands in that of all; those of several are lit."""
    value, draw = opened.value, drawn.called(Drawing.ECOGRAM.value).then
    if draw is None:
        return []
    there = {one.id for one in domains.alive(value) if domains.first(one)}
    lit = frozenset(one.id for one in tied.only(value, tied.SHARED))
    asked = Then(value, opened.kept, opened.today, opened.viewer.sees_confidential, lit)
    return [
        Half(one.id, one.name, len([each for each in tied.of(value, one.id) if each.id in there]), draw(of_one))
        for one in value.owner.selves.values()
        for of_one in (replace(asked, only=one),)
    ]


def _of(value: Network, self: Self, placed: Seats, lit: list[str], mark: str) -> Half:
    own = {one.id for one in tied.of(value, self.id)}
    placed = msgspec.structs.replace(
        placed,
        seats=tuple(seat for seat in placed.seats if seat.person in own),
        owner=Middle(initials(self.name), self.face, self.photo),
    )
    large = ink.painted(value, placed, self.name, lit, mark)
    return Half(self.id, self.name, len(placed.seats), large, ink.small(placed, 112))


def unsaid(value: Network) -> list[Person]:
    """Those of whom it was not said yet whose contact they are."""
    return [one for one in network.in_order(value) if not tied.said(value.owner, one)]


def shared(one: Network, other: Network) -> list[str]:
    """The names that stand in both, as they are written in the first. Whether they are the same people is not said."""
    also = {names.folded(person.name) for person in network.in_order(other)}
    return [person.name for person in network.in_order(one) if names.folded(person.name) in also]


def _half(opened: Opened, other: Network, mark: str) -> Half:
    also = set(shared(opened.value, other))
    lit = [person.id for person in network.in_order(opened.value) if person.name in also]
    value, layout, called = opened.value, loader.layout_in_use(opened.value), network.called(opened.value)
    placed = circle.place(value, layout, "tablet", seats.of(opened.kept, layout))
    large = ink.painted(value, placed, called, lit, mark)
    return Half(opened.id, called, len(placed.seats), large, ink.small(placed, 112))
