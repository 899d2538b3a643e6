"""Groups around their people: a box around each member and roads between them, never around anybody else."""

from collections.abc import Sequence
from typing import Final

from kring.core.network import Group
from kring.draw import apart, names, routes, widths
from kring.draw.apart import Box, Ground
from kring.draw.relations_seats import Curve, Hull
from kring.draw.routes import Pen, Standings

ROAD: Final = 46.0  # how wide a road is
PAD: Final = 5.0  # between what somebody covers and the edge around it
FONT: Final = 14.0
LONGEST: Final = 150.0  # a longer name is shortened; the list beside the drawing has it whole
_ROAD: Final = Pen(symbol=ROAD / 2 + 24, name=ROAD / 2 + 10, end=0, worth=1000)
_THREAD: Final = Pen(symbol=26, name=12, end=24)


def around(
    groups: Sequence[Group], points: dict[str, complex], boxes: dict[str, Box], standing: Standings
) -> list[Hull]:
    """A hull for each group of which at least two stand in the drawing, with its name in a free place."""
    ground = Ground(_wider(box, PAD) for box in boxes.values())
    found = []
    for group in groups:
        people = [one for one in group.people if one in points]
        if len(people) > 1:
            found.append(_hull(group, sorted(people), points, boxes, standing, ground))
    return found


def _hull(
    group: Group,
    people: Sequence[str],
    points: dict[str, complex],
    boxes: dict[str, Box],
    standing: Standings,
    ground: Ground,
) -> Hull:
    roads, threads = list[Curve](), list[Curve]()
    for a, b in _tree(people, points):
        curve, passed = routes.routed(points[a], points[b], standing, people, _ROAD)
        if passed:
            threads.append(routes.routed(points[a], points[b], standing, people, _THREAD)[0])
        else:
            roads.append(curve)
    named = names.shortened(group.name, FONT, LONGEST)
    at = _named(named, [boxes[one] for one in people], ground)
    padded = tuple(_wider(boxes[one], PAD) for one in people)
    return Hull(group.id, named, at.real, at.imag, padded, tuple(roads), tuple(threads))


def _tree(people: Sequence[str], points: dict[str, complex]) -> list[tuple[str, str]]:
    """The shortest set of ways that leads from each to all others (Prim 1957)."""
    left = {one: (abs(points[one] - points[people[0]]), people[0]) for one in people[1:]}
    found = []
    while left:
        one = min(left, key=lambda other: (left[other][0], other))
        found.append((left.pop(one)[1], one))
        for other, (far, _) in left.items():
            way = abs(points[other] - points[one])
            if way < far:
                left[other] = (way, one)
    return found


def _named(name: str, boxes: Sequence[Box], ground: Ground) -> complex:
    """Where the name of a group stands: above its highest member, or as near to there as it is free."""
    half = widths.width(name, FONT) / 2 + 6
    label = (-half, -FONT * 0.8 - 3, half, 5.0)
    tops = [complex((box[0] + box[2]) / 2, box[1] - PAD - 5) for box in sorted(boxes, key=lambda box: (box[1], box[0]))]
    free = next((at for at in tops if ground.is_free(apart.moved(label, at))), None)
    at = free if free is not None else ground.nearest(tops[0], label)
    ground.put(apart.moved(label, at))
    return at


def _wider(box: Box, more: float) -> Box:
    return (box[0] - more, box[1] - more, box[2] + more, box[3] + more)
