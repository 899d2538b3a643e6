"""What lines, directions, supports and domains are called, to the owner and about the owner."""

from collections.abc import Iterable
from typing import Any, Final

from django.utils.text import get_text_list
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kring.core import lines, method, names
from kring.core.changes import Misfit
from kring.core.lines import Kind
from kring.core.method import Domain, DomainsOf
from kring.core.network import Direction, Person, Support
from kring.methods import loader
from kring.pages import answers, contacting
from kring.pages.answers import Both

LINES: Final[dict[Kind, Any]] = {
    Kind.STRONG: pgettext_lazy("tie", "Strong"),
    Kind.WEAK: pgettext_lazy("tie", "Loose"),
    Kind.TENSE: pgettext_lazy("tie", "Tense"),
    Kind.FADED: pgettext_lazy("tie", "Faded"),
    Kind.BROKEN: pgettext_lazy("tie", "Broken off"),
    Kind.OWN: _("Something else"),
    Kind.UNSAID: _("not said yet"),
}
LETTERS: Final[dict[Support, Any]] = {
    Support.PRACTICAL: pgettext_lazy("letter of helping with things", "H"),
    Support.EMOTIONAL: pgettext_lazy("letter of listening", "L"),
    Support.COMPANY: pgettext_lazy("letter of doing things together", "D"),
    Support.APPRAISAL: pgettext_lazy("letter of thinking along", "T"),
    Support.INFORMATION: pgettext_lazy("letter of explaining", "E"),
}


def listed() -> dict[str, Domain]:
    """Every domain of the shelf: first the places where contacts are, then the parts of life."""
    return {**loader.domains(DomainsOf.CONTACTS), **loader.domains()}


def domain(id: str) -> str:
    """What a domain is called: by its list, or in the owner's own words."""
    known = listed().get(id)
    return method.said(known.name, get_language() or "nl") if known else id


def line(person: Person) -> str:
    """What the line to somebody says; the owner's own words where they chose those."""
    return person.own_line or str(LINES[lines.of(person)])


def direction(which: Direction | None, owner: str = "") -> str:
    """Which way help goes, in words to the owner, or about the owner called so."""
    if which is None:
        return ""
    offered = contacting.DIRECTION
    if owner:
        offered = contacting.worded(offered, contacting.CHOICES_OF["direction"], names.first_name(owner))
    return str(dict(offered)[which.value])


def supports(which: Iterable[Support] | None) -> list[str]:
    """What somebody does for the owner, in words."""
    said = dict(contacting.SUPPORTS)
    return [str(said[one.value]) for one in Support if one in (which or ())]


def all_of(several: Iterable[Any]) -> str:
    """Several things as a sentence names them: a, b and c."""
    return get_text_list([str(one) for one in several], gettext("and"))


def told(misfit: Misfit) -> Both:
    """Both values of what two people changed, in words."""
    field = getattr(misfit.change, "field", "")
    if field not in _SAID:
        return answers.plainly(misfit)
    return Both(field, _SAID[field](misfit.now), _SAID[field](getattr(misfit.change, "value", None)))


def _list(said: contacting.Choices) -> Any:
    words = dict(said)
    return lambda values: all_of(words.get(one, one) for one in values or ())


def _one(said: contacting.Choices) -> Any:
    words = dict(said)
    return lambda value: str(words.get(value or "", ""))


_SAID: Final[dict[str, Any]] = {
    "domains": lambda ids: all_of(domain(id) for id in ids or ()),
    "direction": _one(contacting.DIRECTION),
    "status": _one(contacting.STATUS),
    "strength": lambda value: str(LINES[Kind(value)]) if value else "",
    "supports": _list(contacting.SUPPORTS),
    "ways": _list(contacting.WAYS),
}
