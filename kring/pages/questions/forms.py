"""What a visitor may say to one question: options, numbers, words, people, and how much of it is kept."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.core import network as networks
from kring.core import questions, responses
from kring.core.network import Id, Kept, Network, Person, Response, Sheet
from kring.core.questions import Ask, Aspect, Takes
from kring.pages import fields
from kring.pages.fields import TextField

NOTHING: Any = _("Choose or type an answer, or say that you would rather not.")
ONLY_WORDS: Any = _("Choose an answer too, your words stay with it. Or say that you would rather not.")
_NOWHERE: Final = Sheet("sheet", "questions")
OFF: Any = _("Choose %(least)d to %(most)d.")


class Answer(forms.Form):
    """The answer to one question; what is not asked has no field."""

    words = TextField(required=False, widget=fields.lines(2))
    kept = forms.ChoiceField(required=False, choices=[(one.value, "") for one in Kept])

    def __init__(self, *args: Any, value: Network, ask: Ask, may_be_open: bool = False, **more: Any) -> None:
        """`may_be_open`: nothing has to be said, for something else is asked of the page."""
        super().__init__(*args, **more)
        self.ask, self.offered, self._may_be_open = ask, list[Person](), may_be_open
        match ask.takes:
            case Takes.SCALE:
                for aspect in ask.aspect:
                    self.fields[aspect] = _number(ask)
            case Takes.PEOPLE:
                self.offered = [one for one in networks.in_order(value) if not networks.has_died(one)]
                choices = [(one.id, one.name) for one in self.offered]
                self.fields["people"] = forms.MultipleChoiceField(required=False, choices=choices)
            case Takes.SEVERAL:
                self.fields["chosen"] = forms.MultipleChoiceField(required=False, choices=options(ask))
            case Takes.YES_NO | Takes.CHOICE:
                self.fields["chosen"] = forms.ChoiceField(required=False, choices=[("", ""), *options(ask)])

    def clean(self) -> None:
        told = self.cleaned_data
        if self.errors or (self._may_be_open and not self.is_told):
            return
        if not responses.is_answered(self.ask, self.told(_NOWHERE)):
            del told["kept"]
            said = ONLY_WORDS if (told.get("words") or "").strip() else NOTHING
            self.add_error(None, forms.ValidationError(said, code="open"))

    @property
    def is_told(self) -> bool:
        """Whether anything at all was said."""
        return self.told(_NOWHERE) != Response(
            responses.response_id(_NOWHERE.id, self.ask.id), _NOWHERE.id, self.ask.id
        )

    def told(self, sheet: Sheet) -> Response:
        """The answer as it is told. Of what was only talked about, or not said, nothing else is kept."""
        asked = self.cleaned_data
        kept = Kept(asked.get("kept") or Kept.ALL)
        id = responses.response_id(sheet.id, self.ask.id)
        if kept is not Kept.ALL:
            return Response(id, sheet.id, self.ask.id, kept=kept)
        chosen = asked.get("chosen") or ()
        numbers: dict[str, Any] = {one.value: asked.get(one) for one in self.ask.aspect if one in self.fields}
        return Response(
            id,
            sheet.id,
            self.ask.id,
            chosen=(chosen,) if isinstance(chosen, str) else tuple(chosen),
            words=asked.get("words", ""),
            people=tuple(asked.get("people", ())),
            **numbers,
        )


def options(ask: Ask) -> list[tuple[Id, Any]]:
    """What there is to choose from."""
    if ask.takes is Takes.YES_NO:
        return [(questions.YES, _("Yes")), (questions.NO, _("No"))]
    return [(one.id, one.text) for one in ask.option]


def of_response(ask: Ask, told: Response | None) -> dict[str, Any]:
    """An answer as the form shows it."""
    if told is None:
        return {"kept": Kept.ALL.value}
    chosen = list(told.chosen) if ask.takes is Takes.SEVERAL else "".join(told.chosen)
    numbers = {aspect.value: _whole(getattr(told, aspect)) for aspect in Aspect}
    return numbers | {"chosen": chosen, "words": told.words, "people": list(told.people), "kept": told.kept.value}


def _whole(number: float | None) -> float | int | None:
    return int(number) if number is not None and number == int(number) else number


def _number(ask: Ask) -> forms.Field:
    said = OFF % {"least": ask.least, "most": ask.most}
    told = {"invalid": said, "min_value": said, "max_value": said}
    return forms.IntegerField(required=False, min_value=ask.least, max_value=ask.most, error_messages=told)
