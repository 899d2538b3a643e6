"""What is wrong with a network that has the right form, and where.

A fault is a code with a place and parameters, never a sentence. What is odd
but possible (a last contact in the future) is marked as a warning. Nothing is
mended here, and what is unknown is never a fault.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from kring.core import days, names, tidy
from kring.core import network as networks
from kring.core.method import Layout
from kring.core.network import (
    SHELVES,
    Descent,
    Gender,
    Network,
    ParentKind,
    Person,
    Placement,
    Record,
    Status,
    When,
)

ODD: Final = frozenset(  # what contradicts itself in what is told of a family, or hardly can be
    {"died_before_born", "born_before_parent", "third_by_birth", "couple_before_born", "died_before_child"}
    | {"ends_before_it_begins"}
)
CARRIED: Final = 306  # days within which a child is born of a father who died (Dutch Civil Code, book 1, article 199)
MOST_BY_BIRTH: Final = 2  # parents by birth that anybody has; a donor and a surrogate are told as such


class Fault(Struct, frozen=True):
    """One thing that is wrong: a code, the place as `people.p3.born`, and what a sentence needs.

    `rule` is the number in the rule register where one applies. A warning may stand.
    """

    code: str
    place: str
    params: dict[str, str] = {}
    rule: str = ""
    is_warning: bool = False


def faults(network: Network, layouts: Mapping[str, Layout], today: When | None = None) -> list[Fault]:
    """Everything that is wrong with a network, in the order of the document.

    Refers to nobody, stands where the layout has no place, was born before the
    parent, is their own ancestor. Without `today` nothing lies in the future.
    Consistency of dates and lines: R034.
    """
    return [
        *_owner(network),
        *_names(network),
        *_records(network),
        *_removed(network),
        *_placements(network, layouts),
        *_lives(network, today),
        *generations(network),
        *_couples(network),
        *_same_names(network),
    ]


def serious(found: list[Fault]) -> list[Fault]:
    """The faults that have to be mended: all but the warnings."""
    return [fault for fault in found if not fault.is_warning]


def fatal(found: list[Fault]) -> list[Fault]:
    """The faults with which a network cannot be kept. Dates on two cards may contradict each other: Kring keeps
    them as they were told, and so takes a copy with them back in.
    """
    return [fault for fault in serious(found) if fault.code not in ODD]


def _owner(network: Network) -> Iterator[Fault]:
    if not network.owner.selves:
        yield Fault("owner_missing", "owner.selves")
    for key, one in network.owner.selves.items():
        if key != one.id:
            yield Fault("id_differs", f"owner.selves.{key}", {"key": key, "id": one.id})
        if key in network.people:
            yield Fault("owner_among_people", f"people.{key}", {"name": one.name})


def _names(network: Network) -> Iterator[Fault]:
    for id, one in network.owner.selves.items():
        if not names.cleaned(one.name):
            yield Fault("no_name", f"owner.selves.{id}.name")
    for shelf, field in tidy.NAMED.items():
        for id, record in getattr(network, shelf).items():
            if not names.cleaned(getattr(record, field)):
                yield Fault("no_name", f"{shelf}.{id}.{field}")


def _records(network: Network) -> Iterator[Fault]:
    for shelf in SHELVES.values():
        for key, record in getattr(network, shelf).items():
            place = f"{shelf}.{key}"
            if key != record.id:
                yield Fault("id_differs", place, {"key": key, "id": record.id})
            yield from _mentions(network, record, place)


def _mentions(network: Network, record: Record, place: str) -> Iterator[Fault]:
    people = networks.mentioned(record)
    for one in dict.fromkeys(people):
        if one not in network.people and (isinstance(record, networks.Tie) or one not in network.owner.selves):
            yield Fault("nobody", place, {"id": one})
    if len(set(people)) != len(people):
        yield Fault("twice", place, {"names": _called(network, people)})
    elif isinstance(record, networks.Tie) and record.id != networks.tie_id(record.a, record.b, record.kind):
        yield Fault("tie_id", place, {"id": networks.tie_id(record.a, record.b, record.kind)})


def _removed(network: Network) -> Iterator[Fault]:
    for one in network.removed:
        if one in network.people:
            yield Fault("removed_but_present", f"people.{one}", {"name": network.people[one].name})


def _placements(network: Network, layouts: Mapping[str, Layout]) -> Iterator[Fault]:
    for layout, placed in network.placements.items():
        cells = layouts.get(layout)
        if cells is None:
            yield Fault("layout_unknown", f"placements.{layout}", {"layout": layout}, is_warning=True)
        for person, placement in placed.items():
            place = f"placements.{layout}.{person}"
            if person not in network.people:
                yield Fault("nobody", place, {"id": person})
            elif cells is not None:
                yield from _cell(network.people[person], placement, layout, cells, place)


def _cell(person: Person, placement: Placement, layout: str, cells: Layout, place: str) -> Iterator[Fault]:
    for part, given, known in (("ring", placement.ring, cells.ring), ("sector", placement.sector, cells.sector)):
        ids = [one.id for one in known]
        if given is not None and given not in ids:
            params = {"name": person.name, "layout": layout, part: given, "known": ", ".join(ids)}
            yield Fault(f"{part}_unknown", f"{place}.{part}", params)


def _lives(network: Network, today: When | None) -> Iterator[Fault]:
    for person in network.people.values():
        place, name = f"people.{person.id}", {"name": person.name}
        if days.surely_before(person.died, person.born):
            yield Fault("died_before_born", f"{place}.died", name, "R034")
        if person.died is not None and person.status is not Status.DECEASED:
            yield Fault("died_but_status", f"{place}.status", {**name, "status": person.status}, is_warning=True)
        for field in ("born", "died", "last_contact"):
            if days.surely_before(today, getattr(person, field)):
                yield Fault("in_future", f"{place}.{field}", {**name, "field": field}, is_warning=True)
    for shelf in ("partnerships", "events", "descents", "interactions", "facts"):
        for one in getattr(network, shelf).values():
            if days.surely_before(one.until, one.since):
                about = _called(network, networks.mentioned(one))
                yield Fault("ends_before_it_begins", f"{shelf}.{one.id}.until", {"names": about} if about else {})


def generations(network: Network) -> Iterator[Fault]:
    """What cannot be of parents and children: a third by birth, a child born before a parent, one's own ancestor.

    And as a warning what hardly can be: a parent who had died before the child was born.
    """
    parents: dict[str, list[str]] = {}
    by_birth_of: Counter[str] = Counter()
    for one in network.descents.values():
        parents.setdefault(one.child, []).append(one.parent)
        by_birth_of[one.child] += one.kind is ParentKind.BIRTH
        if by_birth_of[one.child] > MOST_BY_BIRTH and one.kind is ParentKind.BIRTH:
            yield Fault("third_by_birth", f"descents.{one.id}", {"child": _name(network, one.child)}, "R034")
        by_birth = one.kind in (ParentKind.BIRTH, ParentKind.DONOR, ParentKind.SURROGATE)
        if by_birth and days.surely_before(_born(network, one.child), _born(network, one.parent)):
            params = {"child": _name(network, one.child), "parent": _name(network, one.parent)}
            yield Fault("born_before_parent", f"descents.{one.id}", params, "R034")
        elif _died_before(network, one):
            params = {"child": _name(network, one.child), "parent": _name(network, one.parent)}
            yield Fault("died_before_child", f"descents.{one.id}", params, is_warning=True)
    for person in dict.fromkeys(parent for _, parent in loops(parents)):
        yield Fault("own_ancestor", f"people.{person}", {"name": _name(network, person)}, "R034")


def _couples(network: Network) -> Iterator[Fault]:
    """Couples that began before one of the two was born."""
    for one in network.partnerships.values():
        for who in (one.a, one.b):
            if days.surely_before(one.since, _born(network, who)):
                yield Fault("couple_before_born", f"partnerships.{one.id}", {"name": _name(network, who)}, "R034")
                break


def _died_before(network: Network, one: Descent) -> bool:
    """Whether a parent was dead before the child was born: longer than a child is carried, but of who carried it.

    A donor may be, and a stepparent whom a child never met; of others it is odd, but medicine may have made it so.
    """
    parent = network.people.get(one.parent)
    if parent is None or one.kind in (ParentKind.DONOR, ParentKind.STEP):
        return False
    begot = one.kind is ParentKind.BIRTH and parent.gender is not Gender.WOMAN
    return days.surely_longer(parent.died, _born(network, one.child), CARRIED if begot else 0)


def loops(parents: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Each tie, as child and parent, that closes a ring: whoever is met again on the way up is their own ancestor.

    `parents` has those of each child. Without these ties nobody is. Linear, for a file may hold anything.
    """
    found: list[tuple[str, str]] = []
    done: set[str] = set()
    for start in parents:
        waiting, path = [start], set[str]()
        while waiting:
            one = waiting[-1]
            if one in path or one in done:
                waiting.pop()
                path.discard(one)
                done.add(one)
                continue
            path.add(one)
            above = parents.get(one, ())
            found += [(one, parent) for parent in above if parent in path]
            waiting += [parent for parent in above if parent not in path and parent not in done]
    return found


def _same_names(network: Network) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for person in networks.all_in_order(network):
        name = names.folded(person.name)
        if name == networks.UNKNOWN:
            continue
        if name in seen:
            yield Fault("same_name", f"people.{person.id}", {"name": person.name, "other": seen[name]}, is_warning=True)
        else:
            seen[name] = person.id


def _born(network: Network, id: str) -> When | None:
    one: Any = network.people.get(id) or network.owner.selves.get(id)
    born: When | None = one.born if one is not None else None
    return born


def _name(network: Network, id: str) -> str:
    one: Any = network.people.get(id) or network.owner.selves.get(id)
    return str(one.name) if one is not None else id


def _called(network: Network, ids: Sequence[str]) -> str:
    return ", ".join(_name(network, one) for one in ids)
