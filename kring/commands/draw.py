"""`kring draw`: a network as a picture, the same as on the screen."""

import argparse

from kring.commands import drawings, files, on_paper

_LESSON = """\
The picture carries its own colours, so it can go into a letter or a care plan as it is.
Names of drawings may be shortened as long as it stays clear which one is meant.

examples:
  kring draw anna.kring.json --as lensink -o circle.svg
  kring draw anna.kring.json --as lensink --colours day -o circle.pdf
  kring draw anna.kring.json --as lensink --paper A0-pages -o poster.pdf
  kring draw anna.kring.json --as lensink --size tablet -o circle.png
"""


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "draw",
        help="draw a network as a picture (SVG, PDF or PNG)",
        description="Draw the network in a file as a picture: SVG, or PDF or PNG where the name ends so.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("file", metavar="FILE", help=files.HELP)
    drawings.describe(own)
    own.add_argument("-o", "--out", metavar="FILE", help="write it to a file (or else to the standard output)")
    on_paper.describe(own)


def run(args: argparse.Namespace) -> int:
    """Draw the network in a file."""
    table = drawings.listed(args.drawing)
    if table:
        files.put(args.out, on_paper.listed(table, files.copy(args.file), args))
        return 0
    drawing, size = drawings.meant(args.drawing, args.size)
    copy = files.copy(args.file)
    files.put(args.out, on_paper.made(drawing, size, copy, args))
    return 0
