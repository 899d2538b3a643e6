"""The text for a care plan, made of what is in the ecogram: the owner's own words first, both sides, no verdict.

Every line is a whole sentence; nothing is said of what nobody told.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from kring.core import domains, lines, names
from kring.core import network as networks
from kring.core.lines import Kind
from kring.core.network import Direction, Network, Person, Support
from kring.pages import seats
from kring.pages.ecogram import words


@dataclass(frozen=True)
class Text:
    """The parts of the text: own words, who is there, both sides of the contacts, help, and what is still open."""

    own: list[str]
    there: list[str]
    one_side: list[str]
    other_side: list[str]
    help: list[str]
    open: list[str]


def of(value: Network) -> Text:
    """The text of today."""
    people = [one for one in domains.alive(value) if domains.first(one)]
    name = names.first_name(networks.called(value))
    return Text(
        own=_own(value, people, name),
        there=_there(value, people),
        one_side=_one_side(people),
        other_side=_other_side(people),
        help=_help(people, name),
        open=_open(value),
    )


def _own(value: Network, people: list[Person], name: str) -> list[str]:
    view = " ".join(value.view.split())
    said = [gettext("%(name)s says: “%(words)s”") % {"name": name, "words": view}] if view else []
    about = ((one, " ".join(one.own_words.split()).strip('“”"')) for one in people)
    return said + [
        gettext("About %(person)s: “%(words)s”") % {"person": one.name, "words": told} for one, told in about if told
    ]


def _there(value: Network, people: list[Person]) -> list[str]:
    found = []
    for id in seats.all_domains_of(value):
        here = [one.name for one in people if domains.first(one) == id]
        too = [one.name for one in people if id in (one.domains or ())[1:]]
        said = {"domain": words.domain(id), "people": words.all_of(here), "also": words.all_of(too)}
        if here and too:
            found.append(gettext("%(domain)s: %(people)s. Here too: %(also)s.") % said)
        elif here or too:
            said["people"] = said["people"] or said["also"]
            found.append(gettext("%(domain)s: %(people)s.") % said)
    online = [one.name for one in people if lines.is_only_online(one)]
    return found + _sentence(gettext("Contact is only online with %(people)s."), online)


def _one_side(people: list[Person]) -> list[str]:
    """What stands firm, in the first place."""
    own = [(said, words.all_of(one.name for one in people if one.own_line == said)) for said in lines.own_lines(people)]
    both = [one.name for one in people if one.direction is Direction.BOTH]
    return [
        *_sentence(gettext("The tie is strong with %(people)s."), _of_kind(people, Kind.STRONG)),
        *(gettext("“%(words)s”: %(people)s.") % {"words": said, "people": whom} for said, whom in own),
        *_sentence(gettext("Help goes both ways with %(people)s."), both),
        *_sentence(gettext("The tie is loose with %(people)s."), _of_kind(people, Kind.WEAK)),
    ]


def _other_side(people: list[Person]) -> list[str]:
    """What asks for something; when nothing does, that is said as it is."""
    said = [
        *_sentence(gettext("It is tense with %(people)s."), _of_kind(people, Kind.TENSE)),
        *_sentence(gettext("The contact has faded with %(people)s."), _of_kind(people, Kind.FADED)),
        *_sentence(gettext("The contact is broken off with %(people)s."), _of_kind(people, Kind.BROKEN)),
    ]
    unsaid = gettext("What the contact is like, is not said yet of %(people)s.")
    return [
        *(said or [gettext("No contact is called tense, faded or broken off.")]),
        *_sentence(unsaid, _of_kind(people, Kind.UNSAID)),
    ]


def _help(people: list[Person], name: str) -> list[str]:
    giving = [
        {"support": words.supports([support])[0], "people": words.all_of(whom)}
        for support in Support
        if (whom := [one.name for one in people if support in (one.supports or ())])
    ]
    given = [one.name for one in people if one.direction is Direction.GIVE]
    could = [one.name for one in people if one.potential_helper]
    return [
        *(gettext("%(support)s: %(people)s.") % one for one in giving),
        *_sentence(gettext("%(name)s mostly helps %(people)s."), given, {"name": name}),
        *_sentence(gettext("Could perhaps help: %(people)s."), could),
    ]


def _open(value: Network) -> list[str]:
    waiting = [one.name for one in domains.waiting(value)]
    return _sentence(gettext("Not in the drawing yet: %(people)s."), waiting)


def _of_kind(people: Iterable[Person], kind: Kind) -> list[str]:
    return [one.name for one in people if lines.of(one) is kind]


def _sentence(said: str, people: list[str], more: dict[str, str] | None = None) -> list[str]:
    return [said % {"people": words.all_of(people), **(more or {})}] if people else []
