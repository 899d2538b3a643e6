"""What who leads a fieldwork, or goes along its doors, may send."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kring.core import names, streets
from kring.core.fieldwork import Item, Met
from kring.core.questions import Ask, Aspect, Questions, Takes
from kring.core.streets import Idea, Intervention, Said, Side
from kring.core.way import Way
from kring.methods import questions as shelf
from kring.methods import rulebook
from kring.pages import fields, incoming
from kring.store import editions, models

OFF: Any = _("Choose %(least)d to %(most)d.")
NOTHING: Any = _("Nothing was filled in yet. Choose at least one answer.")
CHOOSE: Any = _("Choose what is asked.")
SIDES = [
    (Side.BOTH.value, pgettext_lazy("house numbers", "all")),
    (Side.ODD.value, pgettext_lazy("house numbers", "only the odd ones")),
    (Side.EVEN.value, pgettext_lazy("house numbers", "only the even ones")),
]
FULL: Any = _("There are sixty ideas already. Choose among those.")
TABLE_TOO_LARGE: Any = _("This file is larger than 20 MB. A table of doors never is. Did you choose the right file?")
TOO_LONG: Any = _("There is room for 400 signs here. Make it shorter.")
UNREADABLE: Any = _("Type house numbers like 1-45, 47, 49a. A street has at most 1000 doors here.")


def _called(label: Any) -> fields.NameField:
    field = fields.NameField(label=label)
    field.error_messages["required"] = _("Give it a name.")
    return field


class Begin(forms.Form):
    """A new fieldwork: where, how it is called, which list is asked, and which groups are told apart."""

    name = _called(_("How do you call it?"))
    organisation = forms.UUIDField(required=False)
    questions = forms.ChoiceField()
    groups = forms.CharField(label=_("Groups, one to a line"), required=False, max_length=1000, widget=fields.lines(3))

    def __init__(self, *args: Any, leads: list[models.Organisation], way: Way | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.leads = leads
        every = shelf.lists() | {id: one for here in leads for id, one in editions.own(here.pk).items()}
        fitting = [one for one in every.values() if streets.fits(one)]
        self.lists = [one for one in fitting if way is None or not rulebook.unkept(one, way)]
        if len(self.lists) == 1:
            self.fields["questions"].initial = self.lists[0].id
        self.fields["questions"].choices = [(one.id, "") for one in self.lists]  # type: ignore[attr-defined]
        self.fields["questions"].error_messages |= {"required": CHOOSE, "invalid_choice": CHOOSE}

    def clean_organisation(self) -> models.Organisation:
        chosen: UUID | None = self.cleaned_data["organisation"]
        found = [one for one in self.leads if one.pk == chosen] or (self.leads[:1] if len(self.leads) == 1 else [])
        if not found:
            raise forms.ValidationError(_("Choose for which organisation."), code="whose")
        return found[0]

    def clean(self) -> None:
        told = self.cleaned_data
        chosen, where = told.get("questions"), told.get("organisation")
        if chosen and where and chosen not in editions.lists(where.pk):
            self.add_error(
                "questions", forms.ValidationError(_("This list is of another organisation."), code="theirs")
            )

    def clean_groups(self) -> tuple[str, ...]:
        told = dict.fromkeys(one for line in self.cleaned_data["groups"].splitlines() if (one := names.cleaned(line)))
        if len(told) > streets.MOST_GROUPS or any(len(one) > names.LONGEST for one in told):
            raise forms.ValidationError(_("There is room for eight groups, each of at most 120 signs."), code="many")
        return tuple(told)


class Street(forms.Form):
    """A street with its house numbers."""

    name = _called(_("Street"))
    numbers = forms.CharField(label=_("House numbers"), max_length=4000, error_messages={"required": UNREADABLE})
    side = forms.ChoiceField(label=_("Which of them"), choices=SIDES, required=False)

    def clean(self) -> None:
        told = self.cleaned_data
        try:
            told["labels"] = streets.numbers(told.get("numbers", ""), Side(told.get("side") or Side.BOTH))
        except streets.NotANumber:
            self.add_error("numbers", forms.ValidationError(UNREADABLE, code="unreadable"))
        if told.get("numbers") and not self.errors and not told["labels"]:
            self.add_error("numbers", forms.ValidationError(UNREADABLE, code="unreadable"))


class Appoint(forms.Form):
    """Who goes along the doors, and whether they were instructed; else why it can begin without (R040)."""

    user = forms.UUIDField(error_messages={"required": _("Choose somebody."), "invalid": _("Choose somebody.")})
    is_instructed = forms.BooleanField(required=False)
    waived = forms.CharField(label=_("Why without instruction?"), required=False, max_length=120)

    def __init__(self, *args: Any, colleagues: list[models.User], **more: Any) -> None:
        super().__init__(*args, **more)
        self.colleagues = colleagues

    def clean_user(self) -> models.User:
        found = [one for one in self.colleagues if one.pk == self.cleaned_data["user"]]
        if not found:
            raise forms.ValidationError(_("Choose somebody."), code="nobody")
        return found[0]


class Agency(incoming.TakeIn):
    """What an agency brings back: which agency, whether its people were instructed or why not (R040), and the file."""

    too_large = TABLE_TOO_LARGE
    agency = _called(_("Who went along the doors?"))
    is_instructed = forms.BooleanField(required=False)
    waived = forms.CharField(label=_("Why without instruction?"), required=False, max_length=120)
    file = incoming.file_field(TABLE_TOO_LARGE, accept=".xlsx,.csv")


class Knock(forms.Form):
    """What came of a knock on a door where nothing was said."""

    met = forms.ChoiceField(choices=[(Met.NOT_HOME.value, ""), (Met.REFUSED.value, "")])


class Hear(forms.Form):
    """What one household said: of each question how it is, how it should be, and how much that matters."""

    group = forms.ChoiceField(required=False)
    sure = forms.BooleanField(required=False)

    def __init__(self, *args: Any, questions: Questions, groups: tuple[str, ...], **more: Any) -> None:
        super().__init__(*args, **more)
        self.questions = questions
        self.fields["group"].choices = [("", ""), *((one, one) for one in groups)]  # type: ignore[attr-defined]
        for ask in questions.ask:
            if ask.takes is Takes.WORDS:
                self.fields[ask.id] = fields.TextField(required=False, widget=fields.lines(2))
            else:
                self.fields |= {f"{ask.id}-{aspect}": _number(ask) for aspect in ask.aspect}

    def clean(self) -> None:
        if self.errors:
            return
        said = self.said("")
        if not said.items and not said.words:
            raise forms.ValidationError(NOTHING, code="nothing")
        if streets.is_down(said) and self.is_ladder and not self.cleaned_data["sure"]:
            raise forms.ValidationError(_("You wish for less than there is. Is that right?"), code="down")

    @property
    def is_ladder(self) -> bool:
        """Whether rungs are asked: there a lower wish is asked about once more (M07)."""
        return any(one.rung for one in self.questions.ask)

    @property
    def asks_sure(self) -> bool:
        """Whether it came back with that question."""
        return self.has_error("__all__", "down")

    def said(self, street: str) -> Said:
        """What was said, without the door."""
        told = self.cleaned_data
        items = {one.id: Item(*(told.get(f"{one.id}-{aspect}") for aspect in Aspect)) for one in self.scales}
        words = {one.id: told.get(one.id, "").strip() for one in self.questions.ask if one.takes is Takes.WORDS}
        return Said(
            street,
            told.get("group", ""),
            {id: one for id, one in items.items() if one != Item()},
            {id: one for id, one in words.items() if one},
        )

    @property
    def scales(self) -> list[Ask]:
        return streets.items(self.questions)


class Intervene(forms.Form):
    """What will be done, where and why; and whether residents decide along (R043)."""

    words = _called(_("What will you do?"))
    reason = forms.CharField(
        label=_("Why this?"), max_length=400, error_messages={"required": _("Say why: which gap is it for?")}
    )
    street = forms.ChoiceField(label=_("Where?"), required=False)
    item = forms.ChoiceField(label=_("For which question?"), required=False)
    with_residents = forms.BooleanField(required=False)
    otherwise = forms.CharField(label=_("Why without residents?"), required=False, max_length=400)
    who = fields.NameField(label=_("Who sees to it?"), required=False)
    until = fields.DateField(label=_("When do you look at it again?"), required=False)

    def __init__(self, *args: Any, streets: list[tuple[str, str]], items: list[tuple[str, Any]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["street"].choices = [("", _("everywhere")), *streets]  # type: ignore[attr-defined]
        self.fields["item"].choices = [("", "–"), *items]  # type: ignore[attr-defined]

    def clean_until(self) -> date | None:
        day: date | None = self.cleaned_data["until"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(fields.OVER, code="over")
        return day

    def told(self, id: str, today: date) -> Intervention:
        """The intervention as it is told."""
        asked = dict(self.cleaned_data)
        until = asked.pop("until")
        return Intervention(id, **asked, until=until.isoformat() if until else "", on=today.isoformat())


class Describe(forms.Form):
    """What stands out in what was found, in words of who worked it out."""

    described = fields.TextField(label=_("What stands out?"), required=False, widget=fields.lines(5))
    was = fields.TextField(required=False)  # what the page showed


class End(forms.Form):
    """What came of an intervention; or it is taken away."""

    id = forms.CharField(max_length=40)
    came = forms.CharField(
        label=_("What came of it?"), required=False, max_length=400, error_messages={"max_length": TOO_LONG}
    )
    was = forms.CharField(required=False)  # what the page showed


class Think(forms.Form):
    """An idea of residents, added by who leads."""

    idea = fields.NameField(label=_("An idea of residents"))
    idea.error_messages["required"] = _("Type the idea first.")


class Choose(forms.Form):
    """What somebody of the street chooses among the ideas, and an idea of their own."""

    chosen = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": _("An idea is no longer there. Look at the list again.")}
    )
    words = fields.NameField(label=_("An idea of your own"), required=False)

    def __init__(self, *args: Any, ideas: Iterable[Idea], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["chosen"].choices = [(one.id, one.words) for one in ideas]  # type: ignore[attr-defined]

    def clean(self) -> None:
        if not self.errors and not self.cleaned_data["chosen"] and not self.cleaned_data["words"]:
            raise forms.ValidationError(_("Choose an idea, or type one of your own."), code="nothing")


def _number(ask: Ask) -> forms.Field:
    said = OFF % {"least": ask.least, "most": ask.most}
    told = {"invalid": said, "min_value": said, "max_value": said}
    return forms.IntegerField(required=False, min_value=ask.least, max_value=ask.most, error_messages=told)
