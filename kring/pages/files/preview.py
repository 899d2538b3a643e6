"""What a file would do, ready for `files/preview.html`: who comes, who is changed and how, what is refused and why."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import get_language
from msgspec import structs

from kring.core import changes, names, relatives
from kring.core.changes import Add, Change, Place, Put, Set, Take
from kring.core.check import Fault
from kring.core.network import Descent, Network, Partnership, Person, Siblings, Tie
from kring.exchange import cells, columns, incoming, places
from kring.exchange.filetypes import Format
from kring.exchange.incoming import Fate, Incoming, Row
from kring.methods import loader
from kring.pages.files import choice as choices
from kring.pages.files import words
from kring.pages.files.choice import Choice
from kring.pages.files.parcel import Parcel

PAGE = 50  # people on one page
FEW = 40  # of an address book with more people, nobody is chosen before somebody does
FAMILY = (Descent, Partnership, Siblings)
MOST = 200  # refused rows, ties and names that are shown

_COMES = (Fate.NEW, Fate.CHANGED, Fate.TWIN)


@dataclass(frozen=True)
class Line:
    """One field: what it is called, what it was and what it becomes."""

    label: str
    was: str
    now: str


@dataclass(frozen=True)
class Shown:
    """Somebody in the file, by their number there, with what would come of it."""

    number: int
    row: Row
    lines: list[Line]
    is_twin: bool
    is_in_file: bool  # who has the same name stands in the file too


class Look:
    """A file beside a network, with what was chosen so far."""

    def __init__(self, parcel: Parcel, into: Network, choice: Choice | None = None) -> None:
        self.parcel, self.into = parcel, into
        self.keys = [one.spot.key for one in parcel.content.found]
        self.number = {key: number for number, key in enumerate(self.keys)}
        self.choice = choice or Choice()
        self.found = self._met(choices.everybody(self.choice, self.keys))
        self.rows = [(self.number[row.spot.key], row) for row in self.found.rows]
        if choice is None:
            self.choice = Choice(picked=self._first())

    def _met(self, answers: incoming.Answers) -> Incoming:
        return incoming.met(self.parcel.content, self.into, answers, self.parcel.mark)

    def _first(self) -> frozenset[int]:
        """Who is chosen before anybody chose: everybody, but nobody of a long address book."""
        is_long = self.parcel.format is Format.VCARD and len(self.keys) > FEW
        return frozenset() if is_long else self._of(Fate.NEW, Fate.CHANGED)

    def _of(self, *fates: Fate) -> frozenset[int]:
        return frozenset(number for number, row in self.rows if row.fate in fates)

    @property
    def twins(self) -> frozenset[int]:
        """Those with a name that is on the list, also when it was said already who they are."""
        return self._of(Fate.TWIN) | self.choice.same | self.choice.another

    @property
    def fates(self) -> list[Fate]:
        """What becomes of everybody, in the order of the file."""
        return [row.fate for _, row in self.rows]

    @cached_property
    def chosen(self) -> Incoming:
        """What would come of it with those who were chosen."""
        return self._met(choices.answers(self.choice, self.keys))

    def stepped(self, step: str) -> "Look":
        """The same after a button: all or none of those looked for, twins all alike, or another page of them."""
        chosen, twins = self.choice, self.twins
        on = frozenset(number for number, _ in self.matching()) - twins
        after: dict[str, dict[str, Any]] = {
            "all": {"picked": chosen.picked | on},
            "none": {"picked": chosen.picked - on, "same": frozenset(), "another": frozenset()},
            "all_same": {"same": twins, "another": frozenset()},
            "all_another": {"same": frozenset(), "another": twins},
            "next": {"page": chosen.page + 1},
            "previous": {"page": max(1, chosen.page - 1)},
        }
        return Look(self.parcel, self.into, structs.replace(chosen, **after.get(step, {"page": 1})))

    def matching(self) -> list[tuple[int, Row]]:
        """Those of whom something may come in, as far as they are looked for."""
        asked, twins = names.folded(self.choice.asked), self.twins
        return [
            (number, row)
            for number, row in self.rows
            if (row.fate in _COMES or number in twins) and (not asked or asked in names.folded(row.name))
        ]

    def shown(self) -> list[Shown]:
        """One page of those, with what would change."""
        page = self.matching()[(self.choice.page - 1) * PAGE : self.choice.page * PAGE]
        told = _by_person(self._likely().changes)
        twins, there = self.twins, self.into.people
        return [
            Shown(number, row, self._lines(told[row.person]), number in twins, row.person not in there)
            for number, row in page
        ]

    def _likely(self) -> Incoming:
        """What would come of it when whoever has a name on the list is that person, unless it was said otherwise."""
        if not self._of(Fate.TWIN):
            return self.found
        return self._met(structs.replace(choices.everybody(self.choice, self.keys), all_same=True))

    def _lines(self, told: Sequence[Change]) -> list[Line]:
        person, lines = next((change.record for change in told if isinstance(change, Add)), None), []
        if isinstance(person, Person):
            lines = _fields(None, person)
        edits = [change for change in told if isinstance(change, Set | Put | Take)]
        if edits:
            was = self.into.people[edits[0].id]
            now = changes.apply_all(self.into, tuple(edits)).people[edits[0].id]
            lines = _fields(was, now)
        return lines + [_place(change) for change in told if isinstance(change, Place)]

    def ties(self) -> list[tuple[str, str, list[Line]]]:
        """Who would know whom, and what would be known of it; when both of them are there."""
        called = {id: one.name for id, one in self.into.people.items()}
        called |= {row.person: row.name for _, row in self.rows}
        found = []
        for change in self.found.changes:
            if isinstance(change, Add) and isinstance(change.record, Tie):
                found.append((called[change.record.a], called[change.record.b], _tie(None, change.record)))
            elif isinstance(change, Set | Put | Take) and change.shelf == "ties":
                was = self.into.ties[change.id]
                now = changes.apply_all(self.into, (change,)).ties[change.id]
                found.append((called[was.a], called[was.b], _tie(was, now)))
            if len(found) == MOST:
                break
        return found

    def kin(self) -> int:
        """How many parents, couples, and brothers and sisters the file has of all in it."""
        return sum(isinstance(one, Add) and isinstance(one.record, FAMILY) for one in self.found.changes)

    def doubts(self) -> list[Fault]:
        """What the file tells of a family that contradicts itself, or hardly can be."""
        return [structs.replace(one, place="") for one in relatives.doubts(self.into, self.found.changes)[:MOST]]

    def known(self) -> list[str]:
        """Those of whom the file tells nothing that is not known."""
        return [row.name for number, row in self.rows if row.fate is Fate.SAME and number not in self.twins][:MOST]

    def counts(self) -> dict[str, int]:
        """How many there are of each fate, and how many rows are refused."""
        numbers = {fate.value: len(self._of(fate) - self.choice.same - self.choice.another) for fate in Fate}
        return numbers | {"twin": len(self.twins), "refused": incoming.spots(self.found.refused)}


def context(look: Look) -> dict[str, object]:
    """What the page of a look asks for."""
    shown, matching = look.shown(), look.matching()
    return {
        "choice": look.choice,
        "shown": shown,
        "shown_ranges": choices.ranges(one.number for one in shown),
        "picked_ranges": choices.ranges(look.choice.picked),
        "same_ranges": choices.ranges(look.choice.same),
        "another_ranges": choices.ranges(look.choice.another),
        "elsewhere": len(look.choice.all - {one.number for one in shown}),
        "matching": len(matching),
        "has_more": look.choice.page * PAGE < len(matching),
        "is_long": len(look.keys) > FEW,
        "counts": look.counts(),
        "known": look.known(),
        "new_ties": look.ties(),
        "kin": look.kin(),
        "doubts": look.doubts(),
        "refused": [words.reason(one.fault, one.spot) for one in look.found.refused[:MOST]],
        "lost": [words.lost(loss) for loss in look.found.losses],
        "guessed": [(heading, columns.called(field, _language())) for heading, field in look.found.guessed],
    }


def _by_person(found: Sequence[Change]) -> dict[str, list[Change]]:
    told: dict[str, list[Change]] = defaultdict(list)
    for change in found:
        if isinstance(change, Place):
            told[change.person].append(change)
        elif isinstance(change, Add) and isinstance(change.record, Person):
            told[change.record.id].append(change)
        elif isinstance(change, Set | Put | Take) and change.shelf == "people":
            told[change.id].append(change)
    return told


def _fields(was: Person | None, now: Person) -> list[Line]:
    """What differs, field by field; of somebody new what is told of them, but for their name and place in the list."""
    before, lines = was or Person(now.id, now.name), []
    if before.name != now.name:
        lines.append(Line(columns.called("name", _language()), before.name, now.name))
    for field, cell in cells.of().items():
        old, new = getattr(before, field), getattr(now, field)
        if old != new and (was or field != "rank"):
            texts = [cells.write(cell, value, _language()) for value in (old, new)]
            lines.append(Line(columns.called(field, _language()), texts[0] if was else "", texts[1]))
    return lines


def _tie(was: Tie | None, now: Tie) -> list[Line]:
    before, lines = was or Tie(now.id, now.a, now.b), []
    for field, cell in cells.of(Tie).items():
        old, new = getattr(before, field), getattr(now, field)
        if old != new or (was is None and field == "kind"):
            texts = [cells.write(cell, value, _language()) for value in (old, new)]
            lines.append(Line(columns.heading("tie", field, _language()), texts[0] if was else "", texts[1]))
    return lines


def _place(change: Place) -> Line:
    layout = loader.standing().get(change.layout)
    was, now = (places.write(at, layout, _language()) if at else "" for at in (change.was, change.now))
    return Line(places.heading(change.layout, loader.standing(), _language()), was, now)


def _language() -> str:
    return "nl" if (get_language() or "nl").startswith("nl") else "en"
