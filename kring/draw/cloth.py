"""The cloth under a circle: cells in their tints, folds between them, and the stitches on the rim."""

import functools

from kring.draw import stitch
from kring.draw.svg import moved, number


@functools.lru_cache(maxsize=64)
def cloth(
    x: float,
    y: float,
    radii: tuple[float, ...],
    rim_at: float,
    rings: tuple[tuple[str, int], ...],
    sectors: tuple[tuple[str, str, str, float, float], ...],
) -> str:
    """Cells, folds and stitches: all that stays the same while people move.

    Each ring is its id and its tint; folds beyond the cloth, where rings have none, are dotted.
    """
    at = moved(x, y)
    cells = []
    for sector, hue, _, begin, end in sectors:
        for ring, (id, tint) in reversed(list(enumerate(rings))):
            line = cell(radii[ring] if ring else 0, radii[ring + 1], begin, end)
            cells.append(f'<path class="cell {hue}-{tint}" data-ring="{id}" data-sector="{sector}" d="{line}"/>')
    edge = max((radii[ring + 1] for ring, (_, tint) in enumerate(rings) if tint), default=radii[-1])
    folds = [_fold(radius, radius > edge) for radius in radii[1:]]
    rim = [stitch.arc(kind, hue, x, y, rim_at, begin, end) for _, hue, kind, begin, end in sectors]
    lines = f'{"".join(folds)}<path class="axis" d="{_axes(radii[0], edge, sectors)}"/>'
    if edge < radii[-1]:
        lines += f'<path class="axis loose" d="{_axes(edge, radii[-1], sectors)}"/>'
    return f'<g class="cells" {at}>{"".join(cells)}</g><g class="folds" {at}>{lines}</g>{"".join(rim)}'


def _fold(radius: float, is_loose: bool) -> str:
    return f'<circle class="loose" r="{number(radius)}"/>' if is_loose else f'<circle r="{number(radius)}"/>'


def _axes(begin: float, end: float, sectors: tuple[tuple[str, str, str, float, float], ...]) -> str:
    return "".join(f"M{stitch.at(begin, sector[3])}L{stitch.at(end, sector[3])}" for sector in sectors)


def tint_of(ring: int, rings: int) -> int:
    """Which of the four tints a ring has; the nearest ring the warmest, the furthest the lightest."""
    return 1 if rings == 1 else 1 + round(3 * ring / (rings - 1))


@functools.lru_cache(maxsize=1024)
def cell(inner: float, outer: float, begin: float, end: float) -> str:
    """The outline of one cell around (0, 0), between two radii and two turns."""
    if end - begin >= 360:
        return _disc(outer, 1) + (_disc(inner, 0) if inner else "")
    large = 1 if end - begin > 180 else 0
    line = f"M{stitch.at(outer, begin)}A{number(outer)} {number(outer)} 0 {large} 1 {stitch.at(outer, end)}"
    if not inner:
        return line + "L0 0Z"
    return line + f"L{stitch.at(inner, end)}A{number(inner)} {number(inner)} 0 {large} 0 {stitch.at(inner, begin)}Z"


def _disc(radius: float, sweep: int) -> str:
    """A whole circle; one within another, the other way round, leaves a hole."""
    r = number(radius)
    return f"M0 -{r}A{r} {r} 0 0 {sweep} 0 {r}A{r} {r} 0 0 {sweep} 0 -{r}Z"
