"""What happens in a way that is walked: it begins, a step begins, goes and is left, it ends, one looks back."""

from typing import Any, Final

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kring.core import charges, days, edits, rules, setting_out, trajectory
from kring.core.access import Part, Private
from kring.core.changes import Add, Change, Remove
from kring.core.network import Leg, Record, Stage, Trajectory
from kring.core.rule import At, Finding
from kring.core.vocabulary import Firm
from kring.core.way import Step, Way
from kring.methods import library
from kring.pages import answers, ruled, setting, stepping
from kring.pages.trajectories import choosing, ending, forms, meeting, told, views
from kring.pages.trajectories.threshold import Threshold
from kring.store import doors, workings

FOUND: Final = 302  # an act that was done, or that waits, goes on to another page


@require_POST
def begin(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True, is_meeting=True)
    way = library.ways().get(request.POST.get("way", ""))
    if way is None or not way.step:
        return redirect("trajectories:show", opened.id)
    answers.seen(request, opened)
    asked = setting_out.asks(way)
    given = forms.Facts(request.POST, asked=asked).told() if asked else {}
    (found,) = setting.findings(opened, [way], setting_out.facts(opened.value, opened.today) | given)
    threshold = Threshold(request.POST, way=way, at=At.BEGIN, value=opened.value)
    is_told = threshold.is_valid()
    found = (*found, *threshold.found)
    form = forms.Begun(request.POST, value=opened.value, needs_reason=rules.stops(found))
    begun = trajectory.begun(answers.new_id(request, "trajectory", way.id), way, opened.today)
    some = views.choices(opened, way, request.POST)
    act, viewer = answers.new_id(request, "charge", begun.id), opened.viewer
    chosen = choosing.all_made(some, begun, opened.value, act, viewer.user, viewer.role)
    if not form.is_valid() or not is_told or chosen is None or setting_out.stopping(found, viewer.role):
        more = {"form": form, "threshold": threshold, "choosing": some}
        return views.before_page(request, opened, way, **more, status=422)
    made = _decided(opened, form.told(begun), _against(found))
    return answers.carry_out(request, opened, [Add(made), *map(Add, chosen)], _address(opened, made.id))


@require_POST
def set_out(request: HttpRequest, network: str) -> HttpResponse:
    """Begin a step, or go through it once more."""
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True, is_meeting=True)
    was = _seen(request, opened)
    if was is None:
        return redirect("trajectories:show", opened.id)
    one, way, at = was
    if _running(opened, one, way, at) is not None or one.ended_on is not None:
        return redirect(_address(opened, one.id, at.id))
    stops = trajectory.before(opened.value, one, way, at)
    threshold = Threshold(request.POST, way=way, at=At.STEP, value=opened.value, step=at)
    is_told = threshold.is_valid()
    form = forms.Out(request.POST, stops=stops, needs_reason=rules.stops(threshold.found))
    is_stopped = bool(setting_out.stopping(threshold.found, opened.viewer.role))
    if is_stopped or any(ending.holds(opened, each) for each in stops) or not form.is_valid() or not is_told:
        return views.step_page(request, opened, one, way, at.id, out=form, threshold=threshold, status=422)
    asked = [*(each.asked for each in stops), *_against(threshold.found)]
    leg = _leg(request, opened, one, way, at, form.cleaned_data["reason"] if asked else "")
    leg = _decided(opened, leg, asked)
    answer = answers.carry_out(request, opened, [Add(leg)], _address(opened, one.id, at.id))
    if at.is_unread and answer.status_code == FOUND:
        meeting.comes_unread(opened)
    return answer


@require_POST
def keep(request: HttpRequest, network: str) -> HttpResponse:
    """What the client says at a step, who was there, and the day that was agreed."""
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True, is_meeting=True)
    was = _seen(request, opened)
    if was is None:
        return redirect("trajectories:show", opened.id)
    one, way, at = was
    then = answers.seen(request, opened).legs.get(request.POST.get("leg", ""))
    if then is None or then.id not in opened.value.legs:
        return redirect(_address(opened, one.id, at.id))
    leads = opened.viewer.sees_confidential
    form = forms.Going(request.POST, value=opened.value, leg=then, is_leading=leads, way=way, at=at)
    if not form.is_valid():
        shut_out = ruled.told(form.shut_out, way)
        return views.step_page(request, opened, one, way, at.id, going=form, shut_out=shut_out, status=422)
    return answers.carry_out(request, opened, edits.between(then, form.told()), _address(opened, one.id, at.id))


@require_POST
def leave(request: HttpRequest, network: str) -> HttpResponse:
    """A step is done, passed over, or left to go back to another: each as normal as the others."""
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True, is_meeting=True)
    was = _seen(request, opened)
    if was is None:
        return redirect("trajectories:show", opened.id)
    one, way, at = was
    leg = answers.seen(request, opened).legs.get(request.POST.get("leg", ""))
    stops = ending.called_done(opened, at, leg, request.POST) if leg else ()
    asks = leg is not None and stepping.asks_right(opened, stepping.doors(opened, at, leg))
    before = leg.reason if leg else ""
    form = forms.Left(forms.of_leaving(request.POST), way=way, before=before, stops=stops, asks_right=asks)
    is_stopped = any(ending.holds(opened, each) for each in stops)
    going = _typed(request, opened, way, at, leg)
    is_told = going is None or going.is_valid()
    if is_stopped or not form.is_valid() or not is_told:
        more: dict[str, Any] = {"going": going, "shut_out": ruled.told(going.shut_out, way)} if going else {}
        aside = forms.Left(initial={"reason": request.POST.get("reason", "")}, way=way)
        more["typed_why"] = request.POST.get("why", "")
        more["done"] = form if request.POST.get("how") == Stage.DONE else aside
        return views.step_page(request, opened, one, way, at.id, left=form, status=422, **more)
    changes = _leaving(request, opened, one, way, at, leg, form, going)
    how, reason = form.cleaned_data["how"], form.cleaned_data["reason"]
    to = trajectory.step(way, form.cleaned_data["to"]) if how == Stage.BACK else None
    answer = answers.carry_out(request, opened, changes, _address(opened, one.id, to.id if to else ""))
    if changes and at.is_unread and how != Stage.BACK and answer.status_code == FOUND:
        meeting.have_met(opened, reason if how == Stage.SKIPPED else "")
    return answer


def _typed(request: HttpRequest, opened: doors.Opened, way: Way, at: Step, leg: Leg | None) -> forms.Going | None:
    """What was typed at a step that is left, and not kept yet: it goes along with leaving it."""
    if leg is None or "words" not in request.POST:
        return None
    leads = opened.viewer.sees_confidential
    return forms.Going(request.POST, value=opened.value, leg=leg, is_leading=leads, way=way, at=at)


def _leaving(
    request: HttpRequest,
    opened: doors.Opened,
    one: Trajectory,
    way: Way,
    at: Step,
    leg: Leg | None,
    form: forms.Left,
    going: forms.Going | None,
) -> list[Change]:
    how, reason = Stage(form.cleaned_data["how"]), form.cleaned_data["reason"]
    today = days.on(opened.today)
    if leg is None and how is not Stage.SKIPPED:
        return []
    if leg is None:
        made = _leg(request, opened, one, way, at, reason)
        return [Add(msgspec.structs.replace(made, state=how, ended_on=today, is_unread=False))]
    if leg.id not in opened.value.legs:
        return []
    is_unread = leg.is_unread and how is Stage.BACK
    typed = going.told() if going else leg
    now = msgspec.structs.replace(typed, state=how, ended_on=today, reason=form.why(reason), is_unread=is_unread)
    now = _decided(opened, now, [each.asked for each in form.stops] if how is Stage.DONE else [])
    changes: list[Change] = [*edits.between(leg, now)]
    to = trajectory.step(way, form.cleaned_data["to"]) if how is Stage.BACK else None
    if to is not None and _running(opened, one, way, to) is None:
        changes.append(Add(_leg(request, opened, one, way, to, "")))
    return changes


@require_POST
def note(request: HttpRequest, network: str) -> HttpResponse:
    """What a worker notes for themselves at a step: nobody else reads it (R044)."""
    opened = doors.private(request, network, Private.STEPS)
    was = _seen(request, opened)
    if was is None or not opened.may(Part.PLAN):
        return redirect("names:show", opened.id)
    one, way, at = was
    words = request.POST.get("note", "")[: workings.LONGEST].replace("\r\n", "\n")
    among, seen = frozenset(opened.value.trajectories), request.POST.get("seen", "")
    try:
        workings.put(opened.row, opened.by, one.id, at.id, words, among, seen)
    except workings.Otherwise as other:
        more = {"note": words, "noted": other.now, "note_mark": workings.mark(other.now), "status": 409}
        return views.step_page(request, opened, one, way, at.id, **more)
    return redirect(_address(opened, one.id, at.id) + "#mine")


@require_POST
def end(request: HttpRequest, network: str) -> HttpResponse:
    """How it went, and when one looks back (R027); what still runs ends with it."""
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True, is_meeting=True)
    was = _whole(request, opened)
    if was is None:
        return redirect("trajectories:show", opened.id)
    one, way = was
    threshold = Threshold(request.POST, way=way, at=At.CLOSE, value=opened.value)
    is_told = threshold.is_valid()
    form = forms.Ended(request.POST, needs_reason=rules.stops(threshold.found))
    if not form.is_valid() or not is_told or setting_out.stopping(threshold.found, opened.viewer.role):
        context = told.page(opened, one, way) | {"form": form, "threshold": threshold}
        return render(request, "trajectories/one.html", context, status=422)
    today = days.on(opened.today)
    ended = _decided(opened, form.told(one, today), _against(threshold.found))
    changes: list[Change] = [*edits.between(one, ended)]
    for leg in trajectory.within(answers.seen(request, opened), one):
        if leg.state is Stage.RUNNING and leg.id in opened.value.legs:
            now = msgspec.structs.replace(leg, state=Stage.DONE, ended_on=today, is_unread=False)
            changes += edits.between(leg, now)
    answer = answers.carry_out(request, opened, changes, _address(opened, one.id))
    if one.is_unread and answer.status_code == FOUND:
        meeting.have_met(opened)
    return answer


@require_POST
def look_back(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True, is_meeting=True)
    was = _whole(request, opened)
    if was is None:
        return redirect("trajectories:show", opened.id)
    one, _way = was
    now = msgspec.structs.replace(one, looked_back_on=one.looked_back_on or days.on(opened.today))
    return answers.carry_out(request, opened, edits.between(one, now), _address(opened, one.id))


@require_POST
def remove(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True, is_meeting=True)
    was = _whole(request, opened)
    if was is None:
        return redirect("trajectories:show", opened.id)
    one, _way = was
    then = answers.seen(request, opened)
    gone: tuple[Record, ...] = (*trajectory.within(then, one), *charges.within(then, one), one)
    to = reverse("trajectories:show", args=[opened.id])
    return answers.carry_out(request, opened, [Remove(each) for each in gone], to)


def _leg(request: HttpRequest, opened: doors.Opened, one: Trajectory, way: Way, at: Step, reason: str) -> Leg:
    id = answers.new_id(request, "leg", one.id, at.id)
    return Leg(
        id,
        one.id,
        trajectory.step_id(way, at),
        began_at=opened.by.at,
        reason=reason,
        is_unread=at.is_unread,
    )


def _against(found: tuple[Finding, ...]) -> list[str]:
    """What somebody decides otherwise of by going on: the rule, or where only the way asks it, what it is."""
    return [one.rule or one.reason.code for one in found if one.firm in (Firm.STOPS, Firm.WARNS)]


def _decided(opened: doors.Opened, one: trajectory.Walked, asked: list[str]) -> trajectory.Walked:
    """The same with who went on all the same, of which rules, and as what (R121)."""
    viewer = opened.viewer
    return trajectory.overridden(one, asked, viewer.user, viewer.role.value if viewer.role else "", opened.today)


def _running(opened: doors.Opened, one: Trajectory, way: Way, at: Step) -> Leg | None:
    legs = trajectory.within(opened.value, one)
    here = [leg for leg in legs if leg.step == trajectory.step_id(way, at)]
    return here[-1] if here and here[-1].state is Stage.RUNNING else None


def _whole(request: HttpRequest, opened: doors.Opened) -> tuple[Trajectory, Way] | None:
    """The trajectory that a form is about, as it was seen and as it still is there."""
    one = answers.seen(request, opened).trajectories.get(request.POST.get("trajectory", ""))
    way = stepping.way_of(one) if one else None
    return (one, way) if one and way and one.id in opened.value.trajectories else None


def _seen(request: HttpRequest, opened: doors.Opened) -> tuple[Trajectory, Way, Step] | None:
    """The same with the step that it is about."""
    was = _whole(request, opened)
    at = trajectory.step(was[1], request.POST.get("step", "")) if was else None
    return (*was, at) if was and at else None


def _address(opened: doors.Opened, id: str, step: str = "") -> str:
    args = [opened.id, id, step] if step else [opened.id, id]
    return reverse("trajectories:step" if step else "trajectories:one", args=args)
