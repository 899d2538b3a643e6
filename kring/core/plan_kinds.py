"""A kind of plan as a file on the shelf says it: its parts, what they ask in plain words, and what is looked after.

Everything of a plan is open at once and can be filled in any order, at the pace of whoever's plan it is. It knows no
kind by name; what follows from what was filled in is in `plans`.
"""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from kring.core.shelf import Key, Words, _Method, _only_once, _Part

Months = Annotated[int, Meta(ge=1, le=60)]


class Takes(StrEnum):
    """What a question takes for an answer: own words, people of the map, that something is arranged, hours a week.

    `consent`: whether others may read what somebody said of themselves; yes, no, or not asked.
    """

    WORDS = "words"
    PEOPLE = "people"
    ARRANGED = "arranged"
    HOURS = "hours"
    CONSENT = "consent"


class Of(StrEnum):
    """Who is asked: whose plan it is, whom it is with, or all together."""

    OWNER = "owner"
    OTHER = "other"
    ALL = "all"


class Holds(StrEnum):
    """What a part holds besides answers: tasks with who takes them over, what somebody is going to do, or the goals
    that run in the circle, which stand there once and are asked nowhere again (M15). Or what people said of themselves
    and agreed to show, of nobody else a word (R109).
    """

    TASKS = "tasks"
    GOALS = "goals"
    ACTIONS = "actions"
    AGREED = "agreed"


class Check(StrEnum):
    """What is looked after in a part: what nobody takes over, what nobody said yes to, what is not arranged yet …

    `other_people`: questions that must each name somebody else. `answered`: each question has an answer.
    `actions`: once anything in the plan is told, something is going to be done. `shared`: not only professionals do it.
    `load`: not one pair of shoulders carries most of it. `both`: of two people each has somebody who does something.
    """

    SUCCESSOR = "successor"
    AGREED = "agreed"
    ARRANGED = "arranged"
    ANSWERED = "answered"
    OTHER_PEOPLE = "other_people"
    ACTIONS = "actions"
    SHARED = "shared"
    LOAD = "load"
    BOTH = "both"


class Asked(_Part, frozen=True):
    """Whom a plan is with or about besides its owner. They `care_now`: then they cannot be who takes over."""

    text: Words
    care_now: bool = False
    most: Annotated[int, Meta(ge=1, le=40)] = 40


class Question(_Part, frozen=True):
    """One plain question; `of` is who answers it. With `each` everybody is asked whom that question names."""

    id: Key
    text: Words
    hint: Words | None = None
    takes: Takes = Takes.WORDS
    of: Of = Of.OWNER
    each: Key | None = None

    def __post_init__(self) -> None:
        if self.takes is Takes.CONSENT and self.each is None:
            raise ValueError(f"question {self.id} asks for consent, and of nobody")
        if self.each is not None and self.takes in (Takes.PEOPLE, Takes.ARRANGED):
            raise ValueError(f"question {self.id} is asked of each, and takes no words")


class Part(_Part, frozen=True):
    """A part of a plan with its picture; those with `big` are drawn as a poster. In one that `is_own` only who leads
    writes: these are their own questions (S06). In one of a `pair` what is agreed stands by who does it and for whom
    of the two it is (M29).
    """

    id: Key
    name: Words
    about: Words
    icon: Key
    ask: tuple[Question, ...] = ()
    holds: Holds | None = None
    check: tuple[Check, ...] = ()
    big: bool = False
    is_own: bool = False
    pair: bool = False

    def __post_init__(self) -> None:
        if not (self.ask or self.holds):
            raise ValueError(f"part {self.id} asks nothing and holds nothing")
        if Check.SUCCESSOR in self.check and self.holds is not Holds.TASKS:
            raise ValueError(f"part {self.id} looks after who takes over, and holds no tasks")
        naming = {one.id for one in self.ask if one.takes is Takes.PEOPLE}
        if lost := next((one for one in self.ask if one.each is not None and one.each not in naming), None):
            raise ValueError(f"question {lost.id} is of each of {lost.each}, which names nobody in part {self.id}")
        if self.pair and self.holds is not Holds.ACTIONS:
            raise ValueError(f"part {self.id} is for a pair, and holds no actions")


class PlanKind(_Method, frozen=True, tag="plan", tag_field="word"):
    """A kind of plan: it is looked at again every `review` months and ends, or begins anew, after `ends` months.

    `look_back`: who ends it says when one looks back (R027). `note` is for who guides, such as that it asks a training.
    `way` is the way of working that it is of: whoever begins it meets the rules of that one (R050), and it can be made
    by the routes of that one (M16).
    """

    icon: Key
    part: Annotated[tuple[Part, ...], Meta(min_length=1, max_length=16)]
    people: Asked | None = None
    review: Months | None = None
    ends: Months | None = None
    look_back: bool = False
    note: Words | None = None
    way: Key | None = None

    def __post_init__(self) -> None:
        _only_once("part", [part.id for part in self.part])
        _only_once("question", [question.id for part in self.part for question in part.ask])
        if any(part.pair for part in self.part) and (self.people is None or self.people.most != 1):
            raise ValueError(f"{self.id} has a part for a pair, and is not made with one other")


def part(kind: PlanKind, id: str) -> Part | None:
    """The part with this id, or nothing."""
    return next((one for one in kind.part if one.id == id), None)


def question(kind: PlanKind, id: str) -> Question | None:
    """The question with this id, whatever part it is in, or nothing."""
    return next((one for part in kind.part for one in part.ask if one.id == id), None)


def consenting(kind: PlanKind) -> Question | None:
    """The question with which everybody is asked whether others may read what they say of themselves, or nothing."""
    return next((one for part in kind.part for one in part.ask if one.takes is Takes.CONSENT), None)
