"""`kring place`: where everybody stands in a drawing, in numbers."""

import argparse

from kring.commands import drawings, files
from kring.commands.words import _
from kring.draw import placed
from kring.draw.placed import Placed, Stand

_LESSON = """\
The same numbers that the picture is painted with, for tests and for other programs.
With --json: the size of the drawing, where the owner stands (middle), the people with the middle
and width of their symbol and what their name covers, the lines between people, and other boxes.
Lengths are pixels from the left top. docs/places.md describes it.

examples:
  kring place anna.kring.json --as lensink
  kring place anna.kring.json --as lensink --size paper --json
"""


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "place",
        help="say where everybody stands in a drawing, in numbers",
        description="Say where everybody stands in a drawing of the network in a file, in numbers.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("file", metavar="FILE", help=files.HELP)
    drawings.describe(own)
    own.add_argument("--json", action="store_true", help="for programs: everything as JSON")


def run(args: argparse.Namespace) -> int:
    """Place everybody and print where."""
    drawing, size = drawings.meant(args.drawing, args.size)
    where = drawing.place(files.copy(args.file), size)
    said = placed.encode(where) + b"\n" if args.json else "".join(f"{line}\n" for line in _lines(where)).encode()
    files.put(None, said)
    return 0


def _lines(where: Placed) -> list[str]:
    told = _("{drawing}, {width} by {height} pixels").format(
        drawing=where.drawing, width=round(where.width), height=round(where.height)
    )
    wide = max((len(one.name) for one in where.people), default=0)
    return [told, *(_line(one, wide) for one in where.people)]


def _line(one: Stand, wide: int) -> str:
    return f"{one.name:<{wide}}  {one.x:7.1f} {one.y:7.1f}  {', '.join(one.where.values())}".rstrip()
