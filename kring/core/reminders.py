"""What there is to bring up about a plan: few things, each because its day came, and nothing that rests (R004, R029).

It is no list of what somebody should have done. What nobody gave a day is never brought up.
"""

from datetime import date

from msgspec import Struct

from kring.core import actions, plans
from kring.core.network import Action, Goal, Id, Network, Plan


class Due(Struct, frozen=True):
    """Steps of which nobody told how they went, those of the coming week, goals and plans to look at again, and plans
    for which one meets this week.
    """

    untold: tuple[Action, ...] = ()
    coming: tuple[Action, ...] = ()
    goals: tuple[Goal, ...] = ()
    plans: tuple[Plan, ...] = ()
    evenings: tuple[Plan, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to bring up."""
        return not (self.untold or self.coming or self.goals or self.plans or self.evenings)


def of_person(network: Network, person: Id, today: date) -> tuple[Action, ...]:
    """What there is to bring up to somebody else on the map: what they agreed to do this week, and what they said to
    ask about and of which nobody told yet how it went. Nothing of what is between others.
    """
    found = due(network, today)
    own = tuple(one for one in found.coming if one.by == person)
    return own + tuple(one for one in found.untold if one.checks == person)


def due(network: Network, today: date) -> Due:
    """What there is to bring up on a day. Of a goal that rests nothing is, also no step of the coming week."""
    resting = {one.id for one in network.goals.values() if actions.is_resting(one, today)}
    coming = tuple(one for one in actions.week(network, today).coming if one.goal not in resting)
    looks = actions.to_look_back(network, today)
    evenings = tuple(one for one, _ in plans.evenings(network, today))
    return Due(actions.to_tell(network, today), coming, looks, plans.to_review(network, today), evenings)
