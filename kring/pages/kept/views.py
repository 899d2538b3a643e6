from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from kring.core import burden as weights
from kring.core.access import Part, Private
from kring.core.rule import At, Fact
from kring.methods import rulebook
from kring.pages import answers, fields
from kring.store import doors, notes

LEVELS = {
    "light": _("It is light for you now. Keep what helps."),
    "felt": _("You feel it. Who could take something over?"),
    "heavy": _("It is heavy. Talk about it with somebody, this week."),
    "too_heavy": _("It is too heavy. Ask for help today: your family doctor, or who works with you."),
}


class Weight(forms.Form):
    """How heavy it is, and words."""

    weight = forms.TypedChoiceField(
        label=_("How heavy is caring for you now?"),
        choices=[(number, str(number)) for number in range(11)],
        coerce=int,
        widget=forms.RadioSelect(),
        error_messages={"required": _("Choose a number.")},
    )
    words = fields.TextField(
        label=_("What makes it so?"), required=False, widget=forms.Textarea(attrs={"rows": 3, "maxlength": 2000})
    )

    def clean_words(self) -> str:
        return str(self.cleaned_data["words"])[:2000]


class Words(forms.Form):
    """Whatever somebody wants to keep."""

    words = fields.TextField(label=_("Your notes"), required=False, widget=forms.Textarea(attrs={"rows": 12}))


@require_http_methods(["GET", "HEAD", "POST"])
def burden(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.private(request, network, Private.BURDEN)
    form = Weight(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = weights.Said(opened.today, int(form.cleaned_data["weight"]), form.cleaned_data["words"])
        notes.write(opened.row, Private.BURDEN, opened.by, lambda was: weights.added(was, said))
        return redirect("kept:burden", opened.id)
    before = weights.read(notes.read(opened.row, Private.BURDEN, opened.by))
    context = _frame(opened) | {
        "form": form,
        "before": before,
        "meaning": LEVELS[weights.level(before[0].weight)] if before else "",
        "grows": bool(rulebook.evaluate(At.ANSWER, {Fact.SAID: before})),
    }
    return render(request, "kept/burden.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def reflection(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.private(request, network, Private.REFLECTION)
    form = Words(request.POST or None, initial={"words": _kept(opened)})
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        notes.write(opened.row, Private.REFLECTION, opened.by, lambda was: words.encode())
        return redirect("kept:reflection", opened.id)
    return render(request, "kept/reflection.html", _frame(opened) | {"form": form}, status=422 if form.errors else 200)


def _kept(opened: doors.Opened) -> str:
    return (notes.read(opened.row, Private.REFLECTION, opened.by) or b"").decode()


def _frame(opened: doors.Opened) -> dict[str, Any]:
    return answers.frame(opened, "mine", Part.NAMES)
