"""What goes out on paper or as a file: a letter that tells somebody, and what is kept of them."""

import csv
from collections.abc import Iterator

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from kring import __version__
from kring.core import network as networks
from kring.core import thirds
from kring.core.network import Person
from kring.core.thirds import Left
from kring.draw import book
from kring.draw.book import Book, Chapter
from kring.exchange import filetypes, kring_json
from kring.exchange.filetypes import Format
from kring.methods import loader
from kring.store import looked, models, photos
from kring.store.doors import Opened
from kring.store.looked import Asked


def letter(opened: Opened, person: Person) -> bytes:
    """A letter that tells somebody that they are on the map, what is kept, and what they may ask."""
    whose = {"name": person.name, "whose": networks.called(opened.agreed)}
    words = (
        gettext("Dear %(name)s,") % whose,
        gettext("%(whose)s made a drawing of the people around %(whose)s. You are in it.") % whose,
        gettext("It helps to see who is near, and who can help. It is kept in Kring, under lock and key."),
        gettext("Of you it says how you know each other, and what %(whose)s wrote down about that.") % whose,
        gettext("Only %(whose)s, and whoever %(whose)s chooses, can see it.") % whose,
        gettext("You may ask what is kept about you. You may have it changed if it is wrong."),
        gettext("You may also say that you do not want to be in it."),
        gettext("Tell %(whose)s, or whoever works with %(whose)s.") % whose,
        gettext("You may also complain to the privacy authority."),
        gettext("Kind regards,"),
        networks.called(opened.agreed),
    )
    return book.made(_book(opened, gettext("You are on the map of %(whose)s") % whose, (Chapter("", words),)))


def own_pdf(opened: Opened, person: Person) -> bytes:
    """What is kept of one person, to read."""
    own = thirds.own(opened.agreed, person.id)
    whose = {"name": person.name, "whose": networks.called(opened.agreed)}
    told = [one.title for one in own.value.events.values()], [one.name for one in own.value.groups.values()]
    facts = [*_facts(own.value, opened), *((gettext("Happened"), one) for one in told[0])]
    facts += [(gettext("Together in"), one) for one in told[1]]
    chapters = (
        Chapter(gettext("What is kept about you"), facts=tuple(facts)),
        Chapter(gettext("Who saw it"), facts=tuple(_seen(opened, person))),
        Chapter(gettext("What is not in here"), facts=tuple(_left(own.left))),
    )
    return book.made(_book(opened, gettext("%(name)s, in the circle of %(whose)s") % whose, chapters))


def own_json(opened: Opened, person: Person) -> bytes:
    """The same, for a machine: a circle with one person in it."""
    own = thirds.own(opened.agreed, person.id)
    data = photos.load(opened.row, person.photo) if person.photo else None
    kept = {person.photo: data} if person.photo and data else {}
    return kring_json.written(kring_json.copied(own.value, f"Kring {__version__}", opened.today.isoformat(), kept, {}))


def _facts(value: networks.Network, opened: Opened) -> list[tuple[str, str]]:
    """All that is known, in the words of the list for a spreadsheet."""
    table = filetypes.write(value, Format.CSV, loader.standing(), _language(), opened.today).data.decode("utf-8-sig")
    between = ";" if ";" in table.splitlines()[0] else ","
    head, row = list(csv.reader(table.splitlines(keepends=True), delimiter=between))[:2]
    return [(term, cell) for term, cell in list(zip(head, row, strict=True))[1:] if cell]


def _seen(opened: Opened, person: Person) -> list[tuple[str, str]]:
    """On which days somebody was shown, and to whom: as what, and for which organisation. Names are those people's."""
    days: dict[str, dict[str, None]] = {}
    for one, where in _looks(opened, person):
        who = render_to_string("parts/role.html", {"role": one.role}).strip() or gettext("whoever looks after Kring")
        days.setdefault(date_format(one.day, "j F Y"), {})[f"{who} ({where})" if where else who] = None
    return [(day, ", ".join(who)) for day, who in days.items()]


def _looks(opened: Opened, person: Person) -> Iterator[tuple[looked.Entry, str]]:
    """Each time that somebody was shown, the newest first, with the name of the organisation; page after page."""
    asked: Asked | None = Asked(about=person.id)
    while asked:
        page = looked.page(opened.row, asked, opened.by.at)
        for one in page.entries:
            if one.outcome != models.Outcome.REFUSED.value:
                yield one, page.organisations.get(one.organisation, "") if one.organisation else ""
        asked = Asked(about=person.id, before=page.older) if page.older else None


def _left(left: tuple[Left, ...]) -> list[tuple[str, str]]:
    said = {
        Left.OTHERS: gettext("Whatever is also about others, such as who knows whom."),
        Left.WORDS: gettext("What the client thinks, wishes or wrote in their own words."),
        Left.HISTORY: gettext("How it was before, and the names of who looked."),
    }
    return [(str(number), said[one]) for number, one in enumerate(left, 1)]


def _book(opened: Opened, title: str, chapters: tuple[Chapter, ...]) -> Book:
    return Book(title=title, day=date_format(opened.today, "j F Y"), chapters=chapters, language=_language())


def _language() -> str:
    return "nl" if (get_language() or "nl").startswith("nl") else "en"
