"""The ecogram: the owner in the middle, and around it who matters in which part of life, each on a line that says how.

`place` answers with numbers, `paint` writes them down, `settle` keeps them so that nobody
jumps. How far somebody stands means nothing: the line tells what the contact is like.
"""

import math
from collections.abc import Callable, Mapping, Sequence

import msgspec

from kring.core import domains, lines, network, tied
from kring.core.network import Direction, Network, Owner, Person, Support
from kring.draw import (
    ecogram_family,
    ecogram_frame,
    ecogram_joined,
    ecogram_laid,
    ecogram_signs,
    names,
    shapes,
    spokes,
    widths,
)
from kring.draw import ecogram_labels as labels
from kring.draw.ecogram_frame import MEASURES, Frame, Measure
from kring.draw.ecogram_ink import paint
from kring.draw.ecogram_seats import Arrow, Bead, Ecogram, Held, Kept, Line, Named, Part, Within
from kring.draw.seats import Badge, Middle, Seat
from kring.draw.spokes import Guest, Standing

__all__ = ["SIZES", "guests", "measured", "paint", "place", "settle"]

_At = Callable[[float], tuple[float, float]]
SIZES = ("wide", "tablet", "paper")
LONGEST = 190.0  # pixels; a longer name is shortened wherever it stands
_FEWER = 0.6  # the part of the people that is left when the cloth is laid anew


def place(net: Network, named: Sequence[Named], size: str, kept: Kept | None = None) -> Ecogram:
    """Where everyone who has a domain stands, in a drawing of a size: `wide`, `tablet` or `paper`.

    `named` are the domains to draw, in order; people in others are not drawn, nor is whoever died.
    Somebody in several domains stands once, in the first of theirs (see `core/domains.py`). Nobody
    who was kept moves unless their domain, name or line needs it, or too many left. Where a part of the family
    stands in the circle (see `core/inside.py`) the circle is as large as that needs, and everybody else stands
    that much further out. Raises `KeyError` for another size.
    """
    within = ecogram_family.placed(net)
    radius = within.radius if within else 0.0
    measure = ecogram_family.widened(MEASURES[size], radius)
    people = _people(net, named)
    held = kept.sizes.get(size) if kept else None
    held = ecogram_family.regrown(held, MEASURES[size], radius) if held else None
    frame, standing = _laid(measure, named, guests(net, named), held)
    return _drawn(net, measure, size, frame, standing, people, named, within)


def measured(net: Network, size: str) -> Measure:
    """The starting values of a size, with the room that the family in the circle needs."""
    within = ecogram_family.placed(net)
    return ecogram_family.widened(MEASURES[size], within.radius if within else 0.0)


def settle(net: Network, named: Sequence[Named], kept: Kept | None = None) -> Kept:
    """What to remember of every size after a change to the whole network."""
    return Kept({size: place(net, named, size, kept).held for size in SIZES})


def guests(net: Network, named: Sequence[Named]) -> list[Guest]:
    """Whoever is to be placed, in the order of the list."""
    return [_guest(net.owner, one) for one in _people(net, named).values()]


def _people(net: Network, named: Sequence[Named]) -> dict[str, Person]:
    drawn = {one.id for one in named}
    return {one.id: one for one in domains.outside(net) if domains.first(one) in drawn}


def _guest(owner: Owner, one: Person) -> Guest:
    hung = len(set(one.supports or ())) + (lines.of(one) is lines.Kind.OWN)
    signs = len(ecogram_signs.worn(one))
    wide = widths.width(" ".join(tied.named(owner, one).split()), 1.0)
    points = {Direction.BOTH: 2, Direction.GIVE: 1, Direction.RECEIVE: 1}
    arrows = points.get(one.direction, 0) if one.direction else 0
    return Guest(one.id, domains.first(one) or "", wide, hung, arrows, signs)


def _laid(
    measure: Measure, named: Sequence[Named], came: Sequence[Guest], held: Held | None
) -> tuple[Frame, list[Standing]]:
    crowd = {one.id: [guest for guest in came if guest.domain == one.id] for one in named}
    if held is None or len(came) < held.frame.laid * _FEWER:
        return ecogram_laid.laid_out(measure, crowd)
    standing = ecogram_joined.stayed(held.frame, measure, held.spots, came)
    there = {one.guest.person for one in standing}
    laid = ecogram_joined.with_domains(held.frame, measure, standing, [one.id for one in named])
    for guest in came:
        if laid is not None and guest.person not in there:
            laid = ecogram_joined.joined(laid[0], measure, laid[1], guest)
    return laid or ecogram_laid.laid_out(measure, crowd)


def _drawn(
    net: Network,
    measure: Measure,
    size: str,
    frame: Frame,
    standing: Sequence[Standing],
    people: Mapping[str, Person],
    named: Sequence[Named],
    within: Within | None,
) -> Ecogram:
    beside, wider = labels.placed(frame, measure, named)
    kept, standing, shared = standing, spelled(frame, measure, standing), ecogram_frame.room(frame, measure)
    across, down = (more + wider for more in ecogram_frame.larger(frame, measure))
    x, y = measure.middle[0] + across, measure.middle[1] + down
    ids = [part.domain for part in frame.parts]
    ordered = sorted(standing, key=lambda one: (ids.index(one.guest.domain), one.spot.turn))
    own = lines.own_lines(people.values())
    return Ecogram(
        size=size,
        grown=across > 0.5 or measure.rim > MEASURES[size].rim,
        width=measure.width + 2 * across,
        height=measure.height + 2 * down,
        x=x,
        y=y,
        centre=measure.centre,
        core=frame.core,
        rim=ecogram_frame.rim(frame, measure),
        symbol=frame.symbol,
        font=frame.font,
        label_font=measure.label,
        also_font=measure.also,
        owner=_middle(net),
        parts=tuple(_part(shared, *two, standing, named, x, y) for two in zip(frame.parts, beside, strict=True)),
        seats=_seats(net.owner, people, frame, shared, ordered, ids, x, y),
        lines=tuple(_line(net, people[one.guest.person], frame, one, own, x, y) for one in ordered),
        held=Held(frame, {one.guest.person: one.spot for one in kept}),
        within=within,
        leads=ecogram_family.leads(net, people, frame, ordered, within, (x, y)) if within else (),
    )


def spelled(frame: Frame, measure: Measure, standing: Sequence[Standing]) -> list[Standing]:
    """The same people at the same spots, each name as whole as there is room for beside everybody else."""
    shared, found = ecogram_frame.room(frame, measure), list(standing)
    parts = {part.domain: part for part in frame.parts}
    for number, one in enumerate(found):
        part, whole = parts[one.guest.domain], one.guest.wide * frame.font
        others = [other for other in found if other is not one]
        for wide in (whole, one.spot.room + (whole - one.spot.room) / 2):
            if wide <= one.spot.room or wide > LONGEST:
                continue
            longer = spokes.stood(shared, one.guest, msgspec.structs.replace(one.spot, room=math.ceil(wide)))
            if spokes.fits(shared, longer, part.begin, part.end, others):
                found[number] = longer
                break
    return found


def _middle(net: Network) -> Middle:
    one = network.together(net.owner)
    return Middle(names.initials(network.called(net)), one.face, one.photo)


def _part(
    room: spokes.Room,
    part: ecogram_frame.Part,
    label: labels.Label,
    standing: Sequence[Standing],
    named: Sequence[Named],
    x: float,
    y: float,
) -> Part:
    left, top, right, bottom = label.box
    return Part(
        id=part.domain,
        name=next(one.name for one in named if one.id == part.domain),
        begin=spokes.heading(room.aspect, part.begin),
        end=spokes.heading(room.aspect, part.end),
        lines=label.lines,
        also=label.also,
        x=x + label.x,
        y=y + label.y,
        anchor=label.anchor,
        box=(x + left, y + top, x + right, y + bottom),
        count=sum(one.guest.domain == part.domain for one in standing),
    )


def _seats(
    owner: Owner,
    people: Mapping[str, Person],
    frame: Frame,
    shared: spokes.Room,
    ordered: Sequence[Standing],
    ids: Sequence[str],
    x: float,
    y: float,
) -> tuple[Seat, ...]:
    found = []
    for one in ordered:
        person = people[one.guest.person]
        badges = _badges(person, shared, one, ordered, x, y)
        found.append(_seat(owner, person, frame, one, ids.index(one.guest.domain), badges, x, y))
    return tuple(found)


def _seat(
    owner: Owner, person: Person, frame: Frame, one: Standing, part: int, badges: tuple[Badge, ...], x: float, y: float
) -> Seat:
    half = frame.symbol * 0.58
    name = names.written(owner, person, frame.font, one.spot.room)
    wide, side = widths.width(name, frame.font), 1 if one.is_under else -1
    base = one.y + half + 2 + frame.font * 0.92 if one.is_under else one.y - half - 2 - frame.font * 0.24
    near, far = one.y + side * half, one.y + side * (half + 2 + frame.font * 1.2)
    return Seat(
        person=person.id,
        name=name,
        full_name=person.name,
        ring=0,
        sector=part,
        x=x + one.x,
        y=y + one.y,
        shape=shapes.of(person),
        initials=names.initials(person.name),
        face=person.face,
        photo=person.photo,
        name_x=x + one.x,
        name_y=y + base,
        anchor="middle",
        box=(x + one.x - wide / 2, y + min(near, far), x + one.x + wide / 2, y + max(near, far)),
        sinks=side,
        badges=badges,
        of=tied.selves(owner, person),
    )


def _badges(
    person: Person, room: spokes.Room, one: Standing, others: Sequence[Standing], x: float, y: float
) -> tuple[Badge, ...]:
    worn = ecogram_signs.worn(person)
    slots = spokes.signs(room, one, others) if worn else []
    return tuple(Badge(kind, x + left, y + top, 0.0) for kind, (left, top, _) in zip(worn, slots, strict=False))


def _line(net: Network, person: Person, frame: Frame, one: Standing, own: Sequence[str], x: float, y: float) -> Line:
    across, down = math.sin(one.heading), -math.cos(one.heading)

    def at(far: float) -> tuple[float, float]:
        return x + across * far, y + down * far

    arrows, far = _arrows(person, one, at), one.line_end - spokes.ARROW * one.guest.arrows
    hung = [Bead(0, 0, number=own.index(person.own_line) + 1)] if person.own_line else []
    hung += [Bead(0, 0, support) for support in Support if support in (person.supports or ())]
    beads = []
    for bead in hung:
        far -= spokes.BEAD
        where = at(far + spokes.BEAD / 2 - 2)
        beads.append(Bead(*where, bead.support, bead.number))
    return Line(person.id, ecogram_family.stem(net, person), at(frame.core), at(one.line_end), arrows, tuple(beads))


def _arrows(person: Person, one: Standing, at: _At) -> tuple[Arrow, ...]:
    """Points beside somebody: towards them for what the owner gives, towards the owner for what they give."""
    outward = math.degrees(one.heading) - 90
    give = Arrow(*at(one.line_end), outward)
    take = Arrow(*at(one.line_end - spokes.ARROW * one.guest.arrows + 2), outward + 180)
    match person.direction:
        case Direction.GIVE:
            return (give,)
        case Direction.RECEIVE:
            return (take,)
        case Direction.BOTH:
            return (give, take)
    return ()
