"""Who does what in a way that is walked: chosen by hand, with what speaks against it, and over when it is over."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec
from django import forms as django_forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from kring.core import access, charges, days, edits, rules, setting_out, trajectory
from kring.core.access import Part
from kring.core.changes import Add, Change, Remove
from kring.core.charges import Able
from kring.core.network import Charge, Network, Trajectory
from kring.core.rule import Finding
from kring.core.trained import Held
from kring.core.vocabulary import Counted, Firm, Training
from kring.core.way import Role, Way
from kring.methods import register
from kring.pages import answers, fields, ruled
from kring.pages.fields import DayField, NumberField, TextField
from kring.pages.trajectories import forms, views, walkers
from kring.store import charges as stored
from kring.store import doors


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
        if not self.is_bound:
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


@require_safe
def show(request: HttpRequest, network: str, trajectory: str, doer: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, may_wait=True)
    one, way = views.found(opened, trajectory)
    return page(request, opened, one, way, _role(way, doer))


def page(
    request: HttpRequest, opened: doors.Opened, one: Trajectory, way: Way, role: Role, **more: Any
) -> HttpResponse:
    """The page on which somebody is chosen for a role; what did not fit comes back on it."""
    status = more.pop("status", 200)
    form = more.pop("form", None) or _form(None, way, role, stored.able(opened.row, opened.by.at), opened.today)
    here = answers.frame(opened, "plan", Part.PLAN) | _shown(form, way, role) | {"trajectory": one}
    return render(request, "trajectories/role.html", here | more, status=status)


@require_POST
def choose(request: HttpRequest, network: str) -> HttpResponse:
    """Somebody gets a role of a way."""
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    one = answers.seen(request, opened).trajectories.get(request.POST.get("trajectory", ""))
    if one is None or one.id not in opened.value.trajectories:
        return redirect("trajectories:show", opened.id)
    here, way = views.found(opened, one.id)
    role = _role(way, request.POST.get("role", ""))
    form = _form(request.POST, way, role, stored.able(opened.row, opened.by.at), opened.today)
    id = answers.new_id(request, "charge", one.id, role.id)
    made = _made(form, here, opened.value, id, opened.viewer.user, opened.viewer.role)
    if isinstance(made, dict):
        return page(request, opened, here, way, role, form=form, status=422, **made)
    return answers.carry_out(request, opened, [Add(made)], _address(opened.id, one.id))


@require_POST
def over(request: HttpRequest, network: str) -> HttpResponse:
    """Somebody has a role no longer from today on."""
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    one = answers.seen(request, opened).charges.get(request.POST.get("charge", ""))
    if one is None or one.id not in opened.value.charges:
        return redirect("trajectories:show", opened.id)
    return answers.carry_out(request, opened, _over(one, opened.today), _address(opened.id, one.trajectory))


@require_safe
def walk_show(request: HttpRequest, walk: UUID, doer: str) -> HttpResponse:
    opened = doors.walk(request, walk)
    _one, way = walkers.of(opened)
    return _walk_page(request, opened, way, _role(way, doer))


@require_POST
def walk_choose(request: HttpRequest, walk: UUID) -> HttpResponse:
    """Somebody who works at the organisation, or a name, gets a role of a walk."""
    opened = doors.walk(request, walk)
    one, way = walkers.of(opened)
    role = _role(way, request.POST.get("role", ""))
    form = _form(request.POST, way, role, stored.at_work(opened.walk.organisation, opened.by.at), opened.today)
    made = _made(form, one, opened.value, answers.posted_act(request), str(opened.user.pk), opened.role)
    if isinstance(made, dict):
        return _walk_page(request, opened, way, role, form=form, status=422, **made)
    return walkers.done(opened, [Add(made)])


@require_POST
def walk_over(request: HttpRequest, walk: UUID) -> HttpResponse:
    opened = doors.walk(request, walk)
    one = opened.value.charges.get(request.POST.get("charge", ""))
    return walkers.done(opened, _over(one, opened.today) if one else [])


def _walk_page(
    request: HttpRequest, opened: doors.Walking, way: Way, role: Role, status: int = 200, **more: Any
) -> HttpResponse:
    able = stored.at_work(opened.walk.organisation, opened.by.at)
    form = more.pop("form", None) or _form(None, way, role, able, opened.today)
    here = {"opened": opened, "name": walkers.name(opened), "act": answers.new_act()} | _shown(form, way, role)
    return render(request, "trajectories/walk_role.html", here | more, status=status)


def _form(typed: Any, way: Way, role: Role, able: list[Able], today: date) -> Chosen:
    return Chosen(typed, way=way, role=role, able=able, today=today)


def _shown(form: Chosen, way: Way, role: Role) -> dict[str, Any]:
    """What both pages show: the role, what it asks, and of everybody who is here whether they learned that."""
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


def _made(
    form: Chosen, one: Trajectory, value: Network, id: str, by: str, role: access.Role | None
) -> Charge | dict[str, Any]:
    """The charge that is told; or what the page shows when somebody cannot have it, or nobody said why yet (R121)."""
    if not form.is_valid():
        return {}
    made = form.told(id, one)
    among = charges.of(value, one, form.way, form.role)
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


def _over(one: Charge, today: date) -> list[Change]:
    """That somebody else can have it from today on; who would begin today or later never had it."""
    if one.since is not None and days.first(one.since) >= today:
        return [Remove(one)]
    return [*edits.between(one, msgspec.structs.replace(one, until=days.on(today - timedelta(days=1))))]


def _role(way: Way, id: str) -> Role:
    found = next((one for one in charges.to_choose(way) if one.id == id), None)
    if found is None:
        raise Http404
    return found


def _address(network: str, trajectory: str) -> str:
    return reverse("trajectories:one", args=[network, trajectory]) + "#doing"
