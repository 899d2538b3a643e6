"""What working with a plan asks of whoever makes it: each rule a pure function that answers a hint, or nothing.

A hint has the number of its rule, a code for its sentence and what to do instead. One that `stops` is no advice:
it is not kept so. Nothing here counts people towards a number (R016), and no setback is a failure (R012).
"""

import re
from datetime import date, timedelta
from typing import Final

from kring.core import actions, days, names
from kring.core.network import Action, Category, Direction, Goal, Id, Network, Outcome, Request, Sort, When, Willing
from kring.core.rule import Hint

PARTS: Final = 3  # more parts than this, and an action is cut (PC9)
SOON: Final = timedelta(weeks=2)  # further away than this, and a first step comes before it (PC9)
LONG: Final = 140  # letters; who needs more tells of several actions
HARDLY: Final = 3  # of ten: who wants it no more than this, talks first (PC10)


_CUTS: Final = re.compile(r"\s*(?:[;\n]|, | en dan | en daarna | and then |\. )\s*", re.IGNORECASE)
_NUMBER: Final = re.compile(
    r"\b(?:[2-9]|\d{2,}|twee|drie|vier|vijf|zes|tien|two|three|four|five|six|ten)\s+(?:\w+\s+){0,2}?"
    r"(?:vrienden|vriendinnen|contacten|mensen|personen|kennissen|friends|contacts|people|acquaintances)\b",
    re.IGNORECASE,
)
_SMALL: Final = re.compile(
    r"\b(?:sorry|tot last|lastig|vervelend|alleen als het (?:echt )?kan|niet te veel moeite|burden|bother|hate to)\b",
    re.IGNORECASE,
)
_ONLY_CLIENT: Final = frozenset(
    ("client", "patient", "uitkeringsgerechtigde", "bewoner", "zorgvrager", "care recipient", "benefit recipient")
)


def parts(words: str) -> tuple[str, ...]:
    """The pieces of what somebody wants to do, as they joined them themselves."""
    return tuple(piece for one in _CUTS.split(words) if (piece := one.strip(" .")))


def waits(network: Network, action: Action) -> Hint | None:
    """R007: two or three at a time; a fourth waits in the row until one ends."""
    is_full = any(one.id == action.id for one in actions.table(network).waiting)
    return Hint("R007", "waits", stops=True) if is_full else None


def small(action: Action, today: date) -> Hint | None:
    """R011: an action is small. Of several at once the first is proposed; to one of weeks away, a first step."""
    pieces = parts(action.words)
    if len(pieces) > PARTS or (len(action.words) > LONG and len(pieces) > 1):
        return Hint("R011", "parts", instead=(pieces[0],))
    if len(action.words) > LONG:
        return Hint("R011", "long")
    if action.on is not None and days.first(action.on) > today + SOON:
        return Hint("R011", "far")
    return None


def has_all(network: Network, action: Action) -> Hint | None:
    """R092: an agreement with somebody has a place or a moment, and who it is with agreed to it themselves."""
    if actions.is_own(network, action):
        return None
    if not (action.on or action.moment or action.where):
        return Hint("R092", "no_moment", people=_by(action))
    return None if actions.is_confirmed(network, action) else Hint("R092", "not_confirmed", people=_by(action))


def once(network: Network, action: Action) -> Hint | None:
    """R010: who does what, once. The same words twice, or what somebody does already, is told with who does it."""
    others = [one for one in network.actions.values() if one.id != action.id and one.outcome is None and one.is_chosen]
    same = actions.alike(action.words, others)
    if same is not None:
        return Hint("R010", "twice", people=_by(same))
    said = names.folded(action.words)
    doing = tuple(one.id for one in network.people.values() if one.id != action.by and _does(one.tasks, said))
    return Hint("R010", "does_already", people=doing) if doing else None


def wants(network: Network, action: Action) -> Hint | None:
    """R112: a task goes to who wants to and can; those who do are named instead."""
    doer = network.people.get(action.by or "")
    if doer is None or doer.willing is not Willing.RATHER_NOT:
        return None
    others = [one for one in network.people.values() if one.willing is Willing.WILLING_AND_ABLE and one.died is None]
    return Hint("R112", "rather_not", people=(doer.id,), instead=tuple(one.name for one in others))


def supports(network: Network, action: Action) -> Hint | None:
    """R014: what only a professional would do is asked about: how could they help without taking over?"""
    doer = network.people.get(action.by or "")
    if doer is None or not is_professional(network, doer.id) or action.people:
        return None
    return Hint("R014", "takes_over", people=(doer.id,))


def needed(network: Network, action: Action) -> Hint | None:
    """R126: a professional does something for the client only where that is needed, with the reason."""
    doer = action.by or ""
    if not is_professional(network, doer) or action.reason.strip():
        return None
    return Hint("R126", "no_reason", people=(doer,))


def pace(on: When | None, is_leading: bool, is_said: bool) -> Hint | None:
    """R029: only who leads sets a day; somebody else writes it down when the client said so."""
    if on is None or is_leading or is_said:
        return None
    return Hint("R029", "whose_day", stops=True)


def smaller(action: Action) -> Hint | None:
    """R012: what did not work is part of it; a smaller step is proposed: the first part of what was tried."""
    if action.outcome is not Outcome.NOT_WORKED:
        return None
    pieces = parts(action.words)
    return Hint("R012", "smaller", instead=(pieces[0],) if len(pieces) > 1 else ())


def looked_back(network: Network) -> Hint | None:
    """R013: before a next round one looks back on what ended: what went well, and what less."""
    open_ = [one for one in network.actions.values() if _is_untold(one)]
    return Hint("R013", "look_back", instead=tuple(one.words for one in open_)) if open_ else None


def celebrate(action: Action) -> Hint | None:
    """R015: whatever worked gets a place among what worked, and a thank you to who helped."""
    if action.outcome is not Outcome.DONE or action.is_thanked or not (action.by or action.people):
        return None
    return Hint("R015", "thank", people=tuple(dict.fromkeys((*_by(action), *action.people))))


def uncounted(words: str) -> Hint | None:
    """R016: never a number of people to reach; one good contact can be enough."""
    return Hint("R016", "number", stops=True) if _NUMBER.search(words) else None


def ladder(goal: Goal) -> Hint | None:
    """R019: oneself, the people around, what is there for all, and only then help of one's own; or with a reason."""
    rungs = (goal.rung_own, goal.rung_network, goal.rung_general, goal.rung_individual)
    filled = [bool(one.strip()) for one in rungs]
    highest = max((at for at, is_filled in enumerate(filled) if is_filled), default=0)
    if all(filled[:highest]) or goal.skipped.strip():
        return None
    return Hint("R019", RUNGS[filled.index(False)], stops=True)


RUNGS: Final = ("own", "network", "general", "individual")


def before_service(goal: Goal) -> Hint | None:
    """R020: before a service is asked for, the wish is known and there was looked around and in the neighbourhood."""
    if not goal.rung_individual.strip() or (goal.rung_network.strip() and goal.rung_general.strip()):
        return None
    return Hint("R020", "looked_around")


def has_kind(goal: Goal) -> Hint | None:
    """R026: a goal is about contacts, about doing things or about practical help."""
    return None if goal.perspective else Hint("R026", "kind")


def looks_back(goal: Goal) -> Hint | None:
    """R027: who ends a goal says when one looks back on it."""
    return aftercare(goal.look_back_on is not None) if goal.ended_on else None


def aftercare(has_aftercare_day: bool) -> Hint | None:
    """R027: whatever is closed has a day on which somebody asks how it goes."""
    return None if has_aftercare_day else Hint("R027", "no_day")


def motive(goal: Goal, today: date) -> Hint | None:
    """R004: who hardly wants it is not sent off with an action: a talk, something smaller, or not now."""
    if actions.is_resting(goal, today):
        return Hint("R004", "resting")
    return Hint("R004", "hardly") if goal.wanted is not None and goal.wanted <= HARDLY else None


def role(aim: str) -> Hint | None:
    """R030: "client" is no role to aim for; one in which somebody contributes is."""
    return Hint("R030", "contributes", stops=True) if names.folded(aim).strip() in _ONLY_CLIENT else None


def works_first(goal: Goal) -> Hint | None:
    """R129: what goes well already is asked before anything else."""
    return None if goal.works.strip() else Hint("R129", "works")


def clear(request: Request) -> Hint | None:
    """R113: what somebody else reads is clear and friendly; who makes themselves small is shown another sentence."""
    return Hint("R113", "small") if _SMALL.search(request.sentence) else None


def behind(request: Request) -> Hint | None:
    """R022: behind a practical request something else may be; that is asked once."""
    return None if request.behind.strip() else Hint("R022", "behind")


def back(request: Request) -> Hint | None:
    """R021: what could be done back is asked, and may stay empty."""
    return None if request.back.strip() else Hint("R021", "back")


def balance(network: Network, request: Request) -> Hint | None:
    """R021: of whom much is received and nothing is given, something to do back is thought of together (PC7)."""
    giving = [one for one in request.people if one in network.people]
    only = tuple(one for one in giving if network.people[one].direction is Direction.RECEIVE)
    return Hint("R021", "balance", people=only) if only and not request.back.strip() else None


def practised(request: Request) -> Hint | None:
    """R128: a difficult talk is practised: without a sentence there is nothing to say yet."""
    return None if request.sentence.strip() else Hint("R128", "practise")


def is_professional(network: Network, person: Id) -> bool:
    """Whether somebody on the map is there for their work."""
    one = network.people.get(person)
    return one is not None and (one.category is Category.PROFESSIONAL or one.sort is Sort.SERVICE)


def _by(action: Action) -> tuple[Id, ...]:
    return (action.by,) if action.by else ()


def _does(tasks: tuple[str, ...] | None, said: str) -> bool:
    return any(names.folded(task) and names.folded(task) in said for task in tasks or ())


def _is_untold(action: Action) -> bool:
    is_over = action.outcome in (Outcome.DONE, Outcome.NOT_WORKED)
    return is_over and not (action.well.strip() or action.less_well.strip())
