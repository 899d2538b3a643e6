"""The fields of the network card, and how what was typed becomes a person again."""

from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from kring.core import names, network
from kring.draw import faces
from kring.pages import contacting, fields
from kring.pages.card import choices


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


def radio(offered: choices.Choices, label: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=offered, label=label, help_text=help_text, required=False, widget=forms.RadioSelect()
    )


def _ticks(offered: choices.Choices, label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        choices=offered, label=label, required=False, widget=forms.CheckboxSelectMultiple()
    )


def _line(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=200, **options)


def _text(label: Any) -> forms.CharField:
    return fields.TextField(label=label, required=False, widget=forms.Textarea(attrs={"rows": 3}))


class Describe(forms.Form):
    name = fields.NameField(label=_("Name or nickname"))
    category = radio(choices.CATEGORY, _("Who is this to you?"))
    relation = _line(_("What do you call it? For example: my sister"))
    gender = radio(choices.GENDER, _("Woman or man?"))
    born = fields.WhenField(label=_("Born in"), required=False)
    age = fields.NumberField(_("Or: how old, about?"), 150)

    status = radio(contacting.STATUS, _("How is the contact now?"))
    strength = radio(choices.STRENGTH, _("How firm is the tie?"))
    times = fields.NumberField(_("How often are you in touch?"), 1000)
    per = forms.ChoiceField(label=_("per"), choices=contacting.PERIOD, required=False)
    ways = _ticks(contacting.WAYS, _("How?"))
    initiative = radio(contacting.INITIATIVE, _("Who begins, mostly?"))
    last_contact = fields.WhenField(label=_("Last contact"), required=False)
    years_known = fields.NumberField(_("How many years do you know each other?"), 150)

    together = _text(_("What do you do together?"))
    where = _line(_("Where?"))
    residence = _line(_("Lives in"))
    in_neighbourhood = radio(choices.YES_NO, _("In your neighbourhood?"))
    abroad = radio(choices.YES_NO, _("In another country?"))
    distance_km = fields.NumberField(_("How far away, in kilometres?"), 1_000_000)
    travel_minutes = fields.NumberField(_("How long is the journey, in minutes?"), 1_000_000)
    can_travel = radio(choices.YES_NO, _("Can this person come to you?"))

    supports = _ticks(choices.SUPPORTS + choices.NOTHING, _("What does this person do for you?"))
    supported = _ticks(choices.SUPPORTS + choices.NOTHING, _("What do you do for this person?"))
    direction = radio(choices.DIRECTION, _("Which way does the help go?"))
    needs = _ticks(choices.NEEDS + choices.NOTHING, _("What does this tie give you?"))
    hours_a_week = fields.NumberField(_("Hours of help a week"), 168)
    tasks = LinesField(label=_("Tasks done now, one to a line"), required=False)
    tasks_possible = LinesField(label=_("Tasks this person could do, one to a line"), required=False)
    willing = radio(choices.WILLING, _("Does this person want to help, and is it possible?"))
    motive = _line(_("Why does this person want to?"))

    interests = _text(_("What does this person like?"))
    roles = LinesField(label=_("Roles, one to a line. For example: choir singer"), required=False)
    social_role = _line(_("Role in the neighbourhood or society"))
    marital_status = _line(_("Married, single, widowed …"))
    schooling = _line(_("School"))
    work = _line(_("Work"))
    died = fields.WhenField(label=_("Died in"), required=False)
    own_words = _text(_("In your own words"))
    remark = _text(_("Remark"))
    potential_friend = radio(choices.YES_NO, _("May this person come closer?"))
    potential_helper = radio(choices.YES_NO, _("Could this person help you?"))
    confidential = forms.BooleanField(label=_("Only I may see this person"), required=False)

    def __init__(self, data: Any = None, files: Any = None, *, owner: str = "", **more: Any) -> None:
        """`owner` is the name of whose network it is, when somebody else fills in the card."""
        super().__init__(data, files, **more)
        if owner:
            owner = names.first_name(owner)
            del self.fields["confidential"]
            for name, label in choices.LABELS_OF.items():
                self.fields[name].label = label % {"owner": owner}
            for name, field in self.fields.items():
                if isinstance(field, forms.ChoiceField):
                    field.choices = contacting.worded(field.choices, choices.CHOICES_OF.get(name, {}), owner)


# The columns of the network card come first (C8); a place in the circle and a wish are kept beside the person.
FIRST = ["category", "relation", "together", "where", "frequency", "initiative", "status", "strength"]
SECOND = ["in_neighbourhood", "residence", "supports"]
GROUPS: list[tuple[str, Any, list[str]]] = [
    ("who", _("Name and age"), ["name", "gender", "born", "age"]),
    ("contact", _("Contact"), ["ways", "last_contact", "years_known"]),
    ("near", _("Near or far"), ["abroad", "distance_km", "travel_minutes", "can_travel"]),
    ("help", _("Help and support"), ["supported", "direction", "needs"]),
    ("tasks", _("Tasks"), ["hours_a_week", "tasks", "tasks_possible", "willing", "motive"]),
    (
        "more",
        _("More about this person"),
        ["interests", "roles", "social_role", "marital_status", "schooling", "work", "died"],
    ),
    ("words", _("Own words and a remark"), ["own_words", "remark"]),
]

_TERNARY = {"in_neighbourhood", "abroad", "can_travel", "potential_friend", "potential_helper"}
_SETS = {"ways", "supports", "supported", "needs"}
_LINES = {"roles", "tasks", "tasks_possible"}
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
    for name in _LINES:
        values[name] = values[name] or (() if getattr(person, name) == () else None)
    values["status"] = values["status"] or "active"
    times, per = values.pop("times"), values.pop("per")
    values["frequency"] = None if times is None else network.Frequency(times, network.Period(per or "week"))
    plain = {**msgspec.to_builtins(person), **msgspec.to_builtins(values), "what": "person"}
    return msgspec.convert(plain, network.Person)


PARTS = {"hair": faces.HAIR, "hair_colour": faces.HAIR_COLOUR, "skin": faces.SKIN, "clothes": faces.CLOTHES}


class Face(forms.Form):
    """A face from the kit, part by part."""

    glasses = forms.BooleanField(required=False, label=_("Glasses"))
    beard = forms.BooleanField(required=False, label=_("Beard"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for part, known in PARTS.items():
            offered = [(name, choices.KIT.get(name, name)) for name in known]
            self.fields[part] = forms.ChoiceField(choices=offered, label=choices.PART[part])
