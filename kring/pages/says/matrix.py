"""Who does what: people by kinds of support, and where it rests on nobody or on one pair of shoulders."""

from dataclasses import dataclass
from typing import Any

from kring.core import measures
from kring.core.measures import Graph
from kring.core.network import Network, Person
from kring.pages import told


@dataclass(frozen=True)
class Column:
    """One kind of support and the people who give it."""

    id: str
    name: Any
    people: tuple[Person, ...]


@dataclass(frozen=True)
class Row:
    """One person, and whether they give the support of each column."""

    person: Person
    gives: tuple[bool, ...]


@dataclass(frozen=True)
class Table:
    """The whole table; `unknown` are those of whom nobody said what they do."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    needs: tuple[Column, ...]
    unknown: tuple[Person, ...]

    @property
    def is_told(self) -> bool:
        return any(column.people for column in self.columns)

    @property
    def rests_on_few(self) -> bool:
        """Some support is given by nobody, or rests on one pair of shoulders."""
        return any(len(column.people) < 2 for column in self.columns)

    @property
    def gives_something(self) -> bool:
        """It is told of somebody what the tie gives."""
        return any(column.people for column in self.needs)


def of(seen: Graph, network: Network) -> Table:
    """The table of a network, with those first who give most."""
    found = measures.support_matrix(seen)
    people = network.people
    columns = tuple(
        Column(support.value, name, tuple(people[id] for id in found.givers.get(support, ()) if id in people))
        for support, name in told.DOES.items()
    )
    rows = sorted((row for row in found.rows if row.gives), key=lambda row: (-len(row.gives or ()), row.name))
    needs = tuple(
        Column(need.value, name, tuple(people[row.person] for row in found.rows if need in (row.needs or ())))
        for need, name in told.NEEDS.items()
    )
    return Table(
        columns,
        tuple(Row(people[row.person], tuple(support in (row.gives or ()) for support in told.DOES)) for row in rows),
        needs,
        tuple(people[row.person] for row in found.rows if row.gives is None),
    )
