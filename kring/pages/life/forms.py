"""What may be told of an event, and how what was typed becomes one."""

from datetime import date
from typing import Any

import msgspec
from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kring.core import dates, days, names
from kring.core import network as networks
from kring.core.network import Dating, Event, Network, When
from kring.pages.fields import TextField, WhenField

PAST, LASTING, HOPED = "past", "lasting", "hoped"
TENSES = ((PAST, _("It happened")), (LASTING, _("It still goes on")), (HOPED, _("I would like that")))
KINDS = (
    _("moving"),
    _("family"),
    _("school"),
    _("work"),
    _("health"),
    _("love"),
    _("loss"),
    _("free time"),
    pgettext_lazy("kind of event", "help"),
)
ENDS = ("since", "until")
HOW = (
    ("", _("it was then")),
    ("about", _("about then; I am not sure")),
    (Dating.BEFORE.value, _("before that")),
    (Dating.AFTER.value, _("after that")),
)


def _short(size: int) -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": size})


class Tell(forms.Form):
    """An event: what, when as far as it is known, and who it concerns. Only what it was is needed."""

    event = forms.CharField(required=False, max_length=200)
    title = forms.CharField(
        label=_("What is it about?"), error_messages={"required": _("Say in a few words what it is.")}
    )
    kind = forms.CharField(label=_("What kind of thing is it?"), required=False, max_length=200)
    tense = forms.ChoiceField(choices=TENSES, required=False)
    since_year = forms.CharField(label=_("Year"), required=False, widget=_short(5))
    since_month = forms.ChoiceField(label=_("Month"), required=False)
    since_day = forms.CharField(label=_("Day"), required=False, widget=_short(3))
    since_how = forms.ChoiceField(label=_("How sure is that?"), choices=HOW, required=False)
    until_year = forms.CharField(label=_("Year"), required=False, widget=_short(5))
    until_month = forms.ChoiceField(label=_("Month"), required=False)
    until_day = forms.CharField(label=_("Day"), required=False, widget=_short(3))
    until_how = forms.ChoiceField(label=_("How sure is that?"), choices=HOW, required=False)
    people = forms.MultipleChoiceField(required=False)
    groups = forms.MultipleChoiceField(required=False)
    remark = TextField(
        label=_("More about it"), required=False, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )

    def __init__(self, *args: Any, value: Network, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.value, self.today = value, today
        months = [("", ""), *((str(number), name) for number, name in MONTHS.items())]
        self.fields["since_month"].choices = self.fields["until_month"].choices = months  # type: ignore[attr-defined]
        self.fields["people"].choices = [(one.id, one.name) for one in asked(value)]  # type: ignore[attr-defined]
        self.fields["groups"].choices = [(id, one.name) for id, one in value.groups.items()]  # type: ignore[attr-defined]

    def clean_title(self) -> str:
        title = names.cleaned(self.cleaned_data["title"])
        if not title:
            raise forms.ValidationError(_("Say in a few words what it is."), code="required")
        if len(title) > names.LONGEST:
            raise forms.ValidationError(
                _("Make it shorter: at most 120 signs. The rest can stand under More."), code="long"
            )
        return title

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for end in ENDS:
            said[end] = self._when(end, said)
        if not self.errors:
            self._in_order(said)
        return said

    def _when(self, end: str, said: dict[str, Any]) -> When | None:
        """The date as far as it was filled in. What does not fit together is said at its own field."""
        year, month, day = (said.get(f"{end}_{part}", "") for part in ("year", "month", "day"))
        if not year:
            if month or day:
                self._wrong(end, "year", _("Which year was it? A guess is fine: then choose: about then."))
            return None
        if (said_whole := dates.read(year)) and said_whole.keys() != {"year"}:
            return self._date(end, said_whole)
        if not (year.isdecimal() and len(year) == 4 and int(year) >= 1000):
            self._wrong(end, "year", _("Type a year with four signs, like 1998."))
        elif day and not month:
            self._wrong(end, "month", _("With a day, choose the month as well."))
        elif day and not (day.isdecimal() and len(day) <= 2):
            self._wrong(end, "day", _("Type the day as a number, like 12."))
        else:
            parts = {"year": int(year), "month": int(month) if month else None, "day": int(day) if day else None}
            how = said.get(f"{end}_how")
            return self._date(end, {**parts, "about": how == "about", "how": None if how == "about" else how or None})
        return None

    def _date(self, end: str, plain: dict[str, Any]) -> When | None:
        try:
            return msgspec.convert(plain, When)
        except msgspec.ValidationError:
            if "to" in plain:
                self._wrong(end, "year", _("Type a year like 1998, or between two: 1998-2003."))
            else:
                self._wrong(end, "day", _("That month does not have so many days."))
            return None

    def _in_order(self, said: dict[str, Any]) -> None:
        """What was told of time agrees with itself and with today."""
        since, until, tense = said["since"], said["until"], said.get("tense") or PAST
        if until and not since:
            self._wrong("since", "year", _("Say when it began too. About is fine."))
        elif days.ends_first(since, until):
            self._wrong("until", "year", _("The end is before the beginning. Turn them round?"))
        elif tense == HOPED and since and days.latest(since) < self.today:
            self._wrong("since", "year", _("A wish lies ahead of you. Choose a year to come, or leave it empty."))
        elif tense != HOPED and since and days.earliest(since) > self.today:
            self._wrong("since", "year", _("That is still to come. Then choose: I would like that."))
        elif tense == LASTING and until and days.latest(until) < self.today:
            self._wrong("until", "year", _("Does it still go on? Then leave the end empty."))
        elif tense == PAST and until and days.earliest(until) > self.today:
            self._wrong("until", "year", _("The end is still to come. Then choose: It still goes on."))

    def _wrong(self, end: str, part: str, words: Any) -> None:
        self.add_error(f"{end}_{part}", forms.ValidationError(words, code=end))

    def told(self, was: Event | None, id: str) -> Event:
        """The event as it is told; whoever the form did not offer stays on it."""
        said = self.cleaned_data
        offered = {one.id for one in asked(self.value)}
        in_groups = [one for group in said["groups"] for one in self.value.groups[group].people]
        chosen = [one for one in (*said["people"], *in_groups) if one in offered]
        kept = [one for one in (was.people if was else ()) if one in chosen or one not in offered]
        return Event(
            id,
            said["title"],
            said["kind"],
            said["since"],
            said["until"],
            is_ongoing=said["tense"] == LASTING,
            is_wished=said["tense"] == HOPED,
            people=tuple(dict.fromkeys([*kept, *chosen])),
            remark=said["remark"],
        )


def asked(value: Network) -> list[networks.Person | networks.Self]:
    """Who can be on an event: everybody there is, and whose network it is when they are several."""
    selves = list(value.owner.selves.values())
    return [*(selves if len(selves) > 1 else []), *networks.all_in_order(value)]


def of(event: Event) -> dict[str, Any]:
    """An event as the form shows it."""
    tense = HOPED if event.is_wished else LASTING if event.is_ongoing else PAST
    shown: dict[str, Any] = {"event": event.id, "title": event.title, "kind": event.kind, "tense": tense}
    for end in ENDS:
        when: When | None = getattr(event, end)
        is_whole = when is not None and (when.to is not None or (when.about and when.how is not None))
        for part in ("year", "month", "day"):
            shown[f"{end}_{part}"] = str(getattr(when, part) or "") if when and not is_whole else ""
        if is_whole:  # there is no choice for it: it stands in words where the year does
            shown[f"{end}_year"] = WhenField().prepare_value(when)
        shown[f"{end}_how"] = "" if when is None or is_whole else "about" if when.about else when.how or ""
    return shown | {"people": list(event.people), "remark": event.remark}
