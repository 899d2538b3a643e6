"""Why a row is refused and what stays behind, with what `files/reason.html` and `files/lost.html` need to say it."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kring.core.check import Fault
from kring.exchange import cells, columns, shape
from kring.exchange.incoming import Loss, Spot

_HINTS: Final = {"float": "number", "date": "date", "frequency": "frequency", "lines": "lines", "place": "place"}

STAYS: Final[dict[str, Any]] = {
    "face": _("drawn faces"),
    "photo": _("photos"),
    "added_by": _("who added somebody"),
    "ties": _("ties between people"),
    "descents": _("who is whose child"),
    "siblings": _("brothers and sisters"),
    "partnerships": _("couples"),
    "interactions": _("how people are with each other"),
    "facts": _("illness, addiction and moving to another country"),
    "groups": _("groups"),
    "events": _("events"),
    "wishes": _("wishes"),
    "answers": _("answers to questions"),
    "goals": _("goals"),
    "actions": _("what somebody will do"),
    "requests": _("requests for help"),
    "plans": _("plans"),
    "passages": _("answers in a plan"),
    "tasks": _("who takes over which task"),
    "evaluations": _("looks at a plan"),
    "sheets": _("lists of questions"),
    "responses": _("answers to questions"),
    "successes": _("what hangs on the wall"),
    "trajectories": _("ways that are walked step by step"),
    "legs": _("steps of a way"),
    "charges": _("who does what in a way"),
    "placements": _("places in a circle"),
    "moments": _("moments that were kept"),
    "story": _("the story"),
    "view": _("the owner's own view"),
    "called": _("the name of the network"),
    "cares_for": _("whom they care for"),
    "found_via": _("how who cares was found"),
    "found_on": _("when who cares was found"),
    "interests": _("interests"),
    "talents": _("talents"),
    "dreams": _("dreams"),
    "matters": _("what matters"),
    "roles": _("roles"),
    "tasks_wanted": _("tasks that are wanted"),
    "wants_to_map": _("whether they want a map"),
    "ask_again_on": _("when to ask again"),
    "signs": _("signs that such a file cannot hold"),
    "date": _("dates that Kring cannot hold, such as before 1900"),
    "pedigree": _("ties that are no parent in Kring"),
    "cut": _("what comes after the last line: the file stops before its end"),
    "own_ancestor": _("parents by whom somebody would be their own ancestor"),
    "people": _("people who were not chosen"),
    "living": _("names and years of people who may still live"),
    "unborn": _("children who are expected or were lost"),
    "confidential": _("people who are confidential"),
    "card": _("what stands on a card"),
}


@dataclass(frozen=True)
class Reason:
    """Why a file, or one row of it, is refused; without a spot it is about the whole file."""

    fault: Fault
    spot: Spot | None = None
    allowed: str = ""
    likely: str = ""

    @property
    def params(self) -> dict[str, str]:
        return self.fault.params


@dataclass(frozen=True)
class Lost:
    """What stays behind: of what kind, what it is called, and of how many."""

    code: str
    name: Any
    number: int


def reason(fault: Fault, spot: Spot | None = None) -> Reason:
    """A fault with the words that would fit, and the one that was meant most likely."""
    language, given = _language(), fault.params
    if fault.code == "wrong_word":
        allowed = ", ".join(columns.allowed(given["choices"], language))
        return Reason(fault, spot, allowed, columns.likely(given["choices"], given["value"]))
    if fault.code == "wrong_kind":
        expected = given["expected"]
        words = columns.allowed(expected, language) if expected == "bool" else []
        hint = columns.heading("hint", _HINTS[expected], language) if expected in _HINTS else ", ".join(words)
        return Reason(fault, spot, hint)
    return Reason(fault, spot)


def lost(loss: Loss) -> Lost:
    """What stays behind, by the name that its column or its kind has."""
    name = shape.short(loss.name)
    if loss.code == "field" and loss.name in cells.of():
        return Lost(loss.code, columns.heading("field", loss.name, _language()), loss.number)
    if loss.code == "tie":
        return Lost(loss.code, columns.heading("tie", loss.name, _language()).lower(), loss.number)
    if loss.code in ("column", "property", "table", "tie_kind", "line", "nobody"):
        return Lost(loss.code, name, loss.number)
    return Lost(loss.code, STAYS.get(loss.name or loss.code, name), loss.number)


def _language() -> str:
    return "nl" if (get_language() or "nl").startswith("nl") else "en"
