"""What there must be along the doors before a step of a way that a street walks is done (M05, M07).

Nothing here tells what one household said: of what comes in, only whether enough of them said it.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from kring.core.questions import Aspect
from kring.core.streets import Intervention
from kring.core.vocabulary import Has
from kring.core.way import Need


class Streets(Struct, frozen=True):
    """What came of the fieldwork of a way: the newest round of it, and what was decided after any.

    `heard` says of each aspect whether enough households said it to show it; `rounds` are the days on which the same
    streets were asked anew and that was closed; `since` is the day on which the step was done before, if it was.
    """

    doors: int = 0
    left: int = 0
    answered: int = 0
    heard: Mapping[Aspect, bool] = {}
    is_closed: bool = False
    is_described: bool = False
    decided: tuple[Intervention, ...] = ()
    rounds: tuple[date, ...] = ()
    since: date | None = None


NOWHERE: Final = Streets()


def is_of_streets(need: Need) -> bool:
    """Whether a need is asked of the streets, and not of a circle."""
    return need.has in _HAS


def has(streets: Streets, need: Need) -> bool:
    """Whether there is what a step along the doors needs. Raises `KeyError` for a need of a circle."""
    return _HAS[need.has](streets, need.of or "")


def _visited(streets: Streets, _of: str) -> bool:
    """Whether every door has a result; streets without a door are asked by their link alone."""
    return bool(streets.answered) and not streets.left


def _heard(streets: Streets, aspect: str) -> bool:
    return streets.heard.get(Aspect(aspect), False)


def _is_fresh(streets: Streets, day: str) -> bool:
    """Whether something is of after the last time; what has no day counts the first time only."""
    return streets.since is None or bool(day) and day > streets.since.isoformat()


def _decided(streets: Streets, _of: str) -> bool:
    return any(_is_fresh(streets, one.on) for one in streets.decided)


def _agreed(streets: Streets, _of: str) -> bool:
    """Whether residents decided along what will be done, who sees to it, and when one looks again (R043)."""
    return any(
        one.with_residents and bool(one.who and one.until) and _is_fresh(streets, one.on) for one in streets.decided
    )


def _repeated(streets: Streets, _of: str) -> bool:
    return any(streets.since is None or one > streets.since for one in streets.rounds)


_HAS: Final[dict[Has, Callable[[Streets, str], bool]]] = {
    Has.VISITED: _visited,
    Has.HEARD: _heard,
    Has.CLOSED: lambda one, of: one.is_closed,
    Has.DESCRIBED: lambda one, of: one.is_described,
    Has.DECIDED: _decided,
    Has.AGREED: _agreed,
    Has.REPEATED: _repeated,
}
