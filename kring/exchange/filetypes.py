"""The formats of files that come in and go out: which one a file is of, and who reads and writes it."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct

from kring.core.network import Network
from kring.exchange import archive, far, gedcom, gedcom_out, graphml, network_canvas, research, spreadsheet, vcard
from kring.exchange.incoming import EVERYBODY, Answers, Content, Incoming, Loss, met
from kring.exchange.places import Layouts
from kring.exchange.refusal import refuse

_OLD: Final = b"\xd0\xcf\x11\xe0"  # Excel before 2007
_CARD: Final = re.compile(rb"^BEGIN:VCARD\s*$", re.IGNORECASE | re.MULTILINE)  # a cell may say so too, not a whole line


class Format(StrEnum):
    """What a file can be, by the word that a terminal has for it."""

    CSV = "csv"
    EXCEL = "excel"
    VCARD = "vcard"
    GRAPHML = "graphml"
    CANVAS = "network-canvas"
    CANVAS_GRAPHML = "network-canvas-graphml"
    RESEARCH = "research"
    GEDCOM = "gedcom"
    GEDCOM_7 = "gedcom-7"


class Written(Struct, frozen=True):
    """A file, and what of the network it does not hold."""

    data: bytes
    losses: tuple[Loss, ...] = ()


SUFFIXES: Final[Mapping[str, Format]] = {
    ".csv": Format.CSV,
    ".xlsx": Format.EXCEL,
    ".vcf": Format.VCARD,
    ".graphml": Format.GRAPHML,
    ".ged": Format.GEDCOM,
}


def recognised(data: bytes) -> Format:
    """The format of a file, from what stands in it and never from its name.

    Raises `Refusal`: `empty`, `is_kring` for a network of Kring, `old_excel`, or what `archive.opened` does.
    """
    head = _head(data)
    if not head:
        raise refuse("empty")
    if data.startswith(b"PK"):
        return Format.EXCEL if any(name.startswith("xl/") for name in archive.opened(data)) else Format.CANVAS
    if data.startswith(_OLD):
        raise refuse("old_excel")
    if is_kring(data):
        raise refuse("is_kring")
    if head.startswith(b"<"):
        return Format.CANVAS_GRAPHML if network_canvas.is_one(data) else Format.GRAPHML
    if gedcom.is_one(head):
        return Format.GEDCOM
    if _CARD.search(head):
        return Format.VCARD
    return Format.CANVAS if network_canvas.is_one(data) else Format.CSV


def is_kring(data: bytes) -> bool:
    """Whether a file seems to be of Kring itself: JSON, which none of the others is."""
    return _head(data).startswith(b"{")


def _head(data: bytes) -> bytes:
    """How a file begins, without what editors put before it and without half of the signs of UTF-16."""
    return data[:4_000].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n")


def read(
    data: bytes,
    into: Network,
    layouts: Layouts,
    answers: Answers = EVERYBODY,
    case: str = "",
    tell: far.Tell = far.nobody,
) -> Incoming:
    """What a file would do to a network, whatever its format. `case` chooses where a file holds several networks.

    Raises `Refusal` when the file as a whole cannot be read; see the reader of each format.
    """
    return met(content(data, recognised(data), into.id, layouts, case, tell), into, answers, data)


def content(
    data: bytes, format: Format, into: str, layouts: Layouts, case: str = "", tell: far.Tell = far.nobody
) -> Content:
    """What is in a file of a format, for the network with the id `into`, before it meets it. Raises as `read`."""
    match format:
        case Format.EXCEL:
            return spreadsheet.read_excel(data, layouts, tell)
        case Format.VCARD:
            return vcard.read(data, into, tell)
        case Format.GEDCOM:
            return gedcom.read(data, into, *gedcom.asked(case), tell)
        case Format.GRAPHML:
            return graphml.read(data, layouts, case, tell)
        case Format.CANVAS:
            return network_canvas.read_csv(data, layouts, case, tell)
        case Format.CANVAS_GRAPHML:
            return network_canvas.read_graphml(data, layouts, case, tell)
    return spreadsheet.read_csv(data, layouts, tell)


def write(network: Network, format: Format, layouts: Layouts, language: str, on: date) -> Written:
    """A network in a format, and what that cannot hold. `language` is that of spreadsheets, `on` the day for ages."""
    data, losses = _WRITERS[format](network, layouts, language, on)
    return Written(data, tuple(losses))


Writer = Callable[[Network, Layouts, str, date], tuple[bytes, list[Loss]]]
_WRITERS: Final[Mapping[Format, Writer]] = {
    Format.CSV: lambda network, layouts, language, on: spreadsheet.write_csv(network, layouts, language),
    Format.EXCEL: lambda network, layouts, language, on: spreadsheet.write_excel(network, layouts, language),
    Format.VCARD: lambda network, layouts, language, on: vcard.write(network),
    Format.GRAPHML: lambda network, layouts, language, on: graphml.write(network, layouts),
    Format.CANVAS: lambda network, layouts, language, on: network_canvas.write_csv(network, layouts),
    Format.CANVAS_GRAPHML: lambda network, layouts, language, on: network_canvas.write_graphml(network, layouts),
    Format.RESEARCH: lambda network, layouts, language, on: research.write([network], on),
    Format.GEDCOM: lambda network, layouts, language, on: gedcom_out.write(network, on),
    Format.GEDCOM_7: lambda network, layouts, language, on: gedcom_out.write(network, on, seven=True),
}
