"""A list of questions as a file on the shelf says it: what is asked, in which order, what is added up, what that means.

It knows no list by name. What somebody answered, and what is asked of them next, is in `responses`;
what the answers add up to is in `scores`. A text beside a score is neutral: it decides and diagnoses nothing.
"""

from enum import StrEnum
from typing import Annotated, Final

from msgspec import Meta

from kring.core.shelf import Finite, Key, Said, Words, _Method, _only_once, _Part

YES: Final = "yes"
NO: Final = "no"
Sure = Annotated[int, Meta(ge=1, le=60)]
Rung = Annotated[int, Meta(ge=-100, le=100)]  # of a scale: each is a button on a page


class Takes(StrEnum):
    """What a question takes for an answer."""

    YES_NO = "yes-no"
    SCALE = "scale"
    CHOICE = "choice"
    SEVERAL = "several"
    WORDS = "words"
    PEOPLE = "people"


class Aspect(StrEnum):
    """What a scale is asked of: how it is, how it should be, and how much that matters (M05, M07)."""

    NOW = "now"
    WISH = "wish"
    WEIGHT = "weight"


class Mode(StrEnum):
    """How questions can be asked: with cards on the table, in a fixed order, over several talks, alone, at the door,
    as a list to tick, by three parties, or once more later."""

    CARDS = "cards"
    PROTOCOL = "protocol"
    TALKS = "talks"
    ALONE = "alone"
    DOOR = "door"
    CHECKLIST = "checklist"
    THREE = "three"
    AGAIN = "again"


class How(StrEnum):
    """How answers are added up: their sum, their mean, or how many are a yes."""

    SUM = "sum"
    MEAN = "mean"
    COUNT = "count"


class Option(_Part, frozen=True):
    """One of the answers to choose from, and what it counts for."""

    id: Key
    text: Words
    points: Finite | None = None


class Gate(_Part, frozen=True):
    """When a question is asked: after one of these answers to an earlier one, or a number between these."""

    ask: Key
    among: Annotated[tuple[Key, ...], Meta(max_length=400)] = ()
    at_least: Finite | None = None
    at_most: Finite | None = None

    def __post_init__(self) -> None:
        if not self.among and self.at_least is None and self.at_most is None:
            raise ValueError(
                f"a question after {self.ask!r} says not after which answer: give among, at_least or at_most"
            )


class Ask(_Part, frozen=True):
    """One question, with the same in easy words and a picture.

    A scale runs from `least` to `most` and is asked of each aspect; `rung` says each step of it.
    """

    id: Key
    text: Words
    takes: Takes = Takes.WORDS
    easy: Words | None = None
    hint: Words | None = None
    icon: Key | None = None
    topic: Key | None = None
    option: Annotated[tuple[Option, ...], Meta(max_length=400)] = ()
    least: Rung = 1
    most: Rung = 5
    low: Words | None = None
    high: Words | None = None
    rung: tuple[Words, ...] = ()
    aspect: tuple[Aspect, ...] = (Aspect.NOW,)
    gate: Gate | None = None

    def __post_init__(self) -> None:
        chooses = self.takes in (Takes.CHOICE, Takes.SEVERAL)
        if chooses is not bool(self.option):
            raise ValueError(f"question {self.id}: only a choice has options, and it has some")
        _only_once("option", [one.id for one in self.option])
        if self.rung and len(self.rung) != self.most - self.least + 1:
            raise ValueError(f"question {self.id}: {len(self.rung)} rungs for a scale of {self.least} to {self.most}")
        if not self.least < self.most:
            raise ValueError(f"question {self.id}: the scale ends ({self.most}) before it begins ({self.least})")
        if self.takes is not Takes.SCALE and self.aspect != (Aspect.NOW,):
            raise ValueError(f"question {self.id}: only a scale is asked of more than how it is now")

    @property
    def range(self) -> tuple[float, float] | None:
        """The least and the most that an answer counts for; nothing where answers do not count."""
        if self.takes is Takes.SCALE:
            return (float(self.least), float(self.most))
        if self.takes is Takes.YES_NO:
            return (0.0, 1.0)
        points = [one.points for one in self.option if one.points is not None]
        if not points or len(points) < len(self.option):
            return None
        return (min(points), max(points)) if self.takes is Takes.CHOICE else (0.0, sum(max(0.0, one) for one in points))


class Topic(_Part, frozen=True):
    """Under what questions stand together."""

    id: Key
    name: Words
    icon: Key | None = None


class Band(_Part, frozen=True):
    """What is said of a score from `at_least` on: neutral words, and ways that may fit then."""

    at_least: Finite
    name: Words
    about: Words
    ways: tuple[Annotated[str, Meta(pattern=r"^[MKSTCX]\d{1,2}$")], ...] = ()


class Score(_Part, frozen=True):
    """What answers add up to. `turned` count the other way round; up to `lacking` may stay open (a mean only)."""

    id: Key
    name: Words
    adds: Annotated[tuple[Key, ...], Meta(min_length=1, max_length=120)]
    how: How = How.SUM
    turned: Annotated[tuple[Key, ...], Meta(max_length=120)] = ()
    lacking: int = 0
    band: Annotated[tuple[Band, ...], Meta(max_length=30)] = ()

    def __post_init__(self) -> None:
        begins = [one.at_least for one in self.band]
        if begins != sorted(set(begins)):
            raise ValueError(f"score {self.id}: each band begins above the one before it")
        if self.lacking and self.how is not How.MEAN:
            raise ValueError(f"score {self.id}: only a mean can do without an answer")
        if left := [one for one in self.turned if one not in self.adds]:
            raise ValueError(f"score {self.id}: turns {left[0]!r}, and does not add it up")


class Case(_Part, frozen=True):
    """A case that must hold: after these answers (a number, an option, yes or no) these scores, bands and questions.

    `open` are the questions that are still asked; only they, when any is named.
    """

    given: dict[Key, Finite | str]
    scores: dict[Key, Finite] = {}
    bands: dict[Key, int] = {}
    open: tuple[Key, ...] | None = None
    refused: tuple[Key, ...] = ()


class Questions(_Method, frozen=True, tag="questions", tag_field="word"):
    """A list of questions. In a `fixed` order none is passed over in silence; `again` is after how many months to ask
    once more. As a `wheel` its scales are drawn in one round (T04). What is `hers` is only for who answers (R109).
    `own` says that it is no test of anybody else's (G15).
    """

    icon: Key
    mode: Annotated[tuple[Mode, ...], Meta(min_length=1)]
    ask: Annotated[tuple[Ask, ...], Meta(min_length=1, max_length=120)]
    topic: Annotated[tuple[Topic, ...], Meta(max_length=120)] = ()
    score: Annotated[tuple[Score, ...], Meta(max_length=60)] = ()
    fixed: bool = False
    hers: bool = False
    wheel: bool = False
    own: bool = True
    again: tuple[Sure, ...] = ()
    first: Words | None = None
    say: Said | None = None
    example: Annotated[tuple[Case, ...], Meta(max_length=100)] = ()

    def __post_init__(self) -> None:
        ids = [one.id for one in self.ask]
        for what, named in (("question", ids), ("topic", [one.id for one in self.topic])):
            _only_once(what, named)
        _only_once("score", [one.id for one in self.score])
        topics = {one.id for one in self.topic}
        for place, one in enumerate(self.ask):
            if one.topic is not None and one.topic not in topics:
                raise ValueError(f"question {one.id}: no topic is called {one.topic!r}")
            if one.gate and one.gate.ask not in ids[:place]:
                raise ValueError(f"question {one.id}: comes after {one.gate.ask!r}, which is not asked before it")
        ends = {(one.least, one.most) for one in self.ask if one.takes is Takes.SCALE}
        if self.wheel and len(ends) != 1:
            raise ValueError("a wheel has scales that all run from the same number to the same")
        by_id = {one.id: one for one in self.ask}
        for score in self.score:
            _adds_up(score, by_id)


PARTS: Final = (Option, Gate, Ask, Topic, Band, Score, Case, Questions)


def _adds_up(score: Score, by_id: dict[str, Ask]) -> None:
    for id in score.adds:
        if id not in by_id:
            raise ValueError(f"score {score.id}: no question is called {id!r}")
        if by_id[id].range is None:
            raise ValueError(f"score {score.id}: the answer to {id!r} counts for nothing")
        if score.how is How.COUNT and by_id[id].takes is not Takes.YES_NO:
            raise ValueError(f"score {score.id}: counts yes, and {id!r} is answered otherwise")


def ask(questions: Questions, id: str) -> Ask | None:
    """The question with this id, or nothing."""
    return next((one for one in questions.ask if one.id == id), None)
