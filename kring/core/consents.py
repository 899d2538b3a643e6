"""Who agreed that others read what they said of themselves in a plan (M11, R109).

Nobody agrees by saying nothing: who was not asked did not say yes. Who said no, or takes a yes back, is read by those
who ask for them and by nobody else, in no plan, on no paper and at no moment that was kept before.
"""

from collections.abc import Set

import msgspec

from kring.core import beside, edits, plans
from kring.core.changes import Add, Change, Remove
from kring.core.network import Id, Network, Passage, Plan, When
from kring.core.plan_kinds import Question

Given = Set[tuple[Id, Id]]
"""Plans, each with somebody who agreed in it."""


def given(network: Network) -> Given:
    """Who said yes, and in which plan."""
    said = (one for one in network.passages.values() if one.is_agreed)
    return frozenset((one.plan, person) for one in said for person in one.people)


def is_open(passage: Passage, agreed: Given) -> bool:
    """Whether everybody may read an answer who reads the plan. What is of nobody by name, nobody can agree to."""
    if not passage.is_theirs:
        return True
    return bool(passage.people) and all((passage.plan, one) in agreed for one in passage.people)


def without(network: Network, agreed: Given) -> Network:
    """The network without what people said of themselves and did not agree to show."""
    kept = {id: one for id, one in network.passages.items() if is_open(one, agreed)}
    return network if len(kept) == len(network.passages) else msgspec.structs.replace(network, passages=kept)


def asked(network: Network, plan: Id, person: Id) -> Passage | None:
    """What somebody said when they were asked; nothing when they were not."""
    found = (one for one in network.passages.values() if one.plan == plan and one.is_agreed is not None)
    return next((one for one in found if one.people == (person,)), None)


def of(network: Network, person: Id) -> dict[Id, tuple[Passage, ...]]:
    """What somebody said of themselves, by plan: what they may show or not, whoever wrote it down."""
    found: dict[Id, tuple[Passage, ...]] = {}
    for one in sorted(network.passages.values(), key=lambda one: one.id):
        if (
            one.is_theirs
            and not one.is_unsaid
            and one.is_agreed is None
            and one.people == (person,)
            and one.plan in network.plans
        ):
            found[one.plan] = (*found.get(one.plan, ()), one)
    return found


def says(
    network: Network, plan: Plan, ask: Question, person: Id, is_agreed: bool | None, on: When, by: str
) -> list[Change]:
    """The changes that make it stand there that somebody said yes or no, or that nobody asked them."""
    id = plans.passage_id(plan, ask, person)
    was = network.passages.get(id)
    if (was.is_agreed if was else None) is is_agreed:
        return []
    if is_agreed is None:
        return [Remove(was)] if was else []
    told = {"people": (person,), "is_theirs": True, "is_agreed": is_agreed, "asked_on": on, "asked_by": by}
    now = Passage(id, plan.id, f"{plan.kind}:{ask.id}", **told)  # type: ignore[arg-type]
    return [*edits.between(was, now)] if was else [Add(now)]


def are_asked(network: Network, question: str) -> bool:
    """Whether everybody was asked, yes or no, whom a question of a kind of plan (`care-scan:carers`) names.

    Only what is said in a plan that runs counts, and not when it names nobody.
    """
    those = (one for one in network.passages.values() if _is_to(one, question) and plans.runs(network, one.plan))
    named = {(one.plan, who) for one in those for who in one.people}
    return bool(named) and all(asked(network, plan, who) is not None for plan, who in named)


def _is_to(passage: Passage, question: str) -> bool:
    return passage.ask == question and not beside.is_one(passage.id)
