"""The part of a family that stands in the circle of an ecogram, as a genogram draws it, and the lines that come to it.

`genogram.place` lays it out. A line from outside goes on from the edge of the circle to the one whom it concerns.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
from msgspec import Struct

from kring.core import inside, lines, tied
from kring.core.lines import Kind
from kring.core.network import Id, Network, Person, Tie, TieKind
from kring.draw import corridors, genogram
from kring.draw.apart import Box
from kring.draw.corridors import Point
from kring.draw.ecogram_frame import Frame, Measure
from kring.draw.ecogram_seats import Arrow, Held, Lead, Within
from kring.draw.genogram import Genogram
from kring.draw.spokes import Standing

PAD: Final = 20.0  # pixels between the family and the edge of its circle
STEP: Final = 24.0  # the circle grows by so much at once: a longer name inside moves nobody outside
ROOM: Final = 168.0  # between that edge and the rim: for people, and for a line that one can see
_KINDS: Final = {TieKind.TENSE: Kind.TENSE, TieKind.CLOSE: Kind.STRONG}  # of the others nobody said what it is like


class Aim(Struct, frozen=True):
    """Whom a line from outside concerns: somebody in the circle, and of what kind it is there.

    `tie` is what was told of the two; without it this is the line of whose ecogram it is.
    `helps` is 1 where help goes to who is inside, -1 where it comes from them, 2 for both ways.
    """

    to: Id
    kind: Kind
    tie: Id = ""
    helps: int = 0


def placed(net: Network) -> Within | None:
    """The family in the circle, around the middle of the drawing; nothing when whose it is stands there alone."""
    if not inside.people(net):
        return None
    drawn = msgspec.structs.replace(genogram.place(inside.shown(net)), band=None)
    x, y, far = _around(drawn)
    return Within(drawn, -x, -y, math.ceil((far + PAD) / STEP) * STEP)


def widened(measure: Measure, radius: float) -> Measure:
    """The starting values of a drawing whose circle is so large: its rim goes outward with it."""
    more = max(0.0, radius + ROOM - measure.rim)
    across = math.ceil(more * measure.aspect)
    return msgspec.structs.replace(
        measure,
        width=measure.width + 2 * across,
        height=measure.height + 2 * math.ceil(more),
        middle=(measure.middle[0] + across, measure.middle[1] + math.ceil(more)),
        centre=max(measure.centre, radius),
        rim=measure.rim + more,
        inner=radius,
    )


def regrown(held: Held, base: Measure, radius: float) -> Held:
    """Earlier seats around a circle of another size: everybody further out or in, each in their own direction."""
    frame = held.frame
    if frame.inner == radius:
        return held
    now = widened(base, radius)
    more = round(now.rim - widened(base, frame.inner).rim, 1)
    core = now.centre + 8.0 if radius else max(now.centre + 8.0, frame.laid * 1.1)
    spots = {
        id: msgspec.structs.replace(spot, far=round(max(spot.far + more, 1.0), 1)) for id, spot in held.spots.items()
    }
    return Held(msgspec.structs.replace(frame, core=core, rim=frame.rim + more, inner=radius), spots)


def stem(net: Network, person: Person) -> Kind:
    """What the line to somebody outside looks like up to the circle.

    It says what the contact with whose ecogram it is is like; of whom nobody said that, but what they have with
    somebody inside, that. See `aims`.
    """
    own = lines.of(person)
    told = _told(net, person) if own is Kind.UNSAID and not _is_said(person) else []
    return told[0].kind if told else own


def aims(net: Network, person: Person) -> list[Aim]:
    """Whom the line to somebody outside concerns: whose ecogram it is, and who inside has something with them.

    Nothing is drawn that nobody told: who is only known through somebody inside has no line to whose ecogram it is.
    Of a couple or a family it ends at the circle, with all of them, as long as nobody said whose contact it is.
    """
    told, selves = _told(net, person), [*net.owner.selves]
    if told and not _is_said(person) and not tied.said(net.owner, person):
        return told
    whose = selves if len(selves) == 1 else tied.said(net.owner, person)
    return [*(Aim(one, lines.of(person)) for one in whose), *told]


def _is_said(person: Person) -> bool:
    """Whether anything was said of the contact with whose ecogram it is."""
    return lines.of(person) is not Kind.UNSAID or bool(person.direction or person.supports)


def _told(net: Network, person: Person) -> list[Aim]:
    return [_aim(other, ties, person.id) for other, ties in sorted(inside.ties(net, person.id).items())]


def _aim(other: Id, ties: Sequence[Tie], person: Id) -> Aim:
    """Several things that two have with each other are one line: what it is like, and which way help goes."""
    kinds = {tie.kind for tie in ties}
    kind = next((said for told, said in _KINDS.items() if told in kinds), Kind.UNSAID)
    help = next((tie for tie in ties if tie.kind is TieKind.HELPS), None)
    helps = 0 if help is None else 2 if help.is_mutual else 1 if help.a == person else -1
    return Aim(other, kind, ties[0].id, helps)


def leads(
    net: Network,
    people: Mapping[Id, Person],
    frame: Frame,
    standing: Sequence[Standing],
    within: Within,
    at: Point,
) -> tuple[Lead, ...]:
    """Every line within the circle, from its edge to the one whom it concerns."""
    stands = {seat.person: seat for seat in within.genogram.seats}
    walls, found = _walls(within, at), list[Lead]()
    lanes = {id: place for place, id in enumerate(sorted(stands, key=lambda id: (stands[id].y, stands[id].x)))}
    for one in standing:
        across, down = math.sin(one.heading), -math.cos(one.heading)
        begin = (at[0] + across * frame.core, at[1] + down * frame.core)
        for aim in aims(net, people[one.guest.person]):
            seat = stands[aim.to]
            goal = (at[0] + within.left + seat.x, at[1] + within.top + seat.y)
            others = tuple(box for id, box in walls if id != aim.to)
            own = _moved(seat.label, within, at)
            points = corridors.way(begin, goal, seat.half + 4, own, others, lanes[aim.to])
            found.append(Lead(one.guest.person, aim.to, aim.kind, tuple(points), _arrows(points, aim.helps), aim.tie))
    return tuple(found)


def _arrows(points: Sequence[Point], helps: int) -> tuple[Arrow, ...]:
    """The points of help: at who is inside, and at the edge of the circle."""
    found = []
    for way, is_there in ((points, helps in (1, 2)), (points[::-1], helps in (-1, 2))):
        if is_there:
            (x, y), (to_x, to_y) = way[-2], way[-1]
            found.append(Arrow(to_x, to_y, math.degrees(math.atan2(to_y - y, to_x - x))))
    return tuple(found)


def _walls(within: Within, at: Point) -> list[tuple[Id, Box]]:
    """What lines go around: everybody with their words, and the words of couples and households."""
    drawn = within.genogram
    said = [("", one.box) for one in (*drawn.captions, *(name for home in drawn.homes for name in home.captions))]
    return [(id, _moved(box, within, at)) for id, box in (*((one.person, one.box) for one in drawn.seats), *said)]


def _moved(box: Box, within: Within, at: Point) -> Box:
    x, y = at[0] + within.left, at[1] + within.top
    return (box[0] + x, box[1] + y, box[2] + x, box[3] + y)


def _around(drawn: Genogram) -> tuple[float, float, float]:
    """The middle and the radius of a small circle around all that is drawn (Badoiu & Clarkson 2003)."""
    boxes = [one.box for one in drawn.seats] + [one.box for one in drawn.captions]
    boxes += [name.box for home in drawn.homes for name in home.captions]
    points = [(x, y) for left, top, right, bottom in boxes for x in (left, right) for y in (top, bottom)]
    points += [point for home in drawn.homes for line in home.outlines for point in line]
    points += [point for net in drawn.nets for run in net.strokes for point in run.points]
    x, y = (min(one[0] for one in points) + max(one[0] for one in points)) / 2, points[0][1]
    for step in range(1, 240):
        far = max(points, key=lambda one: (math.dist(one, (x, y)), one))
        x, y = x + (far[0] - x) / (step + 1), y + (far[1] - y) / (step + 1)
    return x, y, max(math.dist(one, (x, y)) for one in points)
