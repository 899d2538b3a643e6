"""A way of working as a value: what it is for, for whom, who does what, in which steps, within which numbers.

These are the words for every method of the library. A need that none of them covers becomes
a word for all; there is no word for one method alone. What they ask of facts is in `fitting`.
"""

from collections.abc import Iterable
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from kring.core.rule import RuleId
from kring.core.shelf import Finite, Key, Said, Words, _Method, _only_once, _Part
from kring.core.vocabulary import (
    Cost,
    Counted,
    Does,
    Evidence,
    Firm,
    Goal,
    Group,
    Has,
    Kind,
    Loneliness,
    Order,
    Presence,
    Sign,
    Takes,
    Theme,
    Tool,
    Training,
    Who,
)

Text = Annotated[str, Meta(min_length=1, max_length=1500, pattern=r"\S")]
Code = Annotated[str, Meta(pattern=r"^[MXCSKTO]\d{2}$|^C\d$")]


class Told(_Part, frozen=True):
    """A few sentences, in both languages."""

    nl: Text
    en: Text


class Role(_Part, frozen=True):
    """Somebody who takes part: what is asked of them, how many there are, what they learn first (asked by `rule`).

    `learned` is that course as an organisation notes it: with it Kring knows who may carry this out.
    """

    id: Key
    who: Who
    name: Words
    does: Told
    presence: Presence = Presence.MUST
    least: int | None = None
    most: int | None = None
    training: Training = Training.UNSAID
    course: Words | None = None
    learned: Key | None = None
    is_independent: bool = False
    rule: RuleId | None = None

    def __post_init__(self) -> None:
        _ordered(f"role {self.id}", self.least, self.most)


Asked = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{0,59}(:[a-z][a-z0-9-]{0,59})?$")]


class Phase(_Part, frozen=True):
    """A part of the way with a name of its own, in which steps lie."""

    id: Key
    name: Words


class Need(_Part, frozen=True):
    """What there must be before a step is begun, or with `to_end` before it is done, and how firmly.

    `of` is what it is asked of: a list of questions, a card, or a question of a plan with its plan
    (`care-scan:needs`); `why` says it in the words of the way.
    """

    has: Has
    why: Words
    firm: Firm = Firm.WARNS
    of: Asked | None = None
    to_end: bool = False
    rule: RuleId | None = None


class Step(_Part, frozen=True):
    """One thing that is done. `after` is its gate, `beside` what may run at the same time, `absent` who stays away.

    `why` it is done, `about` what one does, `say` a first sentence. `works_in` is what opens for it in Kring, `opens`
    the layout, the plan, the questions or the cards on the shelf, `asks_own` a list of questions that an organisation
    took in itself, found with the organisation of the circle; a step with none is done outside Kring. Who guides
    an `is_unread` step comes without the file (R094). `rule` is what keeps people away or things before it.
    """

    id: Key
    name: Words
    does: tuple[Does, ...] = ()
    why: Told | None = None
    about: Told | None = None
    say: Told | None = None
    phase: Key | None = None
    works_in: tuple[Tool, ...] = ()
    opens: Key | None = None
    asks_own: Key | None = None
    need: tuple[Need, ...] = ()
    after: tuple[Key, ...] = ()
    beside: tuple[Key, ...] = ()
    absent: tuple[Key, ...] = ()
    is_optional: bool = False
    is_repeatable: bool = False
    rule: RuleId | None = None
    is_unread: bool = False

    @property
    def is_outside(self) -> bool:
        """Whether Kring does nothing in it but keep when, with whom and how it went.

        Where one comes without the file, it is Kring that keeps the file shut (R094).
        """
        return not self.works_in and self.opens is None and self.asks_own is None and not self.is_unread


class Side(_Part, frozen=True):
    """Something that stands beside another instead of after it: a route, a track, a form, a site."""

    id: Key
    name: Words
    about: Told


class Number(_Part, frozen=True):
    """A size, a count, a duration or a window; `usual` is the average, and is no limit. `of` is a role or a step."""

    counts: Counted
    least: Finite | None = None
    most: Finite | None = None
    usual: Finite | None = None
    firm: Firm = Firm.TELLS
    of: Key | None = None
    rule: RuleId | None = None

    def __post_init__(self) -> None:
        if self.least is self.most is self.usual is None:
            raise ValueError(f"the number of {self.counts} says nothing: give it least, most or usual")
        _ordered(f"the number of {self.counts}", self.least, self.most)


class Time(_Part, frozen=True):
    """How long it takes: as one of the spans, and in words."""

    takes: Takes
    about: Told


class Money(_Part, frozen=True):
    """What it costs: as a kind, and in words."""

    cost: Cost
    about: Told


class Learning(_Part, frozen=True):
    """What has to be learned first: how firmly, and in words."""

    training: Training
    about: Told


class Proof(_Part, frozen=True):
    """What is known of it working, and whether the database of social interventions describes it."""

    evidence: Evidence
    about: Told
    in_database: bool = False


class Reading(_Part, frozen=True):
    """Where to read on, and in which year it was named: what was true then may be gone.

    `at` is the line of the handbook that names it, as `002:117`, so that whoever checks Kring finds it back.
    """

    kind: Kind
    title: Said
    year: Annotated[int, Meta(ge=1900, le=2100)] | None = None
    named: Annotated[int, Meta(ge=2000, le=2100)] = 2014
    at: Annotated[str, Meta(pattern=r"^[0-9]{3}:[0-9]{1,5}$")] | None = None


class Suits(_Part, frozen=True):
    """What the finder weighs beside the goals: kinds of loneliness, and what a map shows."""

    loneliness: tuple[Loneliness, ...] = ()
    signs: tuple[Sign, ...] = ()


class Case(_Part, frozen=True):
    """A case that must hold, of one of three kinds.

    With `given`, `outside` are the numbers that it does not fit. With `role`, `may` says whether
    that role may be there in `step`. With `done`, `may` says whether `step` is open by then.
    """

    given: dict[Counted, Finite] = {}
    outside: tuple[Counted, ...] = ()
    step: Key | None = None
    role: Key | None = None
    done: tuple[Key, ...] | None = None
    may: bool | None = None

    def __post_init__(self) -> None:
        kinds = [bool(self.given), self.role is not None, self.done is not None]
        if sum(kinds) != 1 or (self.may is None) is not bool(self.given) or (self.step is None) is not bool(self.given):
            raise ValueError("an example has numbers given, or a step with a role or what was done, and may or may not")


class Way(_Method, frozen=True, tag="way", tag_field="word"):
    """One way of working, readable from the first line to the last. `code` is its place in the register of works.

    Who takes part, time, money, learning and proof are left out where a source tells only what it is: then it
    is read and never proposed. `kring` is what Kring does of it, in words beside the register's.
    """

    code: Code
    theme: Theme
    about: Told
    goals: Annotated[tuple[Goal, ...], Meta(min_length=1)]
    groups: Annotated[tuple[Group, ...], Meta(min_length=1)]
    whom: Told
    by: Told | None = None
    role: tuple[Role, ...] = ()
    time: Time | None = None
    money: Money | None = None
    learning: Learning | None = None
    proof: Proof | None = None
    kring: Told | None = None
    step: tuple[Step, ...] = ()
    phase: tuple[Phase, ...] = ()
    side: tuple[Side, ...] = ()
    order: Order = Order.FIXED
    number: tuple[Number, ...] = ()
    rules: tuple[RuleId, ...] = ()
    results: tuple[Words, ...] = ()
    mind: Told | None = None
    ours: Told | None = None
    suits: Suits = Suits()
    kin: tuple[Code, ...] = ()
    also: tuple[Said, ...] = ()
    reading: tuple[Reading, ...] = ()
    example: tuple[Case, ...] = ()

    def __post_init__(self) -> None:
        ids = {
            "role": [one.id for one in self.role],
            "phase": [one.id for one in self.phase],
            "side": [one.id for one in self.side],
            "step": [one.id for one in self.step],
        }
        for what, named in ids.items():
            _only_once(what, named)
        for step in self.step:
            _known("step", (*step.after, *step.beside), ids["step"])
            _known("role", step.absent, ids["role"])
            _known("phase", (step.phase,), ids["phase"])
        for case in self.example:
            _known("step", (case.step, *(case.done or ())), ids["step"])
            _known("role", (case.role,), ids["role"])
        for number in self.number:
            _known("role or step", (number.of,), ids["role"] + ids["step"])
        if not self.step and not self.side:
            raise ValueError("there is neither a step nor a side: what does one do?")

    @property
    def is_worked_out(self) -> bool:
        """Whether it says all that somebody needs who would carry it out."""
        return bool(self.role and self.by and self.time and self.money and self.learning and self.proof)

    @property
    def who(self) -> frozenset[Who]:
        """Who takes part."""
        return frozenset(role.who for role in self.role if role.presence is not Presence.NOT)


PARTS: Final[tuple[type[Struct], ...]] = (
    *(Told, Role, Phase, Need, Step, Side, Number, Time, Money, Learning, Proof, Reading, Suits, Case, Way),
)


def _known(what: str, named: Iterable[str | None], ids: list[str]) -> None:
    for id in named:
        if id is not None and id not in ids:
            raise ValueError(f"no {what} is called {id!r}; there are {', '.join(ids) or 'none'}")


def _ordered(what: str, least: float | None, most: float | None) -> None:
    if least is not None and most is not None and least > most:
        raise ValueError(f"{what}: the least ({least:g}) is more than the most ({most:g})")


def converted(data: object) -> Way:
    """A way of working from the plain data of its file. Raises `msgspec.ValidationError` with the place."""
    return msgspec.convert(data, Way)
