"""`kring measure`: what a network shows, in numbers."""

import argparse
from datetime import date

import msgspec

from kring.commands import files, told
from kring.commands.words import _, language
from kring.core import measures, network
from kring.core.measures import Measures, Whose

_LESSON = """\
A number is never a verdict: whether it is much or little is for whoever it is about to say.
What is not known is left out and never counted as no; what cannot be told says why.
--json prints every measure with the ids of the people behind it.

examples:
  kring measure anna.kring.json
  kring measure anna.kring.json --without professionals
  kring measure anna.kring.json --only family --json
"""


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "measure",
        help="say what a network shows, in numbers",
        description="Say what the network in a file shows, in numbers.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("file", metavar="FILE", help=files.HELP)
    whose = own.add_mutually_exclusive_group()
    whose.add_argument("--without", choices=("professionals",), help="look at everybody but the professionals")
    whose.add_argument("--only", choices=("family",), help="look at the family only")
    own.add_argument("--json", action="store_true", help="for programs: every measure as JSON")


def run(args: argparse.Namespace) -> int:
    """Measure the network and print it."""
    shown = files.copy(args.file).network
    whose = Whose.WITHOUT_PROFESSIONALS if args.without else Whose.FAMILY_ONLY if args.only else Whose.ALL
    day = files.today()
    answers = measures.all(shown, whose, date(day.year, day.month or 1, day.day or 1), with_betweenness=args.json)
    if args.json:
        files.put(None, msgspec.json.format(msgspec.json.encode(answers), indent=2) + b"\n")
    else:
        print("\n".join([_heading(shown, answers), "", *told.lines(answers, shown, language())]))
    return 0


def _heading(shown: network.Network, answers: Measures) -> str:
    seen = {
        Whose.ALL: _("everybody"),
        Whose.WITHOUT_PROFESSIONALS: _("without professionals"),
        Whose.FAMILY_ONLY: _("family only"),
    }[answers.whose]
    return f"{network.called(shown)}, {seen}, {answers.on:%Y-%m-%d}"
