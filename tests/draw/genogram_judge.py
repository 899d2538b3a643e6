"""What is wrong with a drawing of a family, by the numbers of `place` and by what was recorded, and by nothing else.

The first group may never be: `faults`. The second is counted, so that a change for the worse is seen: `costs`.
"""

import itertools
from collections import Counter, defaultdict

from kring.core.network import DIRECTED, Network
from kring.draw.genogram.parts import Genogram
from tests.draw import homes_judge, meeting, signs_judge, twins_judge

SLACK = meeting.SLACK


def faults(net: Network, drawn: Genogram) -> dict[str, list[str]]:
    """All that may never be, told in words, by what it breaks."""
    return {
        "people": _people(net, drawn),
        "ties": _missing(net, drawn),
        "twins": twins_judge.faults(net, drawn, drawn_people(net)),
        "false": _false(drawn) + _touching(drawn) + _unrecorded(net, drawn) + _mixed(drawn),
        "overlaps": _overlaps(drawn),
        "rows": _rows(net, drawn),
        "outside": _outside(drawn),
    }


def costs(net: Network, drawn: Genogram) -> dict[str, float]:
    """What a good drawing has little of."""
    return {
        "apart": len(_apart(net, drawn)),
        "parted": _parted(net, drawn),
        "order": _order(net, drawn),
        "crossings": crossings(drawn),
        "crowded": len(homes_judge.crowded(drawn)),
        "uneven": _uneven(net, drawn),
        "length": round(
            sum(
                meeting.length(one) for net_ in drawn.nets for run in net_.strokes for one in meeting.pieces(run.points)
            )
        ),
        "width": round(drawn.width),
    }


def picture(drawn: Genogram) -> list[tuple]:
    """A drawing without ids: equal for the same picture."""
    seats = [(one.kin.name, one.kin.born, one.row, round(one.x, 1), round(one.y, 1)) for one in drawn.seats]
    runs = [
        (run.style, min(points, points[::-1]))
        for net in drawn.nets
        for run in net.strokes
        for points in [tuple((round(x, 1), round(y, 1)) for x, y in run.points)]
    ]
    boxes = [(home.name, tuple(round(side, 1) for box in home.boxes for side in box)) for home in drawn.homes]
    return sorted(map(repr, [*seats, *runs, *boxes, *((one.words, round(one.x, 1)) for one in drawn.captions)]))


# ---- never ----


def drawn_people(net: Network) -> set[str]:
    hidden = {one.id for one in net.people.values() if one.off_family or one.sort in ("service", "facility")}
    tied = {id for one in net.descents.values() for id in (one.child, one.parent)}
    tied |= {id for one in net.partnerships.values() for id in (one.a, one.b)}
    tied |= {id for one in net.siblings.values() for id in one.people}
    tied |= {id for one in net.interactions.values() for id in (one.a, one.b)}
    tied |= {one.person for one in net.facts.values()}
    tied |= {id for one in net.groups.values() if one.is_household for id in one.people}
    unborn = ("pregnancy", "miscarriage", "stillbirth", "termination")
    family = {one.id for one in net.people.values() if one.category == "family" or one.sort in unborn}
    return ({*net.owner.selves} | ((tied | family) & {*net.people})) - hidden


def _people(net, drawn):
    expected, found = drawn_people(net), Counter(one.person for one in drawn.seats)
    return [f"{one} is not there" for one in expected - found.keys()] + [
        f"{one} stands there {count} times" for one, count in found.items() if count != 1 or one not in expected
    ]


def recorded(net: Network) -> set[tuple[str, frozenset[str]]]:
    """Every tie that was recorded, of those who are drawn."""
    known = drawn_people(net)
    told = {(str(one.kind), frozenset((one.child, one.parent))) for one in net.descents.values()}
    told |= {("couple", frozenset((one.a, one.b))) for one in net.partnerships.values()}
    told |= {(f"felt {one.kind}", frozenset((one.a, one.b))) for one in net.interactions.values()}
    return {one for one in told if one[1] <= known and len(one[1]) == 2}


def told_by(drawn: Genogram) -> dict[tuple[str, frozenset[str]], list]:
    """Every tie that the lines tell, with its way."""
    found = defaultdict(list)
    for net in drawn.nets:
        for kind, a, b, way in net.ties:
            name = {"couple": "couple", "interaction": f"felt {kind}", "siblings": "siblings"}.get(net.kind, kind)
            found[(name, frozenset((a, b)))].append((net, a, b, way))
    return found


def _turned_round(net, drawn):
    """What one does to the other, drawn as if the other did it."""
    told = {(str(one.kind), one.a, one.b) for one in net.interactions.values() if one.kind in DIRECTED}
    lines = [(kind, a, b) for line in drawn.nets if line.kind == "interaction" for kind, a, b, _ in line.ties]
    return [f"{kind} runs from {a} to {b}" for kind, a, b in lines if kind in {*DIRECTED} and (kind, a, b) not in told]


def _missing(net, drawn):
    told, seats = told_by(drawn), {one.person: one for one in drawn.seats}
    lost = [f"{kind} of {' and '.join(sorted(pair))}" for kind, pair in recorded(net) if (kind, pair) not in told]
    lost += _turned_round(net, drawn)
    for ways in told.values():
        for line, a, b, way in ways:
            begins = meeting.is_at(seats[a], way[0]) or _is_at_couple(drawn, line, way[0])
            if not begins or not meeting.is_at(seats[b], way[-1]):
                lost.append(f"the line from {a} to {b} does not reach both")
            if not _is_drawn(way, [piece for run in line.strokes for piece in meeting.pieces(run.points)]):
                lost.append(f"the line from {a} to {b} is not drawn")
    return lost + _lost_siblings(net, drawn)


def _lost_siblings(net, drawn):
    """Who was told as brothers and sisters hangs on one line, or stands under a parent that both have."""
    known, lost = drawn_people(net), []
    parents = defaultdict(set)
    for one in net.descents.values():
        parents[one.child].add(one.parent)
    groups = [set(line.ends) for line in drawn.nets if line.kind == "siblings"]
    for group in net.siblings.values():
        for a, b in itertools.pairwise(one for one in group.people if one in known):
            if not (parents[a] & parents[b]) and not any({a, b} <= one for one in groups):
                lost.append(f"{a} and {b} as brothers and sisters")
    return lost


def _is_at_couple(drawn, line, point):
    """A line to children may begin on the line between their parents."""
    if not line.starts_on:
        return False
    over = next(one for one in drawn.nets if one.kind == "couple" and set(one.ends) == set(line.starts_on))
    return any(meeting.is_on(point, piece) for run in over.strokes for piece in meeting.pieces(run.points))


def _is_drawn(way, pieces):
    """Whether all of a way lies on pieces that are drawn."""
    for begin, end in meeting.pieces(way):
        for share in (0.02, 0.35, 0.65, 0.98):
            point = (begin[0] + (end[0] - begin[0]) * share, begin[1] + (end[1] - begin[1]) * share)
            if not any(meeting.is_on(point, piece) for piece in pieces):
                return False
    return True


def _unrecorded(net, drawn):
    known = recorded(net)
    false = []
    for kind, pair in told_by(drawn):
        is_told = kind == "siblings" or (kind, pair) in known
        false += [] if is_told else [f"{kind} of {' and '.join(sorted(pair))} that nobody recorded"]
    told = [{*one.people} for one in net.siblings.values()]
    for line in drawn.nets:
        if line.kind == "siblings" and not any(set(line.ends) <= one for one in told):
            false.append(f"{line.ends} as brothers and sisters that nobody recorded")
        if line.kind == "brood":
            told_here = {(a, b) for _, a, b, _ in line.ties}
            children = {b for _, b in told_here}
            for parent in {a for a, _ in told_here}:
                false += [f"{child} as a child of {parent}" for child in children if (parent, child) not in told_here]
    return false


def _mixed(drawn):
    """Lines to children broken in several ways: where those lie on each other nobody sees whom they lead to."""
    broods = [(line, {run.style for run in line.strokes}) for line in drawn.nets if line.kind == "brood"]
    return [
        f"{' and '.join(sorted(styles))} in one line of {'-'.join(line.ends)}"
        for line, styles in broods
        if sum("birth" not in one and one != "identical" for one in styles) > 1
    ]


def _false(drawn):
    """Lines that touch somebody whom they do not tie, or cross the words of whom they do."""
    found = []
    seats = [(one.person, one.box) for one in drawn.seats]
    for line in drawn.nets:
        ends = {*line.ends, *line.starts_on}
        for run in line.strokes:
            for begin, end in meeting.pieces(run.points):
                for person, (left, top, right, bottom) in seats:
                    deep = 2.0 if person in ends else -1.0
                    inner = (left + deep, top + deep, right - deep, bottom - deep)
                    if meeting.meets(begin, end, inner) and not (
                        person in ends and _is_level_to_side(begin, end, drawn, person)
                    ):
                        found.append(f"a line of {line.kind} {'-'.join(line.ends)} touches {person}")
    return sorted(set(found))


def _is_level_to_side(begin, end, drawn, person):
    """A level line to the side of a symbol runs over the words' width beside it, and never through them."""
    seat = next(one for one in drawn.seats if one.person == person)
    return (
        abs(begin[1] - end[1]) < SLACK
        and abs(begin[1] - seat.y) <= seat.half
        and not (
            min(begin[0], end[0]) < seat.x - seat.half - SLACK and max(begin[0], end[0]) > seat.x + seat.half + SLACK
        )
        or _is_up(begin, end, seat)
    )


def _is_up(begin, end, seat):
    """A line down to the top of a symbol that is round or pointed ends within its box."""
    return max(begin[1], end[1]) <= seat.y and min(abs(begin[0] - seat.x), abs(end[0] - seat.x)) < seat.half


def _pieces(drawn):
    """Every piece of every line, with the number of its line."""
    return [(n, one) for n, line in enumerate(drawn.nets) for run in line.strokes for one in meeting.pieces(run.points)]


def _touching(drawn):
    """Lines of different ties that share a piece, run on as if they were one, or turn or end on each other."""
    found = []
    sides = [one.symbol for one in drawn.seats]
    for (one, a), (other, b) in meeting.near(_pieces(drawn)):
        first, second = drawn.nets[one], drawn.nets[other]
        if one == other or _hangs(first, second) or _hangs(second, first):
            continue
        ends = [*(meeting.is_inside(point, b) for point in a), *(meeting.is_inside(point, a) for point in b)]
        same = [point for point in a for other_end in b if _is_same(point, other_end) and not _is_at_any(point, sides)]
        if meeting.share(a, b) or meeting.looks_one(a, b) or any(ends) or same:
            found.append(
                f"{first.kind} {'-'.join(first.ends)} and {second.kind} {'-'.join(second.ends)} touch at {a} {b}"
            )
    return found


def _is_same(point, other):
    return abs(point[0] - other[0]) + abs(point[1] - other[1]) < SLACK


def _is_at_any(point, boxes):
    """Whether a point lies on somebody's symbol, where lines that are theirs may end together."""
    x, y = point
    return any(
        left - SLACK <= x <= right + SLACK and top - SLACK <= y <= low + SLACK for left, top, right, low in boxes
    )


def _hangs(line, over):
    return bool(line.starts_on) and over.kind == "couple" and set(line.starts_on) == set(over.ends)


def _overlaps(drawn):
    boxes = [(one.person, box) for one in drawn.seats for box in (one.symbol, one.label)]
    boxes += [(one.words, one.box) for one in drawn.captions]
    boxes += [(home.name, one.box) for home in drawn.homes for one in home.captions]
    found = []
    laid = sorted(boxes, key=lambda one: one[1][0])
    for place, (name, box) in enumerate(laid):
        for other, (left, top, right, bottom) in laid[place + 1 :]:
            if left >= box[2] - SLACK:
                break
            if name == other:
                continue
            if top < box[3] - SLACK and bottom > box[1] + SLACK and right > box[0]:
                found.append(f"{name} lies over {other}")
    for caption in drawn.captions:
        for line in drawn.nets:
            for run in line.strokes:
                if any(meeting.meets(*piece, caption.box) for piece in meeting.pieces(run.points)):
                    found.append(f"a line runs through “{caption.words}”")
    return found + homes_judge.faults(drawn) + signs_judge.faults(drawn)


def _rows(net, drawn):
    y = {one.person: one.y for one in drawn.seats}
    return [
        f"{one.parent} does not stand above {one.child}"
        for one in net.descents.values()
        if one.parent in y and one.child in y and y[one.parent] >= y[one.child]
    ]


def _outside(drawn):
    points = [point for line in drawn.nets for run in line.strokes for point in run.points]
    for box in [one.box for one in drawn.seats] + [one.box for one in drawn.captions]:
        points += [box[:2], box[2:]]
    points += [point for home in drawn.homes for box in home.boxes for point in (box[:2], box[2:])]
    return [
        f"{point} is outside"
        for point in points
        if not (0 <= point[0] <= drawn.width and 0 <= point[1] <= drawn.height)
    ]


# ---- as little as can be ----


def _places(drawn):
    rows = defaultdict(list)
    for seat in sorted(drawn.seats, key=lambda one: one.x):
        rows[seat.row].append(seat.person)
    return {person: (row, place) for row, line in rows.items() for place, person in enumerate(line)}, rows


def _apart(net, drawn):
    at, _ = _places(drawn)
    pairs = {frozenset((one.a, one.b)) for one in net.partnerships.values() if one.a in at and one.b in at}
    return [pair for pair in pairs if len(pair) == 2 and not _is_adjacent(*(at[one] for one in pair))]


def _is_adjacent(a, b):
    return a[0] == b[0] and abs(a[1] - b[1]) == 1


def _broods(net, drawn):
    at, _ = _places(drawn)
    parents = defaultdict(set)
    for one in net.descents.values():
        if one.kind == "birth" and one.child in at and one.parent in at:
            parents[one.child].add(one.parent)
    broods = defaultdict(list)
    for child, found in parents.items():
        broods[frozenset(found)].append(child)
    return [
        sorted(kids, key=lambda one: at[one][1]) for kids in broods.values() if len({at[one][0] for one in kids}) == 1
    ]


def _parted(net, drawn):
    """Who stands between brothers and sisters, and is neither one of them nor their partner."""
    at, rows = _places(drawn)
    partners = defaultdict(set)
    for one in net.partnerships.values():
        partners[one.a].add(one.b)
        partners[one.b].add(one.a)
    count = 0
    for kids in _broods(net, drawn):
        row = rows[at[kids[0]][0]]
        theirs = {*kids, *(mate for kid in kids for mate in partners[kid])}
        between = set(row[at[kids[0]][1] : at[kids[-1]][1]]) - theirs
        count += sum(not (partners[one] & theirs) for one in between)
    return count


def _order(net, drawn):
    """Neighbours among brothers and sisters of whom the right one is the elder, or stands earlier as told."""
    at, rows = _places(drawn)
    born = {one.person: one.kin.born for one in drawn.seats}
    wrong = set()
    for kids in _broods(net, drawn):
        for one, other in itertools.pairwise(kids):
            if (a := born[one]) is not None and (b := born[other]) is not None and a.year > b.year:
                wrong.add((one, other))
    for group in net.siblings.values():
        told = [one for one in group.people if one in at]
        for row in {at[one][0] for one in told} if group.kind == "siblings" else ():
            line = _as_told([one for one in told if at[one][0] == row], born)
            stand = sorted(line, key=lambda one: at[one][1])
            wrong |= {pair for pair in itertools.pairwise(stand) if line.index(pair[0]) > line.index(pair[1])}
    return len(wrong)


def _as_told(group, born):
    """Brothers and sisters in the order told, but of whom the years are known the eldest first."""
    aged = iter(sorted((one for one in group if born[one]), key=lambda one: born[one].year))
    return [next(aged) if born[one] else one for one in group]


def crossings(drawn: Genogram) -> int:
    """How often lines of different ties cross."""
    return sum(meeting.cross(a, b) for (_, a), (_, b) in meeting.near(_pieces(drawn)))


def _uneven(net, drawn):
    """How far parents stand beside the middle of their children, in symbols, on average."""
    x = {one.person: one.x for one in drawn.seats}
    off = []
    for kids in _broods(net, drawn):
        above = [
            one.parent
            for one in net.descents.values()
            if one.child == kids[0] and one.parent in x and one.kind == "birth"
        ]
        off.append(abs((x[kids[0]] + x[kids[-1]]) / 2 - sum(x[one] for one in above) / len(above)) / 74)
    return round(sum(off) / len(off), 2) if off else 0.0
