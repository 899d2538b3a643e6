"""What somebody may tell of themselves, and of a club or group."""

from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from kring.core import network as networks
from kring.core.network import Group, Network, Owner
from kring.pages.fields import NameField, TextField

TOLD = ("interests", "talents", "matters", "dreams")
LONGEST = 200
BELONGS = {"yes": True, "no": False}


def _several(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class LinesField(TextField):
    """Several things, each on a line of its own; no line twice."""

    def clean(self, value: Any) -> Any:
        lines = (" ".join(line.split()) for line in str(super().clean(value)).split("\n"))
        found = tuple(dict.fromkeys(line for line in lines if line))
        if any(len(line) > LONGEST for line in found):
            raise forms.ValidationError(_("One line has at most 200 signs. Make it shorter."), code="long")
        return found


class Tell(forms.Form):
    """The story, the four things to talk about beforehand, and where help is wanted."""

    interests = TextField(required=False, widget=_several(2))
    talents = TextField(required=False, widget=_several(2))
    matters = TextField(required=False, widget=_several(2))
    dreams = TextField(required=False, widget=_several(2))
    story = TextField(required=False, widget=_several(5))
    tasks_wanted = LinesField(required=False, widget=_several(3))
    is_nothing = forms.BooleanField(required=False)

    def __init__(self, *args: Any, is_meeting: bool = False, is_theirs: bool = True, **more: Any) -> None:
        """At a first meeting nobody is asked for a request; what a page that was open asked is kept (S02). The story is
        told by whose circle it is and by who is near: where it is not `is_theirs`, a guide adds nothing to it."""
        super().__init__(*args, **more)
        if is_meeting and not is_theirs:
            del self.fields["story"]
        if is_meeting and "tasks_wanted" not in self.data:
            del self.fields["tasks_wanted"], self.fields["is_nothing"]

    def told(self, owner: Owner) -> Owner:
        """The owner as they now tell. Nothing filled in is unknown, unless they say that no help is needed."""
        asked, wanted = self.cleaned_data, owner.tasks_wanted
        if "tasks_wanted" in asked:
            wanted = asked["tasks_wanted"] or (() if asked["is_nothing"] else None)
        return msgspec.structs.replace(owner, tasks_wanted=wanted, **{field: asked[field] for field in TOLD})


def initial(value: Network) -> dict[str, Any]:
    """What was told already."""
    owner, wanted = value.owner, value.owner.tasks_wanted
    told = {field: getattr(owner, field) for field in TOLD}
    return {**told, "story": value.story, "tasks_wanted": "\n".join(wanted or ()), "is_nothing": wanted == ()}


class Club(forms.Form):
    """A club or group: what it is, who is in it, and whether the owner is."""

    group = forms.CharField(required=False, max_length=200)
    name = NameField(_("What is it called?"))
    kind = forms.CharField(required=False, max_length=LONGEST, label=_("What kind of group is it?"))
    belongs = forms.ChoiceField(required=False, choices=[("", ""), *((one, "") for one in BELONGS)])
    people = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, value: Network, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["people"].choices = [(one.id, one.name) for one in networks.in_order(value)]  # type: ignore[attr-defined]

    def told(self, id: str) -> Group:
        """The group with this id, as it is told."""
        asked = self.cleaned_data
        return Group(id, asked["name"], asked["kind"], tuple(asked["people"]), BELONGS.get(asked["belongs"]))


def of(group: Group) -> dict[str, Any]:
    """A group as the form shows it."""
    belongs = {True: "yes", False: "no", None: ""}[group.owner_belongs]
    return {"group": group.id, "name": group.name, "kind": group.kind, "belongs": belongs, "people": list(group.people)}
