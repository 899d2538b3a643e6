"""What a ring means, drawn with the two people it is about: an arm, coffee, a wave, a paper over a counter, a road.

The scenes carry their own colours: drawn people look the same by day and by night.
"""

from kring.core.method import Closeness
from kring.core.network import Face
from kring.draw import faces
from kring.draw.svg import element, escaped

WIDTH, HEIGHT = 216, 176
_LAMP, _CALM = "#F4B93E", "#A9B3AE"


def helping(me: Face | None, other: Face | None) -> str:
    """The two of them carrying one box together, as large as a scene of a ring; decoration beside words."""
    box = (
        '<path d="M62 112H154V170H62Z" fill="#C99A63"/><path d="M62 112H154V128H62Z" fill="#D9B07C"/>'
        '<path d="M100 112H116V142H100Z" fill="#FFF6E6"/>'
    )
    return _scene(
        '<rect width="216" height="176" fill="#E4EBDD"/><path d="M22 14H82V70H22Z" fill="#FFF6E6"/>'
        '<path d="M52 14V70M22 42H82" stroke="#C9D5C2" stroke-width="4"/><path d="M0 152H216V176H0Z" fill="#C9B08A"/>'
        + _at(me, 46, 116, 1.15, 4, mine=True)
        + _at(other, 170, 116, 1.15, -4, mirrored=True)
        + box
        + _arm("M14 160Q30 182 62 164", _sleeve(me, mine=True), 15)
        + _hand(me, 66, 161, 10)
        + _arm("M202 160Q186 182 154 164", _sleeve(other), 15)
        + _hand(other, 150, 161, 10)
    )


def closeness(picture: Closeness, me: Face | None, other: Face | None, title: str = "") -> str:
    """The scene of a ring with the owner at the left and the other at the right, 216 by 176.

    Who has no face chosen is drawn as a plain figure: looks are never guessed.
    Without a title the picture is decoration beside the same words.
    """
    inside = {
        Closeness.INTIMATE: _intimate,
        Closeness.FRIEND: _friend,
        Closeness.ACQUAINTANCE: _acquaintance,
        Closeness.SERVICE: _service,
        Closeness.LATER: _later,
    }[picture](me, other)
    return _scene(inside, title)


def _scene(inside: str, title: str = "") -> str:
    spoken = {"role": "img", "aria-label": title} if title else {"aria-hidden": "true"}
    return element(
        "svg",
        (f"<title>{escaped(title)}</title>" if title else "") + inside,
        xmlns="http://www.w3.org/2000/svg",
        class_="scene",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        **spoken,
    )


def _at(
    face: Face | None, x: float, y: float, scale: float, turn: int = 0, mirrored: bool = False, mine: bool = False
) -> str:
    across = -scale if mirrored else scale
    figure = faces.fragment(face) if face else plain(_LAMP if mine else _CALM)
    at = f"translate({x:g} {y:g}) rotate({turn}) scale({across:g} {scale:g}) translate(-50 -50)"
    return f'<g transform="{at}">{figure}</g>'


def plain(clothes: str) -> str:
    """Somebody without looks: a friendly outline in paper colours, in a box of 100 by 100."""
    return (
        f'<path d="M8 102Q10 76 36 73L64 73Q90 76 92 102Z" fill="{clothes}"/>'
        '<path d="M41 60L59 60L59 74Q50 82 41 74Z" fill="#DCCDB4"/><circle cx="50" cy="45" r="23.500" fill="#EADCC5"/>'
        '<g fill="#545969"><circle cx="42" cy="45" r="2.3"/><circle cx="58" cy="45" r="2.3"/></g>'
        '<path d="M43 55Q50 61 57 55" fill="none" stroke="#545969" stroke-width="2.2" stroke-linecap="round"/>'
    )


def _sleeve(face: Face | None, mine: bool = False) -> str:
    return faces.darker(faces.cloth(face) if face else _LAMP if mine else _CALM)


def _hand(face: Face | None, x: float, y: float, radius: float) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{faces.skin(face) if face else "#EADCC5"}"/>'


def _arm(line: str, colour: str, wide: int) -> str:
    return f'<path d="{line}" fill="none" stroke="{colour}" stroke-width="{wide}" stroke-linecap="round"/>'


def _intimate(me: Face | None, other: Face | None) -> str:
    return (
        '<rect width="216" height="176" fill="#F6CFB4"/><circle cx="108" cy="92" r="84" fill="#FFE9B5"/>'
        + _at(other, 144, 112, 1.5, -6)
        + _at(me, 74, 116, 1.5, 6, mine=True)
        + _arm("M196 196Q130 150 44 166", _sleeve(other), 24)
        + _hand(other, 40, 166, 12)
    )


def _cup(x: int, colour: str) -> str:
    return (
        f'<g transform="translate({x} 132) scale(1.15)"><path d="M-9 -8H9L7 9Q0 12 -7 9Z" fill="{colour}" '
        f'stroke="#1E2739"'
        ' stroke-width="2"/><path d="M9 -4q8 -1 6 6q-2 4 -7 3" fill="none" stroke="#1E2739" stroke-width="2"/>'
        '<path d="M-4 -13q-3 -4 0 -8M3 -13q-3 -4 0 -8" fill="none" stroke="#857C6C" stroke-width="2" '
        'stroke-linecap="round"/></g>'
    )


def _friend(me: Face | None, other: Face | None) -> str:
    return (
        '<rect width="216" height="176" fill="#F8DDC9"/><path d="M0 64L108 4L216 64V176H0Z" fill="#FFF6E6"/>'
        '<path d="M-4 66L108 4L220 66" fill="none" stroke="#B4471A" stroke-width="7" stroke-linejoin="round"/>'
        '<path d="M108 8V40" stroke="#1E2739" stroke-width="2.5"/>'
        '<path d="M90 54Q92 38 108 38Q124 38 126 54Z" fill="#F4B93E"/>'
        + _at(me, 52, 108, 0.98, mine=True)
        + _at(other, 164, 108, 0.98, mirrored=True)
        + '<path d="M-2 146H218V178H-2Z" fill="#B98A5E"/><path d="M-2 142H218V154H-2Z" fill="#D9A672"/>'
        + _cup(90, "#FFFCF5")
        + _cup(132, "#F6CFB4")
    )


def _house(x: int, wall: str, roof: str) -> str:
    return (
        f'<g transform="translate({x} 130) scale(1.15)"><path d="M-24 0V-34H24V0Z" fill="{wall}"/>'
        f'<path d="M-30 -32L0 -58L30 -32ZM-7 0V-18H7V0Z" fill="{roof}"/>'
        '<path d="M-18 -28h9v9h-9zM9 -28h9v9h-9z" fill="#FFF4D6"/></g>'
    )


def _acquaintance(me: Face | None, other: Face | None) -> str:
    return (
        '<rect width="216" height="176" fill="#E1EAEE"/>'
        + _house(52, "#E9C6A8", "#A9542E")
        + _house(172, "#D8CDE0", "#7A5A86")
        + '<path d="M0 130H216V176H0Z" fill="#C9D5C2"/><path d="M0 152Q108 140 216 152V176H0Z" fill="#E8DFCB"/>'
        + _arm("M58 172Q84 150 84 116", _sleeve(me, mine=True), 14)
        + _hand(me, 84, 106, 10)
        + '<path d="M97 92q6 5 6 13M102 84q10 8 10 20" fill="none" stroke="#1E2739" stroke-width="2.6" '
        'stroke-linecap="round"/>'
        + _at(me, 40, 128, 0.98, mine=True)
        + _arm("M160 176Q134 152 136 122", _sleeve(other), 14)
        + _hand(other, 136, 112, 10)
        + _at(other, 178, 128, 0.98, mirrored=True)
    )


def _service(me: Face | None, other: Face | None) -> str:
    return (
        '<rect width="216" height="176" fill="#E6EBEF"/><path d="M26 18H190V92H26Z" fill="#F7F4EC"/>'
        '<path d="M38 32h36v22H38zM84 32h36v22H84zM142 30h36v40h-36zM38 63H120V69H38Z" fill="#D3DEE8"/>'
        + _at(other, 160, 84, 1, mirrored=True)
        + '<path d="M84 122H216V176H84Z" fill="#B98A5E"/><path d="M76 114H216V128H76Z" fill="#D9A672"/>'
        '<g transform="translate(110 104) rotate(-8)"><path d="M-15 -19H15V19H-15Z" fill="#FFFFFF" '
        'stroke="#1E2739" stroke-width="2"/>'
        '<path d="M-9 -10H9M-9 -2H9M-9 6H4" stroke="#857C6C" stroke-width="2.4"/></g>'
        + _at(me, 44, 130, 1.1, mine=True)
        + _arm("M66 176Q78 142 94 120", _sleeve(me, mine=True), 14)
        + _hand(me, 95, 112, 9)
    )


def _later(me: Face | None, other: Face | None) -> str:
    return (
        '<rect width="216" height="176" fill="#E1EAEE"/><path d="M0 96Q60 66 128 92T216 84V176H0Z" fill="#C9D5C2"/>'
        '<path d="M0 150Q70 120 216 134V176H0Z" fill="#D5DFCB"/>'
        '<path d="M64 150Q118 138 118 116Q120 94 164 84" fill="none" stroke="#E8DFCB" stroke-width="15"/>'
        '<path d="M64 150Q118 138 118 116Q120 94 164 84" fill="none" stroke="#857C6C" stroke-width="2.6" '
        'stroke-dasharray="0.1 8" stroke-linecap="round"/>'
        + _at(other, 176, 62, 0.44, mirrored=True)
        + _at(me, 44, 124, 1.02, mine=True)
    )
