"""All of a circle in one parcel: to read, to bring into another Kring, and for a spreadsheet.

It is made for this one answer and kept nowhere. What is in it is what whose it is may know, and never what others
keep for themselves: the book says by kind what was left out.
"""

import io
import zipfile

from django.utils.translation import get_language, gettext

from kring.core import network as networks
from kring.draw import book
from kring.exchange import filetypes, kring_json
from kring.exchange.filetypes import Format
from kring.methods import loader
from kring.pages import outgoing
from kring.pages.leave import chapters
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
    ]
