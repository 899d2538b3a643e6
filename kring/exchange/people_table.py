"""A list of people as rows, and back: what CSV and Excel share. Only a name is needed.

The columns may stand in any order and be in Dutch, English or as programs call them.
"""

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
from kring.exchange.incoming import MOST_REASONS, Bond, Content, Found, Loss, Refused, Spot, Unit
from kring.exchange.places import Layouts
from kring.exchange.refusal import refuse
from kring.exchange.rows import Row

HEAD: Final = 20  # rows in which the headings are looked for; above them stands a title
HEAD_NEARLY: Final = 5  # of these the rows in which headings that are nearly right are looked for
TIE_FIELDS: Final = ("kind", "strength", "remark", "is_mutual")  # what a file may say of a tie, besides its ends
MOST_BONDS: Final = 50_000  # ties that a file tells of
FIELDS: Final = frozenset(cells.of())

_TIE: Final = {"id": "x", "a": "a", "b": "b"}
_PARTS: Final = ("given", "middle", "family")
_ALWAYS: Final = ("rank", "category", "relation", "gender", "born")


class _Columns(Struct, frozen=True):
    """What stands where in the rows of a list of people."""

    headings: Sequence[str]
    of: Mapping[str, int]
    places: Mapping[int, str]
    strange: Mapping[int, str]
    guessed: Sequence[tuple[str, str]]


def read(
    rows: Iterable[Row], layouts: Layouts, table: str = "", unit: Unit = Unit.ROW, is_lenient: bool = False
) -> Content:
    """The people in the rows of a table, whom they know, and every row that cannot be taken in.

    The headings stand in one of the first rows; a table of one column without any is a list of names.
    Lenient leaves out what does not fit, as a loss, instead of refusing the row: for tables of other programs.
    Raises `Refusal`: `no_name_column` with the columns there are, `no_rows`, or as `columns.headings` does.
    """
    rows = iter(rows)
    head = list(itertools.islice(rows, HEAD))
    at, seen = _headed(head, layouts)
    reading = _Reading(seen, layouts, table, unit, is_lenient)
    for row in itertools.chain(head[at:], rows):
        reading.row(row)
    return reading.content()


def _headed(head: list[Row], layouts: Layouts) -> tuple[int, _Columns]:
    """How many rows there are up to and with the headings, and the columns."""
    if not head:
        raise refuse("no_rows")
    for at, row in enumerate(head, 1):
        if _has_names(row.cells, nearly=False):
            return at, _columns(row.cells, layouts)
    for at, row in enumerate(head[:HEAD_NEARLY], 1):
        if _has_names(row.cells, nearly=True):
            return at, _columns(row.cells, layouts)
    if all([at for at, cell in enumerate(row.cells) if cell.strip()] == [0] for row in head):
        return 0, _columns(["name"], layouts)
    named = ", ".join(shape.short(cell) for cell in head[0].cells[:12] if cell.strip())
    raise refuse("no_name_column", columns=named)


def _has_names(row: list[str], nearly: bool) -> bool:
    found = (columns.recognised(cell, "field", "part", "other", nearly=nearly) for cell in row)
    return any(one is not None and one.field in ("name", *_PARTS) for one in found)


def _columns(row: list[str], layouts: Layouts) -> _Columns:
    placed = {at: layout for at, text in enumerate(row) if (layout := places.headed(text, layouts))}
    found = columns.headings(["" if at in placed else text for at, text in enumerate(row)], "field", "part", "other")
    of = {one.field: at for at, one in found.at.items()}
    guessed = [(row[at].strip(), one.field) for at, one in found.at.items() if one.surety is Surety.GUESS]
    return _Columns(row, of, placed, found.strange, guessed)


class _Reading:
    """The rows of a list of people as they are read, one by one."""

    def __init__(self, seen: _Columns, layouts: Layouts, table: str, unit: Unit, is_lenient: bool) -> None:
        self.seen, self.layouts, self.is_lenient = seen, layouts, is_lenient
        self.table, self.unit = table, unit
        self.cells = [(at, cells.of()[field]) for field, at in seen.of.items() if field in FIELDS]
        self.found: list[Found] = []
        self.bonds: list[Bond] = []
        self.refused: list[Refused] = []
        self.lost: Counter[str] = Counter()

    def content(self) -> Content:
        losses = [Loss("column", name, number) for name, number in self.lost.items() if number]
        return Content(self.found, self.bonds, self.refused, losses, self.seen.guessed)

    def row(self, row: Row) -> None:
        """One row: somebody, or the reasons why not."""
        spot, faults = Spot(self.unit, row.number, self.table), list[Fault]()
        plain = self._plain(row, faults)
        placed = self._places(row, faults)
        knows = self._knows(row, faults)
        one = person(plain, faults, self._heading)
        while one is None and self.is_lenient and self._dropped(plain, faults):
            one = person(plain, faults, self._heading)
        if one is None or (faults and not self.is_lenient):
            self.refused += [Refused(spot, fault) for fault in faults[:MOST_REASONS]]
            return
        own = self._text(row, "kring_id").strip()
        is_ours = places.is_id(own)
        told = own or self._text(row, "their_id").strip()
        one = msgspec.structs.replace(one, id=own if is_ours else "")
        self.found.append(Found(spot, one, frozenset(plain) - {"name"}, told, is_ours, placed))
        if len(self.bonds) + len(knows) > MOST_BONDS:
            raise refuse("too_many_told", most=MOST_BONDS)
        self.bonds += [Bond(spot, told or one.name, name, place=self._heading("knows")) for name in knows]
        self._lose(row, faults)

    def _lose(self, row: Row, faults: list[Fault]) -> None:
        """Count what of a row stays behind: columns that are none of ours, and in lenient what does not fit."""
        self.lost.update(fault.place for fault in faults)
        self.lost.update(
            name for at, name in self.seen.strange.items() if at < len(row.cells) and row.cells[at].strip()
        )

    def _knows(self, row: Row, faults: list[Fault]) -> list[str]:
        text = self._text(row, "knows")
        try:
            return cells.lines(text) if text.strip() else []
        except Unfit as unfit:
            faults.append(Fault(unfit.code, self._heading("knows"), unfit.params))
            return []

    def _plain(self, row: Row, faults: list[Fault]) -> dict[str, Any]:
        """What the cells of a row say of somebody; a blank cell says nothing."""
        parts = ["name"] if "name" in self.seen.of else _PARTS
        plain: dict[str, Any] = {"name": names.cleaned(" ".join(self._text(row, part) for part in parts))}
        for at, cell in self.cells:
            text = row.cells[at] if at < len(row.cells) else ""
            if text and not text.isspace():
                try:
                    value = cells.read(cell, text)
                except Unfit as unfit:
                    faults.append(Fault(unfit.code, self.seen.headings[at].strip(), unfit.params))
                    continue
                if value == {}:
                    self.lost[self.seen.headings[at].strip()] += 1
                else:
                    plain[cell.field] = value
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


def person(plain: dict[str, Any], faults: list[Fault], heading: Callable[[str], str]) -> Person | None:
    """Somebody as plain values say, without an id yet; or nobody, and the faults with what their columns are called."""
    if not plain["name"]:
        faults.append(Fault("no_name", heading("name")))
        return None
    try:
        return msgspec.convert({**plain, "id": "x", "what": "person"}, Person)
    except msgspec.ValidationError:
        for fault in itertools.islice(shape.faults({**plain, "id": "x"}, Person), shape.MOST):
            faults.append(msgspec.structs.replace(fault, place=heading(fault.place.partition(".")[0])))
        return None


def written(network: Network, layouts: Layouts, language: str, with_knows: bool = True) -> Iterator[list[str]]:
    """The people of a network as rows under their headings, in the order in which they were named.

    A column in which nobody has anything is left out. `with_knows` tells who knows whom in a column of its own.
    """
    people = networks.all_in_order(network)
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
    times = Counter(names.folded(one.name) for one in network.people.values())
    is_theirs = {id: times[names.folded(one.name)] == 1 for id, one in network.people.items()}
    return {
        id: one.name if is_theirs[id] and (one.name == id or one.name not in network.people) else id
        for id, one in network.people.items()
    }


def is_of_ties(row: list[str]) -> bool:
    """Whether the headings of a table are those of a table of ties: from, to, and no name."""
    fields = {one.field for one in columns.headings(row, "tie").at.values() if one.surety is Surety.OURS}
    names = {one.field for one in columns.headings(row, "field", "part").at.values()}
    return {"a", "b"} <= fields and "name" not in names


def read_ties(rows: Iterable[Row], table: str = "", unit: Unit = Unit.ROW, is_lenient: bool = False) -> Content:
    """The ties in the rows of a table under their headings: from whom, to whom, and what is known of it.

    Lenient leaves out what does not fit, as a loss, instead of refusing the row. Raises `Refusal` (`no_ends`)
    when the table has no columns for the two ends.
    """
    rows = iter(rows)
    head = next(rows, Row(0, []))
    seen = columns.headings(head.cells, "tie")
    of = {one.field: at for at, one in seen.at.items()}
    if not {"a", "b"} <= of.keys():
        raise refuse("no_ends", table=table)
    bonds, refused, lost = list[Bond](), list[Refused](), Counter[str]()
    for row in rows:
        faults = list[Fault]()
        found = _bond(row, of, head.cells, Spot(unit, row.number, table), faults)
        if found is None or (faults and not is_lenient):
            refused += [Refused(Spot(unit, row.number, table), fault) for fault in faults]
            continue
        bonds.append(found)
        lost.update(fault.place for fault in faults)
        lost.update(name for at, name in seen.strange.items() if at < len(row.cells) and row.cells[at].strip())
    return Content((), bonds, refused, [Loss("column", name, number) for name, number in lost.items()])


def _bond(row: Row, of: Mapping[str, int], heads: list[str], spot: Spot, faults: list[Fault]) -> Bond | None:
    """The tie in a row with what of it fits, and faults for what does not; nothing without both of its ends."""
    text = {field: row.cells[at].strip() if at < len(row.cells) else "" for field, at in of.items()}
    faults += [Fault("no_end", heads[of[end]].strip()) for end in ("a", "b") if not text[end]]
    plain: dict[str, Any] = {}
    for field in TIE_FIELDS:
        if text.get(field):
            try:
                value = cells.read(cells.of(Tie)[field], row.cells[of[field]])
            except Unfit as unfit:
                faults.append(Fault(unfit.code, heads[of[field]].strip(), unfit.params))
                continue
            wrong = list(shape.faults({**_TIE, field: value}, Tie))
            faults += [msgspec.structs.replace(fault, place=heads[of[field]].strip()) for fault in wrong]
            plain |= {} if wrong else {field: value}
    if not (text["a"] and text["b"]):
        return None
    made = msgspec.convert({**_TIE, **plain, "what": "tie"}, Tie)
    return Bond(spot, text["a"], text["b"], made.kind, made.strength, made.remark, is_mutual=made.is_mutual)


def joined(content: Content, others: Sequence[Content]) -> Content:
    """People of one table with the ties of others."""
    bonds = [*content.bonds, *(bond for other in others for bond in other.bonds)]
    refused = [*content.refused, *(one for other in others for one in other.refused)]
    losses = [*content.losses, *(loss for other in others for loss in other.losses)]
    return Content(content.found, bonds, refused, losses, content.guessed)


def written_ties(network: Network, language: str) -> Iterator[list[str]]:
    """The ties of a network as rows under their headings."""
    called = labels(network)
    yield [columns.heading("tie", field, language) for field in ("a", "b", *TIE_FIELDS)]
    for tie in network.ties.values():
        yield [called[tie.a], called[tie.b], *(told_of(tie, field, language) for field in TIE_FIELDS)]


def told_of(tie: Tie, field: str, language: str) -> str:
    """What a cell says of a tie; blank for what is unknown, and where help goes one way."""
    value = getattr(tie, field)
    return "" if value is False else cells.write(cells.of(Tie)[field], value, language)
