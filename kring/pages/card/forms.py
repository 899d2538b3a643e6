"""The fields of the network card, and how what was typed becomes a person again."""

import re
from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kring.core import network

Choices = list[tuple[str, Any]]

UNKNOWN: Choices = [("", _("I don't know"))]
YES_NO: Choices = [("yes", pgettext_lazy("answer", "Yes")), ("no", pgettext_lazy("answer", "No")), *UNKNOWN]
CATEGORY: Choices = [
    ("family", _("Family")),
    ("friend", _("Friend")),
    ("neighbour", _("Neighbour")),
    ("acquaintance", _("Acquaintance")),
    ("colleague", _("Colleague")),
    ("fellow_client", _("Housemate or colleague who also gets care")),
    ("volunteer", _("Volunteer")),
    ("professional", _("Professional")),
    *UNKNOWN,
]
GENDER: Choices = [
    ("woman", _("Woman")),
    ("man", _("Man")),
    ("other", pgettext_lazy("gender", "Other")),
    *UNKNOWN,
]
STRENGTH: Choices = [
    ("strong", pgettext_lazy("tie", "Strong")),
    ("weak", pgettext_lazy("tie", "Loose")),
    ("tense", pgettext_lazy("tie", "Tense")),
    *UNKNOWN,
]
STATUS: Choices = [
    ("active", _("We are in touch")),
    ("faded", _("It has faded")),
    ("broken", _("It is broken")),
    ("restored", _("It was broken and is good again")),
    ("deceased", _("Has died")),
]
DIRECTION: Choices = [
    ("receive", _("Mostly to me")),
    ("give", _("Mostly from me")),
    ("both", _("Both ways")),
    ("none", _("Neither way")),
    *UNKNOWN,
]
PERIOD: Choices = [("day", _("a day")), ("week", _("a week")), ("month", _("a month")), ("year", _("a year"))]
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
SUPPORTS: Choices = [
    ("practical", _("Helping with things")),
    ("emotional", _("Listening and comforting")),
    ("company", _("Doing things together")),
    ("appraisal", _("Thinking along")),
    ("information", _("Explaining and advising")),
]
NEEDS: Choices = [
    ("affection", _("I feel valued")),
    ("belonging", _("I belong")),
    ("material", _("Things and a home")),
    ("security", _("Work, papers, certainty")),
]
NOTHING: Choices = [("nothing", _("None of these"))]
WILLING: Choices = [
    ("willing_and_able", _("Wants to and can")),
    ("willing", _("Wants to, cannot now")),
    ("able", _("Can, has not said yes")),
    ("rather_not", _("Rather not")),
    *UNKNOWN,
]


_ABOUT = re.compile(r"\s*(±|~|ongeveer|circa|ca\.?|about|rond|around)\s*", re.IGNORECASE)


class WhenField(forms.CharField):
    """A date as people write it: 1954, 3-1954, 12-3-1954, and "± 1954" for a guess."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        guess = _ABOUT.match(text)
        about, text = guess is not None, text[guess.end() :] if guess else text
        parts = text.replace("/", "-").replace(".", "-").replace(" ", "-").split("-")
        try:
            numbers = [int(part) for part in parts]
            if len(parts[0]) == 4:
                numbers.reverse()
            day, month, year = [None, None, *numbers][-3:]
            assert year is not None
            return network.When(year, month, day, about=about) if 1 <= (month or 1) <= 12 else self._refuse()
        except (ValueError, AssertionError, TypeError):
            return self._refuse()

    def _refuse(self) -> Any:
        raise forms.ValidationError(_("Type a year like 1954, or a day like 12-3-1954."), code="when")

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, network.When):
            return value
        parts = [str(one) for one in (value.day, value.month, value.year) if one is not None]
        return ("± " if value.about else "") + "-".join(parts)


class LinesField(forms.CharField):
    """Several short things, one to a line; nothing typed means unknown."""

    widget = forms.Textarea(attrs={"rows": 2})

    def to_python(self, value: Any) -> Any:
        lines = tuple(line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip())
        if any(len(line) > 200 for line in lines):
            raise forms.ValidationError(_("Keep each line under 200 characters."), code="long")
        return lines or None

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else "\n".join(value)


def _radio(choices: Choices, label: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=choices, label=label, help_text=help_text, required=False, widget=forms.RadioSelect()
    )


def _ticks(choices: Choices, label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        choices=choices, label=label, required=False, widget=forms.CheckboxSelectMultiple()
    )


def _line(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=200, **options)


def _text(label: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, required=False, max_length=20_000, widget=widget)


def _number(label: Any, most: float) -> forms.FloatField:
    return forms.FloatField(label=label, required=False, min_value=0, max_value=most, localize=True)


class Describe(forms.Form):
    name = forms.CharField(label=_("Name or nickname"), max_length=120)
    category = _radio(CATEGORY, _("Who is this to you?"))
    relation = _line(_("What do you call it? For example: my sister"))
    gender = _radio(GENDER, _("Woman or man?"))
    born = WhenField(label=_("Born in"), required=False)
    age = _number(_("Or: how old, about?"), 150)

    status = _radio(STATUS, _("How is the contact now?"))
    strength = _radio(STRENGTH, _("How firm is the tie?"))
    times = _number(_("How often are you in touch?"), 1000)
    per = forms.ChoiceField(label=_("per"), choices=PERIOD, required=False)
    ways = _ticks(WAYS, _("How?"))
    initiative = _radio(INITIATIVE, _("Who begins, mostly?"))
    last_contact = WhenField(label=_("Last contact"), required=False)
    years_known = _number(_("How many years do you know each other?"), 150)

    together = _text(_("What do you do together?"))
    where = _line(_("Where?"))
    residence = _line(_("Lives in"))
    in_neighbourhood = _radio(YES_NO, _("In your neighbourhood?"))
    abroad = _radio(YES_NO, _("In another country?"))
    distance_km = _number(_("How far away, in kilometres?"), 1_000_000)
    travel_minutes = _number(_("How long is the journey, in minutes?"), 1_000_000)
    can_travel = _radio(YES_NO, _("Can this person come to you?"))

    supports = _ticks(SUPPORTS + NOTHING, _("What does this person do for you?"))
    supported = _ticks(SUPPORTS + NOTHING, _("What do you do for this person?"))
    direction = _radio(DIRECTION, _("Which way does the help go?"))
    needs = _ticks(NEEDS + NOTHING, _("What does this tie give you?"))
    hours_a_week = _number(_("Hours of help a week"), 168)
    tasks = LinesField(label=_("Tasks done now, one to a line"), required=False)
    tasks_possible = LinesField(label=_("Tasks this person could do, one to a line"), required=False)
    willing = _radio(WILLING, _("Does this person want to help, and is it possible?"))
    motive = _line(_("Why does this person want to?"))

    interests = _text(_("What does this person like?"))
    roles = LinesField(label=_("Roles, one to a line. For example: choir singer"), required=False)
    social_role = _line(_("Role in the neighbourhood or society"))
    marital_status = _line(_("Married, single, widowed …"))
    schooling = _line(_("School"))
    work = _line(_("Work"))
    died = WhenField(label=_("Died in"), required=False)
    own_words = _text(_("In your own words"))
    remark = _text(_("Remark"))


GROUPS: list[tuple[str, Any, list[str]]] = [
    ("who", _("Who"), ["name", "category", "relation", "gender", "born", "age"]),
    (
        "contact",
        _("Your contact"),
        ["status", "strength", "times", "per", "ways", "initiative", "last_contact", "years_known"],
    ),
    ("together", _("Together"), ["together", "where"]),
    (
        "near",
        _("Near or far"),
        ["residence", "in_neighbourhood", "abroad", "distance_km", "travel_minutes", "can_travel"],
    ),
    (
        "help",
        _("Help and support"),
        [
            "supports",
            "supported",
            "direction",
            "needs",
            "hours_a_week",
            "tasks",
            "tasks_possible",
            "willing",
            "motive",
        ],
    ),
    (
        "more",
        _("More about this person"),
        ["interests", "roles", "social_role", "marital_status", "schooling", "work", "died"],
    ),
    ("words", _("Your own words"), ["own_words", "remark"]),
]

_TERNARY = {"in_neighbourhood", "abroad", "can_travel"}
_SETS = {"ways", "supports", "supported", "needs"}
_ENUMS = {"category", "gender", "strength", "direction", "initiative", "willing"}


def initial(person: network.Person) -> dict[str, Any]:
    """The values a form begins with for a person."""
    values: dict[str, Any] = {name: getattr(person, name, None) for name in Describe.base_fields}
    for name in _TERNARY:
        values[name] = {True: "yes", False: "no", None: ""}[values[name]]
    for name in _SETS:
        values[name] = ["nothing"] if values[name] == () else [str(one) for one in values[name] or ()]
    for name in (*_ENUMS, "status"):
        values[name] = str(values[name] or "")
    values["times"] = person.frequency.times if person.frequency else None
    values["per"] = str(person.frequency.per) if person.frequency else "week"
    return values


def described(person: network.Person, cleaned: dict[str, Any]) -> network.Person:
    """The person as the form says; what the form does not ask stays as it was."""
    values = dict(cleaned)
    for name in _TERNARY:
        values[name] = {"yes": True, "no": False}.get(values[name])
    for name in _SETS:
        ticked = tuple(one for one in values[name] if one != "nothing")
        values[name] = ticked or (() if values[name] else None)
    for name in _ENUMS:
        values[name] = values[name] or None
    values["status"] = values["status"] or "active"
    times, per = values.pop("times"), values.pop("per")
    values["frequency"] = None if times is None else network.Frequency(times, network.Period(per or "week"))
    plain = {**msgspec.to_builtins(person), **msgspec.to_builtins(values), "what": "person"}
    return msgspec.convert(plain, network.Person)


class Tie(forms.Form):
    other = forms.CharField(max_length=200)
    kind = forms.ChoiceField(choices=[(kind.value, "") for kind in network.TieKind], required=False)
    on = forms.BooleanField(required=False)


class Face(forms.Form):
    hair = forms.CharField(max_length=40)
    skin = forms.CharField(max_length=40)
    hair_colour = forms.CharField(max_length=40)
    clothes = forms.CharField(max_length=40)
    glasses = forms.BooleanField(required=False)
    beard = forms.BooleanField(required=False)


class Photo(forms.Form):
    photo = forms.FileField()
