"""What the cards say: size, variety, reach and structure of who counts, and of nobody else (M09, R037)."""

from collections import Counter
from dataclasses import dataclass

from kring.core import cards as told
from kring.core import measures
from kring.core.cards import Filled
from kring.core.measures import NotApplicable, Share
from kring.core.method import Cards, Ring
from kring.core.network import Network, Person


@dataclass(frozen=True)
class Said:
    """The figures with what they are counted over. `ended` stand in a zone that counts, but the tie is over."""

    zones: tuple[Ring, ...]
    size: int
    cards: tuple[tuple[Filled, int], ...]
    kinds: int
    beyond: tuple[Person, ...]
    ended: tuple[Person, ...]
    reach: Share | None
    knit: Share | None
    felt: tuple[tuple[str, int], ...]

    @property
    def known(self) -> int:
        """Of how many it is known how far away they live."""
        return self.reach.of if self.reach else 0


def of(value: Network, cards: Cards) -> Said:
    """What there is to say of who stands in the zones that count."""
    filled = told.filled(value, cards)
    seen = measures.graph_of(told.counted(value, cards))
    members = set(seen.ids)
    rows = [row for one in filled for row in one.rows]
    return Said(
        zones=tuple(zone for zone in cards.zone if zone.counts),
        size=seen.size,
        cards=tuple((one, sum(row.person.id in members for row in one.rows)) for one in filled),
        kinds=len({one.category for one in seen.members if one.category}),
        beyond=tuple(row.person for row in rows if row.zone and not row.zone.counts),
        ended=tuple(row.person for row in rows if row.counts and row.person.id not in members),
        reach=_share(measures.within_reach(seen)),
        knit=_share(measures.density(seen)),
        felt=_felt(value, cards, members),
    )


def _felt(value: Network, cards: Cards, members: set[str]) -> tuple[tuple[str, int], ...]:
    """With how many the contact is good so, or wished otherwise; nothing of what nobody said."""
    counted = Counter(told.felt(value, cards, one) for one in members)
    return tuple((one.value, counted[one]) for one in told.Felt if counted[one])


def _share(answer: Share | NotApplicable) -> Share | None:
    return answer if isinstance(answer, Share) else None
