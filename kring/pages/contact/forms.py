"""What one row of the schema asks of somebody, and how what was typed becomes a person again."""

from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from kring.core.network import Frequency, Initiative, Period, Person, Status, Way
from kring.pages import contacting, fields

STATUS = [one for one in contacting.STATUS if one[0] != "deceased"]  # who died: that is told on the card


class Row(forms.Form):
    """How often, in which ways, who begins, the last time, and how it is now."""

    times = fields.NumberField(_("How often are you in touch?"), 1000)
    per = forms.ChoiceField(label=_("per"), choices=contacting.PERIOD, required=False)
    ways = forms.MultipleChoiceField(label=_("How?"), choices=contacting.WAYS, required=False)
    initiative = forms.ChoiceField(label=_("Who begins, mostly?"), choices=contacting.INITIATIVE, required=False)
    last_contact = fields.WhenField(label=_("Last contact"), required=False)
    status = forms.ChoiceField(label=_("How is the contact now?"), choices=STATUS, required=False)

    def __init__(self, *args: Any, owner: str = "", **more: Any) -> None:
        """`owner` is what the owner is called, when somebody else fills it in."""
        super().__init__(*args, **more)
        if owner:
            for name, label in contacting.LABELS_OF.items():
                if name in self.fields:
                    self.fields[name].label = label % {"owner": owner}
            for name, field in self.fields.items():
                if isinstance(field, forms.ChoiceField) and name in contacting.CHOICES_OF:
                    field.choices = contacting.worded(field.choices, contacting.CHOICES_OF[name], owner)

    def described(self, person: Person) -> Person:
        """The person as the row says; all that the row does not ask stays as it was."""
        said = self.cleaned_data
        times, ways = said["times"], tuple(Way(one) for one in said["ways"])
        return msgspec.structs.replace(
            person,
            frequency=None if times is None else Frequency(times, Period(said["per"] or "week")),
            ways=ways or (() if person.ways == () else None),
            initiative=Initiative(said["initiative"]) if said["initiative"] else None,
            last_contact=said["last_contact"],
            status=Status(said["status"]) if said["status"] else person.status,
        )


def initial(person: Person) -> dict[str, Any]:
    """What is known of somebody already, as the row begins."""
    often = person.frequency
    return {
        "times": often.times if often else None,
        "per": str(often.per) if often else "week",
        "ways": [str(one) for one in person.ways or ()],
        "initiative": str(person.initiative or ""),
        "last_contact": person.last_contact,
        "status": str(person.status),
    }
