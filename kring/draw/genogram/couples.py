"""Where the words of a couple stand: above their line, or beside it and clear of everything."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kring.draw import widths
from kring.draw.genogram import marks, taken
from kring.draw.genogram.labels import SMALL
from kring.draw.genogram.parts import Box, Caption, Net, Seat, Stroke
from kring.draw.genogram.taken import Taken

CLEAR: Final = 6.0  # from the words of a couple to lines, where there is room: paper shines around the words
STEP: Final = 6.0
FARTHEST: Final = 60.0  # from their line; further away nobody would know whose words they are


def captions(nets: Sequence[Net], told: Mapping[frozenset[str], str], seats: Sequence[Seat]) -> tuple[Caption, ...]:
    """The words of every couple that has any; whose line goes under others come after those of all the rest."""
    found: dict[int, Caption] = {}
    lines = [at for at, one in enumerate(nets) if one.kind == "couple" and told.get(frozenset(one.ends))]
    words, drawn = Taken([*(one.box for one in seats), *_marks(nets)]), taken.lines(nets)
    for at in sorted(lines, key=lambda at: len(nets[at].strokes) > 1):
        if one := _caption(nets[at], told[frozenset(nets[at].ends)], words, drawn):
            found[at] = one
            words.add(one.box)
    return tuple(found[at] for at in sorted(found))


def _marks(nets: Sequence[Net]) -> Iterator[Box]:
    """What the signs of how a couple ended cover: no words stand on them."""
    across, down = marks.HALF
    for one in (sign for net in nets if net.kind == "couple" for sign in net.marks):
        yield (one.x - across, one.y - down, one.x + across, one.y + down)


def _caption(net: Net, said: str, words: Taken, drawn: Taken) -> Caption | None:
    half = widths.width(said, SMALL, "regular") / 2
    level = [run for run in net.strokes if run.points[0][1] == run.points[-1][1]]
    if len(net.strokes) == 1 and level:
        (x, y), (to, _) = net.strokes[0].points[0], net.strokes[0].points[-1]
        middle = (x + to) / 2
        return Caption(said, middle, y - 22, (middle - half, y - 22 - SMALL, middle + half, y - 18))
    for clear in (CLEAR, 0.0):
        for box in _beside(net, half + 3):
            wide = (box[0] - clear, box[1], box[2] + clear, box[3])
            if box[0] > 0 and not drawn.is_met(wide) and not words.is_met(box):
                return Caption(said, (box[0] + box[2]) / 2, box[3] - 2.5, box)
    return None


def _beside(net: Net, half: float) -> Iterator[Box]:
    """Where the words could stand, the best first: above the level run, under it, beside the upright runs, near by."""
    runs = sorted((_span(one) for one in net.strokes), key=lambda one: (one[1] != one[3], one[0] - one[2]))
    for left, top, right, bottom in runs:
        if top == bottom:
            yield from _along(left, right, top - 1.5 - SMALL - 0.5, half)
    for left, top, right, bottom in runs:
        if top == bottom:
            yield from _along(left, right, top + 2, half)
        else:
            for down in range(int((bottom - top - SMALL) / STEP)):
                for x in (left + half + 4, left - half - 4):
                    yield _box(x, top + down * STEP, half)
    for away in range(2, int(FARTHEST / STEP)):
        for left, top, right, bottom in runs:
            for y in (top - away * STEP - SMALL, bottom + away * STEP):
                yield from _along(left - half, right + half, y, half)


def _along(left: float, right: float, top: float, half: float) -> Iterator[Box]:
    """Along a level run, the middle first."""
    count = int((right - left - 2 * half) / STEP)
    places = sorted(range(count), key=lambda at: (abs(2 * at - count + 1), at))
    return (_box(left + half + 4 + STEP * at, top, half) for at in places)


def _box(x: float, top: float, half: float) -> Box:
    return (x - half, top, x + half, top + SMALL + 0.5)


def _span(run: Stroke) -> Box:
    across, down = [x for x, _ in run.points], [y for _, y in run.points]
    return (min(across), min(down), max(across), max(down))
