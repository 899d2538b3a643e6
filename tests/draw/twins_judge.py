"""What is wrong with the twins in a drawing of a family: a part of `genogram_judge`."""

import itertools

from kring.core.network import Network
from kring.draw.genogram.parts import Genogram
from tests.draw import meeting

TWINS = ("twins", "fraternal", "identical")  # of the same people what stands later here says more


def faults(net: Network, drawn: Genogram, known: set[str]) -> list[str]:
    """All twins who were told are drawn, each group once, and no others; and the legend names those kinds.

    They come down in one line that parts, with a bar if they are alike and a question mark if nobody told. Where that
    cannot be, as under other parents, they have a line of their own with the same sign on it.
    """
    told = _told(net, known)
    found = [
        f"{' and '.join(sorted(group))} as {kind}" for group, kind in told.items() if not _is_drawn(drawn, told, group)
    ]
    for line in drawn.nets:
        for one in line.marks:
            if one.sign in TWINS and one.sign not in {kind for group, kind in told.items() if group <= {*line.ends}}:
                found.append(f"a sign of {one.sign} that nobody told")
        for a, b in itertools.combinations(line.ends if line.kind in ("brood", "siblings") else (), 2):
            if not any({a, b} <= group for group in told) and _fork(drawn, line, {a, b}):
                found.append(f"{a} and {b} as twins, which nobody told")
    if drawn.signs:
        named = {one.sign.removeprefix("kin ") for one in drawn.signs} & {*TWINS}
        found += [f"{kind} in the legend or not" for kind in named ^ {*told.values()}]
    return found


def _told(net, known):
    """Groups of twins by who they are; of the same people what says most."""
    found = {}
    for one in sorted(net.siblings.values(), key=lambda one: TWINS.index(one.kind) if one.kind in TWINS else -1):
        group = frozenset(id for id in one.people if id in known)
        if one.kind in TWINS and len(group) > 1:
            found[group] = str(one.kind)
    return found


def _is_drawn(drawn, told, group):
    forks = [(line, fork) for line in drawn.nets if (fork := _fork(drawn, line, group))]
    if forks:
        return len(forks) == 1 and _has_signs(told, group, *forks[0])
    own = [
        line
        for line in drawn.nets
        if line.kind == "siblings" and group <= {*line.ends} and frozenset(line.ends) in told
    ]
    own = [line for line in own if {*line.ends} == group] or own  # of more who were born together there is another line
    return sum(one.sign == told[group] and _is_on(one, line) for line in own for one in line.marks) == 1


def _is_on(mark, line):
    pieces = [piece for run in line.strokes for piece in meeting.pieces(run.points)]
    return any(meeting.is_on((mark.x, mark.y), piece) for piece in pieces)


def _fork(drawn, line, group):
    """The runs to all of a group, if they begin at one place; or none."""
    seats = {one.person: one for one in drawn.seats}
    if line.kind not in ("brood", "siblings") or not group <= {*line.ends}:
        return []
    runs = {id: [run.points for run in line.strokes if _is_over(seats[id], run.points[-1])] for id in group}
    if not all(runs.values()) or len({way[0] for ways in runs.values() for way in ways}) > 1:
        return []
    return [ways[0] for ways in runs.values()]


def _is_over(seat, point):
    return point[1] < seat.y and meeting.is_at(seat, point)


def _has_signs(told, group, line, fork):
    """A bar for each group of these who are alike, a question mark for each of whom nobody told, and no more."""
    pieces = [meeting.pieces(way) for way in fork]
    across = [
        one for one in line.strokes if one.style == "identical" and len(one.points) == 2 and one.points not in fork
    ]
    bars = [
        one
        for one in across
        if sum(any(meeting.is_on(end, piece) for end in one.points for piece in way) for way in pieces) > 1
    ]
    left, right = (side(x for way in fork for x, _ in way) for side in (min, max))
    top, bottom = (side(y for way in fork for _, y in way) for side in (min, max))
    asked = [one for one in line.marks if one.sign == "?" and left < one.x < right and top < one.y < bottom]
    kinds = [kind for some, kind in told.items() if some <= group]
    return (len(bars), len(asked)) == (kinds.count("identical"), kinds.count("twins"))
