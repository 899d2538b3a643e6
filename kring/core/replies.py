"""What somebody answered to a list of questions, what is asked of them now, and what is still open.

Not to say is an answer: it is never asked again, and it counts for nothing. What was "only talked about"
keeps no more than that it was.
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from kring.core.network import Id
from kring.core.questions import NO, YES, Ask, Aspect, Gate, Questions, Takes

Text = str


class Kept(StrEnum):
    """What is kept of an answer: all of it, that it was talked about, or that somebody would rather not say."""

    ALL = "all"
    TALKED = "talked"
    UNSAID = "unsaid"


class Reply(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The answer to one question: options by their ids (`yes` and `no` too), numbers by aspect, words, or people."""

    chosen: tuple[str, ...] = ()
    numbers: dict[Aspect, float] = {}
    words: Text = ""
    people: tuple[Id, ...] = ()
    kept: Kept = Kept.ALL


class Fault(StrEnum):
    """What does not fit in an answer; the page has the sentence."""

    NOT_AN_OPTION = "not_an_option"
    ONE_ONLY = "one_only"
    OFF_SCALE = "off_scale"
    NOT_ASKED_SO = "not_asked_so"


Replies = Mapping[str, Reply]


def is_answered(ask: Ask, reply: Reply | None) -> bool:
    """Whether a question needs no answer any more; a scale needs one of each aspect."""
    if reply is None:
        return False
    if reply.kept is not Kept.ALL:
        return True
    match ask.takes:
        case Takes.SCALE | Takes.NUMBER:
            return all(one in reply.numbers for one in ask.aspect)
        case Takes.PEOPLE:
            return bool(reply.people or reply.words.strip())
        case Takes.WORDS:
            return bool(reply.words.strip())
        case _:
            return bool(reply.chosen)


def faults(ask: Ask, reply: Reply) -> list[Fault]:
    """What does not fit in an answer to this question; nothing when all does."""
    found = []
    options = {Takes.YES_NO: {YES, NO}}.get(ask.takes, {one.id for one in ask.option})
    if not options.issuperset(reply.chosen):
        found.append(Fault.NOT_AN_OPTION)
    if len(reply.chosen) > 1 and ask.takes is not Takes.SEVERAL:
        found.append(Fault.ONE_ONLY)
    if any(not ask.least <= number <= ask.most for number in reply.numbers.values()):
        found.append(Fault.OFF_SCALE)
    if (reply.numbers and ask.takes not in (Takes.SCALE, Takes.NUMBER)) or not set(ask.aspect).issuperset(
        reply.numbers
    ):
        found.append(Fault.NOT_ASKED_SO)
    return found


def asked(questions: Questions, replies: Replies) -> list[Ask]:
    """The questions that are asked with these answers, in order: those behind a gate only when it opens.

    A gate of a question that is not asked itself stays shut, whatever was answered to that one before.
    """
    found: dict[str, Ask] = {}
    for one in questions.ask:
        if one.gate is None or (one.gate.ask in found and _opens(one.gate, replies.get(one.gate.ask))):
            found[one.id] = one
    return list(found.values())


def left(questions: Questions, replies: Replies) -> list[Ask]:
    """The questions that are asked and have no answer yet, in order."""
    return [one for one in asked(questions, replies) if not is_answered(one, replies.get(one.id))]


def next_of(questions: Questions, replies: Replies, after: str = "") -> Ask | None:
    """The next question without an answer after one, and from the first on when there is none behind it."""
    open_ones = left(questions, replies)
    order = [one.id for one in questions.ask]
    at = order.index(after) if after in order else -1
    later = (one for one in open_ones if order.index(one.id) > at)
    return next(later, open_ones[0] if open_ones else None)


def _opens(gate: Gate, reply: Reply | None) -> bool:
    if reply is None or reply.kept is not Kept.ALL:
        return False
    if gate.among:
        return not set(gate.among).isdisjoint(reply.chosen)
    number = reply.numbers.get(Aspect.NOW)
    if number is None:
        return False
    return (gate.at_least is None or number >= gate.at_least) and (gate.at_most is None or number <= gate.at_most)
