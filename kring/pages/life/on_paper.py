"""The life line on paper: a whole sheet when the paper lies, and the line under its title when it stands."""

from datetime import date

import msgspec
from django.utils.text import get_text_list
from django.utils.translation import gettext

from kring.core import life
from kring.core.network import Network, Person, Self
from kring.draw import life as lines
from kring.draw import pdf
from kring.draw.life_parts import Words
from kring.pages import sheets
from kring.pages.life import picture


def sheet(asked: sheets.Asked) -> pdf.Sheet:
    """The line with its title, day and legend, and all that stands on it in words."""
    value, today = asked.opened.value, asked.opened.today
    said = picture.of(value, today, asked.opened.viewer.sees_confidential)
    size = "paper" if asked.is_lying else "tablet"
    placed = lines.place(value, size, today, said, with_marks=asked.query.get("marks") != "no")
    around = (asked.day, *([picture.wider()] if placed.stretch >= lines.STRETCHED else []))
    said = msgspec.structs.replace(said, sheet=around, foot=asked.foot)
    return pdf.Sheet(
        drawing=lines.paint(placed, said, photo=asked.photo, standalone=asked.colours),
        title=said.title,
        about=_about(value, today, said),
        language=asked.language,
        day=" ".join((asked.day, *around[1:])),
        foot=asked.foot,
        poster=asked.gluing,
        colours=asked.colours,
        is_whole=asked.is_lying,
        least=placed.small,
    )


def _about(value: Network, today: date, said: Words) -> str:
    """The line in words: every event with its date and people, in the order of time."""
    everyone: dict[str, Person | Self] = {**value.people, **value.owner.selves}
    told = [said.title]
    for events in life.in_time(value, today).values():
        for event in events:
            people = get_text_list([everyone[id].name for id in event.people if id in everyone], gettext("and"))
            told.append(
                ": ".join(filter(None, (said.when[event.id], event.title))) + (f" ({people})" if people else "")
            )
    return ". ".join(told) + "."
