"""Why each field is kept, on which ground and how long: the register of processing (AVG 30), read from `purposes.toml`.

Whoever wants to show a person why something is asked about them asks `of` here.
"""

import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct


class Ground(Struct, frozen=True, forbid_unknown_fields=True):
    """A ground in the AVG, or a time for which something is kept, in words."""

    en: str
    nl: str
    article: str = ""


class Purpose(Struct, frozen=True, forbid_unknown_fields=True):
    """What some fields of the network, or some tables beside it, are for; `about` is whom they are about."""

    en: str
    nl: str
    about: str
    basis: str
    keep: str
    fields: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()


class Register(Struct, frozen=True, forbid_unknown_fields=True):
    """Every purpose, with the grounds and the times that they name."""

    basis: Mapping[str, Ground]
    keep: Mapping[str, Ground]
    purpose: Mapping[str, Purpose]


@functools.cache
def register() -> Register:
    """The register as it stands in the file."""
    file = Path(__file__).with_name("purposes.toml")
    return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Register)


def of(field: str) -> Purpose | None:
    """What a field such as `Person.work` is for, if that is written down."""
    return next((one for one in register().purpose.values() if field in one.fields), None)
