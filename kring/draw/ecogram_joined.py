"""Who is new in an ecogram that stands: whoever stood somewhere stays there, if it can be."""

import itertools
import math
from collections.abc import Sequence

import msgspec

from kring.draw import ecogram_laid, spokes
from kring.draw.ecogram_frame import Frame, Measure, Part, room, taken, with_parts
from kring.draw.spokes import Guest, Room, Spot, Standing


def stayed(frame: Frame, measure: Measure, spots: dict[str, Spot], guests: Sequence[Guest]) -> list[Standing]:
    """Whoever can stand where they stood: still in that domain, and clear of the others who can.

    Of two who are in each other's way, the one goes who is in the way of more, or has more on their
    line. A sign that somebody got since moves nobody, as long as it is free somewhere on their symbol.
    """
    shared, found = room(frame, measure), list[Standing]()
    for part in frame.parts:
        own = ((guest, spots[guest.person]) for guest in guests if guest.domain == part.domain if guest.person in spots)
        there = [spokes.stood(shared, _bare(guest), spot) for guest, spot in own if spot.domain == part.domain]
        found += _clear([one for one in there if spokes.fits(shared, one, part.begin - 0.01, part.end + 0.01, ())])
    by_id = {guest.person: guest for guest in guests}
    free = [one for one in found if _has_room(shared, one, by_id[one.guest.person].signs, found)]
    return [spokes.stood(shared, by_id[one.guest.person], one.spot) for one in free]


def _bare(guest: Guest) -> Guest:
    return msgspec.structs.replace(guest, signs=0)


def _clear(there: list[Standing]) -> list[Standing]:
    """Those who stay when, as long as two clash, the one goes who clashes with most."""
    clashes = {one.guest.person: set[str]() for one in there}
    for one, other in itertools.combinations(there, 2):
        if spokes.clash(one, other):
            clashes[one.guest.person].add(other.guest.person)
            clashes[other.guest.person].add(one.guest.person)
    left = list(there)
    while any(clashes.values()):
        worst = max(left, key=lambda one: (len(clashes[one.guest.person]), one.guest.beads, one.guest.arrows))
        left.remove(worst)
        for person in clashes.pop(worst.guest.person):
            clashes[person].discard(worst.guest.person)
    return left


def _has_room(shared: Room, one: Standing, signs: int, others: Sequence[Standing]) -> bool:
    """Whether so many signs are free on somebody's symbol."""
    return not signs or sum(free for _, _, free in spokes.signs(shared, one, others)) >= signs


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
        closer = ecogram_laid.at_ease(room(wider, measure), people, begin, end, wider)
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
    return msgspec.structs.replace(frame, rim=frame.rim + deep, rows=rows)


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


def _moved_borders(frame: Frame, measure: Measure, came: Sequence[Standing]) -> Frame:
    """The parts after people of one domain came to stand a little over the border of their own."""
    shared = room(frame, measure)
    low = spokes.unseen(shared.aspect, min(one.slim[0] for one in came))
    high = spokes.unseen(shared.aspect, max(one.slim[1] for one in came))
    number = [part.domain for part in frame.parts].index(came[0].guest.domain)
    own = frame.parts[number]
    return _with_borders(frame, number, min(own.begin, low), max(own.end, high))


def _with_borders(frame: Frame, number: int, begin: float, end: float) -> Frame:
    """The frame in which one part lies between these turns; its neighbours begin and end there."""
    parts, last = list(frame.parts), len(frame.parts) - 1
    if last:
        before, after = (number - 1) % len(parts), (number + 1) % len(parts)
        turned = 2 * math.pi
        parts[before] = Part(parts[before].domain, parts[before].begin, begin + (turned if number == 0 else 0))
        parts[after] = Part(parts[after].domain, end - (turned if number == last else 0), parts[after].end)
        parts[number] = Part(parts[number].domain, begin, end)
    return with_parts(frame, parts)


def with_domains(
    frame: Frame, measure: Measure, standing: list[Standing], wanted: Sequence[str]
) -> tuple[Frame, list[Standing]] | None:
    """The frame with exactly these domains, in which nobody moves who need not; nothing when one finds no room.

    A domain that goes leaves its part to the one before it. A new one comes between two domains
    where the most room is free; else the people of one domain make room for it.
    """
    if {part.domain for part in frame.parts} == set(wanted):
        return frame, standing
    left = [part for part in frame.parts if part.domain in wanted]
    if not left:
        return None
    ends = [*(part.begin for part in left[1:]), left[0].begin + 2 * math.pi]
    now = with_parts(frame, [Part(part.domain, part.begin, end) for part, end in zip(left, ends, strict=True)])
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
    return with_parts(frame, parts)


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
