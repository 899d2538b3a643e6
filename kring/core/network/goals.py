"""What the owner does with what the picture shows: goals, actions, and requests for help (PC7, PC9, C4).

Each speaks of people by their ids. What a goal, an action and a request have to do with each other is an id
as well; one that is nobody's any more says nothing.
"""

from typing import Annotated

from msgspec import Meta

from kring.core.kinds import Beginning, Carrier, Dimension, Function, Outcome, Perspective, Reply, Support
from kring.core.network.values import Frequency, Id, Line, Text, Value, When

Words = Annotated[str, Meta(min_length=1, max_length=20_000, pattern=r"\S")]


class Goal(Value, frozen=True, tag="goal", tag_field="what"):
    """What the owner wants to reach, what works already (R129), and how much they want it (PC10).

    `gap` is what the picture showed that it began with, as `core/findings.py` calls it.
    Before `not_before` nobody brings it up. The four rungs of the ladder say where was looked and what was
    found, `skipped` why one was not (T02). On `look_back_on` one looks back on what was reached (R027), and
    `looked_back_on` says that this was done. `perspective` is what it is about (T19), `function` what a network gives.
    """

    id: Id
    words: Words
    began_as: Beginning = Beginning.WISH
    wish: Id | None = None
    gap: Line = ""
    perspective: Perspective | None = None
    function: Function | None = None
    domain: Line = ""
    dimension: Dimension | None = None
    role: Line = ""
    people: tuple[Id, ...] = ()
    works: Text = ""
    wanted: Annotated[int, Meta(ge=0, le=10)] | None = None
    hesitation: Text = ""
    not_before: When | None = None
    rung_own: Text = ""
    rung_network: Text = ""
    rung_general: Text = ""
    rung_individual: Text = ""
    skipped: Text = ""
    ended_on: When | None = None
    look_back_on: When | None = None
    looked_back_on: When | None = None


class Action(Value, frozen=True, tag="action", tag_field="what"):
    """One small thing to do: what, by whom, with whom, where and when, and what if it does not work (R011).

    Nobody in `by` is the owner: the client first. One that is not chosen is an idea for later. `after` is the
    action of which this is the smaller step (R012), `card` the idea it came from, `reason` why it is so all the
    same. What somebody else does is an agreement, that they confirm themselves; whoever `checks` asks how it goes
    (R092). `plan` is the plan that it belongs to. What comes back does so with a `frequency`, `until` a day (M15).
    """

    id: Id
    words: Words
    goal: Id | None = None
    plan: Id | None = None
    by: Id | None = None
    checks: Id | None = None
    people: tuple[Id, ...] = ()
    where: Line = ""
    on: When | None = None
    moment: Line = ""
    frequency: Frequency | None = None
    until: When | None = None
    otherwise: Text = ""
    reason: Text = ""
    card: Id | None = None
    after: Id | None = None
    rank: float = 0.0
    is_chosen: bool = False
    is_confirmed: bool = False
    outcome: Outcome | None = None
    ended_on: When | None = None
    well: Text = ""
    less_well: Text = ""
    is_thanked: bool = False


class Request(Value, frozen=True, tag="request", tag_field="what"):
    """Help that is asked of somebody: what for, what may be behind it, what to do back, and the sentence itself.

    What is behind it is the owner's alone: whoever is asked reads the sentence and nothing else. It may ask for a yes
    to an `action`, a `task` or a `success`: that yes then counts there by itself.
    """

    id: Id
    words: Words
    support: Support | None = None
    people: tuple[Id, ...] = ()
    goal: Id | None = None
    action: Id | None = None
    task: Id | None = None
    success: Id | None = None
    behind: Text = ""
    back: Text = ""
    sentence: Text = ""
    carrier: Carrier | None = None
    asked_on: When | None = None
    reply: Reply | None = None
    reply_words: Line = ""
    replied_on: When | None = None
    is_thanked: bool = False
    is_over: bool = False
