"""Who stands where, as a table: the same as the drawing says, for whoever reads rather than looks."""

from dataclasses import dataclass

from kring.core import network, tied
from kring.core.method import Layout, Words
from kring.core.network import Network


@dataclass(frozen=True)
class Named:
    """Somebody as they stand in the drawing: behind the name whose contact it is, when that was said."""

    id: str
    name: str


@dataclass(frozen=True)
class Cell:
    """One group in one ring."""

    sector: Words
    hue: str
    people: list[Named]


@dataclass(frozen=True)
class Row:
    """One ring: what it means, and who stands in it, group by group."""

    ring: Words
    meaning: Words
    cells: list[Cell]

    @property
    def count(self) -> int:
        """How many people stand in this ring."""
        return sum(len(cell.people) for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """The rings from near to far; `totals` counts the people of each group."""

    rows: list[Row]
    totals: list[tuple[Words, str, int]]


def of(value: Network, layout: Layout) -> Table:
    """Everybody who is drawn, where they stand."""
    stand: dict[tuple[str | None, str | None], list[Named]] = {}
    placed = value.placements.get(layout.id, {})
    for person in network.in_order(value):
        if (at := placed.get(person.id)) and not at.left_out:
            behind = tied.label(value.owner, person)
            named = Named(person.id, f"{person.name} · {behind}" if behind else person.name)
            stand.setdefault((at.ring, at.sector), []).append(named)
    rows = [
        Row(
            ring.name,
            ring.meaning,
            [Cell(one.name, one.hue, stand.get((ring.id, one.id), [])) for one in layout.sector],
        )
        for ring in layout.ring
    ]
    totals = [
        (one.name, str(one.hue), sum(len(row.cells[number].people) for row in rows))
        for number, one in enumerate(layout.sector)
    ]
    return Table(rows, totals)
