"""Everybody in an ecogram from nothing, with as much air as there is."""

import math
from collections.abc import Iterator
from typing import Final

from kring.draw import spokes
from kring.draw.ecogram_frame import Crowd, Frame, Measure, Part, room, with_parts
from kring.draw.spokes import Guest, Room, Standing

BEGIN: Final = -math.pi / 2  # the first domain begins at the left, and comes up
GROWTH: Final = 1.03  # a step of a cloth that grows: small until it is a fifth wider, so that it fits its screen
LARGEST: Final = 24.0  # times as large as it began: a cloth that still does not hold everybody is shared out evenly
_HOPEFUL: Final = 1.12  # times around, by a rough guess, beyond which a frame is not tried
_CROWDED: Final = 0.93  # the part of the whole turn that people may take before they stand in one row more


def laid_out(measure: Measure, crowd: Crowd) -> tuple[Frame, list[Standing]]:
    """Everybody from nothing: at ease, then smaller, and when there are many the cloth grows. It always ends."""
    for frame in _frames(measure, crowd):
        placed = _shared_out(frame, measure, crowd)
        if placed is not None:
            return placed
    return evenly(measure, crowd)


def evenly(measure: Measure, crowd: Crowd) -> tuple[Frame, list[Standing]]:
    """Everybody as far from the next one as from the last, on a cloth that has the room: for when nothing else fits."""
    step, count = measure.steps[-1], sum(map(len, crowd.values()))
    each = step[2] + step[0] * 2 + 10 * spokes.TIGHT
    rim = max(measure.rim, each * (count + len(crowd)) / 2, 4 * (measure.centre + count * 1.1 + 400))
    frame = _frame(measure, *step, rim, 2, count)
    shared, turn, parts, standing = room(frame, measure), BEGIN, list[Part](), list[Standing]()
    slot = 2 * math.pi / max(1, sum(max(1, len(people)) for people in crowd.values()))
    for domain, people in crowd.items():
        end = turn + slot * max(1, len(people))
        for number, guest in enumerate(people):
            at = turn + slot * (number + 0.5)
            far = spokes.furthest(shared, guest, at, frame.most)
            standing.append(spokes.stood(shared, guest, spokes.Spot(domain, round(at, 4), round(far, 1), frame.most)))
        parts.append(Part(domain, round(turn, 4), round(end, 4)))
        turn = end
    return with_parts(frame, parts), standing


def _frames(measure: Measure, crowd: Crowd) -> Iterator[Frame]:
    """Frames to try: one row where people have air, two where they are more, and then larger and larger ones.

    Only those are tried in which people may fit, by how far around they reach in the roomiest one.
    """
    count = sum(map(len, crowd.values()))
    roomiest = _around(_frame(measure, *measure.steps[0], measure.rim, 1, count), measure, crowd)
    for symbol, font, most in measure.steps:
        for rows, packed in ((1, 1.0), (2, 0.85)):
            if roomiest * packed * (font / measure.steps[0][1]) ** 1.5 <= _HOPEFUL:
                yield _frame(measure, symbol, font, most, measure.rim, rows, count)
    step, rim, growth = measure.steps[-1], measure.rim, GROWTH
    while rim * measure.narrowest < measure.rim * measure.aspect:
        rim *= GROWTH
        yield _frame(measure, *step, rim, 2, count)
    widens = rim
    while rim < LARGEST * measure.rim:
        around = _around(_frame(measure, *step, rim, 2, count), measure, crowd)
        rim, growth = rim * max(growth, min(around, 1.6)), growth * (GROWTH if rim > 1.2 * widens else 1.0)
        yield _frame(measure, *step, rim, 2, count)


def _around(frame: Frame, measure: Measure, crowd: Crowd) -> float:
    """How many times around people reach when they stand as close as they can."""
    needs = _needs(frame, measure, crowd, None)
    return sum(needs.values()) / 2 / math.pi if needs else 3.0


def _frame(measure: Measure, symbol: int, font: float, most: float, rim: float, rows: int, count: int) -> Frame:
    core = max(measure.centre + 8.0, count * 1.1)
    deep = symbol * 1.16 + font * 1.2 + 6  # a box is so high
    deeper = tuple(round(deep * row, 1) for row in range(rows))
    if rows == 1:
        deeper = (round(max(0.0, (rim - core) * 0.32 - deep * 0.6), 1),)
    aspect = max(measure.narrowest, min(measure.aspect, measure.aspect * measure.rim / rim))
    return Frame(symbol, font, most, rim, core, deeper, (), count, aspect, measure.inner)


def _shared_out(frame: Frame, measure: Measure, crowd: Crowd) -> tuple[Frame, list[Standing]] | None:
    """Each domain gets what its people need, and a share of what is left; nothing when it is too much.

    What people need depends on where they stand, so it is measured again where they come to stand.
    """
    full = 2 * math.pi * (_CROWDED if len(frame.rows) == 1 else 1.0)
    needs, spans = _needs(frame, measure, crowd, None), None
    for _ in range(4):
        if needs is None or sum(needs.values()) > full:
            return None
        spans = _spans(needs, crowd)
        real = _needs(frame, measure, crowd, spans)
        if real and all(real[domain] <= span for domain, span in spans.items()):
            return _placed(frame, measure, crowd, spans)
        needs = {domain: max(need, real[domain] * 1.01) for domain, need in needs.items()} if real else None
    return None


def _needs(frame: Frame, measure: Measure, crowd: Crowd, spans: dict[str, float] | None) -> dict[str, float] | None:
    """How far around each domain reaches when its people stand as close as they can; nothing beyond three rounds.

    Each begins where the one before it ends: by its need, or by these spans.
    """
    shared, turn, needs = room(frame, measure), BEGIN, {}
    end = BEGIN + 6 * math.pi
    for domain, people in crowd.items():
        standing = spokes.swept(shared, people, turn, end, frame.rows, frame.most)
        if standing is None:
            return None
        needs[domain] = max(spokes.reach(shared, standing, turn) - turn, spokes.least(frame.rim, measure.rim))
        turn += spans[domain] if spans else needs[domain]
    return needs


def _spans(needs: dict[str, float], crowd: Crowd) -> dict[str, float]:
    """What is left over goes for a part to every domain alike, and for the rest to where the people are."""
    free, count = 2 * math.pi - sum(needs.values()), sum(map(len, crowd.values()))
    return {
        domain: need + free * (0.4 / len(needs) + 0.6 * (len(crowd[domain]) / count if count else 1 / len(needs)))
        for domain, need in needs.items()
    }


def _placed(
    frame: Frame, measure: Measure, crowd: Crowd, spans: dict[str, float]
) -> tuple[Frame, list[Standing]] | None:
    shared, turn = room(frame, measure), BEGIN
    standing: list[Standing] = []
    parts = []
    for domain, people in crowd.items():
        end = turn + spans[domain]
        found = at_ease(shared, people, turn, end, frame)
        if found is None:
            return None
        standing += found
        parts.append(Part(domain, round(turn, 4), round(end, 4)))
        turn = end
    return with_parts(frame, parts), standing


def at_ease(shared: Room, people: list[Guest], begin: float, end: float, frame: Frame) -> list[Standing] | None:
    """The people of one domain with as much air between them as their part has."""
    best = spokes.swept(shared, people, begin, end, frame.rows, frame.most)
    if best is None or not people:
        return best
    low, high = 0.0, (end - begin) / len(people)
    for _ in range(3):
        pad = (low + high) / 2
        tried = spokes.swept(shared, people, begin, end, frame.rows, frame.most, pad)
        if tried is None:
            high = pad
        else:
            low, best = pad, tried
    return best
