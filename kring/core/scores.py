"""What answers add up to, and what is said of it: never a diagnosis, never a decision, and never ranking people.

Where an answer is missing there is no number, but how many are still open: a score is not guessed.
"""

from msgspec import Struct

from kring.core.network import Kept, Response
from kring.core.questions import YES, Ask, Band, How, Questions, Score, Takes
from kring.core.responses import Responses


class Scored(Struct, frozen=True):
    """A score: its value between `least` and `most`, what is said of it, and from how many answers of how many."""

    value: float
    least: float
    most: float
    band: Band | None
    answered: int
    of: int


class NotYet(Struct, frozen=True):
    """No number yet: these questions are open, or nobody wanted to answer them (`unsaid`)."""

    open: tuple[str, ...]
    unsaid: tuple[str, ...] = ()


def of(questions: Questions, score: Score, responses: Responses) -> Scored | NotYet:
    """What one score adds up to.

    The sum or the mean of what the answers count for, or how many are a yes. A question that is turned
    counts for its least plus its most, less what was answered. A mean may lack as many answers as its file
    allows; a sum or a count may lack none.
    """
    by_id = {one.id: one for one in questions.ask}
    counted = {id: points(by_id[id], responses.get(id), id in score.turned) for id in score.adds}
    known = [value for value in counted.values() if value is not None]
    if len(counted) - len(known) > score.lacking or not known:
        lacking = [id for id, value in counted.items() if value is None]
        unsaid = tuple(id for id in lacking if (response := responses.get(id)) and response.kept is not Kept.ALL)
        return NotYet(tuple(id for id in lacking if id not in unsaid), unsaid)
    value = sum(known) / len(known) if score.how is How.MEAN else sum(known)
    least, most = _reach(score, by_id)
    return Scored(round(value, 4), least, most, band(score, value), len(known), len(counted))


def all_of(questions: Questions, responses: Responses) -> dict[str, Scored | NotYet]:
    """Every score of a list of questions, by its id."""
    return {one.id: of(questions, one, responses) for one in questions.score}


def points(ask: Ask, response: Response | None, is_turned: bool = False) -> float | None:
    """What an answer counts for; nothing when there is none, or when it was only talked about or not said."""
    reach = ask.range
    if response is None or response.kept is not Kept.ALL or reach is None:
        return None
    found = _counts(ask, response)
    return reach[0] + reach[1] - found if is_turned and found is not None else found


def band(score: Score, value: float) -> Band | None:
    """What is said of a value: the highest band that it reaches."""
    return next((one for one in reversed(score.band) if value >= one.at_least), None)


def grows(values: list[float]) -> bool:
    """Whether the last of several values is more than each one before it: then it is time to ask how it goes (R110)."""
    return len(values) > 1 and values[-1] > max(values[:-1])


def _counts(ask: Ask, response: Response) -> float | None:
    if ask.takes is Takes.SCALE:
        return response.now
    if not response.chosen:
        return None
    if ask.takes is Takes.YES_NO:
        return float(response.chosen[0] == YES)
    worth = {one.id: one.points or 0.0 for one in ask.option}
    return sum(worth.get(id, 0.0) for id in response.chosen)


def _reach(score: Score, by_id: dict[str, Ask]) -> tuple[float, float]:
    reaches = [reach for id in score.adds if (reach := by_id[id].range)]
    least, most = sum(one for one, _ in reaches), sum(one for _, one in reaches)
    share = len(reaches) if score.how is How.MEAN else 1
    return least / share, most / share
