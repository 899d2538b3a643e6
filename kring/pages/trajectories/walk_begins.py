"""A way that a group, a street or an organisation begins: who walks it, who does what, and what speaks against it."""

import uuid
from typing import Any
from uuid import UUID

import msgspec
from django import forms as django_forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from kring.core import days, rules, setting_out, trajectory
from kring.core.network import Charge, Trajectory
from kring.core.rule import Finding
from kring.core.streets import Walker
from kring.core.vocabulary import Firm
from kring.core.way import Way
from kring.methods import library, register
from kring.pages import answers, fields, ruled
from kring.pages.trajectories import choosing, forms
from kring.pages.trajectories.walkers import WALKERS
from kring.store import charges, coming, doors, models, walks


class Start(django_forms.Form):
    """Who walks, what it is called, who takes part, and why, when something speaks against it."""

    walker = django_forms.ChoiceField(
        choices=[(one.value, word) for one, word in WALKERS.items()],
        error_messages={"required": _("Choose who walks it."), "invalid_choice": _("Choose who walks it.")},
    )
    name = fields.NameField(label=_("How do you call it?"))
    organisation = django_forms.UUIDField(required=False)
    others = fields.LineField(required=False, max_length=forms.LONGEST, label=_("Who takes part, and as what?"))
    reason = fields.TextField(required=False, widget=fields.lines(2))

    def __init__(self, *args: Any, leads: list[models.Organisation], **more: Any) -> None:
        super().__init__(*args, **more)
        self.leads = leads
        name: Any = self.fields["name"]
        name.error_messages["required"] = _("Give it a name.")

    def clean_organisation(self) -> models.Organisation:
        chosen: UUID | None = self.cleaned_data["organisation"]
        found = [one for one in self.leads if one.pk == chosen] or (self.leads if len(self.leads) == 1 else [])
        if not found:
            raise django_forms.ValidationError(_("Choose for which organisation."), code="whose")
        return found[0]


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, way: str) -> HttpResponse:
    opened = doors.workplaces(request)
    one = library.ways().get(way)
    if one is None or not one.step or not opened.leads:
        raise Http404
    form = Start(request.POST or None, leads=opened.leads)
    today, act = opened.by.at.date(), answers.posted_act(request) if request.method == "POST" else ""
    where = _where(form, opened)
    found = _findings(opened, one, where)
    role, able = walks.leads(opened.user, opened.by.at).get(where.pk), charges.at_work(where, opened.by.at)
    stopped = setting_out.stopping(found, role)
    some = choosing.every(request.POST or None, one, able, today)
    begun = trajectory.begun("walk", one, today)
    chosen = choosing.all_made(some, begun, None, act, str(opened.user.pk), role) if form.is_bound else []
    if request.method == "POST" and form.is_valid() and not stopped and chosen is not None:
        if rules.stops(found) and not form.cleaned_data["reason"].strip():
            form.add_error("reason", django_forms.ValidationError(forms.WHY, code="R121"))
        else:
            return redirect("walk", _begun(request, opened, begun, form, found, chosen).pk)
    here: dict[str, Any] = {
        "way": one,
        "form": form,
        "leads": opened.leads,
        "walkers": WALKERS.items(),
        "act": answers.new_act(),
    }
    here |= {"found": ruled.told(found, one), "stops": bool(stopped), "warns": rules.stops(found) and not stopped}
    here |= {"choosing": some}
    status = 422 if form.is_bound and (form.errors or stopped or chosen is None) else 200
    return render(request, "trajectories/walk_begin.html", here, status=status)


def _where(form: Start, opened: doors.Workplaces) -> models.Organisation:
    chosen = form.data.get("organisation", "") if form.is_bound else ""
    return next((one for one in opened.leads if str(one.pk) == chosen), opened.leads[0])


def _findings(opened: doors.Workplaces, way: Way, where: models.Organisation) -> tuple[Finding, ...]:
    """What the rules find when this visitor begins this way there: who learned what it asks (F.12.3)."""
    role = walks.leads(opened.user, opened.by.at).get(where.pk)
    held = coming.learned(opened.user, where)
    return setting_out.findings(way, {}, role, held, register.rules(), days.first(days.on(opened.by.at.date())))


def _begun(
    request: HttpRequest,
    opened: doors.Workplaces,
    begun: Trajectory,
    form: Start,
    found: tuple[Finding, ...],
    chosen: list[Charge],
) -> models.Walk:
    given = form.cleaned_data
    made = (opened.user.pk, given["organisation"].pk, answers.posted_act(request))
    id = uuid.uuid5(uuid.NAMESPACE_OID, " ".join(map(str, made)))
    one = msgspec.structs.replace(begun, others=given["others"], reason=given["reason"])
    asked = [each.rule or each.reason.code for each in found if each.firm in (Firm.STOPS, Firm.WARNS)]
    role = walks.leads(opened.user, opened.by.at)[given["organisation"].pk]
    one = trajectory.overridden(one, asked, str(opened.user.pk), role.value, opened.by.at.date())
    return walks.begin(given["organisation"], Walker(given["walker"]), given["name"], one, opened.by, id, chosen)
