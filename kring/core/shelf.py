"""What every file on the shelf says of itself, and words in both languages: the base of all words of a method."""

from collections import Counter
from typing import Annotated

from msgspec import Meta, Struct

Key = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{0,59}$")]
Finite = Annotated[float, Meta(ge=-1_000_000, le=1_000_000)]  # so that whatever is added up stays a number
Said = Annotated[str, Meta(min_length=1, max_length=400, pattern=r"\S")]


class _Part(Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Words(_Part, frozen=True):
    """The same words in both languages of Kring."""

    nl: Said
    en: Said


class _Method(_Part, frozen=True):
    id: Key
    version: Annotated[int, Meta(ge=1, le=1_000_000)]
    name: Words
    purpose: Words
    source: Annotated[tuple[Said, ...], Meta(min_length=1)]
    licence: Said


def said(words: Words, language: str) -> str:
    """The words in a language; any language but Dutch gets the English ones."""
    return words.nl if language.startswith("nl") else words.en


def _only_once(what: str, ids: list[str]) -> None:
    for id, times in Counter(ids).items():
        if times > 1:
            raise ValueError(f"{what} {id} occurs twice")
