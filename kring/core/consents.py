"""Who agreed that others read what they said of themselves in a plan (M11, R109).

Nobody agrees by saying nothing: who was not asked did not say yes. Who said no, or takes a yes back, is read by those
who ask for them and by nobody else, in no plan, on no paper and at no moment that was kept before.
"""

from collections.abc import Set

import msgspec

from kring.core import beside
from kring.core.network import Id, Network, Passage, Plan, When

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


def are_asked(network: Network, question: str) -> bool:
    """Whether everybody whom a question names was asked, yes or no; not when it names nobody."""
    named = {(one.plan, who) for one in network.passages.values() if _is_to(one, question) for who in one.people}
    return bool(named) and all(asked(network, plan, who) is not None for plan, who in named)


def said(id: Id, ask: Id, plan: Plan, person: Id, is_agreed: bool, on: When, by: str) -> Passage:
    """That somebody said yes or no on a day, and who asked."""
    return Passage(id, plan.id, ask, people=(person,), is_theirs=True, is_agreed=is_agreed, asked_on=on, asked_by=by)


def _is_to(passage: Passage, question: str) -> bool:
    return passage.ask.endswith(f":{question}") and not beside.is_one(passage.id)
