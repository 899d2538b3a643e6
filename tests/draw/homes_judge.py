"""What is wrong with the households of a genogram: each is one thing, in a line of its own."""

import itertools

from tests.draw import meeting

NEAR = 2.0  # pixels: lines that run nearer to each other than this are read as one
LONG = 170.0  # pixels that two may do so beside one person, where there is no room further out: their dashes differ
SHORT = 40.0  # pixels that one may lie upon a line of the family


def faults(drawn):
    """A household is one thing, that holds whoever lives there and nobody else, in a line of its own."""
    found = [f"{home.name} is drawn in parts" for home in drawn.homes if len(home.captions) != 1]
    for home in drawn.homes:
        for seat in drawn.seats:
            inside = [box for box in home.boxes if meeting.covers(box, seat.box)]
            touching = [box for box in home.boxes if meeting.boxes_meet(box, seat.box)]
            if seat.person in home.people and not inside:
                found.append(f"{seat.person} is outside {home.name}")
            if seat.person not in home.people and (touching or _is_in(home, seat)):
                found.append(f"{seat.person} is taken into {home.name}")
            if seat.person in home.people and not meeting.encloses(home.outlines, (seat.x, seat.y)):
                found.append(f"no line of {home.name} runs around {seat.person}")
    return (
        found
        + [
            f"the lines of {one.name} and {other.name} run as one for {length:.0f}"
            for one, other in itertools.combinations(drawn.homes, 2)
            if set(one.people) & set(other.people) and (length := _together(one, other)) > LONG
        ]
        + [
            f"{one.name} and {other.name} meet in the same dashes"
            for one, other in itertools.combinations(drawn.homes, 2)
            if set(one.people) & set(other.people) and one.layer == other.layer
        ]
    )


def crowded(drawn):
    """Where the line around a household runs through the words of a couple, or upon a line of the family."""
    found = []
    for home in drawn.homes:
        for begin, end in _sides(home):
            over = [one.words for one in drawn.captions if meeting.meets(begin, end, one.box)]
            found += [f"the line of {home.name} runs through “{words}”" for words in over]
            for line in drawn.nets:
                for a, b in (piece for run in line.strokes for piece in meeting.pieces(run.points)):
                    if (length := _shared((begin, end), (min(a, b), max(a, b)))) > SHORT:
                        ends = "-".join(line.ends)
                        found.append(f"the line of {home.name} lies upon that of {ends} for {length:.0f}")
    return found


def _together(one, other):
    """Over how many pixels the lines around two households lie upon each other."""
    return sum(_shared(a, b) for a in _sides(one) for b in _sides(other))


def _sides(home):
    for line in home.outlines:
        for a, b in zip(line, (*line[1:], line[0]), strict=True):
            yield min(a, b), max(a, b)


def _shared(one, other):
    for along, across in ((0, 1), (1, 0)):
        is_so = all(abs(side[0][across] - side[1][across]) < 0.01 for side in (one, other))
        if is_so and abs(one[0][across] - other[0][across]) < NEAR:
            return max(0.0, min(one[1][along], other[1][along]) - max(one[0][along], other[0][along]))
    return 0.0


def _is_in(home, seat):
    """Whether the line around a household takes in any of the corners, sides or the middle of somebody."""
    left, top, right, bottom = seat.box
    around = itertools.product((left, (left + right) / 2, right), (top, (top + bottom) / 2, bottom))
    return any(meeting.encloses(home.outlines, point) for point in around)
