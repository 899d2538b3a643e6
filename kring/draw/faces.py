"""Drawn faces, put together from a kit: hair, skin, clothes, glasses, a beard.

A face stands for somebody until there is a photo. Kring never guesses one from
a name: a face is always chosen. Everything is drawn in a box of 100 by 100.
"""

import functools
from typing import Final

from kring.core.network import Face
from kring.draw.svg import number

SKIN: Final[dict[str, tuple[str, str]]] = {  # the face, and the neck in its shadow
    "light": ("#F2C9A8", "#D7AC8E"),
    "warm": ("#E9B48C", "#CF9B77"),
    "olive": ("#C98A5E", "#B57951"),
    "brown": ("#9A6240", "#8E5839"),
    "dark": ("#6F452E", "#6B402A"),
}
HAIR_COLOUR: Final[dict[str, str]] = {
    "black": "#211A1A",
    "dark-brown": "#3A2A22",
    "brown": "#7A4A2B",
    "blond": "#C98B3E",
    "light": "#E3C07A",
    "red": "#B8472E",
    "grey": "#9B9186",
    "silver": "#CFC8BC",
    "white": "#E4E0D8",
    "purple": "#7F6E9A",
    "blue": "#3F5F8A",
    "green": "#3E5C4A",
}
CLOTHES: Final[dict[str, str]] = {
    "yellow": "#E0A52E",
    "orange": "#B4471A",
    "rust": "#7E3A22",
    "pink": "#C1665A",
    "purple": "#8A4A80",
    "blue": "#2563AE",
    "navy": "#3F5F8A",
    "teal": "#2F7A6B",
    "green": "#4D7A5C",
    "forest": "#1E4D3A",
    "sky": "#5F7E8C",
    "grey": "#57606F",
}
_LOCKS: Final = (
    (30, 51),
    (27, 42),
    (28, 33),
    (33, 25),
    (41, 20),
    (50, 18),
    (59, 20),
    (67, 25),
    (72, 33),
    (73, 42),
    (70, 51),
)
_FRINGE: Final = ((34, 35), (37, 29), (43, 25), (49, 23), (55, 24), (61, 27), (65, 33))
HAIR: Final = ("bob", "short", "side", "curly", "long", "pony", "bun", "bald", "cap", "scarf", "afro")
_BEHIND: Final[dict[str, str]] = {
    "bob": '<path d="M27 46Q24 17 50 16Q76 17 73 46L75 66Q66 72 60 66L40 66Q34 72 25 66Z" fill="{0}"/>',
    "long": '<path d="M27 46Q24 16 50 16Q76 16 73 46L79 84Q68 92 58 82L42 82Q32 92 21 84Z" fill="{0}"/>',
    "pony": '<path d="M66 26Q88 30 82 62Q78 70 74 62Q78 42 66 36Z" fill="{0}"/>',
    "bun": '<circle cx="50" cy="14" r="10" fill="{0}"/>',
    "bald": '<path d="M27 50Q25 34 32 30L34 54ZM73 50Q75 34 68 30L66 54Z" fill="{0}"/>',
    "scarf": '<path d="M24 52Q20 14 50 13Q80 14 76 52L80 82Q50 98 20 82Z" fill="{1}"/>',
    "afro": '<circle cx="50" cy="36" r="28" fill="{0}"/>',
    "curly": '<g fill="{0}">' + "".join(f'<circle cx="{x}" cy="{y}" r="9"/>' for x, y in _LOCKS) + "</g>",
}
_BEFORE: Final[dict[str, str]] = {
    "bob": '<path d="M30 42Q30 22 50 22Q70 22 70 42Q66 34 57 31Q48 37 30 42Z" fill="{0}"/>',
    "long": '<path d="M30 44Q29 21 50 21Q71 21 70 44Q66 33 50 28Q36 33 30 44Z" fill="{0}"/>',
    "pony": '<path d="M29 45Q26 17 50 17Q74 17 71 45Q68 33 56 29Q38 31 29 45Z" fill="{0}"/>',
    "bun": '<path d="M29 45Q26 19 50 19Q74 19 71 45Q67 32 50 29Q33 32 29 45Z" fill="{0}"/>',
    "short": '<path d="M29 45Q25 17 50 16Q75 17 71 45Q69 35 63 31Q52 33 40 29Q32 34 29 45Z" fill="{0}"/>',
    "side": '<path d="M29 46Q24 18 48 16Q76 14 72 46Q70 36 66 32Q50 34 42 25Q36 34 31 36Z" fill="{0}"/>',
    "cap": '<path d="M28 40Q27 17 50 17Q73 17 72 36Q84 36 86 41Q70 43 28 40Z" fill="{0}"/>',
    "scarf": '<path d="M28 50Q27 21 50 20Q73 21 72 50Q71 66 58 71L66 78Q50 86 34 78L42 71Q29 66 28 50ZM33 '
    "49Q34 66 50 68Q66"
    ' 66 67 49Q67 29 50 28Q33 29 33 49Z" fill-rule="evenodd" fill="{0}"/>',
    "afro": '<path d="M30 44Q30 27 50 27Q70 27 70 44Q64 32 50 32Q36 32 30 44Z" fill="{0}"/>',
    "curly": '<g fill="{0}">' + "".join(f'<circle cx="{x}" cy="{y}" r="7.5"/>' for x, y in _FRINGE) + "</g>",
}
_BODY: Final = (
    '<path d="M8 102Q10 76 36 73L64 73Q90 76 92 102Z" fill="{}"/><path d="M41 60L59 60L59 74Q50 82 41 74Z" fill="{}"/>'
)
_EARS: Final = '<circle cx="30" cy="48" r="4.5" fill="{0}"/><circle cx="70" cy="48" r="4.5" fill="{0}"/>'
_HEAD: Final = '<path d="M30 42Q30 23 50 23Q70 23 70 42L70 48Q69 68 50 69Q31 68 30 48Z" fill="{}"/>'
_BEARD: Final = '<path d="M30 47Q30 71 50 72Q70 71 70 47Q66 57 58 56Q50 53 42 56Q34 57 30 47Z" fill="{}"/>'
_LOOK: Final = (
    '<g fill="{cheek}" opacity=".28"><ellipse cx="37" cy="54" rx="4" ry="2.6"/>'
    '<ellipse cx="63" cy="54" rx="4" ry="2.6"/></g>'
    '<g fill="{eye}"><circle cx="42" cy="47" r="2.3"/><circle cx="58" cy="47" r="2.3"/></g>'
    '<path d="M43.5 58Q50 64 56.5 58" fill="none" stroke="{mouth}" stroke-width="2.2" stroke-linecap="round"/>'
)
_GLASSES: Final = (
    '<g fill="none" stroke="{}" stroke-width="1.9"><circle cx="41.5" cy="47" r="6.4"/>'
    '<circle cx="58.5" cy="47" r="6.4"/>'
    '<path d="M47.9 46.5Q50 45 52.1 46.5"/></g>'
)
SOMEBODY: Final = Face(hair="bald", skin="light", hair_colour="silver", clothes="sky")


@functools.lru_cache(maxsize=1024)
def fragment(face: Face, grey: bool = False) -> str:
    """A face as SVG in a box of 100 by 100, without background.

    Parts that the kit does not know get the first of their kind, so that a face
    from a newer Kring is still a face. Grey is for paper that leaves the page.
    """
    skin, neck = SKIN.get(face.skin, SKIN["light"])
    ink, clothes = HAIR_COLOUR.get(face.hair_colour, HAIR_COLOUR["brown"]), cloth(face)
    hair = face.hair if face.hair in HAIR else "short"
    mouth = "#F6E4D6" if face.beard else "#7A2E22"
    parts = [
        _BEHIND.get(hair, "").format(ink, darker(ink)),
        _BODY.format(clothes, neck),
        "" if hair == "scarf" else _EARS.format(skin),
        _HEAD.format(skin),
        _BEARD.format(HAIR_COLOUR["dark-brown"] if hair in ("cap", "scarf") else ink) if face.beard else "",
        _LOOK.format(cheek="#D9694A", eye="#2A2330", mouth=mouth),
        _BEFORE.get(hair, "").format(ink),
        _GLASSES.format("#2A2330") if face.glasses else "",
    ]
    return greyed("".join(parts)) if grey else "".join(parts)


def cloth(face: Face) -> str:
    """The colour of somebody's clothes, for a sleeve that a scene adds."""
    return CLOTHES.get(face.clothes, CLOTHES["sky"])


def skin(face: Face) -> str:
    """The colour of somebody's skin, for a hand that a scene adds."""
    return SKIN.get(face.skin, SKIN["light"])[0]


def darker(colour: str) -> str:
    """A colour in its own shadow."""
    return "#" + "".join(f"{round(int(colour[i : i + 2], 16) * 0.87):02X}" for i in (1, 3, 5))


def greyed(svg: str) -> str:
    """The same SVG with every six-digit colour as a grey of equal lightness."""
    pieces = svg.split("#")
    return pieces[0] + "".join(_grey(piece) for piece in pieces[1:])


def _grey(piece: str) -> str:
    try:
        red, green, blue = (int(piece[i : i + 2], 16) for i in (0, 2, 4))
    except ValueError:
        return "#" + piece
    level = f"{round(0.2126 * red + 0.7152 * green + 0.0722 * blue):02X}"
    return "#" + level * 3 + piece[6:]


def boxed(face: Face, x: float, y: float, side: float, grey: bool = False) -> str:
    """A face drawn in a square with its left top at x, y."""
    scale = f"{side / 100:.3f}"
    return f'<g transform="translate({number(x)} {number(y)}) scale({scale})">{fragment(face, grey)}</g>'
