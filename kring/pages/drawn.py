"""What rooms draw, by the ids of `core/drawings.py`. A room attaches its drawing in one line of its `urls.py`.

    drawn.attach(Drawing.WEB, "web:show", on_paper.sheet, picture.then, _("Support web"), _("Which people …"))

Then it is in the gallery, on paper and among the moments. In the gallery it needs one thing more: a small drawing of
104 by 104 in `drawings/<id>.html` (an `<svg class="drawing thumbnail" viewBox="0 0 104 104" width="104" height="104"
aria-hidden="true">` with the classes of `draw/drawing.css`). Circles need no line: every layout of the shelf is one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.safestring import SafeString

from kring.core import drawings
from kring.core.access import Part
from kring.core.drawings import Drawing, Side
from kring.draw import pdf
from kring.methods import loader
from kring.pages.sheets import Asked
from kring.pages.then import Then
from kring.store.doors import Opened

Sheet = Callable[[Asked], pdf.Sheet]
Moment = Callable[[Then], SafeString]


@dataclass(frozen=True)
class Drawn:
    """A drawing of a room: its page's address, how it is put on paper and drawn of a moment, its name and purpose."""

    drawing: Drawing
    page: str
    sheet: Sheet
    then: Moment | None = None
    name: Any = ""
    purpose: Any = ""

    @property
    def id(self) -> str:
        """How addresses call it."""
        return self.drawing.value

    @property
    def part(self) -> Part:
        """What somebody must be allowed to see before they see it."""
        return drawings.part(self.drawing)

    @property
    def sign(self) -> str:
        """Its small drawing for the gallery."""
        return f"drawings/{self.id}.html"

    def address(self, network: str, query: Mapping[str, str]) -> str:
        """The address of the page that it stands on, in the layout and with what else was asked for."""
        named = [query["layout"]] if query.get("layout") in loader.layouts() else []
        more = urlencode({key: value for key, value in query.items() if key != "layout"})
        return reverse(self.page, args=[network, *named]) + (f"?{more}" if more else "")


_ATTACHED: Final[dict[Drawing, Drawn]] = {}


def attach(
    drawing: Drawing, page: str, sheet: Sheet, then: Moment | None = None, name: Any = "", purpose: Any = ""
) -> None:
    """Say how a drawing is made, on which page it stands, and what the gallery calls it."""
    _ATTACHED[drawing] = Drawn(drawing, page, sheet, then, name, purpose)


def on(side: Side, opened: Opened) -> list[Drawn]:
    """The drawings that a side offers to this visitor, in the order of the gallery."""
    return [_ATTACHED[one] for one in drawings.on(side) if opened.may(drawings.part(one))]


def called(id: str) -> Drawn:
    """The drawing with this id. To who asks another there is nothing here (`Http404`)."""
    if id not in {one.value for one in _ATTACHED}:
        raise Http404
    return _ATTACHED[Drawing(id)]
