"""Odd reads: what in a log is worth a question to whoever read. A proposal, never a verdict.

Only who, whose, when, as what and how it ended is looked at, never what was read. Each rule is held against what
the same reader does otherwise, so that a night shift is not odd at night.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from statistics import median
from typing import Final

from msgspec import Struct

from kring.core.access import Role

WORKING: Final = frozenset(
    {
        Role.CASE_MANAGER,
        Role.CARE_PROVIDER,
        Role.PROFESSIONAL,
        Role.PROCESS_GUIDE,
        Role.COORDINATOR,
        Role.COURSE_LEADER,
        Role.ANALYST,
        Role.ADMINISTRATOR,
        Role.INSTALLATION,
    }
)
NEAR: Final = frozenset({Role.CARER, Role.FAMILY, Role.FRIEND, Role.NEIGHBOUR, Role.OWNER, Role.PROXY})

NIGHT: Final = (23, 6)  # from this hour until that one, as it is called here
SELDOM: Final = 0.1  # of somebody's reads at night: more, and the night is when they work
MANY: Final = 10  # networks in an hour, at least, before it is called many
TIMES: Final = 3  # and as many times what is usual for the same reader
TRIES: Final = 3  # refusals in an hour where somebody is nothing to anybody; a part that was not shared is no try


class Kind(StrEnum):
    """Why a read is worth a question."""

    NO_RELATION = "no_relation"
    NIGHT = "night"
    NEAR = "near"
    MANY = "many"
    REFUSED = "refused"


class Read(Struct, frozen=True):
    """One line as far as this looks at it. `at` is the time as it is called here.

    `role` is what the reader was to the network then, nothing without a role; `is_near` says whether the
    reader is also family, friend or neighbour there, or it is their own: a role, for a name alone says nothing.
    """

    at: datetime
    user: str
    network: str
    role: Role | None
    is_refused: bool = False
    is_near: bool = False


class Oddity(Struct, frozen=True):
    """A proposal to ask about some reads of one reader: of one network, or of many at once."""

    kind: Kind
    user: str
    network: str
    first: datetime
    last: datetime
    count: int


def oddities(reads: Iterable[Read]) -> list[Oddity]:
    """All that is worth a question, the newest first; several reads of one reader in one hour are one.

    A read by nobody's account is not looked at here: commands have lines of their own.
    """
    by_user: dict[str, list[Read]] = defaultdict(list)
    for read in sorted(reads, key=lambda one: one.at):
        by_user[read.user].append(read)
    found = [odd for mine in by_user.values() for odd in _of_one(mine)]
    return sorted(found, key=lambda odd: (odd.last, odd.kind), reverse=True)


def _of_one(mine: Sequence[Read]) -> Iterator[Oddity]:
    done = [read for read in mine if not read.is_refused]
    yield from _grouped(Kind.NO_RELATION, [read for read in done if read.role is None])
    yield from _grouped(Kind.NEAR, [read for read in done if read.role in WORKING and read.is_near])
    yield from _grouped(Kind.NIGHT, _at_night(done))
    yield from _many(done)
    refused = _hourly([read for read in mine if read.is_refused and read.role is None])
    yield from (_odd(Kind.REFUSED, some) for some in refused.values() if len(some) >= TRIES)


def _at_night(done: Sequence[Read]) -> list[Read]:
    """The reads at night of a worker who seldom reads at night."""
    work = [read for read in done if read.role in WORKING]
    night = [read for read in work if is_night(read.at)]
    return night if len(night) <= SELDOM * len(work) or len(work) < 10 else []


def is_night(at: datetime) -> bool:
    """Whether it is night, by the hour of the clock here."""
    since, until = NIGHT
    return at.hour >= since or at.hour < until


def _many(done: Sequence[Read]) -> Iterator[Oddity]:
    """Hours in which somebody opened many networks, and many more than they usually do."""
    hours = _hourly(done)
    counts = {hour: len({read.network for read in some}) for hour, some in hours.items()}
    usual = median(counts.values()) if counts else 0
    yield from (_odd(Kind.MANY, hours[hour]) for hour, count in counts.items() if count >= max(MANY, TIMES * usual))


def _hourly(reads: Iterable[Read]) -> dict[str, list[Read]]:
    found: dict[str, list[Read]] = defaultdict(list)
    for read in reads:
        found[f"{read.at:%Y-%m-%d %H}"].append(read)
    return found


def _grouped(kind: Kind, reads: Iterable[Read]) -> Iterator[Oddity]:
    """One for each network and hour."""
    found: dict[tuple[str, str], list[Read]] = defaultdict(list)
    for read in reads:
        found[(read.network, f"{read.at:%Y-%m-%d %H}")].append(read)
    return (_odd(kind, some) for some in found.values())


def _odd(kind: Kind, some: Sequence[Read]) -> Oddity:
    networks = Counter(read.network for read in some)
    only = next(iter(networks)) if len(networks) == 1 else ""
    return Oddity(kind, some[0].user, only, some[0].at, some[-1].at, len(some))
