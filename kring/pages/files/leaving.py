"""The files in which people leave: what each is for its computer. What it is for people stands in `files/kind.html`."""

from typing import Final

from msgspec import Struct

from kring.core.access import Part
from kring.exchange.filetypes import Format
from kring.store import moments
from kring.store.doors import Opened


class Kind(Struct, frozen=True):
    """One kind of file: how its name ends and what a browser calls it; `speaks` when its columns are in a language."""

    format: Format
    suffix: str
    type: str
    speaks: bool = False


KINDS: Final = (
    Kind(Format.EXCEL, ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", speaks=True),
    Kind(Format.CSV, ".csv", "text/csv; charset=utf-8", speaks=True),
    Kind(Format.VCARD, ".vcf", "text/vcard; charset=utf-8"),
    Kind(Format.GEDCOM, ".ged", "text/vnd.familysearch.gedcom"),
    Kind(Format.GEDCOM_7, ".ged", "text/vnd.familysearch.gedcom"),
    Kind(Format.GRAPHML, ".graphml", "application/xml"),
    Kind(Format.CANVAS, ".zip", "application/zip"),
    Kind(Format.CANVAS_GRAPHML, ".graphml", "application/xml"),
    Kind(Format.RESEARCH, ".zip", "application/zip"),
)
TEMPLATES: Final = (Format.EXCEL, Format.CSV)


def number_of_moments(opened: Opened) -> int:
    """How many moments would go along."""
    return moments.number(opened.row) if opened.may(Part.MOMENTS) else 0
