"""The boxes of a life line: an event with its title, date and people, measured and hung in lanes that never touch."""

from msgspec import Struct

from kring.core.network import Event, Network, Person, Self
from kring.draw import corners, names, shapes, widths
from kring.draw.life_parts import Bar, Figure, Stop, Words
from kring.draw.shapes import Shape
from kring.draw.symbol import HUES

BAR = 12.0  # how high the mark of an event is, and how wide at least, so that it is seen
GAP = 14.0  # between two boxes


class Measure(Struct, frozen=True):
    """One size of drawing: how wide, its edges, its letters and symbols, and the room and lines of a title."""

    width: float
    edge: float
    top: float
    title: float
    small: float
    symbol: float
    room: float
    lines: int
    people: int


class Box(Struct):
    """An event with its words measured, before it has a lane. `least` and `most` bound where its words may be."""

    event: Event
    bar: Bar
    lines: tuple[str, ...]
    people: list[Person | Self]
    shown: int
    wide: float
    high: float
    left: float
    anchor: str

    @property
    def covers(self) -> tuple[float, float]:
        """From where to where nothing else may stand in the same lane."""
        return min(self.left, self.bar.left), max(self.left + self.wide, self.bar.right)


class Hanger:
    """What measures and hangs the boxes of one drawing."""

    def __init__(self, net: Network, measure: Measure, words: Words) -> None:
        self.measure, self.words = measure, words
        self.everyone: dict[str, Person | Self] = {**net.people, **net.owner.selves}

    def box(self, event: Event, bar: Bar, least: float, most: float) -> Box:
        """An event, measured. It begins at its mark, or ends there when there is no room to the right of it."""
        measure = self.measure
        room = min(measure.room, most - least)
        people = [self.everyone[id] for id in event.people if id in self.everyone]
        lines, when = self._lines(event.title, room), self._when(event)
        broad = max(
            [widths.width(when, measure.small, "regular"), *(widths.width(one, measure.title) for one in lines)]
        )
        shown, figures = self._shown(len(people), room)
        wide = min(max(broad, figures, BAR), room)
        high = BAR + 6 + len(lines) * measure.title * 1.2 + (measure.small * 1.35 if when else 0)
        high += measure.symbol + 6 if people else 0
        if bar.left + wide <= most:
            return Box(event, bar, lines, people, shown, wide, high, bar.left, "start")
        return Box(event, bar, lines, people, shown, wide, high, max(least, min(bar.right, most) - wide), "end")

    def hung(self, boxes: list[Box], top: float) -> tuple[list[Stop], float]:
        """The boxes, each in the first lane with room, lanes as high as their highest box; and where they end.

        They keep their order, which is that of time: so they are read aloud and met with the arrow keys.
        """
        lanes: list[list[Box]] = []
        for box in boxes:
            lane = next((lane for lane in lanes if is_clear([one.covers for one in lane], *box.covers)), None)
            if lane is None:
                lanes.append([box])
            else:
                lane.append(box)
        tops: dict[str, float] = {}
        for lane in lanes:
            tops |= dict.fromkeys((box.event.id for box in lane), top)
            top += max(box.high for box in lane) + GAP
        return [self._stop(box, tops[box.event.id]) for box in boxes], top

    def rows(self, events: list[Event], left: float, right: float, top: float) -> tuple[list[Stop], float]:
        """Events without a date in rows, from left to right; and where the last row ends."""
        stops, x, high = [], left, 0.0
        for event in events:
            form = "lasting" if event.is_ongoing else "part"
            box = self.box(event, Bar(form, left, left + BAR), left, right)
            if x + box.wide > right and high:
                x, top, high = left, top + high + GAP, 0.0
            box.left, box.bar = x, Bar(form, x, x + BAR, x, x + BAR)
            stops.append(self._stop(box, top, has_thread=False))
            x, high = x + box.wide + 2 * GAP, max(high, box.high)
        return stops, top + high + GAP

    def _stop(self, box: Box, top: float, has_thread: bool = True) -> Stop:
        step = self.measure.symbol + 3
        y = top + box.high - self.measure.symbol / 2 - 2
        first = box.left if box.anchor == "start" else box.left + box.wide - box.shown * step + 3
        figures = [
            figure(one, first + self.measure.symbol / 2 + number * step, y)
            for number, one in enumerate(box.people[: box.shown])
        ]
        left, right = box.covers
        return Stop(
            event=box.event.id,
            title=box.event.title,
            lines=box.lines,
            when=self._when(box.event),
            bar=box.bar,
            y=top + BAR / 2,
            text_x=box.left if box.anchor == "start" else box.left + box.wide,
            anchor=box.anchor,
            people=tuple(figures),
            names=tuple(one.name for one in box.people),
            more=len(box.people) - box.shown,
            box=(left, top, right, top + box.high),
            has_thread=has_thread,
        )

    def _shown(self, count: int, room: float) -> tuple[int, float]:
        """How many of so many symbols stand beside each other, and how wide they are with a count of the others."""
        step = self.measure.symbol + 3
        most = max(1, min(self.measure.people, int((room - 32) / step)))
        return min(count, most), min(count, most) * step + (32 if count > most else 0)

    def _lines(self, title: str, room: float) -> tuple[str, ...]:
        size, most = self.measure.title, self.measure.lines
        lines = corners.wrapped(title, size, room)
        if len(lines) > most:
            lines = (*lines[: most - 1], f"{lines[most - 1]}…")
        return tuple(names.shortened(line, size, room) for line in lines)

    def _when(self, event: Event) -> str:
        return names.shortened(self.words.when.get(event.id, ""), self.measure.small, self.measure.room, "regular")


def is_clear(taken: list[tuple[float, float]], left: float, right: float) -> bool:
    """Whether nothing in a lane stands between two places, nor close to them."""
    return all(right + GAP <= begin or end + GAP <= left for begin, end in taken)


def figure(one: Person | Self, x: float, y: float) -> Figure:
    """Somebody as a symbol at a place."""
    shape, hue = (shapes.of(one), HUES[one.category]) if isinstance(one, Person) else (Shape.CIRCLE, "lamp")
    return Figure(one.id, one.name, x, y, shape, hue, names.initials(one.name), one.face, one.photo)
