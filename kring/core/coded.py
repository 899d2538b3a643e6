"""The rules that are code: which function answers when, and by the names of what it is given, from which facts.

Each answers a hint with the number of its rule, or nothing. A rule that plain facts can tell is data, in the register.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from kring.core import burden, findings, measures, plan_rules, relatives, reviews
from kring.core.changes import Change
from kring.core.method import Layout
from kring.core.network import Network, unplaced
from kring.core.rule import At, Hint


def generations(network: Network) -> Hint | None:
    """R033: three or four generations in a family drawing; before anybody is in it there is nothing to say."""
    found = relatives.rows(network)
    if not network.descents or relatives.FEWEST_ROWS <= found <= relatives.MOST_ROWS:
        return None
    return Hint("R033", "few" if found < relatives.FEWEST_ROWS else "many", given=found)


def asked_again(network: Network, today: date) -> Hint | None:
    """R004: who said no to a map is left in peace until the day that they named."""
    return None if reviews.may_ask(network.owner, today) else Hint("R004", "resting")


def reviewed(network: Network, review_on: date | None, today: date) -> Hint | None:
    """R006: the day has come on which to look at the map again; not of nobody, and not without a day."""
    is_due = bool(network.people) and review_on is not None and review_on <= today
    return Hint("R006", "review") if is_due else None


def begun(network: Network, begun_on: date, today: date) -> Hint | None:
    """R005: a map of a month without a wish of any kind is only a beginning; of nobody there is nothing to say."""
    is_bare = bool(network.people) and not network.wishes and (today - begun_on).days >= reviews.BEGINNING_DAYS
    return Hint("R005", "beginning") if is_bare else None


def nobody(network: Network) -> Hint | None:
    """R024: nobody on the list is no error: there is a talk about wishes, and about who was there before."""
    return Hint("R024", findings.Code.NOBODY) if findings.is_nobody(measures.graph_of(network)) else None


def waiting(network: Network, layout: Layout) -> Hint | None:
    """R036: whoever is on the list has a place in the drawing, or is left out on purpose."""
    found = tuple(one.id for one in unplaced(network, layout.id))
    return Hint("R036", "waiting", people=found) if found else None


def contradicts(network: Network, made: Sequence[Change]) -> Hint | None:
    """R034: what these changes would contradict in the family, such as somebody older than their parent."""
    first = next(iter(relatives.contradictions(network, made)), None)
    return Hint("R034", first.code, stops=True) if first else None


def heavier(said: tuple[burden.Said, ...]) -> Hint | None:
    """R110: it became heavier twice in a row, as it does without anybody noticing."""
    return Hint("R110", "grows") if burden.grows(said) else None


CODED: Final[tuple[tuple[At, Callable[..., Any]], ...]] = (
    (At.MAP, asked_again),
    (At.MAP, reviewed),
    (At.MAP, begun),
    (At.MAP, nobody),
    (At.PLACE, waiting),
    (At.FAMILY, generations),
    (At.FAMILY, contradicts),
    (At.ANSWER, heavier),
    (At.ACTION, plan_rules.waits),
    (At.ACTION, plan_rules.uncounted),
    (At.ACTION, plan_rules.small),
    (At.ACTION, plan_rules.once),
    (At.ACTION, plan_rules.wants),
    (At.ACTION, plan_rules.supports),
    (At.ACTION, plan_rules.needed),
    (At.ACTION, plan_rules.has_all),
    (At.ACTION, plan_rules.pace),
    (At.OUTCOME, plan_rules.smaller),
    (At.OUTCOME, plan_rules.celebrate),
    (At.ROUND, plan_rules.looked_back),
    (At.GOAL, plan_rules.uncounted),
    (At.GOAL, plan_rules.role),
    (At.GOAL, plan_rules.ladder),
    (At.GOAL, plan_rules.before_service),
    (At.GOAL, plan_rules.has_kind),
    (At.GOAL, plan_rules.looks_back),
    (At.GOAL, plan_rules.motive),
    (At.GOAL, plan_rules.works_first),
    (At.CLOSE, plan_rules.aftercare),
    (At.REQUEST, plan_rules.behind),
    (At.REQUEST, plan_rules.back),
    (At.REQUEST, plan_rules.clear),
    (At.REQUEST, plan_rules.practised),
    (At.REQUEST, plan_rules.balance),
)
