"""`kring export`: a network as a file for another program."""

import argparse
import sys
from datetime import date
from pathlib import Path

from kring.commands import Trouble, files, lists, loss_words
from kring.commands.words import _, language
from kring.exchange import filetypes, gedcom_out, losses, spreadsheet
from kring.exchange.filetypes import SUFFIXES, Format
from kring.methods import loader

_LESSON = """\
The format follows from the end of the name, or from --as. What a format cannot hold is said; a *.kring.json
file holds everything. The tables for research hold no names, no texts and no days (see docs/files.md).

examples:
  kring export anna.kring.json -o people.xlsx
  kring export anna.kring.json -o anna.graphml
  kring export anna.kring.json --as network-canvas -o anna.zip
  kring export anna.kring.json --as research -o tables.zip
  kring export --template --language nl -o people.xlsx
  kring export burden-check --as fhir -o burden.json          a list of questions of the shelf
  kring export our-list.toml --as xlsform -o our-list.xlsx    or of a file of one's own
"""


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "export",
        help="write a network for a spreadsheet, a telephone or another program",
        description="Write the network in a file for another program.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("network", metavar="NETWORK", nargs="?", help=files.HELP)
    own.add_argument("-o", "--out", metavar="FILE", required=True, help="write it to this file")
    own.add_argument("--as", dest="format", choices=[*map(str, Format), *lists.FORMATS], help="the format")
    own.add_argument("--language", choices=("nl", "en", "code"), help="of the columns in a spreadsheet")
    own.add_argument("--with-living", action="store_true", help="of a family tree: also names of who may still live")
    own.add_argument("--template", action="store_true", help="an empty list of people to fill in (.csv or .xlsx)")


def run(args: argparse.Namespace) -> int:
    """Write the network, or a list of questions, and say what the file does not hold."""
    if args.format in lists.FORMATS:
        lists.put(args.network, args.format, args.out)
        return 0
    format, spoken = _format(args), args.language or language()
    if args.template:
        files.put(args.out, _template(args, format, spoken))
        return 0
    if not args.network:
        raise Trouble(_("say which network, or ask for a template with --template."))
    copy = files.copy(args.network)
    day = files.today()
    on = date(day.year, day.month or 1, day.day or 1)
    if args.with_living and format in (Format.GEDCOM, Format.GEDCOM_7):
        data, lost_here = gedcom_out.write(copy.network, on, format is Format.GEDCOM_7, with_living=True)
        written = filetypes.Written(data, tuple(lost_here))
    else:
        written = filetypes.write(copy.network, format, loader.standing(), spoken, on)
    files.put(args.out, written.data)
    lost = list(loss_words.lines([*written.losses, *losses.of_moments(len(copy.moments))]))
    if lost:
        print(_("Not in this file, for it cannot hold it:"), *[f"- {line}" for line in lost], sep="\n", file=sys.stderr)
    return 0


def _format(args: argparse.Namespace) -> Format:
    suffix = Path(args.out).suffix.lower()
    if args.format:
        return Format(args.format)
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    known = ", ".join(SUFFIXES)
    raise Trouble(_("{file}: say the format with --as, or end the name in {known}.").format(file=args.out, known=known))


def _template(args: argparse.Namespace, format: Format, spoken: str) -> bytes:
    if args.network:
        raise Trouble(_("a template is empty, so it takes no network."))
    if format is Format.CSV:
        return spreadsheet.template_csv(spoken)
    if format is Format.EXCEL:
        return spreadsheet.template_excel("en" if spoken == "code" else spoken)
    raise Trouble(_("a template is a .csv or an .xlsx."))
