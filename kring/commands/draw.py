"""`kring draw`: a network as a picture, the same as on the screen."""

import argparse

from kring.commands import Trouble, drawings, files
from kring.commands.words import _

_LESSON = """\
The picture carries its own colours, so it can go into a letter or a care plan as it is.
Names of drawings may be shortened as long as it stays clear which one is meant.

examples:
  kring draw anna.kring.json --as lensink -o circle.svg
  kring draw anna.kring.json --as lensink-circle --size paper -o paper.svg
"""


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "draw",
        help="draw a network as a picture (SVG)",
        description="Draw the network in a file as a picture (SVG).",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("file", metavar="FILE", help=files.HELP)
    drawings.describe(own)
    own.add_argument("-o", "--out", metavar="FILE", help="write it to a file (or else to the standard output)")
    own.add_argument("--colours", choices=("day", "dark", "grey"), help="the colours it carries (day; paper: grey)")


def run(args: argparse.Namespace) -> int:
    """Draw the network in a file."""
    drawing, size = drawings.meant(args.drawing, args.size)
    copy = files.copy(args.file)
    if size == "paper" and args.colours not in (None, "grey"):
        raise Trouble(_("a sheet of paper is drawn in grey, so that every copier can copy it."))
    painted = drawing.paint(copy, size, args.colours or ("grey" if size == "paper" else "day"))
    files.put(args.out, painted.encode() + b"\n")
    return 0
