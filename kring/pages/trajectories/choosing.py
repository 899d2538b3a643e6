"""Choosing somebody for a role of a way: who is here or a name, and what speaks against it, with what to do instead.

On a page of its own for one role, and for every role at once where a way begins.
"""

from datetime import date
from typing import Any

import msgspec
from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from kring.core import access, charges, days, rules, setting_out, trajectory
from kring.core.charges import Able
from kring.core.network import Charge, Network, Trajectory
from kring.core.rule import Finding
from kring.core.trained import Held
from kring.core.vocabulary import Counted, Firm, Training
from kring.core.way import Role, Way
from kring.methods import register
from kring.pages import fields, ruled
from kring.pages.fields import DayField, NumberField, TextField
from kring.pages.trajectories import forms


class Chosen(django_forms.Form):
    """Somebody for a role: who has access here or a name outside Kring, from when until when, and what they learned."""

    who = django_forms.ChoiceField(required=False)
    words = django_forms.CharField(
        required=False, max_length=forms.LONGEST, label=_("Or somebody outside Kring: what is their name?")
    )
    since = DayField(_("From which day?"))
    until = DayField(_("Until which day?"))
    is_trained = django_forms.BooleanField(required=False)
    trained_until = DayField(_("Until when does that hold?"))
    reason = TextField(required=False, widget=fields.lines(2))

    def __init__(self, *args: Any, way: Way, role: Role, able: list[Able], today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.way, self.role, self.able, self.today = way, role, able, today
        self.numbers = charges.numbers(way, role)
        self.fields["who"].choices = [("", ""), *((one.user, one.name) for one in able)]  # type: ignore[attr-defined]
        self.fields["who"].error_messages["invalid_choice"] = _("That person is not here any more. Choose another.")
        for one in self.numbers:
            self.fields[f"n_{one.counts.value}"] = NumberField(ruled.COUNTED[one.counts], most=forms.MANY)
        if not self.is_bound and not self.empty_permitted:
            self.initial.setdefault("since", days.on(today))

    @property
    def counted(self) -> list[Any]:
        """The fields of the numbers that the role asks."""
        return [self[f"n_{one.counts.value}"] for one in self.numbers]

    def clean(self) -> None:
        asked = self.cleaned_data
        who, words = asked.get("who"), (asked.get("words") or "").strip()
        if "who" in asked and bool(who) is bool(words):
            said = _("Choose one: somebody who is here, or a name.") if who else _("Choose somebody, or type a name.")
            self.add_error("who", django_forms.ValidationError(said, code="who"))
        since, until = asked.get("since") or days.on(self.today), asked.get("until")
        if until and days.last(until) < days.first(since):
            early = _("That is before it begins. Choose a later day.")
            self.add_error("until", django_forms.ValidationError(early, code="before"))
        for one in self.numbers:
            name = f"n_{one.counts.value}"
            if name in asked and asked[name] is None:
                self.add_error(name, django_forms.ValidationError(_("Type how many."), code="required"))

    @property
    def chosen(self) -> Able | None:
        return next((one for one in self.able if one.user == self.cleaned_data.get("who")), None)

    def given(self) -> dict[Counted, float]:
        told = self.cleaned_data
        found = {one.counts: told.get(f"n_{one.counts.value}") for one in self.numbers}
        return {counts: one for counts, one in found.items() if one is not None}

    def told(self, id: str, one: Trajectory) -> Charge:
        """The charge as it is told."""
        asked, was = self.cleaned_data, charges.begun(id, self.way, one, self.role)
        is_noted = charges.is_noted(self.role, self.chosen)
        return msgspec.structs.replace(
            was,
            user=asked["who"],
            words=asked["words"].strip(),
            since=asked["since"] or days.on(self.today),
            until=asked["until"],
            is_trained=asked["is_trained"] and not is_noted,
            trained_until=None if is_noted or not asked["is_trained"] else asked["trained_until"],
        )


def form(typed: Any, way: Way, role: Role, able: list[Able], today: date) -> Chosen:
    """Somebody for one role."""
    return Chosen(typed, way=way, role=role, able=able, today=today)


def every(typed: Any, way: Way, able: list[Able], today: date) -> list[dict[str, Any]]:
    """For each role of a way that begins what its form shows: nobody has to be chosen yet."""
    known: Any = {"way": way, "able": able, "today": today, "empty_permitted": True, "use_required_attribute": False}
    found = [Chosen(typed, role=one, prefix=one.id, **known) for one in charges.to_choose(way)]
    return [shown(one, way, one.role) | {"found": [], "stops": False, "asks": False} for one in found]


def all_made(
    some: list[dict[str, Any]], one: Trajectory, value: Network | None, act: str, by: str, role: access.Role | None
) -> list[Charge] | None:
    """Who was chosen when a way begins; nothing when something does not fit, and then each form shows what."""
    chosen, is_fine = list[Charge](), True
    for each in some:
        if not each["form"].has_changed():
            continue
        told = made(each["form"], one, value, f"{act}-{each['role'].id}", by, role)
        if isinstance(told, dict):
            each |= told
            is_fine = False
        else:
            chosen.append(told)
    return chosen if is_fine else None


def shown(form: Chosen, way: Way, role: Role) -> dict[str, Any]:
    """What its form shows: the role, what it asks, and of everybody who is here whether they learned that."""
    is_asked = role.training in charges.ASKED
    return {
        "way": way,
        "role": role,
        "form": form,
        "is_required": role.training is Training.REQUIRED,
        "is_asked": is_asked,
        "is_noted": is_asked and role.learned is not None,
        "people": [(one, _held(role, one, form.today)) for one in form.able],
        "numbers": [
            (ruled.COUNTED[one.counts], ruled.number(one.least), ruled.number(one.most)) for one in form.numbers
        ],
    }


def _held(role: Role, able: Able, today: date) -> Held | None:
    """The course that a role asks, as far as somebody has it today."""
    return next((one for one in able.held if one.kind == role.learned and one.holds(today)), None)


def made(
    form: Chosen, one: Trajectory, value: Network | None, id: str, by: str, role: access.Role | None
) -> Charge | dict[str, Any]:
    """The charge that is told; or what the page shows when somebody cannot have it, or nobody said why yet (R121).

    Of a way that only begins there is no `value` yet.
    """
    if not form.is_valid():
        return {}
    made = form.told(id, one)
    among = charges.of(value, one, form.way, form.role) if value else ()
    known, given = register.rules(), form.given()
    found = charges.findings(form.way, form.role, made, form.chosen, known, given, among, form.today)
    stops, reason = setting_out.stopping(found, role), form.cleaned_data["reason"].strip()
    asks = rules.stops(found) and not stops
    if stops or (asks and not reason):
        if asks:
            form.add_error("reason", django_forms.ValidationError(forms.WHY, code="R121"))
        return {"found": ruled.told(found, form.way), "stops": bool(stops), "asks": asks}
    made = msgspec.structs.replace(made, reason=reason if asks else "")
    return trajectory.overridden(made, _against(found), by, role.value if role else "", form.today)


def _against(found: tuple[Finding, ...]) -> list[str]:
    return [one.rule or one.reason.code for one in found if one.firm in (Firm.STOPS, Firm.WARNS)]
