"""What is asked on about each person on a card: the relation, how often, who begins, how far, how content, which help,
whom they know and what is wished for (M09, 000:645). Whatever is not known stays open.
"""

from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kring.core import cards as told
from kring.core import names
from kring.core import network as networks
from kring.core.access import Part, Verb
from kring.core.cards import Felt
from kring.core.method import Cards
from kring.core.network import Network, Person, Support, Wish, tie_id
from kring.pages import contacting, fields
from kring.store.doors import Opened

FELT: Final = [
    (Felt.GOOD.value, _("Yes, it is good so")),
    (Felt.MORE.value, _("I would like more")),
    (Felt.LESS.value, _("I would like less")),
    (Felt.HARD.value, _("It is difficult")),
    *contacting.UNKNOWN,
]
_OF: Final = {"more": _("%(owner)s would like more"), "less": _("%(owner)s would like less")}
# In easy language one question fills a screen, and a tap is the answer.
OFTEN: Final = [
    ("1 day", _("Every day")),
    ("1 week", _("Every week")),
    ("1 month", _("Every month")),
    ("3 year", _("A few times a year")),
]
EASY: Final = ("often", "initiative", "felt", "supports", "together")
_LABELS: Final[dict[str, Any]] = {
    **contacting.LABELS_OF,
    "felt": _("Is %(owner)s content with the contact?"),
    "wish": _("What would %(owner)s like with this person?"),
    "together": _("What do they do together?"),
}


class About(forms.Form):
    """What is told of somebody on a card; only what was asked is in `asks`, and the rest stays as it was."""

    relation = forms.CharField(label=_("What do you call it? For example: my sister"), required=False, max_length=200)
    times = fields.NumberField(_("How often are you in touch?"), 1000)
    per = forms.ChoiceField(label=_("per"), choices=contacting.PERIOD, required=False)
    often = forms.ChoiceField(label=_("How often are you in touch?"), choices=OFTEN, required=False)
    initiative = forms.ChoiceField(label=_("Who begins, mostly?"), choices=contacting.INITIATIVE, required=False)
    distance_km = fields.NumberField(_("How far away, in kilometres?"), 1_000_000)
    felt = forms.ChoiceField(label=_("Are you content with the contact?"), choices=FELT, required=False)
    supports = forms.MultipleChoiceField(
        label=_("What does this person do for you?"), choices=contacting.SUPPORTS + contacting.NOTHING, required=False
    )
    supported = forms.MultipleChoiceField(
        label=_("What do you do for this person?"), choices=contacting.SUPPORTS + contacting.NOTHING, required=False
    )
    knows = forms.MultipleChoiceField(label=_("Whom of the cards do they know?"), required=False)
    together = fields.TextField(label=_("What do you do together?"), required=False, widget=fields.lines(2))
    wish = fields.TextField(label=_("What would you like with this person?"), required=False, widget=fields.lines(2))

    def __init__(
        self, typed: QueryDict | None = None, *, opened: Opened, cards: Cards, person: Person, **more: Any
    ) -> None:
        super().__init__(typed, **more)
        self.typed, self.opened, self.cards, self.person = typed, opened, cards, person
        self.others = _others(opened.value, cards, person)
        self.fields["knows"].choices = [(one.id, one.name) for one in self.others]  # type: ignore[attr-defined]
        if not self.others or not opened.may(Part.RELATIONS, Verb.PROPOSE):
            del self.fields["knows"]
        if not opened.may(Part.WISHES, Verb.PROPOSE):
            del self.fields["wish"]
        if not opened.viewer.sees_confidential:
            self._tell_of(names.first_name(networks.called(opened.value)))

    def _tell_of(self, owner: str) -> None:
        for name, field in self.fields.items():
            if name in _LABELS:
                field.label = _LABELS[name] % {"owner": owner}
            if isinstance(field, forms.ChoiceField):
                said = _OF if name == "felt" else contacting.CHOICES_OF.get(name, {})
                field.choices = contacting.worded(field.choices, said, owner)

    @property
    def asks(self) -> set[str]:
        """What this form asked: a screen in easy language asks one thing."""
        return {one for one in (self.typed.getlist("asks") if self.typed else ()) if one in self.fields}


def initial(value: Network, cards: Cards, person: Person) -> dict[str, Any]:
    """What is known of somebody already."""
    often, wish = person.frequency, wish_with(value, person)
    return {
        "relation": person.relation,
        "times": often.times if often else None,
        "per": str(often.per) if often else "week",
        "often": f"{often.times:g} {often.per}" if often else "",
        "initiative": str(person.initiative or ""),
        "distance_km": person.distance_km,
        "felt": str(told.felt(value, cards, person.id) or ""),
        "supports": _ticked(person.supports),
        "supported": _ticked(person.supported),
        "knows": [one.id for one in _others(value, cards, person) if tie_id(one.id, person.id) in value.ties],
        "together": person.together,
        "wish": wish.words if wish else "",
    }


def wish_with(value: Network, person: Person) -> Wish | None:
    """The wish about this person alone: the one that their card shows too."""
    return next((one for one in value.wishes.values() if one.people == (person.id,)), None)


def _others(value: Network, cards: Cards, person: Person) -> list[Person]:
    """Who else counts on the cards."""
    rows = [row for one in told.filled(value, cards) for row in one.counting]
    return [row.person for row in rows if row.person.id != person.id]


def _ticked(given: tuple[Support, ...] | None) -> list[str]:
    return ["nothing"] if given == () else [str(one) for one in given or ()]


def begun(opened: Opened, cards: Cards, person: Person) -> About | None:
    """The questions about somebody with what is known; nothing for whoever may not tell more of them."""
    if not opened.may(Part.CARD, Verb.PROPOSE):
        return None
    return About(initial=initial(opened.value, cards, person), opened=opened, cards=cards, person=person)
