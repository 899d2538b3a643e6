"""A life line as numbers for others: every event with its box and its mark, and the people on it."""

from kring.draw.life_parts import Figure, Life, Stop
from kring.draw.placed import Area, Placed, Stand

HALF = 6.0  # of the height of a mark


def told(life: Life) -> Placed:
    """What `life.place` decided, in the words that all drawings share.

    Somebody stands once for each event that concerns them, without a name beside the symbol: the label is the
    symbol itself. Boxes are of the kinds `event` (with its words), `mark` (its days) and `years` (the bar).
    """
    return Placed(
        drawing="life",
        size=life.size,
        width=life.width,
        height=life.height,
        people=tuple(_stand(life, stop, one) for stop in life.stops for one in stop.people),
        boxes=(
            Area("years", "", (life.left, life.bar_y, life.today, life.bar_y + 10)),
            *(Area("event", stop.event, stop.box) for stop in life.stops),
            *(
                Area("mark", stop.event, (stop.bar.left, stop.y - HALF, stop.bar.right, stop.y + HALF))
                for stop in life.stops
            ),
        ),
    )


def _stand(life: Life, stop: Stop, one: Figure) -> Stand:
    half = life.symbol / 2
    box = (one.x - half, one.y - half, one.x + half, one.y + half)
    return Stand(one.person, one.name, one.x, one.y, life.symbol, box, {"event": stop.event})
