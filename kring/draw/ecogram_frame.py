"""The frame of an ecogram: which part of the cloth each domain gets, and who stands where in it.

From nothing everybody is laid out with as much air as there is; after that only who is new is
placed, and whoever stood somewhere stays there.
"""

import math
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from kring.draw import spokes
from kring.draw.spokes import Guest, Room, Spot, Standing

BEGIN: Final = -math.pi / 2  # the first domain begins at the left, and comes up
GROWTH: Final = 1.03  # a step of a cloth that grows: small until it is a fifth larger, so that it fits its screen
_HOPEFUL: Final = 1.12  # times around, by a rough guess, beyond which a frame is not tried
_CROWDED: Final = 0.93  # the part of the whole turn that people may take before they stand in one row more


class Measure(Struct, frozen=True):
    """The starting values of one size, in CSS pixels.

    `steps` are symbol, name and the most that a name is wide, from roomy to crowded. `label` and
    `also` are the sizes of the name of a domain, and of who matters there too.
    """

    width: int
    height: int
    middle: tuple[int, int]
    centre: int
    aspect: float
    rim: float
    steps: tuple[tuple[int, float, float], ...]
    label: float
    also: float


class Part(Struct, frozen=True, array_like=True):
    """The part of the cloth of one domain, between two turns."""

    domain: str
    begin: float
    end: float


class Frame(Struct, frozen=True, array_like=True):
    """What a drawing settled on. `rows` are how far within the rim people stand,
    `laid` is how many there were when all were laid out."""

    symbol: int
    font: float
    most: float
    rim: float
    core: float
    rows: tuple[float, ...]
    parts: tuple[Part, ...]
    laid: int


Crowd = dict[str, list[Guest]]  # who stands in each domain, in the order of the drawing
MEASURES: Final[dict[str, Measure]] = {
    "wide": Measure(
        984,
        712,
        (492, 356),
        44,
        1.36,
        286,
        ((38, 16, 124), (34, 15, 112), (30, 14, 100), (26, 13.4, 92), (24, 12.8, 86)),
        17,
        15,
    ),
    "tablet": Measure(
        760,
        720,
        (380, 360),
        42,
        1.0,
        276,
        ((38, 16, 116), (34, 15.4, 108), (30, 15, 100), (28, 14.6, 94), (26, 14.2, 90)),
        17,
        15.5,
    ),
    "paper": Measure(
        820,
        700,
        (410, 350),
        44,
        1.1,
        272,
        ((38, 15.5, 120), (34, 14.5, 108), (30, 14, 100), (26, 13.4, 92), (24, 12.8, 86)),
        16,
        14,
    ),
}


def room(frame: Frame, measure: Measure) -> Room:
    """What everybody in a frame shares."""
    return Room(measure.aspect, frame.rim, frame.core, frame.symbol, frame.font)


def laid_out(measure: Measure, crowd: Crowd) -> tuple[Frame, list[Standing]]:
    """Everybody from nothing: at ease, then smaller, and when there are many the cloth grows. It always ends."""
    for frame in _frames(measure, crowd):
        placed = _shared_out(frame, measure, crowd)
        if placed is not None:
            return placed
    raise AssertionError("a cloth that grows holds everybody")  # pragma: no cover


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
    while True:
        around = _around(_frame(measure, *step, rim, 2, count), measure, crowd)
        rim, growth = rim * max(growth, min(around, 1.6)), growth * (GROWTH if rim > 1.2 * measure.rim else 1.0)
        yield _frame(measure, *step, rim, 2, count)


def _around(frame: Frame, measure: Measure, crowd: Crowd) -> float:
    """How many times around people reach when they stand as close as they can."""
    needs = _needs(frame, measure, crowd, None)
    return sum(needs.values()) / 2 / math.pi if needs else 3.0


def _frame(measure: Measure, symbol: int, font: float, most: float, rim: float, rows: int, count: int) -> Frame:
    core = max(measure.centre + 8.0, count * 1.1)
    deep = symbol * 1.16 + font * 1.2 + 6  # a box is so high
    if rows == 1:
        ease = max(0.0, (rim - core) * 0.32 - deep * 0.6)
        return Frame(symbol, font, most, rim, core, (round(ease, 1),), (), count)
    return Frame(symbol, font, most, rim, core, tuple(round(deep * row, 1) for row in range(rows)), (), count)


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
        found = _at_ease(shared, people, turn, end, frame)
        if found is None:
            return None
        standing += found
        parts.append(Part(domain, round(turn, 4), round(end, 4)))
        turn = end
    laid = Frame(frame.symbol, frame.font, frame.most, frame.rim, frame.core, frame.rows, tuple(parts), len(standing))
    return laid, standing


def _at_ease(shared: Room, people: list[Guest], begin: float, end: float, frame: Frame) -> list[Standing] | None:
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


def stayed(frame: Frame, measure: Measure, spots: dict[str, Spot], guests: Sequence[Guest]) -> list[Standing]:
    """Whoever can stand where they stood: still in that domain, and clear of all who were named before."""
    shared = room(frame, measure)
    parts = {part.domain: part for part in frame.parts}
    found: dict[str, list[Standing]] = {domain: [] for domain in parts}
    for guest in guests:
        spot = spots.get(guest.person)
        part = parts.get(guest.domain)
        if spot is None or part is None or spot.domain != guest.domain:
            continue
        one = spokes.stood(shared, guest, spot)
        if spokes.fits(shared, one, part.begin - 0.01, part.end + 0.01, found[part.domain]):
            found[part.domain].append(one)
    return [one for several in found.values() for one in several]


def joined(
    frame: Frame, measure: Measure, standing: list[Standing], guest: Guest
) -> tuple[Frame, list[Standing]] | None:
    """The drawing with one person more, in which nobody else moves who need not; nothing when all must move.

    First a free spot in the part of their domain, then one a little over its borders where nobody
    of the neighbours stands, then a row further out; else the people of their domain make room.
    """
    others = [one for one in standing if one.guest.domain == guest.domain]
    for further in range(3):
        wider = _with_rows(frame, further)
        shared, free = room(wider, measure), _free(wider, measure, standing, guest.domain)
        own = _part(wider, guest.domain)
        for low, high in ((own.begin, own.end), free):
            one = spokes.freest(shared, guest, low, high, wider.rows, wider.most, others)
            if one is not None:
                return _moved_borders(wider, measure, [one]), [*standing, one]
    for further in range(4):
        wider = _with_rows(frame, further)
        begin, end = _free(wider, measure, standing, guest.domain)
        people = [*(one.guest for one in sorted(others, key=lambda one: one.spot.turn)), guest]
        closer = _at_ease(room(wider, measure), people, begin, end, wider)
        if closer is not None:
            kept = [one for one in standing if one.guest.domain != guest.domain]
            return _moved_borders(wider, measure, closer), [*kept, *closer]
    return None


def _part(frame: Frame, domain: str) -> Part:
    return next(part for part in frame.parts if part.domain == domain)


def _with_rows(frame: Frame, further: int) -> Frame:
    if not further:
        return frame
    deep = round(further * (frame.symbol * 1.16 + frame.font * 1.2 + 8), 1)
    rows = (0.0, *(row + deep for row in frame.rows))
    return Frame(frame.symbol, frame.font, frame.most, frame.rim + deep, frame.core, rows, frame.parts, frame.laid)


def _free(frame: Frame, measure: Measure, standing: list[Standing], domain: str) -> tuple[float, float]:
    """The turns between which somebody of a domain may stand without a neighbour having to move."""
    number = [part.domain for part in frame.parts].index(domain)
    before, own, after = (frame.parts[(number + step) % len(frame.parts)] for step in (-1, 0, 1))
    if len(frame.parts) < 3:
        return own.begin, own.end
    shift = 2 * math.pi if number == 0 else 0.0
    begin = taken(frame, measure, standing, before)[1] - shift
    shift = 2 * math.pi if number == len(frame.parts) - 1 else 0.0
    end = taken(frame, measure, standing, after)[0] + shift
    return min(begin, own.begin), max(end, own.end)


def taken(frame: Frame, measure: Measure, standing: list[Standing], part: Part) -> tuple[float, float]:
    """The turns that a domain cannot do without: around its people, or the room for its name."""
    shared = room(frame, measure)
    own = [one for one in standing if one.guest.domain == part.domain]
    middle, half = (part.begin + part.end) / 2, min(spokes.least(frame.rim, measure.rim), part.end - part.begin) / 2
    if not own:
        return middle - half, middle + half
    low = spokes.unseen(shared.aspect, min(one.slim[0] for one in own))
    high = spokes.unseen(shared.aspect, max(one.slim[1] for one in own))
    return max(low, part.begin), min(high, part.end)


def _moved_borders(frame: Frame, measure: Measure, came: Sequence[Standing]) -> Frame:
    """The parts after people of one domain came to stand a little over the border of their own."""
    shared = room(frame, measure)
    low = spokes.unseen(shared.aspect, min(one.slim[0] for one in came))
    high = spokes.unseen(shared.aspect, max(one.slim[1] for one in came))
    number = [part.domain for part in frame.parts].index(came[0].guest.domain)
    own = frame.parts[number]
    return _with_borders(frame, number, min(own.begin, low), max(own.end, high))


def _with_parts(frame: Frame, parts: Sequence[Part]) -> Frame:
    return Frame(frame.symbol, frame.font, frame.most, frame.rim, frame.core, frame.rows, tuple(parts), frame.laid)


def _with_borders(frame: Frame, number: int, begin: float, end: float) -> Frame:
    """The frame in which one part lies between these turns; its neighbours begin and end there."""
    parts, last = list(frame.parts), len(frame.parts) - 1
    if last:
        before, after = (number - 1) % len(parts), (number + 1) % len(parts)
        turned = 2 * math.pi
        parts[before] = Part(parts[before].domain, parts[before].begin, begin + (turned if number == 0 else 0))
        parts[after] = Part(parts[after].domain, end - (turned if number == last else 0), parts[after].end)
        parts[number] = Part(parts[number].domain, begin, end)
    return _with_parts(frame, parts)


def with_domains(
    frame: Frame, measure: Measure, standing: list[Standing], wanted: Sequence[str]
) -> tuple[Frame, list[Standing]] | None:
    """The frame with exactly these domains, in which nobody moves who need not; nothing when one finds no room.

    A domain that goes leaves its part to the one before it. A new one comes between two domains
    where the most room is free; else the people of one domain make room for it.
    """
    left = [part for part in frame.parts if part.domain in wanted]
    if not left:
        return None
    ends = [*(part.begin for part in left[1:]), left[0].begin + 2 * math.pi]
    now = _with_parts(frame, [Part(part.domain, part.begin, end) for part, end in zip(left, ends, strict=True)])
    for domain in wanted:
        if domain not in {part.domain for part in now.parts}:
            more = _inserted(now, measure, standing, domain) or _made_room(now, measure, standing, domain)
            if more is None:
                return None
            now, standing = more
    return now, standing


def _inserted(
    frame: Frame, measure: Measure, standing: list[Standing], domain: str
) -> tuple[Frame, list[Standing]] | None:
    """A new part between two others, where the most room is free."""
    gaps = [_gap(frame, measure, standing, number) for number in range(len(frame.parts))]
    number = max(range(len(gaps)), key=lambda one: gaps[one][1] - gaps[one][0])
    (begin, end), needed = gaps[number], spokes.least(frame.rim, measure.rim)
    if end - begin < needed + 0.04:
        return None
    air = (end - begin - needed) * 0.12
    return _between(frame, number, begin + air, end - air, domain), standing


def _gap(frame: Frame, measure: Measure, standing: list[Standing], number: int) -> tuple[float, float]:
    """The turns after a part that neither it nor the next one needs."""
    last = number == len(frame.parts) - 1
    after = taken(frame, measure, standing, frame.parts[(number + 1) % len(frame.parts)])[0]
    return taken(frame, measure, standing, frame.parts[number])[1], after + (2 * math.pi if last else 0.0)


def _between(frame: Frame, number: int, begin: float, end: float, domain: str) -> Frame:
    """The frame with a new part after another one, of which both neighbours give a piece."""
    parts, last = list(frame.parts), number == len(frame.parts) - 1
    parts[number] = Part(parts[number].domain, parts[number].begin, begin)
    after = 0 if last else number + 1
    parts[after] = Part(parts[after].domain, end - (2 * math.pi if last else 0.0), parts[after].end)
    parts.insert(number + 1, Part(domain, begin, end))
    return _with_parts(frame, parts)


def _made_room(
    frame: Frame, measure: Measure, standing: list[Standing], domain: str
) -> tuple[Frame, list[Standing]] | None:
    """A new part after one whose people come to stand closer together: the one where that leaves the most room."""
    shared, needed, best = room(frame, measure), spokes.least(frame.rim, measure.rim), None
    for number, part in enumerate(frame.parts):
        own = sorted((one for one in standing if one.guest.domain == part.domain), key=lambda one: one.spot.turn)
        end = _gap(frame, measure, standing, number)[1]
        closer = spokes.swept(shared, [one.guest for one in own], part.begin, end, frame.rows, frame.most)
        if closer is not None:
            begin = max(spokes.reach(shared, closer, part.begin), part.begin + (0 if closer else needed))
            if end - begin >= needed and (best is None or end - begin > best[2] - best[1]):
                best = (number, begin, end, closer)
    if best is None:
        return None
    number, begin, end, closer = best
    kept = [one for one in standing if one.guest.domain != frame.parts[number].domain]
    return _between(frame, number, begin, end, domain), [*kept, *closer]
