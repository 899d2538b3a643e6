"""`kring draw`: a network as a picture, the same as on the screen."""

import argparse

from kring.commands import Trouble, files, picture
from kring.commands.words import _
from kring.core import method
from kring.draw import circle
from kring.exchange import shape
from kring.methods import loader

_LESSON = """\
The picture carries its own colours, so it can go into a letter or a care plan as it is.
Names of layouts may be shortened as long as it stays clear which one is meant.

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
    own.add_argument(
        "--as", dest="layout", required=True, metavar="LAYOUT", help="the layout: " + ", ".join(loader.layouts())
    )
    own.add_argument("-o", "--out", metavar="FILE", help="write it to a file (or else to the standard output)")
    own.add_argument(
        "--size",
        choices=circle.SIZES,
        default="wide",
        help="for which place it is drawn (wide); paper is a whole sheet of A4",
    )
    own.add_argument("--colours", choices=("day", "dark", "grey"), help="the colours it carries (day; paper: grey)")


def run(args: argparse.Namespace) -> int:
    """Draw the network in a layout of the shelf."""
    layout, copy = _layout(args.layout), files.copy(args.file)
    if args.size == "paper" and args.colours not in (None, "grey"):
        raise Trouble(_("a sheet of paper is drawn in grey, so that every copier can copy it."))
    is_sheet = args.size == "paper"
    drawing = (
        picture.sheet(copy, layout) if is_sheet else picture.screen(copy, layout, args.size, args.colours or "day")
    )
    files.put(args.out, drawing.encode() + b"\n")
    return 0


def _layout(name: str) -> method.Layout:
    layouts = loader.layouts()
    meant = [name] if name in layouts else [id for id in layouts if name and id.startswith(name)]
    if len(meant) == 1:
        return layouts[meant[0]]
    known = ", ".join(layouts)
    likely = shape.likely(name, list(layouts))
    hint = _(" Did you mean “{likely}”?").format(likely=likely) if likely else ""
    raise Trouble(
        _("there is no layout “{name}”; there is: {known}.").format(name=shape.short(name), known=known) + hint
    )
