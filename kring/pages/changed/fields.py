"""What the fields of every record are called in the history, and the choices that are in no list of people."""

import typing
from enum import Enum
from functools import cache
from typing import Any, Final

import msgspec
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kring.core.kinds import Channel, Direction, Initiative, Inside, OwnerKind, Perspective, Sort
from kring.core.network import (
    Action,
    Answer,
    Category,
    Charge,
    Descent,
    Evaluation,
    Event,
    Fact,
    Frequency,
    Goal,
    Group,
    Interaction,
    Leg,
    Network,
    Owner,
    Partnership,
    Passage,
    Person,
    Plan,
    Request,
    Response,
    Self,
    Sheet,
    Siblings,
    Success,
    Task,
    Tie,
    Trajectory,
    When,
    Wish,
)
from kring.exchange import cells, columns
from kring.pages import contacting, dates, family_words, naming
from kring.pages.changed import planned

RECORDS: Final[dict[str, Any]] = {
    "people": Person,
    "ties": Tie,
    "descents": Descent,
    "siblings": Siblings,
    "partnerships": Partnership,
    "interactions": Interaction,
    "facts": Fact,
    "groups": Group,
    "events": Event,
    "wishes": Wish,
    "answers": Answer,
    "goals": Goal,
    "actions": Action,
    "requests": Request,
    "plans": Plan,
    "passages": Passage,
    "tasks": Task,
    "evaluations": Evaluation,
    "sheets": Sheet,
    "responses": Response,
    "successes": Success,
    "trajectories": Trajectory,
    "legs": Leg,
    "charges": Charge,
    "owner": Owner,
    "selves": Self,
    "network": Network,
}
SAYS: Final = frozenset({"potential_friend", "potential_helper"})  # their names are sentences: a yes adds nothing
SHORT: Final = 60  # letters of a value that is told whole

_PEOPLE: Final[dict[str, Any]] = {
    "added_by": _("who added this person"),
    "face": _("the drawn face"),
    "photo": _("the photo"),
    "rank": _("the order on the list"),
    "category": _("who this is"),
    "relation": _("in own words"),
    "strength": _("how firm the tie is"),
    "status": _("how the contact is now"),
    "ways": _("how there is contact"),
    "spontaneous": _("named without a question"),
    "direction": _("which way the help goes"),
    "supports": _("what this person does"),
    "supported": _("what is done for this person"),
    "confidential": _("only for the client to see"),
    "tied_to": _("whose contact it is"),
    "is_inside": _("stands in the middle of the ecogram"),
    "off_map": _("not on the family map"),
    "map_words": _("the words on the family map"),
}
_OTHERS: Final[dict[str, dict[str, Any]]] = {
    "ties": {"a": _("the one"), "b": _("the other")},
    **family_words.FIELDS,
    "groups": {
        "name": _("the name"),
        "kind": _("what kind of group"),
        "people": _("who belong to it"),
        "owner_belongs": _("whether the client belongs to it"),
        "is_household": _("whether they live together"),
    },
    "events": {
        "title": _("what happened"),
        "kind": _("what kind of event"),
        "since": _("since when"),
        "until": _("until when"),
        "is_ongoing": _("still going on"),
        "is_wished": _("hoped for"),
        "people": _("with whom"),
        "remark": _("a remark"),
    },
    "wishes": {"words": _("the words"), "perspective": _("what it is about"), "people": _("with whom")},
    "answers": {"words": _("the words"), "people": _("who were named")},
    **planned.FIELDS,
    "owner": {
        "selves": _("whose circle it is"),
        "kind": _("for whom the circle is"),
        "called": _("what the circle is called"),
        "cares_for": _("who is cared for"),
        "found_via": _("how who cares was found"),
        "found_on": _("when who cares was found"),
        "interests": _("what the client likes"),
        "talents": _("what the client is good at"),
        "dreams": _("what the client dreams of"),
        "matters": _("what matters to the client"),
        "roles": _("the roles of the client"),
        "tasks_wanted": _("what the client wants help with"),
        "wants_to_map": _("wants to work on the circle"),
        "ask_again_on": _("when to ask again"),
        "inside": _("who stands in the middle of the ecogram"),
    },
    "selves": {
        "name": _("the name"),
        "gender": _("woman or man"),
        "born": _("born"),
        "face": _("the drawn face"),
        "photo": _("the photo"),
        "family_shift": _("the place in the family drawing"),
    },
    "network": {"story": _("the story"), "view": _("what the client thinks of it")},
}
WORDS: Final[dict[type[Enum], dict[Any, Any]]] = {
    **planned.WORDS,
    Direction: {
        Direction.GIVE: _("mostly from the client"),
        Direction.RECEIVE: _("mostly to the client"),
        Direction.BOTH: pgettext_lazy("help", "both ways"),
        Direction.NONE: pgettext_lazy("help", "neither way"),
    },
    Initiative: {
        Initiative.OWNER: _("the client, mostly"),
        Initiative.OTHER: _("the other, mostly"),
        Initiative.BOTH: pgettext_lazy("who begins", "both"),
    },
    **family_words.WORDS,
    Category: naming.KINDS,
    Inside: {
        Inside.NOBODY: pgettext_lazy("in the middle", "nobody else"),
        Inside.HOUSEHOLD: pgettext_lazy("in the middle", "who live in the same house"),
        Inside.CHILDREN: pgettext_lazy("in the middle", "partner and children"),
        Inside.CHOSEN: pgettext_lazy("in the middle", "people chosen by name"),
    },
    Channel: {
        Channel.HOME_CARE: pgettext_lazy("found via", "home care"),
        Channel.DOCTOR: pgettext_lazy("found via", "the family doctor"),
        Channel.HOSPITAL: pgettext_lazy("found via", "the hospital"),
        Channel.VISIT: pgettext_lazy("found via", "a visit at home"),
        Channel.DAY_CARE: pgettext_lazy("found via", "day care or a meeting centre"),
        Channel.SOMEBODY: pgettext_lazy("found via", "somebody told it"),
        Channel.THEMSELVES: pgettext_lazy("found via", "they came themselves"),
    },
    Perspective: {
        Perspective.CONTACTS: pgettext_lazy("wish about", "contact"),
        Perspective.DOING_THINGS: pgettext_lazy("wish about", "doing things"),
        Perspective.PRACTICAL_HELP: pgettext_lazy("wish about", "practical help"),
    },
    OwnerKind: {
        OwnerKind.PERSON: pgettext_lazy("circle of", "one person"),
        OwnerKind.COUPLE: pgettext_lazy("circle of", "a couple"),
        OwnerKind.FAMILY: pgettext_lazy("circle of", "a family"),
        OwnerKind.CARER: pgettext_lazy("circle of", "who cares for somebody"),
    },
    Sort: {
        Sort.PERSON: pgettext_lazy("sort", "a person"),
        Sort.SERVICE: pgettext_lazy("sort", "a service"),
        Sort.FACILITY: pgettext_lazy("sort", "a place"),
        Sort.PREGNANCY: pgettext_lazy("sort", "a pregnancy"),
        Sort.MISCARRIAGE: pgettext_lazy("sort", "a miscarriage"),
        Sort.STILLBIRTH: pgettext_lazy("sort", "a stillbirth"),
        Sort.TERMINATION: pgettext_lazy("sort", "a pregnancy that was ended"),
    },
}
UNTOLD: Final = (  # no words
    frozenset({"rank", "selves", "domains", "own_line", "family_shift"}) | planned.UNTOLD
)
NAMED: Final = frozenset(
    {"people", "a", "b", "by", "checks", "next", "consents", "child", "parent", "person", "tied_to"}
)  # fields that hold the ids of people


def called(shelf: str, field: str) -> str:
    """What a field of a record is called; nothing that Kring knows is a field without a name."""
    own = (_PEOPLE if shelf == "people" else _OTHERS.get(shelf, {})).get(field)
    if own is not None:
        return str(own)
    if shelf == "people" or shelf == "ties":
        word = columns.called(field, _language()) if shelf == "people" else columns.heading("tie", field, _language())
        return word[:1].lower() + word[1:]
    raise KeyError(shelf, field)


def said(shelf: str, field: str, plain: Any) -> str:
    """A plain value in words, as far as it is short: nothing for what is unknown, long, or a picture."""
    if field == "name":
        return str(plain or "")
    cell = cells.of(RECORDS[shelf]).get(field)
    if cell is None or plain is None or shelf == "network" or field in UNTOLD:
        return ""
    if cell.choices in WORDS and isinstance(plain, str):
        return str(WORDS[cell.choices][cell.choices(plain)])
    if cell.kind is cells.Kind.DATE:
        return dates.words(msgspec.convert(plain, When))
    if cell.kind is cells.Kind.FREQUENCY:
        return contacting.often(msgspec.convert(plain, Frequency))
    if type(plain) is int and cell.kind is cells.Kind.TEXT:  # a step of a scale: no list of people has one
        return str(plain)
    text = cells.write(cell, msgspec.convert(plain, _hints(RECORDS[shelf])[field]), _language())
    if cell.kind in (cells.Kind.CHOICES, cells.Kind.LINES, cells.Kind.DOMAINS):
        text = text.replace("; ", ", ")
    return text if len(text) <= SHORT and "\n" not in text else ""


@cache
def _hints(record: Any) -> dict[str, Any]:
    return typing.get_type_hints(record, include_extras=True)


def _language() -> str:
    return "nl" if (get_language() or "nl").startswith("nl") else "en"
