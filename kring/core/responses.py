"""What somebody answered to a list of questions, what is asked of them now, and what is still open.

Not to say is an answer: it is never asked again, and it counts for nothing. What was "only talked about"
keeps no more than that it was.
"""

from collections.abc import Mapping
from enum import StrEnum

from kring.core import beside as besides
from kring.core.network import Id, Kept, Network, Response, Sheet, When
from kring.core.questions import NO, YES, Ask, Aspect, Gate, Mode, Option, Questions, Takes
from kring.core.shelf import Words


class Fault(StrEnum):
    """What does not fit in an answer; the page has the sentence."""

    NOT_AN_OPTION = "not_an_option"
    ONE_ONLY = "one_only"
    OFF_SCALE = "off_scale"
    NOT_ASKED_SO = "not_asked_so"


Responses = Mapping[str, Response]
"""Answers by the question that they are to."""


def response_id(sheet: Id, ask: str) -> Id:
    """The id of the answer to a question on a sheet: whoever answers it, it is one answer."""
    return f"{sheet}~{ask}"


def on(network: Network, sheet: Sheet) -> dict[str, Response]:
    """What was answered on a sheet, by question; what stands beside an answer is not among it."""
    return {one.ask: one for one in all_on(network, sheet) if not besides.is_one(one.id)}


def all_on(network: Network, sheet: Sheet) -> list[Response]:
    """Everything that was answered on a sheet, also what stands beside another answer."""
    return [one for one in network.responses.values() if one.sheet == sheet.id]


def beside(network: Network, sheet: Sheet, ask: str) -> list[Response]:
    """What stands beside the answer to a question, of people whom not everybody may know."""
    return besides.of(network.responses, response_id(sheet.id, ask))


def in_time(network: Network, questions: Id) -> list[Sheet]:
    """The sheets of a list by the day on which they were begun, the oldest first; of one day, one that still runs last.

    A network keeps them by their ids, which say nothing of time.
    """
    found = [one for one in network.sheets.values() if one.questions == questions]
    return sorted(found, key=lambda one: (_day(one.began_on), one.ended_on is None))


def before(network: Network, sheet: Sheet) -> list[Sheet]:
    """The sheets of the same list that were begun and made ready before this one, the oldest first."""
    ours = [one for one in in_time(network, sheet.questions) if one.ended_on and one.id != sheet.id]
    return [one for one in ours if _day(one.began_on) <= _day(sheet.began_on)]


def _day(when: When | None) -> tuple[int, int, int]:
    return (when.year, when.month or 0, when.day or 0) if when else (0, 0, 0)


def is_answered(ask: Ask, response: Response | None) -> bool:
    """Whether a question needs no answer any more; a scale needs how it is now, and what is
    wished for may stay open."""
    if response is None:
        return False
    if response.kept is not Kept.ALL:
        return True
    match ask.takes:
        case Takes.SCALE:
            return response.now is not None
        case Takes.PEOPLE:
            return bool(response.people or response.words.strip())
        case Takes.WORDS:
            return bool(response.words.strip())
        case _:
            return bool(response.chosen)


def faults(ask: Ask, response: Response) -> list[Fault]:
    """What does not fit in an answer to this question; nothing when all does."""
    found = []
    options = {Takes.YES_NO: {YES, NO}}.get(ask.takes, {one.id for one in ask.option})
    if not options.issuperset(response.chosen):
        found.append(Fault.NOT_AN_OPTION)
    if len(response.chosen) > 1 and ask.takes is not Takes.SEVERAL:
        found.append(Fault.ONE_ONLY)
    told = {one: number for one in Aspect if (number := getattr(response, one)) is not None}
    if any(not ask.least <= number <= ask.most for number in told.values()):
        found.append(Fault.OFF_SCALE)
    if (told and ask.takes is not Takes.SCALE) or not set(ask.aspect).issuperset(told):
        found.append(Fault.NOT_ASKED_SO)
    return found


def asked(questions: Questions, responses: Responses) -> list[Ask]:
    """The questions that are asked with these answers, in order: those behind a gate only when it opens.

    A gate of a question that is not asked itself stays shut, whatever was answered to that one before.
    """
    found: dict[str, Ask] = {}
    for one in questions.ask:
        if one.gate is None or (one.gate.ask in found and _opens(one.gate, responses.get(one.gate.ask))):
            found[one.id] = one
    return list(found.values())


def bare(sheet: Sheet, responses: Responses) -> Questions:
    """A list of which nobody knows the questions any more: what was answered, each under the id of its question."""
    name = Words(*[sheet.words or sheet.questions] * 2)
    asks = tuple(_bare(one) for one in responses.values())
    return Questions(sheet.questions, sheet.version, name, name, ("-",), "-", "clipboard-list", (Mode.ALONE,), asks)


def _bare(response: Response) -> Ask:
    text = Words(response.ask, response.ask)
    if response.people:
        return Ask(response.ask, text, Takes.PEOPLE)
    if response.chosen:
        return Ask(
            response.ask, text, Takes.SEVERAL, option=tuple(Option(one, Words(one, one)) for one in response.chosen)
        )
    aspects = tuple(one for one in Aspect if getattr(response, one) is not None)
    return (
        Ask(response.ask, text, Takes.SCALE, least=-1000, most=1000, aspect=aspects)
        if aspects
        else Ask(response.ask, text)
    )


def left(questions: Questions, responses: Responses) -> list[Ask]:
    """The questions that are asked and have no answer yet, in order."""
    return [one for one in asked(questions, responses) if not is_answered(one, responses.get(one.id))]


def next_of(questions: Questions, responses: Responses, after: str = "") -> Ask | None:
    """The next question without an answer after one, and from the first on when there is none behind it."""
    open_ones = left(questions, responses)
    order = [one.id for one in questions.ask]
    at = order.index(after) if after in order else -1
    later = (one for one in open_ones if order.index(one.id) > at)
    return next(later, open_ones[0] if open_ones else None)


def _opens(gate: Gate, response: Response | None) -> bool:
    if response is None or response.kept is not Kept.ALL:
        return False
    if gate.among:
        return not set(gate.among).isdisjoint(response.chosen)
    number = response.now
    if number is None:
        return False
    return (gate.at_least is None or number >= gate.at_least) and (gate.at_most is None or number <= gate.at_most)
