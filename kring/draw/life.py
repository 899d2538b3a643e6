"""The life line: what happened, lasts or is hoped for along the years, with the people it concerned (S12, M38).

`place` answers with numbers, `paint` writes them down. Days are where they are on the bar of
years; of a date told in part the mark covers every day that it can be. Boxes with words hang
below the bar in lanes, and no two of them touch.
"""

from datetime import date, timedelta

import msgspec

from kring.core import days, life
from kring.core.life import Tense
from kring.core.network import Dating, Event, Network, When
from kring.draw import life_boxes, life_scale, names, paper, widths
from kring.draw.life_boxes import Box, Hanger, Measure
from kring.draw.life_ink import paint
from kring.draw.life_parts import Bar, Life, Quiet, Sign, Stop, Words, Zone
from kring.draw.life_scale import Scale

__all__ = ["SIZES", "paint", "place"]

SIZES = ("wide", "tablet", "paper")
POINT = 4 / 3  # CSS pixels
HOPED = 0.18  # of the width goes to what is hoped for, with a year; and as much without
STRETCHED = 1.5  # from so many times as wide on, a caller should say that years differ in width
YEAR = 46.0  # the room that a year needs above the bar
MEASURES = {
    "wide": Measure(1100, 20, 12, 16, 14, 32, 200, 3, 5),
    "tablet": Measure(640, 16, 12, 15, 13.5, 32, 170, 4, 4),
    "paper": Measure(1123, 45, 110, 15, 13.5, 32, 190, 4, 5),
}


def place(
    net: Network,
    size: str,
    today: date,
    words: Words | None = None,
    with_marks: bool = True,
    proposed: frozenset[str] = frozenset(),
) -> Life:
    """Where every event stands in a drawing of a size: `wide`, `tablet` or `paper`.

    The line runs from the first thing that was told, or the birth of whose line it is, to today; beyond it
    stands what is hoped for. Events without a date stand below, in rows. Births, deaths and couples within
    these years are quieter marks above it, unless `with_marks` is false. What is only `proposed` hangs below
    all that is so, and moves nothing but the ends of the line. On paper the smallest sheet on which
    everything fits is taken; beyond A1 the sheet grows longer. Raises `KeyError` for another size.
    """
    measure, words = MEASURES[size], words or Words()
    if size != "paper":
        return _Line(net, size, measure, today, words, with_marks, proposed).life()
    for name, (wide, high) in paper.SHEETS.items():
        sheet = msgspec.structs.replace(measure, width=round(wide * POINT))
        found = _Line(net, size, sheet, today, words, with_marks, proposed).life()
        found = msgspec.structs.replace(found, paper=name, height=max(round(high * POINT), found.height))
        if found.height <= round(high * POINT):
            break
    return found


class _Line:
    """One drawing while it is being placed."""

    def __init__(
        self,
        net: Network,
        size: str,
        measure: Measure,
        today: date,
        words: Words,
        with_marks: bool,
        proposed: frozenset[str],
    ) -> None:
        self.proposed = proposed
        self.net, self.size, self.measure, self.today, self.words = net, size, measure, today, words
        self.left, self.right = measure.edge, measure.width - measure.edge
        self.hanger = Hanger(net, measure, words)
        told = life.in_time(net, today)
        lived = sorted((*told[Tense.PAST], *told[Tense.PRESENT]), key=_order)
        self.dated, self.undated = [one for one in lived if _begin(one)], [one for one in lived if not _begin(one)]
        self.hoped = [one for one in told[Tense.WISHED] if one.since and days.last(one.since) > today]
        self.some_day = [one for one in told[Tense.WISHED] if one not in self.hoped]
        self.scale = self._scale()
        self.now = self.scale.x(today)
        self.middle = self._middle()
        self.ahead = life_scale.ahead(today, self._last_year(), self.now, self.middle) if self.hoped else None
        self.with_marks = with_marks

    def life(self) -> Life:
        quiet, bar_y = self._quiet()
        stops, bottom = self._hung([*map(self._lived, self.dated), *self._hopes()], bar_y + 34)
        rows, undated_y, below = self._rows(bottom)
        signs, height = self._signs([*stops, *rows], below)
        return Life(
            size=self.size,
            paper="",
            width=self.measure.width,
            height=height,
            title=self.measure.title,
            small=self.measure.small,
            symbol=self.measure.symbol,
            bar_y=bar_y,
            left=self.left,
            today=self.now,
            bottom=bottom - 4,
            stretch=self.scale.stretch,
            pieces=life_scale.pieces(self.scale, self.left, self.now, YEAR),
            zones=self._zones(),
            stops=(*stops, *rows),
            quiet=quiet,
            signs=signs,
            undated_y=undated_y,
        )

    def _hung(self, boxes: list[Box], top: float) -> tuple[list[Stop], float]:
        """The boxes in their lanes; what is proposed in lanes of its own, below all that is so."""
        stops, bottom = self.hanger.hung([one for one in boxes if one.event.id not in self.proposed], top)
        waiting, bottom = self.hanger.hung([one for one in boxes if one.event.id in self.proposed], bottom)
        return [*stops, *waiting], bottom

    # ---- time ----

    def _scale(self) -> Scale:
        begun = [when for one in self.dated if (when := _begin(one))]
        born = [one.born for one in self.net.owner.selves.values() if one.born]
        first = min((_reach(one)[0].year for one in (*begun, *born)), default=self.today.year)
        ahead = (self.right - self.left) * HOPED * (bool(self.hoped) + bool(self.some_day))
        so = [one for one in self.dated if one.id not in self.proposed]
        happened = [when.year for one in so for when in _turns(one)]
        return life_scale.scale(first, self.today, happened, self.left, self.right - ahead)

    def _middle(self) -> float:
        """Where what is hoped for with a year ends, and without one begins."""
        if not self.hoped:
            return self.now
        return (self.now + self.right) / 2 if self.some_day else self.right

    def _last_year(self) -> int:
        ends = [days.last(when).year for one in self.hoped if (when := one.until or one.since)]
        return max(*ends, self.today.year + 2)

    def _x(self, day: date) -> float:
        return self.scale.x(min(day, self.today))

    def _after(self, day: date) -> float:
        return self.scale.x(min(day, self.today) + timedelta(1)) if day < self.today else self.now

    def _zones(self) -> tuple[Zone, ...]:
        found = []
        if self.ahead:
            pieces = life_scale.pieces(self.ahead, self.now, self.middle, YEAR)
            found.append(self._zone(self.now, self.middle, self.words.hoped, pieces))
        if self.some_day:
            words = self.words.some_day if self.hoped else self.words.hoped
            found.append(self._zone(self.middle, self.right, words, ()))
        return tuple(found)

    def _zone(self, left: float, right: float, words: str, pieces: tuple[life_scale.Piece, ...]) -> Zone:
        return Zone(left, right, names.shortened(words, self.measure.small, right - left - 16), pieces)

    # ---- marks ----

    def _lived(self, event: Event) -> Box:
        return self.hanger.box(event, self._bar(event), self.left, self.now - 6)

    def _bar(self, event: Event) -> Bar:
        begin = _begin(event)
        assert begin is not None
        first, last = _reach(begin)
        is_lasting = life.tense(event, self.today) is Tense.PRESENT
        if event.since is None or not (is_lasting or event.until):
            form = "about" if _is_about(begin) else "day" if days.is_known(begin) else "part"
            return self._seen(Bar(form, self._x(first), self._after(last), is_about=_is_about(begin)))
        if is_lasting:
            return self._seen(Bar("lasting", self._x(first), self.now, self._x(last), self.now, _is_about(begin)))
        assert event.until is not None
        sure, end = _reach(event.until)
        is_about = _is_about(begin) or _is_about(event.until)
        return self._seen(Bar("period", self._x(first), self._after(end), self._x(last), self._x(sure), is_about))

    def _seen(self, bar: Bar) -> Bar:
        """The mark, wide enough to be seen: around its middle, and not beyond either end of the line."""
        more = max(0.0, life_boxes.BAR - (bar.right - bar.left)) / 2
        left, right = bar.left - more, bar.right + more
        move = max(0.0, self.left - left) - max(0.0, right - self.now)
        return msgspec.structs.replace(bar, left=left + move, right=right + move)

    def _hopes(self) -> list[Box]:
        found = []
        for event in self.hoped:
            assert event.since is not None and self.ahead is not None
            first, last = _reach(event.since)[0], _reach(event.until or event.since)[1]
            left, right = self.ahead.x(max(self.today, first)), self.ahead.x(last)
            left = max(self.now + 8, min(left, self.middle - 6 - life_boxes.BAR))
            bar = Bar(
                "hoped", left, min(self.middle - 6, max(left + life_boxes.BAR, right)), is_about=_is_about(event.since)
            )
            found.append(self.hanger.box(event, bar, self.now + 8, self.middle - 6))
        for event in self.some_day:
            bar = Bar("hoped", self.middle + 10, self.middle + 10 + life_boxes.BAR)
            found.append(self.hanger.box(event, bar, self.middle + 10, self.right - 6))
        return found

    def _rows(self, top: float) -> tuple[list[Stop], float | None, float]:
        """What has no date, in rows under a heading of its own."""
        if not self.undated:
            return [], None, top
        undated = sorted(self.undated, key=lambda one: one.id in self.proposed)
        stops, bottom = self.hanger.rows(undated, self.left, self.right, top + self.measure.title + 18)
        return stops, top + self.measure.title + 4, bottom

    # ---- around the line ----

    def _quiet(self) -> tuple[tuple[Quiet, ...], float]:
        """The quieter marks in lanes above the bar, and the height of the bar under them."""
        measure = self.measure
        lanes: list[list[tuple[float, float]]] = []
        found: list[tuple[Quiet, int]] = []
        for words, x in self._told() if self.with_marks else []:
            wide = widths.width(words, measure.small, "regular")
            is_start = x + 5 + wide <= self.right
            left = x + 5 if is_start else max(self.left, x - 5 - wide)
            covers = (min(left, x), max(left + wide, x))
            lane = next((n for n, lane in enumerate(lanes) if life_boxes.is_clear(lane, *covers)), len(lanes))
            lanes += [[]] if lane == len(lanes) else []
            lanes[lane].append(covers)
            text_x, anchor = (left, "start") if is_start else (left + wide, "end")
            found.append((Quiet(words, x, 0.0, text_x, anchor, (left, 0.0, left + wide, 0.0)), lane))
        step = measure.small * 1.4
        top = measure.top + len(lanes) * step
        return tuple(_raised(one, top - 6 - lane * step, measure.small) for one, lane in found), top + 44

    def _told(self) -> list[tuple[str, float]]:
        """What each quieter mark within the line is called, and where it stands."""
        first = date(self.scale.first, 1, 1)
        measure, words = self.measure, self.words.marks
        return [
            (names.shortened(words[one], measure.small, measure.room * 1.5, "regular"), self._x(days.first(one.when)))
            for one in life.marks(self.net)
            if words.get(one) and first <= days.first(one.when) <= self.today
        ]

    def _signs(self, stops: list[Stop], bottom: float) -> tuple[tuple[Sign, ...], float]:
        """The legend, with only the forms that stand in the drawing, and the height of the whole."""
        used = {form for one in stops for form in (one.bar.form, *(("about",) if one.bar.is_about else ()))}
        x, y, found = self.left, bottom + 16, []
        for form in (one for one in self.words.signs if one in used):
            wide = 34 + widths.width(self.words.signs[form], self.measure.small, "regular")
            if x + wide > self.right and x > self.left:
                x, y = self.left, y + 26
            found.append(Sign(form, self.words.signs[form], x, y))
            x += wide + 22
        return tuple(found), (y + 14 if found else bottom) + (42.0 if self.size == "paper" else 8.0)


def _raised(one: Quiet, y: float, size: float) -> Quiet:
    left, _, right, _ = one.box
    return msgspec.structs.replace(one, y=y, box=(left, y - size, right, y + 4))


def _begin(event: Event) -> When | None:
    """Where an event stands: at its begin, or at its end when only that was told."""
    return event.since or event.until


def _turns(event: Event) -> list[When]:
    """The days on which something turned: its begin, and its end where both were told."""
    return [when for when in (_begin(event), event.until if event.since else None) if when]


def _order(event: Event) -> tuple[date, str]:
    when = _begin(event)
    return (days.first(when) if when else date.max, event.title)


def _is_about(when: When) -> bool:
    """Whether nobody can say within which two days it was."""
    return when.about or when.how is not None


def _reach(when: When) -> tuple[date, date]:
    """The first and last day that a date can be, to be drawn.

    One that is told as "about" reaches one more of its own unit to either side, and one before or after a day to
    the side that is open.
    """
    first, last = days.first(when), days.last(when)
    more = timedelta(366 if when.month is None else 31 if when.day is None else 7)
    if when.about or when.how is Dating.BEFORE:
        first = max(date.min + more, first) - more
    if when.about or when.how is Dating.AFTER:
        last = min(date.max - more, last) + more
    return first, last
