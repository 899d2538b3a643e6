"""What a picture shows, as statements without words: a code, what it counts, and the people it is about.

Never a verdict: every code has two sides in its text, there is no score and no
number of people to aim for (R016). The words are a template's.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Final

from msgspec import Struct

from kring.core import measures
from kring.core.measures import Count, Graph, Groups, NotApplicable, Share, Whose
from kring.core.method import Layout
from kring.core.network import Category, Id, Initiative, Network, Strength, Support, placement


class Code(StrEnum):
    """Everything that can be said of a network."""

    NOBODY = "nobody"
    VERY_NEAR = "very_near"
    NOBODY_NEAR = "nobody_near"
    MOSTLY_STRONG = "mostly_strong"
    MOSTLY_WEAK = "mostly_weak"
    AS_MANY_STRONG_AS_WEAK = "as_many_strong_as_weak"
    RESTS_ON_ONE = "rests_on_one"
    RESTS_ON_NOBODY = "rests_on_nobody"
    FAMILY_AND_PROFESSIONALS = "family_and_professionals"
    MANY_KINDS = "many_kinds"
    KNOW_EACH_OTHER = "know_each_other"
    LOOSE = "loose"
    SEPARATE = "separate"
    ON_THEIR_OWN = "on_their_own"
    CONNECTS = "connects"
    OTHERS_BEGIN = "others_begin"
    OWNER_BEGINS = "owner_begins"
    FADED = "faded"
    NO_NEIGHBOURS = "no_neighbours"
    BOTH_WAYS = "both_ways"
    RECEIVING = "receiving"
    GIVING = "giving"
    NEAR_BY = "near_by"
    FAR_AWAY = "far_away"
    LONG_KNOWN = "long_known"
    NEWLY_KNOWN = "newly_known"
    BRIDGING = "bridging"


GAPS: Final = (
    Code.NOBODY_NEAR,
    Code.RESTS_ON_ONE,
    Code.RESTS_ON_NOBODY,
    Code.FAMILY_AND_PROFESSIONALS,
    Code.ON_THEIR_OWN,
    Code.CONNECTS,
    Code.FADED,
    Code.NO_NEIGHBOURS,
    Code.RECEIVING,
)  # findings from which somebody may want something: a question, and never a fault


class Finding(Struct, frozen=True):
    """One statement: `count` people (or things) of `of`, `people` behind it, and the supports it is about.

    Where groups are counted, `groups` says who is in each.
    """

    code: Code
    people: tuple[Id, ...] = ()
    count: int = 0
    of: int = 0
    supports: tuple[Support, ...] = ()
    groups: tuple[tuple[Id, ...], ...] = ()


MOSTLY: Final = 0.7  # from which part of the people on a kind is said to be most of them
DENSE: Final = 0.5
THIN: Final = 0.15
FEW: Final = 4  # with fewer people than this, parts of them say nothing


def findings(network: Network, layout: Layout, whose: Whose = Whose.ALL) -> tuple[Finding, ...]:
    """What there is to say, the nearest people first.

    A network of nobody is no error: that is what is said, and who was once in it (R024, R008).
    """
    seen = measures.graph_of(network, whose)
    if is_nobody(seen):
        return (Finding(Code.NOBODY), *_faded(seen))
    found = list(_near(seen, layout))
    for say in _SAYINGS:
        found += say(seen)
    return tuple(found)


def is_nobody(seen: Graph) -> bool:
    """Whether there is nobody to say anything of: what R024 asks, of a whole map or of a part of it."""
    return seen.size == 0


def _near(seen: Graph, layout: Layout) -> Iterator[Finding]:
    rings = measures.size_by_ring(seen, layout.id, rings=[ring.id for ring in layout.ring])
    if any(ring.tie for ring in layout.ring):
        yield from _ties(layout, rings)
        return
    placed = sum(count.value for count in rings.values())
    inner = rings.get(layout.ring[0].id, Count(0))
    if inner.value:
        family = [id for id in inner.people if seen.network.people[id].category is Category.FAMILY]
        yield Finding(Code.VERY_NEAR, inner.people, inner.value, len(family))
    elif placed and not any(_waits(seen, layout, one.id) for one in seen.members):
        yield Finding(Code.NOBODY_NEAR, count=0, of=placed)


def _ties(layout: Layout, rings: dict[str, Count]) -> Iterator[Finding]:
    """Strong and loose ties by the rings that say so: the impression that a neighbourhood ecogram gives (M06)."""
    told = {tie: [id for ring in layout.ring if ring.tie is tie for id in rings[ring.id].people] for tie in Strength}
    strong, weak = told[Strength.STRONG], told[Strength.WEAK]
    of = len(strong) + len(weak)
    if len(strong) > len(weak):
        yield Finding(Code.MOSTLY_STRONG, tuple(strong), len(strong), of)
    elif len(weak) > len(strong):
        yield Finding(Code.MOSTLY_WEAK, tuple(weak), len(weak), of)
    elif of:
        yield Finding(Code.AS_MANY_STRONG_AS_WEAK, count=len(strong), of=of)


def _waits(seen: Graph, layout: Layout, person: Id) -> bool:
    at = placement(seen.network, layout.id, person)
    return at is None or (not at.left_out and (at.ring is None or at.sector is None))


def _shoulders(seen: Graph) -> Iterator[Finding]:
    told = measures.bottlenecks(seen)
    if isinstance(told, NotApplicable):
        return
    alone: dict[Id, list[Support]] = {}
    for support, person in told.one.items():
        alone.setdefault(person, []).append(support)
    for person, supports in alone.items():
        yield Finding(Code.RESTS_ON_ONE, (person,), len(supports), supports=tuple(supports))
    if told.nobody:
        yield Finding(Code.RESTS_ON_NOBODY, count=len(told.nobody), supports=told.nobody)


def _kinds(seen: Graph) -> Iterator[Finding]:
    shares = measures.composition(seen)
    if isinstance(shares, NotApplicable) or seen.size < FEW or seen.whose is Whose.FAMILY_ONLY:
        return
    own = [shares[kind] for kind in (Category.FAMILY, Category.PROFESSIONAL) if kind in shares]
    people = tuple(person for share in own for person in share.people)
    known = seen.size - len(own[0].unknown if own else ())
    if known / seen.size >= MOSTLY and len(people) / known >= MOSTLY:
        yield Finding(Code.FAMILY_AND_PROFESSIONALS, people, len(people), known)
    elif len(kinds := tuple(share.people for share in shares.values() if share.count)) >= FEW:
        yield Finding(Code.MANY_KINDS, count=len(kinds), of=seen.size, groups=kinds)


def _knit(seen: Graph) -> Iterator[Finding]:
    density = measures.density(seen)
    if isinstance(density, NotApplicable) or seen.size < FEW or not density.count:
        return
    if density.value >= DENSE:
        yield Finding(Code.KNOW_EACH_OTHER, count=density.count, of=density.of)
    elif density.value <= THIN:
        yield Finding(Code.LOOSE, count=density.count, of=density.of)
    alone, parts = measures.isolates(seen), measures.components(seen)
    if isinstance(parts, Groups) and len(several := tuple(one for one in parts.groups if len(one) > 1)) > 1:
        yield Finding(Code.SEPARATE, count=len(several), of=seen.size, groups=several)
    if isinstance(alone, Count) and alone.value:
        yield Finding(Code.ON_THEIR_OWN, alone.people, alone.value, seen.size)
    between = measures.articulation_points(seen)
    if isinstance(between, Count) and between.value:
        yield Finding(Code.CONNECTS, between.people, between.value, seen.size)


def _initiative(seen: Graph) -> Iterator[Finding]:
    told = measures.initiative(seen)
    if isinstance(told, NotApplicable):
        return
    if told.value >= MOSTLY:
        people = tuple(one.id for one in seen.members if one.initiative is Initiative.OWNER)
        yield Finding(Code.OWNER_BEGINS, people, len(people), seen.size)
    elif told.value <= 1 - MOSTLY:
        people = tuple(one.id for one in seen.members if one.initiative is Initiative.OTHER)
        yield Finding(Code.OTHERS_BEGIN, people, len(people), seen.size)


def _faded(seen: Graph) -> Iterator[Finding]:
    faded = measures.faded(seen)
    if faded.value:
        yield Finding(Code.FADED, faded.people, faded.value, seen.size)


def _neighbours(seen: Graph) -> Iterator[Finding]:
    near = [one for one in seen.members if one.category is Category.NEIGHBOUR or one.in_neighbourhood]
    told = [one for one in seen.members if one.category or one.in_neighbourhood is not None]
    if not near and len(told) == seen.size >= FEW and seen.whose is not Whose.FAMILY_ONLY:
        yield Finding(Code.NO_NEIGHBOURS, of=seen.size)


def _giving(seen: Graph) -> Iterator[Finding]:
    mutual, receiving = measures.mutual(seen), measures.only_received_from(seen)
    if isinstance(mutual, Share) and mutual.count:
        yield Finding(Code.BOTH_WAYS, mutual.people, mutual.count, mutual.of)
    if isinstance(receiving, Count) and receiving.value:
        yield Finding(Code.RECEIVING, receiving.people, receiving.value, seen.size)
    giving = measures.only_given_to(seen)
    if isinstance(giving, Count) and giving.value:
        yield Finding(Code.GIVING, giving.people, giving.value, seen.size)


def _distance(seen: Graph) -> Iterator[Finding]:
    reach = measures.within_reach(seen)
    if isinstance(reach, NotApplicable) or reach.of < FEW:
        return
    if reach.value == 1 and not reach.unknown:
        yield Finding(Code.NEAR_BY, reach.people, reach.count, reach.of)
    elif reach.value < 0.5:
        away = tuple(one.id for one in seen.members if one.distance_km is not None and one.id not in reach.people)
        yield Finding(Code.FAR_AWAY, away, len(away), reach.of)


def _years(seen: Graph) -> Iterator[Finding]:
    long, new = measures.long_known(seen), measures.newly_known(seen)
    if isinstance(long, Share) and long.of >= FEW and long.value >= MOSTLY:
        yield Finding(Code.LONG_KNOWN, long.people, long.count, long.of)
    if isinstance(new, Share) and new.of >= FEW and new.value >= 0.5:
        yield Finding(Code.NEWLY_KNOWN, new.people, new.count, new.of)


def _outward(seen: Graph) -> Iterator[Finding]:
    """Only groups of which the owner is no part lead to other people: a household of their own does not."""
    told = measures.bridging(seen)
    groups = [] if isinstance(told, NotApplicable) else [seen.network.groups[id] for id in told.groups]
    inside = [[id for id in group.people if id in seen.ids] for group in groups if group.owner_belongs is False]
    if inside:
        people = tuple(dict.fromkeys(id for group in inside for id in group))
        yield Finding(Code.BRIDGING, people, len(inside), seen.size)


_SAYINGS: Final[tuple[Callable[[Graph], Iterator[Finding]], ...]] = (
    _shoulders,
    _kinds,
    _knit,
    _faded,
    _neighbours,
    _giving,
    _initiative,
    _distance,
    _years,
    _outward,
)
