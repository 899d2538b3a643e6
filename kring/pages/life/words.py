"""Dates as far as they are known, what a quieter mark is called, and both values of a conflict, in words."""

from typing import Any

import msgspec
from django.utils.text import get_text_list
from django.utils.translation import gettext, pgettext

from kring.core import life
from kring.core.changes import Misfit, Put, Remove, Set, Take
from kring.core.life import Mark, Turn
from kring.core.network import Event, Network, Person, Self, When
from kring.pages import dates
from kring.pages.answers import Both, Word


def of(event: Event) -> str:
    """When an event was, since when it lasts, or when it is hoped for; nothing when no date was told."""
    since, until = event.since, event.until
    if event.is_ongoing and since:
        return gettext("since %(when)s") % {"when": dates.words(since)}
    if since and until:
        return gettext("%(since)s to %(until)s") % {"since": dates.words(since), "until": dates.words(until)}
    if until:
        return gettext("until %(when)s, begin unknown") % {"when": dates.words(until)}
    return dates.words(since) if since else ""


def marks(value: Network, is_own: bool) -> dict[Mark, str]:
    """What each quieter mark is called, but of those that an event tells already."""
    return life.unsaid(value, {one: mark(one, value, is_own) for one in life.marks(value)})


def mark(one: Mark, value: Network, is_own: bool) -> str:
    """What was told on a card: that somebody was born or died, that two came together or came apart."""
    alone = list(value.owner.selves)
    if is_own and one.turn is Turn.BORN and one.people == (alone[0],) and len(alone) == 1:
        return gettext("You were born")
    known: dict[str, Person | Self] = {**value.people, **value.owner.selves}
    names = get_text_list([known[id].name for id in one.people if id in known], gettext("and"))
    words = {
        Turn.BORN: gettext("%(name)s is born"),
        Turn.DIED: gettext("%(name)s dies"),
        Turn.TOGETHER: gettext("%(name)s come together"),
        Turn.APART: gettext("%(name)s part"),
    }
    return words[one.turn] % {"name": names}


def signs() -> dict[str, str]:
    """What each form of a mark on the line means, in the order of the legend."""
    return {
        "day": pgettext("sign", "known to the day"),
        "part": pgettext("sign", "somewhere in that month or year"),
        "about": pgettext("sign", "about then"),
        "period": pgettext("sign", "it lasted so long"),
        "lasting": pgettext("sign", "it still goes on"),
        "hoped": pgettext("sign", "hoped for"),
    }


def told(value: Network) -> Word:
    """How two values of an event are told when two people changed it at once."""

    def both(misfit: Misfit) -> Both:
        change = misfit.change
        if isinstance(change, Set):
            return Both(change.id, _said(change.field, misfit.now), _said(change.field, change.value))
        if isinstance(change, Put | Take):
            one = value.people.get(change.item)
            return Both(change.id, "", one.name if one else "")
        title = change.was.title if isinstance(change, Remove) and isinstance(change.was, Event) else ""
        now = misfit.now.title if isinstance(misfit.now, Event) else gettext("It is no longer there.")
        return Both(title, now, title)

    return both


def _said(field: str, told: Any) -> str:
    if field in ("since", "until"):
        return dates.words(msgspec.convert(told, When)) if told else ""
    if isinstance(told, bool):
        return gettext("yes") if told else gettext("no")
    return told if isinstance(told, str) else ""
