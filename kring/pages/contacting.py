"""What can be answered about contact and help, in words to the owner and about the owner; several rooms ask it."""

from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kring.core import days
from kring.core.network import Action, Frequency, When
from kring.pages import fields

Choices = list[tuple[str, Any]]

UNKNOWN: Choices = [("", _("I don’t know"))]
NOT_KNOWN: Choices = [("", _("Not known"))]  # who fills it in for somebody else does not speak of themselves
STATUS: Choices = [
    ("active", _("We are in touch")),
    ("faded", _("It has faded")),
    ("broken", _("It is broken")),
    ("restored", _("It was broken and is good again")),
    ("deceased", _("Has died")),
]
PERIOD: Choices = [
    ("day", pgettext_lazy("so many times a", "day")),
    ("week", pgettext_lazy("so many times a", "week")),
    ("month", pgettext_lazy("so many times a", "month")),
    ("year", pgettext_lazy("so many times a", "year")),
]
WAYS: Choices = [
    ("visit", _("At home")),
    ("outing", _("Going out together")),
    ("phone", _("By phone")),
    ("video", _("Video call")),
    ("message", _("Messages")),
    ("online", _("Online")),
    ("letter", _("By post")),
]
INITIATIVE: Choices = [
    ("owner", _("I do, mostly")),
    ("other", _("The other, mostly")),
    ("both", _("Both of us")),
    *UNKNOWN,
]
DIRECTION: Choices = [
    ("receive", _("Mostly to me")),
    ("give", _("Mostly from me")),
    ("both", _("Both ways")),
    ("none", _("Neither way")),
    *UNKNOWN,
]
SUPPORTS: Choices = [
    ("practical", _("Helping with things")),
    ("emotional", _("Listening and comforting")),
    ("company", _("Doing things together")),
    ("appraisal", _("Thinking along")),
    ("information", _("Explaining and advising")),
]
NOTHING: Choices = [("nothing", _("None of these"))]

# The same for somebody who fills it in for or with the owner.
LABELS_OF: Final[dict[str, Any]] = {
    "times": _("How often are they in touch?"),
    "relation": _("What does %(owner)s call it? For example: sister"),
    "supports": _("What does this person do for %(owner)s?"),
    "supported": _("What does %(owner)s do for this person?"),
}
CHOICES_OF: Final[dict[str, dict[str, Any]]] = {
    "status": {"active": _("They are in touch")},
    "initiative": {"owner": _("%(owner)s, mostly"), "both": _("Both of them")},
    "direction": {"receive": _("Mostly to %(owner)s"), "give": _("Mostly from %(owner)s")},
}


def worded(offered: Any, said: dict[str, Any], owner: str) -> Choices:
    """The choices in words about the owner, for somebody else who fills it in."""
    known = [(value, said[value] % {"owner": owner} if value in said else word) for value, word in offered if value]
    return known if len(known) == len(offered) else known + NOT_KNOWN


def often(frequency: Frequency | None) -> str:
    """How often, as people say it: 2 × a week."""
    if frequency is None:
        return ""
    times = fields.NumberField("", 1000).prepare_value(frequency.times)
    return gettext("%(times)s × a %(period)s") % {"times": times, "period": dict(PERIOD)[frequency.per]}


def lasting(one: Action) -> str:
    """How often something comes back and until when, in a few words; nothing when it is done once."""
    day = date_format(days.last(one.until), "j F Y") if one.until else ""
    return ", ".join(filter(None, (often(one.frequency), gettext("until %(day)s") % {"day": day} if day else "")))


def when(one: When) -> str:
    """A date as far as it was told, as people type it: 12-3-2026, 3-2026, ± 2024."""
    return str(fields.WhenField().prepare_value(one))
