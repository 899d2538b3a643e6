"""The tiles of one screen: a picture, a word, a sentence."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from kring.core import method, network
from kring.core.changes import Misfit, Place
from kring.core.method import Layout
from kring.core.network import Category, Network, Placement
from kring.draw import scenes, shapes, signs, symbol
from kring.pages import ink
from kring.pages.answers import Both, Word
from kring.pages.easy import walk


@dataclass(frozen=True)
class Tile:
    """One answer to choose; `hue` is the ground under a shape."""

    id: str
    name: str
    sentence: str
    picture: SafeString
    sign: SafeString
    hue: str
    is_chosen: bool


def of(value: Network, layout: Layout, now: walk.Step, language: str) -> list[Tile]:
    """The answers to choose from on this screen."""
    if now.question is walk.Question.WHO:
        return [_who(category, name, sentence, now) for category, (name, sentence) in _kinds().items()]
    return [_near(value, layout, now, number, language) for number in range(len(layout.ring))]


def _kinds() -> dict[Category, tuple[str, str]]:
    """The kinds of people, each with what that is in the words of the client."""
    return {
        Category.FAMILY: (pgettext("easy", "Family"), gettext("We are related.")),
        Category.FELLOW_CLIENT: (pgettext("easy", "Housemate"), gettext("We live or work together, with support.")),
        Category.PROFESSIONAL: (pgettext("easy", "Helper"), gettext("Helping me is their work.")),
        Category.VOLUNTEER: (pgettext("easy", "Volunteer"), gettext("Helps me without pay.")),
        Category.FRIEND: (pgettext("easy", "Friend"), gettext("We like being together.")),
        Category.NEIGHBOUR: (pgettext("easy", "Neighbour"), gettext("Lives near me.")),
        Category.ACQUAINTANCE: (pgettext("easy", "Acquaintance"), gettext("I know them a little.")),
        Category.COLLEAGUE: (pgettext("easy", "Colleague"), gettext("We have the same work.")),
    }


def _who(category: Category, name: str, sentence: str, now: walk.Step) -> Tile:
    hue = symbol.HUES[category]
    sign = ink.safe(signs.shape(shapes.OF[category], hue, 72))
    return Tile(category.value, name, sentence, SafeString(""), sign, hue, now.person.category is category)


def _near(value: Network, layout: Layout, now: walk.Step, number: int, language: str) -> Tile:
    ring = layout.ring[number]
    words = method.easy(ring, now.person.gender)
    selves = list(value.owner.selves.values())
    at = network.placement(value, layout.id, now.person.id)
    return Tile(
        ring.id,
        method.said(words.name, language),
        method.said(words.sentence, language),
        ink.safe(scenes.closeness(ring.picture, selves[0].face if selves else None, now.person.face)),
        ink.safe(signs.ring(len(layout.ring), number, 56)),
        "",
        at is not None and at.ring == ring.id,
    )


def words(layout: Layout, language: str) -> Word:
    """How two answers that were given at once are told."""

    def told(misfit: Misfit) -> Both:
        change = misfit.change
        if isinstance(change, Place):
            return Both("", _ring(layout, misfit.now, language), _ring(layout, change.now, language))
        return Both("", _kind(misfit.now), _kind(getattr(change, "value", None)))

    return told


def _ring(layout: Layout, at: Placement | None, language: str) -> str:
    ring = method.ring(layout, at.ring) if at and at.ring else None
    return method.said(ring.easy.name, language) if ring else gettext("no place yet")


def _kind(category: str | None) -> str:
    return _kinds()[Category(category)][0] if category in set(Category) else ""
