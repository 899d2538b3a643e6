"""What can be put on paper, and how somebody wants it. A room's drawing goes there through `drawn`.

Its function gets what was `Asked`, and answers with a `pdf.Sheet`: the drawing, with its title, what it shows
in words, and the legend of the signs in it. Photos get their address from `asked.photo`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from kring.core import network as networks
from kring.draw import photo as drawn_photo
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
