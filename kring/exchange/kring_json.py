"""The open format `*.kring.json`: a network with all that belongs to it, as its owner's own copy.

A file is read whole or refused whole; a newer format is never guessed at.
"""

import itertools
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Annotated, Any, Final, TypeVar

import msgspec
from msgspec import Meta, Struct

from kring.core import check, formats, tidy
from kring.core import network as networks
from kring.core.check import Fault
from kring.core.method import Layout
from kring.core.network import Id, Line, Network, Person, Self, Success, When
from kring.core.thirds import Telling
from kring.exchange import shape, text
from kring.exchange.refusal import Refusal, refuse

FORMAT: Final = 1
MOST: Final = 20_000  # of anything in one network: of a family tree of thousands everybody has two parents
SUFFIX: Final = ".kring.json"

Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Instant = Annotated[datetime, Meta(tz=True)]


class Moment(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A network as it was when it was kept; `redactions` is how often people were taken out, last `redacted_at`."""

    name: Line = ""
    at: Instant
    review_on: date | None = None
    redactions: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    redacted_at: Instant | None = None
    network: Network


class Copy(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """What a file holds: its format, who made it and when, the network, the photos and the moments by their id."""

    kring: int  # the number of the format; its presence says that this is a file of Kring
    made_by: Line = ""
    exported_on: Day | None = None
    network: Network
    photos: dict[Id, bytes] = {}
    moments: dict[Id, Moment] = {}
    told: dict[Id, Telling] = {}  # who knows that they are on the map (AVG 14): in the copy of whoever leads alone

    @property
    def networks(self) -> Iterator[tuple[str, Network]]:
        """Every network in the file with its place: the newest, and those of the moments."""
        yield "network", self.network
        yield from ((f"moments.{id}.network", one.network) for id, one in self.moments.items())


Shows = TypeVar("Shows", Person, Self, Success)


def written(copy: Copy) -> bytes:
    """The copy as a file that people can read too: UTF-8, indented, the same bytes for equal copies."""
    return msgspec.json.format(msgspec.json.encode(copy, order="deterministic"), indent=1) + b"\n"


def copied(
    network: Network,
    made_by: str = "",
    exported_on: str | None = None,
    photos: Mapping[str, bytes] | None = None,
    moments: Mapping[str, Moment] | None = None,
    told: Mapping[str, Telling] | None = None,
) -> Copy:
    """A copy in the current format: the photos that the network shows, and what was said of telling whom it shows."""
    kept, then = _shown(network, photos or {}), dict(moments or {})
    said = {id: one for id, one in (told or {}).items() if id in network.people}
    whole = Copy(kring=FORMAT, made_by=made_by, exported_on=exported_on, network=network, photos=kept, moments=then)
    return msgspec.structs.replace(whole, told=said)


def complete(copy: Copy) -> Copy:
    """The copy without photos that nobody shows, and without mention of photos that are not there."""
    network, there = copy.network, copy.photos
    people = {id: _with_photo(one, there) for id, one in network.people.items()}
    selves = {id: _with_photo(one, there) for id, one in network.owner.selves.items()}
    owner = msgspec.structs.replace(network.owner, selves=selves)
    successes = {id: _with_photo(one, there) for id, one in network.successes.items()}
    whole = msgspec.structs.replace(network, people=people, owner=owner, successes=successes)
    return msgspec.structs.replace(copy, network=whole, photos=_shown(whole, there))


def _shown(network: Network, photos: Mapping[str, bytes]) -> dict[str, bytes]:
    showing: list[Person | Self | Success] = [*network.people.values(), *network.owner.selves.values()]
    shown = {one.photo for one in (*showing, *network.successes.values())}
    return {id: photo for id, photo in photos.items() if id in shown}


def _with_photo(one: Shows, there: Mapping[str, bytes]) -> Shows:
    return one if one.photo is None or one.photo in there else msgspec.structs.replace(one, photo=None)


def read(data: bytes) -> Copy:
    """What a file holds, in the current format, whatever its format was, with names as they are kept.

    Raises `Refusal` with every fault of form: see `text.plain` and `shape.faults`,
    and `not_kring`, `wrong_format`, `newer_format` and `too_many`. Whether the network is sound
    is asked with `check.faults`, or at once with `sound`.
    """
    plain = _upgraded(_bounded(_ours(text.plain(data))))
    try:
        copy = msgspec.convert(plain, Copy)
    except msgspec.ValidationError:
        raise Refusal(*itertools.islice(shape.faults(plain, Copy), shape.MOST)) from None
    then = {id: _tidied(one) for id, one in copy.moments.items()}
    return msgspec.structs.replace(copy, network=tidy.tidied(copy.network), moments=then)


def _tidied(one: Moment) -> Moment:
    return msgspec.structs.replace(one, network=tidy.tidied(one.network))


def sound(data: bytes, layouts: Mapping[str, Layout], today: When | None = None) -> Copy:
    """What a file holds, when the networks in it can be kept. Raises `Refusal` as `read`, or with `check.fatal`."""
    copy = read(data)
    found = [
        _within(place, fault)
        for place, network in copy.networks
        for fault in check.fatal(check.faults(network, layouts, today))
    ]
    if found:
        raise Refusal(*found)
    return copy


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the current format, generated from the types that read it."""
    made = msgspec.json.schema(Copy)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "kring.json", **made}


def _within(place: str, fault: Fault) -> Fault:
    return msgspec.structs.replace(fault, place=f"{place}.{fault.place}")


def _ours(plain: Any) -> dict[str, Any]:
    if not isinstance(plain, dict) or "kring" not in plain:
        raise refuse("not_kring")
    return plain


def _bounded(plain: dict[str, Any]) -> dict[str, Any]:
    """The same, unless there is more of something than any person's network holds."""
    of_file = {name: plain.get(name) for name in ("photos", "moments", "told")}
    for place, network in [("", of_file), *_plain_networks(plain)]:
        for shelf, records in network.items():
            if isinstance(records, dict) and len(records) > MOST:
                raise refuse("too_many", f"{place}{shape.short(shelf)}", number=len(records), most=MOST)
    return plain


def _plain_networks(plain: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every network in a file as plain values, with its place; what has another shape is refused later."""
    then = plain.get("moments")
    held = {"network.": plain.get("network")}
    for id, one in then.items() if isinstance(then, dict) else ():
        held[f"moments.{shape.short(id)}.network."] = one.get("network") if isinstance(one, dict) else None
    yield from ((place, network) for place, network in held.items() if isinstance(network, dict))


def _upgraded(plain: dict[str, Any]) -> dict[str, Any]:
    """The file in the format of today, with the networks in it in theirs: that of a newer Kring is never guessed at."""
    plain = _today(plain, formats.FILE, FORMAT, "kring", "kring")
    plain = _of_today(plain, "")
    if isinstance(then := plain.get("moments"), dict):
        then = {id: _of_today(one, f"moments.{shape.short(id)}.") for id, one in then.items()}
        plain = {**plain, "moments": then}
    return plain


def _of_today(plain: Any, place: str) -> Any:
    """The file, or a moment in it, with its network in the format of today."""
    network = plain.get("network") if isinstance(plain, dict) else None
    if not isinstance(network, dict):
        return plain
    return {**plain, "network": _today(network, formats.NETWORK, networks.FORMAT, "format", f"{place}network.format")}


def _today(plain: dict[str, Any], upgrades: formats.Upgrades, newest: int, key: str, place: str) -> dict[str, Any]:
    try:
        return formats.upgraded(plain, upgrades, newest, key)
    except formats.Unknown as unknown:
        if isinstance(unknown.format, int) and unknown.format > newest:
            raise refuse("newer_format", place, format=unknown.format, ours=newest) from None
        raise refuse("wrong_format", place, format=shape.short(unknown.format)) from None
