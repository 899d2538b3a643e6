"""What a visitor may say of a goal, of an action, and of how it went."""

from datetime import date
from typing import Any, Final

import msgspec
from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kring.core import days, findings
from kring.core import network as networks
from kring.core.network import Beginning, Dimension, Frequency, Function, Id, Network, Outcome, Period, Perspective
from kring.core.rule import At, Fact, Hint
from kring.methods import rulebook
from kring.pages import contacting, fields
from kring.pages.fields import DayField, TextField

LONGEST: Final = 200


def _choice(label: Any, choices: list[tuple[str, Any]], required: bool = False) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=required, choices=choices, widget=forms.RadioSelect)


ABOUT: Final = [
    (Perspective.CONTACTS.value, pgettext_lazy("goal", "Seeing people")),
    (Perspective.DOING_THINGS.value, pgettext_lazy("goal", "Doing things")),
    (Perspective.PRACTICAL_HELP.value, pgettext_lazy("goal", "Help with something")),
]
BEGAN: Final = [
    (Beginning.WISH.value, pgettext_lazy("goal", "A wish")),
    (Beginning.DREAM.value, pgettext_lazy("goal", "A dream")),
    (Beginning.QUESTION.value, pgettext_lazy("goal", "A question")),
    (Beginning.ISSUE.value, pgettext_lazy("goal", "Something difficult")),
]
GIVES: Final = [
    ("", pgettext_lazy("goal", "Not said")),
    (Function.CARE.value, pgettext_lazy("goal", "Support and care")),
    (Function.TOGETHER.value, pgettext_lazy("goal", "Doing things together")),
    (Function.EMOTIONAL.value, pgettext_lazy("goal", "Somebody to share with")),
]
STRONGER: Final = [
    ("", pgettext_lazy("goal", "Not said")),
    (Dimension.SIZE.value, pgettext_lazy("goal", "More people around")),
    (Dimension.VARIETY.value, pgettext_lazy("goal", "Other kinds of people")),
    (Dimension.DENSITY.value, pgettext_lazy("goal", "People know each other")),
    (Dimension.REACH.value, pgettext_lazy("goal", "People are easier to reach")),
    (Dimension.CARE.value, pgettext_lazy("goal", "People can help more")),
]


class Goal(forms.Form):
    """A goal. What the rules do not let pass is said at its field, with what to do instead."""

    goal = forms.CharField(required=False, max_length=LONGEST)
    words = TextField(widget=fields.lines(2), error_messages={"required": _("Type what you would like.")})
    began_as = _choice(_("What is it?"), BEGAN)
    works = TextField(required=False, widget=fields.lines(2))
    perspective = _choice(_("What is it about?"), ABOUT)
    wanted = forms.IntegerField(required=False, min_value=0, max_value=10)
    hesitation = TextField(required=False, widget=fields.lines(2))
    people = forms.MultipleChoiceField(required=False)
    domain = forms.CharField(required=False, max_length=LONGEST, label=_("Which part of life?"))
    domain_own = forms.CharField(required=False, max_length=LONGEST, label=_("Or in your own words"))
    role = forms.CharField(required=False, max_length=LONGEST)
    function = forms.ChoiceField(required=False, choices=GIVES, label=_("What do people give with it?"))
    dimension = forms.ChoiceField(required=False, choices=STRONGER, label=_("What becomes stronger?"))
    rung_own = TextField(required=False, widget=fields.lines(1))
    rung_network = TextField(required=False, widget=fields.lines(1))
    rung_general = TextField(required=False, widget=fields.lines(1))
    rung_individual = TextField(required=False, widget=fields.lines(1))
    skipped = TextField(required=False, widget=fields.lines(1))
    not_before = DayField(_("Not now. Bring it up again on"))
    is_ended = forms.BooleanField(required=False)
    look_back_on = DayField(_("Look back on"))
    has_looked_back = forms.BooleanField(required=False)
    wish = forms.CharField(required=False, max_length=LONGEST)
    gap = forms.ChoiceField(required=False, choices=[("", ""), *((one.value, one.value) for one in findings.GAPS)])

    def __init__(self, *args: Any, value: Network, was: networks.Goal | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.was = was
        self.fields["people"].choices = _people(value)  # type: ignore[attr-defined]

    def clean(self) -> None:
        told = self.cleaned_data
        looked = told.get("has_looked_back") or (self.was and self.was.looked_back_on)
        fields.refuse_over(self, self.was, "not_before", *(() if looked else ("look_back_on",)))
        goal = networks.Goal(
            "x", told.get("words") or "x", **{name: told.get(name, "") for name in (*_RUNGS, "skipped")}
        )
        given = {Fact.GOAL: goal, Fact.WORDS: told.get("words", ""), Fact.AIM: told.get("role", "")}
        for found in rulebook.evaluate(At.GOAL, given):
            if found.reason.stops:
                self.add_error(_FIELD[found.rule], _stopped(found.reason))

    def told(self, was: networks.Goal, today: date) -> networks.Goal:
        """The goal as it is told now."""
        asked = self.cleaned_data
        ended = (was.ended_on or days.on(today)) if asked["is_ended"] else None
        return msgspec.structs.replace(
            was,
            **{name: asked[name] for name in _WORDS} | {"domain": asked["domain_own"] or asked["domain"]},
            began_as=Beginning(asked["began_as"] or was.began_as),
            perspective=Perspective(asked["perspective"]) if asked["perspective"] else None,
            function=Function(asked["function"]) if asked["function"] else None,
            dimension=Dimension(asked["dimension"]) if asked["dimension"] else None,
            wanted=asked["wanted"],
            people=tuple(asked["people"]),
            not_before=asked["not_before"],
            ended_on=ended,
            look_back_on=asked["look_back_on"],
            looked_back_on=(was.looked_back_on or days.on(today)) if asked["has_looked_back"] else None,
        )


_FIELD: Final = {"R016": "words", "R019": "skipped", "R029": "on", "R030": "role"}  # where what stops is said
_RUNGS: Final = ("rung_own", "rung_network", "rung_general", "rung_individual")
_WORDS: Final = ("words", "works", "hesitation", "domain", "role", *_RUNGS, "skipped")


def of_goal(goal: networks.Goal) -> dict[str, Any]:
    """A goal as the form shows it."""
    told = {name: getattr(goal, name) for name in goal.__struct_fields__}
    ended = {"is_ended": goal.ended_on is not None, "has_looked_back": goal.looked_back_on is not None}
    return {**told, **ended, "goal": goal.id, "people": list(goal.people)}


class Idea(forms.Form):
    """An idea as it comes: words, and nothing to decide yet."""

    words = TextField(widget=fields.lines(2), error_messages={"required": _("Type your idea. A few words are enough.")})


class Action(forms.Form):
    """One small thing to do."""

    action = forms.CharField(required=False, max_length=LONGEST)
    words = TextField(widget=fields.lines(2), error_messages={"required": _("Type what you are going to do.")})
    by = forms.ChoiceField(required=False)
    people = forms.MultipleChoiceField(required=False)
    on = DayField(_("On which day?"))
    is_said = forms.BooleanField(required=False)
    moment = forms.CharField(required=False, max_length=LONGEST, label=_("At what moment?"))
    where = forms.CharField(required=False, max_length=LONGEST, label=_("Where?"))
    times = fields.NumberField(_("How often?"), 1000)
    per = forms.ChoiceField(required=False, choices=contacting.PERIOD, label=_("per"))
    until = DayField(_("Until which day?"))
    otherwise = TextField(required=False, widget=fields.lines(2), label=_("And if it does not work?"))
    goal = forms.ChoiceField(required=False, label=_("For which goal?"))
    reason = TextField(required=False, widget=fields.lines(2), label=_("Why like this?"))
    is_confirmed = forms.BooleanField(required=False)
    checks = forms.ChoiceField(required=False)
    plan = forms.CharField(required=False, max_length=LONGEST)
    after = forms.CharField(required=False, max_length=LONGEST)
    card = forms.CharField(required=False, max_length=LONGEST)

    def __init__(
        self, *args: Any, value: Network, is_leading: bool, was: networks.Action | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.is_leading, self.was, self.was_on = is_leading, was, was.on if was else None
        everyone = _people(value, with_helping=True)
        self.fields["people"].choices = everyone  # type: ignore[attr-defined]
        for name in ("by", "checks"):
            self.fields[name].choices = [("", ""), *everyone]  # type: ignore[attr-defined]
        goals = [(one.id, one.words[:80]) for one in value.goals.values()]
        self.fields["goal"].choices = [("", _("None")), *goals]  # type: ignore[attr-defined]

    def clean(self) -> None:
        told = self.cleaned_data
        day = None if told.get("on") == self.was_on else told.get("on")
        whose = {Fact.ON: day, Fact.IS_LEADING: self.is_leading, Fact.IS_SAID: bool(told.get("is_said"))}
        for found in rulebook.evaluate(At.ACTION, {Fact.WORDS: told.get("words", ""), **whose}):
            if found.reason.stops:
                self.add_error(_FIELD[found.rule], _stopped(found.reason))
        fields.refuse_over(self, self.was, "until")
        if told.get("on") and told.get("until") and days.last(told["until"]) < days.first(told["on"]):
            self.add_error("until", forms.ValidationError(_("That is before the first day."), code="before"))
        if told.get("times") == 0:
            self.add_error(
                "times", forms.ValidationError(_("How many times? Type 1 or more, or nothing."), code="none")
            )
        if told.get("by"):
            told["people"] = [one for one in told.get("people", ()) if one != told["by"]]

    def told(self, was: networks.Action) -> networks.Action:
        """The action as it is told now. Another day, place or doer has to be agreed anew."""
        asked = self.cleaned_data
        now = msgspec.structs.replace(
            was,
            **{name: asked[name] for name in ("words", "moment", "where", "otherwise", "reason", "on", "until")},
            frequency=None if asked["times"] is None else Frequency(asked["times"], Period(asked["per"] or "week")),
            by=asked["by"] or None,
            checks=asked["checks"] or None,
            people=tuple(asked["people"]),
            goal=asked["goal"] or None,
        )
        is_same = all(getattr(was, name) == getattr(now, name) for name in _AGREED)
        is_confirmed = now.by is not None and asked["is_confirmed"] and (is_same or not was.is_confirmed)
        return msgspec.structs.replace(now, is_confirmed=is_confirmed)


_AGREED: Final = ("words", "by", "on", "moment", "where", "frequency", "until")


def of_action(action: networks.Action) -> dict[str, Any]:
    """An action as the form shows it."""
    told = {name: getattr(action, name) or "" for name in action.__struct_fields__}
    often = {"times": action.frequency.times, "per": str(action.frequency.per)} if action.frequency else {}
    people = {"people": list(action.people), "is_confirmed": action.is_confirmed}
    return {**told, **often, **people, "action": action.id}


class Went(forms.Form):
    """How it went."""

    action = forms.CharField(max_length=LONGEST)
    outcome = forms.ChoiceField(required=False, choices=[("", ""), *((one.value, one.value) for one in Outcome)])
    well = TextField(required=False, widget=fields.lines(2))
    less_well = TextField(required=False, widget=fields.lines(2))

    def told(self, was: networks.Action, today: date) -> networks.Action:
        """The action with how it went; without an outcome it is to be done again."""
        asked, sent = self.cleaned_data, self.data
        outcome = Outcome(asked["outcome"]) if asked["outcome"] else None
        return msgspec.structs.replace(
            was,
            outcome=outcome,
            ended_on=(was.ended_on if was.outcome is outcome and was.ended_on else days.on(today)) if outcome else None,
            well=asked["well"] if "well" in sent else was.well,
            less_well=asked["less_well"] if "less_well" in sent else was.less_well,
        )


def _people(value: Network, with_helping: bool = False) -> list[tuple[Id, str]]:
    found = networks.in_order(value) + (networks.helping(value) if with_helping else [])
    return [(one.id, one.name) for one in found]


def _stopped(hint: Hint) -> forms.ValidationError:
    """Why it is not kept so, in the sentence that stands beside an action or a goal as well."""
    words = render_to_string("plan/hint_words.html", {"one": {"hint": hint}})
    return forms.ValidationError(words.strip(), code=hint.rule)
