"""The life line in a terminal: its words and dates, and the drawing with them."""

from datetime import date

import msgspec

from kring.commands import files, picture
from kring.commands.words import _, pgettext
from kring.core import dates, days, life, names, network
from kring.core.drawings import Drawing
from kring.core.life import Mark, Turn
from kring.core.network import Event, Network, Person, Self
from kring.draw import lettering, life_told
from kring.draw import life as lines
from kring.draw.life_parts import Life, Words
from kring.draw.placed import Placed
from kring.exchange import kring_json
from kring.exchange.kring_json import Copy

ID = Drawing.LIFE


def place(copy: Copy, size: str) -> Placed:
    """Where every event stands, as the life was on the day that the file was made; or today, when it does not say."""
    return life_told.told(_placed(copy, size)[0])


def paint(copy: Copy, size: str, colours: str) -> str:
    """The line as one SVG that needs nothing beside it: colours, letters and photos are in it."""
    copy = kring_json.complete(copy)
    placed, words = _placed(copy, size)
    drawing = lines.paint(placed, words, photo=picture.photo(copy), standalone=colours)
    return lettering.lettered(drawing, has_own_words=size == "paper")


def _placed(copy: Copy, size: str) -> tuple[Life, Words]:
    day = date.fromisoformat(copy.exported_on) if copy.exported_on else days.first(files.today())
    words = _words(copy.network, day)
    placed = lines.place(copy.network, size, day, words)
    if placed.stretch >= lines.STRETCHED:
        wider = _("Where more happened, the years are drawn wider. Look at the numbers of the years.")
        words = msgspec.structs.replace(words, sheet=(*words.sheet, wider))
    return placed, words


def _words(value: Network, day: date) -> Words:
    called = network.called(value)
    return Words(
        title=_("{name}: {layout}").format(name=names.first_name(called), layout=_("Life line")),
        today=_("today"),
        hoped=pgettext("life line", "wishes"),
        some_day=_("some day"),
        undated=_("Without a year yet"),
        when={one.id: _span(one) for one in value.events.values()},
        marks=life.unsaid(value, {one: _mark(one, value) for one in life.marks(value)}),
        signs={
            "day": pgettext("sign", "known to the day"),
            "part": pgettext("sign", "somewhere in that month or year"),
            "about": pgettext("sign", "about then"),
            "period": pgettext("sign", "it lasted so long"),
            "lasting": pgettext("sign", "it still goes on"),
            "hoped": pgettext("sign", "hoped for"),
        },
        sheet=(day.isoformat(),),
        foot=_("This belongs to %(name)s. Share it only if %(name)s wants that.") % {"name": called},
    )


def _span(event: Event) -> str:
    """The dates of an event in numbers: 1998, 3-1998, ± 1998, 2003 – 2016, 2008 –."""
    since, until = (dates.signs(one) if one else "" for one in (event.since, event.until))
    if until or (event.is_ongoing and since):
        return f"{since} – {until}".strip()
    return since


def _mark(one: Mark, value: Network) -> str:
    known: dict[str, Person | Self] = {**value.people, **value.owner.selves}
    called = names.joined([known[id].name for id in one.people if id in known])
    words = {
        Turn.BORN: _("%(name)s is born"),
        Turn.DIED: _("%(name)s dies"),
        Turn.TOGETHER: _("%(name)s come together"),
        Turn.APART: _("%(name)s part"),
    }
    return words[one.turn] % {"name": called}
