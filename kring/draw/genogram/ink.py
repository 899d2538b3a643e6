"""Writes a genogram down as SVG. It decides nothing: every number comes from `place`."""

from collections.abc import Callable, Collection
from typing import Final

import msgspec

from kring.draw import style, svg
from kring.draw.genogram import ink_lines, ink_people, pencilled, strokes
from kring.draw.genogram.ink_people import Pen
from kring.draw.genogram.labels import SMALL
from kring.draw.genogram.parts import Caption, Genogram, Home, Seat, Sign, Words
from kring.draw.genogram.pencilled import Pencils
from kring.draw.svg import escaped, number

Link = Callable[[str], str]
Spoken = Callable[[Seat], str]
_NONE: Final = Words()


def paint(
    placed: Genogram,
    words: Words = _NONE,
    *,
    spoken: Spoken | None = None,
    link: Link | None = None,
    photo: Link | None = None,
    selected: str | None = None,
    lit: Collection[str] = (),
    standalone: str | None = None,
    above: str = "",
    pencils: Pencils | None = None,
) -> str:
    """The drawing as one `svg` element.

    `spoken` says what is read aloud of somebody, `link` turns the id of a person into an address. With `standalone`
    (`day`, `dark` or `grey`) the drawing carries its colours itself. What is `above` is drawn already and lies over
    everybody. What stands in the drawing and is only proposed is drawn as `pencils` say.
    """
    grey = standalone == "grey"
    pen = Pen(spoken or (lambda seat: seat.kin.name), link, photo, selected, frozenset(lit), grey)
    pen = msgspec.structs.replace(pen, pencils=pencils.people) if pencils else pen
    inside = [
        f"<title>{escaped(words.title)}</title>" if words.title and standalone else "",
        f"<desc>{escaped(words.about)}</desc>" if words.about else "",
        style.sheet(standalone) if standalone else "",
        inner(placed, pen, pencils),
        above,
    ]
    return svg.element(
        "svg",
        "".join(inside),
        xmlns="http://www.w3.org/2000/svg",
        class_=f"drawing genogram{' grey' if grey else ''}",
        viewBox=f"0 0 {number(placed.width)} {number(placed.height)}",
        width=placed.width,
        height=placed.height,
        role="group",
        aria_label=words.title or None,
    )


def inner(placed: Genogram, pen: Pen, pencils: Pencils | None = None) -> str:
    """Everything within the drawing: first what lies under people, then the people, then the legend."""
    return "".join(
        (
            ink_people.defs(pen.mark),
            _band(placed),
            *(_home(one, pencils) for one in sorted(placed.homes, key=lambda one: -one.layer)),
            '<g class="lines">',
            *(pencilled.net(one, pencils, placed.nets) if pencils else ink_lines.net(one) for one in placed.nets),
            "</g>",
            '<g class="people">',
            *map(pen.person, placed.seats),
            "</g>",
            *(_said(one, "soft") for one in placed.captions),
            *(_called(one, name) for one in placed.homes for name in one.captions),
            _legend(placed),
        )
    )


def _band(placed: Genogram) -> str:
    if placed.band is None:
        return ""
    top, bottom = placed.band
    return f'<rect class="band" y="{number(top)}" width="{number(placed.width)}" height="{number(bottom - top)}"/>'


def _home(home: Home, pencils: Pencils | None) -> str:
    around = "".join(strokes.rounded(one, 26.0) for one in home.outlines)
    if pencils and (waits := pencils.homes.get(home.group)):
        return pencilled.home(around, waits)
    layer = f" layer-{home.layer}" if home.layer else ""
    return f'<g class="household{layer}" data-group="{escaped(home.group)}"><path d="{around}"/></g>'


def _said(one: Caption, class_: str) -> str:
    return svg.text(one.words, one.x, one.y, class_, font_size=SMALL, text_anchor="middle")


def _called(home: Home, one: Caption) -> str:
    left, top, right, bottom = one.box
    pill = f'<rect class="home-pill" x="{number(left)}" y="{number(top)}" width="{number(right - left)}"'
    return f'{pill} height="{number(bottom - top)}" rx="8"/>{_said(one, "home-name")}'


def _legend(placed: Genogram) -> str:
    if placed.legend is None:
        return ""
    heading = svg.text(placed.legend.words, placed.legend.x, placed.legend.y, "home-name", font_size=SMALL)
    return f'<g class="legend-signs">{heading}{"".join(map(_sign, placed.signs))}</g>'


def _sign(sign: Sign) -> str:
    drawn = f'<g transform="translate({number(sign.x)} {number(sign.y)})">{sample(sign.sign)}</g>'
    return drawn + svg.text(sign.words, sign.x + 56, sign.y + SMALL * 0.35, "legend", font_size=SMALL)


def sample(sign: str) -> str:
    """A sign by its key, in a box of 48 by 24 around the middle of its left side."""
    kind, _, which = sign.partition(" ")
    if kind in ("person", "unborn", "fact"):
        return ink_people.sample(kind, which)
    if kind == "home":
        around = strokes.rounded(((2.0, -10.0), (46.0, -10.0), (46.0, 10.0), (2.0, 10.0)), 8.0)
        return f'<g class="household"><path d="{around}"/></g>'
    return ink_lines.sample(kind, which)
