"""A list of people as rows, and back: what CSV and Excel share. Only a name is needed.

The columns may stand in any order and be in Dutch, English or as programs call them.
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
from msgspec import Struct

from kring.core import names
from kring.core import network as networks
from kring.core.check import Fault
from kring.core.network import Network, Person, Placement, Tie, TieKind
from kring.exchange import cells, columns, places, shape
from kring.exchange.cells import Unfit
from kring.exchange.columns import Surety
from kring.exchange.incoming import Bond, Content, Found, Loss, Refused, Spot, Unit
from kring.exchange.places import Layouts
from kring.exchange.refusal import refuse
from kring.exchange.rows import Row

HEAD: Final = 20  # rows in which the headings are looked for; above them stands a title
MOST_REASONS: Final = 3  # told of one row
FIELDS: Final = frozenset(cells.of())

_PARTS: Final = ("given", "middle", "family")
_ALWAYS: Final = ("rank", "category", "relation", "gender", "born")


class _Columns(Struct, frozen=True):
    """What stands where in the rows of a list of people."""

    headings: Sequence[str]
    of: Mapping[str, int]
    places: Mapping[int, str]
    strange: Mapping[int, str]
    guessed: Sequence[tuple[str, str]]

    @property
    def has_names(self) -> bool:
        return "name" in self.of or any(part in self.of for part in _PARTS)


def read(rows: Iterable[Row], layouts: Layouts, table: str = "", is_lenient: bool = False) -> Content:
    """The people in the rows of a table, whom they know, and every row that cannot be taken in.

    The headings stand in one of the first rows; a table of one column without any is a list of names.
    Lenient leaves out what does not fit, as a loss, instead of refusing the row: for tables of other programs.
    Raises `Refusal`: `no_name_column` with the columns there are, `no_rows`, or as `columns.headings` does.
    """
    rows = iter(rows)
    head = list(itertools.islice(rows, HEAD))
    at, seen = _headed(head, layouts)
    reading = _Reading(seen, layouts, table, is_lenient)
    for row in itertools.chain(head[at:], rows):
        reading.row(row)
    return reading.content()


def _headed(head: list[Row], layouts: Layouts) -> tuple[int, _Columns]:
    """How many rows there are up to and with the headings, and the columns."""
    if not head:
        raise refuse("no_rows")
    for at, row in enumerate(head, 1):
        seen = _columns(row.cells, layouts)
        if seen.has_names:
            return at, seen
    if all(row.cells[0].strip() and not any(cell.strip() for cell in row.cells[1:]) for row in head):
        return 0, _columns(["name"], layouts)
    named = ", ".join(shape.short(cell) for cell in head[0].cells[:12] if cell.strip())
    raise refuse("no_name_column", columns=named)


def _columns(row: list[str], layouts: Layouts) -> _Columns:
    placed = {at: layout for at, text in enumerate(row) if (layout := places.headed(text, layouts))}
    found = columns.headings(["" if at in placed else text for at, text in enumerate(row)], "field", "part", "other")
    of = {one.field: at for at, one in found.at.items()}
    guessed = [(row[at].strip(), one.field) for at, one in found.at.items() if one.surety is Surety.GUESS]
    return _Columns(row, of, placed, found.strange, guessed)


class _Reading:
    """The rows of a list of people as they are read, one by one."""

    def __init__(self, seen: _Columns, layouts: Layouts, table: str, is_lenient: bool) -> None:
        self.seen, self.layouts, self.table, self.is_lenient = seen, layouts, table, is_lenient
        self.cells = [(at, cells.of()[field]) for field, at in seen.of.items() if field in FIELDS]
        self.found: list[Found] = []
        self.bonds: list[Bond] = []
        self.refused: list[Refused] = []
        self.lost: Counter[str] = Counter()

    def content(self) -> Content:
        losses = [Loss("column", name, number) for name, number in self.lost.items()]
        return Content(self.found, self.bonds, self.refused, losses, self.seen.guessed)

    def row(self, row: Row) -> None:
        """One row: somebody, or the reasons why not."""
        spot, faults = Spot(Unit.ROW, row.number, self.table), list[Fault]()
        plain = self._plain(row, faults)
        placed = self._places(row, faults)
        person = _person(plain, faults, self._heading)
        while person is None and self.is_lenient and self._dropped(plain, faults):
            person = _person(plain, faults, self._heading)
        if person is None or (faults and not self.is_lenient):
            self.refused += [Refused(spot, fault) for fault in faults[:MOST_REASONS]]
            return
        for fault in faults:
            self.lost[fault.place] += 1
        self._somebody(row, spot, person, frozenset(plain) - {"name"}, placed)

    def _somebody(
        self, row: Row, spot: Spot, person: Person, given: frozenset[str], placed: dict[str, Placement]
    ) -> None:
        own = self._text(row, "kring_id").strip()
        told = own or self._text(row, "their_id").strip()
        is_ours = places.is_id(own)
        person = msgspec.structs.replace(person, id=own if is_ours else "")
        self.found.append(Found(spot, person, given, told, is_ours, placed))
        known = self._text(row, "knows")
        for name in cells.lines(known) if known.strip(" ;\n") else ():
            self.bonds.append(Bond(spot, told or person.name, name, place=self._heading("knows")))
        for at, name in self.seen.strange.items():
            self.lost[name] += at < len(row.cells) and bool(row.cells[at].strip())

    def _plain(self, row: Row, faults: list[Fault]) -> dict[str, Any]:
        """What the cells of a row say of somebody; a blank cell says nothing."""
        parts = ["name"] if "name" in self.seen.of else _PARTS
        plain: dict[str, Any] = {"name": names.cleaned(" ".join(self._text(row, part) for part in parts))}
        for at, cell in self.cells:
            text = row.cells[at] if at < len(row.cells) else ""
            if text and not text.isspace():
                try:
                    plain[cell.field] = cells.read(cell, text)
                except Unfit as unfit:
                    faults.append(Fault(unfit.code, self.seen.headings[at].strip(), unfit.params))
        return plain

    def _places(self, row: Row, faults: list[Fault]) -> dict[str, Placement]:
        found = {}
        for at, layout in self.seen.places.items():
            if at < len(row.cells) and row.cells[at].strip():
                try:
                    found[layout] = places.read(row.cells[at], self.layouts.get(layout))
                except Unfit as unfit:
                    faults.append(Fault(unfit.code, self.seen.headings[at].strip(), unfit.params))
        return found

    def _dropped(self, plain: dict[str, Any], faults: list[Fault]) -> bool:
        """Whether what does not fit was taken out of what a row says, so that the rest may."""
        wrong = [field for field in plain if self._heading(field) in {fault.place for fault in faults}]
        for field in wrong:
            if field != "name":
                del plain[field]
        return bool(wrong) and wrong != ["name"]

    def _text(self, row: Row, column: str) -> str:
        at = self.seen.of.get(column)
        return row.cells[at] if at is not None and at < len(row.cells) else ""

    def _heading(self, column: str) -> str:
        at = self.seen.of.get(column)
        return self.seen.headings[at].strip() if at is not None else column


def _person(plain: dict[str, Any], faults: list[Fault], heading: Any) -> Person | None:
    """Somebody as the cells say, or nobody and the faults with the columns that have them."""
    if not plain["name"]:
        faults.append(Fault("no_name", heading("name")))
        return None
    whole = {**plain, "id": "x"}
    try:
        return msgspec.convert({**whole, "what": "person"}, Person)
    except msgspec.ValidationError:
        for fault in itertools.islice(shape.faults(whole, Person), shape.MOST):
            faults.append(msgspec.structs.replace(fault, place=heading(fault.place.partition(".")[0])))
        return None


def written(network: Network, layouts: Layouts, language: str, with_knows: bool = True) -> Iterator[list[str]]:
    """The people of a network as rows under their headings, in the order in which they were named.

    A column in which nobody has anything is left out. `with_knows` tells who knows whom in a column of its own.
    """
    people = networks.in_order(network)
    held = [cell for field, cell in cells.of().items() if field in _ALWAYS or _is_used(field, people)]
    knows = _knows(network, language) if with_knows else {}
    placed = sorted(layout for layout, at in network.placements.items() if at)
    heads = [
        columns.heading("field", field, language) for field in ("kring_id", "name", *(cell.field for cell in held))
    ]
    heads += [columns.heading("other", "knows", language)] * bool(knows)
    yield heads + [places.heading(layout, layouts, language) for layout in placed]
    for one in people:
        told = [cells.write(cell, getattr(one, cell.field), language) for cell in held]
        told += [knows.get(one.id, "")] * bool(knows)
        yield [one.id, one.name, *told, *(_place(network, layouts, layout, one.id, language) for layout in placed)]


def _is_used(field: str, people: Sequence[Person]) -> bool:
    default = next(one.default for one in msgspec.structs.fields(Person) if one.name == field)
    return any(getattr(one, field) != default for one in people)


def _knows(network: Network, language: str) -> dict[str, str]:
    called = labels(network)
    known: dict[str, list[str]] = {}
    for tie in network.ties.values():
        if tie.kind is TieKind.KNOWS:
            known.setdefault(tie.a, []).append(called[tie.b])
    return {id: cells.lines_text(told, language) for id, told in known.items()}


def _place(network: Network, layouts: Layouts, layout: str, person: str, language: str) -> str:
    at = networks.placement(network, layout, person)
    return "" if at is None else places.write(at, layouts.get(layout), language)


def labels(network: Network) -> dict[str, str]:
    """What everybody is called in a table of ties: their name where it is only theirs, and else their id."""
    times = Counter(networks.folded(one.name) for one in network.people.values())
    is_theirs = {id: times[networks.folded(one.name)] == 1 for id, one in network.people.items()}
    return {
        id: one.name if is_theirs[id] and (one.name == id or one.name not in network.people) else id
        for id, one in network.people.items()
    }


def is_of_ties(row: list[str]) -> bool:
    """Whether the headings of a table are those of a table of ties: from, to, and no name."""
    fields = {one.field for one in columns.headings(row, "tie").at.values() if one.surety is Surety.OURS}
    names = {one.field for one in columns.headings(row, "field", "part").at.values()}
    return {"a", "b"} <= fields and "name" not in names


def read_ties(rows: Iterable[Row], table: str = "") -> Content:
    """The ties in the rows of a table: from whom, to whom, and what is known of it.

    Raises `Refusal`: `no_ends` when it has no such columns.
    """
    rows = iter(rows)
    head = next(rows, None)
    if head is None:
        return Content()
    of = {one.field: at for at, one in columns.headings(head.cells, "tie").at.items()}
    if not {"a", "b"} <= of.keys():
        raise refuse("no_ends", table=table)
    bonds: list[Bond] = []
    refused: list[Refused] = []
    for row in rows:
        spot = Spot(Unit.ROW, row.number, table)
        found = _bond(row, of, head.cells, spot)
        (bonds if isinstance(found, Bond) else refused).append(found)  # type: ignore[arg-type]
    return Content((), bonds, refused)


def _bond(row: Row, of: Mapping[str, int], heads: list[str], spot: Spot) -> Bond | Refused:
    plain: dict[str, Any] = {"a": "", "b": ""}
    for field, at in of.items():
        text = row.cells[at] if at < len(row.cells) else ""
        try:
            if text.strip():
                plain[field] = text.strip() if field in ("a", "b") else cells.read(cells.of(Tie)[field], text)
        except Unfit as unfit:
            return Refused(spot, Fault(unfit.code, heads[at].strip(), unfit.params))
    for end in ("a", "b"):
        if not plain[end]:
            return Refused(spot, Fault("no_end", heads[of[end]].strip()))
    return bond(spot, plain, lambda field: heads[of[field]].strip())


def bond(spot: Spot, plain: Mapping[str, Any], heading: Any) -> Bond | Refused:
    """A tie from plain values with its ends as told, or why it is none."""
    try:
        made = msgspec.convert({**plain, "a": "a", "b": "b", "id": "x", "what": "tie"}, Tie)
    except msgspec.ValidationError:
        told = {**plain, "a": "a", "b": "b", "id": "x"}
        fault = next(shape.faults(told, Tie))
        return Refused(spot, msgspec.structs.replace(fault, place=heading(fault.place.partition(".")[0])))
    return Bond(spot, plain["a"], plain["b"], made.kind, made.strength, made.remark)


def written_ties(network: Network, language: str) -> Iterator[list[str]]:
    """The ties of a network as rows under their headings."""
    called = labels(network)
    fields = ("kind", "strength", "remark")
    yield [columns.heading("tie", field, language) for field in ("a", "b", *fields)]
    for tie in network.ties.values():
        told = [cells.write(cells.of(Tie)[field], getattr(tie, field), language) for field in fields]
        yield [called[tie.a], called[tie.b], *told]
