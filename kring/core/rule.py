"""A rule as a value: what it asks, when, of which facts, how firmly, what else there is and who may decide otherwise.

What can be evaluated from plain facts is a `Check` in the register; what needs more is a function in `coded`. Either
way the rule stands in the register once, and `rules` evaluates both.
"""

import difflib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final, Literal

from msgspec import Meta, Struct

from kring.core.network import Id
from kring.core.shelf import Words, _Part
from kring.core.vocabulary import Counted, Firm, Who

Status = Literal["works", "by hand", "not yet"]


class At(StrEnum):
    """When a rule is asked: what somebody is about to do."""

    MAP = "map"
    PLACE = "place"
    FAMILY = "family"
    GOAL = "goal"
    ACTION = "action"
    OUTCOME = "outcome"
    ROUND = "round"
    REQUEST = "request"
    BEGIN = "begin"
    STEP = "step"
    CLOSE = "close"
    ANSWER = "answer"
    FIELDWORK = "fieldwork"


class Fact(StrEnum):
    """Everything that a rule may be told, beside the numbers in `vocabulary.Counted`."""

    # what a network has, for rules that are code
    NETWORK = "network"
    GOAL = "goal"
    ACTION = "action"
    REQUEST = "request"
    TODAY = "today"
    BEGUN_ON = "begun_on"
    REVIEW_ON = "review_on"
    LAYOUT = "layout"
    MADE = "made"  # changes that are not kept yet
    WORDS = "words"
    AIM = "aim"
    ON = "on"
    IS_LEADING = "is_leading"
    IS_SAID = "is_said"
    SAID = "said"  # how heavy it was, the newest first
    # a way that somebody walks
    ASKED = "asked"  # the facts that were asked here: what nobody told of them does not fit
    WAY = "way"
    CODE = "code"  # of that way, for what only one asks
    STEP = "step"
    DONE = "done"
    PRESENT = "present"
    TRAINED = "trained"
    CHARGE = "charge"  # the one role of which it is asked who has it
    CAN_BE = "can_be"  # what that person can be in a way
    CARES = "cares"  # whether they give care here, and so have an interest in what comes of it
    TAKEN = "taken"  # how many have that role then already
    LAPSES = "lapses"  # whether what they learned holds no longer before they stop
    # plain facts, for rules that are data
    HAS_EARLIER_MAP = "has_earlier_map"
    HAS_NAMES = "has_names"
    HAS_AFTERCARE_DAY = "has_aftercare_day"
    KNOWS_LONELINESS = "knows_loneliness"
    WIDENS = "widens"
    HAS_NOW = "has_now"
    HAS_WISHED = "has_wished"
    HAS_IMPORTANCE = "has_importance"
    RUNG = "rung"
    IS_INSTRUCTED = "is_instructed"
    DECIDE = "decide"
    LOOKED_BACK = "looked_back"
    TAKES_OVER = "takes_over"
    HAS_QUESTIONS = "has_questions"
    LIMITS_AFTER_PRIVATE = "limits_after_private"
    ONLY_ASKS = "only_asks"
    HAD_MEETING = "had_meeting"
    HAS_TEAM_DAY = "has_team_day"
    HAS_FILE = "has_file"
    REGISTERS = "registers"
    IS_INHABITANT = "is_inhabitant"
    HAS_CONSENT = "has_consent"
    IS_KEPT_PRIVATE = "is_kept_private"
    IS_TRAINED = "is_trained"
    CASE_MANAGERS = "case_managers"
    CASE_GROUP = "case_group"
    TAKERS = "takers"
    COLLIDES = "collides"
    OUTSIDE_MONEY = "outside_money"
    IS_LAST_PHASE = "is_last_phase"
    HAS_SHARED_IDEA = "has_shared_idea"
    HAS_BACKUP = "has_backup"
    IS_MIXED = "is_mixed"
    OTHERS = "others"  # people on the map who are neither family nor there for their work
    HAS_CARE_PROVIDER = "has_care_provider"
    IS_ON_PAPER = "is_on_paper"
    IS_INDEPENDENT = "is_independent"
    HAS_MONEY = "has_money"
    IS_FELT_BY_SEVERAL = "is_felt_by_several"
    IS_PROBLEM_CLEAR = "is_problem_clear"
    HAS_ACTION_TEAM = "has_action_team"
    GUIDE_HEARD = "guide_heard"
    CLIENT_CHOSE = "client_chose"
    IS_PLAIN = "is_plain"
    NEEDS_SKILL = "needs_skill"
    CONSENTS = "consents"
    SAYS_WHO_READS = "says_who_reads"
    GUIDE_LEFT = "guide_left"
    HAS_CHILDREN = "has_children"
    CHILD_INVITED = "child_invited"
    HAS_ORDER = "has_order"
    HAS_ALARM = "has_alarm"
    HAS_COMMON = "has_common"
    IS_AGREED = "is_agreed"
    ALL_INVOLVED = "all_involved"
    TRIED_BEFORE = "tried_before"
    PRICE_IS_SHOWN = "price_is_shown"
    HELPERS_HELPED = "helpers_helped"
    VOLUNTEERS_LATER = "volunteers_later"
    HAS_FRONT_PAGE = "has_front_page"
    TALKED_AGAIN = "talked_again"
    RESIDENT_BEGINS = "resident_begins"


KNOWN: Final = frozenset((*map(str, Fact), *map(str, Counted)))
RuleId = Annotated[str, Meta(pattern=r"^R\d{3}$")]
Plain = bool | float | str
Facts = Mapping[Any, Any]  # by the names in `KNOWN`; `rules.evaluate` refuses any other


class Check(_Part, frozen=True):
    """A condition that a fact must meet, asked `at` a moment, where everything in `when` is so.

    One of five: a number from `least` to `most` with both ends (G21); one `among` words; `holds`, a yes or a no; a set
    that `has` all of some words, or `lacks` them all. What nobody told fits, unless it `is_asked` here. What only
    people can tell has a question, to `ask` at the threshold of a way that names the rule (`core/threshold.py`); it
    is known when the list of questions that `finds` it out was answered, and a way that opens that list begins unasked.
    """

    at: At
    fact: str
    least: float | None = None
    most: float | None = None
    among: tuple[str, ...] = ()
    holds: bool | None = None
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    when: dict[str, Plain] = {}
    is_asked: bool = False
    ask: Words | None = None
    finds: str = ""
    firm: Firm | None = None

    def __post_init__(self) -> None:
        for named in (self.fact, *self.when):
            if named not in KNOWN:
                near = difflib.get_close_matches(named, sorted(KNOWN), 1)
                raise ValueError(f"no fact is called {named!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
        kinds = (self.least is not None or self.most is not None, bool(self.among), self.holds is not None)
        if sum((*kinds, bool(self.has), bool(self.lacks))) != 1:
            raise ValueError(f"the check of {self.fact} asks one thing: least or most, among, holds, has or lacks")


class Rule(_Part, frozen=True):
    """What working with networks asks, in both languages, how firmly, and where Kring holds it.

    `instead` is what one can do when it stops or warns. `override` is who may decide otherwise when it stops, with a
    reason; of a right of the client that is nobody. A warning is passed by whoever meets it, with a reason. `told` is
    one line for a rule that nothing evaluates: why, and where somebody meets it.
    """

    nl: str
    en: str
    strength: Annotated[str, Meta(pattern=r"^[HWNI](/[HWNI])?$")]
    source: tuple[str, ...]
    acts: str
    status: Status
    test: str = ""
    instead: Words | None = None
    override: tuple[Who, ...] = ()
    check: tuple[Check, ...] = ()
    told: str = ""

    def __post_init__(self) -> None:
        if "/" in self.strength and any(one.firm is None for one in self.check):
            raise ValueError("a rule of two strengths says of each check how firm it is")

    @property
    def firm(self) -> Firm:
        """How firmly it is held where nothing else is said: the milder of two."""
        return Firm(self.strength[-1])


class Code(StrEnum):
    """Why a check, or a way of working, does not let something pass; a rule that is code has codes of its own."""

    OUTSIDE = "outside"
    NOT_TOLD = "not_told"
    NOT_SO = "not_so"
    ELSE = "else"
    MISSING = "missing"
    TOO_MANY = "too_many"
    UNTRAINED = "untrained"
    ABSENT = "absent"
    ELSEWHERE = "elsewhere"
    INTERESTED = "interested"
    FULL = "full"
    LAPSES = "lapses"
    NOT_OPEN = "not_open"


class Hint(Struct, frozen=True):
    """What a rule says of something: its number, why, about whom, and what to do instead.

    `instead` are words that can be taken over, such as the first of several parts. Of a fact, `given` is what it is
    and `least` and `most` what it should be; `named` are the roles, steps or words that it is about.
    """

    rule: str
    code: str
    people: tuple[Id, ...] = ()
    instead: tuple[str, ...] = ()
    stops: bool = False
    fact: str = ""
    given: Plain | None = None
    least: float | None = None
    most: float | None = None
    named: tuple[str, ...] = ()


class Finding(Struct, frozen=True):
    """What is found: the rule, how firmly, why, what the rule says, what there is instead, and who may override.

    `rule` is empty where only the way itself asks it. `ways` are the codes of kindred ways of working.
    """

    rule: str
    firm: Firm
    reason: Hint
    says: Words | None = None
    instead: Words | None = None
    ways: tuple[str, ...] = ()
    may_override: tuple[Who, ...] = ()


class Override(Struct, frozen=True):
    """That somebody decided otherwise: of which rule and why it was found, with their reason, as whom, and when."""

    rule: str
    code: str
    reason: str
    who: Who
    by: str
    on: date
    fact: str = ""
    named: tuple[str, ...] = ()
