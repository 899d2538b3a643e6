"""Statements that every page asks: their SQL is worked out once in a process, and asked with other values each time.

They never differ but for whom they are asked and when. Building them anew each time took more than half of what a door
costs. What Django would make of them is what is asked: a test holds both beside each other.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from django.db import connection, models
from django.db.models import CharField, DateTimeField, Field, QuerySet, UUIDField, query

Row = TypeVar("Row", bound=models.Model)
Differs = tuple["Field[Any, Any]", object]  # how the database is given it, and what stands in its place
MOMENT: Final[Differs] = (DateTimeField(), datetime(1111, 1, 1, tzinfo=UTC))
USER: Final[Differs] = (UUIDField(), UUID(int=1))
NETWORK: Final[Differs] = (CharField(), "the network")


class Question(Generic[Row]):
    """What `ask` builds from what `differs`, in that order: a query for whole rows, those they belong to included."""

    def __init__(self, ask: Callable[..., QuerySet[Row]], *differs: Differs) -> None:
        self.ask, self.differs = ask, differs
        self.known: dict[str, _Known[Row]] = {}

    def __call__(self, *told: object) -> list[Row]:
        """The rows, one statement."""
        if connection.vendor not in self.known:
            self.known[connection.vendor] = self._worked_out()
        known = self.known[connection.vendor]
        with connection.cursor() as cursor:
            cursor.execute(known.sql, known.given(self._adapted(told)))
            return [known.read(row) for row in cursor.fetchall()]

    def _worked_out(self) -> "_Known[Row]":
        stand_ins = [one for _, one in self.differs]
        return _Known(self.ask(*stand_ins), self._adapted(stand_ins))

    def _adapted(self, told: Any) -> list[object]:
        """As the database is given it."""
        return [field.get_db_prep_value(one, connection) for (field, _), one in zip(self.differs, told, strict=True)]


class _Known(Generic[Row]):
    """A question as one kind of database is asked it, and how a row of the answer becomes an object."""

    def __init__(self, rows: QuerySet[Row], signs: list[object]) -> None:
        compiler = rows.query.get_compiler(connection=connection)
        self.sql, params = compiler.as_sql()
        self.params: list[Any] = list(params)
        self.places = [(place, signs.index(one)) for place, one in enumerate(self.params) if one in signs]
        told: Any = compiler.klass_info
        populators: Any = vars(query)["get_related_populators"]  # Django's own, and told to nobody
        select: Any = compiler.select
        first, last = told["select_fields"][0], told["select_fields"][-1] + 1
        self.kind, self.own = told["model"], slice(first, last)
        self.names = [one[0].target.attname for one in select[self.own]]
        self.related = populators(told, select, connection.alias)
        self.more: Mapping[str, int] = compiler.annotation_col_map or {}
        self.converters = [
            (place, [*connection.ops.get_db_converters(one[0]), *one[0].get_db_converters(connection)], one[0])
            for place, one in enumerate(select)
        ]

    def given(self, told: list[Any]) -> list[Any]:
        params = self.params.copy()
        for place, which in self.places:
            params[place] = told[which]
        return params

    def read(self, answer: Any) -> Row:
        row = list(answer)
        for place, converters, of in self.converters:
            for one in converters:
                row[place] = one(row[place], of, connection)
        found: Row = self.kind.from_db(connection.alias, self.names, row[self.own])
        for one in self.related:
            one.populate(row, found)
        for name, place in self.more.items():
            setattr(found, name, row[place])
        return found


class Addition:
    """The adding of one row of a kind that the tables give nothing but its number."""

    def __init__(self, kind: type[models.Model]) -> None:
        self.fields = [one for one in kind._meta.concrete_fields if not one.primary_key]
        names = ", ".join(f'"{one.column}"' for one in self.fields)
        signs = ", ".join(["%s"] * len(self.fields))
        self.sql = f'INSERT INTO "{kind._meta.db_table}" ({names}) VALUES ({signs})'  # noqa: S608 (names of ours)

    def __call__(self, row: models.Model) -> None:
        """Add it; it does not learn its number."""
        values: list[Any] = [one.get_db_prep_save(getattr(row, one.attname), connection) for one in self.fields]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
