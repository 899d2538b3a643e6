"""What there must be before a step of a way is begun or done: in the circle, or beside it (`Has`)."""

import re
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from kring.core import cards, consents, lines, plan_rules, plans, street_needs
from kring.core.beside import base
from kring.core.kinds import Beginning
from kring.core.network import Id, Network, Passage
from kring.core.street_needs import NOWHERE, Streets
from kring.core.vocabulary import Has
from kring.core.way import Need


class Along(Struct, frozen=True):
    """What lies beside a circle when a step is called done: what was said at it, whether it stands there who came, how
    many moments were kept since it began, and whether who guides wrote down what they think of it for themselves
    (R044); of anybody else that is not asked. Whether a day stands at the step. Whether there is a support figure, also
    one who was asked and did not answer yet, and whether each has a day on which that ends: whoever leads is asked
    that, and nobody else. Where a street walks, what came of it along the doors. `then` is the circle as it was when
    the step began, where that is known.
    """

    said: str = ""
    present: bool = False
    moments: int = 0
    reflects: bool = True
    has_day: bool = False
    has_figure: bool = True
    figures_end: bool = True
    streets: Streets = NOWHERE
    then: Network | None = None


NOTHING: Final = Along()
_THREE: Final = 3  # strengths that are asked for at a first meeting (S02, S05)
_APART: Final = re.compile(r"[\n,;]+")


def has(network: Network, need: Need, along: Along = NOTHING) -> bool:
    """Whether there is what a step needs. Somebody who said nothing yet is not unwilling."""
    if street_needs.is_of_streets(need):
        return street_needs.has(along.streets, need)
    if need.has is Has.AGAIN:
        return _again(network, need.of or "", along.then)
    if beside := _BESIDE.get(need.has):
        return beside(along)
    return _HAS[need.has](network, need.of or "")


def came(then: Network, now: Network, need: Need) -> bool:
    """Whether anything came since `then`, or is told otherwise, of what a step needs.

    What is said at a step, kept or noted beside the circle is of that step already, and is told by `has`.
    """
    read = _TELLS.get(need.has)
    return read is None or read(then) != read(now)


def placed(network: Network) -> set[Id]:
    """Who has a place in any layout."""
    return {id for layout in network.placements.values() for id, at in layout.items() if not at.left_out}


def _answered(network: Network, question: str) -> bool:
    """Whether a question of a kind of plan (`care-scan:needs`) has its answer in a plan that runs.

    What is asked of each is answered once everybody has who says anything of themselves there; of one not yet asked
    for it, the other's answer says nothing.
    """
    here = [one for one in network.passages.values() if plans.runs(network, one.plan)]
    told = [one for one in here if one.ask == question and _is_told(one)]
    those = {(one.plan, one.people) for one in told if one.is_theirs}
    asked = {(one.plan, one.people) for one in here if one.is_theirs and one.people}
    return bool(told) and {one for one in asked if one[0] in {plan for plan, _who in those}} <= those


def _is_told(one: Passage) -> bool:
    """Whether there is anything in an answer; that somebody would rather not say is an answer too."""
    named = bool(one.people) and not one.is_theirs
    return bool(one.words.strip()) or named or one.is_unsaid or one.is_arranged is not None


def _asked(network: Network, questions: str) -> bool:
    """Whether a question of a list was answered; "rather not" is an answer too."""
    sheets = {one.id for one in network.sheets.values() if one.questions == questions}
    return any(one.sheet in sheets for one in network.responses.values())


def _ready(network: Network, questions: str) -> bool:
    """Whether a list of questions was asked and none of its sheets is open."""
    sheets = [one for one in network.sheets.values() if one.questions == questions]
    return bool(sheets) and all(one.ended_on is not None for one in sheets)


def _again(network: Network, questions: str, then: Network | None) -> bool:
    """Whether a list was asked anew since: a sheet is ready that was not yet, or was not there."""
    before = {one.id for one in then.sheets.values() if one.ended_on is not None} if then else set()
    new = (one for id, one in network.sheets.items() if id not in before and one.questions == questions)
    return any(one.ended_on is not None for one in new)


def _placed_in(network: Network, layout: str) -> bool:
    """Whether somebody has a place; in one layout or set of cards, where it is named."""
    at = network.placements.get(layout, {}).values() if layout else ()
    return any(one.ring is not None and not one.left_out for one in at) if layout else bool(placed(network))


def _carded(network: Network, card: str) -> bool:
    """Whether a card was called done, also with nobody on it (`core/cards.py`)."""
    return any(base(id).endswith(f":{card}") for id in network.answers)


def _lined(network: Network) -> bool:
    """Whether of somebody it is said how the line to them is, or how two others are with each other."""
    said = (lines.of(one) is not lines.Kind.UNSAID or one.direction for one in network.people.values())
    return bool(network.ties) or any(said)


def _met(network: Network) -> bool:
    """Whether of somebody it is told how often there is contact, how, or when the last time was."""
    return any(one.frequency or one.last_contact or one.ways for one in network.people.values())


def _wished(network: Network) -> bool:
    """Whether there is a wish. What somebody wants with a plan, or hopes for on the life line, is one as much."""
    hoped = any(one.is_wished for one in network.events.values())
    return bool(network.wishes) or hoped or any(one.began_as in _WISHED for one in network.goals.values())


def _strong(network: Network) -> int:
    """How many things are told that somebody likes, does well or dreams of: each line, and what commas part."""
    told = (network.owner.interests, network.owner.talents, network.owner.dreams)
    return sum(bool(part.strip()) for words in told for part in _APART.split(words))


def _supported(network: Network) -> bool:
    """Whether somebody of one's own does something: a task, or a step that is theirs."""
    return any(_is_own(network, one.by) for shelf in (network.tasks, network.actions) for one in shelf.values())


def _lasts(network: Network) -> bool:
    """Whether of something that one of one's own does it stands how often and until when, or on which day (M15)."""
    told = (one.by for one in network.actions.values() if one.on or (one.frequency and one.until))
    return any(_is_own(network, one) for one in told)


def _is_own(network: Network, person: Id | None) -> bool:
    return person in network.people and not plan_rules.is_professional(network, person or "")


_BESIDE: Final[dict[Has, Callable[[Along], bool]]] = {
    Has.SAID: lambda one: bool(one.said.strip()),
    Has.PRESENT: lambda one: one.present,
    Has.DAY: lambda one: one.has_day,
    Has.MOMENT: lambda one: one.moments > 0,
    Has.REFLECTION: lambda one: one.reflects,
    Has.FIGURE: lambda one: one.has_figure,
    Has.UNTIL: lambda one: one.has_figure and one.figures_end,
}
_WISHED: Final = frozenset({Beginning.WISH, Beginning.DREAM})
_HAS: Final[dict[Has, Callable[[Network, str], bool]]] = {
    Has.WILLING: lambda one, of: one.owner.wants_to_map is not False,
    Has.CARES: lambda one, of: bool(one.owner.cares_for.strip()),
    Has.PEOPLE: lambda one, of: bool(one.people),
    Has.PLACES: _placed_in,
    Has.CARD: _carded,
    Has.TIGHT: lambda one, of: any(base(id).partition(":")[2].startswith(cards.TIGHT) for id in one.answers),
    Has.FAMILY: lambda one, of: bool(one.descents or one.partnerships or one.siblings),
    Has.DOMAINS: lambda one, of: any(person.domains for person in one.people.values()),
    Has.LINES: lambda one, of: _lined(one),
    Has.CONTACT: lambda one, of: _met(one),
    Has.EVENTS: lambda one, of: bool(one.events),
    Has.INVOLVED: lambda one, of: any(event.people for event in one.events.values()),
    Has.VIEW: lambda one, of: bool(one.view.strip()),
    Has.WISH: lambda one, of: _wished(one),
    Has.STRENGTHS: lambda one, of: _strong(one) >= (_THREE if of == "three" else 1),
    Has.STORY: lambda one, of: bool(one.story.strip()),
    Has.IDEA: lambda one, of: bool(one.actions),
    Has.GOAL: lambda one, of: bool(one.goals),
    Has.ACTION: lambda one, of: any(each.is_chosen for each in one.actions.values()),
    Has.PREPARED: lambda one, of: any(
        each.is_chosen and (each.on or each.moment or each.where) for each in one.actions.values()
    ),
    Has.TRIED: lambda one, of: any(each.outcome is not None for each in one.actions.values()),
    Has.SUPPORT: lambda one, of: _supported(one),
    Has.LASTING: lambda one, of: _lasts(one),
    Has.ANSWERS: _answered,
    Has.ASKED: _asked,
    Has.READY: _ready,
    Has.CONSENT: consents.are_asked,
    Has.RUNG: lambda one, of: any(
        getattr(each, f"rung_{of}").strip() or each.skipped.strip() for each in one.goals.values()
    ),
}

# What tells of each of them: while a step runs, none of it became other when the step had nothing of it.
_TELLS: Final[dict[Has, Callable[[Network], object]]] = {
    Has.CARES: lambda one: (one.owner.cares_for, one.owner.found_via, one.owner.found_on),
    Has.PEOPLE: lambda one: one.people,
    Has.PLACES: lambda one: one.placements,
    Has.TIGHT: lambda one: one.answers,
    Has.CARD: lambda one: (one.answers, one.placements),
    Has.FAMILY: lambda one: (one.people, one.descents, one.partnerships, one.siblings, one.groups),
    Has.DOMAINS: lambda one: one.people,
    Has.LINES: lambda one: (one.people, one.ties),
    Has.CONTACT: lambda one: one.people,
    Has.EVENTS: lambda one: one.events,
    Has.INVOLVED: lambda one: one.events,
    Has.VIEW: lambda one: one.view,
    Has.WISH: lambda one: (one.wishes, one.goals, one.events),
    Has.STRENGTHS: lambda one: (one.owner.interests, one.owner.talents, one.owner.dreams),
    Has.STORY: lambda one: one.story,
    Has.IDEA: lambda one: one.actions,
    Has.GOAL: lambda one: one.goals,
    Has.ACTION: lambda one: one.actions,
    Has.PREPARED: lambda one: one.actions,
    Has.TRIED: lambda one: one.actions,
    Has.SUPPORT: lambda one: (one.tasks, one.actions),
    Has.LASTING: lambda one: one.actions,
    Has.ANSWERS: lambda one: one.passages,
    Has.CONSENT: lambda one: one.passages,
    Has.RUNG: lambda one: one.goals,
    Has.ASKED: lambda one: (one.sheets, one.responses),
    Has.READY: lambda one: (one.sheets, one.responses),
    Has.AGAIN: lambda one: (one.sheets, one.responses),
}
