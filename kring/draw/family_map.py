"""The family map: the same family as in the genogram, in the client's own way (S08).

It begins where the genogram puts everybody; from then on each stands where the client puts them, on any height. Who
comes later stands beside their own people. Nobody ever stands over somebody else. Its lines say who is a couple or
was one, and who is whose child in which way; all the rest is told in the genogram.
"""

from typing import Final

import msgspec

from kring.core import family
from kring.core.network import (
    Category,
    Group,
    Id,
    Network,
    ParentKind,
    Person,
    Tie,
    TieKind,
    When,
    has_died,
)
from kring.draw import apart, genogram, names, relations
from kring.draw.apart import Box, Ground
from kring.draw.genogram import marks
from kring.draw.genogram.labels import year
from kring.draw.genogram.vocabulary import SIGNS, Word, pgettext
from kring.draw.relations_seats import Bond, Held, Kind, Look, Map, Spot

LINES: Final[dict[Look, Word]] = {
    (Bond.COUPLE, 0): SIGNS["couple together"],
    (Bond.FORMER, 0): pgettext("genogram", "a couple in the past"),
    (ParentKind.BIRTH, 0): pgettext("genogram", "parent and child"),
    **{(kind, 0): SIGNS[f"child {kind}"] for kind in ParentKind if kind is not ParentKind.BIRTH},
    (Bond.SIBLINGS, 0): SIGNS["kin siblings"],
}
STEP: Final = 28  # pixels that somebody goes at once by a key or a button
FURTHEST: Final = 6000.0  # from where the map begins
_CLOSER: Final = (0.82, 0.72)  # symbols are smaller here than in a genogram
_GAP: Final = 7.0
_LONGEST: Final = 150.0
_STEPS: Final = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


def place(net: Network, kept: Held | None = None) -> Map:
    """Where everybody stands who is on the map, and every line between them, in one size for every screen and paper.

    The same family without `kept` gives the same map. Whoever was kept stands there, as long as their words do not
    lie over somebody else.
    """
    net, people, words = _shown(net)
    held = _held(net, people, words, kept)
    bonds = {f"{kind}:{a}:{b}": (a, b, kind) for a, b, kind in _bonds(net)}
    ties = [Tie(id, a, b, TieKind.KNOWS) for id, (a, b, _) in bonds.items()]
    homes = [one for _, one in sorted(net.groups.items()) if one.is_household]
    homes = [_with_owner(net, one) for one in homes]
    found = relations.put(net.owner, people, ties, homes, held, words)
    selves = net.owner.selves
    nodes = tuple(msgspec.structs.replace(one, hue="lamp") if one.person in selves else one for one in found.nodes)
    lines = tuple(msgspec.structs.replace(one, kind=bonds[one.tie][2]) for one in found.lines)
    return msgspec.structs.replace(found, nodes=nodes, lines=lines)


def settle(net: Network, kept: Held | None = None) -> Held:
    """What to remember after a change: of who is hidden too, so that they come back where they stood."""
    shown, people, words = _shown(net)
    held = _held(shown, people, words, kept)
    known = net.people.keys() | net.owner.selves.keys()
    away = {id: spot for id, spot in (kept.tied if kept else {}).items() if id in known and id not in held.tied}
    return Held({**held.tied, **away})


def put(net: Network, kept: Held | None, person: Id, x: float, y: float) -> Held:
    """What to remember when somebody is put at a point: the free place nearest to it. Nobody else moves."""
    shown, people, words = _shown(net)
    held = settle(net, kept)
    if person not in people:
        return held
    ground = Ground(
        _there(shown, people[id], words[id], spot) for id, spot in held.tied.items() if id in people and id != person
    )
    at = ground.nearest(_within(x, y), _roomy(relations.box(shown.owner, people[person], words[person])))
    return Held({**held.tied, person: Spot(int(at.real), int(at.imag))})


def stepped(net: Network, kept: Held | None, person: Id, way: str) -> Held:
    """The same for a step: past whoever stands there. Where the map ends somebody stays."""
    held = settle(net, kept)
    spot = held.tied.get(person)
    right, down = _STEPS[way]
    if spot is None:
        return held
    for count in range(1, 40):
        x, y = spot.x + right * STEP * count, spot.y + down * STEP * count
        moved = put(net, held, person, x, y)
        now = moved.tied[person]
        if abs(now.x - x) <= 1 and abs(now.y - y) <= 1:
            return moved
    return held


def _within(x: float, y: float) -> complex:
    return complex(max(-FURTHEST, min(FURTHEST, x)), max(-FURTHEST, min(FURTHEST, y)))


def _shown(net: Network) -> tuple[Network, dict[Id, Person], dict[Id, str]]:
    """The family on the map, everybody in it as somebody to draw, and the words under each."""
    shown = family.on_map(net)
    people = {
        one.id: Person(one.id, one.name, gender=one.gender, born=one.born, face=one.face, photo=one.photo)
        for one in shown.owner.selves.values()
    }
    people |= {
        one.id: msgspec.structs.replace(one, category=one.category or Category.FAMILY) for one in shown.people.values()
    }
    people = {id: people[id] for id in sorted(people)}
    return shown, people, {id: _words(one) for id, one in people.items()}


def _words(one: Person) -> str:
    """The client's own words, after the years of who died."""
    lived = f"{_year(one.born)} – {_year(one.died)}" if has_died(one) else ""
    said = ", ".join(filter(None, (lived, " ".join(one.map_words.split()))))
    return names.shortened(said, relations.SMALL, _LONGEST, "regular") if said else ""


def _year(when: When | None) -> str:
    return year(when) if when else "?"


def _held(net: Network, people: dict[Id, Person], words: dict[Id, str], kept: Held | None) -> Held:
    """A place for everybody: who was kept stays, who comes is put beside their own people, else as in the genogram."""
    before = {id: spot for id, spot in (kept.tied if kept else {}).items() if id in people}
    start, ground, found = _start(net), Ground(), dict[Id, Spot]()
    for id, spot in before.items():
        if ground.is_free(there := _there(net, people[id], words[id], spot)):
            ground.put(there)
            found[id] = spot
    rest = sorted(people.keys() - found.keys(), key=lambda id: (start[id].imag, start[id].real, id))
    for id in rest:
        wanted = start[id] if not before else _beside(id, start, found)
        at = ground.nearest(wanted, _roomy(relations.box(net.owner, people[id], words[id])))
        found[id] = Spot(int(at.real), int(at.imag))
        ground.put(_there(net, people[id], words[id], found[id]))
    return Held({id: found[id] for id in people})


def _start(net: Network) -> dict[Id, complex]:
    """Where the genogram puts everybody, closer together."""
    across, down = _CLOSER
    return {one.person: complex(round(one.x * across), round(one.y * down)) for one in genogram.place(net).seats}


def _beside(id: Id, start: dict[Id, complex], found: dict[Id, Spot]) -> complex:
    """As far from who stands nearest to them in the genogram as there."""
    near = min(found, key=lambda one: (abs(start[one] - start[id]), one), default=None)
    return start[id] if near is None else complex(found[near].x, found[near].y) + start[id] - start[near]


def _there(net: Network, person: Person, words: str, spot: Spot) -> Box:
    return apart.moved(relations.box(net.owner, person, words), complex(spot.x, spot.y))


def _roomy(box: Box) -> Box:
    return (box[0] - _GAP, box[1] - _GAP, box[2] + _GAP, box[3] + _GAP)


def _with_owner(net: Network, home: Group) -> Group:
    people = tuple(dict.fromkeys((*home.people, *(net.owner.selves if home.owner_belongs else ()))))
    return msgspec.structs.replace(home, people=people)


def _bonds(net: Network) -> list[tuple[Id, Id, Kind]]:
    """A line for every couple, every parent and child, and brothers and sisters whose shared parents nobody told.

    Who are together again are a couple, also when it was over once.
    """
    found = set[tuple[Id, Id, Kind]]()
    for couple in net.partnerships.values():
        found.add((*_pair(couple.a, couple.b), Bond.FORMER if marks.ended(couple) else Bond.COUPLE))
    found -= {(a, b, Bond.FORMER) for a, b, kind in found if kind is Bond.COUPLE}
    found |= {(*_pair(one.parent, one.child), one.kind) for one in net.descents.values()}
    above: dict[Id, set[Id]] = {}
    for descent in net.descents.values():
        above.setdefault(descent.child, set()).add(descent.parent)
    for told in net.siblings.values():
        for a, b in zip(told.people, told.people[1:], strict=False):
            if above.get(a, set()).isdisjoint(above.get(b, set())):
                found.add((*_pair(a, b), Bond.SIBLINGS))
    return sorted(found)


def _pair(a: Id, b: Id) -> tuple[Id, Id]:
    return (a, b) if a < b else (b, a)
