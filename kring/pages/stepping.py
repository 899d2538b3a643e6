"""Where a step of a way of working opens in Kring, and the way back to it from there.

A room needs to know nothing of steps: as long as one runs that is done in it, every page of it shows the way back.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kring.core import access, days, method, plan_kinds, responses, threes, trajectory
from kring.core.access import Part, Private, Role, Verb
from kring.core.method import Ask, Cards, Deck, Domains
from kring.core.network import Leg, Network, Sheet, Trajectory
from kring.core.plan_kinds import PlanKind
from kring.core.questions import Ask as Question
from kring.core.questions import Questions
from kring.core.shelf import Words
from kring.core.vocabulary import Does, Has, Tool
from kring.core.way import Step, Way
from kring.methods import library, loader, plans
from kring.methods import questions as lists
from kring.pages import rungs
from kring.pages.step_places import PLACES, Place
from kring.store import editions
from kring.store.doors import Opened

TOLD: Final = _("Tell how the steps went")  # the word of the steps where one does them or looks back on them
_MADE_IN: Final = {
    Has.PEOPLE: Tool.NAMES,
    Has.CARES: Tool.CARES,
    Has.WISH: Tool.WISHES,
    Has.STRENGTHS: Tool.STRENGTHS,
    Has.STORY: Tool.STORY,
    Has.VIEW: Tool.VIEW,
    Has.IDEA: Tool.IDEAS,
    Has.GOAL: Tool.GOAL,
    Has.ACTION: Tool.STEPS,
    Has.PREPARED: Tool.STEPS,
    Has.TRIED: Tool.STEPS,
    Has.MOMENT: Tool.MOMENTS,
}
QUESTIONS: Final = Place("questions:one", Part.STORY, "", icon="message-circle", room="story")
WAY: Final = Place("library:read", Part.PLAN, "", icon="book-open", room="")


@dataclass(frozen=True)
class Door:
    """A button to where a step is done: `why_not` is told when this visitor has no key to it.

    What nobody began yet, a plan or a list of questions, is begun by it (`begins`, sent as `field`); of a list that was
    begun, `done` of `count` are answered and `left` are still open. A plan is begun at its `part`.
    """

    place: Place
    address: str
    word: str
    why_not: str = ""
    begins: str = ""
    field: str = ""
    done: int = 0
    count: int = 0
    left: tuple[Question, ...] = ()
    sheet: str = ""
    part: str = ""


def doors(opened: Opened, step: Step, leg: Leg | None = None) -> list[Door]:
    """What opens for a step in place, in the order of its file."""
    found = [_door(opened, tool, leg) for tool in step.works_in]
    does = set(step.does)
    if does & {Does.DO, Does.REVIEW} and not does & {Does.PLAN, Does.DECIDE}:
        found = [replace(one, word=str(TOLD)) if one.place is PLACES[Tool.STEPS] else one for one in found]
    found += _of_shelf(opened, step, leg)
    return [_on_cards(one, step) if one.place is PLACES[Tool.CARDS] else one for one in found]


def _on_cards(door: Door, step: Step) -> Door:
    """The door to the cards, at the one card that a step is about, at its zones, or at what they say."""
    needs = {one.has: one.of for one in step.need if one.to_end}
    named = {one.id: one.name for cards in loader.cards().values() for one in cards.card}
    if (card := needs.get(Has.CARD)) in named:
        return replace(door, address=f"{door.address}?card={card}", word=_said(named[card]))
    if Has.PLACES in needs:
        return replace(door, address=f"{door.address}?zones=1", word=str(_("Put everybody in a zone")))
    return replace(door, word=str(_("Read what the cards say"))) if Has.TIGHT in needs else door


def remedies(opened: Opened, stops: Iterable[trajectory.Stop]) -> dict[Has, Door]:
    """Where there comes to be what is missing, for each thing that stops and has one place where it is made."""
    missing = {one.need.has for one in stops if one.stops and one.need}
    found = {has: _door(opened, tool) for has, tool in _MADE_IN.items() if has in missing}
    return {has: door for has, door in found.items() if not door.why_not}


def asks_right(opened: Opened, found: list[Door]) -> bool:
    """Whether whoever calls a step done must first ask if what was answered is right: who guides, and not who leads."""
    return not opened.viewer.sees_confidential and any(one.done for one in found)


def list_of(opened: Opened, questions: str) -> Questions | None:
    """A list as it is asked now: on the shelf, or of the organisation of this circle, also when it was withdrawn."""
    organisation = opened.row.organisation_id
    return (
        lists.lists().get(questions)
        or editions.own(organisation).get(questions)
        or editions.withdrawn(organisation, questions)
    )


def sheet_of(value: Network, questions: str, since: date | None) -> Sheet | None:
    """The sheet of a list that runs, or else one that was begun since a step began."""
    found = responses.in_time(value, questions)
    runs = next((one for one in reversed(found) if one.ended_on is None), None)
    later = [one for one in found if since and one.began_on and days.first(one.began_on) >= since]
    return runs or (later[-1] if later else None)


def backs(opened: Opened, here: set[str]) -> list[dict[str, Any]]:
    """The steps that run and are done in one of these rooms, with the way back, the one that began last first.

    No statement: all is in the circle.
    """
    if not opened.value.legs or not opened.may(Part.PLAN):
        return []
    found = []
    for one in opened.value.trajectories.values():
        way = way_of(one)
        if way is None or one.ended_on is not None:
            continue
        for stand in trajectory.running(trajectory.told(opened.value, one, way)):
            if here & rooms(stand.step):
                address = reverse("trajectories:step", args=[opened.id, one.id, stand.step.id])
                found.append({"way": way, "step": stand.step, "address": address, "at": stand.legs[-1].began_at})
    return sorted(found, key=lambda one: (one["at"] is not None, one["at"]), reverse=True)


def due(opened: Opened) -> dict[str, Any] | None:
    """What whoever's circle it is reads first of the ways walked here: what falls due, or else the one that waits, or
    else the first day that was agreed and is to come.

    One way with its `notice`, or without one its `next` step; nothing for anybody else. No statement: all is in the
    circle.
    """
    if opened.viewer.role is not Role.OWNER or not opened.may(Part.PLAN):
        return None
    waits, ahead = None, []
    for one in opened.value.trajectories.values():
        way = way_of(one)
        if way is None:
            continue
        stands = trajectory.told(opened.value, one, way)
        notices = trajectory.notices(one, way, stands, opened.today)
        if notices and not notices[0].is_coming:
            return {"trajectory": one, "way": way, "notice": notices[0]}
        ahead += [
            (each.on or opened.today, {"trajectory": one, "way": way, "notice": each}) for each in notices if each.step
        ]
        if waits is None and one.ended_on is None and not trajectory.running(stands):
            waits = {"trajectory": one, "way": way, "next": trajectory.next_step(opened.value, one, way)}
    return waits or (min(ahead, key=lambda each: each[0])[1] if ahead else None)


def way_of(one: Trajectory) -> Way | None:
    """The way of a trajectory in the version with which it began; where that was not kept, as it is now."""
    return library.of(one.way, one.version) or library.ways().get(one.way)


def rooms(step: Step) -> frozenset[str]:
    """The rooms in which a step is done."""
    found = {PLACES[tool].room for tool in step.works_in if tool in PLACES}
    id = step.opens or ""
    if id in plans.kinds():
        found.add("plan")
    if id in loader.layouts():
        found.add("circle")
    if id in lists.lists() or step.asks_own:
        found.add(QUESTIONS.room)
    if tool := _tool_of(id):
        found.add(PLACES[tool].room)
    return frozenset(found)


def is_meeting(opened: Opened) -> bool:
    """Whether whose circle it is is still being met for the first time, on any way."""
    every = ((one, way_of(one)) for one in opened.value.trajectories.values() if one.ended_on is None)
    return any(way and trajectory.is_meeting(way, trajectory.told(opened.value, one, way)) for one, way in every)


def plan_of(value: Network, kind: str) -> str | None:
    """The plan of a kind that runs in this circle, if there is one."""
    return next((one.id for one in value.plans.values() if one.kind == kind and one.ended_on is None), None)


def is_of_streets(way: Way) -> bool:
    """Whether a way asks a street: it is walked by who has no circle."""
    return any(Tool.FIELDWORK in one.works_in for one in way.step)


def _door(opened: Opened, tool: Tool, leg: Leg | None = None) -> Door:
    place = PLACES[tool]
    if tool is Tool.FIELDWORK:
        return Door(place, "", str(place.word), "street")
    if tool is Tool.REFLECTION and not access.may_keep_private(opened.viewer, Private.STEPS).allowed:
        return Door(place, "", str(place.word), "guide")
    if tool is Tool.REFLECTION and leg:
        return Door(place, f"{_at(opened, leg)}#mine", str(place.word))
    if tool is Tool.BURDEN and not lists.cares(opened.value):
        return Door(place, "", str(place.word), "carer")
    if place.is_own and not opened.viewer.sees_confidential:
        return Door(place, "", str(place.word), "own")
    why = "unread" if access.may_meet(opened.viewer).allowed else "" if opened.may(place.part) else "not_shared"
    args = [rungs.goal(opened, leg)] if tool is Tool.LADDER else place.args
    return Door(place, reverse(place.url, args=[opened.id, *args]) + place.more, str(place.word), why)


def _of_shelf(opened: Opened, step: Step, leg: Leg | None) -> list[Door]:
    """What a step opens of the shelf: a plan, a circle, a list of questions, another way, or where its cards are.

    And beside the shelf: a list of the organisation's own.
    """
    id = step.opens or ""
    if step.asks_own:
        return [_of_list(opened, step.asks_own, leg)]
    if id in plans.kinds():
        return [_of_plan(opened, id, leg, _part_of(step, plans.kinds()[id]))]
    if id in loader.layouts():
        place = PLACES[Tool.CIRCLE]
        here = reverse("circle:show", args=[opened.id, id])
        return [Door(place, here, _said(loader.layouts()[id].name), "" if opened.may(Part.CIRCLE) else "not_shared")]
    if id in lists.lists():
        is_again = any(one.has is Has.AGAIN for one in step.need)  # what was asked that day was asked before
        return [_of_list(opened, id, leg, timedelta(days=is_again))]
    if id in loader.guides():
        place = PLACES[Tool.IDEAS]
        here, word = reverse("plan:guide", args=[opened.id, id]), _said(loader.guides()[id].name)
        return [Door(place, here + _back(opened, leg), word, "" if opened.may(Part.PLAN) else "not_shared")]
    if id in library.ways():
        return [Door(WAY, reverse(WAY.url, args=[id]) + _back(opened, leg), _said(library.ways()[id].name))]
    tool = _tool_of(id)
    return [_door(opened, tool)] if tool and tool not in step.works_in else []


def _back(opened: Opened, leg: Leg | None) -> str:
    """What goes after the address of a page outside the rooms, so that one tap leads back from it to the step."""
    return f"?step={_at(opened, leg)}" if leg else ""


def _at(opened: Opened, leg: Leg) -> str:
    return reverse("trajectories:step", args=[opened.id, leg.trajectory, leg.step.rpartition(":")[2]])


def _part_of(step: Step, kind: PlanKind) -> str:
    """The part of a plan that a step is about: that asks what the step ends with, and of the same id comes first."""
    same = plan_kinds.part(kind, step.id)
    asked = {one.of for one in step.need if one.to_end and one.has is Has.ANSWERS}
    found = [*([same] if same else []), *(kind.part if asked else ())]
    return next((one.id for one in found if asked <= {f"{kind.id}:{each.id}" for each in one.ask}), "")


def _of_plan(opened: Opened, kind: str, leg: Leg | None, part: str) -> Door:
    """The plan that a step opens, at its part: the one that runs, or a button to begin one while the step goes on."""
    place, word, there = PLACES[Tool.PLAN], _said(plans.kinds()[kind].name), plan_of(opened.value, kind)
    if not opened.may(Part.PLAN):
        return Door(place, "", word, "not_shared")
    if there:
        args = [opened.id, there, part] if part else [opened.id, there]
        return Door(place, reverse("plans:part" if part else "plans:one", args=args), word)
    if leg and opened.may(Part.PLAN, Verb.PROPOSE):
        return Door(place, reverse("plans:begin", args=[opened.id]), word, begins=kind, field="kind", part=part)
    return Door(place, reverse("plans:show", args=[opened.id]), word)


def _of_list(opened: Opened, id: str, leg: Leg | None, later: timedelta = timedelta()) -> Door:
    """The list that a step asks: the sheet of it that runs, or a button that begins one. Of those that are ready only
    one counts that was begun since, or as much `later`.

    One of an organisation that it withdrew, or that the organisation of this circle does not have, is not begun; a
    sheet that was begun before goes on with the words that it was asked in.
    """
    asked = list_of(opened, id)
    word = _said(asked.name) if asked else ""
    if not opened.may(Part.STORY):
        return Door(QUESTIONS, "", word, "not_shared")
    sheet = sheet_of(opened.value, id, leg.began_at.date() + later if leg and leg.began_at else None)
    if sheet is not None:
        return _of_sheet(opened, sheet, word)
    if asked is None:
        return Door(QUESTIONS, "", "", "lacking")
    if id not in lists.lists() and id not in editions.own(opened.row.organisation_id):
        return Door(QUESTIONS, "", word, "withdrawn")
    fits = lists.fits(asked, opened.value, opened.viewer.role)
    if not fits and not lists.fits(asked, opened.value, Role.OWNER):
        return Door(QUESTIONS, "", word, "carer")
    if not fits or not opened.may(Part.STORY, Verb.PROPOSE):
        return Door(QUESTIONS, "", word, "own")
    return Door(QUESTIONS, reverse("questions:begin", args=[opened.id]), word, begins=asked.id, field="questions")


def _of_sheet(opened: Opened, sheet: Sheet, word: str) -> Door:
    """The way to a sheet that was begun, with how far it is, counted by the list as it was asked."""
    here, told = reverse(QUESTIONS.url, args=[opened.id, sheet.id]), responses.on(opened.value, sheet)
    asked = editions.of(opened.row.organisation_id, sheet.questions, sheet.version, sheet.edition)
    asked = asked or responses.bare(sheet, told)
    word = word or _said(asked.name)
    if threes.is_one(asked):
        return Door(QUESTIONS, here, word, sheet=sheet.id)
    count, left = len(responses.asked(asked, told)), tuple(responses.left(asked, told))
    return Door(QUESTIONS, here, word, done=count - len(left), count=count, left=left, sheet=sheet.id)


def _said(words: Words) -> str:
    return method.said(words, get_language() or "nl")


def _tool_of(id: str) -> Tool | None:
    """Where what else lies on the shelf is worked with, by what kind of thing it is."""
    match loader.methods_of_kring().get(id):
        case Ask():
            return Tool.NAMES
        case Domains():
            return Tool.ECOGRAM
        case Cards():
            return Tool.CARDS
        case Deck():
            return Tool.IDEAS
    return None
