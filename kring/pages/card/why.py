"""Why a card asks what it asks: the purposes of `core/purposes.toml`, each with the questions it is for."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import get_language

from kring.core import purposes
from kring.pages.card import forms

_ASKED_AS: Final = {"frequency": "times"}


@dataclass(frozen=True)
class Why:
    """One purpose, in the words of the register, and the questions that are asked for it."""

    said: str
    questions: tuple[Any, ...]


def asked(form: forms.Describe) -> list[Why]:
    """Every purpose of the card, in the order in which it asks."""
    found: dict[str, list[Any]] = {}
    is_dutch = (get_language() or "nl").startswith("nl")
    for name in [*forms.FIRST, *forms.SECOND, *(field for _, _, fields in forms.GROUPS for field in fields)]:
        purpose = purposes.of(f"Person.{name}")
        asks = form.fields.get(_ASKED_AS.get(name, name))
        if purpose is not None and asks is not None:
            found.setdefault(purpose.nl if is_dutch else purpose.en, []).append(asks.label)
    return [Why(said, tuple(questions)) for said, questions in found.items()]
