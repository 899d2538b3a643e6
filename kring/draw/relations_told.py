"""A relation map as numbers for others: who stands where, every line, and where the names of groups are."""

from kring.draw import hulls, relations_seats, widths
from kring.draw.placed import Area, Line, Placed, Stand
from kring.draw.relations_seats import Curve, Hull, Map, Node


def told(placed: Map, drawing: str, size: str) -> Placed:
    """What `relations.place` decided, from the left top. A line is told by its ends and its middle."""
    return Placed(
        drawing=drawing,
        size=size,
        width=placed.width,
        height=placed.height,
        middle=(placed.centre.x - placed.left, placed.centre.y - placed.top) if placed.centre else None,
        people=tuple(_stand(placed, node) for node in placed.nodes),
        lines=tuple(_line(placed, line) for line in placed.lines),
        boxes=tuple(_name(placed, hull) for hull in placed.hulls),
    )


def _stand(placed: Map, node: Node) -> Stand:
    left, top, right, bottom = node.box
    under = (node.y + placed.symbol * 0.6, bottom) if node.name_y > node.y else (top, node.y - placed.symbol * 0.6)
    label = (left - placed.left, under[0] - placed.top, right - placed.left, under[1] - placed.top)
    where = {"lines": "none"} if node.person in placed.held.alone else {}
    return Stand(node.person, node.full_name, node.x - placed.left, node.y - placed.top, placed.symbol, label, where)


def _line(placed: Map, line: relations_seats.Line) -> Line:
    return Line(line.kind, line.a, line.b, _points(placed, line.curve), line.arrows == 2)


def _points(placed: Map, curve: Curve) -> tuple[tuple[float, float], ...]:
    x, y, over_x, over_y, to_x, to_y = curve
    middle = ((x + 2 * over_x + to_x) / 4, (y + 2 * over_y + to_y) / 4)
    return tuple((a - placed.left, b - placed.top) for a, b in ((x, y), middle, (to_x, to_y)))


def _name(placed: Map, hull: Hull) -> Area:
    half = widths.width(hull.name, hulls.FONT) / 2
    x, y = hull.x - placed.left, hull.y - placed.top
    return Area("group", hull.group, (x - half, y - hulls.FONT * 0.8, x + half, y + 3))
