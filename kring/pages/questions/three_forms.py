"""What one of three parties says to a list, all of it on one page; what is left open is left open."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kring.core import method
from kring.core.network import Kept, Response, Sheet
from kring.core.questions import Ask, Questions, Takes
from kring.core.shelf import Words
from kring.pages.fields import TextField
from kring.pages.questions.forms import OFF, options

UNSAID: Final = "-"


class Tick(forms.Form):
    """A field for each question: a choice, a number or words. Not to say is one of the answers."""

    is_ready = forms.BooleanField(required=False)

    def __init__(self, *args: Any, questions: Questions, said: Mapping[str, Response], **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial = {one.id: _shown(one, said.get(one.id)) for one in questions.ask}
        self.questions = questions
        for one in questions.ask:
            self.fields[one.id] = _field(one)

    @property
    def asks(self) -> list[tuple[Ask, Any, list[tuple[str, Any]]]]:
        """Every question with its field, and what there is to tap."""
        return [(one, self[one.id], offered(one)) for one in self.questions.ask]

    def said(self, sheet: Sheet) -> dict[str, Response]:
        """What was said, by question."""
        told: dict[str, str] = {one.id: self.cleaned_data.get(one.id) or "" for one in self.questions.ask}
        return {one.id: _response(one, sheet, told[one.id]) for one in self.questions.ask if told[one.id]}


def offered(ask: Ask) -> list[tuple[str, Any]]:
    """What there is to tap; the last is not to say."""
    unsaid: tuple[str, Any] = (UNSAID, _("I would rather not say"))
    if ask.takes is Takes.SCALE:
        numbers = range(ask.least, ask.most + 1)
        return [*((str(at), ask.rung[at - ask.least] if ask.rung else at) for at in numbers), unsaid]
    return [*options(ask), unsaid] if ask.takes in (Takes.YES_NO, Takes.CHOICE) else []


def _field(ask: Ask) -> forms.Field:
    if choices := [(id, "") for id, _words in offered(ask)]:
        off: Any = OFF % {"least": ask.least, "most": ask.most}
        told = {"invalid_choice": off} if ask.takes is Takes.SCALE else None
        return forms.ChoiceField(required=False, choices=[("", ""), *choices], error_messages=told)
    return TextField(required=False)


def _shown(ask: Ask, said: Response | None) -> str:
    if said is None:
        return ""
    if said.kept is not Kept.ALL:
        return UNSAID
    if ask.takes is Takes.SCALE:
        return f"{said.now:g}" if said.now is not None else ""
    return "".join(said.chosen) or said.words


def _response(ask: Ask, sheet: Sheet, told: str) -> Response:
    id = f"{sheet.id}~{ask.id}"
    if told == UNSAID and offered(ask):
        return Response(id, sheet.id, ask.id, kept=Kept.UNSAID)
    if ask.takes is Takes.SCALE:
        return Response(id, sheet.id, ask.id, now=float(told))
    if offered(ask):
        return Response(id, sheet.id, ask.id, chosen=(told,))
    return Response(id, sheet.id, ask.id, words=told)


def said(words: Words) -> str:
    """Words of the shelf in the language of the page."""
    return method.said(words, get_language() or "nl")


def in_words(ask: Ask, response: Response | None) -> str:
    """What was said to a question as somebody reads it; nothing where it was left open."""
    shown = _shown(ask, response)
    word = next((word for id, word in offered(ask) if id == shown), shown)
    return said(word) if isinstance(word, Words) else str(word)
