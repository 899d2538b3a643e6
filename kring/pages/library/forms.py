from collections.abc import Callable, Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.core import finder
from kring.core.vocabulary import Counted, Evidence, Goal, Group, Loneliness, Sign, Who
from kring.core.way import Proof, Way
from kring.pages import ruled
from kring.pages.library import words

LONGEST: Final = 100
_GROUPS: Final = {one: told for one, told in words.GROUP.items() if one is not Group.EVERYBODY}


def _choice(label: Any, told: words.Told) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", _("all")), *told.items()])


class Which(forms.Form):
    """Words, and what a way has to be."""

    q = forms.CharField(label=_("Search"), required=False, max_length=LONGEST)
    theme = _choice(_("Subject"), words.THEME)
    goal = _choice(_("What for"), words.GOAL)
    group = _choice(_("For whom"), _GROUPS)
    who = _choice(_("Who takes part"), {one: told for one, told in ruled.WHO.items() if one is not Who.CLIENT})
    takes = _choice(_("How long"), words.TAKES)
    training = _choice(_("Training"), words.TRAINING)
    cost = _choice(_("Money"), words.COST)
    evidence = _choice(_("What is known of it"), words.EVIDENCE)

    def asked(self) -> dict[str, str]:
        """What was chosen, as far as it is understood: an old link with a word that is gone asks less."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def _several(label: Any, told: words.Told) -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=label, required=False, choices=list(told.items()), widget=widget)


class Told(forms.Form):
    """A few questions; each may stay open."""

    wishes = _several(_("What do you wish?"), words.GOAL)
    lonely = _several(_("Do you miss something?"), words.LONELY)
    group = forms.ChoiceField(
        label=_("Whom is it about?"), required=False, choices=[("", _("I leave this open")), *_GROUPS.items()]
    )
    there = _several(
        _("Who is there to do it?"), {one: told for one, told in ruled.WHO.items() if one in words.HELPERS}
    )
    age = forms.IntegerField(label=_("Age, if you want to tell"), required=False, min_value=0, max_value=120)
    loss = forms.IntegerField(
        label=_("Did a partner die? How many months ago"), required=False, min_value=0, max_value=1200
    )

    def asked(self, signs: frozenset[Sign]) -> finder.Asked:
        """What was told, for the finder; what is not understood is not weighed."""
        self.is_valid()
        given = self.cleaned_data
        numbers = {Counted.AGE: given.get("age"), Counted.MONTHS_SINCE_LOSS: given.get("loss")}
        return finder.Asked(
            wishes=frozenset(Goal(one) for one in given.get("wishes", ())),
            lonely=frozenset(Loneliness(one) for one in given.get("lonely", ())),
            group=Group(given["group"]) if given.get("group") else None,
            there=frozenset(Who(one) for one in given.get("there", ())),
            facts={counted: number for counted, number in numbers.items() if number is not None},
            signs=signs,
        )


def _known(proof: Proof) -> set[Evidence]:
    """What is known of it; what was studied may be described in the database of interventions as well."""
    return {proof.evidence, Evidence.DESCRIBED} if proof.in_database else {proof.evidence}


FITS: Final[dict[str, Callable[[Way, Any], bool]]] = {
    "theme": lambda way, one: way.theme == one,
    "goal": lambda way, one: one in way.goals,
    "group": lambda way, one: one in way.groups or Group.EVERYBODY in way.groups,
    "who": lambda way, one: one in way.who,
    "takes": lambda way, one: way.time is not None and way.time.takes == one,
    "training": lambda way, one: way.learning is not None and way.learning.training == one,
    "cost": lambda way, one: way.money is not None and way.money.cost == one,
    "evidence": lambda way, one: way.proof is not None and one in _known(way.proof),
}


def fitting(ways: Iterable[Way], asked: dict[str, str]) -> list[Way]:
    """The ways that are all that was chosen, in the order in which they came."""
    return [way for way in ways if all(FITS[name](way, one) for name, one in asked.items() if name in FITS)]
