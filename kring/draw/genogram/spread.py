"""Where everybody in the rows stands from left to right: nobody too near, children under their parents, partners close.

The best places under those distances are found by projected gradient steps with momentum (Beck & Teboulle 2009);
keeping the distances of a row is a regression on its order (pool adjacent violators). The order never changes here.
"""

from collections.abc import Collection, Sequence

from msgspec import Struct

ENOUGH = 0.25  # pixels: who moves less has arrived


class Spring(Struct, frozen=True):
    """What should be nothing: a sum of places, each so many times, and `off`; `pull` says how much it counts."""

    of: tuple[tuple[str, float], ...]
    pull: float
    off: float = 0.0


class Row(Struct, frozen=True):
    """A row from left to right, and how far each is at least from the one before."""

    ids: tuple[str, ...]
    apart: tuple[float, ...]


def spread(rows: Sequence[Row], springs: Sequence[Spring], start: dict[str, float], steps: int) -> dict[str, float]:
    """The place of everybody, found from a `start` in at most so many `steps`."""
    at = {id: number for number, id in enumerate(id for row in rows for id in row.ids)}
    terms = [([(at[id], times) for id, times in one.of if id in at], one.pull, one.off) for one in springs]
    weigh = [1e-4] * len(at)
    for of, pull, _ in terms:
        total = sum(abs(times) for _, times in of)
        for number, times in of:
            weigh[number] += pull * abs(times) * total
    x = [start[id] for row in rows for id in row.ids]
    lines = _Lines(rows, weigh)
    x = lines.kept(x)
    ahead, pace, calm = list(x), 1.0, 0
    for _ in range(steps):
        new = lines.kept(_pulled(ahead, terms, weigh))
        next_pace = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        drive = (pace - 1) / next_pace
        most = 0.0
        turned = 0.0
        for number, (now, was) in enumerate(zip(new, x, strict=True)):
            step = now - was
            turned += (ahead[number] - now) * step
            most = max(most, abs(step))
            ahead[number] = now + drive * step
        if turned > 0:  # uphill: the momentum is spent
            next_pace, ahead = 1.0, list(new)
        x, pace = new, next_pace
        calm = calm + 1 if most < ENOUGH else 0
        if calm > 3:
            break
    return {id: x[number] for id, number in at.items()}


def kept(rows: Sequence[Row], x: dict[str, float], heavy: Collection[str]) -> dict[str, float]:
    """The places nearest to those wished for at which everybody is far enough apart; who is heavy moves least."""
    ids = [id for row in rows for id in row.ids]
    found = _Lines(rows, [1e6 if id in heavy else 1.0 for id in ids]).kept([x[id] for id in ids])
    return dict(zip(ids, found, strict=True))


def _pulled(
    x: list[float], terms: list[tuple[list[tuple[int, float]], float, float]], weigh: list[float]
) -> list[float]:
    moved = [0.0] * len(x)
    for of, pull, off in terms:
        for number, times in of:
            off += times * x[number]
        off *= pull
        for number, times in of:
            moved[number] += off * times
    return [now - step / heavy for now, step, heavy in zip(x, moved, weigh, strict=True)]


class _Lines:
    """The rows as slices of one list, with what each place weighs."""

    def __init__(self, rows: Sequence[Row], weigh: list[float]) -> None:
        self.parts: list[tuple[int, int, list[float]]] = []
        self.weigh = weigh
        first = 0
        for row in rows:
            offsets, total = [], 0.0
            for number, apart in enumerate(row.apart):
                total += apart if number else 0.0
                offsets.append(total)
            self.parts.append((first, first + len(row.ids), offsets))
            first += len(row.ids)

    def kept(self, x: list[float]) -> list[float]:
        """The nearest places at which everybody is far enough from the one before."""
        found: list[float] = []
        for first, last, offsets in self.parts:
            pools: list[tuple[float, float, int]] = []  # mean, weight, how many
            for number in range(first, last):
                mean, heavy, count = x[number] - offsets[number - first], self.weigh[number], 1
                while pools and pools[-1][0] >= mean:
                    before, weight, many = pools.pop()
                    mean = (before * weight + mean * heavy) / (weight + heavy)
                    heavy, count = weight + heavy, count + many
                pools.append((mean, heavy, count))
            levels = [mean for mean, _, count in pools for _ in range(count)]
            found += [level + offset for level, offset in zip(levels, offsets, strict=True)]
        return found
