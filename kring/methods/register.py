"""The two registers as values: the rules of working with networks, and what of the field Kring does today."""

import functools
import tomllib
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

Status = Literal["works", "by hand", "not yet"]


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """What working with networks asks, in both languages, and how firmly."""

    nl: str
    en: str
    strength: str
    source: tuple[str, ...]
    acts: str
    status: Status


class Work(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that the handbooks of the field describe, and whether Kring does it."""

    nl: str
    en: str
    status: Status
    where: str


@functools.cache
def rules() -> dict[str, Rule]:
    """Every rule by its number."""
    return msgspec.convert(_read("rules.toml"), dict[str, Rule])


@functools.cache
def works() -> dict[str, Work]:
    """Everything of the inventory by its code."""
    return msgspec.convert(_read("works.toml"), dict[str, Work])


def _read(name: str) -> object:
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
