"""Walking a way of working with somebody: that it was begun, and each time through a step of it (F.3).

What a step is for is in the file of the way, and what a worker notes for themselves is beside the network. Here are the
owner's words, who was there, when, and how it went.
"""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from kring.core.kinds import Stage
from kring.core.network.values import Id, Line, Text, Value, When


class Trajectory(Value, frozen=True, tag="trajectory", tag_field="what"):
    """One walk through a way of working, in the `version` of its file with which it began.

    `people` of the map take part, `others` are named in words. `reason` is why it began although something spoke
    against it (R121). Once it `ended_on`, with what went `well` and `less_well`, one looks back on `look_back_on`
    (R027); without that day `no_look_back` says why. `overrides` are the rules that somebody decided otherwise of
    (R121), with the account that did so, as what, and when; why is the `reason`. `is_unread`: one meets in it without
    the file, and so who has not read anything yet sees that it runs (R094).
    """

    id: Id
    way: Id
    version: Annotated[int, Meta(ge=1)] = 1
    words: Line = ""
    people: tuple[Id, ...] = ()
    others: Line = ""
    reason: Text = ""
    began_on: When | None = None
    ended_on: When | None = None
    well: Text = ""
    less_well: Text = ""
    look_back_on: When | None = None
    no_look_back: Text = ""
    looked_back_on: When | None = None
    overrides: tuple[Line, ...] = ()
    overridden_by: Line = ""
    overridden_as: Line = ""
    overridden_on: When | None = None
    is_unread: bool = False


class Leg(Value, frozen=True, tag="leg", tag_field="what"):
    """One time through a step of a trajectory: whoever goes back, walks another leg.

    `words` are the owner's own. `people` and `others` were there. `on` is the day that was agreed for it, `reason` why
    it was passed over, begun early or left. `is_unread`: who guides comes without the file until it is done (R094).
    `roles` of the way were there. Its `overrides` are as those of a trajectory.
    """

    id: Id
    trajectory: Id
    step: Id
    state: Stage = Stage.RUNNING
    began_at: datetime | None = None
    on: When | None = None
    ended_on: When | None = None
    words: Text = ""
    people: tuple[Id, ...] = ()
    others: Line = ""
    reason: Text = ""
    is_unread: bool = False
    roles: tuple[Line, ...] = ()
    overrides: tuple[Line, ...] = ()
    overridden_by: Line = ""
    overridden_as: Line = ""
    overridden_on: When | None = None


class Charge(Value, frozen=True, tag="charge", tag_field="what"):
    """Who has a role of a trajectory, chosen by hand, from `since` to `until`.

    `user` is the account of somebody who has access here; of somebody outside Kring it is empty and `words` is their
    name. `is_trained` is that whoever chose saw that they learned what the way asks, which holds to `trained_until`;
    what an organisation noted is not told again. `overrides` are as those of a trajectory.
    """

    id: Id
    trajectory: Id
    role: Line
    user: Line = ""
    words: Line = ""
    since: When | None = None
    until: When | None = None
    is_trained: bool = False
    trained_until: When | None = None
    reason: Text = ""
    overrides: tuple[Line, ...] = ()
    overridden_by: Line = ""
    overridden_as: Line = ""
    overridden_on: When | None = None
