"""What can be put on paper. A room that draws offers its drawing in one line of its `urls.py`.

    sheets.offer("circle", Part.CIRCLE, "circle:show", picture.sheet)

The room `paper` does the rest. The function gets what was `Asked`, and answers with
a `pdf.Sheet`: the drawing, with its title, what it shows in words, and the legend of
the signs in it. Photos get their address from `asked.photo`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from kring.core import network as networks
from kring.core.access import Part
from kring.draw import pdf
from kring.draw import photo as drawn_photo
from kring.methods import loader
from kring.store import photos
from kring.store.doors import Opened


@dataclass(frozen=True)
class Asked:
    """How somebody wants a drawing on paper.

    `colours` is `day` or `grey`. `is_lying` says how the paper lies; a drawing that has one
    form is enlarged to fit either. `query` is what else the address of the page said, such as which layout.
    """

    opened: Opened
    colours: str = "day"
    is_lying: bool = True
    query: Mapping[str, str] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language of the page."""
        return get_language() or "nl"

    @property
    def day(self) -> str:
        """Today, in words."""
        return date_format(self.opened.today, "j F Y")

    @property
    def foot(self) -> str:
        """Whose it is, and who decides about sharing."""
        return gettext("This belongs to %(name)s. Share it only if %(name)s wants that.") % {
            "name": networks.called(self.opened.value)
        }

    @property
    def gluing(self) -> str:
        """How sheets become one poster."""
        return gettext("Cut along the marks. Glue each sheet on the dotted line of the one before it.")

    def photo(self, id: str) -> str:
        """A photo as it stands inside a file: small, and in grey when all is; empty when it is gone."""
        data = self._photos.get(id)
        return drawn_photo.inside(data, is_grey=self.colours == "grey") if data else ""

    @cached_property
    def _photos(self) -> dict[str, bytes]:
        return photos.every(self.opened.row)


Make = Callable[[Asked], pdf.Sheet]


@dataclass(frozen=True)
class Offered:
    """A drawing that can be put on paper: what it is a part of, the page it stands on, and how it is made."""

    part: Part
    page: str
    make: Make


_OFFERED: Final[dict[str, Offered]] = {}


def offer(drawing: str, part: Part, page: str, make: Make) -> None:
    """Say that a drawing can be put on paper: its id, its part, the name of its page's address, and how it is made."""
    _OFFERED[drawing] = Offered(part, page, make)


def offered(drawing: str) -> Offered:
    """The drawing with this id. To who asks another there is nothing here (`Http404`)."""
    if drawing not in _OFFERED:
        raise Http404
    return _OFFERED[drawing]


def page(one: Offered, network: str, query: Mapping[str, str]) -> str:
    """The address of the page that a drawing stands on, in the layout and with what else was asked for."""
    named = [query["layout"]] if query.get("layout") in loader.layouts() else []
    more = urlencode({key: value for key, value in query.items() if key != "layout"})
    return reverse(one.page, args=[network, *named]) + (f"?{more}" if more else "")


def every() -> tuple[str, ...]:
    """The ids of all drawings that can be put on paper."""
    return tuple(sorted(_OFFERED))
