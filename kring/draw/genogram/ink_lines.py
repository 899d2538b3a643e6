"""The lines of a genogram: couples, children, brothers and sisters, and how two people are with each other."""

from collections.abc import Sequence
from typing import Final

from kring.core.network import InteractionKind, PartnerEnd, SiblingsKind
from kring.draw import svg
from kring.draw.genogram import family, strokes
from kring.draw.genogram.labels import SMALL
from kring.draw.genogram.marks import UNSURE, badge
from kring.draw.genogram.parts import Mark, Net, Point, Stroke
from kring.draw.svg import escaped, number

_FELT: Final = InteractionKind
_BESIDE: Final[dict[str, tuple[float, ...]]] = {  # how far each of several lines lies beside the way
    _FELT.CLOSE: (-2.6, 2.6),
    _FELT.VERY_CLOSE: (-2.6, 2.6),
    _FELT.FUSED: (-4.2, 0.0, 4.2),
    _FELT.CLOSE_HOSTILE: (-5.6, 5.6),
    _FELT.FUSED_HOSTILE: (-6.6, 0.0, 6.6),
    _FELT.CARETAKER: (-2.6, 2.6),
}
_ZIGZAG: Final = {
    _FELT.HOSTILE,
    _FELT.CLOSE_HOSTILE,
    _FELT.FUSED_HOSTILE,
    _FELT.PHYSICAL_ABUSE,
    _FELT.EMOTIONAL_ABUSE,
    _FELT.SEXUAL_ABUSE,
}
_ARROW: Final = {
    _FELT.FOCUSED_ON: "full",
    _FELT.CARETAKER: "full",
    _FELT.PHYSICAL_ABUSE: "full",
    _FELT.EMOTIONAL_ABUSE: "open",
    _FELT.SEXUAL_ABUSE: "full",
}


def net(one: Net) -> str:
    """One line of the drawing with its small signs."""
    if one.kind == "interaction":
        kind, a, b, way = one.ties[0]
        return f'<g class="felt" data-a="{escaped(a)}" data-b="{escaped(b)}">{felt(kind, way)}</g>'
    return "".join((*map(_run, _joined(one.strokes)), *map(_mark, one.marks)))


def run(one: Stroke) -> str:
    """One run of a line by itself."""
    return _run((one.style, strokes.path(one.points)))


def ways(told: Sequence[tuple[Sequence[Point], str]]) -> str:
    """Ways, each in a style; where those of one style go together it is one line."""
    return "".join(map(_run, _joined([Stroke(style, tuple(way)) for way, style in told])))


def _joined(runs: Sequence[Stroke]) -> list[tuple[str, str]]:
    """The runs of one style as one path."""
    found: dict[str, str] = {}
    for run in runs:
        found[run.style] = found.get(run.style, "") + strokes.path(run.points)
    return list(found.items())


def _run(run: tuple[str, str]) -> str:
    told, path = run
    if told == "birth-adopted":
        return f'<path class="kin mixed" d="{path}"/><path class="kin mixed-in" d="{path}"/>'
    return f'<path class="kin {told}" d="{path}"/>'


def _mark(mark: Mark) -> str:
    """One stroke through the line for apart, two for divorced; together again is a stroke the other way.

    A question mark stands between twins of whom nobody told whether they are alike.
    """
    x, y = mark.x, mark.y
    if mark.sign in family.TWINS:
        return _born(mark)
    if mark.sign == UNSURE:
        return svg.text("?", x, y + 5, "unsure", font_size=SMALL, text_anchor="middle")
    if mark.sign == "again":
        lines = [((x - 6, y - 11), (x + 6, y + 11))]
    else:
        sides = (-4.0, 4.0) if mark.sign == PartnerEnd.DIVORCED else (0.0,)
        lines = [((x + side - 5, y + 12), (x + side + 5, y - 12)) for side in sides]
    return f'<path class="kin slash" d="{"".join(map(strokes.path, lines))}"/>'


def _born(mark: Mark) -> str:
    """The sign of twins on a line: the fork of their legend in small."""
    left, top, right, bottom = map(number, badge(0.0, 0.0))
    pill = f'<path class="born" d="M{left} {top}H{right}V{bottom}H{left}Z"/>'
    x = -5.0 if mark.sign == SiblingsKind.TWINS else 0.0
    fork = strokes.path(((x, -6), (x - 7, 6))) + strokes.path(((x, -6), (x + 7, 6)))
    bar = strokes.path(((x - 3.5, 0), (x + 3.5, 0))) if mark.sign == SiblingsKind.IDENTICAL else ""
    asked = (
        svg.text("?", 9, 5, "unsure", font_size=SMALL, text_anchor="middle") if mark.sign == SiblingsKind.TWINS else ""
    )
    return f"<g {svg.moved(mark.x, mark.y)}>{pill}{_run(('birth', fork + bar))}{asked}</g>"


def felt(kind: str, way: Sequence[Point]) -> str:
    """How two are with each other, along the way from one to the other."""
    told = f'class="felt-{kind} felt-line"'
    if kind == _FELT.CUT_OFF or kind == _FELT.REPAIRED:
        return _broken(kind, way, told)
    lines = [strokes.aside(way, far) for far in _BESIDE.get(kind, () if kind in _ZIGZAG else (0.0,))]
    if kind in _ZIGZAG:
        lines.append(strokes.zigzag(way))
    if kind == _FELT.SEXUAL_ABUSE:
        lines += [strokes.aside(way, 6.5), strokes.aside(way, -6.5)]
    drawn = f'<path {told} d="{"".join(map(strokes.path, lines))}"/>'
    head = _ARROW.get(_FELT(kind))
    return drawn + (f'<path class="felt-tip {head}" d="{strokes.arrow(way)}"/>' if head else "")


def _broken(kind: str, way: Sequence[Point], told: str) -> str:
    """A line with a gap between two bars; repaired, a ring holds it together."""
    (x, y), (right, down) = strokes.middle(way)
    before, after = strokes.cut(way, 9.0 if kind == _FELT.CUT_OFF else 12.0)
    bars = ""
    if kind == _FELT.CUT_OFF:
        for side in (-4.5, 4.5):
            at, to = x + right * side, y + down * side
            bars += strokes.path([(at - down * 8, to + right * 8), (at + down * 8, to - right * 8)])
    ring = f'<circle class="felt-ring" cx="{number(x)}" cy="{number(y)}" r="6"/>' if kind == _FELT.REPAIRED else ""
    return f'<path {told} d="{strokes.path(before)}{strokes.path(after)}{bars}"/>{ring}'


def sample(kind: str, which: str) -> str:
    """A sign of a line for the legend, from (2, 0) to (46, 0)."""
    level: tuple[Point, ...] = ((2.0, 0.0), (46.0, 0.0))
    if kind == "felt":
        return felt(which, level)
    if kind == "ended":
        return _run(("married", strokes.path(level))) + _mark(Mark(which, 24.0, 0.0))
    if kind == "kin" and which in family.TWINS:
        parted = strokes.path(((24, -10), (10, 10))) + strokes.path(((24, -10), (38, 10)))
        bar = strokes.path(((17, 0), (31, 0))) if which == SiblingsKind.IDENTICAL else ""
        asked = _mark(Mark(UNSURE, 24.0, 5.0)) if which == SiblingsKind.TWINS else ""
        return _run(("birth", parted + bar)) + asked
    return _run((which, strokes.path(((24.0, -11.0), (24.0, 11.0)) if kind == "child" else level)))
