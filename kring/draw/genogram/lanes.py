"""Which line runs above which between two rows, so that they cross least and never lie on each other.

Between two rows every line is a piece: ways up to the row above, ways down to the row below, and one level run
between them in a lane of its own. Two pieces share a lane only where they are clear of each other.
"""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

NEAR: Final = 6.0  # ways nearer than this would look like one
CLEAR: Final = 12.0
_NEVER: Final = 1000.0


class Piece(Struct):
    """A line between two rows: where it goes up and down. `lane` is found here; 0 is nearest to the row above.

    With `after` it hangs from another piece, and has its lane below that.
    """

    net: int
    ups: list[float]
    downs: list[float]
    after: int | None = None
    lane: int = 0

    @property
    def is_straight(self) -> bool:
        """Whether it needs no lane: one way up and one down, in one line."""
        return len(self.ups) == len(self.downs) == 1 and abs(self.ups[0] - self.downs[0]) < 0.5 and self.after is None

    def span(self) -> tuple[float, float]:
        return (min(*self.ups, *self.downs, 1e9), max(*self.ups, *self.downs, -1e9))


def assign(pieces: Sequence[Piece]) -> int:
    """Give every piece its lane, and say how many lanes there are."""
    lying = sorted((one for one in pieces if not one.is_straight), key=lambda one: (one.span(), one.ups, one.downs))
    spans = [one.span() for one in lying]
    costs: list[dict[int, float]] = [{} for _ in lying]
    for first, one in enumerate(lying):
        for second in range(first + 1, len(lying)):
            if spans[second][0] > spans[first][1] + CLEAR:
                break
            other = lying[second]
            costs[first][second] = _cost(one, other, spans[first], spans[second])
            costs[second][first] = _cost(other, one, spans[second], spans[first])
    laid = set[int]()
    for number in _in_order(costs):
        lying[number].lane = 1 + max((lying[other].lane for other in costs[number] if other in laid), default=-1)
        laid.add(number)
    return max((one.lane + 1 for one in lying), default=0)


def _cost(above: Piece, under: Piece, above_span: tuple[float, float], under_span: tuple[float, float]) -> float:
    """What it costs that one piece runs above another: crossings, and far more where ways would lie on each other."""
    if above.after == under.net:
        return _NEVER * 100
    total = 0.0
    for x in above.downs:
        total += under_span[0] - NEAR < x < under_span[1] + NEAR
        total += _NEVER * sum(abs(x - other) < NEAR for other in under.ups)
    for x in under.ups:
        total += above_span[0] - NEAR < x < above_span[1] + NEAR
    return total


def _in_order(costs: list[dict[int, float]]) -> list[int]:
    """The pieces from above to below: each time the one that costs least above all that are left."""
    owed = [sum(ahead - costs[other][one] for other, ahead in row.items()) for one, row in enumerate(costs)]
    left, found = set(range(len(costs))), list[int]()
    while left:
        one = min(left, key=lambda number: (owed[number], number))
        left.remove(one)
        found.append(one)
        for other, ahead in costs[one].items():
            if other in left:
                owed[other] -= costs[other][one] - ahead
    return found
