"""What a visitor may say of a way that is walked: that it begins, how a step goes, and that it ends."""

from datetime import date, timedelta
from typing import Any, Final

import msgspec
from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kring.core import days, plan_rules, rules, trajectory
from kring.core import network as networks
from kring.core.network import Id, Leg, Network, Person, Stage, Trajectory, When
from kring.core.rule import At, Fact, Finding
from kring.core.trajectory import Stop
from kring.core.vocabulary import Counted, Firm
from kring.core.way import Step, Way
from kring.methods import register
from kring.pages import fields
from kring.pages.fields import DayField, NumberField, TextField

LONGEST: Final = 200
MOST: Final = {Counted.AGE: 120, Counted.MONTHS_SINCE_LOSS: 1200}
MANY: Final = 1000
LABELS: Final = {
    Counted.AGE: _("How old?"),
    Counted.MONTHS_SINCE_LOSS: _("How many months ago did somebody die?"),
    Counted.PARTICIPANTS: _("How many people take part?"),
    Counted.LEADERS: _("How many people lead it?"),
    Counted.MEETINGS: _("How many times does one meet?"),
    Counted.DAYS_A_WEEK: _("How many days a week is it there?"),
    Counted.VISITS_A_MONTH: _("How many visits a month?"),
}
WHY: Final[Any] = _("Say in a few words why you do so all the same.")


class Facts(forms.Form):
    """What a way must know of somebody before it begins. Nothing of it is kept."""

    def __init__(self, *args: Any, asked: tuple[Counted, ...], **more: Any) -> None:
        super().__init__(*args, **more)
        for one in asked:
            self.fields[one.value] = NumberField(LABELS[one], most=MOST.get(one, MANY))

    def told(self) -> dict[Counted, float]:
        """What was filled in."""
        if not self.is_valid():
            return {}
        return {Counted(name): one for name, one in self.cleaned_data.items() if one is not None}


class Begun(forms.Form):
    """A way that begins: what it is called here, who take part, and why, when something speaks against it."""

    words = fields.LineField(required=False, max_length=LONGEST, label=_("What do you call it?"))
    people = forms.MultipleChoiceField(required=False)
    others = fields.LineField(required=False, max_length=LONGEST, label=_("Who else takes part?"))
    reason = TextField(required=False, widget=fields.lines(2))

    def __init__(self, *args: Any, value: Network, needs_reason: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.offered = _offered(self, value, ())
        self.needs_reason = needs_reason

    def clean(self) -> None:
        if self.needs_reason and not (self.cleaned_data.get("reason") or "").strip():
            self.add_error("reason", forms.ValidationError(WHY, code="R121"))

    def told(self, was: Trajectory) -> Trajectory:
        """The trajectory as it is told."""
        asked = self.cleaned_data
        people = tuple(asked["people"])
        return msgspec.structs.replace(
            was, words=asked["words"], people=people, others=asked["others"], reason=asked["reason"]
        )


class Out(forms.Form):
    """A step that begins, with a reason where something speaks against it that does not stop."""

    reason = TextField(required=False, widget=fields.lines(2))

    def __init__(self, *args: Any, stops: tuple[Stop, ...] = (), needs_reason: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.needs_reason = bool(stops) or needs_reason

    def clean(self) -> None:
        if self.needs_reason and not (self.cleaned_data.get("reason") or "").strip():
            self.add_error("reason", forms.ValidationError(WHY, code="R121"))


class Going(forms.Form):
    """How a step goes: the owner's own words, who was there, and the day that was agreed for it.

    Who stays away from a step cannot have been there: `shut_out` says by which rule, and what there is instead (R086).
    """

    shut_out: tuple[Finding, ...] = ()

    words = TextField(required=False, widget=fields.lines(3))
    people = forms.MultipleChoiceField(required=False)
    others = fields.LineField(required=False, max_length=LONGEST, label=_("Who else was there?"))
    on = DayField(_("On which day?"))
    is_said = forms.BooleanField(required=False)
    roles = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, value: Network, leg: Leg, is_leading: bool, way: Way, at: Step, **more: Any) -> None:
        super().__init__(*args, **more)
        self.leg, self.is_leading, self.value, self.way, self.at = leg, is_leading, value, way, at
        self.fields["roles"].choices = [(one.id, "") for one in way.role]  # type: ignore[attr-defined]
        self.offered = _offered(self, value, leg.people)

    def clean(self) -> None:
        told = self.cleaned_data
        on = None if told.get("on") == self.leg.on else told.get("on")
        ahead = on if on and (days.first(on) or date.max) > self._last() else None
        if plan_rules.pace(ahead, self.is_leading, bool(told.get("is_said"))):
            self.add_error(
                "on", forms.ValidationError(_("Whose circle it is chooses the day. Ask, and tick that."), code="R029")
            )
        there = trajectory.present(self.value, self.way, told.get("people") or (), told.get("roles") or ())
        facts = {Fact.WAY: self.way, Fact.STEP: self.at.id, Fact.PRESENT: there}
        self.shut_out = tuple(one for one in rules.evaluate(register.rules(), At.STEP, facts) if one.firm is Firm.STOPS)
        if self.shut_out:
            said = _("Somebody was named who stays away from this step.")
            self.add_error("roles", forms.ValidationError(said, code=self.shut_out[0].rule or "absent"))

    def _last(self) -> date:
        """The last day that is no deadline: one that was, or the day itself on which one met (R029)."""
        return timezone.localdate() - timedelta(days=0 if self.at.is_unread else 1)

    def told(self) -> Leg:
        """The leg as it is told now."""
        asked = self.cleaned_data
        told = {"words": asked["words"], "others": asked["others"], "on": asked["on"]}
        return msgspec.structs.replace(self.leg, people=tuple(asked["people"]), roles=tuple(asked["roles"]), **told)


def of_leg(leg: Leg) -> dict[str, Any]:
    """A leg as the form shows it."""
    return {
        "words": leg.words,
        "people": list(leg.people),
        "others": leg.others,
        "on": leg.on,
        "roles": list(leg.roles),
    }


def of_leaving(typed: QueryDict) -> QueryDict:
    """What was typed to leave a step: going back and passing over have a reason of their own, on the same page."""
    if typed.get("how") == Stage.DONE or "why" not in typed:
        return typed
    told = typed.copy()
    told["reason"] = str(typed["why"])
    return told


class Left(forms.Form):
    """How a step is left: done, a step back to another, or passed over with a reason."""

    how = forms.ChoiceField(choices=[(one.value, "") for one in (Stage.DONE, Stage.BACK, Stage.SKIPPED)])
    to = forms.ChoiceField(required=False)
    reason = TextField(required=False, widget=fields.lines(2))
    is_right = forms.BooleanField(required=False)

    def __init__(
        self,
        *args: Any,
        way: Way,
        before: str = "",
        stops: tuple[Stop, ...] = (),
        asks_right: bool = False,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.before, self.stops, self.asks_right = before, stops, asks_right
        self.fields["to"].choices = [("", ""), *((one.id, "") for one in way.step)]  # type: ignore[attr-defined]

    def clean(self) -> None:
        told = self.cleaned_data
        how, reason = told.get("how"), (told.get("reason") or "").strip()
        if how == Stage.SKIPPED and not reason:
            self.add_error(
                "reason", forms.ValidationError(_("Say in a few words why this step is passed over."), code="F.3")
            )
        if how == Stage.DONE and self.stops and not reason:
            self.add_error("reason", forms.ValidationError(WHY, code="R121"))
        if how == Stage.DONE and self.asks_right and not told.get("is_right"):
            self.add_error("is_right", forms.ValidationError(_("Ask the client whether this is right."), code="M08"))
        if how == Stage.BACK and not told.get("to"):
            self.add_error("to", forms.ValidationError(_("To which step do you go back?"), code="back"))
        if len(self.why(reason)) > fields.LONGEST_TEXT:
            self.add_error("reason", forms.ValidationError(_("That is too long. Make it shorter."), code="max_length"))

    def why(self, reason: str) -> str:
        """Why the step began although something spoke against it, and with that why it is left so."""
        return "\n".join(filter(None, (self.before, reason)))


class Ended(forms.Form):
    """How it went, and when one looks back; without a day one says why not (R027)."""

    well = TextField(required=False, widget=fields.lines(2))
    less_well = TextField(required=False, widget=fields.lines(2))
    look_back_on = DayField(_("When do we look back?"))
    no_look_back = TextField(required=False, widget=fields.lines(1))
    reason = TextField(required=False, widget=fields.lines(2))

    def __init__(self, *args: Any, needs_reason: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.needs_reason = needs_reason

    def clean(self) -> None:
        told = self.cleaned_data
        if self.needs_reason and not (told.get("reason") or "").strip():
            self.add_error("reason", forms.ValidationError(WHY, code="R121"))
        if not (told.get("well") or told.get("less_well")):
            self.add_error("well", forms.ValidationError(_("Type how it went. One word is enough."), code="empty"))
        fields.refuse_over(self, None, "look_back_on")
        day = told.get("look_back_on")
        found = rules.evaluate(register.rules(), At.CLOSE, {Fact.HAS_AFTERCARE_DAY: day is not None})
        if "look_back_on" in told and rules.stops(found) and not (told.get("no_look_back") or "").strip():
            said = _("When do we look back? Choose a day, or say why not.")
            self.add_error("look_back_on", forms.ValidationError(said, code=found[0].rule))

    def told(self, was: Trajectory, today: When) -> Trajectory:
        """The trajectory as it ended."""
        asked = dict(self.cleaned_data)
        why = "\n".join(filter(None, (was.reason, asked.pop("reason"))))
        return msgspec.structs.replace(was, ended_on=was.ended_on or today, reason=why, **asked)


def _offered(form: Any, value: Network, chosen: tuple[Id, ...]) -> list[Person]:
    alive = [one for one in networks.in_order(value) if not networks.has_died(one) or one.id in chosen]
    form.fields["people"].choices = [(one.id, one.name) for one in alive]
    return alive
