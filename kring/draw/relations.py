"""The relation map: members of a network as points, what they have with each other as lines between them.

`place` answers with numbers, `paint` writes them down, `settle` keeps them so that
nobody jumps. There is one map for every screen and for paper: people know by heart
where somebody stood. The owner may be drawn along, and moves nobody.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from kring.core import measures
from kring.core import network as networks
from kring.core import tied as tied_to
from kring.core.network import Group, Network, Owner, Person, Tie, TieKind
from kring.draw import apart, hulls, names, relations_layout, relations_seats, routes, symbol, widths
from kring.draw.apart import Box, Ground
from kring.draw.relations_ink import paint
from kring.draw.relations_layout import FONT, LONGEST, REACH, SIZE, Guest
from kring.draw.relations_seats import Centre, Held, Hull, Line, Map, Node, Spot
from kring.draw.routes import Pen, Standing, Standings
from kring.draw.seats import Middle
from kring.draw.shapes import OF

__all__ = ["box", "paint", "place", "put", "settle"]

MARGIN: Final = 24.0
LEGIBLE: Final = 12.5  # pixels; the smallest that a name may become when a drawing shrinks to fit
OWNER: Final = 34.0
SMALL: Final = 14.0
UNDER: Final = 18.0  # words under a name take so much
Words = Mapping[str, str]
_TIE: Final = Pen(symbol=REACH + 5, name=10, end=REACH + 3)
_FAINT: Final = Pen(symbol=REACH + 4, name=10, end=REACH)
_BESIDE: Final = 13.0  # pixels between two lines of the same two people
_BENT: Final = 1500  # with more ties all run straight: in such a knot no bend clears anybody, and it costs seconds
_KINDS: Final = {kind: number for number, kind in enumerate(TieKind)}


class _Drawn(Struct, frozen=True):
    """What stands already while the rest is drawn."""

    points: dict[str, complex]
    boxes: dict[str, Box]
    standing: Standings


def place(net: Network, kept: Held | None = None, *, owner: bool = False, groups: bool = True) -> Map:
    """Where everybody stands and how every line runs; members only, as the measures count them.

    Who was kept does not move, unless their name grew over somebody else's place,
    or they got their first tie or lost their last one. When somebody who was kept
    is not in this network and was not removed, they are hidden from the viewer:
    nobody tied moves for that, for between ties there are always empty places. The rows of
    those without ties close up, so that no gap in them tells of anybody. Without `kept`
    the same people and ties give the same map, in whatever order they came.
    """
    people = {one: net.people[one] for one in sorted(measures.graph_of(net).ids)}
    ties = [tie for _, tie in sorted(net.ties.items()) if tie.a in people and tie.b in people]
    clubs = [group for _, group in sorted(net.groups.items())]
    guests = _guests(net.owner, people, ties, clubs)
    held = relations_layout.placed(guests, _unhidden(net, kept))
    drawn = _drawn(net.owner, people, {**held.tied, **held.alone}, {})
    found = _lines(ties, drawn)
    around = hulls.around(clubs, drawn.points, drawn.boxes, drawn.standing) if groups else []
    middle = _centre(net, drawn, around) if owner and people else None
    return _whole(_nodes(net.owner, people, guests, drawn, held, {}), found, around, middle, held)


def put(
    owner: Owner, people: dict[str, Person], ties: Sequence[Tie], homes: Sequence[Group], held: Held, words: Words
) -> Map:
    """The same for people who each stand where they were put, with words under their names; nobody is placed."""
    drawn = _drawn(owner, people, held.tied, words)
    around = hulls.around(homes, drawn.points, drawn.boxes, drawn.standing)
    guests = _guests(owner, people, ties, homes)
    return _whole(_nodes(owner, people, guests, drawn, held, words), _lines(ties, drawn), around, None, held)


def settle(net: Network, kept: Held | None = None) -> Held:
    """What to remember after a change to the whole network; lines are not drawn for it."""
    people = {one: net.people[one] for one in sorted(measures.graph_of(net).ids)}
    ties = [tie for _, tie in sorted(net.ties.items()) if tie.a in people and tie.b in people]
    clubs = [group for _, group in sorted(net.groups.items())]
    return relations_layout.placed(_guests(net.owner, people, ties, clubs), _unhidden(net, kept))


def _unhidden(net: Network, kept: Held | None) -> Held:
    if kept is None:
        return Held()
    known = net.people.keys() | set(net.removed)
    tied = {id: spot for id, spot in kept.tied.items() if id in known}
    return Held(tied, kept.alone if known >= kept.alone.keys() else {})


def _guests(owner: Owner, people: dict[str, Person], ties: Sequence[Tie], clubs: Sequence[Group]) -> dict[str, Guest]:
    tied: dict[str, set[str]] = {one: set() for one in people}
    for tie in ties:
        tied[tie.a].add(tie.b)
        tied[tie.b].add(tie.a)
    mates = [tuple(sorted(one for one in club.people if one in people)) for club in clubs]
    mates = [club for club in mates if len(club) > 1]
    together = {one for club in mates for one in club}
    return {
        id: Guest(
            id,
            _wide(owner, person),
            tuple(sorted(tied[id])),
            tuple(number for number, club in enumerate(mates) if id in club) if id in together else (),
        )
        for id, person in people.items()
    }


def _wide(owner: Owner, person: Person) -> float:
    return min(widths.width(" ".join(tied_to.named(owner, person).split()), FONT), LONGEST)


def box(owner: Owner, person: Person, words: str) -> Box:
    """What somebody covers around the middle of their symbol, with the name under it and words under that."""
    left, top, right, bottom = relations_layout.box(_wide(owner, person))
    half = widths.width(words, SMALL, "regular") / 2 if words else 0.0
    return (min(left, -half), top, max(right, half), bottom + (UNDER if words else 0.0))


def _drawn(owner: Owner, people: dict[str, Person], spots: dict[str, Spot], words: Words) -> _Drawn:
    points, boxes, standing = dict[str, complex](), dict[str, Box](), list[Standing]()
    for id, person in people.items():
        spot, wide = spots[id], _wide(owner, person)
        points[id] = at = complex(spot.x, spot.y)
        there = box(owner, person, words[id]) if words.get(id) else relations_layout.box(wide, spot.is_above)
        boxes[id] = apart.moved(there, at)
        level = at.imag + relations_layout.name_at(spot.is_above) - FONT * 0.3
        steps = (-wide * 0.36, 0.0, wide * 0.36) if wide > 30 else (0.0,)
        name = tuple(complex(at.real + step, level) for step in steps)
        name += _under(at, spot, words.get(id, ""))
        standing.append(Standing(id, at, name, max(abs(point - at) for point in name)))
    return _Drawn(points, boxes, Standings(standing))


def _under(at: complex, spot: Spot, words: str) -> tuple[complex, ...]:
    """The points along the words under a name."""
    if not words:
        return ()
    half = widths.width(words, SMALL, "regular") / 2
    level = at.imag + relations_layout.name_at(spot.is_above) + UNDER - SMALL * 0.3
    count = max(1, round(half / 9))
    return tuple(complex(at.real + half * step / count, level) for step in range(1 - count, count))


def _lines(ties: Sequence[Tie], drawn: _Drawn) -> list[Line]:
    pairs: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        pairs.setdefault((min(tie.a, tie.b), max(tie.a, tie.b)), []).append(tie)
    found, standing = [], drawn.standing if len(ties) <= _BENT else Standings(())
    for (a, b), between in pairs.items():
        for number, tie in enumerate(sorted(between, key=lambda one: _KINDS[one.kind])):
            aside = (number - (len(between) - 1) / 2) * _BESIDE
            curve, _ = routes.routed(drawn.points[a], drawn.points[b], standing, (a, b), _TIE, aside)
            arrows = (2 if tie.is_mutual else 1) if tie.kind is TieKind.HELPS else 0
            run = curve if tie.a == a or not arrows else relations_seats.back(curve)
            found.append(Line(tie.id, tie.a, tie.b, tie.kind, run, arrows))
    return found


def _centre(net: Network, drawn: _Drawn, around: Sequence[Hull]) -> Centre:
    """The owner in the free place nearest to the middle of all, with a faint line to everybody."""
    ground = Ground(drawn.boxes.values())
    for hull in around:
        ground.put((hull.x - hulls.LONGEST / 2, hull.y - hulls.FONT, hull.x + hulls.LONGEST / 2, hull.y + 5))
    reach = OWNER + 6
    middle = sum(drawn.points.values()) / len(drawn.points)
    at = ground.nearest(middle, (-reach, -reach, reach, reach))
    curves = [routes.routed(at, point, drawn.standing, (id,), _FAINT)[0] for id, point in drawn.points.items()]
    one = networks.together(net.owner)
    called = Middle(names.initials(networks.called(net)), one.face, one.photo)
    return Centre(at.real, at.imag, OWNER, called, tuple(curves))


def _nodes(
    owner: Owner, people: dict[str, Person], guests: dict[str, Guest], drawn: _Drawn, held: Held, words: Words
) -> list[Node]:
    spots = {**held.tied, **held.alone}
    return [
        Node(
            person=id,
            name=names.written(owner, person, FONT, LONGEST),
            full_name=person.name,
            x=spots[id].x,
            y=spots[id].y,
            name_y=spots[id].y + relations_layout.name_at(spots[id].is_above),
            box=drawn.boxes[id],
            shape=OF[person.category],
            hue=symbol.HUES[person.category],
            initials=names.initials(person.name),
            face=person.face,
            photo=person.photo,
            knows=len(guests[id].tied),
            of=tied_to.selves(owner, person),
            words=words.get(id, ""),
        )
        for id, person in sorted(people.items(), key=lambda item: (spots[item[0]].y // 60, spots[item[0]].x, item[0]))
    ]


def _whole(nodes: list[Node], found: list[Line], around: list[Hull], middle: Centre | None, held: Held) -> Map:
    left, top, right, bottom = _reach(nodes, found, around, middle)
    width, height = max(right - left, 240.0) + 2 * MARGIN, max(bottom - top, 120.0) + 2 * MARGIN
    return Map(
        left=left - MARGIN,
        top=top - MARGIN,
        width=width,
        height=height,
        least=round(width * LEGIBLE / FONT),
        symbol=SIZE,
        font=FONT,
        nodes=tuple(nodes),
        lines=tuple(found),
        hulls=tuple(around),
        centre=middle,
        held=held,
    )


def _reach(nodes: list[Node], found: list[Line], around: list[Hull], middle: Centre | None) -> Box:
    boxes = [node.box for node in nodes]
    for curve in [line.curve for line in found] + [road for hull in around for road in (*hull.roads, *hull.threads)]:
        x, y = (curve[0] + 2 * curve[2] + curve[4]) / 4, (curve[1] + 2 * curve[3] + curve[5]) / 4
        boxes.append((x, y, x, y))
    for hull in around:
        boxes += [*hull.boxes, (hull.x - hulls.LONGEST / 2, hull.y - 20, hull.x + hulls.LONGEST / 2, hull.y)]
    if middle:
        boxes.append((middle.x - OWNER, middle.y - OWNER, middle.x + OWNER, middle.y + OWNER))
    return apart.around(boxes)
