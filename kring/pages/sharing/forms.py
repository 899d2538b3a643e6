"""What a client may say about sharing."""

from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kring.core import sharing
from kring.core.access import Part, Role
from kring.core.network import OwnerKind
from kring.core.sharing import Ready
from kring.pages import fields, part_words
from kring.pages.sharing import words
from kring.store import roles
from kring.store.invitations import Agreed

OWN: Final = "own"
_LONGS: Final = {"season": timedelta(days=91), "year": timedelta(days=365)}
HOW_MANY: Final = _("Type how many meetings: 1 to 20.")
MEETINGS: Final = "meetings"
MOST: Final = 20  # meetings after which somebody lets go
LOOKS, THINKS, DRAWS = "looks", "thinks", "draws"


class Share(forms.Form):
    """Which parts somebody sees, whether they may think along, until when and why."""

    ready = forms.ChoiceField(
        label=_("What may they see?"),
        widget=forms.RadioSelect(),
        error_messages={"required": _("Choose what they may see.")},
    )
    parts = forms.MultipleChoiceField(
        required=False,
        choices=[(part.value, part_words.WORDS[part].name) for part in sharing.SHARED],
        widget=forms.CheckboxSelectMultiple(),
    )
    doing = forms.ChoiceField(
        label=_("And what may they do?"),
        choices=[
            (LOOKS, _("only look")),
            (THINKS, _("think along: they ask, you say yes or no")),
            (DRAWS, _("draw along: what they change is so at once, until a day")),
        ],
        initial=THINKS,
        widget=forms.RadioSelect(),
    )
    long = forms.ChoiceField(
        label=_("For how long?"),
        choices=[
            ("season", _("three months")),
            ("year", _("a year")),
            ("day", _("until a day")),
            (MEETINGS, _("the first meetings, then they let go")),
            ("", _("until I stop it")),
        ],
        required=False,
        initial="year",
        widget=forms.RadioSelect(),
    )
    until = fields.DateField(label=_("Until and with"), required=False)
    meetings = forms.IntegerField(
        label=_("How many meetings?"),
        required=False,
        min_value=1,
        max_value=MOST,
        error_messages={one: HOW_MANY for one in ("invalid", "min_value", "max_value")},
    )
    reason = forms.CharField(
        label=_("Why do you share this?"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": _("That is too long. Make it shorter.")},
    )

    meets_first = forms.BooleanField(required=False, label=_("We meet first. Until then they read nothing."))

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        ready: Any = self.fields["ready"]
        ready.choices = [*((one.value, words.READY[one].name) for one in Ready), (OWN, _("I choose myself"))]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("ready") == OWN and not given.get("parts"):
            self.add_error("parts", _("Tick at least one thing, or choose one of the others."))
        if given.get("long") == "day" and "until" not in self.errors:
            day: date | None = given.get("until")
            if day is None or day <= timezone.localdate(self.at):
                self.add_error("until", _("Choose a day after today."))
        if given.get("doing") == DRAWS and given.get("long") in ("", MEETINGS):
            self.add_error("doing", _("Choose until when they draw along: three months, a year, or until a day."))
        if given.get("long") == MEETINGS and "meetings" not in self.errors and not given.get("meetings"):
            self.add_error("meetings", HOW_MANY)
        return given

    def agreed(self, role: Role, name: str = "") -> Agreed:
        """What was said, for somebody in this role. Who stands in sees and does everything, so nothing is chosen."""
        given = self.cleaned_data
        if role is Role.OWNER:
            return Agreed(name, role, None, reason=given["reason"])
        if role is Role.PROXY:
            return Agreed(name, role, None, ends_at=self._ends(), reason=given["reason"])
        chosen = given["parts"] if given["ready"] == OWN else sharing.READY[Ready(given["ready"])]
        parts = sharing.within(role, frozenset(Part(part) for part in chosen))
        looks = parts if given["doing"] == LOOKS else frozenset()
        meets_first = given["meets_first"] and role in roles.AT_WORK
        draws = given["doing"] == DRAWS
        return Agreed(name, role, parts, looks, self._ends(), given["reason"], meets_first, self._meetings(), draws)

    def _ends(self) -> datetime | None:
        given = self.cleaned_data
        if given["long"] == "day":
            return timezone.make_aware(datetime.combine(given["until"], time.max))
        return self.at + _LONGS[given["long"]] if given["long"] in _LONGS else None

    def _meetings(self) -> int | None:
        return self.cleaned_data["meetings"] if self.cleaned_data["long"] == MEETINGS else None


def only(part: str) -> dict[str, Any]:
    """How the form begins for one part, to look at; for any other word as always."""
    return {"ready": OWN, "parts": [part], "doing": LOOKS} if part in {one.value for one in sharing.SHARED} else {}


class Invite(Share):
    """Who is asked in, as what, and how they hear of it."""

    name = fields.NameField(label=_("Who is it?"))
    role = forms.ChoiceField(
        label=_("What are they to you?"),
        widget=forms.RadioSelect(),
        error_messages={"required": _("Choose what they are to you.")},
    )
    email = forms.EmailField(
        label=_("E-mail address"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args: Any, at: datetime, kind: OwnerKind, giver: Role, **kwargs: Any) -> None:
        super().__init__(*args, at=at, **kwargs)
        role: Any = self.fields["role"]
        role.choices = [(one.value, words.ROLES[one]) for one in sharing.given(kind, giver)]
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        if not settings.EMAIL_HOST:
            del self.fields["email"]  # a mail that nobody gets is worse than a letter
        self.fields["ready"].required = False  # it follows from what they are, unless it is said

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not given.get("ready") and given.get("role"):
            given["ready"] = sharing.fitting(Role(given["role"])).value
        return super().clean()
