"""`kring draw`: a network as a picture, the same as on the screen."""

import argparse
import base64

from kring.commands import Trouble, files
from kring.commands.words import _, language, ngettext
from kring.core import method, network
from kring.core.network import Network
from kring.draw import circle
from kring.draw.seats import Entry, Legend
from kring.draw.shapes import Shape
from kring.exchange import kring_json, shape
from kring.methods import loader

_LESSON = """\
The picture carries its own colours, so it can go into a letter or a care plan as it is.
Names of layouts may be shortened as long as it stays clear which one is meant.

examples:
  kring draw anna.kring.json --as lensink -o circle.svg
  kring draw anna.kring.json --as lensink-circle --size paper --colours grey -o paper.svg
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
    own.add_argument("--size", choices=circle.SIZES, default="wide", help="for which place it is drawn (wide)")
    own.add_argument("--colours", choices=("day", "dark", "grey"), default="day", help="the colours it carries (day)")


def run(args: argparse.Namespace) -> int:
    """Draw the network in a layout of the shelf."""
    layout = _layout(args.layout)
    files.put(args.out, picture(files.copy(args.file), layout, args.size, args.colours).encode() + b"\n")
    return 0


def picture(copy: kring_json.Copy, layout: method.Layout, size: str, colours: str) -> str:
    """The drawing as one SVG that needs nothing beside it: colours and photos are in it."""
    copy = kring_json.complete(copy)
    shown = copy.network
    seats = circle.place(shown, layout, size)
    photos = {id: f"data:image/webp;base64,{base64.b64encode(data).decode()}" for id, data in copy.photos.items()}
    legend = _legend(shown, layout)
    return circle.paint(seats, legend, language=language(), photo=photos.__getitem__, standalone=colours)


def _legend(shown: Network, layout: method.Layout) -> Legend:
    title = _("{name}: {layout}").format(name=network.called(shown), layout=method.said(layout.name, language()))
    signs = _signs(shown, layout)
    groups = {
        sector: (
            *(Entry(mark, _counted(mark, count)) for mark, count in found.items()),
            *(signs if number == 2 else ()),
        )
        for number, (sector, found) in enumerate(circle.counts(shown, layout).items())
    }
    return Legend(title=title, groups=groups)


def _signs(shown: Network, layout: method.Layout) -> list[Entry]:
    """The signs that stand in the drawing; on the screen they stand with the third group too."""
    standing = [shown.people[id] for id in shown.placements.get(layout.id, {}) if id in shown.people]
    closer = [Entry("closer", _("may come closer"))] if any(one.potential_friend for one in standing) else []
    helper = [Entry("helper", _("can help"))] if any(one.potential_helper for one in standing) else []
    return closer + helper


def _counted(mark: Shape, count: int) -> str:
    told = {
        Shape.CIRCLE: ngettext("%(count)s relative", "%(count)s relatives", count),
        Shape.HEXAGON: ngettext("%(count)s housemate or colleague", "%(count)s housemates and colleagues", count),
        Shape.SQUARE: ngettext("%(count)s professional", "%(count)s professionals", count),
        Shape.DIAMOND: ngettext("%(count)s friend or acquaintance", "%(count)s friends and acquaintances", count),
        Shape.HOUSE: ngettext("%(count)s neighbour", "%(count)s neighbours", count),
        Shape.ROSETTE: ngettext("%(count)s volunteer", "%(count)s volunteers", count),
        Shape.OPEN: ngettext("%(count)s other person", "%(count)s other people", count),
    }
    return told[mark] % {"count": count}


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
