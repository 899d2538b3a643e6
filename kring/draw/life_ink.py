"""Writes a life line down as SVG. It decides nothing: every number comes from `place`."""

from collections.abc import Callable

from kring.draw import faces, shapes, style, svg
from kring.draw.life_parts import Bar, Figure, Life, Quiet, Sign, Stop, Waits, Words, Zone
from kring.draw.life_scale import Piece
from kring.draw.shapes import Shape
from kring.draw.svg import escaped, moved, number

Link = Callable[[str], str]
HALF = 6.0  # of the height of a mark


def paint(
    life: Life,
    words: Words | None = None,
    *,
    link: Link | None = None,
    photo: Link | None = None,
    selected: str | None = None,
    standalone: str | None = None,
    waits: Callable[[str], Waits | None] | None = None,
) -> str:
    """The drawing as one `svg` element.

    `link` and `photo` turn the id of an event or a photo into an address; without `link` events are no links,
    without `photo` photos show as initials. `waits` says how an event stands in pencil, where something of it is
    proposed. With `standalone` (`day`, `dark` or `grey`) the drawing carries its colours itself.
    """
    words = words or Words()
    grey = standalone == "grey" or (life.size == "paper" and standalone is None)
    opening = [
        f"<title>{escaped(words.title)}</title>" if words.title and standalone else "",
        f"<desc>{escaped(words.about)}</desc>" if words.about else "",
        style.sheet(standalone) if standalone else "",
    ]
    kind = f"life {life.size}{' grey' if grey else ''}{f' {life.paper}' if life.paper not in ('', 'a4') else ''}"
    named = {"aria-label": words.title} if words.title else {}
    return svg.element(
        "svg",
        "".join(opening) + _drawn(life, words, _Pen(life, link, photo, selected, grey, waits or _nothing)),
        xmlns="http://www.w3.org/2000/svg",
        class_=f"drawing {kind}",
        viewBox=f"0 0 {number(life.width)} {number(life.height)}",
        width=life.width,
        height=life.height,
        role="group",
        **named,
    )


def _drawn(life: Life, words: Words, pen: "_Pen") -> str:
    """Everything within the drawing: first what lies under words, then the words."""
    return "".join(
        (
            pen.defs(),
            _sheet(life, words) if life.size == "paper" else "",
            *(_zone(life, zone) for zone in life.zones),
            *(_thread(life, stop) for stop in life.stops if stop.has_thread),
            *(_quiet_thread(life, one) for one in life.quiet),
            *(_piece(life, piece) for piece in life.pieces),
            _today(life, words),
            *(_quiet(life, one) for one in life.quiet),
            _undated(life, words),
            '<g class="stops">',
            *(pen.stop(stop) for stop in life.stops),
            "</g>",
            *(_sign(life, sign, pen.prefix) for sign in life.signs),
        )
    )


class _Pen:
    """What the same drawing needs again and again while it is written."""

    def __init__(
        self,
        life: Life,
        link: Link | None,
        photo: Link | None,
        selected: str | None,
        grey: bool,
        waits: Callable[[str], Waits | None],
    ) -> None:
        self.waits = waits
        self.life, self.link, self.photo, self.selected, self.grey = life, link, photo, selected, grey
        self.prefix = f"l{life.size[0]}"

    def defs(self) -> str:
        used = sorted({str(one.shape) for stop in self.life.stops for one in stop.people})
        parts = []
        for shape in used:
            line = shapes.path(Shape(shape), self.life.symbol)
            parts.append(f'<path id="{self.prefix}-{shape}" d="{line}"/>')
            parts.append(f'<clipPath id="{self.prefix}-in-{shape}"><use href="#{self.prefix}-{shape}"/></clipPath>')
        bars = [*(stop.bar for stop in self.life.stops), *map(_sample, self.life.signs)]
        sure = {one for bar in bars if (one := _sure(bar))}
        parts += [_fade(self.prefix, *one) for one in sorted(sure)]
        return f"<defs>{''.join(parts)}</defs>" if parts else ""

    def stop(self, stop: Stop) -> str:
        life = self.life
        inside = [_bar(stop.bar, stop.y, self.prefix)]
        y = stop.box[1] + 2 * HALF + 4 + life.title * 0.95
        for line in stop.lines:
            inside.append(svg.text(line, stop.text_x, y, f"name {stop.anchor}", font_size=life.title))
            y += life.title * 1.2
        y += (life.small - life.title) * 0.9
        if stop.when:
            inside.append(svg.text(stop.when, stop.text_x, y, f"soft {stop.anchor}", font_size=life.small))
        inside += [self.figure(one) for one in stop.people]
        if stop.more and stop.people:
            inside.append(_more(stop, life))
        about = ", ".join((stop.title, *([stop.when] if stop.when else []), *stop.names))
        state = " chosen" if stop.event == self.selected else ""
        opening = (
            f'class="stop {stop.bar.form}{state}" data-event="{escaped(stop.event)}" aria-label="{escaped(about)}"'
        )
        ground = _ground(stop)
        if waits := self.waits(stop.event):
            return _pencilled(stop, waits, "".join(inside))
        if self.link is None:
            return f'<g {opening} role="img">{ground}{"".join(inside)}</g>'
        return f'<a href="{escaped(self.link(stop.event))}" {opening}>{ground}{"".join(inside)}</a>'

    def figure(self, one: Figure) -> str:
        use = f'<use href="#{self.prefix}-{one.shape}" class='
        picture = self.picture(one)
        if picture:
            body = f'{use}"backing"/>{picture}{use}"frame"/>'
        else:
            kind = "outline" if one.shape == Shape.OPEN else "body"
            size = self.life.symbol * 0.41
            drop = size * (0.5 if one.shape == Shape.HOUSE else 0.35)
            letters = (
                f'<text class="initials" font-size="{number(size)}" y="{number(drop)}">{escaped(one.initials)}</text>'
            )
            body = f'{use}"{kind}"/>{letters}'
        return f'<g class="figure {one.hue}" {moved(one.x, one.y)}>{body}</g>'

    def picture(self, one: Figure) -> str:
        half = self.life.symbol * 0.56
        if one.photo and self.photo:
            box = f'x="-{number(half)}" y="-{number(half)}" width="{number(2 * half)}" height="{number(2 * half)}"'
            inside = f'<image href="{escaped(self.photo(one.photo))}" {box} preserveAspectRatio="xMidYMid slice"/>'
        elif one.face:
            inside = faces.boxed(one.face, -half, -half * 0.96, half * 2, self.grey)
        else:
            return ""
        return f'<g clip-path="url(#{self.prefix}-in-{one.shape})">{inside}</g>'


def _nothing(event: str) -> None:
    """Where nothing waits."""


def _pencilled(stop: Stop, waits: Waits, inside: str) -> str:
    """What would be told, in a dashed box; what would go, with a stroke through it. It leads to the proposal."""
    left, top, right, bottom = stop.box
    box = f'x="{number(left - 6)}" y="{number(top - 5)}" width="{number(right - left + 12)}"'
    frame = f'<rect class="pencil" {box} height="{number(bottom - top + 8)}" rx="10"/>'
    stroke = f"M{number(left - 6)} {number(bottom + 3)}L{number(right + 6)} {number(top - 5)}"
    through = f'<path class="pencil tip" d="{stroke}"/>' if waits.is_gone else ""
    opening = f'class="stop pencilled" data-event="{escaped(stop.event)}" aria-label="{escaped(waits.spoken)}"'
    return f'<a href="{escaped(waits.link)}" {opening}>{_ground(stop)}{frame}{inside}{through}</a>'


def _ground(stop: Stop) -> str:
    left, top, right, bottom = stop.box
    box = f'x="{number(left - 6)}" y="{number(top - 5)}" width="{number(right - left + 12)}"'
    return f'<rect class="around" {box} height="{number(bottom - top + 8)}" rx="10"/>'


def _bar(bar: Bar, y: float, prefix: str) -> str:
    """The mark: its reach as an outline; of a period full where it is sure, fading out where it can have been."""
    about = " about" if bar.is_about or bar.form == "about" else ""
    line = f'<path class="reach{about} {bar.form}" d="{_outline(bar, y)}"/>'
    sure = _sure(bar)
    if sure is None:
        return line
    return line + f'<path class="shade" fill="url(#{_fade_id(prefix, *sure)})" d="{_outline(bar, y, HALF - 1)}"/>'


def _sure(bar: Bar) -> tuple[int, int] | None:
    """Between which parts of a hundred a period surely was; nothing of another mark, or when no day is sure."""
    left, right = max(bar.sure_left, bar.left), min(bar.sure_right, bar.right)
    if bar.form not in ("period", "lasting") or right - left < 2:
        return None
    wide = bar.right - bar.left
    return round(100 * (left - bar.left) / wide), round(100 * (right - bar.left) / wide)


def _fade_id(prefix: str, begin: int, end: int) -> str:
    return f"{prefix}-{begin}-{end}"


def _fade(prefix: str, begin: int, end: int) -> str:
    """The ink of a mark that fades out before and after what is sure; the same parts have the same name anywhere."""
    stops = [(0, "full" if begin < 2 else "faded"), (begin, "full"), (end, "full")]
    stops.append((100, "full" if end > 98 else "faded"))
    inside = "".join(f'<stop class="{kind}" offset="{at}%"/>' for at, kind in stops)
    return f'<linearGradient id="{_fade_id(prefix, begin, end)}">{inside}</linearGradient>'


def _outline(bar: Bar, y: float, half: float = HALF) -> str:
    """A bar with round ends; one that still lasts ends in a point."""
    turn = min(half, (bar.right - bar.left) / 2)
    left, right, up, down = bar.left + turn, bar.right - turn, y - half, y + half
    back = f"H{number(left)}A{number(turn)} {number(half)} 0 0 1 {number(left)} {number(up)}Z"
    if bar.form == "lasting":
        tip = f"L{number(bar.right)} {number(y)}L{number(right)} {number(down)}"
    else:
        tip = f"A{number(turn)} {number(half)} 0 0 1 {number(right)} {number(down)}"
    return f"M{number(left)} {number(up)}H{number(right)}{tip}{back}"


def _more(stop: Stop, life: Life) -> str:
    last = stop.people[-1]
    if stop.anchor == "start":
        return svg.text(f"+{stop.more}", last.x + life.symbol / 2 + 6, last.y + 5, "soft start", font_size=life.small)
    first = stop.people[0]
    return svg.text(f"+{stop.more}", first.x - life.symbol / 2 - 6, first.y + 5, "soft end", font_size=life.small)


def _piece(life: Life, piece: Piece) -> str:
    wide = max(0.0, piece.right - piece.left)
    box = f'x="{number(piece.left)}" y="{number(life.bar_y)}" width="{number(wide)}" height="10"'
    drawn = f'<rect class="years{" dark" if piece.is_dark else ""}" {box}/>'
    if not piece.label:
        return drawn
    return drawn + svg.text(piece.label, piece.left, life.bar_y - 7, "soft start", font_size=life.small)


def _today(life: Life, words: Words) -> str:
    line = f'<path class="today" d="M{number(life.today)} {number(life.bar_y - 20)}V{number(life.bottom)}"/>'
    return line + svg.text(words.today, life.today - 2, life.bar_y - 25, "now end", font_size=life.small)


def _zone(life: Life, zone: Zone) -> str:
    top = life.bar_y - 42
    box = f'x="{number(zone.left)}" y="{number(top)}" width="{number(zone.right - zone.left)}"'
    ground = f'<rect class="hope" {box} height="{number(life.bottom - top)}" rx="14"/>'
    pieces = "".join(_piece(life, piece) for piece in zone.pieces)
    return ground + pieces + svg.text(zone.words, zone.left + 10, top + 17, "now start", font_size=life.small)


def _thread(life: Life, stop: Stop) -> str:
    x = stop.bar.left + HALF
    return f'<path class="hangs" d="M{number(x)} {number(life.bar_y + 10)}V{number(stop.y)}"/>'


def _quiet_thread(life: Life, one: Quiet) -> str:
    return f'<path class="hangs" d="M{number(one.x)} {number(life.bar_y)}V{number(one.y - 4)}"/>'


def _quiet(life: Life, one: Quiet) -> str:
    dot = f'<circle class="knot" cx="{number(one.x)}" cy="{number(life.bar_y + 5)}" r="4"/>'
    return dot + svg.text(one.words, one.text_x, one.y, f"soft {one.anchor}", font_size=life.small)


def _undated(life: Life, words: Words) -> str:
    if life.undated_y is None:
        return ""
    return svg.text(words.undated, life.left, life.undated_y, "now start", font_size=life.title)


def _sign(life: Life, sign: Sign, prefix: str) -> str:
    words = svg.text(sign.words, sign.x + 34, sign.y + 4.5, "soft start", font_size=life.small)
    return _bar(_sample(sign), sign.y, prefix) + words


def _sample(sign: Sign) -> Bar:
    wide = 26 if sign.form in ("period", "lasting") else 12
    return Bar(sign.form, sign.x, sign.x + wide, sign.x, sign.x + 26)


def _sheet(life: Life, words: Words) -> str:
    parts = [f'<rect class="ground" width="{number(life.width)}" height="{number(life.height)}"/>']
    parts.append(svg.text(words.title, life.left, 62, "title", font_size=32))
    parts += [svg.text(line, life.left, 86 + 20 * i, "plain", font_size=15) for i, line in enumerate(words.sheet)]
    parts.append(svg.text("Kring", life.left, life.height - 30, "brand", font_size=17))
    foot = svg.text(words.foot, life.width / 2, life.height - 30, "plain", font_size=13, text_anchor="middle")
    return "".join(parts) + foot
