"""The lists of questions on the shelf, and whether the cases in them hold."""

from collections.abc import Mapping
from typing import Any, Final

from kring.core import responses, scores
from kring.core.access import Role
from kring.core.network import Network, OwnerKind, Response
from kring.core.questions import Case, Mode, Questions, Takes, ask
from kring.methods import loader

WITHOUT_A_NAME: Final = Mode.DOOR  # what is asked of a street, of nobody by name: in no circle of anybody


def lists() -> dict[str, Questions]:
    """Every list of questions by its id, in the order of their ids."""
    return {id: one for id, one in loader.methods_of_kring().items() if isinstance(one, Questions)}


def cares(network: Network) -> bool:
    """Whether whose circle it is cares for somebody: it is a carer's own, or says for whom they care."""
    return network.owner.kind is OwnerKind.CARER or bool(network.owner.cares_for)


def fits(questions: Questions, network: Network, role: Role | None) -> bool:
    """Whether a list can be asked here: how heavy caring is only of a carer, by that carer (R109)."""
    is_hers = network.owner.kind is OwnerKind.CARER and role is Role.OWNER
    return WITHOUT_A_NAME not in questions.mode and (is_hers or not questions.hers)


def failing(questions: Questions) -> list[str]:
    """What does not hold of the examples in a list: which example, and what was found instead."""
    return [
        f"example {place}: {fault}"
        for place, case in enumerate(questions.example, 1)
        for fault in _faults(questions, case)
    ]


def _faults(questions: Questions, case: Case) -> list[str]:
    given = replied(questions, case.given)
    refused = tuple(id for id, one in given.items() if (asked := ask(questions, id)) and responses.faults(asked, one))
    found = scores.all_of(questions, given)
    values = {id: one.value for id, one in found.items() if isinstance(one, scores.Scored)}
    bands = {
        one.id: next((place for place, band in enumerate(one.band) if _is_at(found[one.id], band)), None)
        for one in questions.score
    }
    left = tuple(one.id for one in responses.left(questions, given))
    wrong = [] if refused == case.refused else [f"refused are {refused}"]
    wrong += [f"{id} is {values.get(id)}" for id, value in case.scores.items() if values.get(id) != value]
    wrong += [f"{id} is in band {bands.get(id)}" for id, band in case.bands.items() if bands.get(id) != band]
    return wrong + ([] if case.open in (None, left) else [f"open are {left}"])


def _is_at(found: scores.Scored | scores.NotYet, band: object) -> bool:
    return isinstance(found, scores.Scored) and found.band is band


def replied(questions: Questions, given: Mapping[str, float | str]) -> dict[str, Response]:
    """Answers as a file says them: a number, the id of an option, yes or no, or words. Raises `KeyError`."""
    found = {}
    told: dict[str, Any]
    for id, value in given.items():
        asked = ask(questions, id)
        if asked is None:
            raise KeyError(id)
        if isinstance(value, str):
            told = {"words": value} if asked.takes is Takes.WORDS else {"chosen": (value,)}
        else:
            told = dict.fromkeys(asked.aspect, float(value))
        found[id] = Response(id, "example", id, **told)
    return found
