"""A file on its way in, between the look at it and the yes: what was found in it, sealed in the page itself.

The file is forgotten as soon as it is read, and nothing of it is kept on the server. What was found travels
with the page, bound to the network and to whoever chose the file, and opens for an hour.
"""

import zlib
from hashlib import blake2s
from typing import Final

import msgspec
from msgspec import Struct

from kring.exchange import far, filetypes
from kring.exchange.filetypes import Format
from kring.exchange.incoming import Content
from kring.exchange.refusal import refuse
from kring.methods import loader
from kring.pages import sealed
from kring.store.doors import Opened

HOUR: Final = 3600
MOST: Final = 4_000_000  # signs of the seal; a form holds five million, and 20,000 people take half a million

FAMILY: Final = 300  # people of a family tree that come in without asking whose family is meant

LIST: Final = "list"
WHOLE: Final = "whole"  # a circle of Kring, as its file has it
_NONE: Final = "-"


class Parcel(Struct, frozen=True):
    """What was found in a file of a format, and the mark by which its people are known when it comes again."""

    format: Format
    mark: bytes
    content: Content


def read(data: bytes, into: str, case: str, tell: far.Tell = far.nobody) -> Parcel:
    """What is in a file for a network. Raises `Refusal` as `filetypes.content` does,
    and `whose_family` for a large family tree of which nobody said whose family is meant.
    """
    format = filetypes.recognised(data)
    content = filetypes.content(data, format, into, loader.standing(), case, tell)
    if format is Format.GEDCOM and not case and len(content.found) > FAMILY:
        raise refuse("whose_family", number=len(content.found), most=FAMILY)
    return Parcel(format, blake2s(data).digest(), content)


def _with(parcel: Parcel, was: str, id: str) -> Parcel:
    """Whoever has no id in the file has one that fits as long as they travel."""
    found = [
        msgspec.structs.replace(one, person=msgspec.structs.replace(one.person, id=id))
        if one.person.id == was and not one.is_ours
        else one
        for one in parcel.content.found
    ]
    return msgspec.structs.replace(parcel, content=msgspec.structs.replace(parcel.content, found=found))


def closed(parcel: Parcel, opened: Opened) -> str:
    """The parcel as text that nobody else can read or change. Raises `Refusal` when no form could hold it."""
    text = wrapped(msgspec.msgpack.encode(_with(parcel, "", _NONE)), opened)
    if not text:
        raise refuse("too_much_told")
    return text


def wrapped(data: bytes, opened: Opened, kind: str = LIST) -> str:
    """Bytes of a kind as such a text, or nothing when no form could hold it."""
    text = sealed.seal(zlib.compress(data, 1), _kind(opened, kind))
    return text if len(text) <= MOST else ""


def unpacked(text: str, opened: Opened) -> Parcel | None:
    """The parcel in such a text, unless it is of another network or person, was changed, or is older than an hour."""
    plain = unwrapped(text, opened)
    return None if plain is None else _with(msgspec.msgpack.decode(plain, type=Parcel), _NONE, "")


def unwrapped(text: str, opened: Opened, kind: str = LIST) -> bytes | None:
    """The bytes in such a text, unless it is of another kind, network or person, was changed, or is too old."""
    plain = sealed.opened(text, _kind(opened, kind), HOUR)
    return None if plain is None else zlib.decompress(plain)


def _kind(opened: Opened, kind: str) -> str:
    return f"file {kind} {opened.viewer.user} {opened.id}"
