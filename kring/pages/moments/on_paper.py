"""Moments on paper: a page for each with its drawing, and in words what is otherwise than in the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, ngettext

from kring.core.network import Network, Person, Self
from kring.draw import book, uncut
from kring.draw.book import Book, Chapter
from kring.pages import sheets
from kring.pages.moments.words import Line, Told
from kring.store.doors import Opened


@dataclass(frozen=True)
class Frame:
    """A moment as it comes on paper; `told` is what differs from the one before."""

    called: str
    value: Network
    count: int
    drawing: str
    told: Told | None


PAPERS: Final = ("A4", "A3")
COLOURS: Final = ("day", "grey")


def made(opened: Opened, title: str, frames: Sequence[Frame], paper: str, colours: str) -> bytes:
    """The moments as PDF, in the order in which they are given."""
    asked = sheets.Asked(opened, colours)
    chapters = tuple(_chapter(asked, one) for one in frames)
    day = date_format(opened.today, "j F Y")
    return book.made(Book(title, day, chapters, get_language() or "nl", asked.foot, colours, paper))


def _chapter(asked: sheets.Asked, one: Frame) -> Chapter:
    count = ngettext("%(count)s person", "%(count)s people", one.count) % {"count": one.count}
    about = f"{one.called}: {count}. " + ", ".join(person.name for person in one.value.people.values())
    facts = (*_facts(one.told), *_whole(one))
    return Chapter(one.called, (f"{count}.",), facts, _with_photos(asked, one), about)


def _whole(one: Frame) -> tuple[tuple[str, str], ...]:
    """What the drawing shortens, whole beside it: nothing is lost on paper."""
    words = uncut.whole(one.drawing, uncut.said(one.value, get_language() or "nl"))
    return ((gettext("Whole words"), "; ".join(words)),) if words else ()


def _with_photos(asked: sheets.Asked, one: Frame) -> str:
    """The drawing of the screen with its photos inside it."""
    drawing = one.drawing[:]  # of plain letters, no longer marked as safe for a page
    faces = list[Person | Self]((*one.value.people.values(), *one.value.owner.selves.values()))
    for face in faces:
        if face.photo:
            address = reverse("card:picture", args=[one.value.id, face.id, face.photo])
            drawing = drawing.replace(f'href="{address}"', f'href="{asked.photo(face.photo)}"')
    return drawing


def _facts(told: Told | None) -> tuple[tuple[str, str], ...]:
    if told is None:
        return ()
    said = (
        (gettext("Came"), _lines((*told.new, *told.back))),
        (gettext("Left"), _lines(told.left)),
        (gettext("Stands elsewhere"), _lines(told.moved)),
        (gettext("Something is different"), _lines(told.changed)),
        (gettext("Helps in another way now"), _lines(told.supports)),
        (gettext("Know each other now"), _pairs(told.met)),
        (gettext("No longer told that they know each other"), _pairs(told.parted)),
        (gettext("Have something else with each other"), _pairs(told.otherwise)),
    )
    return tuple((term, words) for term, words in said if words)


def _pairs(pairs: Sequence[tuple[Person, Person]]) -> str:
    return ", ".join(f"{one.name} – {other.name}" for one, other in pairs)


def _lines(lines: Sequence[Line]) -> str:
    return "; ".join(f"{one.person.name}: {one.words}" if one.words else one.person.name for one in lines)
