"""What pinches is kept and taken away again (M09); a goal can come of it."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from kring.core import names
from kring.core.access import Part
from kring.core.changes import Add, Remove
from kring.core.network import Answer
from kring.methods import loader
from kring.pages import answers
from kring.pages.msna import tight, views
from kring.store import doors


class Said(forms.Form):
    """One thing that pinches."""

    words = forms.CharField(
        max_length=500,
        error_messages={"required": _("Type what pinches."), "max_length": _("Say it in at most 500 signs.")},
    )

    def clean_words(self) -> str:
        words = names.cleaned(self.cleaned_data["words"])
        if not words:
            raise forms.ValidationError(_("Type what pinches."), code="required")
        return words


@require_POST
def keep(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True, may_wait=True)
    cards, form = loader.cards_in_use(opened.value), Said(request.POST)
    if not form.is_valid():
        return views.page(request, opened, pinching=form)
    words = form.cleaned_data["words"]
    there = any(one.words == words for one in tight.of(opened.value, cards))
    id = tight.begin(cards) + answers.new_id(request, "tight", words)
    return answers.carry_out(request, opened, [] if there else [Add(Answer(id, words=words))], _home(opened))


@require_POST
def remove(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.CIRCLE, write=True, may_wait=True)
    cards = loader.cards_in_use(opened.value)
    gone = answers.seen(request, opened).answers.get(request.POST.get("said", ""))
    is_one = gone is not None and gone.id.startswith(tight.begin(cards))
    return answers.carry_out(request, opened, [Remove(gone)] if gone and is_one else [], _home(opened))


def _home(opened: doors.Opened) -> str:
    return reverse("msna:show", args=[opened.id]) + "#tight"
