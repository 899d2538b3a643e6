"""What a file of others would do to a network: shown first, then carried out whole as one act, or not at all.

An importer finds people and ties in a file, each with its spot. Here they meet the
network: who has an id that is there is the same person, who only has the same name
is asked about, and what does not fit is refused with its spot and its reason.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

import msgspec
from msgspec import Struct

from kring.core import edits, names
from kring.core import network as networks
from kring.core.changes import Add, Change, Place
from kring.core.check import Fault
from kring.core.network import Network, Person, Placement, Tie, TieKind
from kring.exchange import family, shape

MOST: Final = 5_000  # people in one network
MOST_TIES: Final = 5_000
MOST_REASONS: Final = 3  # told of one row


class Unit(StrEnum):
    """What the parts of a file are counted in."""

    ROW = "row"
    LINE = "line"
    NODE = "node"
    EDGE = "edge"


class Spot(Struct, frozen=True):
    """Where in a file something stands: the row of a table, the line of a text, both from 1."""

    unit: Unit
    number: int
    table: str = ""  # the sheet, or the file in an archive

    @property
    def key(self) -> str:
        """The spot as one word, for the answers about it."""
        return f"{self.table}:{self.unit}:{self.number}" if self.table else f"{self.unit}:{self.number}"


class Refused(Struct, frozen=True):
    """A row that is not taken in, and one reason; the place of the fault is what the column is called in the file."""

    spot: Spot
    fault: Fault


class Loss(Struct, frozen=True):
    """What one side has and the other cannot hold: a code, what it is called, and of how many."""

    code: str
    name: str = ""
    number: int = 0


class Fate(StrEnum):
    """What becomes of somebody in a file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"  # the file says nothing of them that is not known
    TWIN = "twin"  # somebody on the list has this name: the same person, or another?
    LEFT = "left"  # not chosen


class Row(Struct, frozen=True):
    """Somebody in a file: where they stand, their name there, what becomes of them, and who that is in the network."""

    spot: Spot
    name: str
    fate: Fate
    person: str = ""


class Answers(Struct, frozen=True):
    """What was decided about a file, by the keys of its spots.

    `only` are the people chosen, everybody when it is `None`; `same` are those who are
    who already has their name, `another` those who are somebody else of that name.
    """

    only: frozenset[str] | None = None
    same: frozenset[str] = frozenset()
    another: frozenset[str] = frozenset()
    all_same: bool = False
    all_another: bool = False


EVERYBODY: Final = Answers()


class Incoming(Struct, frozen=True):
    """What a file would do: the changes of one act, everybody in it, and what is not taken in and why.

    `guessed` are columns whose heading was nearly right, with the field they were taken for.
    """

    changes: tuple[Change, ...] = ()
    rows: tuple[Row, ...] = ()
    refused: tuple[Refused, ...] = ()
    losses: tuple[Loss, ...] = ()
    guessed: tuple[tuple[str, str], ...] = ()

    def fated(self, fate: Fate) -> list[Row]:
        """Those of whom this becomes, in the order of the file."""
        return [row for row in self.rows if row.fate is fate]

    @property
    def is_whole(self) -> bool:
        """Whether nothing was refused and nobody waits for an answer."""
        return not self.refused and not self.fated(Fate.TWIN)


class Found(Struct, frozen=True):
    """Somebody as a file has them: `given` are the fields that it speaks of, and what is in them is in `person`.

    `told` is what ties in the file call them. With `is_ours` the file was written by Kring and its id is the person's.
    With `is_apart` the file tells people apart by ids of its own, so a name that stands there twice is two people.
    Without `is_named` the file only says that there is somebody of this id, and a name that is known stays.
    """

    spot: Spot
    person: Person
    given: frozenset[str]
    told: str = ""
    is_ours: bool = False
    places: Mapping[str, Placement] = {}
    is_apart: bool = False
    is_named: bool = True


class Bond(Struct, frozen=True):
    """A tie as a file has it; its ends are called as the file calls them: by their id there, or by their name."""

    spot: Spot
    a: str
    b: str
    kind: TieKind = TieKind.KNOWS
    strength: networks.Strength | None = None
    remark: str = ""
    place: str = ""  # the column that told it
    is_mutual: bool = False


class Kin(Struct, frozen=True):
    """A parent, a couple, or brothers and sisters as a file has them; its people are called as the file calls them."""

    spot: Spot
    record: networks.Record


class Content(Struct, frozen=True):
    """All that an importer found in a file, before it meets the network."""

    found: Sequence[Found] = ()
    bonds: Sequence[Bond] = ()
    refused: Sequence[Refused] = ()
    losses: Sequence[Loss] = ()
    guessed: Sequence[tuple[str, str]] = ()
    kin: Sequence[Kin] = ()


def met(content: Content, into: Network, answers: Answers, mark: bytes) -> Incoming:
    """What the content of a file would do to a network.

    `mark` is the bytes of the file, or what stands for them: who has no id gets one from it, so that the same
    file taken in twice makes nobody double. The changes fit the network in their order.
    """
    meeting = _Meeting(into, answers, mark)
    for one in content.found:
        meeting.person(one)
    for bond in content.bonds:
        meeting.bond(bond)
    for kin in content.kin:
        meeting.kin(kin)
    refused = sorted((*content.refused, *meeting.refused), key=lambda one: (one.spot.table, one.spot.number))
    return Incoming(
        tuple(meeting.changes()), tuple(meeting.rows), tuple(refused), tuple(content.losses), tuple(content.guessed)
    )


def refused(spot: Spot, code: str, place: str = "", **params: str | int) -> Refused:
    """A row refused for one reason, its parameters as text."""
    return Refused(spot, Fault(code, place, {name: str(value) for name, value in params.items()}))


def made_id(*parts: str | bytes) -> str:
    """An id that follows from what it is made of, and tells nothing of it."""
    digest = hashlib.blake2s(digest_size=10)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return "i" + digest.hexdigest()


class _Meeting:
    """The network as it becomes while the people and ties of a file come in one by one."""

    def __init__(self, into: Network, answers: Answers, mark: bytes) -> None:
        self.into, self.answers = into, answers
        self.mark = hashlib.blake2s(mark).digest()
        self.people = dict(into.people)
        self.ties = dict(into.ties)
        self.places: dict[tuple[str, str], Placement] = {}
        self.rows: list[Row] = []
        self.refused: list[Refused] = []
        self.reasons: Counter[Spot] = Counter()
        self.waiting: set[str] = set()  # what the file calls those who do not come in now
        self.known: dict[str, str] = {}  # who has this id in the file
        self.called: dict[str, str] = {}  # who has this name in the file
        self.before = self._by_name()
        self.named = dict(self.before)
        self.met: set[str] = set()
        self.rank = networks.next_rank(into)
        self.family: dict[tuple[str, str], networks.Record] = {}
        shelves = (into.descents, into.partnerships, into.siblings)
        self.bonds = {family.said(one) for shelf in shelves for one in shelf.values()}

    def _by_name(self) -> dict[str, str]:
        return {names.folded(one.name): one.id for one in reversed(networks.all_in_order(self.into))}

    def person(self, one: Found) -> None:
        """Somebody comes in, waits, is left out by choice, or is refused."""
        fate, target = self._target(one)
        if fate in (Fate.TWIN, Fate.LEFT):
            self._row(one, fate, target)
            self.waiting |= {one.told, names.folded(one.person.name)} - {""}
        elif target in self.into.owner.selves and one.is_apart:
            self.known[one.told] = target
            self._row(one, Fate.SAME, target)
        elif target in self.into.owner.selves:
            self._refuse(one, "owner_among_people", name=self.into.owner.selves[target].name)
        elif target in self.met and one.is_ours:
            self._refuse(one, "repeated_id", id=target)
        elif target not in self.people and len(self.people) >= MOST:
            self._refuse(one, "too_many_people", most=MOST)
        else:
            self._come_in(one, target)

    def _target(self, one: Found) -> tuple[Fate, str]:
        """Who somebody in the file is: by id, or by name as far as that was answered."""
        key = one.spot.key
        own = one.person.id or made_id(self.into.id, self.mark, key)
        if self.answers.only is not None and key not in self.answers.only:
            return Fate.LEFT, own
        if own in self.into.people or own in self.into.owner.selves:
            return Fate.CHANGED, own
        is_new = one.is_ours or one.is_apart
        twin = (self.before if is_new else self.named).get(names.folded(one.person.name))
        if one.person.name == networks.UNKNOWN:
            twin = None
        if twin is None or self._is(key, self.answers.another, self.answers.all_another):
            return Fate.NEW, own
        return Fate.CHANGED if self._is(key, self.answers.same, self.answers.all_same) else Fate.TWIN, twin

    def _is(self, key: str, said: frozenset[str], of_all: bool) -> bool:
        others = self.answers.another | self.answers.same
        return key in said or (of_all and key not in others)

    def _come_in(self, one: Found, target: str) -> None:
        before = self.people.get(target)
        after = self._joined(one, before, target)
        self.people[target] = after
        self.met.add(target)
        self.named.setdefault(names.folded(after.name), target)
        for told in {one.told, one.person.id} - {""}:
            self.known.setdefault(told, target)
        self.called.setdefault(names.folded(one.person.name), target)
        places = {layout: at for layout, at in one.places.items() if self._placed(layout, target) != at}
        self.places |= {(layout, target): at for layout, at in places.items()}
        is_same = after == before and not places
        self._row(one, Fate.NEW if before is None else Fate.SAME if is_same else Fate.CHANGED, target)

    def _joined(self, one: Found, before: Person | None, target: str) -> Person:
        """Somebody with what the file says of them; what it does not speak of stays as it is known."""
        if before is None:
            rank = one.person.rank if "rank" in one.given else self.rank
            self.rank = max(self.rank, rank + 1)
            return msgspec.structs.replace(one.person, id=target, rank=rank)
        given = {field: getattr(one.person, field) for field in one.given}
        if before.id == one.person.id and one.is_named:
            given["name"] = one.person.name
        return msgspec.structs.replace(before, **given)

    def _placed(self, layout: str, person: str) -> Placement | None:
        return self.places.get((layout, person)) or networks.placement(self.into, layout, person)

    def bond(self, bond: Bond) -> None:
        """A tie comes in when both of its ends did, waits with them, or is refused."""
        if self._waits(bond.a) or self._waits(bond.b):
            return
        a, b = self._end(bond, bond.a), self._end(bond, bond.b)
        if a is None or b is None:
            return
        if a == b:
            self._refuse_bond(bond, "twice", names=self.people[a].name)
            return
        self._tie(bond, a, b)

    def _tie(self, bond: Bond, a: str, b: str) -> None:
        id = networks.tie_id(a, b, bond.kind)
        now = self.ties.get(id)
        if now is None and len(self.ties) >= MOST_TIES:
            self._refuse_bond(bond, "too_many_ties", most=MOST_TIES)
            return
        strength = bond.strength or (now.strength if now else None)
        remark = bond.remark or (now.remark if now else "")
        ends = (now.a, now.b) if now else (a, b)
        turns = bond.is_mutual or (now is not None and (now.is_mutual or now.a != a))
        self.ties[id] = Tie(id, *ends, bond.kind, strength, remark, turns and bond.kind is TieKind.HELPS)

    def kin(self, kin: Kin) -> None:
        """A parent or a couple comes in when everybody it speaks of did, and is not told already."""
        ids = [self.known.get(one) for one in networks.mentioned(kin.record)]
        people = [one for one in ids if one is not None]
        if len(people) < len(ids) or len(set(people)) < len(people):
            return
        shelf, record = networks.SHELVES[type(kin.record)], family.about(kin.record, people)
        is_known = record.id in getattr(self.into, shelf) or family.is_within(record, self.into)
        if not is_known and family.said(record) not in self.bonds:
            self.bonds.add(family.said(record))
            self.family[shelf, record.id] = record

    def _in_file(self, told: str) -> str | None:
        return self.known.get(told) or self.called.get(names.folded(told))

    def _waits(self, told: str) -> bool:
        return self._in_file(told) is None and not {told, names.folded(told)}.isdisjoint(self.waiting)

    def _end(self, bond: Bond, told: str) -> str | None:
        """Who is meant by what a tie calls one of its ends: an id or a name of the file, and else of the network."""
        there = told if told in self.people else self.before.get(names.folded(told))
        meant = self._in_file(told) or there
        if meant is None:
            self._refuse_bond(bond, "nobody_called", name=shape.short(told))
        return meant

    def _refuse(self, one: Found, code: str, **params: str | int) -> None:
        self.refused.append(refused(one.spot, code, "", **params))

    def _refuse_bond(self, bond: Bond, code: str, **params: str | int) -> None:
        self.reasons[bond.spot] += 1
        if self.reasons[bond.spot] <= MOST_REASONS:
            self.refused.append(refused(bond.spot, code, bond.place, **params))

    def _row(self, one: Found, fate: Fate, person: str) -> None:
        known = None if one.is_named else self.into.people.get(person) or self.into.owner.selves.get(person)
        self.rows.append(Row(one.spot, known.name if known else one.person.name, fate, person))

    def changes(self) -> Iterator[Change]:
        """What turns the network into what it became: people first, for ties and places speak of them."""
        yield from _differences(self.into.people, self.people)
        yield from _differences(self.into.ties, self.ties)
        yield from (Add(one) for one in self.family.values())
        for (layout, person), at in self.places.items():
            yield Place(layout, person, networks.placement(self.into, layout, person), at)


def _differences(
    before: Mapping[str, Person] | Mapping[str, Tie], after: Mapping[str, Person | Tie]
) -> Iterator[Change]:
    for id, now in after.items():
        was = before.get(id)
        if was is None:
            yield Add(now)
        elif was != now:
            yield from edits.between(was, now)


def spots(found: Iterable[Refused]) -> int:
    """How many rows were refused, for one may have several reasons."""
    return len({one.spot for one in found})
