"""The files that a command names: read whole or refused in one line."""

import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from kring.commands import Trouble, sentences
from kring.commands.words import _, ngettext
from kring.core import check
from kring.core.network import Network, When
from kring.exchange import kring_json, text
from kring.exchange.refusal import Refusal
from kring.methods import loader

HELP = "a network in the open format, *.kring.json (- reads it from the standard input)"


def today() -> When:
    """The day in the Netherlands."""
    day = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    return When(day.year, day.month, day.day)


def content(name: str) -> bytes:
    """The bytes of a file, unread when they are too many. Raises `Trouble`, or `Refusal` for the size."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(text.LARGEST + 1)
        with Path(name).open("rb") as file:
            size = Path(name).stat().st_size
            if size > text.LARGEST:
                raise text.too_large(size)
            return file.read(text.LARGEST + 1)
    except (OSError, ValueError) as error:
        raise Trouble(f"{name}: {_reason(error)}") from None


def copy(name: str) -> kring_json.Copy:
    """The copy in a file, when it is sound. Raises `Trouble` with what is wrong first."""
    try:
        return kring_json.sound(content(name), loader.standing(), today())
    except Refusal as refusal:
        raise Trouble(f"{name}: {sentences.told(refusal.faults[0])}{_more(name, len(refusal.faults) - 1)}") from None


def faults(name: str) -> list[check.Fault]:
    """All that is wrong with a file. Raises `Trouble` when it cannot be opened at all."""
    try:
        found = kring_json.read(content(name))
    except Refusal as refusal:
        return list(refusal.faults)
    then = [fault for id, one in found.moments.items() for fault in _faults(one.network, f"moments.{id}.")]
    return [*_faults(found.network), *then]


def _faults(network: Network, within: str = "") -> list[check.Fault]:
    found = check.faults(network, loader.standing(), today())
    return [msgspec.structs.replace(fault, place=within + fault.place) for fault in found]


def put(name: str | None, data: bytes) -> None:
    """Write a result to a file, or to the standard output without a name. Raises `Trouble`."""
    try:
        if name is None or name == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            Path(name).write_bytes(data)
    except BrokenPipeError:
        raise
    except FileNotFoundError:
        raise Trouble(f"{name}: " + _("there is no such folder to write it in.")) from None
    except (OSError, ValueError) as error:
        raise Trouble(f"{name}: {_reason(error)}") from None


def _more(name: str, number: int) -> str:
    if not number:
        return ""
    more = ngettext("and {number} thing more", "and {number} things more", number).format(number=number)
    return f" ({more}: kring check {name})"


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return _("there is no such file.")
    if isinstance(error, IsADirectoryError):
        return _("this is a folder, not a file.")
    if isinstance(error, PermissionError):
        return _("this file may not be opened by you.")
    return str(getattr(error, "strerror", None) or error).lower() + "."
