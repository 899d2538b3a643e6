"""A genogram as numbers for others: who stands where and in which row, and every line with its ends."""

from kring.draw.genogram.parts import Genogram
from kring.draw.placed import Area, Line, Placed, Stand


def told(placed: Genogram, drawing: str, size: str) -> Placed:
    """What `place` decided. A line is told once for every tie that it shows, from its one end to its other."""
    seats = {one.person: one for one in placed.seats}
    index = [one for one in placed.seats if one.kin.is_index]
    return Placed(
        drawing=drawing,
        size=size,
        width=placed.width,
        height=placed.height,
        middle=(index[0].x, index[0].y) if len(index) == 1 else None,
        people=tuple(
            Stand(one.person, one.kin.name, one.x, one.y, 2 * one.half, one.label, {"row": str(one.row)})
            for one in seats.values()
        ),
        lines=tuple(Line(kind, a, b, way) for net in placed.nets for kind, a, b, way in net.ties),
        boxes=tuple(Area("household", home.group, box) for home in placed.homes for box in home.boxes),
    )
