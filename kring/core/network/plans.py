"""Whole plans of a kind that stands on the shelf: what is told in them, part by part (PA).

What a plan asks is in its file; here is what was answered. Each speaks of its plan by the id, and of people by theirs.
One whose plan is not there any more says nothing.
"""

from typing import Annotated

from msgspec import Meta

from kring.core.network.goals import Words
from kring.core.network.values import Id, Line, Text, Value, When

Day = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d$")]


class Plan(Value, frozen=True, tag="plan", tag_field="what"):
    """A plan of one kind: whom it is with or about, which parts are done, and its days.

    On `review_on` it is looked at again; until `until` it runs. Once it `ended_on`, one looks back on `look_back_on`
    (R027), and `looked_back_on` says that this was done. `side` is by which route it is made, as the way of working
    calls it, and `evenings` are the days on which one meets for it (M16).
    """

    id: Id
    kind: Id
    words: Line = ""
    people: tuple[Id, ...] = ()
    done: tuple[Id, ...] = ()
    began_on: When | None = None
    review_on: When | None = None
    until: When | None = None
    ended_on: When | None = None
    look_back_on: When | None = None
    looked_back_on: When | None = None
    side: Line = ""
    evenings: Annotated[tuple[Day, ...], Meta(max_length=12)] = ()


class Passage(Value, frozen=True, tag="passage", tag_field="what"):
    """What was answered to one question of a plan: in words, with people, or that it is arranged.

    What `is_theirs` somebody says of themselves, who is then the one of its `people`: others read it once that person
    said yes (R109). Whether they did `is_agreed`, with the day and the user who asked; empty is that nobody asked.
    What they would rather not say `is_unsaid`: an answer without words.
    """

    id: Id
    plan: Id
    ask: Id
    words: Text = ""
    people: tuple[Id, ...] = ()
    is_arranged: bool | None = None
    is_theirs: bool = False
    is_agreed: bool | None = None
    asked_on: When | None = None
    asked_by: Line = ""
    is_unsaid: bool = False


class Task(Value, frozen=True, tag="task", tag_field="what"):
    """What somebody does in a life, and who takes it over when they no longer can (M16).

    Nobody in `by` is the owner. That whoever is `next` was asked and wants to is `is_agreed`.
    """

    id: Id
    plan: Id
    part: Id
    words: Words
    by: Id | None = None
    next: Id | None = None
    often: Line = ""
    is_agreed: bool = False


class Evaluation(Value, frozen=True, tag="evaluation", tag_field="what"):
    """One look at a plan on a day: what goes well, what gives concern, and what is agreed anew."""

    id: Id
    plan: Id
    on: When
    well: Text = ""
    concerns: Text = ""
    agreed: Text = ""
