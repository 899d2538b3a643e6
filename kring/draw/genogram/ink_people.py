"""People in a genogram: their symbols, what is marked in them, and the words under them."""

from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

from kring.core.network import FactKind, Gender, Sort
from kring.draw import faces, svg
from kring.draw.genogram import labels, vocabulary
from kring.draw.genogram.labels import FONT, HALF, INDEX, LINE, SMALL, UNBORN
from kring.draw.genogram.members import Kin
from kring.draw.genogram.parts import Seat
from kring.draw.svg import escaped, moved, number

Link = Callable[[str], str]
FORMS: Final = {Gender.MAN: "square", Gender.WOMAN: "round", Gender.OTHER: "diamond", None: "unknown"}
_CORNER: Final = 6.0


def outline(form: str, half: float) -> str:
    """The outline of a symbol around (0, 0)."""
    h = number(half)
    if form == "round":
        return f"M-{h} 0A{h} {h} 0 1 1 {h} 0A{h} {h} 0 1 1-{h} 0Z"
    if form == "square":
        side, corner = number(2 * half - 2 * _CORNER), number(_CORNER)
        turn = (
            f"q{corner} 0 {corner} {corner}v{side}q0 {corner}-{corner} {corner}h-{side}q-{corner} 0-{corner}-{corner}"
        )
        return f"M{number(_CORNER - half)}-{h}h{side}{turn}v-{side}q0-{corner} {corner}-{corner}Z"
    return f"M0-{h}L{h} 0L0 {h}L-{h} 0Z"


def defs(mark: str = "") -> str:
    """The outlines that symbols are cut to. A `mark` keeps their ids apart from those of another drawing."""
    parts = []
    for form in ("round", "square", "diamond"):
        path = f'<path d="{outline(form, HALF)}"/>'
        parts.append(f'<clipPath id="gg{mark}-in-{form}">{path}</clipPath>')
    return f"<defs>{''.join(parts)}</defs>"


class Pen(Struct, frozen=True):
    """What every person of one drawing is written with."""

    spoken: Callable[[Seat], str]
    link: Link | None
    photo: Link | None
    selected: str | None
    lit: frozenset[str]
    grey: bool
    mark: str = ""
    pencils: Mapping[str, str] = {}

    def person(self, seat: Seat) -> str:
        """Somebody: the symbol with what is marked in it, and the words under it."""
        kin = seat.kin
        state = " selected" if seat.person == self.selected else " lit" if seat.person in self.lit else ""
        waits = self.pencils.get(seat.person, "")
        state += f" pencilled {waits}" if waits else ""
        opening = (
            f'class="person relative{state}" data-person="{escaped(seat.person)}" data-row="{seat.row}"'
            f' aria-label="{escaped(self.spoken(seat))}"'
        )
        touch = f'<circle class="touch" r="{number(max(22.5, seat.half))}"/>'
        symbol = self._symbol(kin, seat.initials) + _waiting(waits, seat)
        mark = f'<g class="mark" {moved(seat.x, seat.y)}>{touch}{symbol}</g>'
        inside = mark + "".join(self._words(seat))
        if self.link is None:
            return f'<g {opening} role="img">{inside}</g>'
        return f'<a href="{escaped(self.link(seat.person))}" {opening}>{inside}</a>'

    def _words(self, seat: Seat) -> list[str]:
        first = seat.y + seat.half + LINE
        named = len(labels.called(seat.kin))
        return [
            svg.text(
                line,
                seat.x,
                first + place * LINE,
                "name on-paper" if place < named else "lived in-pencil" if line is seat.kin.pencil else "lived",
                font_size=FONT if place < named else SMALL,
            )
            for place, line in enumerate(seat.lines)
        ]

    def _symbol(self, kin: Kin, initials: str) -> str:
        if kin.is_unborn:
            return halo("round", UNBORN + 4) + unborn(kin.sort, kin.gender)
        form = FORMS[kin.gender]
        ring = f'<path class="ring" d="{outline(form, INDEX)}"/>' if kin.is_index else ""
        around = halo(form, INDEX if kin.is_index else HALF)
        body = f'<path class="body-{form}" d="{outline(form, HALF)}"/>'
        inside = "" if kin.is_dead else self._picture(kin, form)
        marks = "".join(_fact(*vocabulary.fact(fact).split()[1:], form=form, ring=ring) for fact in kin.facts)
        edge = f'<path class="edge-{form}" d="{outline(form, HALF)}"/>' if inside or marks else ""
        letters = "" if inside or kin.is_dead else _letters(initials)
        cross = f'<path class="kin dead" d="{crossed(form, HALF)}"/>' if kin.is_dead else ""
        return around + ring + body + inside + marks + edge + letters + cross

    def _picture(self, kin: Kin, form: str) -> str:
        if kin.photo and self.photo:
            side = number(HALF * 2)
            box = f'x="-{number(HALF)}" y="-{number(HALF)}" width="{side}" height="{side}"'
            drawn = f'<image href="{escaped(self.photo(kin.photo))}" {box} preserveAspectRatio="xMidYMid slice"/>'
        elif kin.face:
            drawn = faces.boxed(kin.face, -HALF, -HALF * 0.96, HALF * 2, self.grey)
        else:
            return ""
        return f'<g clip-path="url(#gg{self.mark}-in-{"diamond" if form == "unknown" else form})">{drawn}</g>'


def _waiting(waits: str, seat: Seat) -> str:
    """In pencil around somebody: a ring where they would be told otherwise, crossed out where they would go."""
    if waits not in ("moved", "gone"):
        return ""
    reach = seat.half + 8
    side = reach * 0.707
    stroke = f'<path class="pencil tip" d="M-{number(side)} {number(side)}L{number(side)}-{number(side)}"/>'
    return f'<circle class="pencil" r="{number(reach)}"/>{stroke if waits == "gone" else ""}'


def halo(form: str, half: float) -> str:
    """What lights up around who is lit or selected."""
    return f'<path class="halo-line" d="{outline(form, half)}"/><path class="halo" d="{outline(form, half)}"/>'


def _letters(signs: str, size: float = 20.0) -> str:
    return (
        f'<text class="relative-initials" font-size="{number(size)}" y="{number(size * 0.35)}">{escaped(signs)}</text>'
    )


def crossed(form: str, half: float) -> str:
    """The cross over who has died, from edge to edge."""
    far = {"round": half * 0.707, "square": half - 1.5}.get(form, half / 2)
    h = number(far)
    return f"M-{h}-{h}L{h} {h}M{h}-{h}L-{h} {h}"


def unborn(sort: str, gender: Gender | None, half: float = UNBORN) -> str:
    """The small sign of a child that is expected, or that never lived."""
    if sort == Sort.PREGNANCY:
        return f'<path class="body-round" d="M0-{number(half)}L{number(half)} {number(half)}H-{number(half)}Z"/>'
    if sort == Sort.MISCARRIAGE:
        return f'<circle class="lost" r="{number(half * 0.5)}"/>'
    if sort == Sort.TERMINATION:
        return f'<path class="kin dead" d="{crossed("round", half)}"/>'
    form = FORMS[gender]
    cross = f'<path class="kin dead" d="{crossed(form, half)}"/>'
    return f'<path class="body-{form}" d="{outline(form, half)}"/>{cross}'


def _fact(kind: str, *states: str, form: str, half: float = HALF, ring: str = "") -> str:
    """A part of the symbol: left for illness, of the mind filled and of the body in lines; below for addiction.

    A wave above it is for who moved to or from elsewhere. What is suspected is broken, and so is what is over.
    """
    state = "".join(f" {one}" for one in states)
    if kind == FactKind.MIGRATION:
        y = number(-(INDEX if ring else half) - 8)  # clear of the ring around whose drawing it is
        return f'<path class="kin wave{state}" d="M-16 {y}q4-5 8 0t8 0t8 0t8 0"/>'
    if kind == FactKind.ILLNESS:
        return f'<path class="fact-{kind}{state}" d="{hatched(form, half)}"/>'
    return f'<path class="fact-{kind}{state}" d="{part(form, kind, half)}"/>'


def hatched(form: str, half: float) -> str:
    """Level lines over the left half of a symbol."""
    count = max(3, round(half / 4))
    lines = []
    for step in range(1, 2 * count):
        y = half * (step / count - 1)
        far = {"round": (half * half - y * y) ** 0.5, "square": half}.get(form, half - abs(y))
        lines.append(f"M-{number(far)} {number(y)}H0")
    return "".join(lines)


def part(form: str, kind: str, half: float) -> str:
    """The left half of a symbol, or the lower one."""
    h = number(half)
    if kind == FactKind.ADDICTION:
        if form == "round":
            return f"M-{h} 0A{h} {h} 0 0 0 {h} 0Z"
        return f"M-{h} 0H{h}V{h}H-{h}Z" if form == "square" else f"M-{h} 0H{h}L0 {h}Z"
    if form == "round":
        return f"M0-{h}A{h} {h} 0 0 0 0 {h}Z"
    return f"M-{h}-{h}H0V{h}H-{h}Z" if form == "square" else f"M0-{h}V{h}L-{h} 0Z"


def sample(kind: str, which: str) -> str:
    """A sign of a person for the legend, around (24, 0)."""
    return f'<g transform="translate(24 0)">{_sample(kind, which)}</g>'


def _sample(kind: str, which: str) -> str:
    if kind == "unborn":
        sort, _, gender = which.partition(" ")
        small = 7.0 if sort == Sort.STILLBIRTH else 9.0  # smaller than who has died
        return unborn(sort, Gender(gender) if gender else None, small)
    form = {"man": "square", "woman": "round", "other": "diamond", "unknown": "unknown", "dead": "square"}.get(
        which, "round"
    )
    body = f'<path class="body-{form}" d="{outline(form, 10.0)}"/>'
    if which == "index":
        return f'<path class="ring" d="{outline(form, 12.0)}"/><path class="body-{form}" d="{outline(form, 7.5)}"/>'
    if which == "dead":
        return f'{body}<path class="kin dead" d="{crossed(form, 10.0)}"/>'
    if kind != "fact":
        return body
    if which.startswith(FactKind.MIGRATION):
        body = f'<path class="body-{form}" d="{outline(form, 8.0)}"/>'
        return f'<g transform="translate(0 4)">{body}{_fact(*which.split(), form=form, half=6.0)}</g>'
    return body + _fact(*which.split(), form=form, half=10.0)
