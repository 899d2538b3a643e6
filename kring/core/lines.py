"""What the line between the owner and somebody says: one kind for how strong it is and what became of it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

import msgspec

from kring.core.network import Person, Status, Strength, Way


class Kind(StrEnum):
    """The kinds of line in an ecogram (M03), the owner's own (S09), and the one of whom nobody said it yet."""

    STRONG = "strong"
    WEAK = "weak"
    TENSE = "tense"
    FADED = "faded"
    BROKEN = "broken"
    OWN = "own"
    UNSAID = "unsaid"


TO_CHOOSE: Final = tuple(kind for kind in Kind if kind is not Kind.UNSAID)
ON_A_SCREEN: Final = frozenset({Way.ONLINE, Way.MESSAGE, Way.VIDEO})
_ENDED: Final = {Kind.FADED: Status.FADED, Kind.BROKEN: Status.BROKEN}
_STANDING: Final = (Status.ACTIVE, Status.RESTORED)


def of(person: Person) -> Kind:
    """The kind of line to somebody: the owner's own words first, then what became of the tie, then its strength."""
    if person.own_line:
        return Kind.OWN
    if person.status in (Status.FADED, Status.BROKEN):
        return Kind(person.status.value)
    return Kind(person.strength.value) if person.strength else Kind.UNSAID


def drawn(person: Person, kind: Kind, words: str = "") -> Person:
    """Somebody to whom the line is of this kind now; `words` are the owner's own for `Kind.OWN`.

    What was broken and good again stays so while the line is strong, weak or tense. How strong a
    tie was is kept when it fades or breaks.
    """
    if kind is Kind.OWN:
        return msgspec.structs.replace(person, own_line=words)
    if kind in _ENDED:
        return msgspec.structs.replace(person, own_line="", status=_ENDED[kind])
    strength = None if kind is Kind.UNSAID else Strength(kind.value)
    status = person.status if person.status in _STANDING else Status.ACTIVE
    return msgspec.structs.replace(person, own_line="", strength=strength, status=status)


def own_lines(people: Iterable[Person]) -> tuple[str, ...]:
    """The owner's own kinds of line, in the order in which they are met: the first has number 1 in a drawing."""
    return tuple(dict.fromkeys(one.own_line for one in people if one.own_line))


def is_only_online(person: Person) -> bool:
    """Whether all that is known of how people are in touch goes by a screen (S10); unknown is no."""
    return bool(person.ways) and ON_A_SCREEN.issuperset(person.ways or ())
