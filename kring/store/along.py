"""A question that is asked along with somebody's role, in the same statement; its SQL is worked out once in a process.

It never differs but for whom it is asked and when. Building it anew each time took more than half of what a door costs.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, DateTimeField, Exists, Field, UUIDField
from django.db.models.expressions import RawSQL

from kring.store import models

Differs = tuple["Field[Any, Any]", object]  # how the database is given it, and what stands in its place
MOMENT: Final[Differs] = (DateTimeField(), datetime(1111, 1, 1, tzinfo=UTC))
USER: Final[Differs] = (UUIDField(), UUID(int=1))


class Along:
    """Asked of a `Role`: `ask` builds the question from what may differ in it, if anything does."""

    def __init__(self, ask: Callable[..., Exists], differs: Differs | None = None) -> None:
        self.ask, self.differs = ask, differs
        self.words: dict[str, tuple[str, list[object], list[int]]] = {}

    def __call__(self, *told: object) -> RawSQL:
        """The question, for a role's `annotate`; `told` is what differs in it."""
        if connection.vendor not in self.words:
            self.words[connection.vendor] = self._worked_out()
        sql, given, places = self.words[connection.vendor]
        params = given.copy()
        for place in places:
            params[place] = self._adapted(*told)
        return RawSQL(sql, params, BooleanField())  # noqa: S611 - every word of it is Django's own

    def _worked_out(self) -> tuple[str, list[object], list[int]]:
        stand_in = (self.differs[1],) if self.differs else ()
        query = models.Role.objects.annotate(found=self.ask(*stand_in)).query
        sql, params = query.get_compiler(connection=connection).compile(query.annotations["found"])
        sign = self._adapted(*stand_in)
        return sql, list(params), [place for place, one in enumerate(params) if stand_in and one == sign]

    def _adapted(self, *told: object) -> object:
        """As the database is given it."""
        return self.differs[0].get_db_prep_value(told[0], connection) if self.differs else None
