"""Years along a line. Half of the line is shared out by years, half by what happened in them.

So crowded years get room, and the bar under the line shows it: each of its pieces is as
many years, however wide it is drawn. With little to draw it is an even line.
"""

import bisect
from collections import Counter
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

FULL = 10  # with so many events half of the line goes by what happened; with fewer, less
LEAST = 4  # years that a line shows at least
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


class Piece(Struct, frozen=True):
    """A piece of the bar: from which year, how many, where, and whether it is a dark one. `label` may be empty."""

    year: int
    years: int
    left: float
    right: float
    is_dark: bool
    label: str


class Scale(Struct, frozen=True):
    """Where every year begins, in pixels from the left: `edges[0]` is 1 January of the year `first`."""

    first: int
    edges: tuple[float, ...]

    def x(self, day: date) -> float:
        """Where a day stands; a day before or after the scale stands at its end."""
        number = day.year - self.first
        if number < 0:
            return self.edges[0]
        if number >= len(self.edges) - 1:
            return self.edges[-1]
        return self.edges[number] + _gone(day) * (self.edges[number + 1] - self.edges[number])

    @property
    def stretch(self) -> float:
        """How many times as wide as the narrowest year the widest one is drawn."""
        wide = [after - before for before, after in zip(self.edges, self.edges[1:], strict=False)]
        return max(wide) / min(wide)


def scale(first: int, today: date, happened: Iterable[int], left: float, right: float) -> Scale:
    """The years from `first` until today between two places; `happened` are years, once for each thing in them.

    A line shows four years at least: `first` may lie earlier than asked.
    """
    first = min(first, today.year - LEAST + 1)
    count = Counter(max(first, min(year, today.year)) for year in happened)
    things, years = sum(count.values()), today.year - first + 1
    by_things = 0.5 * min(1.0, things / FULL) if things else 0.0
    shares = [(1 - by_things) / years + by_things * count[first + number] / max(1, things) for number in range(years)]
    drawn = _drawn(shares, today)
    edges = [left]
    for share in shares:
        edges.append(edges[-1] + share * (right - left) / drawn)
    return Scale(first, tuple(edges))


def ahead(today: date, last: int, left: float, right: float) -> Scale:
    """The years from today until the end of `last`, all as wide: what is still to come is not stretched."""
    years, gone = last - today.year + 1, _gone(today)
    wide = (right - left) / (years - gone)
    return Scale(today.year, tuple(left + (number - gone) * wide for number in range(years + 1)))


def pieces(scale: Scale, since: float, until: float, room: float) -> tuple[Piece, ...]:
    """The bar of a scale between two places: pieces of equally many years, and a year at each with room for one."""
    step = _step(scale, since, until, room)
    last = scale.first + bisect.bisect_left(scale.edges, until) - 1
    found: list[Piece] = []
    free = float("-inf")
    for year in range(scale.first // step * step, last + 1, step):
        left, right = (max(since, _edge(scale, one, until)) for one in (year, year + step))
        begins = max(year, scale.first)
        has_label = left >= free and until - left >= room and _edge(scale, begins, until) >= since
        free = left + room if has_label else free
        label = str(begins) if has_label else ""
        found.append(Piece(begins, year + step - begins, left, right, year // step % 2 == 1, label))
    return tuple(found)


def _step(scale: Scale, since: float, until: float, room: float) -> int:
    """Of how many years a piece is: as few as leave most of the pieces room for their year."""
    wide = max(1.0, until - since)
    years = bisect.bisect_left(scale.edges, until) - bisect.bisect_right(scale.edges, since) + 1
    return next((step for step in STEPS if years / step * room <= wide), STEPS[-1])


def _edge(scale: Scale, year: int, until: float) -> float:
    return min(until, scale.edges[max(0, min(year - scale.first, len(scale.edges) - 1))])


def _drawn(shares: list[float], today: date) -> float:
    """Which share of the years is drawn: the last one only until today."""
    return sum(shares[:-1]) + shares[-1] * max(0.02, _gone(today))


def _gone(today: date) -> float:
    """Which share of its year has gone on the morning of a day."""
    begin = date(today.year, 1, 1).toordinal()
    return (today.toordinal() - begin) / (date(today.year, 12, 31).toordinal() - begin + 1)
