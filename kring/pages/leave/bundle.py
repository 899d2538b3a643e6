"""All of a circle in one parcel: to read, to bring into another Kring, and for a spreadsheet.

It is made for this one answer and kept nowhere. What is in it is what whose it is may know, and never what others
keep for themselves: the book says by kind what was left out.
"""

import io
import zipfile

from django.utils.translation import get_language, gettext

from kring.core import network as networks
from kring.draw import book
from kring.exchange import delimited, filetypes, kring_json
from kring.exchange.filetypes import Format
from kring.methods import loader
from kring.pages import outgoing
from kring.pages.leave import chapters
from kring.pages.tellings import STATES
from kring.store import telling
from kring.store.doors import Opened


def made(opened: Opened) -> bytes:
    """The parcel as a zip file."""
    language = get_language() or "nl"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, data in _files(opened, "nl" if language.startswith("nl") else "en"):
            parcel.writestr(zipfile.ZipInfo(name, opened.today.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _files(opened: Opened, language: str) -> list[tuple[str, bytes]]:
    table = filetypes.write(opened.value, Format.CSV, loader.standing(), language, opened.today).data
    read = book.Book(
        title=gettext("Everything of %(name)s") % {"name": networks.called(opened.value)},
        day=chapters.day(opened.today),
        chapters=tuple(chapters.every(opened, table)),
        language=language,
        foot=gettext("This belongs to %(name)s. Share it only if %(name)s wants that.")
        % {"name": networks.called(opened.value)},
    )
    return [
        (gettext("to-read") + ".pdf", book.made(read)),
        (f"kring{kring_json.SUFFIX}", outgoing.copy(opened)),
        (gettext("people") + ".csv", table),
        *([(gettext("who-knows") + ".csv", told)] if (told := _told(opened, language)) else []),
    ]


def _told(opened: Opened, language: str) -> bytes:
    """Who knows that they are on the map (AVG 14), in words; nothing when nothing was said of it."""
    people, said = opened.value.people, telling.going_out(opened.row, opened.by)
    head = [gettext("Name"), gettext("Does this person know?"), gettext("Since"), gettext("Why is it not needed?")]
    rows = [
        [people[id].name, str(STATES[one.state]), one.on.isoformat() if one.on else "", one.why]
        for id, one in said.items()
        if id in people
    ]
    return delimited.written([head, *rows], language) if rows else b""
