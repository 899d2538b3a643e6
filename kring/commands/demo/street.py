"""The fieldwork of the demo: one that was closed and can be read, and one that goes along the doors now (M05).

What the households say is made up by a rule, so that every demo says the same: of each street how contact is there, and
how much more of it is wished for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import msgspec

from kring.core import streets
from kring.core.fieldwork import Item, Met
from kring.core.questions import Aspect, Questions
from kring.core.streets import Intervention, Plan, Said
from kring.methods import questions

if TYPE_CHECKING:
    from kring.store import log, models

_GROUPS: Final = ("woont er kort", "woont er lang")
_STREETS: Final = (("Tasmanstraat", 24, 2, 2), ("Barentszplein", 18, 4, 0), ("Heemskerkhof", 20, 2, 0))
_WISHED: Final = ("chat", "visit", "street-party", "small-help")  # of these more is wished for, where more is
_MEALS: Final = "street-party"  # what the Tasmanstraat will do something about
_WORDS: Final = (
    "Een keer samen eten op het plein.",
    "Een bankje, dan blijf je vanzelf even staan.",
    "Het is goed zo.",
    "Iemand die weet wie er nieuw is.",
)
_STANDS_OUT: Final = (
    "In de Tasmanstraat willen mensen meer contact dan er is. In het Heemskerkhof is er weinig, en dat is goed zo."
)
_STEP: Final = Intervention(
    "table",
    "Elke laatste zondag een lange tafel op straat",
    "In de Tasmanstraat willen mensen vaker samen iets doen.",
    item=_MEALS,
    who="Marieke",
)


def made(organisation: "models.Organisation", leader: "models.User", by: "log.Actor") -> None:
    """Both, for an organisation; `leader` goes along the doors of the one that is open."""
    from kring.store import fieldworks

    weighed = (one for one in questions.lists().values() if any(Aspect.WEIGHT in ask.aspect for ask in one.ask))
    asked = next(one for one in weighed if streets.fits(one))
    done = _begun(organisation, asked, Plan("Zeeheldenbuurt", groups=_GROUPS), replace(by, at=by.at - timedelta(40)))
    named = dict[str, str]()
    for name, doors, now, more in _STREETS:
        street = fieldworks.add_street(done, name, [str(one) for one in range(1, 2 * doors, 2)])
        visits = _visits(done.households.filter(street=street.id), street.id, asked, (now, more))
        fieldworks.take_in(done, visits)
        named[name] = street.id
    fieldworks.close(done, by.at - timedelta(21))
    days = {"on": by.at - timedelta(14), "until": by.at + timedelta(60)}
    step = msgspec.structs.replace(
        _STEP, street=named["Tasmanstraat"], **{key: str(at.date()) for key, at in days.items()}
    )
    fieldworks.change(done, lambda plan: msgspec.structs.replace(plan, described=_STANDS_OUT, interventions=(step,)))

    here = _begun(organisation, asked, Plan("Havenkwartier"), replace(by, at=by.at - timedelta(2)))
    fieldworks.add_street(here, "Touwslagerstraat", [str(one) for one in range(2, 26, 2)])
    fieldworks.appoint(here, leader, by.at.date() - timedelta(1))
    fieldworks.take_in(here, [(one, Met.NOT_HOME, None) for one in here.households.order_by("rank")[:2]])


def _begun(organisation: "models.Organisation", asked: Questions, plan: Plan, by: "log.Actor") -> "models.Fieldwork":
    from kring.store import editions, fieldworks

    editions.keep(asked, by.at)
    return fieldworks.begin(organisation, asked.id, asked.version, plan, by)


def _visits(
    doors: "Iterable[models.Household]", street: str, asked: Questions, usual: tuple[int, int]
) -> "Iterator[tuple[models.Household, Met, Said | None]]":
    """Nine in ten answer; what they say is about as usual in their street."""
    for at, one in enumerate(doors):
        if at % 10 == 9:
            yield one, Met.REFUSED if at % 4 == 1 else Met.NOT_HOME, None
            continue
        every = enumerate(streets.items(asked))
        items = {ask.id: _item(usual, ask.id in _WISHED, at + 3 * place) for place, ask in every}
        words = {ask.id: _WORDS[at // 4 % 4] for ask in asked.ask if ask.id not in items and at % 4 == 0}
        yield one, Met.ANSWERED, Said(street, _GROUPS[at % 2], items, words)


def _item(usual: tuple[int, int], is_wished: bool, at: int) -> Item:
    now = min(5, max(1, usual[0] + (-1, 0, 0, 1)[at % 4]))
    more = max(0, usual[1] - at % 3 // 2) if is_wished else 0
    return Item(now, min(5, now + more), 2 + at % 4)
