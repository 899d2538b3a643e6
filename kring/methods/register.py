"""The two registers as values: the rules of working with networks, and what of the field Kring does today."""

import functools
import tomllib
from pathlib import Path

import msgspec
from msgspec import Struct

from kring.core.rule import Rule, Status


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
