"""What is known of somebody, in words: for who only looks, and for who must choose between two values."""

from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.utils.text import get_text_list
from django.utils.translation import gettext

from kring.core.network import Person
from kring.pages import contacting
from kring.pages.card import forms


@dataclass(frozen=True)
class Fact:
    """One thing about somebody: the field of the person, what it is called, and its value in words."""

    field: str
    label: str
    said: str


def fact(field: str, person: Person, form: forms.Describe) -> Fact:
    """One field of a person in the words of the form; nothing is said of what is unknown."""
    if field == "frequency":
        return Fact(field, str(form.fields["times"].label), contacting.often(person.frequency))
    if field not in form.fields:
        return Fact(field, _pictures().get(field, ""), gettext("another picture") if field in _pictures() else "")
    asked = form.fields[field]
    return Fact(field, str(asked.label), _said(asked, forms.initial(person)[field]))


def facts(person: Person, form: forms.Describe) -> list[Fact]:
    """All that is known, in the order of the form."""
    fields = [*forms.FIRST, *forms.SECOND, *(field for _, _, fields in forms.GROUPS for field in fields)]
    told = [fact(field, person, form) for field in fields if field not in ("name", "relation")]
    return [one for one in told if one.said]


def _said(asked: django_forms.Field, value: Any) -> str:
    if isinstance(asked, django_forms.ChoiceField):
        words: dict[str, Any] = dict(asked.choices)  # type: ignore[arg-type]
        chosen = [value] if isinstance(value, str) else value
        return get_text_list([str(words.get(one, "")) for one in chosen if one], gettext("and"))
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return str(asked.prepare_value(value) if value is not None else "")


def _pictures() -> dict[str, str]:
    return {"photo": gettext("Photo"), "face": gettext("Drawn face")}
