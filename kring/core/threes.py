"""One list that three parties fill in: the client, somebody close and somebody who works with them (T27, M13, M32).

Each is apart until all three are ready, or the client opens it sooner; only then they stand beside each other, where
they differ first. A difference is something to talk about, and nobody is right.
"""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from kring.core.access import AT_AN_ORGANISATION, LEADING, Role
from kring.core.network import Kept, Response
from kring.core.questions import YES, Ask, Mode, Questions


class Party(StrEnum):
    """Who fills it in, as what they are to the client."""

    CLIENT = "client"
    CLOSE = "close"
    WORKER = "worker"


EVERY: Final = frozenset(Party)


class Side(Struct, frozen=True):
    """What one of them said, by question; its version is how often it was kept."""

    party: Party
    name: str
    said: Mapping[str, Response] = {}
    is_ready: bool = False
    version: int = 0


class Row(Struct, frozen=True):
    """One question with what each said to it, in the order of the sides; nothing where somebody said nothing."""

    ask: Ask
    said: tuple[Response | None, ...]
    differs: bool
    spread: float = 0.0


def is_one(questions: Questions) -> bool:
    """Whether a list is filled in by three parties and by nobody alone."""
    return set(questions.mode) == {Mode.THREE}


def party(role: Role) -> Party:
    """As what somebody fills it in: whoever leads as the client, who works at an organisation as a worker."""
    if role in LEADING:
        return Party.CLIENT
    return Party.WORKER if role in AT_AN_ORGANISATION else Party.CLOSE


def may_open(sides: Collection[Side], by: Party) -> bool:
    """Whether it can be opened now: by the client always, by the others when all three parties are ready."""
    return by is Party.CLIENT or {one.party for one in sides if one.is_ready} == EVERY


def beside(questions: Questions, sides: Sequence[Side]) -> list[Row]:
    """Every question with what each said, where they differ first and the widest of those on top.

    They differ when two of them chose otherwise. A scale differs by the distance as a share of it, a choice by
    how many different answers there are; who said nothing, or would rather not, differs from nobody.
    """
    rows = [_row(one, sides) for one in questions.ask]
    return sorted(rows, key=lambda row: (not row.differs, -row.spread))


def shared(questions: Questions, sides: Sequence[Side]) -> list[Ask]:
    """What each of all three parties said yes to: there a talk begins (T27); nothing as long as one is lacking."""
    if {one.party for one in sides if one.said} != EVERY:
        return []
    return [ask for ask in questions.ask if all(_is_yes(one.said.get(ask.id)) for one in sides if one.said)]


def _is_yes(response: Response | None) -> bool:
    return response is not None and response.chosen == (YES,)


def _row(ask: Ask, sides: Sequence[Side]) -> Row:
    said = tuple(one.said.get(ask.id) for one in sides)
    known = [one for one in said if one is not None and one.kept is Kept.ALL]
    numbers = [one.now for one in known if one.now is not None]
    chosen = {frozenset(one.chosen) for one in known if one.chosen}
    spread = (max(numbers) - min(numbers)) / (ask.most - ask.least) if numbers else float(max(0, len(chosen) - 1)) / 2
    return Row(ask, said, spread > 0, spread)
