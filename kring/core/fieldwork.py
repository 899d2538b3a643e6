"""What a street says together: how contacts are, how they should be, and how much that matters (M05, M07).

Nobody has a name here. Little contact without a wish for more is no problem (R041). What fewer than `LEAST`
households said is never shown, and neither is what could be found by taking one number from another.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

LEAST: Final = 10  # households behind any number; an organisation may set 5, and no less
LOWEST: Final = 5
WIDE: Final = 0.5  # of a step on the scale: from here on a gap is worth talking about
CONTENT: Final = 0.75  # of the households: with fewer who wish no more, a small mean gap hides who do


class Met(StrEnum):
    """What came of a knock on a door."""

    ANSWERED = "answered"
    NOT_HOME = "not_home"
    REFUSED = "refused"


class Item(Struct, frozen=True, array_like=True):
    """What one household said of one kind of contact: how it is, how it should be, how much it matters.

    Whatever was not said is `None`; without a weight an answer weighs 1.
    """

    now: float | None = None
    wish: float | None = None
    weight: float | None = None


class Household(Struct, frozen=True):
    """One door: in which street, of which group if that was asked, what came of the visit, and what was said."""

    street: str
    met: Met = Met.ANSWERED
    group: str = ""
    said: Mapping[str, Item] = {}


class Response(Struct, frozen=True):
    """How many doors were knocked on, and what came of it."""

    doors: int
    answered: int
    not_home: int
    refused: int

    @property
    def share(self) -> float:
        """Which share answered, from 0 to 1; 0 without a door."""
        return self.answered / self.doors if self.doors else 0.0


class View(StrEnum):
    """How a gap is to be read."""

    WISHED = "wished"  # more is wished for than there is
    ENOUGH = "enough"  # what there is fits, much or little
    LITTLE = "little"  # there is little, and hardly anybody wishes for more: no problem (R041)
    SOME = "some"  # on the whole it fits, and too many wish for more to say that people are content
    LESS = "less"  # less is wished for than there is


class Gap(Struct, frozen=True):
    """The gap of one item for some households: the weighted mean of what is wished beyond what is.

    `content` is the share of households that wish no more than there is.
    """

    item: str
    gap: float
    now: float
    wish: float
    content: float
    households: int
    view: View
    weight: float = 0.0  # all that was weighed, for the score of a street


class Hidden(Struct, frozen=True):
    """Too few households; or, `along`, enough, and what was hidden elsewhere could be found from this one."""

    along: bool = False


def response(households: Iterable[Household]) -> dict[str, Response]:
    """What came of the visits, per street; a street is there as soon as one door in it was knocked on."""
    found: dict[str, dict[Met, int]] = defaultdict(lambda: dict.fromkeys(Met, 0))
    for one in households:
        found[one.street][one.met] += 1
    return {
        street: Response(sum(met.values()), met[Met.ANSWERED], met[Met.NOT_HOME], met[Met.REFUSED])
        for street, met in found.items()
    }


def gaps(
    households: Sequence[Household], items: Sequence[str], middle: float, least: int = LEAST
) -> dict[str, dict[str, Gap | Hidden]]:
    """For each street, and under "" for all together, the gap of every item.

    `gap` is Σ(weight × (wish − now)) / Σ weight over the households that said both; `middle` is the middle of the
    scale, below which there is little. A street of fewer than `least` households is hidden, and where only one is,
    the next smallest too, for else taking the others from the total would show it.

    Formula of Kring's own, after the contact ladder's idea (M05). Raises `ValueError` below `LOWEST`.
    """
    if least < LOWEST:
        raise ValueError(f"fewer than {LOWEST} households are never shown")
    streets = list(dict.fromkeys(one.street for one in households))
    number = {street: place for place, street in enumerate(streets)}
    found: dict[str, dict[str, Gap | Hidden]] = {street: {} for street in (*streets, "")}
    for item in items:
        sums = _summed(households, item, number)
        shut = _shut([one[4] for one in sums], least)
        total = [sum(column) for column in zip(*sums, strict=True)] if sums else [0.0] * 6
        for place, street in enumerate(streets):
            found[street][item] = Hidden(sums[place][4] >= least) if place in shut else _gap(item, sums[place], middle)
        found[""][item] = Hidden() if total[4] < least else _gap(item, total, middle)
    return found


def widest(found: Mapping[str, Gap | Hidden]) -> list[Gap]:
    """The gaps that are worth talking about, the widest first; what is hidden or fits is not there."""
    wide = [one for one in found.values() if isinstance(one, Gap) and one.view is View.WISHED]
    return sorted(wide, key=lambda one: (-one.gap, one.item))


def spread(numbers: Iterable[float]) -> tuple[float, float] | None:
    """Between which two numbers the middle half is: a quarter is below the first, a quarter above the second.

    The quartiles as of Hyndman and Fan (1996), type 7; nothing of fewer than `LEAST`.
    """
    told = sorted(numbers)
    return (_part(told, 0.25), _part(told, 0.75)) if len(told) >= LEAST else None


def _part(told: Sequence[float], part: float) -> float:
    place = (len(told) - 1) * part
    below = int(place)
    above = min(below + 1, len(told) - 1)
    return told[below] + (told[above] - told[below]) * (place - below)


def score(found: Mapping[str, Gap | Hidden]) -> float | None:
    """The score of a street: Σ(weight × (wish − now)) / Σ weight over what is shown of it; nothing when nothing is."""
    shown = [one for one in found.values() if isinstance(one, Gap)]
    weight = sum(one.weight for one in shown)
    return sum(one.gap * one.weight for one in shown) / weight if weight else None


def _summed(households: Sequence[Household], item: str, number: Mapping[str, int]) -> list[list[float]]:
    """Per street: Σ weight × gap, Σ weight, Σ now, Σ wish, how many said both, how many wish no more."""
    sums = [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0] for _ in number]
    for one in households:
        said = one.said.get(item)
        if said is None or said.now is None or said.wish is None:
            continue
        weight = 1.0 if said.weight is None else said.weight
        gap = said.wish - said.now
        here = sums[number[one.street]]
        here[0] += weight * gap
        here[1] += weight
        here[2] += said.now
        here[3] += said.wish
        here[4] += 1
        here[5] += gap <= 0
    return sums


def _shut(counts: Sequence[float], least: int) -> set[int]:
    """Which of several counts are hidden: the small ones, and with what is hidden as many as it takes to hide it.

    What is hidden together is at least `least` households and at least two streets, or all of them.
    """
    order = sorted(range(len(counts)), key=lambda place: (counts[place], place))
    shut = {place for place in order if counts[place] < least}
    some = {place for place in shut if counts[place]}
    for place in order:
        if not some or (len(some) > 1 and sum(counts[one] for one in some) >= least):
            break
        if place not in shut:
            shut.add(place)
            some.add(place)
    return shut


def _gap(item: str, sums: Sequence[float], middle: float) -> Gap | Hidden:
    weighted, weight, now, wish, count, content = sums
    if not count:
        return Hidden()
    gap = weighted / weight if weight else (wish - now) / count
    view = _view(gap, now / count, content / count, middle)
    return Gap(item, gap, now / count, wish / count, content / count, int(count), view, weight)


def _view(gap: float, now: float, content: float, middle: float) -> View:
    if gap >= WIDE:
        return View.WISHED
    if gap <= -WIDE:
        return View.LESS
    if content < CONTENT:
        return View.SOME
    return View.LITTLE if now < middle else View.ENOUGH
