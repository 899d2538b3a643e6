"""What a way of working says of a case: which numbers it does not fit, who may be there, and which step is open.

It answers and never forbids: what is done with a number that stops is up to whoever asks.
"""

from collections.abc import Container, Mapping

from msgspec import Struct

from kring.core.vocabulary import Counted, Order, Presence
from kring.core.way import Case, Number, Way


class Outside(Struct, frozen=True):
    """A number that a case does not fit, and what it is in that case."""

    number: Number
    given: float


def outside(way: Way, given: Mapping[Counted, float], of: str | None = None) -> tuple[Outside, ...]:
    """The numbers of a way that these facts do not fit, in the order of its file.

    Both ends of a window belong to it (G21). What nobody told fits: it is asked elsewhere. A
    `usual` is an average and never outside. A number of one role or step (`of`) is not asked of a whole.
    """
    whole = [number for number in way.number if number.of == of and number.counts in given]
    return tuple(Outside(one, given[one.counts]) for one in whole if not _holds(one, given[one.counts]))


def may_be_present(way: Way, step: str, role: str) -> bool:
    """Whether a role may be there in a step: it is not shut out of the whole way, nor of this step.

    Raises `StopIteration` for a step or a role that the way lacks.
    """
    here = next(one for one in way.step if one.id == step)
    somebody = next(one for one in way.role if one.id == role)
    return somebody.presence is not Presence.NOT and role not in here.absent


def is_open(way: Way, step: str, done: Container[str]) -> bool:
    """Whether a step can be begun now that these are done: nothing has to come before it any more."""
    return not before(way, step, done)


def before(way: Way, step: str, done: Container[str]) -> tuple[str, ...]:
    """The steps that have to be done before this one and are not yet.

    Its gates must be done. In a fixed order so must every step before it that is neither
    optional nor may run beside it; elsewhere only the gates count.
    """
    at = next(number for number, one in enumerate(way.step) if one.id == step)
    here = way.step[at]
    earlier = way.step[:at] if way.order is Order.FIXED else ()
    asked = (*here.after, *(one.id for one in earlier if not one.is_optional and one.id not in here.beside))
    return tuple(dict.fromkeys(one for one in asked if one not in done))


def holds(way: Way, case: Case) -> bool:
    """Whether an example in the file of a way is as it says."""
    if case.given:
        return tuple(one.number.counts for one in outside(way, case.given)) == case.outside
    step = case.step or ""
    found = may_be_present(way, step, case.role) if case.role else is_open(way, step, case.done or ())
    return found is case.may


def _holds(number: Number, given: float) -> bool:
    return (number.least is None or given >= number.least) and (number.most is None or given <= number.most)
