"""A family as it is drawn: people, couples, and children under who raised or bore them, read from a network.

Nothing is added that nobody recorded: two parents of one child are no couple for that, and brothers and sisters
whose parents nobody told get none. Neither ids nor the order of entry decide anything; see `alike`.
"""

import itertools
from collections import defaultdict
from typing import Final

from msgspec import Struct

from kring.core import days
from kring.core.network import Interaction, Network, ParentKind, Partnership, Siblings, SiblingsKind, When
from kring.draw.genogram import alike
from kring.draw.genogram.members import Kin

HOME: Final = {
    kind: number
    for number, kind in enumerate(
        (
            ParentKind.BIRTH,
            ParentKind.ADOPTED,
            ParentKind.FOSTER,
            ParentKind.RAISES,
            ParentKind.STEP,
            ParentKind.SURROGATE,
            ParentKind.DONOR,
        )
    )
}  # under whom a child stands: the first of these that was told
_ALONE: Final = frozenset((ParentKind.DONOR, ParentKind.SURROGATE))  # these are parents each for themselves
_KNOWN: Final = {SiblingsKind.FRATERNAL: 1, SiblingsKind.IDENTICAL: 2}  # of the same twins, what says most holds
TWINS: Final = frozenset((SiblingsKind.TWINS, SiblingsKind.FRATERNAL, SiblingsKind.IDENTICAL))


class Couple(Struct, frozen=True):
    """Two people who are or were partners, once or more often, in the order of time."""

    a: str
    b: str
    unions: tuple[Partnership, ...]


class Rear(Struct, frozen=True):
    """A child of a brood, and in which way each of its parents is one."""

    child: str
    kinds: tuple[ParentKind, ...]


class Brood(Struct, frozen=True):
    """All children of the same parents: `rears` are their lines, `kids` those who stand here, in their order.

    Without parents they are brothers and sisters of whom no more is known. `twins` were born together.
    """

    parents: tuple[str, ...]
    rears: tuple[Rear, ...]
    kids: tuple[str, ...] = ()
    twins: tuple[Siblings, ...] = ()
    told: Siblings | None = None


class Family(Struct, frozen=True):
    """Everybody who is drawn, in an order that follows from what was told of them (`rank`)."""

    kin: dict[str, Kin]
    rank: dict[str, int]
    couples: tuple[Couple, ...]
    broods: tuple[Brood, ...]
    felt: tuple[Interaction, ...] = ()
    told: tuple[tuple[str, ...], ...] = ()  # brothers and sisters in an order that somebody told, or by their years


def of(net: Network, kin: dict[str, Kin]) -> Family:
    """The family of a network, of the people given."""
    rank = alike.ranks(net, kin)
    couples = _couples(net, rank)
    pairs = {frozenset((one.a, one.b)) for one in couples}
    reared = _reared(net, rank, pairs)
    homes = _homes(reared)
    told = _told(net, rank)
    loose = [(one, group) for one, group in told if not _is_known(one, group, homes)]
    hosts = _hosts([group for _, group in loose], homes)
    broods = [
        Brood(
            parents,
            tuple(sorted(rears, key=lambda one: (rank[one.child], one.kinds))),
            ordered(_standing(parents, rears, homes, hosts), kin, rank, told),
            _twins(told, {rear.child for rear in rears if homes[rear.child] == parents}),
        )
        for parents, rears in sorted(reared.items(), key=lambda item: [rank[id] for id in item[0]])
    ]
    for one, group in loose:
        if one.kind in TWINS and any(
            _holds(more, all_, group) and not _is_apart(all_, loose, homes) for more, all_ in loose
        ):
            continue  # their line parts on that of all brothers and sisters, or of all who were born together
        kids = () if any(id in hosts for id in group) else ordered(set(group), kin, rank, told)
        rears = tuple(Rear(id, ()) for id in sorted(group, key=rank.__getitem__))
        born = () if _is_apart(group, loose, homes) else _twins(loose, set(group))
        broods.append(Brood((), rears, kids, born, one))
    return Family(kin, rank, couples, tuple(broods), _felt(net, rank), _lined(broods, told, kin))


def _lined(
    broods: list[Brood], told: list[tuple[Siblings, tuple[str, ...]]], kin: dict[str, Kin]
) -> tuple[tuple[str, ...], ...]:
    """Brothers and sisters of whom it is known who comes before whom: by their years, or because somebody told."""
    lines = [_as_told([], list(group), kin) for one, group in told if one.kind is SiblingsKind.SIBLINGS]
    lines += [sorted((id for id in one.kids if kin[id].born), key=lambda id: _born(kin[id])) for one in broods]
    return tuple(tuple(line) for line in lines if len(line) > 1)


def _told(net: Network, rank: dict[str, int]) -> list[tuple[Siblings, tuple[str, ...]]]:
    """What was told of brothers and sisters, of those who are drawn."""
    groups = [(one, tuple(id for id in one.people if id in rank)) for one in net.siblings.values()]
    known = sorted(groups, key=lambda item: (_KNOWN.get(item[0].kind, 0), item[0].id))
    best = {frozenset(group): one for one, group in known if one.kind in TWINS}
    return sorted(
        (
            (one, group)
            for one, group in groups
            if len(group) > 1 and (one.kind not in TWINS or best[frozenset(group)] is one)
        ),
        key=lambda item: (len(item[1]), [rank[id] for id in item[1]], item[0].kind),
    )


def _twins(told: list[tuple[Siblings, tuple[str, ...]]], kids: set[str]) -> tuple[Siblings, ...]:
    return tuple(one for one, group in told if one.kind in TWINS and kids.issuperset(group))


def _felt(net: Network, rank: dict[str, int]) -> tuple[Interaction, ...]:
    known = [one for one in net.interactions.values() if one.a in rank and one.b in rank and one.a != one.b]
    return tuple(sorted(known, key=lambda one: (sorted((rank[one.a], rank[one.b])), one.kind, rank[one.a])))


def _couples(net: Network, rank: dict[str, int]) -> tuple[Couple, ...]:
    found = defaultdict[tuple[str, str], list[Partnership]](list)
    for one in net.partnerships.values():
        if one.a in rank and one.b in rank and one.a != one.b:
            a, b = sorted((one.a, one.b), key=rank.__getitem__)
            found[(a, b)].append(one)
    return tuple(
        Couple(a, b, tuple(sorted(unions, key=_time)))
        for (a, b), unions in sorted(found.items(), key=lambda item: (rank[item[0][0]], rank[item[0][1]]))
    )


def _time(one: Partnership) -> tuple[str | float, ...]:
    since, until = (str(days.first(when)) if when else "" for when in (one.since, one.until or one.separated))
    return (one.rank or 1e9, since or until or "9999", until, one.kind, one.ended or "")


def began(couple: Couple, first: When | None) -> tuple[str | float, ...]:
    """When a couple came together: its place in the order told, and then its dates; unknown comes last.

    Of whom only the end is known, or the birth of the first child, that stands for it.
    """
    told, since, *rest = _time(couple.unions[0])
    return (told, str(days.first(first)) if since == "9999" and first else since, *rest)


def _reared(net: Network, rank: dict[str, int], pairs: set[frozenset[str]]) -> dict[tuple[str, ...], list[Rear]]:
    """The lines of every set of parents, by those parents."""
    told = defaultdict[str, dict[ParentKind, set[str]]](lambda: defaultdict(set))
    for one in net.descents.values():
        if one.child in rank and one.parent in rank and one.child != one.parent:
            told[one.child][one.kind].add(one.parent)
    found = defaultdict[tuple[str, ...], list[Rear]](list)
    for child, kinds in told.items():
        for parents in _sets(kinds, rank, pairs):
            found[tuple(parent for parent, _ in parents)].append(Rear(child, tuple(kind for _, kind in parents)))
    return found


def _sets(
    kinds: dict[ParentKind, set[str]], rank: dict[str, int], pairs: set[frozenset[str]]
) -> list[list[tuple[str, ParentKind]]]:
    """The parents of one child, as they were parents together.

    Who bore a child and who adopted it are parents together when they are a couple; all others only with who is a
    parent in the same way: by birth always, otherwise as a couple.
    """
    left = {kind: sorted(found, key=rank.__getitem__) for kind, found in kinds.items()}
    birth, adopted = left.get(ParentKind.BIRTH, []), left.get(ParentKind.ADOPTED, [])
    sets: list[list[tuple[str, ParentKind]]] = []
    if len(birth) == len(adopted) == 1 and frozenset((*birth, *adopted)) in pairs:
        both = [(birth.pop(), ParentKind.BIRTH), (adopted.pop(), ParentKind.ADOPTED)]
        sets.append(sorted(both, key=lambda one: rank[one[0]]))
    for kind, found in sorted(left.items()):
        if kind is ParentKind.BIRTH and found:
            sets.append([(one, kind) for one in found])
            continue
        while found:
            one = found.pop(0)
            with_one = [other for other in found if frozenset((one, other)) in pairs and kind not in _ALONE][:1]
            for other in with_one:
                found.remove(other)
            sets.append([(each, kind) for each in (one, *with_one)])
    return sets


def _homes(reared: dict[tuple[str, ...], list[Rear]]) -> dict[str, tuple[str, ...]]:
    """Under which parents each child stands."""
    found: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {}
    for parents, rears in reared.items():
        for one in rears:
            weight = (min(HOME[kind] for kind in one.kinds), -len(parents))
            if one.child not in found or (weight, parents) < found[one.child]:
                found[one.child] = (weight, parents)
    return {child: parents for child, (_, parents) in found.items()}


def _is_known(one: Siblings, group: tuple[str, ...], homes: dict[str, tuple[str, ...]]) -> bool:
    """Whether all of them stand under the same parents; or, unless they are twins, under a parent that all have."""
    told = [set(homes.get(id, ())) for id in group]
    if one.kind in TWINS:
        return all(told) and all(parents == told[0] for parents in told)
    return all(told) and bool(set.intersection(*told))


def _holds(more: Siblings, all_: tuple[str, ...], group: tuple[str, ...]) -> bool:
    """Whether twins are part of another group: of one that was not born together, or of a larger one that was."""
    return set(group) <= set(all_) and (more.kind not in TWINS or len(all_) > len(group))


def _is_apart(
    group: tuple[str, ...], loose: list[tuple[Siblings, tuple[str, ...]]], homes: dict[str, tuple[str, ...]]
) -> bool:
    """Whether some of a group stand elsewhere: under parents, or also with other brothers and sisters, but not all."""
    own = set(group)
    others = [set(other) for _, other in loose]
    is_across = any(not (own <= other or other <= own or own.isdisjoint(other)) for other in others)
    return is_across or any(id in homes for id in group)


def _hosts(loose: list[tuple[str, ...]], homes: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Beside whose children somebody stands who is only known as a brother or sister."""
    found: dict[str, tuple[str, ...]] = {}
    for group in loose:
        known = next((homes[one] for one in group if one in homes), None)
        for one in group:
            if one not in homes and one not in found and known is not None:
                found[one] = known
    return found


def _standing(
    parents: tuple[str, ...],
    rears: list[Rear],
    homes: dict[str, tuple[str, ...]],
    hosts: dict[str, tuple[str, ...]],
) -> set[str]:
    own = {one.child for one in rears if homes[one.child] == parents}
    return own | {one for one, host in hosts.items() if host == parents}


def ordered(
    people: set[str],
    kin: dict[str, Kin],
    rank: dict[str, int],
    told: list[tuple[Siblings, tuple[str, ...]]],
) -> tuple[str, ...]:
    """Brothers and sisters as they stand: the eldest first; who has no year as told, or else last. Twins together."""

    def age(one: str) -> tuple[str, int]:
        born = kin[one].born
        return (str(days.first(born)) if born else "9999", rank[one])

    found = sorted(people, key=age)
    for one, group in told:
        if one.kind is SiblingsKind.SIBLINGS or len(group) == len(people):
            found = _as_told(found, [id for id in group if id in people], kin)
    for one, group in told:
        if one.kind in TWINS:
            found = _together(found, [id for id in group if id in people])
    return tuple(found)


def _as_told(found: list[str], group: list[str], kin: dict[str, Kin]) -> list[str]:
    """Those of a group in its order, but the elder before the younger where both years are known.

    Everybody else stands before the first of them who is younger, or last.
    """
    if len(group) < 2:
        return found
    aged = iter(sorted((one for one in group if kin[one].born), key=lambda one: _born(kin[one])))
    line = [next(aged) if kin[one].born else one for one in group]
    for one in (one for one in found if one not in group):
        born = kin[one].born
        later = (
            place
            for place, other in enumerate(line)
            if born and (at := kin[other].born) and days.first(at) > days.first(born)
        )
        line.insert(next(later, len(line)), one)
    return line


def _born(one: Kin) -> int:
    return days.first(one.born).year if one.born else 0


def _together(found: list[str], twins: list[str]) -> list[str]:
    if len(twins) < 2:
        return found
    first = min(found.index(one) for one in twins)
    rest = [one for one in found if one not in twins]
    kept = [one for one in itertools.islice(found, first) if one not in twins]
    return [*kept, *sorted(twins, key=found.index), *rest[len(kept) :]]
