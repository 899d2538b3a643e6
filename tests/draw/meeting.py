"""Whether pieces of lines, and boxes, meet: for judges of drawings."""

import itertools

SLACK = 0.6


def meets(begin, end, box):
    """Whether a piece and the inside of a box have a point in common (Liang–Barsky)."""
    (x, y), (dx, dy) = begin, (end[0] - begin[0], end[1] - begin[1])
    low, high = 0.0, 1.0
    for step, near, far in ((dx, box[0] - x, box[2] - x), (dy, box[1] - y, box[3] - y)):
        if abs(step) < 1e-9:
            if near >= 0 or far <= 0:
                return False
            continue
        first, last = sorted((near / step, far / step))
        low, high = max(low, first), min(high, last)
    return low < high


def near(pieces):
    """Pairs of pieces whose boxes meet."""
    laid = sorted(
        (min(a[0], b[0]), max(a[0], b[0]), min(a[1], b[1]), max(a[1], b[1]), n, (a, b)) for n, (a, b) in pieces
    )
    for place, (_, right, top, bottom, n, piece) in enumerate(laid):
        for other in laid[place + 1 :]:
            if other[0] > right + 2:
                break
            if other[2] <= bottom + 2 and other[3] >= top - 2 and other[4] != n:
                yield (n, piece), (other[4], other[5])


def share(a, b):
    for axis in (0, 1):
        if all(abs(point[axis] - a[0][axis]) < SLACK for point in (*a, *b)):
            (low, high), (least, most) = sorted(p[1 - axis] for p in a), sorted(p[1 - axis] for p in b)
            return min(high, most) - max(low, least) > SLACK
    return False


def looks_one(a, b, within=2.0):
    """Whether two level or two upright pieces run on beside each other so close that an eye takes them for one."""
    for axis in (0, 1):
        if max(abs(a[0][axis] - a[1][axis]), abs(b[0][axis] - b[1][axis])) < SLACK:
            (low, high), (least, most) = sorted(p[1 - axis] for p in a), sorted(p[1 - axis] for p in b)
            return abs(a[0][axis] - b[0][axis]) < within and min(high, most) - max(low, least) > within
    return False


def is_inside(point, piece):
    ends = (piece[0], piece[1])
    return is_on(point, piece) and all(abs(point[0] - x) + abs(point[1] - y) > SLACK for x, y in ends)


def is_on(point, piece):
    (x, y), (px, py), (qx, qy) = point, *piece
    length = ((qx - px) ** 2 + (qy - py) ** 2) ** 0.5
    if length < 1e-6:
        return abs(x - px) + abs(y - py) < SLACK
    along = ((x - px) * (qx - px) + (y - py) * (qy - py)) / length
    off = abs((x - px) * (qy - py) - (y - py) * (qx - px)) / length
    return off < SLACK and -SLACK <= along <= length + SLACK


def cross(a, b):
    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(*a, b[0]) * side(*a, b[1]) < -1e-6 and side(*b, a[0]) * side(*b, a[1]) < -1e-6


def pieces(points):
    return list(itertools.pairwise(points))


def length(piece):
    (x, y), (to, down) = piece
    return ((x - to) ** 2 + (y - down) ** 2) ** 0.5


def boxes_meet(box, other):
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def covers(box, inner):
    return box[0] <= inner[0] and box[1] <= inner[1] and box[2] >= inner[2] and box[3] >= inner[3]


def encloses(outlines, point):
    """Whether a point lies within closed lines: one from it to the right then crosses them an odd number of times."""
    x, y = point
    sides = [(a, b) for line in outlines for a, b in zip(line, (*line[1:], line[0]), strict=True)]
    return sum((a[1] > y) != (b[1] > y) and a[0] > x for a, b in sides) % 2 == 1


def is_at(seat, point):
    """Whether a point is on what somebody covers, words and all."""
    left, top, right, bottom = seat.box
    x, y = point
    return left - SLACK <= x <= right + SLACK and top - SLACK <= y <= bottom + SLACK
