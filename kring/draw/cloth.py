"""The cloth under a circle: cells in their tints, folds between them, and the stitches on the rim."""

import functools

from kring.draw import stitch
from kring.draw.svg import moved, number


@functools.lru_cache(maxsize=64)
def cloth(
    x: float,
    y: float,
    radii: tuple[float, ...],
    rings: tuple[str, ...],
    sectors: tuple[tuple[str, str, str, float, float], ...],
) -> str:
    """Cells, folds and stitches: all that stays the same while people move."""
    at = moved(x, y)
    cells = []
    for sector, hue, _, begin, end in sectors:
        for ring, id in reversed(list(enumerate(rings))):
            line = cell(radii[ring] if ring else 0, radii[ring + 1], begin, end)
            tint = tint_of(ring, len(rings))
            cells.append(f'<path class="cell {hue}-{tint}" data-ring="{id}" data-sector="{sector}" d="{line}"/>')
    folds = [f'<circle r="{number(radius)}"/>' for radius in radii[1:]]
    axes = "".join(f"M{stitch.at(radii[0], sector[3])}L{stitch.at(radii[-1], sector[3])}" for sector in sectors)
    rim = [stitch.arc(kind, hue, x, y, radii[-1] + 10, begin, end) for _, hue, kind, begin, end in sectors]
    lines = f'{"".join(folds)}<path class="axis" d="{axes}"/>'
    return f'<g class="cells" {at}>{"".join(cells)}</g><g class="folds" {at}>{lines}</g>{"".join(rim)}'


def tint_of(ring: int, rings: int) -> int:
    """Which of the four tints a ring has; the nearest ring the warmest, the furthest the lightest."""
    return 1 if rings == 1 else 1 + round(3 * ring / (rings - 1))


@functools.lru_cache(maxsize=1024)
def cell(inner: float, outer: float, begin: float, end: float) -> str:
    """The outline of one cell around (0, 0), between two radii and two turns."""
    large = 1 if end - begin > 180 else 0
    line = f"M{stitch.at(outer, begin)}A{number(outer)} {number(outer)} 0 {large} 1 {stitch.at(outer, end)}"
    if not inner:
        return line + "L0 0Z"
    return line + f"L{stitch.at(inner, end)}A{number(inner)} {number(inner)} 0 {large} 0 {stitch.at(inner, begin)}Z"
