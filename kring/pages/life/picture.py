"""The line as a visitor sees it: drawn for a wide screen, a smaller one and paper, with its words."""

from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from kring.core import names
from kring.core import network as networks
from kring.core.network import Network
from kring.draw import life as lines
from kring.draw.life_parts import Life, Waits, Words
from kring.pages import ink, naming
from kring.pages.life import words
from kring.pages.then import Then


def drawn(
    value: Network, size: str, today: date, said: Words, chosen: str, with_marks: bool, waits: dict[str, Waits]
) -> tuple[SafeString, Life]:
    """The line of a size, each event a way to its words, or in pencil to its proposal; and its numbers."""
    only_proposed = frozenset(id for id, one in waits.items() if not one.is_gone)
    placed = lines.place(value, size, today, said, with_marks, only_proposed)
    link = "?event={}#event".format
    drawing = lines.paint(placed, said, link=link, photo=ink.photos(value), selected=chosen or None, waits=waits.get)
    return ink.safe(drawing), placed


def then(one: Then) -> SafeString:
    """The line at a moment, to look at."""
    said = of(one.value, one.day, one.is_own)
    return ink.safe(lines.paint(lines.place(one.value, "tablet", one.day, said), said, photo=ink.photos(one.value)))


def of(value: Network, today: date, is_own: bool) -> Words:
    """The words around the line."""
    called = networks.called(value)
    return Words(
        title=gettext("%(name)s life line") % {"name": naming.whose(names.first_name(called))},
        today=gettext("today"),
        hoped=pgettext("life line", "wishes"),
        some_day=gettext("some day"),
        undated=gettext("Without a year yet"),
        when={one.id: words.of(one) for one in value.events.values()},
        marks=words.marks(value, is_own),
        signs=words.signs(),
    )


def wider() -> str:
    """What has to be said when some years are drawn wider than others."""
    return gettext("Where more happened, the years are drawn wider. Look at the numbers of the years.")
