"""What is wrong with the twins in a drawing of a family: a part of `genogram_judge`."""

import itertools

from kring.core.network import Network
from kring.draw.genogram import ports
from kring.draw.genogram.parts import Genogram
from tests.draw import meeting

TWINS = ("twins", "identical", "fraternal")


def faults(net: Network, drawn: Genogram, known: set[str]) -> list[str]:
    """Twins come down in one line that parts, with a bar if they are alike, a sign if nobody told; no others do."""
    found = []
    told = [(str(one.kind), {id for id in one.people if id in known}) for one in net.siblings.values()]
    told = [(kind, group) for kind, group in told if len(group) > 1]
    others = [group for _, group in told]
    told = [(kind, group) for kind, group in told if kind in TWINS]
    for kind, group in told:
        forks = ((line, fork) for line in drawn.nets for fork in _forks(drawn, line, group))
        if _can_be(net, drawn, group, others) and not any(_has_sign(kind, line, fork) for line, fork in forks):
            found.append(f"{' and '.join(sorted(group))} as {kind}")
    for line in drawn.nets:
        if line.kind not in ("brood", "siblings"):
            continue
        born = {frozenset(group) for _, group in told}
        for a, b in itertools.combinations(line.ends, 2):
            if not any({a, b} <= group for group in born) and _forks(drawn, line, {a, b}):
                found.append(f"{a} and {b} as twins, which nobody told")
    return found


def _can_be(net, drawn, group, others):
    """Whether what else was told leaves them twins: of one generation, the same parents, the same brothers and sisters.

    Where nobody told the parents, they also stand beside each other: nothing else would keep room for their lines.
    """
    seats = [one for one in drawn.seats if one.person in group]
    parents = {
        frozenset((one.parent, one.kind) for one in net.descents.values() if one.child == child) for child in group
    }
    if len({one.row for one in seats}) > 1 or len(parents) > 1:
        return False
    if any(group & other and not (group <= other or other <= group) for other in others):
        return False
    places = sorted(one.x for one in seats)
    return parents != {frozenset()} or all(b - a <= ports.TOGETHER for a, b in itertools.pairwise(places))


def _forks(drawn, line, group):
    """The runs to all of a group, if they begin at one place; once, or not at all."""
    seats = {one.person: one for one in drawn.seats}
    if line.kind not in ("brood", "siblings") or not group <= {*line.ends}:
        return []
    runs = {id: [run.points for run in line.strokes if _is_over(seats[id], run.points[-1])] for id in group}
    if not all(runs.values()) or len({way[0] for ways in runs.values() for way in ways}) > 1:
        return []
    return [[ways[0] for ways in runs.values()]]


def _is_over(seat, point):
    return point[1] < seat.y and meeting.is_at(seat, point)


def _has_sign(kind, line, forks):
    """A bar from line to line for those who are alike, a question mark between two if nobody told, else none."""
    pieces = [meeting.pieces(way) for way in forks]
    across = [
        one for one in line.strokes if one.style == "identical" and len(one.points) == 2 and one.points not in forks
    ]
    bars = [
        one
        for one in across
        if sum(any(meeting.is_on(end, piece) for end in one.points for piece in way) for way in pieces) > 1
    ]
    left, right = (side(x for way in forks for x, _ in way) for side in (min, max))
    top, bottom = (side(y for way in forks for _, y in way) for side in (min, max))
    asked = [one for one in line.marks if one.sign == "?" and left < one.x < right and top < one.y < bottom]
    return (len(bars), len(asked)) == (int(kind == "identical"), int(kind == "twins"))
