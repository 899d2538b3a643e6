"""What of a file its bringer may put into a network; the rest stays behind, and is named."""

from collections.abc import Collection, Iterator
from typing import Any, Final

import msgspec

from kring.core.access import Part
from kring.core.network import Person
from kring.exchange.incoming import Content, Found, Loss, made_id
from kring.store.doors import Opened

ON_A_LIST: Final = frozenset({"rank", "spontaneous", "category", "status", "sort"})
_DEFAULTS: Final[dict[str, Any]] = {one.name: one.default for one in msgspec.structs.fields(Person)}


def sifted(content: Content, opened: Opened) -> Content:
    """The content as this person may bring it: who is new bears their name, as the one who added them.

    Only who leads decides who is confidential. What is not theirs to change they do not bring: cards, or places.
    Nor can an id tell them that somebody is there whom they may not know.
    """
    may_card, may_place = opened.may(Part.CARD, opened.verb), opened.may(Part.CIRCLE, opened.verb)
    held = frozenset(_DEFAULTS) if may_card else ON_A_LIST
    if not opened.viewer.sees_confidential:
        held -= {"confidential", "rank"}  # the order on the list as they know it has other numbers
    found = [_brought(one, opened, held, may_place) for one in content.found]
    lost = [*content.losses, *_lost(content, held, may_card, may_place)]
    return msgspec.structs.replace(content, found=found, bonds=content.bonds if may_card else (), losses=lost)


def _brought(one: Found, opened: Opened, held: Collection[str], may_place: bool) -> Found:
    gone = {field: _DEFAULTS[field] for field in one.given if field not in held}
    person = msgspec.structs.replace(one.person, added_by=opened.viewer.user, **gone)
    if person.id and not opened.viewer.sees_confidential and person.id not in opened.value.people:
        person = msgspec.structs.replace(person, id=made_id(opened.id, "brought", person.id))
    given, places = frozenset(one.given) & frozenset(held), one.places if may_place else {}
    return msgspec.structs.replace(one, person=person, given=given, places=places, told=one.told or one.person.id)


def _lost(content: Content, held: Collection[str], may_card: bool, may_place: bool) -> Iterator[Loss]:
    found = {
        "confidential": sum(one.person.confidential for one in content.found) if "confidential" not in held else 0,
        "card": sum(not one.given <= ON_A_LIST for one in content.found) if not may_card else 0,
        "ties": len(content.bonds) if not may_card else 0,
        "placements": sum(bool(one.places) for one in content.found) if not may_place else 0,
    }
    yield from (Loss("not_yours", name, number) for name, number in found.items() if number)
