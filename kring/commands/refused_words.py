"""Why a file of others, or a row in it, is not taken in: said with its place."""

from collections.abc import Callable
from typing import Final

from kring.commands import sentences
from kring.commands.words import _, language
from kring.core.check import Fault
from kring.exchange import columns
from kring.exchange.incoming import Refused, Spot, Unit

_KINDS: Final = {"float": "number", "date": "date", "frequency": "frequency", "lines": "lines", "place": "place"}


def told(refused: Refused) -> str:
    """One reason as one line: in which row and column, and what is wrong there."""
    fault = refused.fault
    column = f", {fault.place}" if fault.place else ""
    return f"{spot(refused.spot)}{column}: {sentence(fault)}"


def spot(where: Spot) -> str:
    """Where in the file something stands."""
    table = f"{where.table}, " if where.table else ""
    return table + _UNITS[where.unit]().format(number=where.number)


def sentence(fault: Fault) -> str:
    """What is wrong, without its place."""
    if fault.code == "wrong_word":
        return _word(fault)
    if fault.code == "wrong_kind":
        return _("“{value}” does not fit; what fits: {fits}.").format(
            **fault.params, fits=_fits(fault.params["expected"])
        )
    if fault.code in _SENTENCES:
        return _SENTENCES[fault.code]().format(**fault.params)
    return sentences.told(Fault(fault.code, "", fault.params))


def _word(fault: Fault) -> str:
    allowed = ", ".join(columns.allowed(fault.params["choices"], language()))
    said = _("“{value}” is not one of: {allowed}.").format(value=fault.params["value"], allowed=allowed)
    likely = columns.likely(fault.params["choices"], fault.params["value"])
    return said + (_(" Did you mean “{likely}”?").format(likely=likely) if likely else "")


def _fits(expected: str) -> str:
    if expected in _KINDS:
        return columns.heading("hint", _KINDS[expected], language())
    return ", ".join(columns.allowed(expected, language())) if expected == "bool" else expected


_UNITS: Final[dict[Unit, Callable[[], str]]] = {
    Unit.ROW: lambda: _("row {number}"),
    Unit.LINE: lambda: _("line {number}"),
    Unit.NODE: lambda: _("person {number}"),
    Unit.EDGE: lambda: _("tie {number}"),
}
_SENTENCES: Final[dict[str, Callable[[], str]]] = {
    "not_text": lambda: _("this is no text that can be read, from byte {byte} on."),
    "is_kring": lambda: _("this is a network of Kring itself; open it as it is, or give it with --into."),
    "no_rows": lambda: _("nobody is in this file."),
    "no_name_column": lambda: _("no column of this table holds names; it has: {columns}."),
    "repeated_column": lambda: _("two columns are called alike: {names}; take one of them away."),
    "open_quote": lambda: _("in row {row} a quotation mark opens and never closes, so all after it seems one cell."),
    "long_cell": lambda: _("in row {row}, cell {cell} has {signs} signs; at most {most} fit in one cell."),
    "too_many_rows": lambda: _("there are more than {most} rows; the address book of a telephone never has."),
    "too_wide": lambda: _("row {row} has more than {most} cells; no list of people has."),
    "too_many_told": lambda: _("this file tells of more than {most} ties."),
    "no_ends": lambda: _("the table of ties does not say from whom and to whom."),
    "old_excel": lambda: _("this is an Excel file of before 2007, or one with a password; save it as .xlsx."),
    "not_excel": lambda: _("this Excel file is damaged and cannot be read."),
    "not_zip": lambda: _("this zip is damaged and cannot be read."),
    "locked": lambda: _("this file has a password; save it without."),
    "swells": lambda: _("unpacked, this file would be {megabytes} MB; no list of people is."),
    "too_many_sheets": lambda: _("there are more than {most} sheets."),
    "too_many_elements": lambda: _("this file has more than {most} parts; no network has."),
    "entities": lambda: _("this file defines words of its own (entities), and those are never followed."),
    "not_xml": lambda: _("this is no XML: line {line}, column {column} cannot be read."),
    "not_graphml": lambda: _("this is XML, but no GraphML."),
    "several_networks": lambda: _("this file holds {number} networks; choose one with --case: {cases}."),
    "no_such_case": lambda: _("there is no case “{case}”; there is: {cases}."),
    "not_gedcom": lambda: _("this is no family tree (GEDCOM)."),
    "too_many_lines": lambda: _("there are more than {most} lines; no family tree has."),
    "several_called": lambda: _("{number} people are called “{name}”; choose one with --of: {known}."),
    "not_vcard": lambda: _("this is no address book (vCard)."),
    "too_many_cards": lambda: _("there are more than {most} cards."),
    "not_canvas": lambda: _("this zip holds no Excel file and no lists of Network Canvas."),
    "card_without_end": lambda: _("this card has no end; the last part is missing."),
    "no_ring": lambda: _("“{value}” is no ring here; there is: {known}."),
    "no_sector": lambda: _("“{value}” is no sector here; there is: {known}."),
    "no_end": lambda: _("it is not said whom this tie is with."),
    "nobody_called": lambda: _("nobody is called “{name}”."),
    "repeated_id": lambda: _("the id “{id}” stands in this file already."),
    "too_many_people": lambda: _("a network holds at most {most} people."),
    "too_many_ties": lambda: _("a network holds at most {most} ties."),
}
CODES: Final = frozenset(_SENTENCES) | {"wrong_word"}
