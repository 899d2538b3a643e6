"""The formats of files that come in and go out: which one a file is of, and who reads and writes it."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct

from kring.core.network import Network
from kring.exchange import archive, graphml, network_canvas, research, spreadsheet, vcard
from kring.exchange.incoming import EVERYBODY, Answers, Incoming, Loss
from kring.exchange.places import Layouts
from kring.exchange.refusal import refuse

_OLD: Final = b"\xd0\xcf\x11\xe0"  # Excel before 2007


class Format(StrEnum):
    """What a file can be, by the word that a terminal has for it."""

    CSV = "csv"
    EXCEL = "excel"
    VCARD = "vcard"
    GRAPHML = "graphml"
    CANVAS = "network-canvas"
    CANVAS_GRAPHML = "network-canvas-graphml"
    RESEARCH = "research"


class Written(Struct, frozen=True):
    """A file, and what of the network it does not hold."""

    data: bytes
    losses: tuple[Loss, ...] = ()


SUFFIXES: Final[Mapping[str, Format]] = {
    ".csv": Format.CSV,
    ".xlsx": Format.EXCEL,
    ".vcf": Format.VCARD,
    ".graphml": Format.GRAPHML,
}


def recognised(data: bytes) -> Format:
    """The format of a file, from what stands in it and never from its name.

    Raises `Refusal`: `empty`, `is_kring` for a network of Kring, `old_excel`, or what `archive.opened` does.
    """
    head = data[:4_000].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n")
    if not head:
        raise refuse("empty")
    if data.startswith(b"PK"):
        return Format.EXCEL if any(name.startswith("xl/") for name in archive.opened(data)) else Format.CANVAS
    if data.startswith(_OLD):
        raise refuse("old_excel")
    if head.startswith(b"{"):
        raise refuse("is_kring")
    if head.startswith(b"<"):
        return Format.CANVAS_GRAPHML if network_canvas.is_one(data) else Format.GRAPHML
    if b"BEGIN:VCARD" in head.upper():
        return Format.VCARD
    return Format.CANVAS if network_canvas.is_one(data) else Format.CSV


def read(data: bytes, into: Network, layouts: Layouts, answers: Answers = EVERYBODY, case: str = "") -> Incoming:
    """What a file would do to a network, whatever its format. `case` chooses where a file holds several networks.

    Raises `Refusal` when the file as a whole cannot be read; see the reader of each format.
    """
    match recognised(data):
        case Format.EXCEL:
            return spreadsheet.read_excel(data, into, layouts, answers)
        case Format.VCARD:
            return vcard.read(data, into, answers)
        case Format.GRAPHML:
            return graphml.read(data, into, layouts, answers, case)
        case Format.CANVAS:
            return network_canvas.read_csv(data, into, layouts, answers, case)
        case Format.CANVAS_GRAPHML:
            return network_canvas.read_graphml(data, into, layouts, answers, case)
    return spreadsheet.read_csv(data, into, layouts, answers)


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
}
