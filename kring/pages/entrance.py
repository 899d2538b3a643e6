"""Where somebody comes into a circle: the first page that they may see of it, so that nobody meets a closed door.

Names come last: who may see any picture may see those, and the picture is what was shared.
"""

from collections.abc import Callable
from typing import Final

from django.urls import reverse

from kring.core.access import Part

_PAGES: Final[dict[Part, str]] = {
    Part.CIRCLE: "circle:show",
    Part.ECOGRAM: "ecogram:show",
    Part.GENOGRAM: "genogram:show",
    Part.FAMILY_MAP: "family_map:show",
    Part.RELATIONS: "relations:show",
    Part.WEB: "web:show",
    Part.CONTACT: "contact:show",
    Part.LIFE: "life:show",
    Part.PLAN: "plan:show",
    Part.STORY: "story:show",
    Part.SAYS: "says:show",
    Part.MOMENTS: "moments:show",
    Part.NAMES: "names:show",
}


def address(network: str, may: Callable[[Part], bool]) -> str:
    """The page to begin on; that of the circle for who may see nothing that has a page."""
    page = next((page for part, page in _PAGES.items() if may(part)), _PAGES[Part.CIRCLE])
    return reverse(page, args=[network])
