"""The tiles of one screen: a picture, a word, a sentence."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kring.core import method, network
from kring.core.method import Layout
from kring.core.network import Category, Network
from kring.draw import circle, scenes, shapes, signs, symbol
from kring.pages import seats
from kring.pages.easy import walk


@dataclass(frozen=True)
class Tile:
    """One answer to choose."""

    id: str
    name: str
    sentence: str
    picture: SafeString
    sign: SafeString
    is_chosen: bool


def of(value: Network, layout: Layout, now: walk.Step, language: str) -> list[Tile]:
    """The answers to choose from on this screen."""
    if now.question is walk.Question.WHO:
        return [_who(category, name, now) for category, name in _kinds()]
    return [_near(value, layout, now, number, language) for number in range(len(layout.ring))]


def _kinds() -> list[tuple[Category, str]]:
    return [
        (Category.FAMILY, pgettext("easy", "Family")),
        (Category.FELLOW_CLIENT, pgettext("easy", "Housemate or colleague")),
        (Category.PROFESSIONAL, pgettext("easy", "Somebody who helps as work")),
        (Category.NEIGHBOUR, pgettext("easy", "Somebody who lives nearby")),
        (Category.FRIEND, pgettext("easy", "Friend")),
        (Category.ACQUAINTANCE, pgettext("easy", "Somebody I know")),
        (Category.VOLUNTEER, _("Volunteer")),
    ]


def _who(category: Category, name: str, now: walk.Step) -> Tile:
    sign = _svg(signs.shape(shapes.OF[category], symbol.HUES[category], 72))
    return Tile(category.value, name, "", SafeString(""), sign, now.person.category is category)


def _near(value: Network, layout: Layout, now: walk.Step, number: int, language: str) -> Tile:
    ring = layout.ring[number]
    words = walk.said_of(ring, now.person)
    me = next(iter(value.owner.selves.values())).face
    at = network.placement(value, layout.id, now.person.id)
    return Tile(
        ring.id,
        method.said(words.name, language),
        method.said(words.sentence, language),
        _svg(scenes.closeness(ring.picture, me, now.person.face)),
        _svg(signs.ring(len(layout.ring), number, 56)),
        at is not None and at.ring == ring.id,
    )


def circle_of(value: Network, layout: Layout, kept: dict[str, Any]) -> SafeString:
    """The circle as it has become, small."""
    return _svg(circle.thumbnail(circle.place(value, layout, "wide", seats.of(kept, layout)), 112))


def _svg(drawing: str) -> SafeString:
    return mark_safe(drawing)  # noqa: S308 - draw/svg.py escapes every word
