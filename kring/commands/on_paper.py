"""A drawing as the file that its name asks for: SVG, PDF or PNG, on paper or as it is on the screen."""

import argparse
import base64
import html
import re
import sys
from pathlib import Path
from typing import Final

from kring.commands import Trouble
from kring.commands.drawings import Drawing, Listed
from kring.commands.words import _, language
from kring.draw import pdf, photo, uncut
from kring.exchange.kring_json import Copy

_FORMS: Final = ("", ".svg", ".pdf", ".png")


def describe(own: argparse.ArgumentParser) -> None:
    """The paper and the colours."""
    own.add_argument(
        "--paper", choices=pdf.PAPERS, help="the paper (PDF: A4); A0-pages is a poster of 16 sheets of A4 to glue"
    )
    own.add_argument("--colours", choices=("day", "dark", "grey"), help="the colours it carries (day; on paper: grey)")


def made(drawing: Drawing, size: str, copy: Copy, args: argparse.Namespace) -> bytes:
    """The bytes of the file. Raises `Trouble` for what cannot be together."""
    form = _form(args)
    paper = args.paper or ("A4" if form == ".pdf" else None)
    on_paper = "paper" if paper and args.size is None and "paper" in drawing.sizes else size
    is_sheet = bool(paper) or on_paper == "paper"
    if is_sheet:
        _refuse_dark(args)
    painted = drawing.paint(copy, on_paper, args.colours or ("grey" if is_sheet else "day"))
    if form not in (".pdf", ".png"):
        return painted.encode() + b"\n"
    if form == ".png" and not paper:
        return pdf.picture(painted, language=language(), title=_title(painted))
    colours = args.colours or "grey"
    sheet = _sheet(drawing, on_paper, copy, _with_small_photos(painted, colours), colours)
    _warn(sheet, paper or "A4")
    return _set(sheet, paper or "A4", form)


def _warn(sheet: pdf.Sheet, paper: str) -> None:
    """Say, beside the file, that words come out too small to read, and on which paper they do not."""
    better = pdf.larger(sheet, paper, is_lying=True)
    if not better:
        return
    now, then = (f"{pdf.points(sheet, one, is_lying=True):.1f}" for one in (paper, better))
    said = _("the smallest words are about {now} points on {paper}, and under 9 they are hard to read.")
    more = _(" On {better} they are {then}: --paper {better}") if better != paper else ""
    more = more if float(then) >= pdf.READABLE or not more else _(" On {better}, the largest, they are {then}.")
    print(said.format(now=now, paper=paper) + more.format(better=better, then=then), file=sys.stderr)


def listed(table: Listed, copy: Copy, args: argparse.Namespace) -> bytes:
    """The bytes of a table, that is always on paper; as SVG it is one long page. Raises `Trouble` as `made` does."""
    form = _form(args)
    if args.size is not None:
        raise Trouble(_("a table grows with its rows: leave --size out."))
    _refuse_dark(args)
    sheet = table.sheet(copy, args.colours or "grey")
    if form not in (".pdf", ".png"):
        return pdf.svg(sheet) + b"\n"
    try:
        return _set(sheet, args.paper or "A4", form)
    except KeyError:
        raise Trouble(_("this table is too long for a poster to glue: choose another paper.")) from None


def _form(args: argparse.Namespace) -> str:
    form = Path(args.out or "").suffix.lower()
    if form not in _FORMS:
        raise Trouble(_("“{form}” is no picture: name a file that ends in .svg, .pdf or .png.").format(form=form))
    if form not in (".pdf", ".png") and args.paper not in (None, "A4"):
        raise Trouble(_("an SVG has no paper of its own: name a file that ends in .pdf or .png."))
    return form


def _refuse_dark(args: argparse.Namespace) -> None:
    if args.colours == "dark":
        raise Trouble(_("paper is white: choose day, or grey for any copier."))


def _set(sheet: pdf.Sheet, paper: str, form: str) -> bytes:
    try:
        return pdf.pdf(sheet, paper) if form == ".pdf" else pdf.png(sheet, paper)
    except pdf.TooMany:
        raise Trouble(_("a picture is one page: make the poster over pages as PDF.")) from None


def _with_small_photos(painted: str, colours: str) -> str:
    """The drawing with its photos no larger than is seen, and grey where all is."""

    def small(found: re.Match[str]) -> str:
        return photo.inside(base64.b64decode(found[1]), is_grey=colours == "grey")

    return re.sub(r"data:image/webp;base64,([A-Za-z0-9+/=]+)", small, painted)


def _sheet(drawing: Drawing, size: str, copy: Copy, painted: str, colours: str) -> pdf.Sheet:
    title = _title(painted) or drawing.id
    return pdf.Sheet(
        drawing=painted,
        title=title,
        about=_about(drawing, size, copy, title),
        language=language(),
        day=copy.exported_on or "",
        poster=_("Cut along the marks. Glue each sheet on the dotted line of the one before it."),
        colours=colours,
        least=drawing.least,
        is_whole=size == "paper",
        whole_title=_("Whole words"),
        whole=uncut.whole(painted, uncut.said(copy.network, language())),
    )


def _title(painted: str) -> str:
    """What a drawing calls itself."""
    found = re.search(r"<title>(.*?)</title>", painted) or re.search(r'<svg [^>]*aria-label="([^"]*)"', painted)
    return html.unescape(found[1]) if found else ""


def _about(drawing: Drawing, size: str, copy: Copy, title: str) -> str:
    """The drawing in words: everybody in it, and where they stand."""
    told = [title]
    for one in drawing.place(copy, size).people:
        where = ", ".join(one.where.values())
        told.append(f"{one.name} ({where})" if where else one.name)
    return ". ".join(told) + "."
