"""The line as a visitor sees it: drawn for a wide screen, a smaller one and paper, with its words."""

from collections.abc import Callable
from datetime import date

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from kring.core import life, names
from kring.core import network as networks
from kring.core.network import Network
from kring.draw import life as lines
from kring.draw.life_parts import Life, Words
from kring.pages import ink, naming
from kring.pages.life import words

STRETCHED = 1.5  # from so many times as wide on, it is said that years differ in width


def drawn(
    value: Network, size: str, today: date, said: Words, photo: Callable[[str], str], chosen: str, with_marks: bool
) -> tuple[SafeString, Life]:
    """The line of a size, each event a way to its words; and its numbers."""
    placed = lines.place(value, size, today, said, with_marks)
    link = "?event={}#event".format if size != "paper" else None
    return ink.safe(lines.paint(placed, said, link=link, photo=photo, selected=chosen or None)), placed


def of(value: Network, today: date, is_own: bool) -> Words:
    """The words around the line."""
    called = networks.called(value)
    title = gettext("%(name)s life line") % {"name": naming.whose(names.first_name(called))}
    return Words(
        title=title,
        today=gettext("today"),
        hoped=pgettext("life line", "wishes"),
        some_day=gettext("some day"),
        undated=gettext("Without a year yet"),
        when={one.id: words.of(one) for one in value.events.values()},
        marks={one: words.mark(one, value, is_own) for one in life.marks(value)},
        signs=words.signs(),
        sheet=(date_format(today, "j F Y"),),
        foot=gettext("This belongs to %(name)s. Share it only if %(name)s wants that.") % {"name": called},
    )


def is_stretched(placed: Life) -> bool:
    """Whether it has to be said that some years are drawn wider."""
    return placed.stretch >= STRETCHED
