"""What somebody does with what the picture shows: which actions run, which wait, and what came of them.

Who chose a fourth action finds it waiting in a row, so nobody ever has more than `MOST` at once (R007). What
somebody else does is an agreement, beside what the owner does. There is no target, and nothing is a failure.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from kring.core import days, names
from kring.core.network import Action, Goal, Id, Network, Outcome, Reply, Request, When, Wish

MOST: Final = 3  # actions that run at once (R007, C4)
WEEK: Final = timedelta(days=7)


class Table(Struct, frozen=True):
    """Everything that stands on the plan, each in its own order."""

    running: tuple[Action, ...] = ()
    waiting: tuple[Action, ...] = ()
    agreed: tuple[Action, ...] = ()
    later: tuple[Action, ...] = ()
    worked: tuple[Action, ...] = ()
    past: tuple[Action, ...] = ()
    goals: tuple[Goal, ...] = ()
    reached: tuple[Goal, ...] = ()
    loose: tuple[Wish, ...] = ()


class Week(Struct, frozen=True):
    """A quiet look at a week: what worked in the last seven days, what there is to do in the next, who answered."""

    worked: tuple[Action, ...] = ()
    coming: tuple[Action, ...] = ()
    answered: tuple[Request, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.worked or self.coming or self.answered)


def table(network: Network) -> Table:
    """The plan in its parts. Running are the first `MOST` of those chosen, in the order in which they were; whoever
    is first in the row moves up as soon as one ends. What worked comes newest first.
    """
    actions = sorted(network.actions.values(), key=_rank)
    own = [one for one in actions if one.is_chosen and one.outcome is None and is_own(network, one)]
    past = sorted((one for one in actions if one.outcome is not None), key=_ended, reverse=True)
    goals = list(network.goals.values())
    begun = {one.wish for one in goals}
    return Table(
        running=tuple(own[:MOST]),
        waiting=tuple(own[MOST:]),
        agreed=tuple(one for one in actions if one.is_chosen and one.outcome is None and not is_own(network, one)),
        later=tuple(one for one in actions if not one.is_chosen and one.outcome is None),
        worked=tuple(one for one in past if one.outcome is Outcome.DONE),
        past=tuple(one for one in past if one.outcome is not Outcome.DONE),
        goals=tuple(one for one in goals if one.ended_on is None),
        reached=tuple(one for one in goals if one.ended_on is not None),
        loose=tuple(one for one in network.wishes.values() if one.id not in begun),
    )


def is_own(network: Network, action: Action) -> bool:
    """Whether the owner does it: so it is when nobody is said, and when whoever was said is not there any more."""
    return action.by not in network.people


def next_rank(network: Network) -> float:
    """The place at the end of the row for what is chosen now."""
    return max((one.rank for one in network.actions.values()), default=0.0) + 1


def first_rank(network: Network) -> float:
    """The place before all others in the row."""
    return min((one.rank for one in network.actions.values()), default=1.0) - 1


def of_goal(network: Network, goal: Id) -> tuple[Action, ...]:
    """The actions of a goal, in their order."""
    return tuple(sorted((one for one in network.actions.values() if one.goal == goal), key=_rank))


def of_person(network: Network, person: Id) -> tuple[Action, ...]:
    """What is still to be done with somebody or by them, in the order of the row."""
    found = (one for one in network.actions.values() if one.outcome is None and person in (one.by, *one.people))
    return tuple(sorted(found, key=_rank))


def smaller(network: Network, action: Id) -> Action | None:
    """The smaller step that came after an action, the newest when there are more."""
    found = [one for one in network.actions.values() if one.after == action]
    return max(found, key=_rank) if found else None


def is_resting(goal: Goal, today: date) -> bool:
    """Whether somebody said "not now": until that day nobody brings the goal up (R004)."""
    return goal.not_before is not None and today < days.first(goal.not_before)


def to_tell(network: Network, today: date) -> tuple[Action, ...]:
    """Actions whose day is over and of which nobody told how it went (R013), the oldest first. Those of a goal that
    rests are left in peace.
    """
    resting = {one.id for one in network.goals.values() if is_resting(one, today)}
    due = [
        one
        for one in network.actions.values()
        if one.is_chosen and one.outcome is None and one.goal not in resting and one.on and days.last(one.on) < today
    ]
    return tuple(sorted(due, key=lambda one: (days.last(one.on) if one.on else today, one.rank)))


def to_look_back(network: Network, today: date) -> tuple[Goal, ...]:
    """Goals that were ended, whose day to look back has come, and on which nobody did yet (R027)."""
    ended = [one for one in network.goals.values() if one.ended_on is not None]
    due = (one for one in ended if one.look_back_on and days.first(one.look_back_on) <= today)
    return tuple(one for one in due if one.looked_back_on is None)


def week(network: Network, today: date) -> Week:
    """What worked in the last seven days, what is on a day of the next seven (by day), and who answered."""
    actions = sorted(network.actions.values(), key=_rank)
    dated = sorted((days.first(one.on), n, one) for n, one in enumerate(actions) if one.on)
    return Week(
        worked=tuple(one for one in actions if one.outcome is Outcome.DONE and _is_within(one.ended_on, today)),
        coming=tuple(
            one for day, _, one in dated if one.is_chosen and one.outcome is None and today <= day < today + WEEK
        ),
        answered=tuple(one for one in network.requests.values() if _is_within(one.replied_on, today)),
    )


def open_requests(network: Network) -> tuple[Request, ...]:
    """The requests for help that are not over: asked or about to be, and answered without a thank you."""
    return tuple(one for one in network.requests.values() if not one.is_over)


def is_confirmed(network: Network, action: Action) -> bool:
    """Whether who does it said yes themselves: it was told so, or they answered a question in the same words (R092)."""
    if action.is_confirmed:
        return True
    said = (one for one in network.requests.values() if one.reply is Reply.YES and action.by in one.people)
    return any(_folded(one.words) == _folded(action.words) for one in said)


def alike(words: str, others: Iterable[Action]) -> Action | None:
    """An action among others that says the same, whatever its capitals, accents and signs."""
    said = _folded(words)
    return next((one for one in others if _folded(one.words) == said), None)


def _folded(words: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in names.folded(words)).split())


def _rank(action: Action) -> tuple[float, str]:
    return action.rank, action.id


def _ended(action: Action) -> tuple[date, float]:
    return (days.first(action.ended_on) if action.ended_on else date.min), action.rank


def _is_within(when: When | None, today: date) -> bool:
    return when is not None and today - WEEK < days.first(when) <= today
