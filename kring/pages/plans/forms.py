"""What a visitor may say of a whole plan: its people and days, answers, tasks, and how it stands."""

from typing import Any, Final

import msgspec
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kring.core import days, plan_kinds, plans
from kring.core import network as networks
from kring.core.network import Evaluation, Id, Network, Passage, Person, Plan, Task
from kring.core.plan_kinds import PlanKind, Takes
from kring.methods import plans as plan_ways
from kring.pages import fields
from kring.pages.fields import DayField, TextField

LONGEST: Final = 200

Asked = tuple[plan_kinds.Question, Id | None]
"""A question, and of whom it is asked where it is asked of each."""


def people_of(value: Network) -> list[tuple[Id, str]]:
    """Everybody who can be chosen in a plan, and what helps."""
    everyone = (*networks.in_order(value), *networks.helping(value))
    return [(one.id, one.name) for one in everyone if not networks.has_died(one)]


class Whole(forms.Form):
    """Whom a plan is with, when it is looked at again, and that it is as it should be."""

    words = fields.LineField(required=False, max_length=LONGEST, label=_("What do you call this plan?"))
    people = forms.MultipleChoiceField(required=False)
    review_on = DayField(_("When do we look at it again?"))
    until = DayField(_("Until when does it run?"))
    side = forms.ChoiceField(required=False)
    is_ended = forms.BooleanField(required=False)
    look_back_on = DayField(_("When do we look back?"))
    has_looked_back = forms.BooleanField(required=False)

    def __init__(self, *args: Any, value: Network, plan: Plan, kind: PlanKind, **more: Any) -> None:
        super().__init__(*args, **more)
        self.plan, self.kind = plan, kind
        choices = _with_those_of(value, plan.people)
        self.fields["people"].choices = choices  # type: ignore[attr-defined]
        self.offered: list[Person] = [value.people[id] for id, _ in choices]
        self.sides, self.count = plan_ways.sides(kind), plan_ways.evenings(kind) if plan.side else 0
        self.fields["side"].choices = [("", ""), *((one.id, one.id) for one in self.sides)]  # type: ignore[attr-defined]
        for n in range(self.count):
            self.fields[f"evening-{n}"] = DayField(gettext("Evening %(n)s") % {"n": n + 1})

    @property
    def evenings(self) -> list[forms.BoundField]:
        """The field of each evening on which one meets for this plan."""
        return [self[f"evening-{n}"] for n in range(self.count)]

    def clean(self) -> None:
        told = self.cleaned_data
        most = self.kind.people.most if self.kind.people else 0
        if len(told.get("people", ())) > most:
            self.add_error("people", forms.ValidationError(_("Choose fewer people here."), code="many"))
        until, began = told.get("until"), self.plan.began_on
        if until and began and days.last(until) < days.first(began):
            self.add_error("until", forms.ValidationError(_("That is before the plan began."), code="before"))
        fields.refuse_over(self, self.plan, "review_on", *(() if told.get("has_looked_back") else ("look_back_on",)))
        if told.get("is_ended") and self.kind.look_back and not told.get("look_back_on"):
            self.add_error("look_back_on", forms.ValidationError(_("When do we look back? Choose a day."), code="R027"))

    def told(self, was: Plan, today: networks.When) -> Plan:
        """The plan as it is told now."""
        asked = self.cleaned_data
        return msgspec.structs.replace(
            was,
            words=asked["words"],
            people=tuple(asked["people"]),
            review_on=asked["review_on"],
            until=asked["until"],
            ended_on=(was.ended_on or today) if asked["is_ended"] else None,
            look_back_on=asked["look_back_on"],
            looked_back_on=(was.looked_back_on or today) if asked["has_looked_back"] else None,
            side=asked["side"] if self.sides else was.side,
            evenings=self._evenings() if self.count and asked["side"] else (),
        )

    def _evenings(self) -> tuple[str, ...]:
        found = {days.first(day).isoformat() for n in range(self.count) if (day := self.cleaned_data[f"evening-{n}"])}
        return tuple(sorted(found))


def of_plan(plan: Plan) -> dict[str, Any]:
    """A plan as the form shows it."""
    told = {name: getattr(plan, name) for name in ("words", "review_on", "until", "look_back_on", "side")}
    told |= {f"evening-{n}": day for n, day in enumerate(plan.evenings)}
    ended = {"is_ended": plan.ended_on is not None, "has_looked_back": plan.looked_back_on is not None}
    return told | ended | {"people": list(plan.people)}


_MORE: Final = frozenset({Takes.PEOPLE, Takes.ARRANGED})  # they leave room for words besides


class Hours(fields.NumberField):
    """Hours in a week, of which there are 168; kept as they are shown."""

    def __init__(self) -> None:
        super().__init__(None, most=168)
        self.error_messages["max_value"] = _("A week has 168 hours.")
        self.validators = [MinValueValidator(0), MaxValueValidator(168, message=_("A week has 168 hours."))]

    def clean(self, value: Any) -> str:
        hours = super().clean(value)
        return "" if hours is None else str(self.prepare_value(hours))


class Answers(forms.Form):
    """What is answered to the questions of one part; a field of each is called after its question.

    What is asked of each of some people has a field for each of them, and one of nobody as long as nobody is named. It
    is not there for who may not read what others say of themselves.
    """

    def __init__(
        self, *args: Any, value: Network, plan: Plan, part: plan_kinds.Part, reads: bool = True, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.part, self.plan = part, plan
        self.offered: dict[Id, list[Person]] = {}
        self.asked = asked(value, plan, part, reads)
        for one, person in self.asked:
            if person is not None:
                self.fields[f"{one.id}.{person}"] = (
                    Hours() if one.takes is Takes.HOURS else TextField(required=False, widget=fields.lines(2))
                )
                self.fields[unsaid(one, person)] = forms.BooleanField(required=False)
                continue
            if one.takes is Takes.PEOPLE:
                here = value.passages.get(plans.passage_id(plan, one))
                choices = _with_those_of(value, here.people if here else ())
                self.offered[one.id] = [value.people[id] for id, _ in choices]
                field: forms.Field = forms.MultipleChoiceField(required=False, choices=choices)
            elif one.takes is Takes.ARRANGED:
                field = forms.ChoiceField(required=False, choices=[("", ""), ("yes", ""), ("no", "")])
            elif one.takes is Takes.HOURS:
                field = Hours()
            else:
                field = TextField(required=False, widget=fields.lines(2))
            self.fields[one.id] = field
            if one.takes in _MORE:
                self.fields[f"{one.id}-words"] = TextField(required=False, widget=fields.lines(1))

    def clean(self) -> None:
        for one, person in self.asked:
            of_them = f"{one.id}.{person}"
            if person and self.cleaned_data.get(unsaid(one, person)) and self.cleaned_data.get(of_them):
                why = _("Something is written here too. Empty it, or take away the tick.")
                self.add_error(of_them, forms.ValidationError(why, code="both"))

    def told(self, plan: Plan, kind: PlanKind, was: Network) -> list[tuple[Passage | None, Passage]]:
        """Every answer as it was and as it is told now."""
        found = []
        for one, person in self.asked:
            id, asked = plans.passage_id(plan, one, person), self.cleaned_data
            if person is not None:
                words, is_unsaid = asked[f"{one.id}.{person}"], asked[unsaid(one, person)]
                told = {"people": (person,), "is_theirs": True, "is_unsaid": is_unsaid}
                now = Passage(id, plan.id, plans.ask_id(kind, one), words, **told)
                found.append((was.passages.get(id), now))
                loose = was.passages.get(plans.passage_id(plan, one))
                if loose and plans.named(was, plan, one)[:1] == (person,):
                    found.append((loose, msgspec.structs.replace(loose, words="")))
                continue
            words = asked[f"{one.id}-words" if one.takes in _MORE else one.id]
            people = tuple(asked[one.id]) if one.takes is Takes.PEOPLE else ()
            arranged = {"yes": True, "no": False}.get(asked[one.id]) if one.takes is Takes.ARRANGED else None
            before = was.passages.get(id)
            now = Passage(id, plan.id, plans.ask_id(kind, one), words, people, arranged, is_theirs=one.each is not None)
            found.append((before, now))
        return found


def unsaid(question: plan_kinds.Question, person: Id) -> str:
    """The field that says that somebody would rather not say it."""
    return f"{question.id}.{person}-unsaid"


def asked(value: Network, plan: Plan, part: plan_kinds.Part, reads: bool) -> list[Asked]:
    """The questions of a part in their order, those that are asked of each once for everybody who is named."""
    found: list[Asked] = []
    of_each = [one for one in part.ask if one.each is not None and one.takes is not Takes.CONSENT] if reads else []
    found += [(one, None) for one in part.ask if one.each is None]
    found += [(one, None) for one in of_each if not plans.named(value, plan, one)]
    people = dict.fromkeys(person for one in of_each for person in plans.named(value, plan, one))
    return [*found, *((one, who) for who in people for one in of_each if who in plans.named(value, plan, one))]


def of_part(value: Network, plan: Plan, part: plan_kinds.Part) -> dict[str, Any]:
    """The answers of a part as the form shows them."""
    told: dict[str, Any] = {}
    for one, person in asked(value, plan, part, True):
        if person is not None:
            own = value.passages.get(plans.passage_id(plan, one, person))
            loose = value.passages.get(plans.passage_id(plan, one))  # said before it was said who it is
            is_first = plans.named(value, plan, one)[:1] == (person,)
            told[unsaid(one, person)] = own is not None and own.is_unsaid
            told[f"{one.id}.{person}"] = own.words if own else loose.words if loose and is_first else ""
            continue
        here = value.passages.get(plans.passage_id(plan, one))
        if here is None:
            continue
        kept = {
            Takes.PEOPLE: list(here.people),
            Takes.ARRANGED: {True: "yes", False: "no"}.get(here.is_arranged or False),
        }
        told[one.id] = kept.get(one.takes, here.words)
        if one.takes is Takes.ARRANGED and here.is_arranged is None:
            told[one.id] = ""
        told[f"{one.id}-words"] = here.words
    return told


class Handing(forms.Form):
    """A task, who does it, and who takes it over."""

    words = TextField(widget=fields.lines(1), error_messages={"required": _("Type what somebody does.")})
    by = forms.ChoiceField(required=False)
    next = forms.ChoiceField(required=False)
    often = fields.LineField(required=False, max_length=LONGEST, label=_("How often?"))
    is_agreed = forms.BooleanField(required=False)

    def __init__(
        self, *args: Any, value: Network, plan: Plan, kind: PlanKind, was: Task | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.plan, self.kind = plan, kind
        for name in ("by", "next"):
            there = getattr(was, name, None)
            choices = [("", ""), *_with_those_of(value, (there,) if there else ())]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> None:
        told = self.cleaned_data
        task = Task("x", self.plan.id, "x", told.get("words") or "x", told.get("by") or None, told.get("next") or None)
        if not plans.may_succeed(self.plan, self.kind, task):
            self.add_error("next", forms.ValidationError(str(OTHER), code="M16"))

    def told(self, was: Task) -> Task:
        """The task as it is told now. Whoever is named anew has to be asked anew."""
        asked = self.cleaned_data
        is_same = asked["next"] == was.next
        return msgspec.structs.replace(
            was,
            words=asked["words"],
            by=asked["by"] or None,
            next=asked["next"] or None,
            often=asked["often"],
            is_agreed=bool(asked["next"]) and asked["is_agreed"] and (is_same or not was.is_agreed),
        )


OTHER: Final[Any] = _("Choose somebody who does not do this now. Who could do it after them?")


def of_task(task: Task) -> dict[str, Any]:
    """A task as the form shows it."""
    told: dict[str, Any] = {name: getattr(task, name) or "" for name in ("words", "by", "next", "often")}
    return told | {"is_agreed": task.is_agreed and task.next is not None}


class Look(forms.Form):
    """How a plan stands on a day: what goes well, what gives concern, and what is agreed anew."""

    well = TextField(required=False, widget=fields.lines(2))
    concerns = TextField(required=False, widget=fields.lines(2))
    agreed = TextField(required=False, widget=fields.lines(2))

    def clean(self) -> None:
        if not any(self.cleaned_data.get(name) for name in ("well", "concerns", "agreed")):
            self.add_error("well", forms.ValidationError(_("Type how it goes. One word is enough."), code="empty"))

    def told(self, id: Id, plan: Plan, today: networks.When) -> Evaluation:
        """The look as it is told."""
        return Evaluation(id, plan.id, today, **self.cleaned_data)


def _with_those_of(value: Network, chosen: tuple[Id, ...]) -> list[tuple[Id, str]]:
    """Everybody who can be chosen, and who was chosen before and died since."""
    offered = dict(people_of(value))
    return [
        *offered.items(),
        *((id, value.people[id].name) for id in chosen if id in value.people and id not in offered),
    ]
